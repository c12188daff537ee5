"""A fault in the code that nobody caught: an apology on the page, and a log without its message."""

import logging
import traceback

from ui import texts
from ui.outage import show_outage

_STREAMLIT_LOG = "streamlit.error_util"


def show_fault(error: Exception) -> bool:
    """Show it as an outage; True keeps Streamlit from showing its own, in English."""
    show_outage(texts.ERROR_PAGE, error)
    return True


def keep_messages_out_of_the_log() -> None:
    logging.getLogger(_STREAMLIT_LOG).addFilter(_without_message)


def _without_message(record: logging.LogRecord) -> bool:
    """Keep where it happened and what kind of error it was: its own words may quote a question."""
    if record.exc_info and record.exc_info[0]:
        kind, _, trace = record.exc_info
        record.exc_text = "".join([*traceback.format_tb(trace), kind.__name__])
        record.exc_info = None
    return True
