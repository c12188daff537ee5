"""Runs on one baseline joined to fragments: words that belong together, cells and columns apart."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ingest.pdf_document import TextRun

# A raised or lowered run smaller than its neighbour belongs to the neighbour's line.
RAISED_SHARE, RAISED_EMS, TOUCHING_EMS = 0.85, 0.6, 0.3
SAME_LINE_EMS = 0.25
# Measured on Times, Helvetica and Computer Modern: blanks are 0.22 to 0.35 of the size, stretched
# ones in justified lines stay under one; the room between columns is wider.
BLANK_EMS, APART_EMS = 0.13, 1.5
PARAGRAPH_END = ".  "
# The sign of a list stands further from its text than words do.
MAX_SIGN_EMS = 4.0
SIGNS = "".join(
    map(chr, (0x2022, 0xB7, 0x25CF, 0x25CB, 0x25AA, 0x25AB, 0x25A0, 0x25A1, 0x25E6, 0x2023, 0x2043,
              0x2219, 0x27A2, 0xF0B7, 0xF0A7, 0xF0D8))
)  # fmt: skip
SIGN = re.compile(f"[{SIGNS}]")
# These are signs only where they stand apart from the text.
APART_SIGN = re.compile(f"[{SIGNS}\u2013\u2014*o-]")
NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]$")


@dataclass(frozen=True, slots=True)
class Fragment:
    """`sign` is set when a list's sign stood before the text; `sign_left` is where.

    `ended` when two blanks follow the stop, as a text program leaves them at a paragraph's end.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    artifact: bool = False
    sign: bool = False
    sign_left: float = 0.0
    ended: bool = False


@dataclass(slots=True)
class _Row:
    baseline: float
    size: float
    runs: list[TextRun] = field(default_factory=list)


def find_fragments(runs: Iterable[TextRun]) -> list[Fragment]:
    """Fragments from the top of the page, and from the left on one line."""
    rows: list[_Row] = []
    # Large runs first: a raised mark finds the line it belongs to.
    for run in sorted((run for run in runs if run.text.strip()), key=lambda run: -run.size):
        row = next((row for row in _near(rows, run) if _belongs(run, row)), None)
        if row is None:
            row = _Row(run.baseline, run.size)
            rows.append(row)
        row.runs.append(run)
    rows.sort(key=lambda row: -row.baseline)
    return [fragment for row in rows for fragment in _join_signs(_join(row))]


def _near(rows: Sequence[_Row], run: TextRun) -> Iterable[_Row]:
    reach = run.size
    return sorted(
        (row for row in rows if abs(row.baseline - run.baseline) <= max(reach, row.size)),
        key=lambda row: abs(row.baseline - run.baseline),
    )


def _belongs(run: TextRun, row: _Row) -> bool:
    distance = run.baseline - row.baseline
    if abs(distance) <= SAME_LINE_EMS * min(run.size, row.size):
        return True
    if run.size > RAISED_SHARE * row.size or abs(distance) > RAISED_EMS * row.size:
        return False
    reach = TOUCHING_EMS * row.size
    return any(
        -reach < run.left - other.right < reach or -reach < other.left - run.right < reach
        for other in row.runs
    )


def _join(row: _Row) -> list[Fragment]:
    fragments: list[Fragment] = []
    last: TextRun | None = None
    for run in sorted(row.runs, key=lambda run: run.left):
        if last is not None and _printed_twice(last, run):
            continue
        gap = run.left - fragments[-1].right if fragments else 0.0
        if not fragments or gap > APART_EMS * row.size:
            fragments.append(_begin(run, row))
        else:
            fragments[-1] = _append(fragments[-1], run, gap=gap, size=row.size)
        last = run
    return [
        replace(part, text=part.text.rstrip(), ended=part.text.endswith(PARAGRAPH_END))
        for part in fragments
    ]


def _printed_twice(last: TextRun, run: TextRun) -> bool:
    """Some programs print a text twice, slightly moved, to make it bold."""
    return last.text == run.text and abs(run.left - last.left) < SAME_LINE_EMS * run.size


def _begin(run: TextRun, row: _Row) -> Fragment:
    text = run.text.lstrip()
    left = run.left + _width(run, len(run.text) - len(text))
    return Fragment(text, left, _right(run), row.baseline, row.size, run.bold, run.artifact)


def _width(run: TextRun, characters: int) -> float:
    return (run.right - run.left) * characters / max(1, len(run.text))


def _right(run: TextRun) -> float:
    return run.right - _width(run, len(run.text) - len(run.text.rstrip()))


def _append(fragment: Fragment, run: TextRun, *, gap: float, size: float) -> Fragment:
    blank = gap > BLANK_EMS * size and not fragment.text.endswith(" ") and run.text[0] != " "
    return replace(
        fragment,
        text=f"{fragment.text}{' ' if blank else ''}{run.text}",
        right=max(fragment.right, _right(run)),
        bold=fragment.bold and run.bold,
        artifact=fragment.artifact and run.artifact,
    )


def _join_signs(fragments: Sequence[Fragment]) -> list[Fragment]:
    joined: list[Fragment] = []
    for fragment in fragments:
        before = joined[-1] if joined else None
        if before and fragment.left - before.right <= MAX_SIGN_EMS * fragment.size:
            if APART_SIGN.fullmatch(before.text):
                joined[-1] = replace(fragment, sign=True, sign_left=before.left)
                continue
            if NUMBER.match(before.text):
                text = f"{before.text} {fragment.text}"
                joined[-1] = replace(fragment, text=text, left=before.left)
                continue
        joined.append(fragment)
    return [_without_sign(fragment) for fragment in joined]


def _without_sign(fragment: Fragment) -> Fragment:
    match = SIGN.match(fragment.text)
    rest = fragment.text[match.end() :].lstrip() if match else ""
    if match is None or not rest or fragment.sign:
        return fragment
    width = (fragment.right - fragment.left) * (1 - len(rest) / len(fragment.text))
    return replace(
        fragment, text=rest, left=fragment.left + width, sign=True, sign_left=fragment.left
    )
