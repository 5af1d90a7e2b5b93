"""What experts may change in small YAML files beside the lexicons: read once, validated strictly."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from dragoman.errors import LexiconError
from dragoman.safe_yaml import parse_yaml


class Strict(BaseModel):
    """A record in which nothing unknown is accepted and nothing changes after load."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Settings = TypeVar("Settings", bound=Strict)


def load_settings(kind: type[Settings], path: Path) -> Settings:
    """The validated content of a YAML file. Raises LexiconError that names the file and the problem."""
    try:
        return kind.model_validate(parse_yaml(path.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise LexiconError(f"{path} is not valid: {error}. Correct it, or reinstall Dragoman.") from error
