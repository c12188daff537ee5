"""Provisions found by key for a day, kept and read back, and kept out of the guideline's scores."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from assistant.exact_legs import ExactLegs
from assistant.law_answers import about_the_paragraph, quote_law
from assistant.retrieval import Found
from corpus import storage
from corpus.law_reference import LawReference
from corpus.lexical_index import PartedIndex, build_lexical_index
from corpus.passage import PageSpan, Passage, PassageKind, SearchHit, Span
from corpus.provisions import Provisions, paragraph_spans

OLD, NEW = "2001:453", "2025:400"


def provision(
    key: tuple[str, str, str],
    text: str,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Passage:
    return Passage(
        id=f"{key}{valid_from}",
        source_id="lag",
        heading_path=("Lag", f"{key[2]} §"),
        text=text,
        kind=PassageKind.PROVISION,
        pages=(PageSpan(1, 0, len(text)),),
        source_spans=(Span(0, len(text)),),
        provision=LawReference(*key),
        valid_from=valid_from,
        valid_to=valid_to,
    )


FIRST = provision((NEW, "19", "1"), "Äldre lydelse.", date(2025, 7, 1), date(2026, 1, 14))
SECOND = provision((NEW, "19", "1"), "Ny lydelse.", date(2026, 1, 15))
OLD_ONE = provision((OLD, "4", "1"), "Bistånd.", date(2002, 1, 1), date(2025, 6, 30))


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2025, 6, 30), None),
        (date(2025, 7, 1), FIRST),
        (date(2026, 1, 14), FIRST),
        (date(2026, 1, 15), SECOND),
        (date(2030, 1, 1), SECOND),
    ],
)
def test_the_wording_is_that_of_the_day(day, found):
    assert Provisions([FIRST, SECOND]).find(LawReference(NEW, "19", "1"), day) == found


def test_a_stycke_is_found_in_its_paragraph():
    reference = LawReference(NEW, "19", "1", "2")
    assert Provisions([FIRST, SECOND]).find(reference, date(2026, 2, 1)) == SECOND


def test_which_of_two_applies_is_never_guessed():
    both = [SECOND, replace(SECOND, id="other", text="Annan lydelse.")]
    assert Provisions(both).find(LawReference(NEW, "19", "1"), date(2026, 2, 1)) is None


@pytest.mark.parametrize(
    ("reference", "known"),
    [
        (LawReference(NEW, "19", "1"), True),
        (LawReference(NEW, "19"), True),
        (LawReference(NEW), True),
        (LawReference(NEW, "19", "2"), False),
        (LawReference(NEW, "20"), False),
        (LawReference(OLD), False),
    ],
)
def test_what_an_act_has_is_known(reference, known):
    assert Provisions([FIRST]).is_known(reference) is known


def test_stycken_are_lines_and_points_belong_to_their_lead():
    text = "Först\n1. ett,\n2. två.\nSedan."
    passage = replace(SECOND, text=text, items=(Span(6, 13), Span(14, 21)))
    spans = paragraph_spans(passage)
    assert [text[s.start : s.end] for s in spans] == ["Först\n1. ett,\n2. två.", "Sedan."]


def test_days_are_kept_when_passages_are_stored(tmp_path):
    storage.write_rows(tmp_path / "rows.jsonl", [FIRST, OLD_ONE])
    assert storage.read_rows(tmp_path / "rows.jsonl", Passage) == (FIRST, OLD_ONE)


def legs() -> ExactLegs:
    return ExactLegs([FIRST, SECOND, OLD_ONE], ())


@pytest.mark.parametrize(
    ("question", "day", "texts"),
    [
        ("4 kap. 1 § SoL", date(2024, 1, 1), ["Bistånd."]),
        ("4 kap. 1 § SoL", date(2026, 2, 1), []),
        ("19 kap. 1 § SoL (2025:400)", date(2025, 12, 1), ["Äldre lydelse."]),
        ("19 kap. 1 § nya SoL", date(2026, 2, 1), ["Ny lydelse."]),
        ("19 kap. 1 § SoL", date(2026, 2, 1), ["Ny lydelse."]),
        ("19 kap. 1 § OSL", date(2026, 2, 1), []),
        ("Se sidan 1 om kapitlet 1 §", date(2026, 2, 1), []),
    ],
)
def test_a_named_paragraph_is_found_as_it_reads_on_the_day(question, day, texts):
    assert [passage.text for passage in legs().match(question, on=day).provisions] == texts


def test_a_page_or_section_asked_for_is_never_a_statute_s():
    match = legs().match("Vad står på sidan 1 i avsnitt 1 §?", on=date(2026, 2, 1))
    assert match.passages == ()


GUIDELINE = replace(SECOND, id="r", kind=PassageKind.PARAGRAPH, provision=None, text="Riktlinjen.")


def found() -> Found:
    hits = (SearchHit(GUIDELINE, 1, 2.0), SearchHit(SECOND, 2, 1.0))
    return Found("19 kap. 1 §", hits, (), frozenset({"r", SECOND.id}), (SECOND,))


def test_law_and_guideline_are_statements_of_their_own():
    passages = {passage.id: passage for passage in (GUIDELINE, SECOND)}
    said = quote_law(replace(found(), provisions=(GUIDELINE, SECOND)), {"lag": "Lag"})
    assert about_the_paragraph(said, found(), passages) == said[:1]
    (law,) = quote_law(found(), {"lag": "Lag"})
    assert law.text == "Ny lydelse."
    assert {citation.passage_id for citation in law.citations} == {SECOND.id}


def test_statutes_indexed_apart_move_no_score_of_the_guideline():
    guideline = ["barnets bästa ska beaktas", "skyddat boende för vuxna"]
    law = ["barnets bästa", "barnets åsikter", "bästa för barnets vård"]
    alone = build_lexical_index(guideline)
    parted = PartedIndex(
        ((alone, np.array([0, 2])), (build_lexical_index(law), np.array([1, 3, 4]))), 5
    )
    scores = parted.scores("barnets bästa", leg="stems")
    assert scores[[0, 2]].tolist() == alone.scores("barnets bästa", leg="stems").tolist()
    assert scores[1] > 0
