import pytest

from assistant.provision_lists import asked_rows, is_provision_list, misses
from corpus.passage import PassageKind, Span

ROWS = (
    "2 a kap. 10 och 11 §§ SoL. Överflyttning av ärende",
    "4 kap. 1 § SoL. Rätten till bistånd",
    "14 kap. 1 § SoL. Anmälningsskyldighet vid oro för barn",
)
NOWHERE = Span(10_000, 10_001)


@pytest.fixture
def provisions(make_passage):
    text = "\n".join(ROWS)
    starts = [text.index(row) for row in ROWS]
    items = tuple(Span(at, at + len(row)) for at, row in zip(starts, ROWS, strict=True))
    return make_passage(
        text, kind=PassageKind.LIST, items=items, heading_path=("Lagen", "Socialtjänstlagen")
    )


def rows(passage, spans):
    return [passage.text[span.start : span.end] for span in spans]


def test_row_is_asked_for_by_its_provision(provisions):
    assert rows(provisions, asked_rows(provisions, "vad säger 4 kap. 1 § SoL", NOWHERE)) == [
        ROWS[1]
    ]


def test_row_is_asked_for_by_its_subject(provisions):
    asked = "vilken paragraf gäller överflyttning"
    assert rows(provisions, asked_rows(provisions, asked, NOWHERE)) == [ROWS[0]]


def test_a_related_word_is_enough_where_written_questions_point_too(provisions):
    asked = "orosanmälan enligt vilken paragraf"
    assert asked_rows(provisions, asked, NOWHERE) == []
    assert rows(provisions, asked_rows(provisions, asked, provisions.items[2])) == [ROWS[2]]


def test_word_of_the_heading_singles_out_no_row(provisions):
    assert asked_rows(provisions, "vad står i socialtjänstlagen", NOWHERE) == []
    assert not misses(provisions, "socialtjänstlagen", NOWHERE)


def test_list_with_nothing_on_the_subject_misses_the_question(provisions):
    assert misses(provisions, "vilken paragraf gäller skolskjuts", NOWHERE)


def test_ordinary_list_is_no_list_of_provisions(make_passage):
    text = "pass\nmediciner"
    plain = make_passage(text, kind=PassageKind.LIST, items=(Span(0, 4), Span(5, 14)))
    assert not is_provision_list(plain)
    assert not misses(plain, "vilken paragraf gäller skolskjuts", NOWHERE)
