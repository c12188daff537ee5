"""Fonts that lie about their tables."""

from collections.abc import Iterator

from tests.data.pdf.raw_pdf import TEXT, bomb, deflated, one_page, stream

SIMPLE = b"<< /Type /Font /Subtype /TrueType /BaseFont /Arial %s >>"
COMPOSITE = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /Arial /Encoding /Identity-H "
    b"/DescendantFonts [6 0 R] %s >>"
)
DESCENDANT = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Arial %s >>"
ODD = (b"7", b"null", b"[]", b"(x)", b"<<>>", b"5 0 R", b"99 0 R", b"/X", b"-1", b"1e999")


def hostile_fonts() -> Iterator[tuple[str, bytes]]:
    keys = (
        b"/Widths",
        b"/FirstChar",
        b"/Encoding",
        b"/ToUnicode",
        b"/FontDescriptor",
        b"/BaseFont",
    )
    for key in keys:
        for value in ODD:
            font = SIMPLE % (key + b" " + value)
            yield f"font {key!r} {value!r}", one_page(font=font)
    for value in ODD:
        yield f"font is {value!r}", one_page(font=value)
    for widths in (b"[0 99999999 5]", b"[0 [1 2 (x)]]", b"[9 1 5]", b"[0 [0 [0 [0]]]]", b"[(a)]"):
        more = {6: DESCENDANT % (b"/W " + widths)}
        yield f"widths {widths!r}", one_page(font=COMPOSITE % b"", more=more)
    wide = b"[%s]" % b"".join(b"%d %d 500 " % (at, at + 60_000) for at in range(900))
    yield (
        "many width ranges",
        one_page(font=COMPOSITE % b"", more={6: DESCENDANT % (b"/W " + wide)}),
    )
    yield (
        "million widths",
        one_page(font=SIMPLE % (b"/FirstChar 0 /Widths [%s]" % (b"5 " * 900_000))),
    )
    yield from _maps()
    differences = b"/Encoding << /Differences [%s] >>" % (b"65 /a /b /c " * 100_000)
    yield "many differences", one_page(font=SIMPLE % differences)
    yield "font in its own font", one_page(font=COMPOSITE % b"", more={6: b"5 0 R"})
    drawn = b"<< /Type /Font /Subtype /Type3 /FontMatrix [1 0 0 1 0 0] /CharProcs << /g 4 0 R >> >>"
    yield "drawn font", one_page(font=drawn)


def _maps() -> Iterator[tuple[str, bytes]]:
    def mapped(table: bytes) -> bytes:
        return one_page(stream(TEXT), font=SIMPLE % b"/ToUnicode 7 0 R", more={7: table})

    whole = b"begincmap\n" + b"1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange\n" * 3_000
    yield "map of everything, often", mapped(deflated(whole + b"endcmap"))
    yield "map backwards", mapped(stream(b"1 beginbfrange\n<FFFF> <0000> <0041>\nendbfrange"))
    yield (
        "map of huge codes",
        mapped(stream(b"1 beginbfrange\n<0> <FFFFFFFFFFFF> <41>\nendbfrange")),
    )
    yield (
        "map to a megabyte",
        mapped(stream(b"1 beginbfchar\n<45> <%s>\nendbfchar" % (b"0041" * 250_000))),
    )
    yield "map without end", mapped(stream(b"1 beginbfrange\n" + b"<00> <10> [" * 50_000))
    yield "map of garbage", mapped(stream(bytes(range(256)) * 400))
    yield "map that unpacks", mapped(stream(bomb(120, b"<00>"), b"/Filter /FlateDecode"))
