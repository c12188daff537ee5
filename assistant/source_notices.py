"""A source asked about by name that is not loaded: its title, and where a person can read it."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.phrases import phrase
from assistant.reply import Notice, NoticeKind
from corpus.acts import load_acts
from corpus.law_reference_finding import find_law_references
from corpus.source import Source, SourceKind, named_sources, read_source_rows

RULES_FILE = Path(__file__).with_suffix(".toml")
# A question that names more asks for none of them in particular (arbitrary).
MAX_SOURCES = 2


class _Rules(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    asks: str
    act: str
    publisher: dict[str, str]


@cache
def _rules() -> _Rules:
    return _Rules.model_validate(tomllib.loads(RULES_FILE.read_text(encoding="utf-8")))


def notices_of_unloaded(
    question: str, sources: Mapping[str, Source], *, as_of: date, lead: str
) -> tuple[Notice, ...]:
    """One for each source the question asks for and `lead` does not tell of already."""
    if not re.search(_rules().asks, question, re.IGNORECASE):
        return ()
    named = dict.fromkeys(_named(question, sources, as_of))
    lacking = [source for source in named if not source.loaded and source.title not in lead]
    if len(lacking) > MAX_SOURCES:
        return ()
    return tuple(Notice(NoticeKind.SEE_ALSO, where_to_read(source)) for source in lacking)


def where_it_is_said(question: str, sources: Mapping[str, Source], *, as_of: date) -> str:
    """Of a question for what a source says that is not loaded: which, and where to read it."""
    by_name = re.search(_rules().act, question, re.IGNORECASE)
    if by_name or re.search(_rules().asks, question, re.IGNORECASE):
        named = dict.fromkeys(_named(question, sources, as_of))
        lacking = [where_to_read(source) for source in named if not source.loaded]
        if lacking and len(lacking) == len(named):
            return lacking[0]
    if by_name and not any(
        reference.act for found in find_law_references(question) for reference in found.references
    ):
        return phrase("notice", "unloaded_act", name=by_name[1])
    return ""


def _named(question: str, sources: Mapping[str, Source], as_of: date) -> Iterator[Source]:
    """By title, or by the number that a reference stands for; as of the day asked about."""
    ids = list(named_sources(question, read_source_rows()))
    ids += [
        by_number[reference.act]
        for found in find_law_references(question)
        for reference in found.references
        if reference.act in (by_number := _by_number(sources))
    ]
    act = load_acts().social_services_act
    for source in (sources[one] for one in ids if one in sources):
        if source.kind is SourceKind.WEBSITE:
            continue
        ended = source.valid_to is not None and source.valid_to < as_of
        successor = _by_number(sources).get(act.new, "")
        # «SoL» is the act that is in force; that the old one is repealed stands in its own notice.
        if ended and _by_number(sources).get(act.old) == source.id and successor:
            yield sources[successor]
        else:
            yield source


def _by_number(sources: Mapping[str, Source]) -> dict[str, str]:
    numbers = {
        source.edition.partition(",")[0].removeprefix("SFS "): source.id
        for source in sources.values()
    }
    return {number: source_id for number, source_id in numbers.items() if ":" in number}


def where_to_read(source: Source) -> str:
    """That the text is not here, and its address or that of whoever publishes it."""
    if source.url:
        return phrase("notice", "unloaded", title=source.title, url=source.url)
    listed = _rules().publisher.get(source.publisher)
    if listed:
        return phrase(
            "notice", "unloaded_listed",
            title=source.title, publisher=source.publisher, url=listed,
        )  # fmt: skip
    return phrase("notice", "unloaded_nowhere", title=source.title, publisher=source.publisher)
