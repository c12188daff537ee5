"""An optional judge: a chat model that says whether quotes carry a statement. Never a gate.

A judge is an opinion until it is measured: `agreement` holds it against fixed good and bad answers
that people have labelled.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from string import Template

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

PROMPT_FILE = Path(__file__).parent / "prompts" / "judge.md"
CASES_FILE = Path(__file__).with_name("judge_cases.jsonl")

# A prompt in, the model's words out.
ChatModel = Callable[[str], str]


class Support(StrEnum):
    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class JudgeCase:
    """A statement with quotes and the label a person gave it; `change` says what makes it bad."""

    id: str
    quotes: tuple[str, ...]
    statement: str
    label: Support
    change: str = ""


class Opinion(BaseModel):
    """What the judge must answer, as JSON."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    label: Support
    reason: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """`kappa` is Cohen's (1960): agreement beyond chance; None when chance alone agrees always."""

    n: int
    unscored: tuple[str, ...]
    share: float | None
    kappa: float | None
    confusion: Mapping[str, Mapping[str, int]]
    disagreements: tuple[str, ...]


def read_judge_cases(path: Path = CASES_FILE) -> tuple[JudgeCase, ...]:
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    return TypeAdapter(tuple[JudgeCase, ...]).validate_json(f"[{','.join(lines)}]")


def ask_judge(quotes: Sequence[str], statement: str, model: ChatModel) -> Opinion | None:
    """Give the judge's opinion, or None when its answer is not one."""
    numbered = "\n".join(f"[{number}] {quote}" for number, quote in enumerate(quotes, start=1))
    prompt = Template(PROMPT_FILE.read_text(encoding="utf-8"))
    answer = model(prompt.substitute(quotes=numbered, statement=statement))
    return parse_opinion(answer)


def parse_opinion(answer: str) -> Opinion | None:
    """Read the outermost braces: models like to wrap their JSON in prose."""
    start, end = answer.find("{"), answer.rfind("}")
    if not 0 <= start < end:
        return None
    try:
        return Opinion.model_validate_json(answer[start : end + 1])
    except ValidationError:
        return None


def agreement(cases: Sequence[JudgeCase], opinions: Mapping[str, Opinion | None]) -> Agreement:
    """Compare the judge with the people; an answer that is no opinion is unscored, not wrong."""
    scored = [(case, opinion) for case in cases if (opinion := opinions.get(case.id)) is not None]
    pairs = [(case.label, opinion.label) for case, opinion in scored]
    counts = Counter(pairs)
    return Agreement(
        n=len(pairs),
        unscored=tuple(case.id for case in cases if opinions.get(case.id) is None),
        share=_share(counts),
        kappa=_kappa(counts),
        confusion={a: {b: counts[a, b] for b in Support} for a in Support},
        disagreements=tuple(
            f"{case.id}: {opinion.label}, people say {case.label} ({opinion.reason})"
            for case, opinion in scored
            if case.label is not opinion.label
        ),
    )


def _share(counts: Counter[tuple[Support, Support]]) -> float | None:
    return sum(counts[label, label] for label in Support) / counts.total() if counts else None


def _kappa(counts: Counter[tuple[Support, Support]]) -> float | None:
    observed = _share(counts)
    if observed is None:
        return None
    total = counts.total()
    by_people = Counter(person for person, _ in counts.elements())
    by_judge = Counter(judge for _, judge in counts.elements())
    chance = sum(by_people[label] * by_judge[label] for label in Support) / total**2
    return (observed - chance) / (1 - chance) if chance < 1 else None
