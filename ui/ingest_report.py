"""The ingest report in the reader's words, whatever it holds."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ui import texts
from ui.safe_html import Html, element, escape, join
from ui.table import table_html


def report_html(report: Mapping[str, Any]) -> Html:
    """Show every entry; what says nothing, an empty text, is left out."""
    entries = (_entry(key, value) for key, value in report.items() if value != "")
    return element("dl", *entries, class_="report")


def _entry(key: str, value: object) -> Html:
    name = _in_swedish(str(key))
    return join([element("dt", escape(name)), element("dd", _value(name, value))])


def _value(name: str, value: object) -> Html:
    if isinstance(value, Mapping):
        return report_html(value)
    if isinstance(value, (list, tuple)):
        return _list(name, value)
    return escape(_in_swedish(str(value)))


def _list(name: str, values: Sequence[object]) -> Html:
    if not values:
        return escape(texts.REPORT_NOTHING)
    rows = [value for value in values if isinstance(value, Mapping)]
    if len(rows) == len(values) and all(_is_row(row, rows[0]) for row in rows):
        return _table(name, rows)
    return element("ul", *(element("li", _value(name, value)) for value in values))


def _is_row(value: Mapping[str, object], first: Mapping[str, object]) -> bool:
    """Whether it fits in a table beside the first: the same few columns, each a word or two."""
    alike = value.keys() == first.keys()
    return alike and not any(isinstance(cell, (Mapping, list, tuple)) for cell in value.values())


def _table(name: str, rows: Iterable[Mapping[str, object]]) -> Html:
    shown = [[_in_swedish(str(cell)) for cell in row.values()] for row in rows]
    columns = [_in_swedish(str(key)) for key in next(iter(rows))]
    return table_html(name, columns, (tuple(escape(cell) for cell in row) for row in shown))


def _in_swedish(text: str) -> str:
    for pattern, swedish in texts.REPORT_LINES:
        if found := re.fullmatch(pattern, text):
            return swedish.format(*found.groups())
    return texts.REPORT_KEYS.get(text, text)
