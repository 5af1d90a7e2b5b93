"""Reads any source into Documents: text, title, outlet, byline, date, genre, language."""

from dragoman.documents.document import Document, Genre, Rejected
from dragoman.documents.make import make_document
from dragoman.documents.options import FORMATS, TARGETS, ReadOptions
from dragoman.documents.reader import read_paths

__all__ = ["FORMATS", "TARGETS", "Document", "Genre", "ReadOptions", "Rejected", "make_document", "read_paths"]
