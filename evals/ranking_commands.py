"""The commands about ranking and deciding: what is fitted on the cases, and what adds how much."""

import argparse
from functools import partial

from assistant.exact_legs import ExactLegs
from assistant.part_search import LOOKED_AT
from assistant.setup import open_retriever
from corpus.contact import load_contacts
from corpus.embedding import Embedding, open_embedding
from corpus.snapshot import Snapshot, current_directory, open_snapshot
from evals.ablation import ablate
from evals.collecting import AS_OF
from evals.commands import Chosen
from evals.decision_fitting import curve, fit_decision, weigh
from evals.fusion import LEGS, Row, compare_fusions, fit_weights, read_features
from evals.printing import write
from evals.rank_cases import CUT_OFFS, HEADER, Figures, rank_cases

OK = 0
NAME_WIDTH = 36


def fusion(chosen: Chosen, _: argparse.Namespace) -> int:
    snapshot, embedding = _opened(chosen)
    passages = snapshot.passages
    retriever = open_retriever(snapshot, embedding)
    cases = rank_cases(chosen.cases(), passages, partial(retriever.search, on=AS_OF))
    exact = ExactLegs(passages, load_contacts())
    asked = read_features(cases, retriever, exact, passages)
    write(f"{len(cases)} cases, {len(passages)} passages")
    write(f"{'':<{NAME_WIDTH}}{HEADER}{'loss':>8}")
    for row in compare_fusions(asked, passages):
        write(_line(row))
    weights = fit_weights(asked, LEGS)
    shares = weights / weights.sum()
    write("", "fitted on all of them, as shares of the sum:")
    write(*(f"  {name:<{NAME_WIDTH}}{share:.3f}" for name, share in zip(LEGS, shares, strict=True)))
    return OK


def decision(chosen: Chosen, _: argparse.Namespace) -> int:
    snapshot, embedding = _opened(chosen)
    search = partial(open_retriever(snapshot, embedding).search, on=AS_OF, limit=LOOKED_AT)
    weighed = weigh(chosen.cases(), search)
    fitted = fit_decision(weighed)
    write(f"{weighed.answered.sum()} answered and {(~weighed.answered).sum()} unanswered cases")
    for title, points in (
        ("weights in use", curve(weighed.present, weighed.answered)),
        ("fitted anew, cross-validated", fitted.curve),
    ):
        write("", f"{title}: threshold, refused of what is answered, refused of the rest")
        write(*(f"  {p.threshold:>6.2f}{p.answered:>8.1%}{p.unanswered:>8.1%}" for p in points))
    write("", "fitted on all of them:", f"  {'bias':<{NAME_WIDTH}}{fitted.bias:.3f}")
    write(*(f"  {name:<{NAME_WIDTH}}{weight:.3f}" for name, weight in fitted.weights.items()))
    return OK


def ablation(chosen: Chosen, _: argparse.Namespace) -> int:
    snapshot, embedding = _opened(chosen)
    search = partial(open_retriever(snapshot, embedding).search, on=AS_OF)
    cases = rank_cases(chosen.cases(), snapshot.passages, search)
    write(f"{len(cases)} cases; a kind's figures are hit@1 / hit@5")
    write(f"{'':<{NAME_WIDTH}}{'n':>7}{HEADER}")
    by_kind: list[str] = []
    for row in ablate(snapshot, embedding, cases):
        write(f"{row.name:<{NAME_WIDTH}}{row.questions:>7}{row.whole.cells()}")
        kinds = (f"{kind} {_first_and_fifth(f)}" for kind, f in row.by_kind.items())
        by_kind.append(f"{row.name}: " + ", ".join(kinds))
    write("", *by_kind)
    return OK


def _first_and_fifth(of_kind: Figures) -> str:
    return f"{of_kind.hits[0]:.2f}/{of_kind.hits[CUT_OFFS.index(5)]:.2f} (n={of_kind.cases})"


def _opened(chosen: Chosen) -> tuple[Snapshot, Embedding]:
    embedding = open_embedding(chosen.settings.embedding_model or None)
    directory = current_directory(chosen.settings.data_dir)
    return open_snapshot(directory, embedding=embedding, url=chosen.settings.chroma_url), embedding


def _line(row: Row) -> str:
    fitted = "" if row.loss is None else f"{row.loss:>8.3f}"
    return f"{row.name:<{NAME_WIDTH}}{row.figures.cells()}{fitted}"
