"""The only module that knows the PDF library. Runs in the limited process, never in the parent."""

import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypdf import Configuration, PageObject, PdfReader, apply_configuration
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DictionaryObject,
    IndirectObject,
    NullObject,
    PdfObject,
    StreamObject,
)
from pypdf.generic._font import Font as LibraryFont

from ingest.pdf_document import (
    OutlineEntry,
    PdfDocument,
    PdfError,
    PdfLimits,
    PdfPage,
    PdfRefusal,
)
from ingest.pdf_ends import check_ends
from ingest.pdf_matrix import Rectangle, multiply, read_matrix, turned
from ingest.pdf_repairs import heard_repairs
from ingest.pdf_state import Form, Operation, Shown, is_bold
from ingest.pdf_text import PageReader

# What the library raises for bytes that are no sound PDF, by its own name or by accident.
MALFORMED = (
    PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError,
    AssertionError, NotImplementedError, EOFError, struct.error, zlib.error,
)  # fmt: skip
# A stream that has to be guessed at is lost text, so nothing is recovered.
CONFIGURATION = Configuration(
    zlib_maximum_recovery_input_length=0,
    zlib_maximum_output_length=40_000_000,
    lzw_maximum_output_length=40_000_000,
    run_length_maximum_output_length=40_000_000,
    disable_legacy_handling=True,
)
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xA0: " "}
GLYPH_NUMBERS = {"/Identity-H", "/Identity-V"}
INKS = {"/Separation", "/DeviceN"}


def read_document(path: Path, limits: PdfLimits) -> PdfDocument:
    """Every run of text of every page; raises `PdfError` rather than return part of a document."""
    with (
        apply_configuration(CONFIGURATION),
        heard_repairs() as repairs,
        path.open("rb") as file,
    ):
        check_ends(file)
        file.seek(0)
        reader = PdfReader(file)
        if reader.is_encrypted:
            raise PdfError(PdfRefusal.ENCRYPTED)
        count = len(reader.pages)
        if not count:
            raise PdfError(PdfRefusal.NO_PAGES)
        if count > limits.pages:
            raise PdfError(PdfRefusal.TOO_MANY_PAGES, f"{count}, at most {limits.pages}")
        document = _read_pages(reader, limits)
    if repairs:
        raise PdfError(PdfRefusal.DAMAGED, "its parts are not where its table says")
    return document


def _read_pages(reader: PdfReader, limits: PdfLimits) -> PdfDocument:
    labels = _labels(reader)
    hidden = _hidden_layers(reader)
    fonts: dict[int, _Font | None] = {}
    pages: list[PdfPage] = []
    left = limits.characters
    for index, page in enumerate(reader.pages):
        walker = _read_page(page, reader, left, _Shared(fonts, hidden))
        left = walker.characters_left
        pages.append(
            PdfPage(
                index=index,
                label=labels[index] if index < len(labels) else "",
                width=walker.box.right,
                height=walker.box.high,
                runs=tuple(walker.runs),
                images=walker.images,
                rules=tuple(walker.painting.rules),
            )
        )
    return PdfDocument(tuple(pages), tuple(_outline(reader)))


def _read_page(page: PageObject, reader: PdfReader, left: int, shared: "_Shared") -> PageReader:
    box = page.cropbox
    place = Rectangle(*(float(number) for number in (*box.lower_left, *box.upper_right)))
    start = multiply((1, 0, 0, 1, -place.left, -place.low), turned(page.rotation, place))
    shown = place.moved(start)
    walker = PageReader(shown, left)
    contents = page.get("/Contents")
    if contents is not None:
        if isinstance(contents.get_object(), NullObject | None):
            raise PdfError(PdfRefusal.DAMAGED, "the content of a page is missing")
        resources = page.get("/Resources", DictionaryObject()).get_object()
        operations = _operations(contents.get_object(), reader)
        walker.read(operations, _Resources(resources, reader, shared), start)
    return walker


def _operations(content: PdfObject | None, reader: PdfReader) -> Iterator[Operation]:
    for operands, operator in ContentStream(content, reader, "bytes").operations:
        yield (operands if isinstance(operands, list) else []), operator


def _labels(reader: PdfReader) -> list[str]:
    root = reader.root_object
    return list(reader.page_labels) if "/PageLabels" in root else []


def _hidden_layers(reader: PdfReader) -> frozenset[int]:
    properties = reader.root_object.get("/OCProperties", DictionaryObject()).get_object()
    settings = properties.get("/D", DictionaryObject()).get_object()
    off = settings.get("/OFF", ArrayObject()).get_object()
    return frozenset(layer.idnum for layer in off if isinstance(layer, IndirectObject))


def _outline(reader: PdfReader) -> Iterator[OutlineEntry]:
    return _entries(reader, reader.outline, level=1)


def _entries(reader: PdfReader, entries: Iterable[Any], *, level: int) -> Iterator[OutlineEntry]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _entries(reader, entry, level=level + 1)
            continue
        number = reader.get_destination_page_number(entry)
        if number is not None and entry.title:
            yield OutlineEntry(level, " ".join(str(entry.title).split()), number)


@dataclass(frozen=True, slots=True)
class _Shared:
    """What pages of one document have in common."""

    fonts: dict[int, "_Font | None"]
    hidden: frozenset[int]


class _Font:
    def __init__(self, resource: DictionaryObject) -> None:
        self._font = LibraryFont.from_font_resource(resource)
        # Glyph numbers without a table of characters look like text and are none.
        numbered = resource.get("/Encoding") in GLYPH_NUMBERS and "/ToUnicode" not in resource
        self._readable = self._font.interpretable and not numbered
        self.bold = is_bold(self._font.name, self._font.font_descriptor.weight)

    def show(self, shown: bytes) -> Shown:
        encoding = self._font.encoding
        if isinstance(encoding, str):
            codes = shown.decode(encoding, "replace")
            glyphs = codes
        else:
            codes = shown.decode("latin-1")
            glyphs = "".join(encoding.get(code, chr(code)) for code in shown)
        mapping = self._font.character_map
        text = "".join(str(mapping.get(glyph, glyph)) for glyph in glyphs)
        blanks = shown.count(b" ") if len(codes) == len(shown) else 0
        if not self._readable:
            text = "\ufffd" * len(codes)
        return Shown(text.translate(LIGATURES), self._width(codes), len(codes), blanks)

    def _width(self, codes: str) -> float:
        widths = self._font.character_widths
        return sum(float(widths.get(code, widths["default"])) for code in codes)


class _Resources:
    """What the names in a content stream stand for."""

    def __init__(self, resources: PdfObject | None, reader: PdfReader, shared: _Shared) -> None:
        self._resources = resources if isinstance(resources, dict) else DictionaryObject()
        self._reader = reader
        self._shared = shared
        self._own_fonts: dict[str, _Font | None] = {}

    def _named(self, group: str, name: str) -> PdfObject | None:
        entries = self._resources.get(group, DictionaryObject()).get_object()
        return entries.get(name) if isinstance(entries, dict) else None

    def font(self, name: str) -> _Font | None:
        if name not in self._own_fonts:
            self._own_fonts[name] = self._load_font(self._named("/Font", name))
        return self._own_fonts[name]

    def _load_font(self, found: PdfObject | None) -> _Font | None:
        resource = found.get_object() if found is not None else None
        if not isinstance(resource, DictionaryObject):
            return None
        if not isinstance(found, IndirectObject):
            return _Font(resource)
        if found.idnum not in self._shared.fonts:
            self._shared.fonts[found.idnum] = _Font(resource)
        return self._shared.fonts[found.idnum]

    def _stream(self, name: str, subtype: str) -> StreamObject | None:
        found = self._named("/XObject", name)
        stream = found.get_object() if found is not None else None
        if isinstance(stream, StreamObject) and stream.get("/Subtype") == subtype:
            return stream
        return None

    def is_image(self, name: str) -> bool:
        return self._stream(name, "/Image") is not None

    def form(self, name: str) -> Form | None:
        stream = self._stream(name, "/Form")
        if stream is None:
            return None
        own = stream.get("/Resources", self._resources).get_object()
        return Form(
            _operations(stream, self._reader),
            _Resources(own, self._reader, self._shared),
            read_matrix(stream.get("/Matrix", ArrayObject()).get_object()),
        )

    def opacity(self, name: str) -> float | None:
        state = self._named("/ExtGState", name)
        found = state.get_object() if state is not None else None
        value = found.get("/ca") if isinstance(found, dict) else None
        blend = found.get("/BM") if isinstance(found, dict) else None
        if blend is not None and blend not in {"/Normal", "/Compatible"}:
            # What is blended with the text below it does not cover it.
            return 0.5
        return float(value) if isinstance(value, (int, float)) else None

    def is_ink(self, name: str) -> bool:
        found = self._named("/ColorSpace", name)
        space = found.get_object() if found is not None else None
        return isinstance(space, ArrayObject) and bool(space) and space[0] in INKS

    def is_hidden_layer(self, name: str) -> bool:
        layer = self._named("/Properties", name)
        return isinstance(layer, IndirectObject) and layer.idnum in self._shared.hidden
