"""JSON of others becomes values, or a reason why not."""

from dataclasses import dataclass

import pytest

from astana_reader.settings.json_values import field_of, parse_json, parse_object, typed_fields


@dataclass(frozen=True, slots=True)
class Cup:
    size: int = 1
    name: str = ""
    full: bool = False


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("{}\n{", "line 2 is no JSON"),
        (b"\xff\xfe\xfd", "it is not UTF-8 text"),
        ("[" * 100_000, "it is nested too deep"),
        ("1" * 5000, "it has a number that is too long"),
    ],
)
def test_what_is_wrong_is_said(data: bytes | str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}$"):
        parse_json(data)


def test_an_object_is_wanted() -> None:
    assert parse_object(b'{"a": [1]}') == {"a": [1]}
    with pytest.raises(ValueError, match="no object"):
        parse_object(b"[]")


@pytest.mark.parametrize(
    ("row", "usable"),
    [
        ({"size": 2, "name": "a", "full": True}, {"size": 2, "name": "a", "full": True}),
        ({"size": "2", "name": None, "full": 1, "other": 3}, {}),
        ({"size": True}, {}),
        ({"size": 10**20, "name": ""}, {"name": ""}),
        (["size"], {}),
        (None, {}),
    ],
)
def test_only_fields_of_the_right_type_are_taken(row: object, usable: dict[str, object]) -> None:
    assert typed_fields(Cup, row) == usable


def test_a_field_is_there_and_of_its_type() -> None:
    assert field_of({"a": 1}, "a", int) == 1
    for row in ({}, {"a": "1"}, {"a": True}, {"a": None}):
        with pytest.raises(ValueError, match="“a” is missing or no int"):
            field_of(row, "a", int)
