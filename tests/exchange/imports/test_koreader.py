"""What KOReader keeps beside a book."""

import pytest

from astana_reader.exchange.imports.formats import IMPORTS, format_of

from .samples import FIRST, KOREADER_LUA, SECOND, TIME, TITLE, clippings, read


def test_what_koreader_keeps_beside_a_book_comes_in() -> None:
    assert format_of(KOREADER_LUA) is IMPORTS["koreader"]
    (work,) = read("koreader", KOREADER_LUA).works
    assert (work.title, work.author) == (TITLE, "Ann Other, Bob")
    first, second = work.clippings
    assert (first.quote, first.note, first.created) == (FIRST, "who says \nso?", TIME)
    assert (second.quote, second.note) == (SECOND, "")


def test_what_older_ones_keep_too() -> None:
    made = clippings(
        "koreader",
        b'return { ["stats"] = { ["title"] = "T" }, ["bookmarks"] = {\n'
        b'[1] = { ["highlighted"] = true, ["notes"] = "caf\\195\\169", ["text"] = "mine",'
        b' ["datetime"] = "2020-01-02 03:04:05" },\n'
        b'[2] = { ["highlighted"] = true, ["notes"] = "two",'
        b' ["text"] = "Page 3 two @ 2020-01-02 03:04:06", ["datetime"] = "2020-01-02 03:04:06" },\n'
        b'[3] = { ["notes"] = "a page alone", ["datetime"] = "2020-01-02 03:04:07" } } }',
    )
    assert [(c.quote, c.note) for c in made] == [("café", "mine"), ("two", "")]


@pytest.mark.parametrize(
    "data",
    [
        b"return {" * 10_000,
        b'return { ["annotations"] = os.execute("touch x") }',
        b'return { ["annotations"] = { [1] = { ["text"] = "x',
        b"return {" + b"{" * 60 + b"}" * 60 + b"}",
        b"return { [1] = function() end }",
        b"return { a b }",
    ],
)
def test_lua_is_read_and_never_run(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"line \d+|deep|values"):
        read("koreader", data)


def test_a_bad_record_of_koreader_is_told_by_its_number() -> None:
    found = read("koreader", b'return { annotations = { 3, { text = "x", drawer = "y" } } }')
    assert len(found.problems) == 1
    assert "Record 1" in found.problems[0]
    assert [c.quote for c in found.works[0].clippings] == ["x"]
