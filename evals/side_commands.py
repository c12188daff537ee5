"""The commands beside the main walk: coverage, export, exercises, external, judge."""

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.chat_opening import ModelOpeningError
from corpus.embedding import open_embedding
from corpus.exercise import EXERCISES_FILE
from evals.case import load_cases, read_kinds
from evals.commands import Chosen, show_progress
from evals.coverage_table import coverage_lines, coverage_page, section_coverage
from evals.exercises import exercise_rows
from evals.exporting import export_rows
from evals.external import ExternalSet, read_squad, read_swequad, score_legs
from evals.judge_model import open_judge
from evals.judging import (
    Agreement,
    ChatModel,
    JudgeCase,
    Opinion,
    Support,
    agreement,
    ask_judge,
    read_judge_cases,
)
from evals.printing import write
from evals.replies import StatementRow, read_replies
from evals.run_files import write_lines, write_text
from evals.scoring.entailment import entails

GUIDELINE_ID = "riktlinje-vald"
MATERIAL_VARIABLE = "VAGLEDAREN_MATERIAL_DIR"
COVERAGE_FILE = "COVERAGE.md"
OK, FAILED = 0, 1


class CommandError(RuntimeError):
    """The command cannot be carried out as asked; the message says what is missing."""


def show_coverage(chosen: Chosen, options: argparse.Namespace) -> int:
    sections = section_coverage(chosen.cases(), chosen.grounds())
    if options.write:
        write_coverage(chosen)
    write(*coverage_lines(sections))
    return OK if all(section.cases for section in sections) else FAILED


def write_coverage(chosen: Chosen) -> None:
    """Count all cases anew, whatever part of them the command was asked about."""
    cases = load_cases(chosen.directory)
    page = coverage_page(cases, section_coverage(cases, chosen.grounds()), read_kinds())
    write_text(chosen.directory / COVERAGE_FILE, page)


def export(chosen: Chosen, options: argparse.Namespace) -> int:
    replies = read_replies(chosen.files.replies)
    rows = list(export_rows(chosen.cases(), replies, shape=options.shape))
    write_lines(options.target, rows)
    write(f"{len(rows)} of {len(chosen.cases())} cases have a reply and were written")
    return OK


def exercises(chosen: Chosen, _: argparse.Namespace) -> int:
    rows = list(exercise_rows(chosen.cases(), source_id=GUIDELINE_ID))
    write_text(EXERCISES_FILE, "".join(f"{row.model_dump_json()}\n" for row in rows))
    write(f"{len(rows)} exercises: {EXERCISES_FILE}")
    return OK


def external(chosen: Chosen, options: argparse.Namespace) -> int:
    questions = read_squad(options.squad) if options.squad else _swequad()
    embedding = open_embedding(chosen.settings.embedding_model or None)
    write(
        f"{questions.name}: {len(questions.queries)} questions, {len(questions.passages)} passages"
    )
    write(f"{'leg':<18}{'hit@1':>8}{'hit@5':>8}{'hit@10':>8}{'MRR':>8}")
    for leg in score_legs(questions, embedding):
        numbers = (leg.hit_at_1, leg.hit_at_5, leg.hit_at_10, leg.mrr)
        write(f"{leg.leg:<18}" + "".join(f"{number:>8.3f}" for number in numbers))
    return OK


def _swequad() -> ExternalSet:
    if not (material := os.environ.get(MATERIAL_VARIABLE)):
        raise CommandError(f"say where the material lies with {MATERIAL_VARIABLE}, or give --squad")
    return read_swequad(Path(material) / "benchmarks" / "swequad")


def judge(chosen: Chosen, _: argparse.Namespace) -> int:
    """Measure the judge, then let it judge; never more than words on a screen."""
    cases = read_judge_cases()
    same = sum(entails(one.quotes, one.statement) == _is_supported(one) for one in cases)
    write(f"lexical stand-in against people, supported or not: {same} of {len(cases)} alike")
    try:
        model = open_judge(chosen.settings)
    except ModelOpeningError as error:
        raise CommandError(str(error)) from error
    if model is None:
        write("no chat model is configured; set VAGLEDAREN_CHAT_MODEL to judge")
        return OK
    write(*_agreement_lines(agreement(cases, _opinions(cases, model))))
    if not chosen.files.replies.exists():
        write("no replies are collected, so there is nothing to judge")
        return OK
    replies = read_replies(chosen.files.replies)
    for case in chosen.cases():
        if case.id in replies:
            write(*_judged(case.id, replies[case.id].statements, model))
    return OK


def _opinions(cases: Sequence[JudgeCase], model: ChatModel) -> dict[str, Opinion | None]:
    opinions: dict[str, Opinion | None] = {}
    for number, case in enumerate(cases, start=1):
        opinions[case.id] = ask_judge(case.quotes, case.statement, model)
        show_progress(number, len(cases))
    return opinions


def _is_supported(case: JudgeCase) -> bool:
    return case.label is Support.SUPPORTED


def _agreement_lines(found: Agreement) -> Iterator[str]:
    share = "–" if found.share is None else f"{found.share:.3f}"
    kappa = "–" if found.kappa is None else f"{found.kappa:.3f}"
    yield f"judge against people: agreement {share}, kappa {kappa}, n={found.n}"
    yield f"no opinion could be read for {len(found.unscored)}"
    for label, row in found.confusion.items():
        yield f"  people {label}: " + ", ".join(f"{name} {count}" for name, count in row.items())
    yield from (f"  {line}" for line in found.disagreements)


def _judged(case_id: str, statements: Sequence[StatementRow], model: ChatModel) -> Iterator[str]:
    """Yield only what the judge does not find supported."""
    for number, statement in enumerate(statements, start=1):
        opinion: Opinion | None = ask_judge(statement.quotes, statement.text, model)
        if opinion is None:
            yield f"{case_id} statement {number}: unscored"
        elif opinion.label is not Support.SUPPORTED:
            yield f"{case_id} statement {number}: {opinion.label}: {opinion.reason}"
