import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import fake_assistant

from assistant.reply import Statement
from corpus.law_reference import LawReference
from corpus.norm import Norm
from corpus.source import SourceKind
from ui.norm_label import labelled_html, norms_to_label
from ui.passage_view import capitalised, pages, place_html, source_kind
from ui.reply_export import source_line
from ui.statement_view import stands_with, statement_html

LIBRARY = fake_assistant.FakeLibrary()


def seen(html):
    """What a reader sees, a line an element; symbols are for the eye only."""
    spoken = re.sub(r'<span class="symbol".*?</span>', "", html)
    return re.sub(r"</?(?:p|li|ul|div)[^>]*>", "\n", spoken).replace("</span>", "|")


@pytest.mark.parametrize(
    ("sentence", "labelled"),
    [
        ("", ()),
        ("Barn har rätt till skolgång.", ()),
        ("Anmälan ska göras.", (Norm.SHALL,)),
        ("Uppgifter får inte lämnas ut.", (Norm.MAY_NOT,)),
        ("Skolan kan lösas på olika sätt.", (Norm.CAN,)),
        pytest.param(
            "Om barn kan ha upplevt våld ska en anmälan göras.",
            (Norm.SHALL,),
            id="«kan» beside a duty would make it look optional",
        ),
        pytest.param("Barn som inte kan gå i skola får hjälp.", None, id="«kan inte» describes"),
        ("Planen ska följas och bör dokumenteras.", (Norm.SHALL, Norm.SHOULD)),
    ],
)
def test_labels_of_a_sentence(sentence, labelled):
    found = norms_to_label(sentence)
    if labelled is None:
        assert Norm.CANNOT not in found
    else:
        assert found == labelled


def test_each_label_stands_before_its_own_sentence_and_the_text_is_kept():
    text = "Det är bra. Anmälan ska göras. Planen bör följas."
    html = labelled_html(text)
    assert seen(html).count("|") == 2
    without = re.sub(r'<span class="norm.*?</span>[^<]*</span>\u00a0', "", html)
    assert without == text
    assert re.search(r"Det är bra\. <span[^>]*>.*Krav: ska</span>\u00a0Anmälan", html)
    assert re.search(r"göras\. <span[^>]*>.*Rekommendation: bör</span>\u00a0Planen", html)


def test_a_list_stays_a_list_with_the_label_on_its_item():
    school = LIBRARY.passages["p-school"]
    text = fake_assistant.SCHOOL
    html = statement_html(Statement(text, (fake_assistant.cite(school, text),)), LIBRARY)
    assert html.count("<li>") == len(fake_assistant.WAYS)
    items = re.findall(r"<li>(.*?)</li>", html)
    assert ["Krav: ska" in item for item in items] == [False, True, False]


def test_chosen_items_come_as_one_list_under_their_lead_in():
    school = LIBRARY.passages["p-school"]
    quotes = (fake_assistant.SCHOOL_LEAD, fake_assistant.WAYS[0], fake_assistant.WAYS[2])
    citations = tuple(fake_assistant.cite(school, quote) for quote in quotes)
    html = statement_html(Statement("\n".join(quotes), citations), LIBRARY)
    assert (html.count("<ul>"), html.count("<li>")) == (1, 2)


def test_items_that_are_passages_of_their_own_come_as_a_list_too():
    lead = fake_assistant.make_passage("lead", "Så här går det till:", page=7)
    items = [fake_assistant.make_passage(f"i{n}", f"Steg {n}\nMer text.", page=8) for n in (1, 2)]
    library = fake_assistant.FakeLibrary(passages={one.id: one for one in (lead, *items)})
    quotes = [(lead, lead.text), *((item, item.text.split("\n")[0]) for item in items)]
    citations = tuple(fake_assistant.cite(passage, quote) for passage, quote in quotes)
    text = "\n".join(quote for _, quote in quotes)
    html = statement_html(Statement(text, citations), library)
    assert re.findall(r"<li>(.*?)</li>", html) == ["Steg 1", "Steg 2"]


def test_section_and_page_stand_above_the_text_and_no_place_twice():
    passage = fake_assistant.make_passage(
        "a", "Ett. Två.", page=9, path=("Del", "Kapitel", "Punkt")
    )
    library = fake_assistant.FakeLibrary(passages={"a": passage})
    citations = tuple(fake_assistant.cite(passage, quote) for quote in ("Ett.", "Två."))
    html = statement_html(Statement("Ett.\nTvå.", citations), library)
    assert html.count("Kapitel › Punkt, s. 9") == 1
    assert "Del" not in html
    assert html.index("Punkt, s. 9") < html.index("Ett.")


def test_a_statement_in_other_words_is_shown_line_by_line_with_labels():
    school = LIBRARY.passages["p-school"]
    citation = fake_assistant.cite(school, fake_assistant.WAYS[1])
    html = statement_html(
        Statement("Kommunen ska hjälpa till.\nSkolan bör vara nära.", (citation,)), LIBRARY
    )
    assert html.count("Krav: ska") == html.count("Rekommendation: bör") == 1
    assert "<li>" not in html


def test_a_provision_is_named_by_act_and_paragraph_and_not_by_page():
    law = replace(fake_assistant.SOURCE, id="sol", title="Lagen", kind=SourceKind.LAW)
    passage = replace(
        fake_assistant.make_passage("a", "Nämnden ska hjälpa.", page=1, path=("4 kap. Bistånd",)),
        source_id="sol",
        provision=LawReference("2025:400", "4", "1"),
    )
    library = fake_assistant.FakeLibrary(passages={"a": passage}, sources={"sol": law})
    citation = replace(fake_assistant.cite(passage, passage.text), title="Lagen")
    html = statement_html(Statement(passage.text, (citation,)), library)
    assert "Lagen › 4 kap. Bistånd, 4 kap. 1 §" in html
    assert "s. 1" not in html
    assert pages(passage) == "4 kap. 1 §"
    assert pages(replace(passage, provision=LawReference("2025:400", "", "7"))) == "7 §"
    assert pages(replace(passage, provision=None)) == "s. 1"


def test_a_section_that_goes_on_over_the_page_is_named_once_with_both_pages():
    passages = [fake_assistant.make_passage(f"p{n}", f"Mening {n}.", page=n) for n in (36, 37)]
    library = fake_assistant.FakeLibrary(passages={one.id: one for one in passages})
    citations = tuple(fake_assistant.cite(one, one.text) for one in passages)
    html = statement_html(Statement("Mening 36.\nMening 37.", citations), library)
    assert html.count("Barn › Skola, s. 36, s. 37</p>") == html.count("Barn › Skola") == 1


@pytest.mark.parametrize("kind", SourceKind)
def test_how_heavy_a_source_is_stands_by_every_citation(kind):
    source = replace(fake_assistant.SOURCE, kind=kind)
    passage = fake_assistant.make_passage("a", "Nämnden ska hjälpa.")
    library = fake_assistant.FakeLibrary(passages={"a": passage}, sources={source.id: source})
    citation = fake_assistant.cite(passage, passage.text)
    shown = source_kind(source)
    html = statement_html(Statement(passage.text, (citation,)), library)
    assert f'class="kind">{capitalised(shown)}<' in html
    assert capitalised(shown) in place_html(passage, library.sources)
    assert f"({shown}, " in source_line(citation, library)
    assert capitalised("JO-beslut") == "JO-beslut"


def test_a_place_is_not_named_again_by_the_statement_right_below():
    passages = [fake_assistant.make_passage(f"p{n}", f"Enhet {n}.", page=47) for n in (1, 2)]
    library = fake_assistant.FakeLibrary(passages={one.id: one for one in passages})
    first, second = (Statement(one.text, (fake_assistant.cite(one, one.text),)) for one in passages)
    assert 'class="place"' in statement_html(first, library)
    assert 'class="place"' not in statement_html(second, library, before=first)
    assert stands_with(second, first, library)
    assert not stands_with(first, None, library)
    moved = replace(second.citations[0], page=48)
    assert not stands_with(replace(second, citations=(moved,)), first, library)
    assert 'class="place"' in statement_html(
        replace(second, citations=(moved,)), library, before=first
    )


def test_a_number_in_a_statement_can_be_called_and_its_text_is_kept():
    html = labelled_html("Ring KAST 020 – 220 440 eller läs mer.")
    assert '<a href="tel:020220440">020 – 220 440</a>' in html
    assert re.sub("<[^>]*>", "", html) == "Ring KAST 020 – 220 440 eller läs mer."
