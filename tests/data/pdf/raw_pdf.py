"""PDFs written byte by byte, so that anything in them can be wrong."""

import zlib
from collections.abc import Mapping
from functools import cache

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"
TEXT = b"BT /F1 12 Tf 72 700 Td (En rad text som kan citeras.) Tj ET"


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def deflated(data: bytes, extra: bytes = b"") -> bytes:
    return stream(zlib.compress(data, 9), b"/Filter /FlateDecode " + extra)


@cache
def bomb(megabytes: int, filler: bytes = b" ") -> bytes:
    """Deflated data that unpacks to so many megabytes."""
    packer = zlib.compressobj(9)
    part = filler * (1 << 20)
    return b"".join([*(packer.compress(part) for _ in range(megabytes)), packer.flush()])


def write_objects(objects: Mapping[int, bytes], *, trailer: bytes = b"") -> bytes:
    """The objects with a sound table; the root is object 1."""
    out = bytearray(HEADER)
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    last = max(objects)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1)
    for number in range(1, last + 1):
        kept = number in places
        out += b"%010d %05d %s \n" % (places.get(number, 0), 0, b"n" if kept else b"f")
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (last + 1, trailer)
    out += b"startxref\n%d\n%%%%EOF\n" % table
    return bytes(out)


def one_page(
    content: bytes = b"",
    *,
    font: bytes = FONT,
    page: bytes = b"",
    root: bytes = b"",
    resources: bytes = b"",
    more: Mapping[int, bytes] | None = None,
    trailer: bytes = b"",
) -> bytes:
    """A page with one font F1 (object 5) and one content stream (object 4)."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % root,
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> %s >> %s >>" % (resources, page),
        4: content or stream(TEXT),
        5: font,
        **(more or {}),
    }
    return write_objects(objects, trailer=trailer)
