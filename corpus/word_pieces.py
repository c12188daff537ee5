"""Texts as pieces of words; what stands between two spaces is cut once, however often it is said.

The shipped tokenizer cuts at every space and looks at nothing beyond it. Thousands of written
questions use the same words, and cutting them anew is most of the time it takes to embed them.
"""

import unicodedata
from collections.abc import Iterable, Sequence

from tokenizers import Tokenizer

UNKNOWN = "[UNK]"
SOFT_HYPHEN = "\u00ad"


def cut_to_pieces(tokenizer: Tokenizer, texts: Sequence[str]) -> list[list[int]]:
    """The numbers of each text's pieces: those the tokenizer gives the text as a whole."""
    rows = [_between_spaces(encodable(text)) for text in texts]
    distinct = list(dict.fromkeys(part for row in rows for part in row))
    encodings = tokenizer.encode_batch_fast(distinct, add_special_tokens=False)
    ids = {part: one.ids for part, one in zip(distinct, encodings, strict=True)}
    return [_joined(ids[part] for part in row) for row in rows]


def _joined(parts: Iterable[Sequence[int]]) -> list[int]:
    return [piece for part in parts for piece in part]


def _between_spaces(text: str) -> list[str]:
    """The text alone when cutting it at its spaces could give other pieces."""
    is_plain = unicodedata.is_normalized("NFKC", text) and text.strip(" ") == text
    odd = ("  ", SOFT_HYPHEN, UNKNOWN)
    return text.split(" ") if is_plain and not any(sign in text for sign in odd) else [text]


def encodable(text: str) -> str:
    # A lone surrogate, which JSON can carry, is no text and would stop the tokenizer.
    return text.encode("utf-8", errors="replace").decode("utf-8")
