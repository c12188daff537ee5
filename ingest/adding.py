"""`python -m ingest add FILE`: a document into the register, asking for what is missing."""

import argparse
import hashlib
import json
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.source import DOCUMENTS_DIR, SOURCES_FILE, Source, SourceError, SourceKind, load_sources
from ingest.readers import ingest_source

Ask = Callable[[str], str]
SOURCE_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SUFFIXES = {".txt", ".text", ".json", ".html", ".htm", ".docx", ".md", ".pdf"}
KINDS = tuple(kind.value for kind in SourceKind)
ASKED = {
    "id": "id (lower-case letters, digits, hyphens)",
    "title": "title, as printed",
    "publisher": "publisher",
    "kind": f"kind ({', '.join(KINDS)})",
    "edition": "edition (empty if none)",
    "valid_from": "first day it applies, YYYY-MM-DD (empty if not known)",
    "url": "its address (empty if none)",
}
MAY_BE_EMPTY = {"edition", "valid_from", "url"}


@dataclass(frozen=True, slots=True)
class Register:
    """Where the register and the documents lie; tests have their own."""

    sources_file: Path = SOURCES_FILE
    documents: Path = DOCUMENTS_DIR


def run_add(
    arguments: Sequence[str], say: Callable[[str], None], ask: Ask, register: Register | None = None
) -> int:
    """Read the document first: one that cannot be read is not put in the register."""
    register = register or Register()
    parser = argparse.ArgumentParser(prog="python -m ingest add")
    parser.add_argument("file", type=Path, metavar="FILE")
    for name in ASKED:
        parser.add_argument(f"--{name.replace('_', '-')}")
    options = vars(parser.parse_args(arguments))
    file: Path = options.pop("file")
    if file.suffix.casefold() not in SUFFIXES:
        raise SourceError(f"{file.name} is of no kind that is read; kinds are {sorted(SUFFIXES)}")
    known = load_sources(register.sources_file)
    source = _describe(file, options, known, ask)
    ingested = ingest_source(source)
    _store(file, source, known.get(source.id), register)
    count = len(ingested.passages)
    say(f"{source.id}: {count} passages; run `python -m ingest` to take it in")
    return 0


def _describe(
    file: Path, options: dict[str, str | None], known: dict[str, Source], ask: Ask
) -> Source:
    source_id = _answer("id", options, ask)
    if not SOURCE_ID.fullmatch(source_id):
        raise SourceError(f"{source_id!r} is no source id: use lower-case letters and hyphens")
    digest = hashlib.sha256(_bytes(file)).hexdigest()
    if (entry := known.get(source_id)) is not None:
        if entry.loaded:
            raise SourceError(f"the source {source_id!r} already has the document {entry.file}")
        return _with_file(entry, file, digest)
    given = {name: _answer(name, options, ask) for name in ASKED if name != "id"}
    kind = _kind(given["kind"])
    valid_from = _day(given["valid_from"]) if given["valid_from"] else None
    return Source(
        id=source_id,
        title=given["title"],
        publisher=given["publisher"],
        kind=kind,
        edition=given["edition"],
        valid_from=valid_from,
        valid_to=None,
        url=given["url"] or None,
        file=str(file.resolve()),
        sha256=digest,
    )


def _kind(text: str) -> SourceKind:
    try:
        return SourceKind(text)
    except ValueError as error:
        raise SourceError(f"{text!r} is no kind of source; kinds are {', '.join(KINDS)}") from error


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SourceError(f"{text!r} is no day; write it as YYYY-MM-DD") from error


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot read {file}: {error.strerror}") from error


def _with_file(entry: Source, file: Path, digest: str) -> Source:
    return Source(
        entry.id, entry.title, entry.publisher, entry.kind, entry.edition, entry.valid_from,
        entry.valid_to, entry.url, str(file.resolve()), digest,
    )  # fmt: skip


def _answer(name: str, options: dict[str, str | None], ask: Ask) -> str:
    given = options.get(name)
    try:
        text = (ask(f"{ASKED[name]}: ") if given is None else given).strip()
    except EOFError as error:
        raise SourceError(f"nobody answers: give --{name.replace('_', '-')}") from error
    if not text and name not in MAY_BE_EMPTY:
        raise SourceError(f"a source needs a {name.replace('_', ' ')}")
    return text


def _store(file: Path, source: Source, entry: Source | None, register: Register) -> None:
    """The document first, then the entry that names it."""
    name = f"{source.id}{file.suffix.casefold()}"
    register.documents.mkdir(parents=True, exist_ok=True)
    if file.resolve() != (register.documents / name).resolve():
        shutil.copyfile(file, register.documents / name)
    text = register.sources_file.read_text(encoding="utf-8")
    lines = [f"file = {json.dumps(name)}", f"sha256 = {json.dumps(source.sha256)}"]
    if entry is not None:
        id_line = f"id = {json.dumps(source.id)}\n"
        text = text.replace(id_line, id_line + "\n".join(lines) + "\n", 1)
    else:
        text = f"{text.rstrip()}\n\n[[source]]\n" + "\n".join([*_entry(source), *lines]) + "\n"
    aside = register.sources_file.with_suffix(".new")
    aside.write_text(text, encoding="utf-8")
    load_sources(aside)
    aside.replace(register.sources_file)


def _entry(source: Source) -> list[str]:
    texts = {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "kind": source.kind.value,
        "edition": source.edition,
        "url": source.url or "",
    }
    # A JSON string is a TOML basic string.
    lines = [f"{key} = {json.dumps(t, ensure_ascii=False)}" for key, t in texts.items() if t]
    if source.valid_from:
        lines.append(f"valid_from = {source.valid_from.isoformat()}")
    return lines
