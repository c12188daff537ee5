"""The judge's chat model: the one of the settings, asked in plain words."""

import time

from assistant.chat import ChatOutage, Message
from corpus.settings import Settings
from evals.judging import ChatModel


def open_judge(settings: Settings) -> ChatModel | None:
    """None when no chat model is configured; an outage is no opinion, so it answers nothing."""
    if not settings.chat_model:
        return None
    # Imported late: it takes seconds, and every command but this one does without.
    from assistant.chat_model import open_plain_chat_model  # noqa: PLC0415

    seconds = settings.chat_timeout_seconds
    model = open_plain_chat_model(
        settings.chat_model,
        base_url=settings.chat_base_url,
        api_key=settings.chat_api_key.get_secret_value(),
        timeout_seconds=seconds,
    )

    def ask(prompt: str) -> str:
        try:
            return model.ask((Message("user", prompt),), deadline=time.monotonic() + seconds).text
        except ChatOutage:
            return ""

    return ask
