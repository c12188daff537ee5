"""`python -m assistant ask "..."` and `python -m assistant batch IN.jsonl OUT.jsonl`."""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from assistant.answering import Assistant
from assistant.batch import Failed, answer_rows
from assistant.printing import print_lines
from assistant.reply_json import reply_data
from assistant.setup import open_assistant
from corpus.contact import ContactError
from corpus.embedding import EmbeddingError
from corpus.law_register import LawRegisterError
from corpus.settings import SettingsError
from corpus.snapshot import SnapshotError
from corpus.source import SourceError
from corpus.thesaurus import ThesaurusError
from corpus.vector_index import VectorIndexError

FAILURES = (
    SettingsError, SnapshotError, EmbeddingError, VectorIndexError, OSError,
    SourceError, LawRegisterError, ContactError, ThesaurusError,
)  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    try:
        assistant = open_assistant()
        if options.command == "batch":
            return batch(assistant, options.source, options.target, as_of=options.as_of)
        ask(assistant, options)
    except FAILURES as failure:
        print(f"cannot answer: {failure}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m assistant", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("ask", help="answer one question")
    one.add_argument("question")
    one.add_argument("--json", action="store_true", help="the reply as JSON")
    one.add_argument("--as-of", type=date.fromisoformat, help="law as it stood on this day")
    many = commands.add_parser("batch", help="answer a file of questions")
    many.add_argument("source", type=Path, metavar="IN.jsonl")
    many.add_argument("target", type=Path, metavar="OUT.jsonl")
    many.add_argument("--as-of", type=date.fromisoformat)
    return parser


def ask(assistant: Assistant, options: argparse.Namespace) -> None:
    started = time.perf_counter()
    reply = assistant.answer(options.question, as_of=options.as_of)
    elapsed_ms = (time.perf_counter() - started) * 1000
    if options.json:
        print(json.dumps(reply_data(reply, elapsed_ms=elapsed_ms), ensure_ascii=False, indent=1))
        return
    for line in print_lines(reply):
        print(line)


def batch(assistant: Assistant, source: Path, target: Path, *, as_of: date | None) -> int:
    """Exit status 1 when a line failed; every other line is answered."""
    lines = source.read_text(encoding="utf-8", errors="replace").split("\n")
    failed = 0
    with target.open("w", encoding="utf-8") as file:
        for result in answer_rows(assistant, lines, as_of=as_of):
            if isinstance(result, Failed):
                failed += 1
                print(f"line {result.number}: {result.reason}", file=sys.stderr)
            else:
                file.write(result.line + "\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
