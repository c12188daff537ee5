"""The pipeline from sources to a snapshot."""

from collections.abc import Sequence

from corpus.contact import Contact, ContactError, load_contacts
from corpus.embedding import open_embedding
from corpus.fetched import load_all_sources
from corpus.manifest import FORMAT, Manifest, register_digests, source_digests
from corpus.passage import Passage
from corpus.settings import Settings
from corpus.snapshot import SnapshotError, current_directory, read_manifest
from corpus.snapshot_building import Content, build_snapshot
from corpus.source import Source, SourceError
from corpus.written_questions import attach_questions, load_gaps
from ingest.keeping import ingest_kept
from ingest.readers import Ingested, ingest_source

__all__ = ["Ingested", "check_contacts", "choose_sources", "ingest", "ingest_source"]
__all__ += ["is_up_to_date"]


def ingest(source_ids: Sequence[str], settings: Settings) -> tuple[str, dict[str, object]]:
    """Build a snapshot of the named sources, or of all that are loaded; its name and report."""
    chosen = choose_sources(source_ids, load_all_sources(settings.data_dir))
    ingested = [ingest_kept(source, settings.data_dir) for source in chosen]
    passages = tuple(passage for one in ingested for passage in one.passages)
    attached = attach_questions(passages)
    gaps = load_gaps(passages)
    check_contacts(load_contacts(), passages)
    embedding = open_embedding(settings.embedding_model or None)
    manifest = Manifest(
        format=FORMAT,
        embedding=embedding.id,
        sources=source_digests(chosen),
        registers=register_digests(),
        passages=len(passages),
        questions=len(attached.questions),
        gap_questions=sum(len(gap.questions) for gap in gaps),
    )
    report: dict[str, object] = {
        "sources": [one.report.as_data() for one in ingested],
        "questions": len(attached.questions),
        "questions_without_passage": list(attached.lost),
        "gaps": len(gaps),
    }
    content = Content(manifest, passages, attached.questions, gaps, report)
    name = build_snapshot(content, embedding, settings.data_dir, url=settings.chroma_url)
    return name, report


def is_up_to_date(source_ids: Sequence[str], settings: Settings) -> bool:
    """Whether the snapshot in use is the one `ingest` would build now, of what is loaded now."""
    try:
        manifest = read_manifest(current_directory(settings.data_dir))
        chosen = choose_sources(source_ids, load_all_sources(settings.data_dir))
        return (
            manifest.format == FORMAT
            and manifest.sources == source_digests(chosen)
            and manifest.registers == register_digests()
            and manifest.embedding == open_embedding(settings.embedding_model or None).id
        )
    except (SnapshotError, SourceError, OSError):
        return False


def choose_sources(source_ids: Sequence[str], sources: dict[str, Source]) -> list[Source]:
    for source_id in source_ids:
        if source_id not in sources:
            loaded = ", ".join(source.id for source in sources.values() if source.loaded)
            raise SourceError(f"there is no source {source_id!r}; loaded are: {loaded}")
    if source_ids:
        return [sources[source_id] for source_id in dict.fromkeys(source_ids)]
    return [source for source in sources.values() if source.loaded]


def check_contacts(contacts: Sequence[Contact], passages: Sequence[Passage]) -> None:
    """Raises `ContactError` for a number or address that is not in its source on its page."""
    loaded = {passage.source_id for passage in passages}
    for contact in contacts:
        if contact.source_id not in loaded:
            continue
        for wanted in filter(None, (contact.phone, contact.email)):
            if not any(
                passage.source_id == contact.source_id and _stands_on(passage, wanted, contact.page)
                for passage in passages
            ):
                raise ContactError(
                    f"{wanted!r} of {contact.name!r} is not on page {contact.page} "
                    f"of {contact.source_id}"
                )


def _stands_on(passage: Passage, wanted: str, page: int) -> bool:
    at = passage.text.find(wanted)
    return at >= 0 and passage.page_at(at) == page
