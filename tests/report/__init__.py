"""Tests of dragoman.report."""
