"""Says what the reader waits for; what is written meanwhile is never shown."""

from contextlib import ExitStack
from types import TracebackType
from typing import Self

import streamlit as st

from assistant.progress import Stage
from ui import texts


class StageLine:
    """One line at a time: each stage takes the place of the one before."""

    def __init__(self) -> None:
        self._place = st.empty()
        self._line = ExitStack()

    def __enter__(self) -> Self:
        self.show(Stage.SEARCHING)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._line.close()
        self._place.empty()

    def show(self, stage: Stage) -> None:
        self._line.close()
        with self._place:
            self._line.enter_context(st.spinner(texts.STAGES[stage]))
