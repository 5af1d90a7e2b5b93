"""Names of months and days of the week."""

from datetime import date

import pytest

from dragoman.calendar_words import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS


def test_the_order_is_that_of_the_calendar() -> None:
    assert [date(2001, MONTHS.index(name) + 1, 1).month for name in ("january", "june", "december")] == [1, 6, 12]
    assert WEEKDAYS.index("monday") == date(2001, 1, 1).weekday()
    assert WEEKDAYS.index("sunday") == date(2001, 1, 7).weekday()
    assert (len(set(MONTHS)), len(set(WEEKDAYS))) == (12, 7)


@pytest.mark.parametrize(("short", "names"), [(SHORT_MONTHS, MONTHS), (SHORT_WEEKDAYS, WEEKDAYS)])
def test_every_short_form_begins_one_name_and_the_longer_comes_first(
    short: tuple[str, ...], names: tuple[str, ...]
) -> None:
    for place, form in enumerate(short):
        assert sum(name.startswith(form) for name in names) == 1
        assert not any(later.startswith(form) for later in short[place + 1 :])
    assert {form[:3] for form in short} | {"may"} >= {name[:3] for name in names}
