"""One line of time for several articles: the same event once, days that disagree side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from astana_reader.library.dating import Dated
from astana_reader.reading.effects import Asked, Effect, Question
from astana_reader.reading.key_hints import KeyHint, shown_key
from astana_reader.reading.keys import Act
from astana_reader.reading.lists.event_dates import event_short
from astana_reader.reading.lists.event_filter import fits_words
from astana_reader.reading.lists.event_rows import Bar, Row, TimeLine, apart, bars, starts_at
from astana_reader.reading.lists.items import Item, Items
from astana_reader.reading.lists.listing import Line
from astana_reader.search.digests import Digest
from astana_reader.search.naming import known_counts
from astana_reader.text.wording import counted
from astana_reader.timeline.event import Event
from astana_reader.timeline.merged import Article, MergedEvent, Source, merge_events

from . import timeline_changes as changes
from .many import MOST, all_keys, growing, opening, place_of, source_of
from .timeline_rows import row_line
from .timeline_side import side_of
from .view import DIM, TEXT, WARN, Query, View
from .viewing import Sources, Viewing, ViewKind

_KEYS = (
    KeyHint("open-row", "open"),
    KeyHint("keep-day", "keep a day"),
    KeyHint("join-events", "join"),
    KeyHint("export", "export"),
    KeyHint("escape", "back"),
)
_PICKED_KEYS = (KeyHint("join-events", "join"), KeyHint("export", "export"))
_HINT = "filter: words, when:2016-12, told:planned"


@dataclass(frozen=True, slots=True)
class MergedLine:
    """The rows of a line with the merged events that they are of, and the articles."""

    digests: Sequence[Digest]
    events: Sequence[MergedEvent]
    rows: Sequence[Row]
    lanes: Sequence[Sequence[Bar]]
    shown: int
    """How many of the events fit the filter."""
    conflict_of: Mapping[int, int]
    """By the numbers of events: which of the conflicts each has a part in, counted from 1."""

    @property
    def joined(self) -> int:
        """How many events several articles tell."""
        return sum(len({each.article for each in event.sources}) > 1 for event in self.events)

    @property
    def conflicts(self) -> int:
        """How many events have two days or more, each counted once."""
        return len(set(self.conflict_of.values()))

    def named(self, event: MergedEvent) -> str:
        """Where an event is told: the source of one article, or of how many."""
        numbers = {each.article for each in event.sources}
        if len(numbers) > 1:
            return f"{len(numbers)} articles"
        return source_of(self.digests[event.sources[0].article])

    def days(self, number: int) -> list[int]:
        """The numbers of an event and of those that say the same of other days, in order."""
        return sorted({number, *self.events[number].conflicts})

    def by_hand(self, number: int) -> list[Source]:
        """The sources of an event that the reader joined."""
        return [each for each in self.events[number].sources if self._is_told(each)]

    def joined_by(self, number: int) -> list[Source]:
        """The sources by which an event is joined with others: those that were, else one."""
        return self.by_hand(number) or list(self.events[number].sources[:1])

    def _is_told(self, source: Source) -> bool:
        digest = self.digests[source.article]
        return any(digest.events[number] == source.event for number, _ in digest.same)

    def dated(self, source: Source) -> Dated:
        """The words by which a source dates an event; its sentence if none do."""
        digest, event = self.digests[source.article], source.event
        first = event.expressions[:1]
        words = digest.expressions[first[0]] if first else event
        return Dated(place_of(digest.key), words.start, digest.text[words.start : words.end])

    def sentence(self, source: Source) -> str:
        return self.digests[source.article].text[source.event.start : source.event.end]

    def opens(self, source: Source) -> Effect:
        """Goes to the time expression by which a source tells the event."""
        digest = self.digests[source.article]
        numbers = source.event.expressions
        words = digest.expressions[numbers[0]] if numbers else source.event
        return opening(digest, words.start)


def load(sources: Sources, asked: Asked) -> Iterator[View]:
    """The line of the articles that are asked for, else of all, better as more are looked at."""
    every = asked.subjects or tuple(all_keys(sources))
    keys = every[:MOST]
    for found in growing(sources, keys):
        yield _view(line_of(found, asked.query), asked, len(keys), len(every))


def line_of(digests: Sequence[Digest], words: str = "") -> MergedLine:
    """The line of articles, of the events that fit words."""
    articles = [Article(source_of(d), d.text, d.events, dict(d.same)) for d in digests]
    events = merge_events(articles)
    line, rows = TimeLine(None), list[Row]()
    lasting: list[tuple[int, Event]] = []
    unplaced: list[int] = []
    shown = 0
    for number, merged in enumerate(events):
        event = merged.event
        text = digests[merged.sources[0].article].text[event.start : event.end]
        if not fits_words(event, f"{event.label} {text}", words):
            continue
        shown += 1
        at = starts_at(event)
        if at is None:
            unplaced.append(number)
            continue
        rows += line.rows(event, at, number)
        if event.kind == "span":
            lasting.append((len(rows) - 1, event))
    rows += line.rest()
    lanes = bars(rows, lasting)
    rows += apart("undated", unplaced)
    return MergedLine(digests, events, rows, lanes, shown, _conflicts(events))


def _conflicts(events: Sequence[MergedEvent]) -> Mapping[int, int]:
    found: dict[int, int] = {}
    count = 0
    for number, event in enumerate(events):
        if event.conflicts and number not in found:
            count += 1
            found |= dict.fromkeys((number, *event.conflicts), count)
    return found


@dataclass(frozen=True, slots=True)
class _TimelineView(View):
    """The view with what it shows, for its actions."""

    line: MergedLine | None = None


def _view(line: MergedLine, asked: Asked, wanted: int, every: int) -> View:
    looked_at = len(line.digests)
    picked = "picked article" if asked.subjects else "article"
    articles = counted(looked_at, picked)
    if looked_at < wanted:
        articles = f"{looked_at:,} of {wanted:,} articles"
    elif wanted < every:
        articles = f"the newest {wanted:,} of {every:,} articles"
    right: Line = [(f"{counted(line.conflicts, 'conflict')}   ", WARN)] if line.conflicts else []
    count = f"{line.shown:,} of {len(line.events):,}" if asked.query else ""
    return _TimelineView(
        title="Timeline",
        about=(articles, counted(len(line.events), "event"), f"{line.joined:,} joined"),
        right=[*right, ("by day", DIM)],
        query=Query(hint=_HINT, right=count),
        items=Items(_item(line, n, row) for n, row in enumerate(line.rows)),
        lines=lambda item, pane: [row_line(line, item.index, pane)],
        side=lambda item, pane: side_of(line, _event(line, item), pane),
        opens=lambda item: _opens(line, item),
        told=lambda item: _told(line, item),
        keys=_KEYS,
        picked_keys=_PICKED_KEYS,
        empty=(_nothing(asked),),
        line=line,
    )


def _nothing(asked: Asked) -> str:
    if asked.query:
        return f"Nothing matches “{asked.query}”. Esc clears the filter."
    return "No dates found in these articles."


def _item(line: MergedLine, place: int, row: Row) -> Item:
    if row.event < 0:
        return Item(index=place)
    source = line.events[row.event].sources[0]
    key = f"{line.digests[source.article].key} {source.event.start} {source.event.expressions[:1]}"
    return Item(key, index=place)


def _event(line: MergedLine, item: Item | None) -> int:
    """The number of the event of an item; -1 for none."""
    return line.rows[item.index].event if item else -1


def _opens(line: MergedLine, item: Item, count: int = 1) -> Iterable[Effect]:
    """Goes to where an event is told, in the article told of first or after it."""
    number = _event(line, item)
    if number < 0:
        return ()
    found = line.events[number].sources
    return (line.opens(found[min(count, len(found)) - 1]),)


def _told(line: MergedLine, item: Item) -> Line:
    number = _event(line, item)
    merged = line.events[number]
    shown = sorted(row.event for row in line.rows if row.event >= 0)
    rank = f"   event {shown.index(number) + 1:,} of {line.shown:,}"
    told: Line = [(event_short(merged.event), TEXT), (rank, DIM)]
    conflict: Line = [("   ·   ", DIM), ("! two days", WARN)]
    return [*told, *conflict] if merged.conflicts else told


# --- actions --------------------------------------------------------------------------------------


def _chosen(viewing: Viewing) -> tuple[MergedLine, int] | None:
    """The line, and the number of the chosen event."""
    line = viewing.view.line if isinstance(viewing.view, _TimelineView) else None
    number = _event(line, viewing.chosen) if line else -1
    return (line, number) if line and number >= 0 else None


def _open(viewing: Viewing, act: Act) -> Iterable[Effect]:
    """Read the article that tells the chosen event, with a count the 2nd or 3rd that does."""
    found = _chosen(viewing)
    return _opens(found[0], viewing.chosen, act.count) if found and viewing.chosen else ()


def _keep_day(viewing: Viewing, act: Act) -> Iterable[Effect]:
    """Have all articles that disagree on the chosen event tell one of its days."""
    found = _chosen(viewing)
    if found is None or not found[0].events[found[1]].conflicts:
        key = shown_key(viewing.settings.actions, "next-conflict")
        viewing.notice = f"The articles agree on this day. {key} goes to one that they differ on."
        return ()
    return changes.keep_day(viewing.sources.library, *found, act.count)


def _picked(viewing: Viewing, line: MergedLine) -> list[int]:
    """The numbers of the events that were picked, in their order."""
    items, picked = viewing.items, viewing.state.picked
    places = sorted(place for key in picked if (place := items.place(key)) >= 0)
    return list(dict.fromkeys(_event(line, items[place]) for place in places))


def _join(viewing: Viewing, _act: Act) -> Iterable[Effect]:
    """Join the picked events, or the picked and the chosen one; alone take a joined one apart."""
    found = _chosen(viewing)
    if found is None:
        return ()
    line, chosen = found
    library, numbers = viewing.sources.library, _picked(viewing, line)
    if len(numbers) == 1 and chosen not in numbers:
        numbers.append(chosen)
    if len(numbers) > 1:
        viewing.state.picked.clear()
        return changes.join(library, line, numbers)
    if not numbers and line.by_hand(chosen):
        return changes.part(library, line, chosen)
    actions = viewing.settings.actions
    pick, join = shown_key(actions, "pick"), shown_key(actions, "join-events")
    viewing.notice = f"Pick one event with {pick} and go to another: {join} joins the two."
    return ()


def _export(viewing: Viewing, _act: Act) -> Iterable[Effect]:
    """Export the picked events, else all that are shown."""
    found = _chosen(viewing)
    if found is None:
        return ()
    line = found[0]
    shown = [row.event for row in line.rows if row.event >= 0]
    return changes.gather(viewing, line, _picked(viewing, line) or shown)


def _next_conflict(viewing: Viewing, _act: Act) -> Iterable[Effect]:
    """Choose the next row on which articles disagree."""
    found = _chosen(viewing)
    if found is None:
        return ()
    items, state = viewing.items, viewing.state
    start = items.place(state.chosen)
    for place in (*range(start + 1, len(items)), *range(start + 1)):
        number = _event(found[0], items[place])
        if number >= 0 and found[0].events[number].conflicts:
            state.chosen = items[place].key
            return ()
    viewing.notice = "The articles agree on all days."
    return ()


def _count(sources: Sources) -> int | None:
    known = known_counts(sources.library)
    return known[1] if known else None


KIND = ViewKind(
    "merged-timeline",
    load,
    actions={
        "next-conflict": _next_conflict,
        "open-row": _open,
        "keep-day": _keep_day,
        "join-events": _join,
        "export": _export,
    },
    answers={Question.EXPORT: changes.export},
    count=_count,
    waits="Looking for dates in the articles …",
)
