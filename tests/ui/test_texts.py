import re
import tomllib
from pathlib import Path

import pytest

from ui import texts

FILES = sorted(Path(texts.__file__).parent.glob("[a-z]*.py"))
CONTENT = Path(texts.__file__).parents[1] / "content"
STATEMENT = CONTENT.parents[1] / "docs" / "tillganglighet.md"
MAX_LIX = 40


def lix(sentences):
    words = [word for sentence in sentences for word in re.findall(r"[\w-]+", sentence)]
    long_words = [word for word in words if len(word) > 6]
    return len(words) / len(sentences) + 100 * len(long_words) / len(words)


def strings_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings_in(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from strings_in(each)


def sentences_in(value):
    whole = [text for text in strings_in(value) if re.search(r"[.!?]$", text.strip())]
    return [part for text in whole for part in re.split(r"(?<=[.!?])\s+", text.strip()) if part]


def interface():
    return {name: value for name, value in vars(texts).items() if name.isupper()}


def test_interface_text_is_readable():
    assert lix(sentences_in(interface())) <= MAX_LIX


def test_no_text_stands_in_two_files():
    defined = [
        re.findall(r"^([A-Z_]+) = ", file.read_text(encoding="utf-8"), re.M) for file in FILES
    ]
    names = [name for file in defined for name in file]
    assert len(names) == len(set(names))
    assert set(names) == set(interface())


@pytest.mark.parametrize("file", sorted(CONTENT.glob("*.toml")), ids=lambda file: file.stem)
def test_learning_material_is_readable(file):
    assert lix(sentences_in(tomllib.loads(file.read_text(encoding="utf-8")))) <= MAX_LIX


def test_the_accessibility_statement_is_readable():
    lines = re.sub(r"^(#.*|- )", "", STATEMENT.read_text(encoding="utf-8"), flags=re.M)
    assert lix(re.split(r"(?<=[.!?])\s+", " ".join(lines.split()))) <= MAX_LIX


def test_the_measure_itself_tells_hard_from_easy():
    assert lix(["Vi ses i dag."]) < 10
    assert lix(["Rättssäkerhetsaspekterna genomsyrar handläggningsprocessen fullständigt."]) > 100


def test_ai_is_explained_where_it_is_first_said():
    assert "artificiell intelligens" in texts.AI_NOTICE
    assert "Läs alltid källan" in texts.AI_NOTICE
