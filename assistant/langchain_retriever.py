"""The same search as a LangChain retriever, for use in other people's chains."""

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import Field

from assistant.answering import Assistant
from corpus.passage import SearchHit


class PassageRetriever(BaseRetriever):
    """Passages for a question, best first; none for a question that holds identity data.

    A chain hands the question on to its model and its callbacks whatever is found here: stopping
    identity data before the chain is the caller's to do (`assistant.privacy.find_identity_data`).
    """

    assistant: Any = Field(exclude=True, repr=False)
    limit: int = Field(default=10, ge=1, le=50)

    def __init__(self, assistant: Assistant, **options: Any) -> None:  # noqa: ANN401 LangChain's
        super().__init__(assistant=assistant, **options)

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 asked for by LangChain
    ) -> list[Document]:
        return [as_document(hit) for hit in self.assistant.search(query, limit=self.limit)]


def as_document(hit: SearchHit) -> Document:
    passage = hit.passage
    return Document(
        id=passage.id,
        page_content=passage.text,
        metadata={
            "source_id": passage.source_id,
            "section": list(passage.heading_path),
            "page_first": passage.page_first,
            "page_last": passage.page_last,
            "passage_id": passage.id,
            "score": hit.score,
        },
    )
