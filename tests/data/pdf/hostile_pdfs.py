"""Crafted PDFs: each a way to make a reader crash, hang, swell or return half a document."""

import random
import re
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from tests.data.pdf.hostile_fonts import hostile_fonts
from tests.data.pdf.raw_pdf import (
    FONT,
    HEADER,
    TEXT,
    bomb,
    deflated,
    one_page,
    stream,
    write_objects,
)
from tests.data.pdf.small_pdfs import SMALL

Named = tuple[str, bytes]
SEED = 20261123
EXTREMES = (b"0", b"-1", b"99999999999", b"1e999", b"4294967296", b"null", b"<<>>", b"[]", b"/X")


def hostile_pdfs(*, mutations: int) -> Iterator[Named]:
    """Hand-made ones first, then seeded mutations of small sound ones."""
    sound = one_page()
    yield from _broken_ends(sound)
    yield from _page_trees()
    yield from _nested()
    yield from _bombs()
    yield from _contents()
    yield from _forms()
    yield from hostile_fonts()
    yield from _catalogs()
    yield from _pages()
    yield from _mutations(mutations)


def _broken_ends(sound: bytes) -> Iterator[Named]:
    yield "empty file", b""
    yield "one byte", b"%"
    yield "header only", HEADER
    yield "no pdf", b"<html><body>Riktlinje</body></html>" * 50
    yield "zip file", b"PK\x03\x04" + bytes(500)
    yield "no end mark", sound.replace(b"%%EOF", b"")
    for share in range(5, 100, 5):
        yield f"cut at {share} %", sound[: len(sound) * share // 100]
    start = re.search(rb"startxref\n(\d+)", sound)
    assert start is not None
    for value in (b"0", b"7", b"999999", b"99999999999999999999", b"-5"):
        yield f"startxref {value!r}", sound.replace(start[0], b"startxref\n" + value)
    yield "table off by one", sound.replace(start[0], b"startxref\n%d" % (int(start[1]) + 1))
    yield "prev loop", sound.replace(b"/Root", b"/Prev %d /Root" % int(start[1]))
    yield "size lie", re.sub(rb"/Size \d+", b"/Size 2000000000", sound)
    yield "table count lie", sound.replace(b"xref\n0 6", b"xref\n0 99999999")
    yield "all objects at zero", re.sub(rb"\d{10} 00000 n", b"0000000000 00000 n", sound)
    yield "objects swapped", re.sub(rb"\d{10} 00000 n", b"0000000015 00000 n", sound)
    yield "no root", sound.replace(b"/Root 1 0 R", b"")
    yield "root is itself", sound.replace(b"/Root 1 0 R", b"/Root 99 0 R")
    yield "junk before", bytes(900) + sound
    yield "junk after", sound + b"A" * 5000
    yield "encrypt garbage", one_page(trailer=b"/Encrypt << /Filter /Standard /V 9 >>")
    yield "encrypt loop", one_page(trailer=b"/Encrypt 4 0 R")


def _page_trees() -> Iterator[Named]:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    root = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    yield "no pages", write_objects({**root, 2: b"<< /Type /Pages /Kids [] /Count 0 >>"})
    yield "count without kids", write_objects({**root, 2: b"<< /Type /Pages /Count 5 >>"})
    yield (
        "tree is its own kid",
        write_objects({**root, 2: b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"}),
    )
    for count in (-1, 0, 10**9):
        tree = b"<< /Type /Pages /Kids [3 0 R] /Count %d >>" % count
        yield f"count {count}", write_objects({**root, 2: tree, 3: page})
    for many in (1_501, 90_000, 400_000):
        kids = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b"3 0 R " * many, many)
        yield f"{many} pages that are one", write_objects({**root, 2: kids, 3: page})
    for depth in (90, 1_000, 20_000):
        levels = {
            number: b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1)
            for number in range(2, depth)
        }
        yield f"{depth} levels of pages", write_objects({**root, **levels, depth: page})
    fan = {
        number: b"<< /Type /Pages /Kids [%s] /Count 99 >>" % (b"%d 0 R " % (number + 1) * 10)
        for number in range(2, 12)
    }
    yield "ten to the ten pages", write_objects({**root, **fan, 12: page})
    yield "kids is a number", write_objects({**root, 2: b"<< /Type /Pages /Kids 7 /Count 1 >>"})
    yield "pages missing", write_objects({1: b"<< /Type /Catalog /Pages 88 0 R >>"})
    yield "catalog is a string", write_objects({1: b"(catalog)"})


def _nested() -> Iterator[Named]:
    for depth in (500, 5_000, 200_000):
        yield f"{depth} arrays", one_page(page=b"/X " + b"[" * depth + b"]" * depth)
        yield (
            f"{depth} dictionaries",
            one_page(page=b"/X " + b"<</A " * depth + b"0" + b">>" * depth),
        )
        yield f"{depth} brackets", one_page(page=b"/X " + b"(" * depth + b")" * depth)
        operands = stream(b"[" * depth + b"]" * depth + b" TJ " + TEXT)
        yield f"{depth} arrays in the content", one_page(operands)
    yield "unclosed array", one_page(page=b"/X " + b"[" * 300_000)
    yield "unclosed string", one_page(page=b"/X (" + b"a" * 3_000_000)
    yield (
        "reference chain",
        one_page(
            page=b"/X 10 0 R",
            more={number: b"%d 0 R" % (number + 1) for number in range(10, 3_000)},
        ),
    )
    yield "reference to itself", one_page(more={4: b"4 0 R"})
    yield "length is itself", one_page(more={4: b"<< /Length 4 0 R >>\nstream\nBT ET\nendstream"})
    yield "length too long", one_page(more={4: b"<< /Length 99999999 >>\nstream\nBT ET\nendstream"})
    yield "length negative", one_page(more={4: b"<< /Length -9 >>\nstream\nBT ET\nendstream"})


def _bombs() -> Iterator[Named]:
    for megabytes in (30, 60, 250):
        packed = bomb(megabytes)
        yield f"{megabytes} MB of blanks", one_page(stream(packed, b"/Filter /FlateDecode"))
        yield (
            f"{megabytes} MB as a font table",
            one_page(
                font=FONT[:-2] + b"/ToUnicode 9 0 R >>",
                more={9: stream(packed, b"/Filter /FlateDecode")},
            ),
        )
    yield "30 MB of numbers", one_page(stream(bomb(30, b"1 "), b"/Filter /FlateDecode"))
    yield "60 MB of operators", one_page(stream(bomb(30, b"q "), b"/Filter /FlateDecode"))
    twice = b"/Filter [/FlateDecode /FlateDecode]"

    yield "bomb in a bomb", one_page(stream(zlib.compress(bomb(250), 9), twice))
    yield "sixty filters", one_page(stream(b"a", b"/Filter [%s]" % (b"/ASCIIHexDecode " * 60)))
    yield "run lengths", one_page(stream(b"\x81 " * 2_000_000, b"/Filter /RunLengthDecode"))
    yield "lzw", one_page(stream(bytes([0x80, 0x0B, 0x60]) * 500_000, b"/Filter /LZWDecode"))
    yield (
        "predictor",
        one_page(deflated(bytes(9_000_000), b"/DecodeParms << /Predictor 15 /Columns 1 >>")),
    )
    yield (
        "wide predictor",
        one_page(
            deflated(bytes(99), b"/DecodeParms << /Predictor 15 /Columns 999999999 /Colors 99 >>")
        ),
    )
    yield "unknown filter", one_page(stream(b"x", b"/Filter /NoSuchDecode"))
    yield (
        "broken deflate",
        one_page(stream(b"x\x9c" + bytes(range(256)) * 40, b"/Filter /FlateDecode")),
    )
    packed = zlib.compress(TEXT * 50)
    yield "half a deflate", one_page(stream(packed[: len(packed) // 2], b"/Filter /FlateDecode"))
    yield (
        "contents array of bombs",
        one_page(
            page=b"/Contents [%s]" % (b"4 0 R " * 50),
            more={4: stream(bomb(30), b"/Filter /FlateDecode")},
        ),
    )


def _contents() -> Iterator[Named]:
    yield "a million saves", one_page(deflated(b"q " * 1_000_000 + TEXT))
    yield "a million fonts", one_page(deflated(b"/F1 12 Tf " * 400_000 + TEXT))
    yield (
        "five million letters",
        one_page(deflated(b"BT /F1 9 Tf (" + b"a" * 5_000_000 + b") Tj ET")),
    )
    yield (
        "runs of one letter",
        one_page(deflated(b"BT /F1 9 Tf " + b"(a) Tj 1 0 Td " * 150_000 + b"ET")),
    )
    yield (
        "lines at one place",
        one_page(deflated(b"BT /F1 9 Tf 9 9 Td " + b"(ab) Tj 0 .001 Td " * 50_000 + b"ET")),
    )
    yield (
        "rows far apart",
        one_page(deflated(b"BT /F1 9 Tf 9 800 Td " + b"(ab) Tj 0 -.01 Td " * 50_000 + b"ET")),
    )
    yield "rectangles over text", one_page(deflated(b"0 0 9 9 re f " * 200_000 + TEXT * 500))
    yield "a long array", one_page(deflated(b"BT /F1 9 Tf [" + b"(a) -9 " * 200_000 + b"] TJ ET"))
    for value in (b"1e999", b"-1e300", b"99999999999999999999999", b"0", b"nan", b"(x)", b"[1]"):
        matrix = b"BT /F1 %s Tf %s 0 0 %s %s 700 Tm %s Tc %s Tz (text) Tj ET" % ((value,) * 6)
        yield f"number {value!r}", one_page(stream(matrix))
        yield f"scale {value!r}", one_page(stream(b"%s 0 0 %s 0 0 cm " % (value, value) + TEXT))
    yield (
        "operands missing",
        one_page(stream(b"Tm Td TD Tj TJ ' \" Tf cm re gs Do BDC rg k sc Tr Ts TL")),
    )
    yield "inline image without end", one_page(stream(b"BI /W 9 /H 9 ID " + bytes(5_000) + TEXT))
    yield (
        "huge inline image",
        one_page(stream(b"BI /W 99999999 /H 99999999 /BPC 8 ID x EI " + TEXT)),
    )
    yield (
        "control characters",
        one_page(stream(b"BT /F1 9 Tf (" + bytes(range(1, 28)) * 9 + b") Tj ET")),
    )
    yield "a string as content", one_page(more={4: b"(text)"})
    yield "null as content", one_page(more={4: b"null"})
    yield "content missing", one_page(page=b"/Contents 77 0 R")


def _forms() -> Iterator[Named]:
    def form(body: bytes, names: bytes) -> bytes:
        extra = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << %s >> >>"
        return stream(body, extra % names)

    first = b"/XObject << /X 10 0 R >>"
    yield (
        "form in itself",
        one_page(stream(b"/X Do"), resources=first, more={10: form(b"/X Do", b"/X 10 0 R")}),
    )
    chain = {at: form(b"/X Do", b"/X %d 0 R" % (at + 1)) for at in range(10, 400)}
    yield "four hundred forms", one_page(stream(b"/X Do"), resources=first, more=chain)
    fan = {at: form(b"/X Do " * 10, b"/X %d 0 R" % (at + 1)) for at in range(10, 19)}
    yield "a billion forms", one_page(stream(b"/X Do"), resources=first, more=fan)
    many = {10: form(TEXT * 30, b"")}
    yield "one form often", one_page(stream(b"/X Do " * 50_000), resources=first, more=many)
    yield "form is a number", one_page(stream(b"/X Do"), resources=first, more={10: b"7"})
    image = stream(b"x", b"/Subtype /Image /Width 99999999 /Height 99999999 /BitsPerComponent 8")
    yield "huge image", one_page(stream(b"/X Do " + TEXT), resources=first, more={10: image})


def _catalogs() -> Iterator[Named]:
    entry = b"<< /Title (Rubrik) /Parent 20 0 R /Dest [3 0 R /Fit] %s >>"
    outlines = b"/Outlines 20 0 R"
    top = {20: b"<< /Type /Outlines /First 21 0 R /Last 21 0 R /Count 1 >>"}
    yield (
        "outline next is itself",
        one_page(root=outlines, more={**top, 21: entry % b"/Next 21 0 R"}),
    )
    yield (
        "outline child is itself",
        one_page(root=outlines, more={**top, 21: entry % b"/First 21 0 R /Last 21 0 R"}),
    )
    deep = {
        at: entry % (b"/First %d 0 R /Last %d 0 R" % (at + 1, at + 1)) for at in range(21, 3_000)
    }
    yield "deep outline", one_page(root=outlines, more={**top, **deep})
    long = {at: entry % (b"/Next %d 0 R" % (at + 1)) for at in range(21, 30_000)}
    yield "long outline", one_page(root=outlines, more={**top, **long})
    for value in (b"7", b"[]", b"(x)", b"<< /Nums [0 7] >>", b"<< /Kids [1 0 R] >>"):
        yield f"labels {value!r}", one_page(root=b"/PageLabels " + value)
        yield f"outlines {value!r}", one_page(root=b"/Outlines " + value)
        yield f"layers {value!r}", one_page(root=b"/OCProperties " + value)
    yield "label loop", one_page(root=b"/PageLabels 30 0 R", more={30: b"<< /Kids [30 0 R] >>"})
    yield "huge label", one_page(root=b"/PageLabels << /Nums [0 << /S /r /St 99999999 >>] >>")
    yield "letter label", one_page(root=b"/PageLabels << /Nums [0 << /S /A /St 999999999 >>] >>")
    yield "open action", one_page(root=b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")
    yield "launch action", one_page(root=b"/OpenAction << /S /Launch /F (/bin/sh) >>")
    yield (
        "names loop",
        one_page(root=b"/Names << /Dests 31 0 R >>", more={31: b"<< /Kids [31 0 R] >>"}),
    )


def _pages() -> Iterator[Named]:
    for box in (b"[0 0 0 0]", b"[0 0 1e999 1]", b"[9 9]", b"7", b"(x)", b"[595 842 0 0]",
                b"[null null null null]", b"[-1e9 -1e9 1e9 1e9]"):  # fmt: skip
        yield f"box {box!r}", one_page(page=b"/CropBox " + box)
    for turn in (b"45", b"90", b"-270", b"1e9", b"(x)", b"null", b"3 0 R"):
        yield f"rotate {turn!r}", one_page(page=b"/Rotate " + turn)
    for value in (
        b"7",
        b"null",
        b"[]",
        b"(x)",
        b"3 0 R",
        b"<< /Font 7 >>",
        b"<< /Font << /F1 7 >> >>",
    ):
        yield f"resources {value!r}", one_page(page=b"/Resources " + value)
    yield "many notes", one_page(page=b"/Annots [%s]" % (b"<< /Subtype /Link >> " * 90_000))
    for state in (b"7", b"[]", b"<< /ca (x) >>", b"<< /ca -1 /BM [] >>", b"<< /BM 3 0 R >>"):
        content = stream(b"/G gs /CS cs 1 sc " + TEXT)
        extra = b"/ExtGState << /G %s >> /ColorSpace << /CS %s >>" % (state, state)
        yield f"state {state!r}", one_page(content, resources=extra)


def _mutations(count: int) -> Iterator[Named]:
    """Half keep the length, so that the table of objects stays right and the damage goes deep."""
    chance = random.Random(SEED)
    seeds = _seeds()
    for number in range(count):
        name, data = seeds[number % len(seeds)]
        changed = bytearray(data)
        for _ in range(chance.choice((1, 2, 5, 20))):
            _change(changed, chance, other=chance.choice(seeds)[1], keep=number % 2 == 0)
        yield f"mutation {number} of {name}", bytes(changed)


def _seeds() -> list[Named]:
    seeds: list[Named] = [("one_page", one_page())]
    with tempfile.TemporaryDirectory() as directory:
        for name, make in SMALL.items():
            path = Path(directory) / f"{name}.pdf"
            make(path)
            seeds.append((name, path.read_bytes()))
    return seeds


def _change(data: bytearray, chance: random.Random, *, other: bytes, keep: bool) -> None:
    at = chance.randrange(max(1, len(data) - 40))
    length = chance.choice((1, 1, 4, 30))
    if keep:
        kind = chance.randrange(3)
        if kind == 0:
            data[at] = chance.randrange(256)
        elif kind == 1:
            begin = chance.randrange(max(1, len(other) - length))
            data[at : at + length] = other[begin : begin + length]
        elif numbers := list(re.finditer(rb"\d+", data)):
            found = chance.choice(numbers)
            digits = b"".join(b"%d" % chance.randrange(10) for _ in found[0])
            data[found.start() : found.end()] = digits
        return
    match chance.randrange(4):
        case 0:
            del data[at : at + length]
        case 1:
            data[at:at] = data[at : at + length] * chance.choice((1, 3, 200))
        case 2:
            data[at:at] = chance.choice(EXTREMES)
        case _:
            begin = chance.randrange(max(1, len(other) - length))
            data[at:at] = other[begin : begin + length]
