"""Whether a question asks what one loaded source says, and of what."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from corpus.acts import acts_by_key, load_acts
from corpus.law_reference import FoundLawReference
from corpus.law_reference_finding import find_law_references
from corpus.passage import Passage
from corpus.source import Source, SourceKind, named_sources, read_source_rows
from corpus.words import content_words

RULES_FILE = Path(__file__).with_suffix(".toml")
# Named only to be looked up in, or itself the one that is asked.
NEVER_NAMED = {SourceKind.GUIDELINE, SourceKind.WEBSITE}


@dataclass(frozen=True, slots=True)
class NamedSource:
    """`subject` is the question without the name; `says` that the source's own words are asked for.

    Otherwise the question is of the matter («enligt SoL»), and the guideline's answer comes first.
    """

    source_id: str
    subject: str
    says: bool = True
    chapter: str = ""
    article: str = ""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    raw = tomllib.loads(RULES_FILE.read_text(encoding="utf-8"))
    return {name: re.compile(text, re.IGNORECASE) for name, text in raw.items()}


class NamedSources:
    """`sources` are the register's; only what has passages can be named."""

    def __init__(self, passages: Iterable[Passage], sources: Mapping[str, Source]) -> None:
        self._of_act: dict[str, str] = {}
        self._loaded: set[str] = set()
        self._sources = sources
        for passage in passages:
            self._loaded.add(passage.source_id)
            if passage.provision is not None:
                self._of_act.setdefault(passage.provision.act, passage.source_id)

    def find(self, question: str, *, on: date) -> NamedSource | None:
        """None when no source is named, when several are, or when a paragraph is."""
        if len(self._loaded) <= 1 or _patterns()["guideline"].search(question):
            return None
        named = _acts_named(question, on)
        if any(ref.section for found in named for ref in found.references):
            return None
        if named:
            return self._act(question, named, on)
        return self._document(question)

    def _act(
        self, question: str, named: Sequence[FoundLawReference], on: date
    ) -> NamedSource | None:
        acts = dict.fromkeys(ref.act for found in named for ref in found.references)
        ids = {self._as_of(act, question, on) for act in acts}
        source_id = ids.pop() if len(ids) == 1 else ""
        says = _patterns()["says"].search(question) is not None
        by = any(_patterns()["by"].search(question[: found.start]) for found in named)
        if not source_id or not (says or by or not _patterns()["sentence"].search(question)):
            return None
        article = _patterns()["article"].search(question)
        subject = _without(question, named)
        # A name alone asks what it stands for.
        if not (article or named[0].references[0].chapter or _has_subject(subject)):
            return None
        return NamedSource(
            source_id,
            subject,
            says=says,
            chapter=named[0].references[0].chapter,
            article=article[1] if article else "",
        )

    def _as_of(self, act: str, question: str, on: date) -> str:
        """The source of an act; of one that had the same name before, on a day before."""
        source_id = self._of_act.get(act, "")
        known, source = acts_by_key().get(act), self._sources.get(source_id)
        if known and known.former and act not in question and source:
            early = source.valid_from is not None and on < source.valid_from
            return self._of_act.get(known.former, source_id) if early else source_id
        return source_id

    def _document(self, question: str) -> NamedSource | None:
        ids = [
            source_id
            for source_id in named_sources(question, read_source_rows())
            if source_id in self._loaded and self._sources[source_id].kind not in NEVER_NAMED
        ]
        if len(ids) != 1:
            return None
        return NamedSource(ids[0], question, says=bool(_patterns()["says"].search(question)))


def _has_subject(text: str) -> bool:
    return any(not _patterns()["name_only"].fullmatch(word) for word in content_words(text))


def _acts_named(question: str, on: date) -> list[FoundLawReference]:
    """«SoL» is the act of that name on the day; «LVU-ansökan» is no question to the act."""
    acts = load_acts().social_services_act
    sol = acts.new if on >= acts.new_from else acts.old
    return [
        found
        for found in find_law_references(question, sol=sol)
        if question[found.end : found.end + 1] != "-" and any(r.act for r in found.references)
    ]


def _without(question: str, named: Sequence[FoundLawReference]) -> str:
    for found in reversed(named):
        question = f"{question[: found.start]} {question[found.end :]}"
    return question
