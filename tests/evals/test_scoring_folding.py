import pytest

from evals.scoring.folding import find_all, fold, squeeze, squeezed_places


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("", "", id="empty"),
        pytest.param(" \n\t ", "", id="blank"),
        pytest.param("Två\n\u00a0 ORD ", "två ord", id="runs of blanks and case"),
        pytest.param("sam\u00adtycke", "samtycke", id="soft hyphen"),
        pytest.param("a\u030angest", "ångest", id="decomposed letter"),
    ],
)
def test_folding_leaves_the_wording(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "squeezed"),
    [
        pytest.param("", "", id="empty"),
        pytest.param("Sam\u00ad\ntycke  krävs", "Samtyckekrävs", id="blanks and soft hyphens"),
        pytest.param("A\u030a b", "Åb", id="decomposed, case kept"),
    ],
)
def test_squeezing_takes_out_blanks_only(text, squeezed):
    assert squeeze(text) == squeezed


def test_places_lead_back_to_the_text():
    text = "a b\u00adc\n d"
    places = squeezed_places(text)
    assert places == (0, 2, 4, 7)
    assert "".join(text[at] for at in places) == squeeze(text)


@pytest.mark.parametrize(
    ("needle", "haystack", "found"),
    [
        pytest.param("", "abc", (), id="empty needle"),
        pytest.param("a", "", (), id="empty haystack"),
        pytest.param("b", "abcb", (1, 3), id="twice"),
        pytest.param("aa", "aaa", (0, 1), id="overlapping"),
        pytest.param("d", "abc", (), id="absent"),
    ],
)
def test_every_place_is_found(needle, haystack, found):
    assert find_all(needle, haystack) == found
