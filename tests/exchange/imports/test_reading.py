"""Files of other programs become the same records, whatever the format."""

import json
from contextlib import suppress

import pytest

from astana_reader.exchange.imports.formats import IMPORTS, format_of
from astana_reader.exchange.imports.found import Clipping, moment
from astana_reader.exchange.imports.kindle import clipping_time
from astana_reader.exchange.imports.matching import plain_address

from .samples import (
    FIRST,
    NO_QUOTES,
    OMNIVORE_ROW,
    ONE_QUOTE,
    SAMPLES,
    SECOND,
    TIME,
    TITLE,
    URL,
    annotation,
    clippings,
    kobo,
    omnivore,
    packed,
    read,
)

_NO_TIME = {"omnivore", "brat", "json"}
_NO_TAGS = {
    "kindle", "koreader", "kobo", "raindrop", "instapaper", "pocket", "calibre", "apple-books",
}  # fmt: skip


@pytest.mark.parametrize("form", IMPORTS)
def test_a_file_is_known_by_what_is_in_it(form: str) -> None:
    known = format_of(SAMPLES[form])
    assert known is not None
    assert known.id == form


@pytest.mark.parametrize("form", IMPORTS)
def test_quote_note_tags_and_time_come_in(form: str) -> None:
    made = clippings(form, SAMPLES[form])
    quotes = [c.quote for c in made]
    if form in NO_QUOTES:
        assert quotes == []
        return
    assert quotes == ([FIRST] if form in ONE_QUOTE else [FIRST, SECOND])
    if form not in ONE_QUOTE:
        assert made[0].note.startswith("who says so?")
        assert made[1].note == ""
    assert made[0].created == ("" if form in _NO_TIME else TIME)
    if form not in _NO_TAGS:
        assert made[0].tags[0] == "start"


@pytest.mark.parametrize("form", sorted(set(IMPORTS) - {"w3c", "brat", "calibre"}))
def test_what_it_was_read_in_is_known_by_its_name(form: str) -> None:
    assert read(form, SAMPLES[form]).works[0].title == TITLE


@pytest.mark.parametrize(
    "form",
    [
        "omnivore",
        "hypothesis",
        "w3c",
        "readwise",
        "raindrop",
        "instapaper",
        "pocket",
        "json",
        "jsonl",
        "csv",
    ],
)
def test_and_by_its_address(form: str) -> None:
    assert read(form, SAMPLES[form]).works[0].url == URL


# --- Kindle ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "Added on Wednesday, June 11, 2025 8:54:23 PM",
        "Added on Wednesday, 11 June 2025 20:54:23",
        "Hinzugefügt am Mittwoch, 11. Juni 2025 20:54:23",
        "Añadido el miércoles, 11 de junio de 2025 20:54:23",
        "Adicionado: quarta-feira, 11 de junho de 2025 20:54:23",
        "Ajouté le mercredi 11 juin 2025 20:54:23",
        "Aggiunto in data mercoledì 11 giugno 2025 20:54:23",
        "Toegevoegd op woensdag 11 juni 2025 20:54:23",
        "Добавлено: среда, 11 июня 2025 г. в 20:54:23",
        "添加于 2025年6月11日星期三 下午8:54:23",
        "作成日: 2025年6月11日水曜日 20:54:23",
        "2025년 6월 11일 수요일 오후 8:54:23에 추가함",
    ],
)
def test_a_date_is_read_in_the_language_of_the_device(said: str) -> None:
    assert clipping_time(said) == TIME


@pytest.mark.parametrize("said", ["", "Added on someday", "31 February 2025 10:00", "x 99, 2025"])
def test_a_date_that_is_none_costs_only_itself(said: str) -> None:
    assert clipping_time(said) == ""


def kindle(*records: tuple[str, str]) -> bytes:
    parts = (
        f"A book (Somebody, Ann)\n- {about}\n\n{text}\n==========\n" for about, text in records
    )
    return "".join(parts).encode()


def test_a_highlight_that_was_made_longer_is_one() -> None:
    data = kindle(
        ("Your Highlight on Location 42-43 | Added on 11 June 2025 10:00:00", "the peace"),
        ("Your Highlight on Location 42-44 | Added on 11 June 2025 10:01:00", "the peace talks"),
        ("Your Highlight on Location 90-91 | Added on 11 June 2025 10:02:00", "the peace"),
    )
    assert [c.quote for c in clippings("kindle", data)] == ["the peace talks", "the peace"]


@pytest.mark.parametrize(
    ("about", "kind"),
    [
        ("your note on page 7 | added on 11 June 2025 10:00:00", "note"),
        ("Your Bookmark on page 7 | Added on 11 June 2025 10:00:00", ""),
        ("Ihre Notiz bei Position 7 | Hinzugefügt am 11. Juni 2025 10:00:00", "note"),
        ("您在位置 #7 的笔记 | 添加于 2025年6月11日 上午10:00:00", "note"),
        ("您在位置 #7-8的标注 | 添加于 2025年6月11日 上午10:00:00", "quote"),
        ("La subrayado en la página 7 | Añadido el 11 de junio de 2025", "quote"),
        ("YOUR HIGHLIGHT ON PAGE 7 | ADDED ON 11 JUNE 2025", "quote"),
    ],
)
def test_the_kind_of_a_record_in_any_case_and_language(about: str, kind: str) -> None:
    text = "" if not kind else "words"
    (made,) = clippings("kindle", kindle((about, text))) or (Clipping(),)
    assert made.quote == ("words" if kind == "quote" else "")
    assert made.note == ("words" if kind == "note" else "")


def test_a_note_goes_to_the_highlight_it_stands_at_and_a_loose_one_to_the_book() -> None:
    data = kindle(
        ("Your Highlight on Location 42-43 | Added on 11 June 2025", "one"),
        ("Your Note on Location 43 | Added on 11 June 2025", "on one"),
        ("Your Highlight on Location 43-50 | Added on 11 June 2025", "two"),
        ("Your Note on Location 999 | Added on 11 June 2025", "loose"),
    )
    made = [(c.quote, c.note) for c in clippings("kindle", data)]
    assert made == [("one", "on one"), ("two", ""), ("", "loose")]


def test_an_author_with_brackets_in_the_title() -> None:
    data = kindle(("Your Highlight on page 1 | Added on 11 June 2025", "x")).replace(
        b"A book", b"A book (Series 1)"
    )
    (work,) = read("kindle", data).works
    assert (work.title, work.author) == ("A book (Series 1)", "Somebody, Ann")


# --- others ---------------------------------------------------------------------------------------


def test_an_answer_goes_to_what_it_answers() -> None:
    assert (
        clippings("hypothesis", SAMPLES["hypothesis"])[0].note == "who says so?\n\nann: the mayor"
    )


def test_a_note_on_a_page_has_no_quote() -> None:
    data = json.dumps({"rows": [annotation("", "all of it", target=[{"source": URL}])]}).encode()
    (made,) = clippings("hypothesis", data)
    assert (made.quote, made.note) == ("", "all of it")


def test_an_article_comes_with_its_text_and_a_quote_keeps_its_empty_lines() -> None:
    data = omnivore(page="<p>Words.</p>", highlights="a note\n\n> one\n> \n> two\n\n> three")
    (work,) = read("omnivore", data).works
    assert work.page is not None
    assert work.page.data == b"<p>Words.</p>"
    assert [(c.quote, c.note) for c in work.clippings] == [
        ("", "a note"), ("one\n\ntwo", ""), ("three", ""),
    ]  # fmt: skip


def test_tags_of_several_kinds_of_lists() -> None:
    assert read("instapaper", SAMPLES["instapaper"]).works[0].tags == ("syria", "both")
    assert read("raindrop", SAMPLES["raindrop"]).works[0].tags == ("syria", "both")
    assert read("pocket", SAMPLES["pocket"]).works[0].tags == ("syria", "with space")
    reader = b"Title,URL,Document tags\nA,https://example.org,\"['one', 'it''s']\"\n"
    assert read("readwise", reader).works[0].tags[0] == "one"


def test_the_archive_and_the_old_page_of_pocket() -> None:
    page = (
        "<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>"
        f'<li><a href="{URL}" time_added="1749675263" tags="syria,with space">{TITLE}</a></li>'
        "</ul></body></html>"
    )
    packed_rows = packed(
        {"part_000000.csv": SAMPLES["pocket"], "part_000001.csv": b"title,url,time_added\n"}
    )
    for data, links in ((page.encode(), 1), (packed_rows, 2)):
        known = format_of(data)
        assert known is not None
        works = known.read(data).works
        assert len(works) == links
        assert works[0].tags == ("syria", "with space")
        assert works[0].saved == TIME


def test_pens_of_other_tools_are_tags() -> None:
    made = clippings("brat", SAMPLES["brat"])
    assert [(c.pen, c.tags) for c in made] == [("question", ("start",)), ("claim", ("PERSON",))]
    assert clippings("w3c", SAMPLES["w3c"])[0].pen == "question"


def test_the_guard_of_a_cell_against_spreadsheets_is_taken_off() -> None:
    data = b"Highlight,Note\n'=1+1,'@here\n'quoted',x\n"
    made = clippings("readwise", data)
    assert [(c.quote, c.note) for c in made] == [("=1+1", "@here"), ("'quoted'", "x")]


def test_addresses_of_one_page_are_one() -> None:
    same = {
        plain_address(url)
        for url in (
            "http://www.example.org/a/?utm_source=x&b=1#part",
            "https://Example.org/a?b=1",
            "https://example.org/a/?b=1&utm_medium=mail",
        )
    }
    assert len(same) == 1
    assert plain_address("https://example.org/a?b=2") not in same


@pytest.mark.parametrize(
    "value", [True, None, "soon", 1e300, float("nan"), -(10**30), "9" * 40, []]
)
def test_a_time_that_is_none_is_left_out(value: object) -> None:
    assert moment(value) == "" or value is True


# --- bad input ------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", IMPORTS)
def test_a_file_cut_short_anywhere_fails_kindly_or_says_what_is_missing(form: str) -> None:
    data = SAMPLES[form]
    whole = len(clippings(form, data))
    for end in range(0, len(data), max(1, len(data) // 60)):
        try:
            found = read(form, data[:end])
        except ValueError:
            continue
        assert sum(len(work.clippings) for work in found.works) <= whole


@pytest.mark.parametrize("form", IMPORTS)
@pytest.mark.parametrize(
    "data",
    [b"", b"\0" * 50, b"\xff\xfe", b"{}", b"[]", b"null", b"[" * 100_000, b'{"a":' * 100_000,
     b'"' * 99, b"PK\x03\x04" + b"\0" * 60, b"SQLite format 3\0" + b"\0" * 2000, b"a,b\n1,2\n",
     b"==========\n" * 5, b'{"annotations": [1, null, "x", {"target": 3}]}',
     b'{"entries": [{"text": 3}, 7], "title": {"a": 1}}', b"1" * 10_000],
)  # fmt: skip
def test_what_is_none_of_a_format_is_refused_or_has_no_marks(form: str, data: bytes) -> None:
    with suppress(ValueError):
        assert not any(work.clippings for work in read(form, data).works)


@pytest.mark.parametrize(
    ("form", "data"),
    [
        ("csv", f"quote,pen,tags,note,start,end\r\n{FIRST},claim,,,0,9\r\n{SECOND[:9]}"),
        ("readwise", f"Highlight,Title,Author\r\n{FIRST},{TITLE},Ann\r\n{SECOND},Peace ta"),
        ("brat", f"T1\tclaim 0 {len(FIRST)}\t{FIRST}\nT2\tclaim 50 70\t{SECOND[:9]}"),
        ("jsonl", f'{{"quote": "{FIRST}", "start": 0, "end": 9, "article": "a"}}\n{{"quo'),
    ],
)
def test_a_last_record_that_is_cut_is_named_and_the_others_come_in(form: str, data: str) -> None:
    found = read(form, data.encode())
    assert [c.quote for work in found.works for c in work.clippings] == [FIRST]
    (problem,) = found.problems
    assert problem in ("Record 2 was left out: it is cut short.",
                       "Record 2 was left out: it is no JSON.")  # fmt: skip


def test_one_bad_record_is_named_by_its_number() -> None:
    rows = [annotation(FIRST), {**annotation(SECOND), "tags": "no list"}, annotation(FIRST, id="c")]
    found = read("hypothesis", json.dumps({"annotations": rows}).encode())
    assert found.problems == ("Record 2 was left out: its tags are no list.",)
    assert len(found.works[0].clippings) == 2


def test_an_open_quote_in_a_table_costs_what_follows_it_and_says_so() -> None:
    data = b'Highlight,Title\none,A\n"two,A\nthree,A\n'
    found = read("readwise", data)
    assert [c.quote for c in found.works[0].clippings] == ["one"]
    assert found.problems[0].startswith("Record 2 and what follows")


def test_a_bomb_is_not_unpacked() -> None:
    bomb = omnivore(page=" " * 30_000_000)
    assert len(bomb) < 100_000
    found = read("omnivore", bomb)
    assert found.works == ()
    assert "not safe" in found.problems[0]


@pytest.mark.parametrize("slug", ["../../../etc/passwd", "/etc/passwd", "..\\..\\x", "a\0b"])
def test_a_path_of_an_archive_leads_nowhere(slug: str) -> None:
    (work,) = read("omnivore", omnivore({**OMNIVORE_ROW, "slug": slug})).works
    assert work.page is None
    assert work.clippings == ()


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE Bookmark; CREATE VIEW Bookmark AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL "
        "SELECT x + 1 FROM n) SELECT x AS BookmarkID, x AS VolumeID, x AS Text FROM n;",
        "DROP TABLE content; CREATE VIEW content AS SELECT load_extension('x') AS ContentID, "
        "1 AS Title, 1 AS Attribution;",
        "DROP TABLE Bookmark;",
        "ALTER TABLE Bookmark RENAME COLUMN Text TO Words;",
    ],
)
def test_a_database_with_tables_that_are_programs_is_refused(statement: str) -> None:
    with pytest.raises(ValueError, match="database can't be read"):
        read("kobo", kobo(statement))


def test_a_column_that_is_computed_can_do_nothing() -> None:
    data = kobo(
        "DROP TABLE content; CREATE TABLE content(ContentID, Attribution, "
        "Title AS (hex(zeroblob(9000000))));"
        "INSERT INTO content(ContentID, Attribution) VALUES('a', 'x');"
    )
    with pytest.raises(ValueError, match="database can't be read"):
        read("kobo", data)


def test_what_a_terminal_would_obey_is_made_visible() -> None:
    rows = [annotation(f"{FIRST}\x1b[31m\u202e", "\x1b]0;x\x07", "\x1btag")]
    (made,) = clippings("hypothesis", json.dumps({"annotations": rows}).encode())
    assert not set("\x1b\x07\u202e") & set(made.quote + made.note + "".join(made.tags))


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("claim,,,x,9,", "its place is no number"),
        ("claim,,,9,3,", "no span"),
        ("claim,,,3,9,friends with him", "is no link"),
        ("claim,,,3,9," + "9" * 5000, "is no link"),
        ("claim,,," + "9" * 5000 + ",9,", "its place is no number"),
    ],
)
def test_a_bad_row_of_our_own_csv_is_named_with_what_is_wrong(cells: str, said: str) -> None:
    row = f"quote,pen,tags,note,start,end,links\n{FIRST},claim,,,3,9,\n{SECOND},{cells}\n"
    found = read("csv", row.encode())
    assert [c.quote for work in found.works for c in work.clippings] == [FIRST]
    (problem,) = found.problems
    assert problem.startswith("Record 2 was left out: ")
    assert said in problem


@pytest.mark.parametrize(
    "line",
    ["3", "{}", '{"article": 7}', '{"article": "a", "quote": 3}',
     '{"article": "a", "quote": "x", "start": 1, "end": 2, "tags": "x"}',
     '{"article": "a", "quote": "x", "start": 1, "end": 2, "links": 3}',
     '{"article": "a", "quote": "x", "start": 1, "end": 2, "links": [{"from": "x"}]}',
     '{"article": "a", "quote": "x", "start": 1, "end": 2, "pen": "crayon"}'],
)  # fmt: skip
def test_a_bad_line_of_our_own_json_lines_is_named(line: str) -> None:
    good = json.dumps({"article": "a", "quote": FIRST, "start": 1, "end": 2})
    found = read("jsonl", f"{good}\n{line}\n{good}\n".encode())
    assert [c.quote for work in found.works for c in work.clippings] == [FIRST, FIRST]
    (problem,) = found.problems
    assert problem.startswith("Record 2 was left out: ")
