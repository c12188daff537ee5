"""A reply to send on: question, statements, sources with section and page, warnings."""

import re
from dataclasses import dataclass
from datetime import date

from assistant.reply import Citation, Notice, NoticeKind, Statement
from ui import texts
from ui.answer_side import Library
from ui.conversation import Exchange
from ui.passage_view import place_name, source_kind
from ui.safe_html import visible
from ui.statement_view import lines_of_statement

# Before an item of a list, in every form that is text.
ITEM = "• "
_MARKDOWN_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$&])")


@dataclass(frozen=True, slots=True)
class ExportedReply:
    """The parts in reading order; `statements` end with the numbers of their `sources`."""

    question: str
    lead: str
    statements: tuple[str, ...]
    sources: tuple[str, ...]
    notices: tuple[str, ...]
    footer: tuple[str, ...]


def export(exchange: Exchange, library: Library) -> ExportedReply:
    reply = exchange.reply
    numbers: dict[Citation, int] = {}
    statements: list[str] = []
    for statement in reply.statements:
        marks = [numbers.setdefault(each, len(numbers) + 1) for each in statement.citations]
        statements.append(_text(statement, library) + "".join(f" [{mark}]" for mark in marks))
    # What the answer already says word for word is not said again beside its source.
    repeated = {
        citation
        for statement in reply.statements
        for citation in statement.citations
        if _folded(citation.quote) in _folded(statement.text)
    }
    title = texts.OUTCOME_TITLES[reply.outcome]
    return ExportedReply(
        question=visible(reply.question),
        lead=visible(f"{title}. {reply.lead}".strip()),
        statements=tuple(visible(statement) for statement in statements),
        sources=tuple(
            visible(f"{mark}. {_source(citation, library, is_repeated=citation in repeated)}")
            for citation, mark in numbers.items()
        ),
        notices=tuple(
            visible(_notice(notice))
            for notice in reply.notices
            if notice.kind is not NoticeKind.PRIVACY
        ),
        footer=_footer(exchange),
    )


def _notice(notice: Notice) -> str:
    title = f"{texts.NOTICE_TITLES[notice.kind]}: "
    return title + notice.text.removeprefix(title)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _text(statement: Statement, library: Library) -> str:
    """The statement with a sign before each item of a list."""
    lines = lines_of_statement(statement, library)
    return "\n".join(f"{ITEM}{line.strip()}" if item else line.strip() for line, item in lines)


def _source(citation: Citation, library: Library, *, is_repeated: bool) -> str:
    place = source_line(citation, library)
    return place if is_repeated else f"{place}: «{citation.quote}»"


def source_line(citation: Citation, library: Library) -> str:
    """Which document, which edition, which section, which page."""
    source = library.sources.get(citation.source_id)
    edition = (source.edition if source else "") or texts.EDITION_UNKNOWN
    section = " › ".join(citation.section)
    page = place_name(library.passages.get(citation.passage_id), citation.page)
    document = f"{citation.title} ({source_kind(source)}, {edition})"
    return f"{document}, {section}, {page}"


def _footer(exchange: Exchange) -> tuple[str, ...]:
    # The date of the export is of interest to the reader, wherever the server stands.
    today = date.today()  # noqa: DTZ011
    return (
        f"{texts.EXPORT_DATE}: {today.isoformat()}",
        f"{texts.EXPORT_AS_OF}: {(exchange.as_of or today).isoformat()}",
        f"{texts.EXPORT_SNAPSHOT}: {exchange.reply.snapshot}",
        texts.EXPORT_DISCLAIMER,
    )


def as_plain_text(exchange: Exchange, library: Library) -> str:
    parts = export(exchange, library)
    blocks = [
        f"{texts.EXPORT_QUESTION}: {parts.question}",
        f"{texts.EXPORT_ANSWER}: {parts.lead}",
        *parts.statements,
        _titled(texts.EXPORT_SOURCES, parts.sources),
        _titled(texts.EXPORT_NOTICES, parts.notices),
        "\n".join(parts.footer),
    ]
    return "\n\n".join(block for block in blocks if block)


def _titled(title: str, lines: tuple[str, ...]) -> str:
    return "\n".join([f"{title}:", *lines]) if lines else ""


def as_markdown(exchange: Exchange, library: Library) -> str:
    """Escape the marks in the texts themselves: they stand for themselves, not for markup."""
    parts = export(exchange, library)
    blocks = [
        f"**{texts.EXPORT_QUESTION}:** {plain_in_markdown(parts.question)}",
        f"**{texts.EXPORT_ANSWER}:** {plain_in_markdown(parts.lead)}",
        *(_quoted(statement) for statement in parts.statements),
        _markdown_list(texts.EXPORT_SOURCES, parts.sources),
        _markdown_list(texts.EXPORT_NOTICES, parts.notices),
        "\n".join(f"*{plain_in_markdown(line)}*  " for line in parts.footer),
    ]
    return "\n\n".join(block for block in blocks if block)


def _quoted(statement: str) -> str:
    lines = (line for line in statement.split("\n") if line)
    return "\n>\n".join(f"> {_line_in_markdown(line)}" for line in lines)


def _line_in_markdown(line: str) -> str:
    start = "- " if line.startswith(ITEM) else ""
    return start + plain_in_markdown(line.removeprefix(ITEM))


def _markdown_list(title: str, lines: tuple[str, ...]) -> str:
    rows = [f"- {plain_in_markdown(line)}" for line in lines]
    return "\n".join([f"**{title}**", "", *rows]) if rows else ""


def plain_in_markdown(text: str) -> str:
    return _MARKDOWN_MARKS.sub(r"\\\1", text)
