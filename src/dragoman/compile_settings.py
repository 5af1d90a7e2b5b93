"""Writes ``data/settings.json``: what the settings that an article needs say, validated (see ``dragoman.settings``).

``python -m dragoman.compile_settings``; building or installing the package runs it. ``--check`` names what has changed
since, and exits 1: such a file is read as YAML until then, and nothing else is wrong.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from dragoman.actors.nouns import load_nouns
from dragoman.claims.cues import CUES
from dragoman.claims.words import classes
from dragoman.documents.knowledge import load_all
from dragoman.events.reference_words import reference
from dragoman.events.words import lists
from dragoman.grounding.places import AREAS
from dragoman.grounding.words import lists as grounding_words
from dragoman.language.words import parse_words
from dragoman.settings import COMPILED, Entry, compiled, load_plain, recorded
from dragoman.standings.words import load_words


def entries() -> dict[str, Entry]:
    """What the file should hold, from the YAML as it is now. Raises LexiconError when a file does not validate."""
    load_nouns.cache_clear()
    load_words.cache_clear()
    lists.cache_clear()
    parse_words.cache_clear()
    grounding_words.cache_clear()
    classes.cache_clear()
    reference.cache_clear()
    with recorded() as found:
        load_nouns()
        load_words()
        lists()
        parse_words()
        grounding_words()
        classes()
        reference()
        load_all()
        for path in (*sorted(CUES.glob("*.yaml")), AREAS):
            load_plain(path)
    return found


def main(path: Path = COMPILED) -> None:
    """Write the file, whole or not at all."""
    text = json.dumps(entries(), ensure_ascii=False, sort_keys=True, indent=0) + "\n"
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def stale() -> list[str]:
    """The files that differ from what ``data/settings.json`` holds for them, or are not in it."""
    stored = compiled()
    return sorted(name for name, entry in entries().items() if list(stored.get(name, ())) != list(entry))


if __name__ == "__main__":
    if "--check" not in sys.argv[1:]:
        main()
    elif changed := stale():
        sys.exit(f"Not compiled: {', '.join(changed)}. Run: python -m dragoman.compile_settings")
