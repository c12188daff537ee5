"""Which sections of the sources have cases, and which have none."""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.case import Case
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
