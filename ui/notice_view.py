"""Notices as markup: urgent ones in an alert, law changes beside their statement, cards."""

import re

from assistant.reply import Notice, NoticeKind, Reply
from ui import texts
from ui.safe_html import EMPTY, Html, element, escape, join, telephone

# A printed Swedish number: area code, then groups of digits kept apart by blanks or dashes.
_PHONE = re.compile(r"\b0\d{1,3}[ \u00a0]?[-\u2013 ][ \u00a0]?\d{2,3}(?:[ \u00a0]?\d{2,3}){1,3}\b")
_CARD_KINDS = (NoticeKind.CONTACT, NoticeKind.SEE_ALSO)


def urgent_html(reply: Reply) -> Html:
    return _boxes(
        [notice for notice in reply.notices if notice.kind is NoticeKind.URGENT], role="alert"
    )


def general_html(reply: Reply) -> Html:
    """Notices about the reply as a whole."""
    return _boxes(
        [
            notice
            for notice in reply.notices
            if notice.statement is None and notice.kind in (NoticeKind.CURRENCY, NoticeKind.PRIVACY)
        ],
        role="note",
    )


def beside_html(reply: Reply, statement: int) -> Html:
    """Notices that concern one statement."""
    return _boxes(
        [
            notice
            for notice in reply.notices
            if notice.statement == statement
            and notice.kind not in (NoticeKind.URGENT, *_CARD_KINDS)
        ],
        role="note",
    )


def cards_html(reply: Reply) -> Html:
    return join(_cards(reply, kind) for kind in _CARD_KINDS)


def _cards(reply: Reply, kind: NoticeKind) -> Html:
    title = texts.NOTICE_TITLES[kind]
    # The card has its title already.
    rows = dict.fromkeys(
        notice.text.removeprefix(f"{title}: ") for notice in reply.notices if notice.kind is kind
    )
    if not rows:
        return EMPTY
    return element(
        "section",
        element("h3", _symbol(kind), escape(title)),
        element("ul", *(element("li", with_phone_links(row)) for row in rows)),
        class_=f"card {kind.value}",
    )


def _boxes(notices: list[Notice], *, role: str) -> Html:
    """One box a kind: the same title over every line would hide what the lines say."""
    return join(
        _box(kind, [notice.text for notice in notices if notice.kind is kind], role=role)
        for kind in dict.fromkeys(notice.kind for notice in notices)
    )


def _box(kind: NoticeKind, rows: list[str], *, role: str) -> Html:
    return element(
        "div",
        element("p", _symbol(kind), element("strong", escape(texts.NOTICE_TITLES[kind]))),
        *(element("p", with_phone_links(row)) for row in dict.fromkeys(rows)),
        class_=f"notice {kind.value}",
        role=role,
    )


def _symbol(kind: NoticeKind) -> Html:
    return element("span", escape(texts.NOTICE_SYMBOLS[kind]), class_="symbol", aria_hidden="true")


def with_phone_links(text: str) -> Html:
    parts: list[Html] = []
    position = 0
    for found in _PHONE.finditer(text):
        parts += [escape(text[position : found.start()]), telephone(found.group())]
        position = found.end()
    return join([*parts, escape(text[position:])])
