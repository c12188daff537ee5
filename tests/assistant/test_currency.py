"""Notices about moved law: at the right words, in the right strength, at the right time."""

import re
from datetime import date

import pytest

from assistant.currency import MAX_NOTICES, currency_notices, source_lines
from assistant.reply import Citation, NoticeKind, Statement
from corpus.law_reference_finding import find_law_references
from corpus.law_register import Confidence, load_law_register
from corpus.passage import PageSpan, Passage, PassageKind, Span
from corpus.source import DOCUMENTS_DIR

RAW = (DOCUMENTS_DIR / "riktlinjer-vald-stockholm.txt").read_text(encoding="utf-8")
LINES = RAW.split("\n")
REGISTER = load_law_register()
TODAY = date(2026, 11, 23)


def passage_of(first, last, *, source_id="riktlinje-vald"):
    """The guideline's lines `first` to `last` as one passage, mended as the reader mends them."""
    starts = [0]
    for line in LINES:
        starts.append(starts[-1] + len(line) + 1)
    spans, text = [], ""
    for number in range(first, last + 1):
        line = LINES[number - 1]
        if line.strip():
            spans.append(Span(starts[number - 1], starts[number - 1] + len(line)))
            text += ("" if not text or text.endswith("-") else " ") + " ".join(line.split())
    return Passage(
        id=f"{source_id}:{first}",
        source_id=source_id,
        heading_path=("Avsnitt",),
        text=text,
        kind=PassageKind.PARAGRAPH,
        pages=(PageSpan(40, 0, len(text)),),
        source_spans=tuple(spans),
    )


def statement_of(passage, quote=None):
    quote = quote or passage.text
    start = passage.text.index(quote)
    citation = Citation(
        passage.id, passage.source_id, "Riktlinjer", (), 40, quote, start, start + len(quote)
    )
    return Statement(quote, (citation,))


def notices_on(passage, *quotes, as_of=TODAY):
    statements = [statement_of(passage, quote) for quote in quotes or (None,)]
    return currency_notices(statements, {passage.id: passage}, REGISTER, as_of=as_of)


def rows_on(passage, *quotes, as_of=TODAY):
    return [notice.source for notice in notices_on(passage, *quotes, as_of=as_of)]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (1618, 1621, {"NEW-2479", "OSL-26-1"}),
        (1529, 1532, {"OSL-10-23", "NEW-25170", "NEW-OSL15A"}),
        (1532, 1534, {"OSL-10-18c", "NEW-25170", "NEW-OSL15A"}),
        (1534, 1537, {"SOL-12-kap-10", "NEW-25170", "NEW-OSL15A"}),
        (1524, 1537, {"OSL-26-1", "OSL-10-23", "OSL-10-18c", "NEW-25170", "NEW-OSL15A"}),
        (1218, 1222, {"SOL-14-kap-1"}),
        (1225, 1228, {"FS-2014-5-5-2"}),
        (1238, 1243, {"SOL-11-kap-1"}),
        (1629, 1631, {"SOL-11-kap-2"}),
        (1997, 1999, {"IND-SKOL"}),
    ],
)
def test_a_dangerous_place_always_brings_its_warning(first, last, expected):
    assert expected <= set(rows_on(passage_of(first, last)))


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Placeringen är ett biståndsbeslut avseende den vuxne", "NEW-2479"),
        ("görs det på vårdnadshavarens eget initiativ och ansvar", "NEW-2479"),
        ("det är inte socialtjänsten som placerar barnet", "NEW-2479"),
        (
            "grundregeln att den andra vårdnadshavaren i detta skede genast underrättas",
            "SOL-11-kap-2",
        ),
    ],
)
def test_a_few_words_out_of_a_dangerous_place_bring_the_warning_too(quote, expected):
    assert expected in rows_on(passage_of(1618, 1631), quote)


def test_words_of_the_same_passage_outside_the_dangerous_lines_bring_none():
    passage = passage_of(1606, 1624)
    assert "NEW-2479" in rows_on(passage)
    assert rows_on(passage, "bemannat med kvalificerad personal") == ["NEW-FSB"]
    assert rows_on(passage, "Att bo på skyddat boende är ofta påfrestande") == []


def test_a_reference_elsewhere_in_the_passage_does_not_count():
    passage = passage_of(1603, 1604)
    assert rows_on(passage) == ["SOL-4-kap-1"]
    other = passage_of(1202, 1210)
    assert rows_on(other, "måste handläggaren snabbt kunna göra en hot- och riskbedömning") == []


def test_a_reference_in_the_quoted_sentence_counts_even_when_the_quote_stops_before_it():
    passage = passage_of(1365, 1371)
    assert rows_on(passage_of(960, 961), "respekt för människors självbestämmanderätt") == [
        "SOL-1-kap-1"
    ]
    assert rows_on(passage, "kommunicera allt material") == []


def test_law_in_force_unchanged_brings_no_notice():
    assert rows_on(passage_of(1366, 1368)) == []
    assert rows_on(passage_of(573, 579)) == []


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2025, 6, 30), []),
        (date(2025, 7, 1), ["SOL-4-kap-1"]),
        (date(2026, 11, 23), ["SOL-4-kap-1"]),
    ],
)
def test_a_repeal_is_told_from_its_day_on_and_not_before(as_of, expected):
    assert rows_on(passage_of(1603, 1604), as_of=as_of) == expected


def test_before_any_change_nothing_is_told():
    assert rows_on(passage_of(1524, 1537), as_of=date(2022, 1, 1)) == []
    assert rows_on(passage_of(1618, 1631), as_of=date(2022, 1, 1)) == []


def test_a_verified_change_names_the_new_provision():
    (notice,) = notices_on(passage_of(1603, 1604))
    assert notice.kind is NoticeKind.CURRENCY
    assert "11 kap. 1 §" in notice.text


def test_an_unverified_change_names_no_new_provision():
    for first, last in [(1563, 1565), (1378, 1380), (1414, 1415), (1497, 1498), (1715, 1718)]:
        passage = passage_of(first, last)
        for notice in notices_on(passage):
            row = next(row for row in REGISTER.rows if row.id == notice.source)
            if row.confidence is not Confidence.VERIFIED:
                assert "måste kontrolleras" in notice.text
                named = {r for f in find_law_references(notice.text) for r in f.references}
                assert {r.act for r in named if r.section} <= {r.act for r in row.references}


@pytest.mark.parametrize(
    ("first", "last", "row_id", "old", "new"),
    [
        (1568, 1572, "REST-6-1", "7 kap. 1 § SOSFS 2014:4", "6 kap. 1 § HSLF-FS 2022:39"),
        (1597, 1601, "REST-6-2", "7 kap. 2 § SOSFS 2014:4", "6 kap. 2 § HSLF-FS 2022:39"),
        (2076, 2079, "REST-2-11", "3 kap. 11 § SOSFS 2014:4", "2 kap. 11 § HSLF-FS 2022:39"),
    ],
)
def test_a_residue_is_shown_with_its_reading_marked_as_a_reading(first, last, row_id, old, new):
    notices = {notice.source: notice.text for notice in notices_on(passage_of(first, last))}
    assert old in notices[row_id]
    assert f"{new} (trolig, ej kontrollerad)" in notices[row_id]


def test_one_provision_cited_in_two_places_is_told_by_the_row_of_the_place():
    assert "REST-6-AR1" in rows_on(passage_of(1623, 1624))
    assert "REST-6-AR2" in rows_on(passage_of(1712, 1714))
    assert "REST-6-AR1" not in rows_on(passage_of(1712, 1714))


def test_a_row_is_told_once_at_the_first_statement_it_concerns():
    passage = passage_of(1553, 1561)
    notices = notices_on(
        passage,
        "Exempel på en sådan insats är skyddat boende enligt 4 kap. 1 § SoL.",
        "Individuellt anpassade insatser får endast ges med stöd av lag",
    )
    told = [(notice.source, notice.statement) for notice in notices]
    assert told == [("SOL-4-kap-1", 0), ("SOL-4-kap-2", 1)]


def test_the_whole_act_is_not_told_beside_one_of_its_provisions():
    assert rows_on(passage_of(606, 607)) == ["SOL-3-kap-5"]
    assert rows_on(passage_of(1554, 1556), "Kommunen kan enligt socialtjänstlagen erbjuda") == [
        "ACT-SOL"
    ]


def test_the_safety_critical_comes_first_and_the_caution_stands_once_in_the_first():
    notices = notices_on(passage_of(1568, 1576))
    critical = {row.id: row.safety_critical for row in REGISTER.rows}
    flags = [critical[notice.source] for notice in notices if notice.source]
    assert flags == sorted(flags, reverse=True)
    assert notices[0].text.endswith("Inte granskad av jurist.")
    assert sum("Inte granskad av jurist" in notice.text for notice in notices) == 1


def test_many_changes_are_cut_to_a_few_and_the_rest_counted():
    passage = passage_of(148, 160)
    notices = notices_on(passage)
    assert len(notices) == MAX_NOTICES + 1
    (count,) = re.findall(r"\d+", notices[-1].text)
    assert int(count) == 10 - MAX_NOTICES
    assert notices[-1].statement is None


def test_a_dangerous_place_is_never_among_those_cut():
    dangerous, many = passage_of(1524, 1537), passage_of(148, 160)
    notices = currency_notices(
        [statement_of(many), statement_of(dangerous)],
        {dangerous.id: dangerous, many.id: many},
        REGISTER,
        as_of=TODAY,
    )
    shown = {notice.source for notice in notices}
    assert {"OSL-26-1", "OSL-10-23", "OSL-10-18c", "NEW-25170", "NEW-OSL15A"} <= shown


def test_a_passage_of_another_source_brings_no_notice():
    assert rows_on(passage_of(1603, 1604, source_id="sol-2025-400")) == []


def test_a_citation_of_a_passage_that_is_not_at_hand_brings_no_notice():
    passage = passage_of(1603, 1604)
    assert currency_notices([statement_of(passage)], {}, REGISTER, as_of=TODAY) == ()
    assert currency_notices([], {}, REGISTER, as_of=TODAY) == ()


def test_quotes_are_placed_on_their_lines_though_line_breaks_and_hyphens_are_mended():
    raw = "ett två\ntre fyra hbtqi-\npersoner fem\nsex\n"
    text = "ett två tre fyra hbtqipersoner fem sex"
    passage = Passage(
        "p", "s", (), text, PassageKind.PARAGRAPH, (PageSpan(1, 0, 5),), (Span(0, len(raw)),)
    )

    def lines_of(quote):
        start = text.index(quote)
        return sorted(source_lines(passage, start, start + len(quote), raw))

    assert lines_of("ett") == [1]
    assert lines_of("två tre") == [1, 2]
    assert lines_of("hbtqipersoner") == [2, 3]
    assert lines_of("sex") == [4]


def test_every_line_of_a_long_mended_passage_is_placed_where_it_stands():
    passage = passage_of(1524, 1537)
    for number in range(1524, 1538):
        line = " ".join(LINES[number - 1].split())
        start = passage.text.index(line)
        assert source_lines(passage, start, start + len(line), RAW) == {number}


def test_text_put_back_in_order_is_placed_by_its_spans():
    raw = "b b\na a\n"
    passage = Passage(
        "p",
        "s",
        (),
        "a a b b",
        PassageKind.PARAGRAPH,
        (PageSpan(1, 0, 7),),
        (Span(4, 7), Span(0, 3)),
    )
    assert source_lines(passage, 0, 3, raw) == {2}
    assert source_lines(passage, 4, 7, raw) == {1}


def test_what_is_asked_about_is_told_before_what_else_the_answer_rests_on():
    provisions, plan = passage_of(147, 158), passage_of(2141, 2145)
    statements = [statement_of(provisions), statement_of(plan)]
    passages = {passage.id: passage for passage in (provisions, plan)}
    asked = "upprätta samordnad individuell plan"
    told = currency_notices(statements, passages, REGISTER, as_of=TODAY, question=asked)
    untold = currency_notices(statements, passages, REGISTER, as_of=TODAY)
    assert told[0].source == "SOL-2-kap-7"
    assert "SOL-2-kap-7" not in [notice.source for notice in untold]
