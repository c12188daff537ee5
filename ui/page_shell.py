"""The page as it first arrives: Streamlit's own, in Swedish and with something to read in it.

What stands here gives way to the app as soon as that has drawn itself; until then the reader has
the heading, the notice that this is an AI, and the way to the other pages.
"""

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path

from ui import texts
from ui.page_behaviour import STYLE
from ui.safe_html import EMPTY, Html, element, escape, join
from ui.static_files import STATIC_DIR, scripts_of

_SCRIPT = (Path(__file__).parent / "page_shell.js").read_text(encoding="utf-8")
# The parts every page draws at once; Streamlit would ask for each when it is first met.
_FIRST_COMPONENTS = ("Html", "Button", "ChatInput", "BidiComponent", "PageLink")


@dataclass(frozen=True, slots=True)
class Shell:
    """One page before the app has drawn it; `address` is its path, without the slash."""

    address: str
    name: str
    title: str
    about: Html


def ai_notice() -> Html:
    return element(
        "section",
        element("h2", escape(texts.AI_NOTICE_TITLE)),
        element("p", escape(texts.AI_NOTICE)),
        element("p", escape(texts.AI_NOTICE_PRIVACY)),
        class_="notice ai",
        aria_label=texts.AI_NOTICE_TITLE,
    )


def brand_html() -> Html:
    return element("p", escape(texts.APP_NAME), class_="brand")


def shells() -> tuple[Shell, ...]:
    """The pages in the order of the menu; the first is also the start page."""
    return (
        Shell(
            "fraga", texts.PAGE_ASK, texts.ASK_TITLE, join([_about(texts.ASK_INTRO), ai_notice()])
        ),
        _plain("konsultation", texts.PAGE_CONSULTATION, texts.CONSULTATION_INTRO),
        _plain("introduktion", texts.PAGE_INTRODUCTION, texts.INTRODUCTION_INTRO),
        _plain("kallor", texts.PAGE_SOURCES, texts.SOURCES_INTRO),
        Shell("om", texts.PAGE_ABOUT, texts.ABOUT_TITLE, EMPTY),
    )


def _plain(address: str, name: str, about: str) -> Shell:
    return Shell(address, name, name, _about(about))


def _about(text: str) -> Html:
    return element("p", escape(text))


def page_of(shown: Shell) -> str:
    """Put ours into Streamlit's page. Raises `ValueError` when that is not as it was known."""
    page = (STATIC_DIR / "index.html").read_text(encoding="utf-8")
    for known, ours in _changes(page, shown):
        if page.count(known) != 1:
            raise ValueError(f"Streamlit's page does not hold this once: {known!r}")
        page = page.replace(known, ours)
    return page


def _changes(page: str, shown: Shell) -> list[tuple[str, str]]:
    style_sheet = _between(page, '<link rel="stylesheet"', ">")
    without_script = _between(page, "<noscript>", "</noscript>")
    explained = f"<noscript><p>{escape(texts.NEEDS_SCRIPT)}</p></noscript>"
    return [
        ('<html lang="en">', f'<html lang="{texts.LANGUAGE}">'),
        ("<title>Streamlit</title>", f"<title>{escape(_window_title(shown))}</title>"),
        # For programs that talk to the app instead of a reader; switched off here.
        (_between(page, '<link rel="service-desc"', "/>"), ""),
        # Before the text, it would keep the text back until it has come.
        (style_sheet, f"<style>{_font_face(page)}{STYLE}</style>{_preloads(page)}"),
        (without_script, f"{explained}{_shell_html(shown)}<script>{_SCRIPT}</script>{style_sheet}"),
    ]


def _window_title(shown: Shell) -> str:
    return f"{shown.name} – {texts.APP_NAME}"


def _between(page: str, start: str, end: str) -> str:
    first = page.find(start)
    last = page.find(end, first)
    if first < 0 or last < 0:
        raise ValueError(f"Streamlit's page holds no {start!r}")
    return page[first : last + len(end)]


def _font_face(page: str) -> str:
    font = _between(page, "./static/media/SourceSans", ".woff2")
    return (
        '@font-face{font-family:"Source Sans";font-weight:200 900;font-display:swap;'
        f'src:url("{font}") format("woff2")}}'
    )


def _preloads(page: str) -> str:
    return "".join(
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">'
        for name in scripts_of(_FIRST_COMPONENTS)
        if name not in page
    )


def _shell_html(shown: Shell) -> Html:
    links = (element("li", _link(each)) for each in shells())
    return element(
        "div",
        element(
            "div",
            element("nav", element("ul", *links), aria_label=texts.CONTROL_NAMES["App pages"]),
            brand_html(),
            role="banner",
        ),
        element(
            "div",
            element("h1", escape(shown.title)),
            shown.about,
            element("p", escape(texts.PAGE_COMING), role="status", class_="status"),
            role="main",
            class_=f"stHtml {shown.address}",
        ),
        id="shell",
        # On a narrow screen it scrolls, and nothing else in it can be reached by keyboard.
        tabindex="0",
    )


def _link(page: Shell) -> Html:
    # Written out: `safe_html` lets no text of unknown origin lead anywhere on this server.
    return Html(f'<a href="/{page.address}">{escape(page.name)}</a>')


def content_security_policy(page: str) -> str:
    """Nothing but this server is asked for anything, and no script runs that is not named here."""
    inline = page.split("<script>")[1:]
    hashes = " ".join(_hash(part.split("</script>")[0]) for part in inline)
    return "; ".join(
        (
            "default-src 'self'",
            # Streamlit loads the scripts of our components from the memory of the page (blob:).
            f"script-src 'self' blob: {hashes}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-src 'none'",
            "frame-ancestors 'none'",
        )
    )


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
