"""Append Readings to an archive on disk; query it; resume."""
