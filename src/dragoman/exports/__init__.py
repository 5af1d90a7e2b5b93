"""The archive as files that other programs open."""

from dragoman.exports.export import export
from dragoman.exports.formats import FORMATS, Format

__all__ = ["FORMATS", "Format", "export"]
