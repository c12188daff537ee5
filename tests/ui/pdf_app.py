"""The app with a handbook that was read out of a PDF, and an assistant that quotes its page two."""

import hashlib
import os
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from fake_assistant import SOURCE, FakeAssistant, FakeLibrary, cite, reply

from assistant.reply import Outcome, Statement
from corpus.source import SourceKind
from ingest.readers import ingest_source
from tests.data.pdf.small_pdfs import SMALL
from ui.app_shell import run


class PdfAssistant(FakeAssistant):
    def __init__(self) -> None:
        super().__init__()
        path = Path(os.environ["VAGLEDAREN_DATA_DIR"]) / "handbok.pdf"
        SMALL["headed"](path)
        self._source = replace(
            SOURCE,
            id="handbok-prov",
            title="Handbok om stöd",
            kind=SourceKind.HANDBOOK,
            file=str(path),
            sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        )
        passages = {one.id: one for one in ingest_source(self._source).passages}
        self.library = FakeLibrary(passages=passages, sources={self._source.id: self._source})

    def answer(self, question, **_):
        passage = next(
            one
            for one in self.library.passages.values()
            if one.page_first == 2 and "tryggt liv" in one.text
        )
        end = passage.text.index(".") + 1
        citation = replace(cite(passage, passage.text[:end]), title=self._source.title)
        statement = Statement(citation.quote, (citation,))
        return reply(question, Outcome.ANSWERED, "", statements=(statement,))


run(PdfAssistant)
