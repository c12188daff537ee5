"""`python -m evals add-case`: from a file, or straight from what people saved in the app."""

import argparse
import json
from collections.abc import Iterator, Set
from pathlib import Path

from assistant.privacy import find_identity_data
from assistant.working_store import CitedPlace, WorkingStore
from evals.adding import ReviewedAnswer, ReviewError, add_case, parse_review, read_review
from evals.case import load_cases
from evals.commands import Chosen
from evals.from_use import (
    Completion,
    FromUse,
    from_feedback,
    from_review,
    open_store,
    write_unfinished,
)
from evals.printing import write
from evals.scoring.folding import fold
from evals.side_commands import COVERAGE_FILE, write_coverage

# What an option without its number means: ids begin at one.
LIST_THEM = 0
FOLDER = "from_use"
OK, FAILED = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--from", type=Path, dest="source", help="a reviewed answer as JSON")
    for name, what in (("feedback", "verdict of a reader"), ("review", "colleague's review")):
        source.add_argument(
            f"--from-{name}",
            type=int,
            nargs="?",
            const=LIST_THEM,
            metavar="NUMBER",
            dest=name,
            help=f"a {what} kept by the app; without a number, list them",
        )
    parser.add_argument(
        "--gold",
        action="append",
        default=[],
        metavar="PAGE:QUOTE",
        help="where the right answer stands, word for word",
    )
    parser.add_argument(
        "--fact",
        action="append",
        default=[],
        metavar="WORDING[|WORDING]",
        help="what a right answer states",
    )
    parser.add_argument(
        "--not-in-sources", action="store_true", help="the question must not be answered"
    )
    parser.add_argument("--kind", default="", help="a kind of cases/vocabulary.toml")


def add(chosen: Chosen, options: argparse.Namespace) -> int:
    if options.source is not None:
        return _add(read_review(options.source), chosen)
    store = open_store(chosen.settings.data_dir)
    if LIST_THEM in (options.feedback, options.review):
        asked = frozenset(fold(case.question) for case in load_cases(chosen.directory))
        write(*(_reviews if options.feedback is None else _feedback)(store, asked))
        return OK
    completion = _completion(options)
    if options.feedback is None:
        found = from_review(store.drafts(), options.review, completion)
    else:
        found = from_feedback(store.feedback(), options.feedback, chosen.grounds(), completion)
    if found.missing:
        return _leave_unfinished(found, chosen)
    return _add(parse_review(json.dumps(found.row), name=found.name), chosen)


def _feedback(store: WorkingStore, asked: Set[str]) -> Iterator[str]:
    for kept in store.feedback():
        said = kept.feedback
        thumb = "up" if said.helpful else "down"
        question = _shown(said.question, asked) if said.question else "(question not kept)"
        yield f"{kept.id:>4}  {kept.at}  {thumb:<5} {said.outcome:<12} {said.reason}: {question}"


def _reviews(store: WorkingStore, asked: Set[str]) -> Iterator[str]:
    for draft in store.drafts():
        outcome = draft.outcome or "by hand"
        yield f"{draft.id:>4}  {draft.at}  {draft.status:<9} {outcome:<12} " + _shown(
            draft.question, asked
        )


def _shown(question: str, asked: Set[str]) -> str:
    # The privacy rules may have become stricter since it was kept.
    if find_identity_data(question):
        return "(holds identity data: delete it)"
    return f"{question} (a case already)" if fold(question) in asked else question


def _completion(options: argparse.Namespace) -> Completion:
    return Completion(
        gold=tuple(_place(text) for text in options.gold),
        facts=tuple(tuple(text.split("|")) for text in options.fact),
        is_in_sources=not options.not_in_sources,
        kind=options.kind,
    )


def _place(text: str) -> CitedPlace:
    page, colon, quote = text.partition(":")
    if not (colon and page.strip().isdecimal() and quote.strip()):
        raise ReviewError(f"not a page, a colon and a quote: {text!r}")
    return CitedPlace(quote.strip(), int(page))


def _leave_unfinished(found: FromUse, chosen: Chosen) -> int:
    path = write_unfinished(found, chosen.files.directory / FOLDER)
    write(
        f"{found.name} is not a case yet: nobody has said what is right",
        f"what is known: {path}",
        f"to fill in: {', '.join(found.missing)} (and required_facts); then",
        f"  python -m evals add-case --from {path}",
        'or say it here with --gold "PAGE:QUOTE" [--fact WORDING], or --not-in-sources',
    )
    return FAILED


def _add(review: ReviewedAnswer, chosen: Chosen) -> int:
    row = add_case(review, chosen.grounds(), directory=chosen.directory)
    write(f"added {row['id']}")
    if (chosen.directory / COVERAGE_FILE).exists():
        write_coverage(chosen)
    if row["answerable"] and not row["required_facts"]:
        write("it has no required fact: outcome and place alone will be judged")
    return OK
