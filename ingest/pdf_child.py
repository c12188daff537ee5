"""The process that reads one PDF and may be killed: limits first, then the library.

`python -m ingest.pdf_child PATH LIMITS` writes one JSON object to standard output: the reading,
or the reason it is refused. Whatever ends it in any other way, the parent calls damage.
"""

import resource
import sys
from collections.abc import Sequence
from pathlib import Path

from pydantic import TypeAdapter

from ingest.pdf_document import PdfError, PdfLimits, PdfRefusal
from ingest.pdf_layout import PdfResult, read_layout

RECURSION_LIMIT = 700


def set_limits(limits: PdfLimits) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.setrecursionlimit(RECURSION_LIMIT)


def read(path: Path, limits: PdfLimits) -> PdfResult:
    # Imported here: what the library takes to load stands under the limits too.
    from ingest.pdf import MALFORMED, read_document  # noqa: PLC0415

    try:
        return PdfResult(read_layout(read_document(path, limits)))
    except PdfError as error:
        return PdfResult(refusal=error.refusal, detail=error.detail)
    except MemoryError:
        return PdfResult(refusal=PdfRefusal.MEMORY)
    except RecursionError:
        return PdfResult(refusal=PdfRefusal.TOO_DEEP)
    except MALFORMED as error:
        return PdfResult(refusal=PdfRefusal.DAMAGED, detail=type(error).__name__)


def main(arguments: Sequence[str]) -> int:
    path, limits = Path(arguments[0]), TypeAdapter(PdfLimits).validate_json(arguments[1])
    set_limits(limits)
    try:
        found = TypeAdapter(PdfResult).dump_json(read(path, limits))
    except MemoryError:
        found = TypeAdapter(PdfResult).dump_json(PdfResult(refusal=PdfRefusal.MEMORY))
    sys.stdout.buffer.write(found)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
