import re
import sqlite3
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

sys.path.insert(0, str(Path(__file__).parent))

import fake_assistant

from assistant.reply import Mode
from assistant.working_store import WorkingStore
from corpus.exercise import load_exercises
from corpus.law_register import load_law_register
from corpus.norm import Norm
from corpus.passage import PassageKind
from corpus.source import load_sources
from ui import texts
from ui.case_way import load_steps
from ui.check_list import check_list_html, has_duties
from ui.consultation_page import contacts_html, hits_html
from ui.example_questions import load_themes
from ui.exercises import Exercise, all_exercises, choose_exercises
from ui.glossary import glossary_html
from ui.ingest_report import report_html
from ui.passage_view import passage_html
from ui.reading import chapters, passages_of_chapter, reading_html
from ui.safe_html import escape
from ui.sources_page import law_html, sources_html

TESTS = Path(__file__).parent
FAKE_APP = TESTS / "fake_app.py"


@pytest.fixture
def open_page(monkeypatch, tmp_path):
    def open_named(name):
        monkeypatch.setenv("PAGE", name)
        monkeypatch.setenv("VAGLEDAREN_DATA_DIR", str(tmp_path))
        return AppTest.from_file(str(TESTS / "page_app.py"), default_timeout=30).run()

    return open_named


def html_of(app):
    return "\n".join(block.value for block in app.html)


def button(app, label):
    return next(each for each in app.button if each.label == label)


@pytest.mark.parametrize("name", ["about", "consultation", "introduction", "sources"])
def test_page_opens_with_one_heading_and_no_error(open_page, name):
    app = open_page(name)
    assert not app.exception
    assert html_of(app).count("<h1>") == 1


@pytest.mark.parametrize(("model", "said"), [("", False), ("openai:gpt", True)])
def test_about_says_when_questions_leave_for_a_model_server(open_page, monkeypatch, model, said):
    monkeypatch.setenv("VAGLEDAREN_CHAT_MODEL", model)
    assert (texts.ABOUT_SENT in html_of(open_page("about"))) is said


def test_contacts_are_found_by_name_number_or_task_and_can_be_called():
    contacts = fake_assistant.FakeLibrary().contacts
    for wanted in ("kast", "020 – 220", "KÖPT"):
        shown = contacts_html(contacts, wanted)
        assert 'href="tel:020220440"' in shown, wanted
        assert "tel:0850812360" not in shown, wanted
    assert texts.CONTACTS_NONE in contacts_html(contacts, "brandkår")


def test_the_glossary_names_a_heading_once_and_finds_a_word_in_it_or_below_it():
    kind, path = PassageKind.DEFINITION, ("Förkortningar",)
    passages = [
        fake_assistant.make_passage("fl", "FL Förvaltningslag", page=6, path=path, kind=kind),
        fake_assistant.make_passage("lss", "LSS Lag om stöd", page=6, path=path, kind=kind),
        fake_assistant.make_passage("anmälan", "Anmälan ska göras."),
    ]
    whole = glossary_html(passages, "")
    assert whole.count("Förkortningar") == 1
    assert "Anmälan" not in whole
    assert "LSS" not in glossary_html(passages, "förvaltning")
    assert "LSS" in glossary_html(passages, "förkort")
    assert texts.GLOSSARY_NONE in glossary_html(passages, "saknas")


def test_rejecting_a_draft_needs_a_reason(open_page):
    app = open_page("consultation")
    areas = {area.label: area for area in app.text_area}
    areas[texts.DRAFT_QUESTION].set_value("Vem gör anmälan?")
    areas[texts.DRAFT_ANSWER].set_value("Ingen.")
    button(app, texts.DRAFT_SEND).click().run()
    assert texts.DRAFT_SENT in html_of(app)
    assert not next(each for each in app.text_area if each.label == texts.DRAFT_QUESTION).value
    button(app, texts.DRAFT_REJECT).click().run()
    assert texts.DRAFT_REASON_NEEDED in html_of(app)
    reason = next(each for each in app.text_input if each.label == f"{texts.DRAFT_REASON} 1")
    reason.set_value("fel i sak").run()
    button(app, texts.DRAFT_REJECT).click().run()
    assert texts.DRAFT_STATUS["rejected"] in html_of(app)


@pytest.mark.parametrize(("tick", "kept"), [(False, ""), (True, "Skolan?")])
def test_feedback_keeps_the_question_only_when_asked_to(monkeypatch, tmp_path, tick, kept):
    monkeypatch.setenv("VAGLEDAREN_DATA_DIR", str(tmp_path))
    app = AppTest.from_file(str(FAKE_APP), default_timeout=30).run()
    app.chat_input[0].set_value("Skolan?").run()
    if tick:
        app.checkbox[0].check()
    button(app, texts.FEEDBACK_SEND).click().run()
    with sqlite3.connect(next(tmp_path.glob("*.sqlite3"))) as connection:
        rows = connection.execute("select helpful, outcome, question from feedback").fetchall()
    assert rows == [(1, "answered", kept)]
    assert not app.exception
    assert texts.FEEDBACK_THANKS in [each.value for each in app.text]


def test_feedback_on_a_follow_up_keeps_the_question_it_was_read_as(monkeypatch, tmp_path):
    monkeypatch.setenv("VAGLEDAREN_DATA_DIR", str(tmp_path))
    app = AppTest.from_file(str(FAKE_APP), default_timeout=30).run()
    app.chat_input[0].set_value("Skolan?").run()
    app.chat_input[0].set_value("Och gymnasiet?").run()
    next(each for each in app.checkbox if each.key == "keep-2").check()
    next(each for each in app.button if each.key and "feedback-2" in each.key).click().run()
    (kept,) = WorkingStore(tmp_path).feedback()
    assert kept.feedback.question == "Hur löser vi skolgången för ett barn?"


def test_every_step_of_the_way_of_a_case_names_a_heading_once():
    headings = [step.heading for step in load_steps()]
    assert len(headings) == len(set(headings)) == 9


def test_a_step_that_is_not_loaded_says_so(open_page):
    assert texts.WAY_NOT_LOADED in html_of(open_page("introduction"))


def show_two_exercises():
    import fake_assistant

    from ui.exercises import Exercise, show_exercises

    library = fake_assistant.FakeLibrary()
    passages = fake_assistant.PASSAGES[:2]
    show_exercises(tuple(Exercise("Vad gäller?", passage) for passage in passages), library)


def test_an_exercise_shows_the_source_only_when_asked_and_counts_what_was_known():
    app = AppTest.from_function(show_two_exercises, default_timeout=30).run()
    source = "orosanmälan alltid"
    assert source not in html_of(app)
    button(app, texts.EXERCISE_SHOW).click().run()
    assert source in html_of(app)
    button(app, texts.EXERCISE_KNEW).click().run()
    button(app, texts.EXERCISE_SHOW).click().run()
    button(app, texts.EXERCISE_REPEAT).click().run()
    assert texts.EXERCISE_FINISHED in html_of(app)
    assert texts.EXERCISE_PROGRESS.format(done=2, count=2, known=1) in html_of(app)


def exercises_of(count):
    passages = [fake_assistant.make_passage(f"p{n}", "Text.", page=n) for n in range(count)]
    return tuple(Exercise(f"Fråga {one.id}?", one) for one in passages)


def test_a_round_of_exercises_is_spread_over_the_source_and_the_next_has_others():
    every = exercises_of(95)
    rounds = [choose_exercises(every, round_number=number) for number in range(9)]
    assert [len(chosen) for chosen in rounds] == [10] * 9
    assert rounds[0][0] is every[0]
    assert rounds[0][-1] is every[81]
    assert len({one.question for chosen in rounds for one in chosen}) == 90
    assert choose_exercises(every, round_number=9) == rounds[0]
    assert choose_exercises(exercises_of(3)) == exercises_of(3)


def test_a_written_exercise_marks_the_words_that_answer_it(assistant):
    exercises = all_exercises(assistant.library)
    marked = [exercise for exercise in exercises if exercise.answer]
    written = {one.quote.split()[0] for one in load_exercises()}
    assert len(marked) > 30
    assert len(exercises) > len(marked), "questions to passages are practised on too"
    assert all(
        one.passage.text[one.answer.start : one.answer.end].split()[0] in written for one in marked
    )
    assert len({exercise.passage.id for exercise in exercises}) == len(exercises)


def test_check_list_keeps_what_binds_with_its_page_and_leaves_the_rest():
    shown = check_list_html(
        [
            fake_assistant.make_passage("a", "Anmälan ska göras. Det är bra att veta.", page=7),
            fake_assistant.make_passage("b", "Kontakt får inte tas.", page=8),
            fake_assistant.make_passage("c", "Planen bör följas upp.", page=9),
        ]
    )
    assert "Anmälan ska göras." in shown
    assert "s. 7" in shown
    assert "Kontakt får inte tas." in shown
    assert "Det är bra" not in shown
    assert "bör" not in shown


def test_check_list_never_takes_an_item_from_its_list():
    shown = check_list_html([fake_assistant.FakeLibrary().passages["p-school"]])
    assert all(way in shown for way in (fake_assistant.SCHOOL_LEAD, *fake_assistant.WAYS))


def test_a_chapter_without_duties_is_no_check_list():
    duty = fake_assistant.make_passage("a", "Anmälan ska göras.")
    advice = fake_assistant.make_passage("b", "Planen bör följas upp.")
    assert has_duties([advice, duty])
    assert not has_duties([advice])


def test_check_list_leaves_out_lists_of_further_reading():
    passage = fake_assistant.make_passage("a", "Du ska läsa mer.", kind=PassageKind.SEE_ALSO)
    assert check_list_html([passage]) == f"<p>{texts.CHECKLIST_NONE}</p>"


def test_a_list_passage_is_shown_as_a_list_with_its_lead_in_outside():
    shown = passage_html(fake_assistant.FakeLibrary().passages["p-school"])
    assert shown.count("<li>") == len(fake_assistant.WAYS)
    assert shown.startswith(f"<p>{fake_assistant.SCHOOL_LEAD}")


def test_reading_a_chapter_gives_every_passage_under_its_heading_once():
    library = fake_assistant.FakeLibrary()
    assert "Barn" in chapters("riktlinje", library)
    shown = reading_html(passages_of_chapter("riktlinje", "Barn", library))
    assert shown.count("<h3>") == 1
    assert "Skolslussen" in shown
    assert "samtycke" not in shown


def test_sources_say_which_are_loaded_and_link_to_official_addresses_only():
    shown = sources_html(fake_assistant.FakeLibrary())
    assert "1 av 2 källor är inlästa" in shown
    assert 'href="https://www.socialstyrelsen.se/"' in shown


def test_report_is_shown_whole_with_hostile_text_escaped():
    shown = report_html({"missing": ["Bilaga 3 <b>saknas</b>"], "passages": {"list": 3}})
    assert "Saknas" in shown
    assert "&lt;b&gt;saknas" in shown
    assert "<dd>3</dd>" in shown


def test_report_says_in_swedish_what_the_ingest_wrote_in_english():
    shown = report_html(
        {
            "repaired": [
                "page 41, REST-6-1: 76 kap. -> 6 kap.",
                "page 25: text put back in order in 'Latent'",
            ],
            "dropped": [{"page": 13, "why": "link", "text": "https://a"}],
            "questions_without_passage": [],
            "consolidated_to": "",
        }
    )
    assert "s. 41: «76 kap.» läses som «6 kap.»" in shown
    assert "s. 25: texten i «Latent» är satt i ordning" in shown
    assert "<td>länk</td>" in shown
    assert texts.REPORT_NOTHING in shown
    assert texts.REPORT_KEYS["consolidated_to"] not in shown
    assert not re.search("page|put back|dropped|link<|repaired", shown)


def test_every_entry_of_the_real_report_has_a_swedish_name(assistant):
    def keys_of(value):
        for key, each in value.items() if isinstance(value, dict) else ():
            yield key
            yield from keys_of(each)
        for each in value if isinstance(value, list) else ():
            yield from keys_of(each)

    assert set(keys_of(assistant.library.report)) <= set(texts.REPORT_KEYS)


def test_about_shows_the_whole_accessibility_statement(open_page):
    shown = html_of(open_page("about"))
    statement = Path(TESTS.parents[1] / "docs" / "tillganglighet.md").read_text(encoding="utf-8")
    for line in statement.splitlines()[2:]:
        assert escape(line.removeprefix("## ").removeprefix("- ")) in shown


def test_a_step_of_the_way_does_not_say_its_heading_twice():
    passages = [
        fake_assistant.make_passage("a", "Text.", path=("Handläggning", "Beslut")),
        fake_assistant.make_passage("b", "Mer.", path=("Handläggning", "Beslut", "Avslag")),
    ]
    shown = reading_html(passages, below="Beslut")
    assert shown.count("<h3>") == 1
    assert "Avslag" in shown


def test_the_law_register_is_searched_in_what_it_says_and_says_when_nothing_is_found():
    rows = load_law_register().rows
    whole = law_html(rows, "").count("<tr>")
    found = law_html(rows, "Upphävdes 1 juli 2025").count("<tr>")
    assert 1 < found < whole == len(rows) + 1
    assert law_html(rows, "finns inte alls").count("<tr>") == 0
    assert texts.LAW_NONE in law_html(rows, "finns inte alls")


def test_search_without_hits_says_so():
    assert texts.SEARCH_NONE in hits_html((), fake_assistant.FakeLibrary())


def test_every_mode_has_words():
    assert set(texts.MODES) == set(Mode)
    assert set(texts.NORM_LABELS) == set(Norm) - {Norm.CANNOT}


def test_example_questions_are_questions_and_none_stands_twice():
    questions = [question for theme in load_themes() for question in theme.questions]
    assert len(questions) == len(set(questions))
    assert all(question.endswith("?") for question in questions)


def test_the_real_register_can_be_shown():
    library = fake_assistant.FakeLibrary(sources=load_sources())
    assert sources_html(library).count("<tr>") == len(library.sources) + 1
