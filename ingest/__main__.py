"""`python -m ingest [SOURCE_ID ...]`: documents in, a checked snapshot out, a report printed.

`python -m ingest fetch`, `check-law` and `add` have options of their own; see their `--help`.
"""

import argparse
import sys
from collections.abc import Sequence
from typing import Any

from corpus.contact import ContactError
from corpus.embedding import EmbeddingError
from corpus.fetched import load_all_sources
from corpus.law_register import LawRegisterError
from corpus.settings import Settings, SettingsError, load_settings
from corpus.snapshot import SnapshotError
from corpus.source import SourceError
from corpus.vector_index import VectorIndexError
from corpus.written_questions import RegisterError
from ingest.adding import run_add
from ingest.commands import run_check_law, run_fetch
from ingest.failures import QuestionWritingError
from ingest.ingesting import choose_sources, ingest, ingest_source, is_up_to_date
from ingest.layout import LayoutError
from ingest.pages import PageError
from ingest.reading import ReadingError
from ingest.report import LostTextError
from ingest.statute_patterns import StatuteError

FAILURES = (
    SettingsError, SourceError, ReadingError, LayoutError, PageError, LostTextError,
    ContactError, RegisterError, EmbeddingError, VectorIndexError, SnapshotError, StatuteError,
    LawRegisterError, OSError,
)  # fmt: skip
COMMANDS = {"fetch": run_fetch, "check-law": run_check_law}


def main(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] in {*COMMANDS, "add"}:
        return run_command(arguments[0], arguments[1:])
    parser = argparse.ArgumentParser(prog="python -m ingest", description=__doc__)
    parser.add_argument("source_ids", nargs="*", metavar="SOURCE_ID")
    parser.add_argument(
        "--if-needed",
        action="store_true",
        help="do nothing when the snapshot in use is the one this would build",
    )
    parser.add_argument(
        "--write-questions",
        action="store_true",
        help="let the language model propose passage questions, in a file for review",
    )
    options = parser.parse_args(arguments)
    try:
        settings = load_settings()
        if options.write_questions:
            return propose_questions(options.source_ids, settings)
        if options.if_needed and is_up_to_date(options.source_ids, settings):
            return 0
        print("Reading the sources into a new snapshot ...", flush=True)
        name, report = ingest(options.source_ids, settings)
    except QuestionWritingError as failure:
        print(failure, file=sys.stderr)
        return 1
    except FAILURES as failure:
        print(f"ingest stopped, nothing was changed: {failure}", file=sys.stderr)
        return 1
    print_report(name, report)
    return 0


def propose_questions(source_ids: Sequence[str], settings: Settings) -> int:
    # Imported here: the provider packages take a second that reading sources does not need.
    from ingest.question_writing import open_writer, write_questions  # noqa: PLC0415

    model = open_writer(settings)
    sources = choose_sources(source_ids, load_all_sources(settings.data_dir))
    passages = [passage for source in sources for passage in ingest_source(source).passages]
    for path in write_questions(passages, model, print).values():
        print(f"proposals to review: {path}")
    return 0


def run_command(name: str, arguments: Sequence[str]) -> int:
    try:
        if name == "add":
            return run_add(arguments, print, input)
        return COMMANDS[name](arguments, load_settings(), print)
    except FAILURES as failure:
        print(f"ingest {name} stopped: {failure}", file=sys.stderr)
        return 1


def print_report(name: str, report: dict[str, Any]) -> None:
    for source in report["sources"]:
        kinds = ", ".join(f"{count} {kind}" for kind, count in source["kinds"].items())
        print(f"{source['source_id']}: {source['passages']} passages on pages {source['pages']}")
        print(
            f"  {source['headings']} heading lines; median {source['words_median']} words; {kinds}"
        )
        print(f"  repaired ({len(source['repaired'])}):")
        for line in source["repaired"]:
            print(f"    {line}")
        print(f"  dropped ({len(source['dropped'])}):")
        for dropped in source["dropped"]:
            print(f"    line {dropped['line']}, {dropped['why']}: {dropped['text'][:70]}")
        print(f"  missing in the source ({len(source['missing'])}):")
        for line in source["missing"]:
            print(f"    {line}")
    lost = report["questions_without_passage"]
    print(f"{report['questions']} passage questions, {report['gaps']} known gaps")
    print(f"{len(lost)} question anchors without a passage" + "".join(f"\n  {row}" for row in lost))
    print(f"snapshot {name}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
