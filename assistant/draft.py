"""What a language model proposes: untrusted until the gate has accepted it."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, StrictStr

# Arbitrary, generous: an answer longer than this is not an answer a caseworker reads.
MAX_STATEMENTS = 12
MAX_QUOTES = 6
MAX_STATEMENT_CHARS = 700
MAX_QUOTE_CHARS = 1500


class DraftQuote(BaseModel):
    """Words said to stand in the passage numbered `passage`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    passage: StrictInt
    quote: Annotated[StrictStr, Field(max_length=MAX_QUOTE_CHARS)]


class DraftStatement(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    text: Annotated[StrictStr, Field(max_length=MAX_STATEMENT_CHARS)]
    quotes: Annotated[tuple[DraftQuote, ...], Field(max_length=MAX_QUOTES)]


class Draft(BaseModel):
    """Either statements, or `cannot_answer`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cannot_answer: StrictBool = False
    statements: Annotated[tuple[DraftStatement, ...], Field(max_length=MAX_STATEMENTS)] = ()
