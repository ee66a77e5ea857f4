"""Records, their times and their JSON rows."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.annotations.records import (
    CONTEXT,
    Annotation,
    ArticleRecord,
    Correction,
    clean_note,
    clean_tags,
    new_id,
    normal_time,
    parse_time,
    select,
    stamp,
)
from astana_reader.annotations.rows import (
    annotation_row,
    article_row,
    correction_row,
    read_annotation,
    read_article_record,
    read_correction,
)

from .strategies import annotations, articles, corrections

TEXT = "The peace talks are being held in Kazakhstan's capital city, Astana."


@given(annotations)
def test_an_annotation_survives_its_row(annotation: Annotation) -> None:
    assert read_annotation(annotation_row(annotation)) == annotation


@given(corrections)
def test_a_correction_survives_its_row(correction: Correction) -> None:
    assert read_correction(correction_row(correction)) == correction


@given(articles)
def test_an_article_record_survives_its_row(article: ArticleRecord) -> None:
    assert read_article_record(article_row(article)) == article


def test_what_a_correction_says_is_safe_to_show() -> None:
    times = dict.fromkeys(("created", "modified"), stamp())
    place = {"start": 0, "end": 4, "quote": "text", "prefix": "", "suffix": ""}
    verdict = {"value": "\x1b[2J", "names": ["\u202e", {"\x07": 3}], "kind": None}
    row = {"id": "0" * 32, **times, **place, "subject": "da\nte", "verdict": verdict}
    correction = read_correction(row)
    assert correction.subject == "da te"
    assert correction.verdict == {"value": "␛[2J", "names": ["\ufffd", {"␇": 3}], "kind": None}


def test_a_row_has_the_documented_fields() -> None:
    selector = select(TEXT, 4, 15)
    row = annotation_row(Annotation(new_id(), stamp(), stamp(), selector, "claim", ("a",), "n"))
    assert list(row) == [
        "id", "created", "modified", "start", "end", "quote", "prefix", "suffix", "pen", "tags",
        "note",
    ]  # fmt: skip
    assert (row["quote"], row["prefix"]) == ("peace talks", "The ")
    assert row["suffix"] == TEXT[15 : 15 + CONTEXT]


VALID = annotation_row(Annotation("0" * 32, stamp(), stamp(), select(TEXT, 4, 15), "claim"))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "../../etc"),
        ("id", None),
        ("created", "yesterday"),
        ("modified", "2026-11-22T12:00:00"),
        ("start", -1),
        ("start", True),
        ("end", 10**400),
        ("end", 3),
        ("quote", 7),
        ("pen", None),
        ("tags", "aleppo"),
        ("tags", [1]),
        ("note", None),
        ("revision", "abc"),
    ],
)
def test_a_row_that_is_no_record_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        read_annotation({**VALID, field: value})


def test_unknown_fields_are_kept() -> None:
    row = {**VALID, "starred": True}
    assert annotation_row(read_annotation(row)) == row


def test_what_an_import_holds_cannot_speak_to_the_terminal() -> None:
    row = {**VALID, "note": "a\x1b[2J", "tags": ["b\x07"], "pen": "c\x1b", "quote": "d\x9b"}
    annotation = read_annotation(row)
    assert annotation.note == "a\u241b[2J"
    assert annotation.tags == ("b\u2407",)
    assert annotation.selector.quote == "d\ufffd"
    assert "\x1b" not in annotation.pen


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001  # UTC by the Z below
def test_a_stamp_is_always_later(time: datetime) -> None:
    before = time.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    assert stamp(before) > before
    assert parse_time(stamp(before)) - parse_time(before) >= timedelta(microseconds=1)


def test_times_take_one_form() -> None:
    assert normal_time("2026-11-22T12:00:00Z") == "2026-11-22T12:00:00.000000Z"
    assert normal_time("2026-11-22T18:00:00+06:00") == "2026-11-22T12:00:00.000000Z"


def test_tags_are_trimmed_split_and_compared_without_case() -> None:
    assert clean_tags([" aleppo ", "Aleppo", "#talks", "a,b", "", "two  words"]) == (
        "aleppo",
        "talks",
        "a",
        "b",
        "two words",
    )


@given(st.lists(st.text() | st.sampled_from(["# #a", "#", " , #,", "\u2028#x"])), st.text())
def test_what_is_clean_stays_as_it_is(tags: list[str], note: str) -> None:
    assert clean_tags(clean_tags(tags)) == clean_tags(tags)
    assert clean_note(clean_note(note)) == clean_note(note)


def test_notes_keep_their_lines() -> None:
    assert clean_note("one\r\ntwo\n\n") == "one\ntwo"
