"""The archive as files that other programs open."""

from dragoman.exports.export import export
from dragoman.exports.formats import FORMATS, Format
from dragoman.exports.options import Exported, ExportOptions

__all__ = ["FORMATS", "ExportOptions", "Exported", "Format", "export"]
