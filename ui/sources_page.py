"""Sources: what is known, to read in full; what became of the law; how the reading-in went."""

from collections.abc import Iterable
from functools import cache

import streamlit as st

from corpus.law_register import Confidence, LawRegister, LawRow, load_law_register
from corpus.source import Source
from ui import texts
from ui.answer_side import AnswerSide, Library
from ui.ingest_report import report_html
from ui.outage import OUTAGES, show_outage
from ui.page_behaviour import set_language_and_announce
from ui.passage_view import capitalised, source_kind
from ui.reading import chapters, passages_of_chapter, reading_html
from ui.safe_html import Html, element, escape, join, link, show
from ui.search_box import show_search_box
from ui.table import table_html

# Enough to tell two editions apart by eye; the whole sum stands in the register.
_SHOWN_CHECKSUM_CHARS = 12


def show_sources_page(assistant: AnswerSide) -> None:
    library = assistant.library
    show(element("h1", escape(texts.SOURCES_TITLE)))
    show(element("p", escape(texts.SOURCES_INTRO)))
    every, read, law, report = st.tabs(list(texts.SOURCES_TABS))
    with every:
        show(sources_html(library))
    with read:
        show_reading(library)
    with law:
        show_law_register()
    with report:
        show(element("p", escape(texts.REPORT_INTRO)))
        show(report_html(library.report))
    set_language_and_announce()


def sources_html(library: Library) -> Html:
    loaded = sum(source.loaded for source in library.sources.values())
    count = texts.SOURCES_COUNT.format(loaded=loaded, count=len(library.sources))
    held: dict[str, int] = {}
    for passage in library.passages.values():
        held[passage.source_id] = held.get(passage.source_id, 0) + 1
    in_order = sorted(library.sources.values(), key=lambda source: not source.loaded)
    rows = (_source_row(source, held.get(source.id, 0)) for source in in_order)
    return join(
        [
            element("p", escape(count)),
            table_html(texts.SOURCES_TABS[0], texts.SOURCES_COLUMNS, rows),
        ]
    )


def _source_row(source: Source, passages: int) -> tuple[Html, ...]:
    title = link(source.url, source.title) if source.url else escape(source.title)
    publisher = element("span", escape(source.publisher), class_="above")
    return (
        join([title, publisher]),
        escape(capitalised(source_kind(source))),
        escape(source.edition),
        _validity_html(source),
        escape(texts.LOADED if source.loaded else texts.NOT_LOADED),
        escape(str(passages) if passages else ""),
        escape((source.sha256 or "")[:_SHOWN_CHECKSUM_CHARS]),
    )


def _validity_html(source: Source) -> Html:
    days = (
        texts.VALID_FROM.format(day=source.valid_from) if source.valid_from else "",
        texts.VALID_TO.format(day=source.valid_to) if source.valid_to else "",
    )
    # A day is never broken at the end of a line.
    return join((element("span", escape(day), class_="number") for day in days if day), escape(" "))


@st.fragment
def show_reading(library: Library) -> None:
    show(element("h2", escape(texts.SOURCES_TABS[1])))
    loaded = [source for source in library.sources.values() if source.loaded]
    source = st.selectbox(
        texts.READ_SOURCE, loaded, format_func=lambda one: one.title, key="read-source"
    )
    if source is None:
        return
    chapter = st.selectbox(
        texts.READ_CHAPTER, chapters(source.id, library), key=f"read-chapter-{source.id}"
    )
    if chapter is not None:
        show(reading_html(passages_of_chapter(source.id, chapter, library)))


@cache
def _law_register() -> LawRegister:
    return load_law_register()


@st.fragment
def show_law_register() -> None:
    show(element("p", escape(texts.LAW_INTRO)))
    try:
        rows = _law_register().rows
    except OUTAGES as error:
        show_outage(texts.LAW_FAILED, error)
        return
    show(law_html(rows, show_search_box("law", label=texts.LAW_FILTER)))


def law_html(rows: Iterable[LawRow], wanted: str) -> Html:
    """Show the rows that hold what is wanted, in what the guideline says or what we say of it."""
    shown = [
        row
        for row in rows
        if wanted.casefold()
        in " ".join((*row.cited_as, row.status, row.warning_short, _replacement(row))).casefold()
    ]
    if not shown:
        return element("p", escape(texts.LAW_NONE), role="status", class_="status")
    return table_html(texts.SOURCES_TABS[2], texts.LAW_COLUMNS, map(_law_row, shown))


def _law_row(row: LawRow) -> tuple[Html, ...]:
    return (
        escape("; ".join(row.cited_as)),
        escape(row.warning_short or row.status),
        escape(_replacement(row)),
        escape(texts.LAW_CONFIDENCE[row.confidence.value]),
        escape(texts.REVIEWED if row.reviewed else texts.NOT_REVIEWED),
    )


def _replacement(row: LawRow) -> str:
    """Name the new provision only where its wording has been read."""
    if not row.replacement:
        return ""
    if row.confidence is not Confidence.VERIFIED:
        return texts.LAW_MUST_CHECK
    return "; ".join(f"{one.provision} {one.act}".strip() for one in row.replacement)
