"""The judge's chat model: the one of the settings, reached through LangChain."""

from corpus.settings import Settings
from evals.judging import ChatModel


def open_judge(settings: Settings) -> ChatModel | None:
    """None when no chat model is configured."""
    if not settings.chat_model:
        return None
    # Imported late: it takes seconds, and every command but this one does without.
    from langchain.chat_models import init_chat_model  # noqa: PLC0415

    options: dict[str, object] = {"timeout": settings.chat_timeout_seconds, "temperature": 0}
    if settings.chat_base_url:
        options["base_url"] = settings.chat_base_url
    if key := settings.chat_api_key.get_secret_value():
        options["api_key"] = key
    model = init_chat_model(settings.chat_model, **options)  # type: ignore[call-overload]
    return lambda prompt: str(model.invoke(prompt).text)
