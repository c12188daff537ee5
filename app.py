"""Serves Vagledaren: `streamlit run app.py`."""

from assistant.setup import open_assistant
from ui.app_shell import run

run(open_assistant)
