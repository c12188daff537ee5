"""A cross-encoder that may veto what the gate accepted, and never rescue what it refused.

Optional: the setting `nli_model` names a directory or a hub name of a sentence-transformers
`CrossEncoder` with a label that begins with «entail». None has been measured here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.gate import Accepted, Failure, Rejected
from assistant.reply import Statement

# Even odds. Arbitrary: with no model measured there is nothing to fit it to.
MIN_ENTAILMENT = 0.5

# The probability that each (premise, hypothesis) is an entailment.
Score = Callable[[Sequence[tuple[str, str]]], Sequence[float]]


@dataclass(frozen=True, slots=True)
class EntailmentVeto:
    score: Score

    def check(self, accepted: Accepted) -> Accepted | Rejected:
        """Reject the whole draft when the quotes of one statement do not entail it."""
        pairs = [(_premise(statement), statement.text) for statement in accepted.statements]
        scores = self.score(pairs)
        failures = tuple(
            Failure("entailment", number, statement.text)
            for number, (statement, score) in enumerate(
                zip(accepted.statements, scores, strict=True), 1
            )
            # Written so that a model that gives «not a number» vetoes too.
            if not score >= MIN_ENTAILMENT
        )
        return Rejected(failures) if failures else accepted


def _premise(statement: Statement) -> str:
    return " ".join(citation.quote for citation in statement.citations)


def open_entailment_veto(name: str) -> EntailmentVeto:
    """Raises `ValueError` for a model without an entailment label, `OSError` where none is."""
    # Imported here: it takes seconds that nobody without the setting should wait.
    from sentence_transformers import CrossEncoder  # noqa: PLC0415

    model = CrossEncoder(name, device="cpu")
    labels: dict[int, str] = model.config.id2label
    entailing = [at for at, label in labels.items() if label.casefold().startswith("entail")]
    if len(entailing) != 1:
        raise ValueError(f"no one label for entailment in {name!r}: {sorted(labels.values())}")

    def score(pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        rows = model.predict(list(pairs), apply_softmax=True)
        return [float(row[entailing[0]]) for row in rows]

    return EntailmentVeto(score)
