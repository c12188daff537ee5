"""Open a language model by the settings, or say in one sentence why it cannot be opened."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel

MESSAGES_FILE = Path(__file__).with_name("chat_opening.toml")
_PACKAGE = re.compile(r"\blangchain[-_][\w-]+")
# What pydantic and providers add around the one line that says what is wrong.
_NOISE = re.compile(r"\s*\[type=.*|^Value error, ")
_KEY_WORDS = ("api_key", "api key", "credential")


class ModelOpeningError(ValueError):
    """The message is one Swedish sentence that names the setting and what to do."""


@cache
def _messages() -> dict[str, str]:
    return tomllib.loads(MESSAGES_FILE.read_text(encoding="utf-8"))


def open_model(model: str, **options: Any) -> BaseChatModel:  # noqa: ANN401 - each provider's own
    """Open `provider:model`. Raises `ModelOpeningError`."""
    provider, _, name = model.partition(":")
    if not (provider and name):
        raise ModelOpeningError(_messages()["malformed"].format(model=model))
    address = options.get("base_url") or options.get("azure_endpoint") or ""
    if address and not re.match(r"https?://[^/\s]+", address):
        raise ModelOpeningError(_messages()["address"].format(address=address))
    try:
        opened: BaseChatModel = init_chat_model(model, **options)
    # Each provider's package raises errors of its own, which share no base class.
    except Exception as error:
        raise ModelOpeningError(_why(provider, error)) from error
    return opened


def _why(provider: str, error: Exception) -> str:
    text = str(error)
    if isinstance(error, ImportError):
        package = _PACKAGE.search(text)
        name = package[0].replace("_", "-") if package else f"langchain-{provider}"
        return _messages()["package"].format(provider=provider, package=name)
    if type(error) is ValueError and "provider" in text:
        return _messages()["provider"].format(provider=provider)
    if any(word in text.casefold() for word in _KEY_WORDS):
        return _messages()["key"].format(provider=provider)
    return _messages()["other"].format(provider=provider, why=_plain(text) or type(error).__name__)


def _plain(text: str) -> str:
    """The first line that says what is wrong: of pydantic's errors the one after the heading."""
    lines = [_NOISE.sub("", line.strip()) for line in text.splitlines() if line.strip()]
    is_headed = len(lines) > 1 and "validation error" in lines[0]
    return "".join(lines[1 if is_headed else 0 :][:1])
