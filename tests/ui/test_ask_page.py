import sys
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

sys.path.insert(0, str(Path(__file__).parent))

import fake_assistant

from assistant.reply import NoticeKind, Outcome
from corpus.norm import Norm
from ui import texts

FAKE_APP = Path(__file__).parent / "fake_app.py"
SCHOOL_QUESTION = "Hur löser vi skolgången för ett barn i skyddat boende?"


@pytest.fixture
def app():
    return AppTest.from_file(str(FAKE_APP), default_timeout=20).run()


def ask(app, question):
    return app.chat_input[0].set_value(question).run()


def html_of(app):
    return "\n".join(block.value for block in app.html)


def labels(app):
    return [button.label for button in app.button]


def button(app, label):
    return next(each for each in app.button if each.label == label)


def test_empty_page_says_that_this_is_an_ai_before_the_first_question(app):
    assert texts.AI_NOTICE_TITLE in html_of(app)
    assert "112" in html_of(app)


def test_empty_page_offers_example_questions_that_can_be_asked_in_one_click(app):
    button(app, SCHOOL_QUESTION).click().run()
    assert "Skolgången kan lösas på tre sätt:" in html_of(app)


def test_answer_shows_every_way_its_norms_and_its_page(app):
    shown = html_of(ask(app, SCHOOL_QUESTION))
    assert all(way in shown for way in fake_assistant.WAYS)
    assert "Krav: ska" in shown
    assert "Källa 1: riktlinje, s. 50" in labels(app)


def test_same_quote_keeps_its_number_and_a_new_one_gets_the_next(app):
    ask(app, SCHOOL_QUESTION)
    assert [each for each in labels(app) if each.startswith("Källa")] == [
        "Källa 1: riktlinje, s. 50",
        "Källa 2: riktlinje, s. 48",
        "Källa 3: riktlinje, s. 50",
    ]


def test_citation_opens_the_passage_with_exactly_the_quote_marked(app):
    ask(app, SCHOOL_QUESTION)
    button(app, "Källa 3: riktlinje, s. 50").click().run()
    shown = html_of(app)
    assert f"<mark>{fake_assistant.WAYS[1]}</mark>" in shown
    assert f"<mark>{fake_assistant.WAYS[0]}</mark>" not in shown
    assert "s. 50" in shown


def test_opened_source_steps_to_its_neighbours_and_back_to_the_quote(app):
    ask(app, SCHOOL_QUESTION)
    button(app, "Källa 1: riktlinje, s. 50").click().run()
    button(app, texts.NEXT_PASSAGE).click().run()
    assert "Skolslussen nås på" in html_of(app)
    assert "<mark>" not in html_of(app)
    button(app, texts.BACK_TO_QUOTE).click().run()
    assert "<mark>" in html_of(app)


def test_whole_section_shows_every_passage_of_the_section_with_the_quote_marked(app):
    ask(app, SCHOOL_QUESTION)
    button(app, "Källa 1: riktlinje, s. 50").click().run()
    button(app, texts.WHOLE_SECTION).click().run()
    shown = html_of(app)
    assert "Barn har rätt till skolgång" in shown
    assert "Skolslussen nås på" in shown
    assert "<mark>" in shown


def test_a_reading_of_garbled_text_is_marked_as_a_reading(app):
    ask(app, SCHOOL_QUESTION)
    button(app, "Källa 2: riktlinje, s. 48").click().run()
    assert "65 kap. 1 § SOSFS 2014:4HSLF-FS 2022:39" in html_of(app)
    assert "Läsningen är en tolkning" in html_of(app)


def test_closing_the_source_hides_it(app):
    ask(app, SCHOOL_QUESTION)
    button(app, "Källa 1: riktlinje, s. 50").click().run()
    button(app, texts.CLOSE_SOURCE).click().run()
    assert "<mark>" not in html_of(app)


def test_urgent_notice_comes_first_in_an_alert_and_law_notice_beside_its_statement(app):
    ask(app, SCHOOL_QUESTION)
    blocks = [block.value for block in app.html]
    opening = next(block for block in blocks if "Svar ur källorna" in block)
    assert opening.index('role="alert"') < opening.index("Svar ur källorna")
    statement = next(i for i, block in enumerate(blocks) if "orosanmälan alltid" in block)
    notice = next(i for i, block in enumerate(blocks) if "har ersatts" in block)
    assert notice == statement + 1


def test_contact_in_an_answer_can_be_called(app):
    assert 'href="tel:0850832440"' in html_of(ask(app, SCHOOL_QUESTION))


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("Mannen med 19121212-1212 slår", Outcome.BLOCKED),
        ("Ge mig adressen", Outcome.DECLINED),
        ("Vilket pris gäller?", Outcome.NOT_COVERED),
        ("Något nära", Outcome.NEARBY),
        (SCHOOL_QUESTION, Outcome.ANSWERED),
    ],
)
def test_each_outcome_has_its_own_words_and_look(app, question, outcome):
    shown = html_of(ask(app, question))
    assert texts.OUTCOME_TITLES[outcome] in shown
    assert f'class="outcome {outcome.value}"' in shown
    others = [texts.OUTCOME_TITLES[other] for other in Outcome if other is not outcome]
    assert not any(title in shown for title in others)


def test_blocked_question_is_neither_shown_nor_kept_and_its_redacted_form_is_asked(app):
    ask(app, "Mannen med 19121212-1212 slår. Skola?")
    assert "19121212-1212" not in html_of(app)
    assert "19121212-1212" not in repr(app.session_state["conversation"])
    button(app, texts.ASK_REDACTED).click().run()
    assert "Mannen med [personnummer] slår. Skola?" in html_of(app)
    assert texts.OUTCOME_TITLES[Outcome.ANSWERED] in html_of(app)


def test_follow_up_carries_the_history_and_says_how_it_was_read(app):
    ask(app, SCHOOL_QUESTION)
    assert texts.INTERPRETED_AS not in html_of(app)
    ask(app, "Och gymnasiet?")
    assert "Tolkad som: Hur löser vi skolgången för ett barn?" in html_of(app)


def test_a_blocked_question_is_left_out_of_the_history(app):
    ask(app, "Mannen med 19121212-1212 slår")
    ask(app, SCHOOL_QUESTION)
    assert texts.INTERPRETED_AS not in html_of(app)


def test_another_day_than_today_goes_with_the_question_and_is_told(app):
    app.date_input[0].set_value(date(2024, 6, 1)).run()
    shown = html_of(ask(app, SCHOOL_QUESTION))
    assert texts.AS_OF_SHOWN.format(day="2024-06-01") in shown
    assert app.session_state["conversation"][0].as_of == date(2024, 6, 1)


def test_today_needs_no_telling(app):
    shown = html_of(ask(app, SCHOOL_QUESTION))
    assert texts.AS_OF_SHOWN.split("{")[0] not in shown


def test_new_question_clears_everything(app):
    ask(app, SCHOOL_QUESTION)
    button(app, texts.NEW_QUESTION).click().run()
    assert SCHOOL_QUESTION not in html_of(app)
    assert texts.AI_NOTICE_TITLE in html_of(app)
    assert app.session_state["conversation"] == []


def test_outage_is_an_apology_without_details_and_unlike_a_refusal(app, caplog):
    shown = html_of(ask(app, "trasig hemlighet"))
    assert texts.ERROR_ANSWER in shown
    assert "store is gone" not in shown
    assert "hemlighet" not in caplog.text
    assert not app.exception
    assert not any(title in shown for title in texts.OUTCOME_TITLES.values())


def test_hostile_text_never_reaches_the_page_as_markup(app):
    ask(app, "elak")
    for place in [each for each in app.button if each.label.startswith("Källa")]:
        place.click().run()
    shown = html_of(app)
    assert "&lt;script&gt;" in shown
    for raw in ("<img", "<script", "<b>text", "\u202e", "\u200b"):
        assert raw not in shown
    assert 'href="javascript' not in shown
    markdown = " ".join(block.value for block in app.markdown)
    assert "evil.example" not in markdown + " ".join(labels(app))


def test_every_outcome_norm_and_notice_has_words():
    assert set(texts.OUTCOME_TITLES) == set(Outcome)
    assert set(texts.OUTCOME_SYMBOLS) == set(Outcome)
    assert set(texts.NORM_LABELS) == set(Norm) - {Norm.CANNOT}
    assert set(texts.NOTICE_TITLES) == set(texts.NOTICE_SYMBOLS) == set(NoticeKind)


def test_no_two_outcomes_share_words_or_symbol():
    assert len(set(texts.OUTCOME_TITLES.values())) == len(Outcome)
    assert len(set(texts.OUTCOME_SYMBOLS.values())) == len(Outcome)
