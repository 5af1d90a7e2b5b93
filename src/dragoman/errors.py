"""Every error that Dragoman raises on purpose.

::

    DragomanError
    ├── InputError            something a person gave cannot be used
    │   ├── DocumentError     one document cannot be read; a batch lists it as rejected
    │   ├── OptionError       an argument or option has a value that cannot be used
    │   └── DateError         a string is not a date that can be understood
    ├── DataError             a data file (lexicon, registry, archive, model) is damaged or invalid
    │   ├── LexiconError      a frame, cue or actor entry does not validate
    │   ├── ModelError        the language model is missing or fails its checksum
    │   └── ArchiveError      an archive cannot be opened, read or appended to
    └── MissingExtraError     an optional package is not installed

A message names the value, the problem and the next step.
"""

from __future__ import annotations


class DragomanError(Exception):
    """The root: catch this to catch everything below."""


class InputError(DragomanError):
    """Something a person gave cannot be used."""


class DocumentError(InputError):
    """One document cannot be read. ``reason`` is a short stable code, such as ``empty`` or ``not-english``."""

    def __init__(self, message: str, *, reason: str = "unreadable") -> None:
        super().__init__(message)
        self.reason = reason


class OptionError(InputError):
    """An argument or option has a value that cannot be used."""


class DateError(InputError):
    """A string is not a date that can be understood."""


class DataError(DragomanError):
    """A data file is damaged or invalid."""


class LexiconError(DataError):
    """A frame, cue or actor entry does not validate."""


class ModelError(DataError):
    """The language model is missing or fails its checksum."""


class ArchiveError(DataError):
    """An archive cannot be opened, read or appended to."""


class MissingExtraError(DragomanError):
    """An optional package is not installed; the message holds the exact install command."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package!r} is not installed. Install it with:  pip install 'dragoman[{extra}]'")
        self.package = package
        self.extra = extra
