"""Settings from the environment or `.env`; an unknown or malformed one stops the start."""

import os
from pathlib import Path

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "VAGLEDAREN_"
# Read by the commands that measure, not by the product; allowed so that it stops nothing.
MEASURING_ONLY = frozenset({"MATERIAL_DIR"})


class SettingsError(ValueError):
    """A setting is unknown or malformed; the message names it."""


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="ignore")

    data_dir: Path = Path("data")
    chat_model: str = ""
    chat_base_url: str = ""
    chat_api_key: SecretStr = SecretStr("")
    chat_timeout_seconds: float = Field(default=60.0, gt=0, le=600)
    nli_model: str = ""
    embedding_model: str = ""
    chroma_url: str = ""


def _unknown_names() -> list[str]:
    known = {name.upper() for name in Settings.model_fields} | MEASURING_ONLY
    given = [*os.environ, *dotenv_values(".env")]
    return sorted(
        {
            name
            for name in given
            if name.upper().startswith(PREFIX) and name.upper().removeprefix(PREFIX) not in known
        }
    )


def load_settings() -> Settings:
    """Raises `SettingsError` naming the first setting that is unknown or malformed."""
    if unknown := _unknown_names():
        known = ", ".join(PREFIX + name.upper() for name in Settings.model_fields)
        raise SettingsError(f"unknown setting {unknown[0]}; the settings are {known}")
    try:
        settings = Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + str(first["loc"][0]).upper()
        raise SettingsError(f"setting {name} is malformed: {first['msg']}") from error
    if settings.chat_model and ":" not in settings.chat_model:
        raise SettingsError(
            f"setting {PREFIX}CHAT_MODEL is malformed: "
            f"{settings.chat_model!r} is not provider:model"
        )
    return settings
