"""The same search as a LangChain retriever, for use in other people's chains.

LangChain hands the question to callbacks and tracers before anything here sees it: a chain that may
meet identity data asks `assistant.privacy.find_identity_data` first.
"""

from collections.abc import Mapping

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import Field

from assistant.answering import Assistant
from corpus.passage import SearchHit


class PassageRetriever(BaseRetriever):
    """Passages for a question, best first; none for a question that holds identity data."""

    assistant: Assistant = Field(exclude=True, repr=False)
    limit: int = Field(default=10, ge=1, le=50)

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 LangChain passes it by name
    ) -> list[Document]:
        titles = self.assistant.library.titles
        return [_document(hit, titles) for hit in self.assistant.search(query, limit=self.limit)]


def _document(hit: SearchHit, titles: Mapping[str, str]) -> Document:
    passage = hit.passage
    return Document(
        id=passage.id,
        page_content=passage.text,
        metadata={
            "source_id": passage.source_id,
            "title": titles.get(passage.source_id, passage.source_id),
            "section": list(passage.heading_path),
            "page_first": passage.page_first,
            "page_last": passage.page_last,
            "passage_id": passage.id,
            "score": hit.score,
        },
    )
