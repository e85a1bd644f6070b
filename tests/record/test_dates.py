import pytest

from onrecord.record import dates


@pytest.mark.parametrize(
    ("published", "spelt"),
    [
        (None, ""),
        ("", ""),
        ("2026-05-04", "4 May 2026"),
        ("20260504", "4 May 2026"),
        ("2026-05-04T09:30:00Z", "4 May 2026, 09:30 UTC"),
        ("2026-05-04T09:30+02:00", "4 May 2026, 09:30 UTC+02:00"),
        ("2026-12-31T23:59:59.5", "31 December 2026, 23:59"),
        ("last Tuesday,\nearly", "last Tuesday, early"),
        ("2026-13-01", "2026-13-01"),
    ],
)
def test_dates_are_spelt(published: str | None, spelt: str) -> None:
    assert dates.spell(published) == spelt
