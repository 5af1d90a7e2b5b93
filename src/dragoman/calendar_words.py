"""English names of months and days of the week, lowercase, in order: one list for every step."""

from __future__ import annotations

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORT_MONTHS = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec")
"""Short forms, without their point; "may" has none. Where one begins another, the longer comes first."""
SHORT_WEEKDAYS = ("mon", "tues", "tue", "wed", "thurs", "thu", "fri", "sat", "sun")
"""Likewise."""
