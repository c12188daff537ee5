"""Puts an assistant together from the settings: the only place where adapters are chosen."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from assistant.answering import Assistant
from assistant.exact_legs import ExactLegs
from assistant.library import open_library
from assistant.named_source import NamedSources
from assistant.notices import NoticeBoard
from assistant.retrieval import Retriever
from corpus.contact import load_contacts
from corpus.embedding import Embedding, open_embedding
from corpus.fetched import load_all_sources
from corpus.law_register import load_law_register
from corpus.settings import Settings, SettingsError, load_settings
from corpus.snapshot import Snapshot, current_directory, open_snapshot
from corpus.source import Source
from corpus.thesaurus import load_thesaurus

if TYPE_CHECKING:
    from assistant.entailment import EntailmentVeto
    from assistant.writing import Writer


def open_assistant(settings: Settings | None = None) -> Assistant:
    """Raises `SettingsError`, `SnapshotError` or `EmbeddingError` with what to do."""
    settings = settings or load_settings()
    embedding = open_embedding(settings.embedding_model or None)
    snapshot = open_snapshot(
        current_directory(settings.data_dir), embedding=embedding, url=settings.chroma_url
    )
    contacts, law = load_contacts(), load_law_register()
    sources = load_all_sources(settings.data_dir)
    retriever = open_retriever(snapshot, embedding, sources)
    library = open_library(snapshot, sources, contacts)
    return Assistant(
        library=library,
        retriever=retriever,
        notices=NoticeBoard(library.passages, contacts, law, library.sources),
        writer=_open_writer(settings, library.titles),
    )


def open_retriever(
    snapshot: Snapshot, embedding: Embedding, sources: Mapping[str, Source] | None = None
) -> Retriever:
    return Retriever(
        snapshot,
        embedding=embedding,
        thesaurus=load_thesaurus(),
        exact_legs=ExactLegs(snapshot.passages, load_contacts(), law=load_law_register()),
        named_sources=NamedSources(snapshot.passages, sources or {}),
    )


def _open_writer(settings: Settings, titles: Mapping[str, str]) -> "Writer | None":
    """None without a language model. Raises `SettingsError` when it cannot be opened."""
    if not settings.chat_model:
        return None
    # Imported here: the gate and the provider take a second that the default mode does not need.
    from assistant.chat_model import open_chat_model  # noqa: PLC0415
    from assistant.drafting import Drafter  # noqa: PLC0415
    from assistant.query_help import QueryHelper  # noqa: PLC0415
    from assistant.writing import Writer  # noqa: PLC0415
    from corpus.chat_opening import ModelOpeningError  # noqa: PLC0415

    try:
        model = open_chat_model(
            settings.chat_model,
            base_url=settings.chat_base_url,
            api_key=settings.chat_api_key.get_secret_value(),
            timeout_seconds=settings.chat_timeout_seconds,
        )
    except ModelOpeningError as error:
        raise SettingsError(str(error)) from error
    drafter = Drafter(model, titles, veto=_open_veto(settings.nli_model))
    return Writer(drafter, QueryHelper(model), settings.chat_timeout_seconds)


def _open_veto(name: str) -> "EntailmentVeto | None":
    if not name:
        return None
    from assistant.entailment import open_entailment_veto  # noqa: PLC0415

    try:
        return open_entailment_veto(name)
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"setting VAGLEDAREN_NLI_MODEL: {name!r} cannot be used: {error}"
        ) from error
