"""Tables of Lua: values in, nothing run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.exchange.imports.lua_tables import items, read_table


def written(value: object) -> str:
    """As KOReader's `dump` writes a value."""
    if isinstance(value, dict):
        rows = (f"[{written(key)}] = {written(each)},\n" for key, each in value.items())
        return "{\n" + "".join(rows) + "}"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\\n")
        return f'"{escaped}"'
    return str(value).lower() if isinstance(value, bool) else str(value)


texts = st.text(max_size=12)
keys = st.integers(1, 9) | texts
values = st.recursive(
    texts | st.booleans() | st.integers(-(2**40), 2**40),
    lambda inner: st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(keys, values, max_size=5))
def test_what_was_written_is_read(table: dict[str | int, object]) -> None:
    assert read_table(f"-- comment\nreturn {written(table)}\n".encode()) == table


def test_other_ways_to_write() -> None:
    table = read_table(
        b"return { 1.5, 'a\\'b', name = [==[\nlong]]\n]==], -- rest\n x = 0x10; y = -2e3, {} }"
    )
    assert table == {1: 1.5, 2: "a'b", "name": "long]]\n", "x": 16, "y": -2000, 3: {}}
    assert items(table) == [1.5, "a'b", {}]
    assert items("no table") == []


@pytest.mark.parametrize("data", [b"", b"3", b"return 3", b"return {", b"return {f()}", b"{1 2}"])
def test_what_keeps_no_values_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"line|values"):
        read_table(data)


@given(st.binary(max_size=60))
def test_whatever_is_in_it_is_read_or_refused(data: bytes) -> None:
    try:
        read_table(b"return {" + data + b"}")
    except ValueError:
        return
