"""Tests of the events step."""
