import pytest
from langchain_core.runnables import RunnableLambda
from pydantic import ValidationError

from assistant.langchain_retriever import PassageRetriever

QUESTION = "Hur snabbt ska en skyddsbedömning göras?"


@pytest.fixture(scope="session")
def retriever(assistant):
    return PassageRetriever(assistant=assistant)


def test_documents_are_the_hits_of_the_assistant_in_the_same_order(retriever, assistant):
    hits = assistant.search(QUESTION, limit=10)
    documents = retriever.invoke(QUESTION)
    assert [document.page_content for document in documents] == [h.passage.text for h in hits]
    assert [document.metadata["score"] for document in documents] == [h.score for h in hits]


def test_document_says_where_it_stands(retriever, assistant):
    document = retriever.invoke(QUESTION)[0]
    passage = assistant.library.passages[document.id]
    assert document.metadata == {
        "source_id": "riktlinje-vald",
        "title": assistant.library.sources["riktlinje-vald"].title,
        "section": list(passage.heading_path),
        "page_first": passage.page_first,
        "page_last": passage.page_last,
        "passage_id": passage.id,
        "score": document.metadata["score"],
    }


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("", id="empty"),
        pytest.param("?!", id="no words"),
        pytest.param("Får 19121212-1212 skyddat boende?", id="personnummer"),
    ],
)
def test_nothing_to_search_for_or_identity_data_gives_no_documents(retriever, query):
    assert retriever.invoke(query) == []


def test_limit_is_kept(assistant):
    assert len(PassageRetriever(assistant=assistant, limit=3).invoke(QUESTION)) == 3


def test_limit_below_one_is_refused(assistant):
    with pytest.raises(ValidationError):
        PassageRetriever(assistant=assistant, limit=0)


def test_it_takes_its_place_in_a_chain(retriever):
    chain = retriever | RunnableLambda(lambda documents: documents[0].metadata["page_first"])
    assert isinstance(chain.invoke(QUESTION), int)
