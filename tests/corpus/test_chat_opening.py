"""Why a language model cannot be opened: one sentence, the setting named, nothing else."""

import pytest

from corpus import chat_opening
from corpus.chat_opening import ModelOpeningError, open_model

NO_VERSION = "Value error, Must provide `version` [type=value_error, input_value={'key': 'secret'}]"


@pytest.fixture(autouse=True)
def keyless(monkeypatch):
    for name in ("OPENAI_API_KEY", "AZURE_OPENAI_API_KEY", "OPENAI_API_VERSION"):
        monkeypatch.delenv(name, raising=False)


def told(model, **options):
    with pytest.raises(ModelOpeningError) as refused:
        open_model(model, **options)
    message = str(refused.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("model", "options", "parts"),
    [
        ("", {}, ["VAGLEDAREN_CHAT_MODEL", "leverantör:modell"]),
        ("gpt", {}, ["”gpt” har inte formen"]),
        ("openai:", {}, ["”openai:” har inte formen"]),
        (":m", {}, ["”:m” har inte formen"]),
        ("nosuch:m", {}, ["”nosuch” är okänd"]),
        ("google_genai:m", {}, ["”google_genai”", "pip install langchain-google-genai"]),
        ("openai:m", {"base_url": "127.0.0.1:9"}, ["CHAT_BASE_URL", "”127.0.0.1:9”"]),
        ("openai:m", {"base_url": "ftp://a"}, ["CHAT_BASE_URL", "”ftp://a”"]),
        ("openai:m", {"base_url": "http://"}, ["CHAT_BASE_URL", "”http://”"]),
        ("azure_openai:m", {"azure_endpoint": "a.b"}, ["CHAT_BASE_URL", "”a.b”"]),
    ],
)
def test_each_mistake_has_its_own_sentence(model, options, parts):
    message = told(model, **options)
    assert all(part in message for part in parts), message


@pytest.mark.parametrize("model", ["openai:m", "azure_openai:m"])
def test_a_missing_key_is_told_of_the_setting_that_gives_it(model):
    pytest.importorskip("langchain_openai")
    assert "VAGLEDAREN_CHAT_API_KEY saknas" in told(model)


def test_what_a_provider_says_is_wrong_comes_along_without_its_surroundings(monkeypatch):
    def broken(model, **options):
        raise ValueError(f"1 validation error for Chat\n  {NO_VERSION}\n    See https://x.test")

    monkeypatch.setattr(chat_opening, "init_chat_model", broken)
    message = told("some:m", base_url="https://a.test/v1")
    assert message.endswith("(Must provide `version`).")
    assert "secret" not in message


def test_an_error_without_words_is_named_by_its_kind(monkeypatch):
    def broken(model, **options):
        raise RuntimeError

    monkeypatch.setattr(chat_opening, "init_chat_model", broken)
    assert told("some:m").endswith("(RuntimeError).")


def test_a_package_that_is_not_named_is_guessed_from_the_provider(monkeypatch):
    def broken(model, **options):
        raise ImportError("nothing there")

    monkeypatch.setattr(chat_opening, "init_chat_model", broken)
    assert told("some:m").endswith("pip install langchain-some")


def test_a_model_that_opens_is_given_as_it_is(monkeypatch):
    monkeypatch.setattr(chat_opening, "init_chat_model", lambda model, **options: (model, options))
    opened = open_model("some:m", base_url="http://127.0.0.1:1/v1", timeout=3)
    assert opened == ("some:m", {"base_url": "http://127.0.0.1:1/v1", "timeout": 3})
