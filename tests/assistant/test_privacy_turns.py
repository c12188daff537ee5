"""Identity data given in parts over a conversation is found."""

import pytest

from assistant.privacy import IdentityKind, TurnMention, find_over_turns


@pytest.mark.parametrize(
    "turns",
    [
        pytest.param(["850709-9805"], id="in one turn"),
        pytest.param(["Min klient 19850709", "9805"], id="number cut in two"),
        pytest.param(["19850709", "Vad gäller?", "9805"], id="a turn between"),
        pytest.param(["Hon är 850709 och slagen", "Vad gäller?", "9805"], id="date in a sentence"),
        pytest.param(["8", "5", "0", "7", "0", "9", "9", "8", "0", "5"], id="digit by digit"),
        pytest.param(["070", "1740605"], id="phone"),
        pytest.param(["Min klient heter", "Anna"], id="name"),
        pytest.param(["Hon bor på Storgatan", "12"], id="address"),
    ],
)
def test_identity_data_is_found_over_turns(turns):
    assert find_over_turns(turns)


@pytest.mark.parametrize(
    "turns",
    [
        pytest.param([], id="nothing said"),
        pytest.param([""], id="empty turn"),
        pytest.param(["Vad gäller från 2025-07-01?", "Och om det finns barn?"], id="follow-up"),
        pytest.param(["Gäller 2001:453?", "2025:400"], id="law"),
        pytest.param(["Ändrades det 2021-07-01?", "Eller", "2024"], id="year as answer"),
        pytest.param(["Vad kostar det?", "15 000 kr", "Hur länge?"], id="amount"),
    ],
)
def test_an_ordinary_conversation_passes(turns):
    assert find_over_turns(turns) == ()


def test_each_piece_is_given_with_its_turn():
    assert find_over_turns(["Hon: 19850709", "9805 var det"]) == (
        TurnMention(0, IdentityKind.PERSONNUMMER, 5, 13),
        TurnMention(1, IdentityKind.PERSONNUMMER, 0, 4),
    )
