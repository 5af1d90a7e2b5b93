"""Compiles the actor registry, the settings and the modules while the package is built, so that no start has to."""

from __future__ import annotations

import compileall
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INDEX = "src/dragoman/data/actors/index.json"
SETTINGS = "src/dragoman/data/settings.json"


class CompileData(BuildHookInterface):  # type: ignore[type-arg]
    """Runs for wheels and editable installs."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the compiled files into the package's data.

        An editable install gets its modules compiled too, as pip does for a wheel: where Python may write no bytecode
        (``PYTHONDONTWRITEBYTECODE``, usual in containers), every start would compile them anew, 0.4 s.
        """
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        from dragoman.actors.compile import main as compile_registry
        from dragoman.compile_settings import main as compile_settings

        compile_registry()
        compile_settings()
        build_data["artifacts"] += [INDEX, SETTINGS]
        if version == "editable":
            compileall.compile_dir(source / "dragoman", quiet=1)
