"""Which kinds and which sections of the sources have cases, and which have none."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evals.case import Case, Split
from evals.grounds import Grounds
from evals.scoring.places import carries


@dataclass(frozen=True, slots=True)
class SectionCoverage:
    """`cases` have a gold place in the section; `passages` is how many passages it holds."""

    section: tuple[str, ...]
    passages: int
    cases: tuple[str, ...]


def section_coverage(cases: Sequence[Case], grounds: Grounds) -> tuple[SectionCoverage, ...]:
    """List every section with text of its own, in the order of the documents."""
    sections: dict[tuple[str, ...], list[str]] = {}
    sizes: dict[tuple[str, ...], int] = {}
    for passage in grounds.passages.values():
        found = sections.setdefault(passage.heading_path, [])
        sizes[passage.heading_path] = sizes.get(passage.heading_path, 0) + 1
        found += [
            case.id
            for case in cases
            if any(
                carries(passage.text, passage.page_first, passage.page_last, gold)
                for gold in case.gold
            )
        ]
    return tuple(
        SectionCoverage(section, sizes[section], tuple(dict.fromkeys(ids)))
        for section, ids in sections.items()
    )


def coverage_lines(sections: Sequence[SectionCoverage]) -> tuple[str, ...]:
    """One line a section; those without a case are marked and counted."""
    bare = [one for one in sections if not one.cases]
    rows = [
        f"{len(one.cases):>5} {'' if one.cases else 'NONE ':<5}{' > '.join(one.section)}"
        for one in sections
    ]
    last = f"{len(sections)} sections, {len(bare)} without a case"
    return ("cases      section", *rows, last)


def kind_rows(cases: Sequence[Case], kinds: Mapping[str, str]) -> tuple[str, ...]:
    """A Markdown table: each kind, what it tries, and how many cases of each split it has."""
    rows = [
        _kind_row(f"`{kind}`", [c for c in cases if c.kind == kind], kinds[kind]) for kind in kinds
    ]
    heads = ("| Kind | Cases | dev | heldout | Tries |", "| --- | --- | --- | --- | --- |")
    return (*heads, *rows, _kind_row("**all**", cases, ""))


def _kind_row(name: str, cases: Sequence[Case], tries: str) -> str:
    counts = Counter(case.split for case in cases)
    return f"| {name} | {len(cases)} | {counts[Split.DEV]} | {counts[Split.HELDOUT]} | {tries} |"


def coverage_page(
    cases: Sequence[Case], sections: Sequence[SectionCoverage], kinds: Mapping[str, str]
) -> str:
    """The whole of COVERAGE.md."""
    splits = {case.id: case.split for case in cases}
    rows = [
        f"| {' > '.join(one.section)} | {len(one.cases)} "
        f"| {sum(splits[case_id] is Split.HELDOUT for case_id in one.cases)} |"
        for one in sections
    ]
    return "\n".join(
        (
            "# What the cases cover",
            "",
            "Counted by `python -m evals coverage --write`; not edited by hand.",
            "",
            "## Kinds",
            "",
            *kind_rows(cases, kinds),
            "",
            "## Sections",
            "",
            "A case counts for every section that one of its gold quotes stands in.",
            "",
            "| Section | Cases | of them held out |",
            "| --- | --- | --- |",
            *rows,
            "",
        )
    )
