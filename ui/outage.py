"""An outage is shown as an outage, in Swedish; its details go nowhere near the page."""

import logging
import sqlite3

from ui import texts
from ui.safe_html import element, escape, show

# What a broken store, disk, model or setting raises. Anything else is a fault in the code,
# and Streamlit shows it without details.
OUTAGES = (OSError, RuntimeError, ValueError, LookupError, ArithmeticError, sqlite3.Error)

_log = logging.getLogger(__name__)


def show_outage(message: str, error: BaseException) -> None:
    # The error's own text may quote the question, so only its kind is logged.
    _log.error("outage shown: %s", type(error).__name__)
    show(
        element(
            "div",
            element("p", element("strong", escape(texts.ERROR_TITLE))),
            element("p", escape(message)),
            class_="notice outage",
            role="alert",
        )
    )
