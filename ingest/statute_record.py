"""A statute as the government's legal database sends it: one JSON record."""

import json
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.statute_amendments import Amendment
from ingest.statute_lines import Head
from ingest.statute_patterns import StatuteError, fold, read_day


class _Lenient(BaseModel):
    model_config = ConfigDict(extra="ignore")


class _FullText(_Lenient):
    forfattningstext: str = Field(min_length=1)
    andringInford: str | None = None  # noqa: N815 the service's own name


class _Amending(_Lenient):
    beteckning: str
    anteckningar: str | None = None
    ikraftDateTime: str | None = None  # noqa: N815


class StatuteRecord(_Lenient):
    beteckning: str
    rubrik: str
    ikraftDateTime: str | None = None  # noqa: N815
    upphavdDateTime: str | None = None  # noqa: N815
    fulltext: _FullText
    andringsforfattningar: tuple[_Amending, ...] = ()


def read_record(text: str) -> StatuteRecord:
    try:
        raw: Any = json.loads(text)
    except json.JSONDecodeError as error:
        raise StatuteError(f"the statute is not whole JSON: {error}") from error
    try:
        hits = raw.get("hits", {}).get("hits") if isinstance(raw, dict) else None
        return StatuteRecord.model_validate(hits[0].get("_source") if hits else raw)
    except (ValidationError, AttributeError, TypeError, KeyError) as error:
        raise StatuteError(f"the statute's JSON lacks what is needed: {error}") from error


def head_of(record: StatuteRecord) -> Head:
    consolidated = record.fulltext.andringInford or ""
    return Head(
        title=fold(record.rubrik),
        number=record.beteckning,
        consolidated_to=consolidated.rpartition(" ")[2],
        in_force=(record.ikraftDateTime or "")[:10],
        repealed=(record.upphavdDateTime or "")[:10],
    )


def listed_amendments(record: StatuteRecord) -> tuple[Amendment, ...]:
    return tuple(
        Amendment(row.beteckning, row.anteckningar or "", read_day(row.ikraftDateTime or ""))
        for row in record.andringsforfattningar
    )
