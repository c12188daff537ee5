"""Puts an assistant together from the settings: the only place where adapters are chosen."""

from assistant.answering import Assistant
from assistant.exact_legs import ExactLegs
from assistant.library import open_library
from assistant.notices import NoticeBoard
from assistant.retrieval import Retriever
from corpus.contact import load_contacts
from corpus.embedding import open_embedding
from corpus.fetched import load_all_sources
from corpus.law_register import load_law_register
from corpus.settings import Settings, load_settings
from corpus.snapshot import current_directory, open_snapshot
from corpus.thesaurus import load_thesaurus


def open_assistant(settings: Settings | None = None) -> Assistant:
    """Raises `SettingsError`, `SnapshotError` or `EmbeddingError` with what to do."""
    settings = settings or load_settings()
    embedding = open_embedding(settings.embedding_model or None)
    snapshot = open_snapshot(
        current_directory(settings.data_dir), embedding=embedding, url=settings.chroma_url
    )
    contacts = load_contacts()
    retriever = Retriever(
        snapshot,
        embedding=embedding,
        thesaurus=load_thesaurus(),
        exact_legs=ExactLegs(snapshot.passages, contacts),
    )
    library = open_library(snapshot, load_all_sources(settings.data_dir), contacts)
    return Assistant(
        library=library,
        retriever=retriever,
        notices=NoticeBoard(library.passages, contacts, load_law_register()),
    )
