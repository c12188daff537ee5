import gc

import pytest

from corpus import words


@pytest.mark.parametrize(
    ("text", "stems"),
    [("", []), ("och att", []), ("utredningen utredningar", ["utredning", "utredning"])],
)
def test_stems_of_content_words(text, stems):
    assert words.stems(text) == stems


def test_grams_forgive_missing_diacritics():
    assert words.grams("våld") == words.grams("vald")
    assert set(words.grams("sekretess")) & set(words.grams("sekretes"))


def test_decomposed_letter_is_the_same_as_a_composed_one():
    assert words.words("a\u030angest") == words.words("ångest")


def test_words_of_a_question_are_not_kept_in_memory():
    canary = "".join(["kvast", "skafts", "gnu"])
    words.stems(canary)
    words.grams(canary)
    held = [one for one in gc.get_objects() if isinstance(one, dict) and canary in one]
    assert held == []
