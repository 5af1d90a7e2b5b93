"""Compiles the actor registry while the package is built, so that the first run does not have to."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INDEX = "src/dragoman/data/actors/index.json"


class CompileRegistry(BuildHookInterface):  # type: ignore[type-arg]
    """Runs for wheels and editable installs."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the compiled index into the package's data."""
        sys.path.insert(0, str(Path(self.root) / "src"))
        from dragoman.actors.compile import main

        main()
        build_data["artifacts"].append(INDEX)
