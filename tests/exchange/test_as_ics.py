"""Calendars: lines of at most 75 octets, ends exclusive, nothing before Christ."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from astana_reader.exchange.as_ics import write
from astana_reader.exchange.event_days import said

from .found import found


def unfolded(calendar: str) -> list[str]:
    return calendar.replace("\r\n ", "").split("\r\n")


def test_an_event_lasts_as_long_as_it_is_said_to() -> None:
    lines = unfolded(write([found()]))
    march = lines.index("SUMMARY:the army bombed the city")
    assert lines[march - 2 : march] == [
        "DTSTART;VALUE=DATE:20160301",
        "DTEND;VALUE=DATE:20160401",
    ]
    assert "DTEND;VALUE=DATE:20170124" in lines
    assert lines.count("BEGIN:VEVENT") == 2
    assert not any("Caesar" in line for line in lines)


def test_the_same_event_has_the_same_id_the_next_time() -> None:
    ids = [line for line in unfolded(write([found()])) if line.startswith("UID:")]
    assert ids == [line for line in unfolded(write([found()])) if line.startswith("UID:")]
    assert len(set(ids)) == 2


@given(st.text(max_size=90))
def test_a_label_is_folded_and_escaped(label: str) -> None:
    one = found()
    event = next(e for e in one.events if e.begins and e.begins.startswith("2017"))
    calendar = write([replace(one, events=(replace(event, label=label),))])
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
    (summary,) = [line for line in unfolded(calendar) if line.startswith("SUMMARY:")]
    plain = summary[8:].replace("\\n", "\n")
    for escape in (";", ",", "\\"):
        assert summary.count(f"\\{escape}") >= label.count(escape)
    assert len(plain) >= len(label)


def test_an_event_is_told_no_finer_than_it_is_said() -> None:
    begins = {e.label: said(e)[0] for e in found().events}
    march = begins["the army bombed the city"]
    assert march is not None
    assert (march.year, march.month, march.day) == (2016, 3, None)
