"""The names of months outside English."""

import pytest

from astana_reader.text.month_names import MONTH_NAMES


@pytest.mark.parametrize("language", MONTH_NAMES)
def test_each_of_twelve_months_has_names_as_they_are_looked_for(language: str) -> None:
    months = [line.split() for line in MONTH_NAMES[language].split("\n")[1:-1]]
    assert len(months) == 12
    assert all(months)
    assert all(name == name.casefold() for names in months for name in names)


def test_no_name_means_two_months() -> None:
    meant = {
        (name, number)
        for lines in MONTH_NAMES.values()
        for number, line in enumerate(lines.split("\n")[1:-1], 1)
        for name in line.split()
    }
    assert len(meant) == len({name for name, _ in meant})
