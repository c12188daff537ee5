"""Where clauses begin, and which of them can stand alone."""

import pytest

from assistant.gate_clauses import (
    Opening,
    is_finite,
    joints_of,
    opening_of,
    points_at_something,
    points_back,
    pronoun_subject,
    subject_of,
)


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("", []),
        ("…", []),
        ("Avgiften", ["Avgiften"]),
        ("Avgiften sänks.", ["Avgiften sänks."]),
        ("Avgiften sänks, mat ingår.", ["Avgiften sänks", "mat ingår."]),
        ("Avgiften sänks och mat ingår.", ["Avgiften sänks", "mat ingår."]),
        ("Avgiften sänks, och mat ingår.", ["Avgiften sänks", "mat ingår."]),
        ("Avgiften sänks: mat ingår.", ["Avgiften sänks", "mat ingår."]),
        ("Mat och logi, eller hjälp.", ["Mat", "logi", "hjälp."]),
        # A word that joins nothing more begins no clause.
        ("Avgiften sänks och", ["Avgiften sänks och"]),
    ],
)
def test_a_clause_begins_after_a_mark_or_a_joining_word(sentence, clauses):
    joints = joints_of(sentence)
    ends = [joint.before for joint in joints[1:]] + [len(sentence)]
    found = [sentence[joint.start : end] for joint, end in zip(joints, ends, strict=False)]
    assert found == clauses


def test_a_joint_knows_its_word_and_whether_a_stop_stands_before_it():
    head, comma, word, stop = joints_of("Avgiften sänks, mat ingår och logi betalas; det räcker.")
    assert (head.word, head.before, head.start, head.is_stop) == ("", 0, 0, True)
    assert (comma.word, comma.is_stop) == ("", False)
    assert (word.word, word.is_stop) == ("och", False)
    assert (stop.word, stop.is_stop) == ("", True)


@pytest.mark.parametrize(
    ("clause", "joint", "is_stop", "opening"),
    [
        ("", "", True, Opening.PART),
        ("och", "", True, Opening.PART),
        ("Avgiften ska sänkas.", "", True, Opening.OWN),
        ("avgiften ska sänkas.", "och", False, Opening.OWN),
        # A comma alone ties the clause to the words before it.
        ("avgiften ska sänkas.", "", False, Opening.PART),
        ("mat och logi", "och", False, Opening.PART),
        ("ska sänkas", "och", False, Opening.LEANING),
        ("ska sänkas", "", False, Opening.PART),
        ("den ska sänkas", "men", False, Opening.LEANING),
        ("Detta ska dokumenteras.", "", True, Opening.LEANING),
        ("är expert på sina problem", "som", False, Opening.LEANING),
        ("om mat ingår", "och", False, Opening.PART),
        ("om mat ingår ska avgiften sänkas", "och", False, Opening.OWN),
        ("har personen en akt ska den användas", "och", False, Opening.OWN),
        ("har personen en akt", "och", False, Opening.LEANING),
        ("avgiften ska sänkas", "eftersom", False, Opening.PART),
    ],
)
def test_a_clause_stands_alone_leans_or_is_a_part(clause, joint, is_stop, opening):
    assert opening_of(clause, joint, is_stop=is_stop) is opening


def test_a_clause_that_nothing_ties_to_another_stands_after_a_stop():
    assert opening_of("Avgiften ska sänkas.") is Opening.OWN


@pytest.mark.parametrize(
    ("clause", "points"),
    [
        ("", False),
        ("Den", False),
        ("Detta ska dokumenteras.", True),
        ("Detta", True),
        ("Därför är det viktigt.", True),
        ("Den ska sänkas.", True),
        ("Den ska", True),
        ("Den våldsutsatta ska höras.", False),
        ("Det är viktigt att fråga.", False),
        ("Det innebär att barn hörs.", True),
        ("Det", False),
        ("I det läget får uppdraget förnyas.", True),
        ("I läget får uppdraget förnyas.", False),
        ("Avgiften sänks i det läget.", False),
    ],
)
def test_an_opening_word_may_point_back(clause, points):
    assert points_back(clause) is points


@pytest.mark.parametrize(
    ("sentence", "points"),
    [
        ("Avgiften ska sänkas.", False),
        ("Möjligheten till detta måste prövas.", True),
        ("Den ska sänkas.", True),
    ],
)
def test_any_word_of_a_sentence_may_point_at_something(sentence, points):
    assert points_at_something(sentence) is points


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("", ()),
        ("Avgiften och logi", ()),
        ("Avgiften ska sänkas.", ("avgiften",)),
        ("Den våldsutsatta föräldern ska höras.", ("våldsutsatta", "föräldern")),
        ("Om mat ingår ska avgiften sänkas.", ()),
        ("Vid fara ska polisen ringas.", ()),
        ("Likaså är det viktigt att fråga.", ()),
        ("Barnet är där ofta.", ()),
        ("Barnet är ofta där.", ("barnet",)),
        ("Givetvis också är det viktigt.", ()),
        ("Barnet där ska höras.", ("barnet",)),
        ("Ska barnet höras?", ()),
    ],
)
def test_the_subject_stands_before_the_first_verb(clause, words):
    assert subject_of(clause) == words


@pytest.mark.parametrize(
    ("clause", "pronoun"),
    [
        ("", ""),
        ("Det", ""),
        ("Det bör prövas.", "det"),
        ("Detta kan prövas.", "detta"),
        ("Hen har rätt.", "hen"),
        ("Den enskilde har rätt.", ""),
        ("Avgiften bör prövas.", ""),
        ("Bör det prövas?", ""),
    ],
)
def test_a_pronoun_may_stand_as_subject(clause, pronoun):
    assert pronoun_subject(clause) == pronoun


@pytest.mark.parametrize(
    ("word", "finite"),
    [
        ("", False),
        ("s", False),
        ("ska", True),
        ("erbjuder", True),
        ("erbjuds", True),
        ("erbjuda", False),
        ("barnets", False),
        ("avgift", False),
    ],
)
def test_a_present_or_a_listed_form_is_a_finite_verb(word, finite):
    assert is_finite(word) is finite
