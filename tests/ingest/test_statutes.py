"""The two official layouts of statutes, over a small invented act."""

import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.law_reference import LawReference
from corpus.passage import PassageKind
from corpus.provisions import Provisions, paragraph_spans
from corpus.source import Source, SourceKind
from ingest.readers import ingest_source
from ingest.report import LostTextError
from ingest.statute import read_act
from ingest.statute_passages import check_no_paragraph_lost, make_statute_passages
from ingest.statute_patterns import StatuteError

STATUTES = Path(__file__).parent.parent / "data" / "statutes"


def source_of(file: Path, *, kind: SourceKind = SourceKind.LAW) -> Source:
    return Source("hjalplag", "Hjälplag", "", kind, "", None, None, None, str(file), None)


@pytest.fixture(params=["wrapped.txt", "line_by_line.txt", "record.json"])
def file(request) -> Path:
    return STATUTES / request.param


def wrapped():
    return ingest_source(source_of(STATUTES / "wrapped.txt")).passages


def of(passages, chapter, section):
    key = (chapter, section)
    return [p for p in passages if (r := p.provision) and (r.chapter, r.section) == key]


def test_every_character_stands_in_one_passage_or_heading(file):
    act = read_act(file.read_text(encoding="utf-8"))
    passages = make_statute_passages(act, source_of(file))
    check_no_paragraph_lost(act, passages)
    with pytest.raises(LostTextError, match="is in 0 passages"):
        check_no_paragraph_lost(act, passages[1:])
    with pytest.raises(LostTextError, match="is in 2 passages"):
        check_no_paragraph_lost(act, [*passages, passages[0]])


def test_the_head_tells_act_number_and_last_amendment():
    wrapped, lines, record = (
        read_act((STATUTES / name).read_text(encoding="utf-8")).head
        for name in ("wrapped.txt", "line_by_line.txt", "record.json")
    )
    assert (wrapped.title, wrapped.number, wrapped.consolidated_to) == (
        "Hjälplag (2020:10)", "2020:10", "2024:77")  # fmt: skip
    assert (lines.title, lines.number, lines.consolidated_to) == (
        wrapped.title, wrapped.number, wrapped.consolidated_to)  # fmt: skip
    assert (record.number, record.consolidated_to, record.repealed) == (
        "2020:11", "2024:77", "2030-01-01")  # fmt: skip


def test_a_paragraph_is_one_passage_under_act_chapter_and_heading():
    (passage,) = of(wrapped(), "1", "1")
    assert passage.kind is PassageKind.PROVISION
    assert passage.provision == LawReference("2020:10", "1", "1")
    assert passage.heading_path == (
        "Hjälplag (2020:10), t.o.m. SFS 2024:77",
        "1 kap. Lagens mål och tillämpning",
        "Lagens mål",
        "1 §",
    )
    assert passage.page_first == 1


def test_stycken_and_points_are_kept_apart():
    (passage,) = of(wrapped(), "1", "1")
    points = [passage.text[item.start : item.end] for item in passage.items]
    assert points[:2] == ["1. genast,", "2. utan avgift, och"]
    assert points[2:] == ["3. på ett språk som den enskilde förstår."]
    stycken = [passage.text[span.start : span.end] for span in paragraph_spans(passage)]
    assert len(stycken) == 3
    assert stycken[1].startswith("Hjälpen ska ges\n1. genast")
    assert stycken[2].startswith("Den som nekas")


def test_a_wrapped_reference_begins_no_paragraph():
    (passage,) = of(wrapped(), "1", "1")
    assert "enligt 2 kap. 1 § eller 11 kap. 1 § exempelbalken." in passage.text


def test_a_reference_broken_off_by_a_link_begins_no_paragraph():
    passages = ingest_source(source_of(STATUTES / "line_by_line.txt")).passages
    (passage,) = of(passages, "1", "1")
    assert "enligt 2 § första stycket eller enligt 11 kap. exempelbalken." in passage.text
    assert "2. utan avgift enligt 9 § taxelagen (2001:3)." in passage.text
    assert passage.text.endswith("Lag (2022:5).")


@pytest.mark.parametrize("name", ["wrapped.txt", "line_by_line.txt"])
def test_two_wordings_are_two_passages_with_their_days(name):
    old, new = of(ingest_source(source_of(STATUTES / name)).passages, "2", "1")
    assert "fjorton" in old.text
    assert "tio" not in old.text
    assert old.valid_to == date(2026, 6, 30)
    assert new.text == "Hjälp ska ges inom tio dagar. Lag (2024:77)."
    assert (new.valid_from, new.valid_to) == (date(2026, 7, 1), None)


def test_of_two_headings_by_date_the_entering_one_stands_above_what_applies_on():
    (passage,) = of(wrapped(), "2", "2 a")
    assert passage.heading_path[2:] == ("Ny rubrik", "2 a §")


def test_a_repealed_paragraph_and_chapter_say_so():
    passages = wrapped()
    (paragraph,) = of(passages, "1", "3")
    (chapter,) = of(passages, "3", "")
    assert paragraph.text == "Har upphävts genom lag (2021:9)."
    assert chapter.text == "3 kap. har upphävts genom lag (2023:1)."


def test_the_first_day_is_that_of_the_amending_act_else_of_the_act():
    passages = wrapped()
    assert of(passages, "1", "1")[0].valid_from == date(2022, 3, 1)
    assert of(passages, "1", "2")[0].valid_from == date(2020, 7, 1)
    # The text says nothing of 2021:9: the day is not known, and none is made up.
    assert of(passages, "1", "3")[0].valid_from is None


def test_the_record_dates_wordings_by_its_list_of_amendments():
    passages = ingest_source(
        source_of(STATUTES / "record.json", kind=SourceKind.ORDINANCE)
    ).passages
    assert of(passages, "1", "1")[0].valid_from == date(2024, 9, 1)
    assert of(passages, "1", "1")[0].valid_to == date(2029, 12, 31)


def test_a_renumbered_paragraph_ends_where_its_new_number_begins():
    passages = ingest_source(source_of(STATUTES / "record.json")).passages
    old, new = of(passages, "1", "2")
    assert (old.text, old.valid_to) == ("Hjälp får nekas.", date(2024, 8, 31))
    assert new.valid_from == date(2024, 9, 1)
    assert of(passages, "1", "3")[0].valid_from == date(2024, 9, 1)


def test_what_the_government_has_not_yet_put_in_force_never_applies():
    (passage,) = of(ingest_source(source_of(STATUTES / "record.json")).passages, "1", "4")
    assert not passage.is_valid_on(date(2999, 1, 1))


def test_transitional_rules_stand_under_the_act_they_belong_to():
    passages = wrapped()
    titles = [p.heading_path[1:] for p in passages if p.provision is None]
    assert ("Övergångsbestämmelser", "2020:10") in titles
    assert ("Övergångsbestämmelser", "2022:5") in titles
    assert ("Bilaga",) in titles


def test_a_paragraph_that_stands_twice_without_dates_is_not_resolved_by_key():
    text = (STATUTES / "wrapped.txt").read_text(encoding="utf-8")
    text = text.replace("2 §  Med", "1 § Hjälp ges aldrig.\n\n2 §  Med")
    act = read_act(text)
    assert act.doubles == ("1 1",)
    passages = make_statute_passages(act, source_of(STATUTES / "wrapped.txt"))
    assert of(passages, "1", "1") == []
    check_no_paragraph_lost(act, passages)


def passages_of_text(text: str):
    act = read_act(text)
    passages = make_statute_passages(act, source_of(STATUTES / "wrapped.txt"))
    check_no_paragraph_lost(act, passages)
    return act, passages


def test_of_two_undated_wordings_the_one_by_the_later_act_is_the_law():
    text = (STATUTES / "wrapped.txt").read_text(encoding="utf-8")
    twice = "1 a § Hjälp ges ofta. Lag (2021:9).\n\n1 a § Hjälp ges alltid. Lag (2023:1).\n\n"
    act, passages = passages_of_text(text.replace("2 §  Med", f"{twice}2 §  Med"))
    assert (act.doubles, act.mended) == ((), ("1 1 a",))
    (passage,) = of(passages, "1", "1 a")
    assert passage.text.startswith("Hjälp ges alltid")


def test_a_marker_that_two_wordings_share_is_the_later_ones():
    text = (STATUTES / "wrapped.txt").read_text(encoding="utf-8")
    enters = "1 a § /Träder i kraft I:2026-07-01/ Hjälp ges"
    twice = f"{enters} ofta. Lag (2021:9).\n\n{enters} alltid. Lag (2023:1).\n\n"
    act, passages = passages_of_text(text.replace("2 §  Med", f"{twice}2 §  Med"))
    assert act.mended == ("1 1 a",)
    old, new = of(passages, "1", "1 a")
    assert (old.valid_from, old.valid_to) == (None, date(2026, 6, 30))
    assert (new.valid_from, new.valid_to) == (date(2026, 7, 1), None)
    assert "alltid" in new.text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Ingenting alls", "names no SFS number"),
        ("Lag (2020:1)\nSFS-nummer: 2020:1\n\nBara prosa.\n", "has no paragraphs"),
        ("{", "not whole JSON"),
        ('{"beteckning": "2020:1"}', "lacks what is needed"),
        ("Lag (2020:1)\nSFS nr: 2020:1\n\n2 § Senare.\n\n1 § Tidigare.\n", "comes after"),
    ],
)
def test_what_is_no_statute_is_refused_with_the_reason(text, why):
    with pytest.raises(StatuteError, match=why):
        read_act(text)


def test_reading_twice_gives_the_same_ids(file):
    first, second = (ingest_source(source_of(file)).passages for _ in range(2))
    assert first == second
    assert len({passage.id for passage in first}) == len(first)


def test_an_act_that_has_ended_ends_its_paragraphs():
    source = replace(source_of(STATUTES / "wrapped.txt"), valid_to=date(2025, 6, 30))
    provisions = Provisions(ingest_source(source).passages)
    reference = LawReference("2020:10", "1", "2")
    assert provisions.find(reference, date(2025, 6, 30)) is not None
    assert provisions.find(reference, date(2025, 7, 1)) is None


def material() -> list[Path]:
    root = Path(os.environ.get("VAGLEDAREN_MATERIAL_DIR", "")) / "statutes"
    if "VAGLEDAREN_MATERIAL_DIR" not in os.environ or not root.exists():
        return []
    return sorted(path for path in root.glob("*/*") if re.search(r"\d{4}-\d+[._]", path.name))


@pytest.mark.skipif(not material(), reason="VAGLEDAREN_MATERIAL_DIR holds no statutes")
def test_no_character_of_the_real_statutes_is_lost():
    acts = [path for path in material() if "format" not in path.parent.name]
    assert len(acts) > 20
    for path in acts:
        act = read_act(path.read_text(encoding="utf-8"))
        check_no_paragraph_lost(act, make_statute_passages(act, source_of(path)))


@pytest.mark.skipif(not material(), reason="VAGLEDAREN_MATERIAL_DIR holds no statutes")
def test_the_real_acts_have_the_paragraphs_they_are_known_to_have():
    counts = {}
    for path in material():
        if "format" not in path.parent.name:
            act = read_act(path.read_text(encoding="utf-8"))
            keys = {w.reference for w in act.wordings if w.reference}
            chapters = {key.chapter for key in keys}
            counts[path.parent.name[:4], act.head.number] = (len(chapters), len(keys))
    assert counts["ratt", "2025:400"][0] == counts["riks", "2025:400"][0] == 35
    assert counts["ratt", "2009:400"][1] >= 600
    assert counts["riks", "2009:400"][1] >= 600
