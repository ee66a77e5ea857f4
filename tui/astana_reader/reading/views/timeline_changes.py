"""What is done to the events of many articles: on a thread, and so that it can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from astana_reader.library.dating import Dated, correct_dates, join_events, part_events
from astana_reader.library.describing import Made, take_back
from astana_reader.library.export_choice import load_choice
from astana_reader.library.places import Library
from astana_reader.reading.effects import Ask, Beside, Done, Effect, Export, Question, Target
from astana_reader.text.wording import counted

from .exporting import export_all, marked_at, with_findings
from .many import place_of
from .viewing import Viewing

if TYPE_CHECKING:
    from .merged_timeline import MergedLine


def keep_day(library: Library, line: MergedLine, number: int, count: int) -> Iterable[Effect]:
    """Have all articles that disagree on an event tell one of its days, counted from 1."""
    days = line.days(number)
    kept = days[min(count, len(days)) - 1]
    value = str(line.events[kept].event.earliest)
    others = [line.dated(one) for n in days if n != kept for one in line.events[n].sources]

    def work() -> Done:
        made = correct_dates(library, others, value)
        said = f"{counted(len(made), 'date')} corrected to {value}. u takes it back."
        return Done(said, partial(_taken_back, made, "The dates are as they were."))

    return (Beside(work, "Correcting …"),)


def join(library: Library, line: MergedLine, numbers: Sequence[int]) -> Iterable[Effect]:
    """Hold events for one, now and whenever these articles are looked at together."""
    dated = [line.dated(source) for number in numbers for source in line.joined_by(number)]
    said = f"{counted(len(numbers), 'event')} joined. u takes it back."
    return (_judging(join_events, library, dated, said),)


def part(library: Library, line: MergedLine, number: int) -> Iterable[Effect]:
    """Take apart what was joined by hand."""
    dated = [line.dated(source) for source in line.joined_by(number)]
    return (_judging(part_events, library, dated, "Taken apart. u joins them again."),)


def _judging(
    judge: Callable[[Library, Iterable[Dated]], list[Made]],
    library: Library,
    dated: Sequence[Dated],
    said: str,
) -> Beside:
    def work() -> Done:
        made = judge(library, dated)
        if not made:
            return Done("Their words are not in the articles any more.")
        return Done(said, partial(_taken_back, made, "The events are as they were."))

    return Beside(work, "Joining …")


def _taken_back(made: Sequence[Made], said: str) -> Done:
    undone = take_back(made)
    return Done(said, partial(_taken_back, undone, "Done again."))


def gather(viewing: Viewing, line: MergedLine, numbers: Sequence[int]) -> Iterable[Effect]:
    """Read the articles that tell events, each of these once, and ask how to export them."""
    events: dict[int, list[int]] = {}
    for number in numbers:
        events.setdefault(line.events[number].sources[0].article, []).append(number)
    sources = viewing.sources

    def work() -> Done:
        found = []
        for article, own in sorted(events.items()):
            digest = line.digests[article]
            told = tuple(line.events[number].event for number in own)
            marked = marked_at(sources, place_of(digest.key))
            found.append(replace(with_findings(marked, digest), events=told))
        viewing.last_export = load_choice(sources.state, sources.library.root)
        viewing.gathered = tuple(found)
        return Done("", then=(Ask(Question.EXPORT),))

    return (Beside(work, f"Reading {counted(len(events), 'article')} …"),) if events else ()


def export(viewing: Viewing, _target: Target, wanted: Export) -> Iterable[Effect]:
    """Export what was gathered as the sheet was answered."""
    articles, viewing.gathered = viewing.gathered, ()
    return export_all(viewing.sources, articles, wanted)
