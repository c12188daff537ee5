"""A `Reply` for the terminal."""

from collections.abc import Iterator

from assistant.phrases import phrase
from assistant.reply import Reply


def print_lines(reply: Reply) -> Iterator[str]:
    """Outcome, answer with numbered citations, notices."""
    yield f"[{phrase('outcome', reply.outcome.value)}]"
    if reply.interpreted_as:
        yield phrase("print", "interpreted_as", question=reply.interpreted_as)
    if reply.lead:
        yield reply.lead
    number = 0
    for statement in reply.statements:
        yield ""
        marks = range(number + 1, number + 1 + len(statement.citations))
        yield f"{statement.text} {''.join(f'[{mark}]' for mark in marks)}"
        number += len(statement.citations)
    if reply.redacted_question:
        yield f"  {reply.redacted_question}"
    yield from _citations(reply)
    for notice in reply.notices:
        yield ""
        label = f"{phrase('notice_kind', notice.kind.value)}: "
        yield label + notice.text.removeprefix(label)


def _citations(reply: Reply) -> Iterator[str]:
    citations = [citation for statement in reply.statements for citation in statement.citations]
    if citations:
        yield ""
    for number, citation in enumerate(citations, 1):
        section = " > ".join(citation.section)
        yield phrase("print", "citation", number=number, page=citation.page, section=section)
