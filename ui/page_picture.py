"""The page itself, for a source that is a PDF: the picture of it, with the quote marked."""

from pathlib import Path, PurePath

import streamlit as st

from corpus.page_image import PageImage, PageImageError, render_page
from corpus.source import DOCUMENTS_DIR, Source
from ui import texts
from ui.outage import show_outage

# Pictures of pages just looked at; a page is about 200 kB.
_KEPT_PICTURES = 50


def show_page_picture(source: Source | None, page: int, *, quote: str, key: str) -> None:
    """Offer the picture; it is made when asked for."""
    if source is None or source.file is None or not is_pdf(source.file):
        return
    if not st.toggle(texts.PAGE_PICTURE.format(page=page), key=f"picture-{key}"):
        return
    try:
        image = _picture(str(DOCUMENTS_DIR / source.file), page, quote)
    except (PageImageError, OSError) as error:
        show_outage(texts.PAGE_PICTURE_FAILED, error)
        return
    caption = texts.PAGE_PICTURE_MARKED if image.marked else texts.PAGE_PICTURE_PLAIN
    st.image(image.png, caption=caption.format(page=page), width="stretch")


def is_pdf(file: str) -> bool:
    return PurePath(file).suffix.casefold() == ".pdf"


@st.cache_data(max_entries=_KEPT_PICTURES, show_spinner=False)
def _picture(path: str, page: int, quote: str) -> PageImage:
    # The key holds words of the source only, nothing of a question.
    return render_page(Path(path), page, quote=quote)
