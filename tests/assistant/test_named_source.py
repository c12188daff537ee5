"""Asked what one loaded act says of a subject, that act is searched, as it reads on the day."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from assistant.deciding import Signals
from assistant.named_answers import of_named_source, of_unloaded
from assistant.named_source import NamedSource, NamedSources
from assistant.reply import Outcome
from assistant.retrieval import Found
from assistant.source_search import SourceSearch
from corpus.lexical_index import PartedIndex, build_lexical_index
from corpus.source import Source, SourceKind, load_sources
from ingest.statute import read_act
from ingest.statute_passages import make_statute_passages

TODAY, BEFORE = date(2026, 11, 23), date(2024, 5, 1)
OLD_ACT = """Socialtjänstlag (2001:453)
SFS nr: 2001:453
Ikraft: 2002-01-01

5 kap. Grupper

11 § Nämnden ska stödja brottsoffer enligt den äldre lagen.
"""
NEW_ACT = """Socialtjänstlag (2025:400)
SFS nr: 2025:400
Ikraft: 2025-07-01

3 kap. Barns rättigheter

Rätt att framföra sina åsikter

2 § Ett barn ska ges möjlighet att framföra sina åsikter.

13 kap. Insatser

Brottsofferstöd

1 § Nämnden ska erbjuda stöd till den som utsatts för brott.

2 § Har upphävts genom lag (2026:1).

3 § En utredning ska vara klar inom fyra månader.

4 § Nämnden ska inleda en utredning när den behövs.
"""


def source(source_id: str, title: str, start: date, end: date | None) -> Source:
    return Source(source_id, title, "", SourceKind.LAW, "", start, end, None, "x", None)


SOURCES = {
    "gamla": source("gamla", "Socialtjänstlag (2001:453)", date(2002, 1, 1), date(2025, 6, 30)),
    "nya": source("nya", "Socialtjänstlag (2025:400)", date(2025, 7, 1), None),
}


@pytest.fixture(scope="module")
def passages():
    old = make_statute_passages(read_act(OLD_ACT), SOURCES["gamla"])
    new = make_statute_passages(read_act(NEW_ACT), SOURCES["nya"])
    return (*old, *new)


@pytest.fixture(scope="module")
def names(passages) -> NamedSources:
    return NamedSources(passages, SOURCES)


@pytest.fixture(scope="module")
def search(passages) -> SourceSearch:
    texts = ["\n".join((*one.heading_path, one.text)) for one in passages]
    numbers = np.arange(len(passages), dtype=np.int64)
    parts = ((build_lexical_index(texts), numbers),)
    return SourceSearch(passages, PartedIndex(parts, len(passages)))


@pytest.mark.parametrize(
    ("question", "on", "source_id"),
    [
        pytest.param("Vad säger socialtjänstlagen om stöd?", TODAY, "nya", id="by the day"),
        pytest.param("Vad säger socialtjänstlagen om stöd?", BEFORE, "gamla", id="the day before"),
        pytest.param("Vad säger gamla socialtjänstlagen om stöd?", TODAY, "gamla", id="by name"),
        pytest.param("stöd till brottsoffer SoL", TODAY, "nya", id="keywords"),
        pytest.param("Kan hon få stöd enligt SoL?", TODAY, "nya", id="answered by it"),
        pytest.param("Hur skriver jag en SoL-utredning?", TODAY, None, id="part of a word"),
        pytest.param("Vad säger riktlinjen om SoL?", TODAY, None, id="the guideline is asked"),
        pytest.param("Vad säger 13 kap. 1 § SoL om stöd?", TODAY, None, id="a paragraph is named"),
        pytest.param("Vad säger OSL om stöd?", TODAY, None, id="not loaded"),
        pytest.param("SFS 2001:453", TODAY, None, id="only a name"),
        pytest.param("Gäller gamla eller nya SoL?", TODAY, None, id="two of them"),
    ],
)
def test_the_source_whose_words_are_asked_for(names, question, on, source_id):
    named = names.find(question, on=on)
    assert (named and named.source_id) == source_id


@pytest.mark.parametrize(
    ("question", "on", "found"),
    [
        pytest.param("Vad säger SoL om brottsofferstöd?", TODAY, "13:1", id="by its heading"),
        pytest.param("Vad säger SoL om brottsoffer?", BEFORE, "5:11", id="as it read then"),
        pytest.param("Vad säger SoL om att barn får komma till tals?", TODAY, "3:2", id="a saying"),
        pytest.param("hur lång tid har vi på en utredning enligt SoL", TODAY, "13:3", id="a time"),
        pytest.param("Vad säger SoL om parkering?", TODAY, None, id="nothing on it"),
        pytest.param("Vad säger SoL om att den har upphävts?", TODAY, None, id="repealed"),
    ],
)
def test_the_nearest_paragraph_of_that_act_and_no_other(names, search, question, on, found):
    hits = search.search(names.find(question, on=on), on=on)
    own = hits[0].passage.provision if hits else None
    assert (own and f"{own.chapter}:{own.section}") == found


SIGNALS = Signals(0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, None, None)


def answer(passages, question: str, named: NamedSource, *, on: date = TODAY, hits=()):
    found = Found(question, (), (), frozenset(), (), named, hits)
    return of_named_source(found, SIGNALS, tuple, SOURCES, on=on)


def test_the_answer_says_what_kind_of_text_it_is_and_for_how_long_it_applies(
    names, search, passages
):
    named = names.find("Vad säger SoL om brottsoffer?", on=BEFORE)
    said = answer(passages, "?", named, on=BEFORE, hits=search.search(named, on=BEFORE))
    assert said.outcome is Outcome.ANSWERED
    assert "(lag)" in said.lead
    assert "11 §: lydelsen gäller till och med 2025-06-30." in said.lead


def test_a_repealed_act_is_never_quoted_as_if_it_applied(names, passages):
    named = names.find("Vad säger gamla socialtjänstlagen om brottsoffer?", on=TODAY)
    said = answer(passages, "?", named)
    assert said.outcome is Outcome.NEARBY
    assert not said.statements
    assert "gäller inte" in said.lead


def test_what_the_act_does_not_say_is_told_of_the_act(names, passages):
    named = names.find("Vad säger SoL om parkering?", on=TODAY)
    said = answer(passages, "?", named)
    assert said.outcome is Outcome.NOT_COVERED
    assert SOURCES["nya"].title in said.lead


def test_a_wording_changed_about_that_day_is_told_to_be_unsure(names, search, passages):
    named = names.find("Vad säger SoL om brottsofferstöd?", on=TODAY)
    hit = search.search(named, on=TODAY)[0]
    changed = replace(
        hit.passage, valid_from=None, text=f"{hit.passage.text} Lag ({TODAY.year}:9)."
    )
    said = answer(passages, "?", named, hits=(replace(hit, passage=changed),))
    assert "inte sedan vilken dag" in said.lead
    earlier = replace(changed, text=f"{hit.passage.text} Lag (2012:9).")
    said = answer(passages, "?", named, hits=(replace(hit, passage=earlier),))
    assert "inte sedan vilken dag" not in said.lead


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param("Vad säger föräldrabalken om namn?", "sfs-1949-381", id="known, not loaded"),
        pytest.param("Får man gå in enligt polislagen?", "sfs-1984-387", id="answered by it"),
        pytest.param("Vad säger arkivlagen om gallring?", "«arkivlagen»", id="in no register"),
        pytest.param("Vad säger chefen om gallring?", "", id="no source"),
    ],
)
def test_a_source_that_is_not_here_is_told_with_where_it_is_read(question, told):
    found = Found(question, (), (), frozenset())
    said = of_unloaded(found, SIGNALS, tuple, load_sources(), on=TODAY)
    assert (said is None) == (not told)
    assert said is None or (said.outcome is Outcome.NOT_COVERED and told in said.lead)
