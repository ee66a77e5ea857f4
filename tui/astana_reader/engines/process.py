"""The engines in a process of their own, so that no key ever waits for them.

Run as `python -m astana_reader.engines.process`. Standard input: a line with the sizes of what
follows and what is declared of the text, the text in UTF-8, the blocks as a packed array; then
questions, a JSON line each. Standard output: `{"ready": true}` once the text is read, then a JSON
line for each piece of an answer, from where the reader is outwards.
A new question ends the answer of the one before; the end of the input ends the process, so that
not even a killed reader leaves it behind.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from queue import Queue

from astana_reader.annotations.anchoring import Revision, anchor_all
from astana_reader.annotations.records import Selector
from astana_reader.annotations.texts import kept_text
from astana_reader.articles.document import Block
from astana_reader.entities import tagger
from astana_reader.entities.mentions import Mention, entity_order
from astana_reader.text.sentences import sentence_spans
from astana_reader.timeline import tagger as timeline
from astana_reader.timeline.doubts import best_guess, contradictions
from astana_reader.timeline.event import Event
from astana_reader.timeline.events import find_events
from astana_reader.timeline.facts import facts
from astana_reader.timeline.repeats import said_once

from .findings import Mentions, chronology, reading_order, retellings
from .wire import (
    Message,
    Request,
    anchors_message,
    day_text,
    entity_row,
    event_row,
    expression_row,
    mentions_message,
    pack,
    read_blocks,
)


class Engines:
    """Answers questions about one text; what does not depend on the question is kept."""

    def __init__(
        self, text: str, blocks: Sequence[Block], declared: str = "", forced: str = ""
    ) -> None:
        """The languages are those that the article's metadata tells, and that the user forces."""
        self._text = text
        self._blocks = blocks
        self._facts = facts(text, forced, declared)
        self._time_chunks = timeline.chunks(blocks)
        self._name_chunks = tagger.chunks(blocks)
        self._mentions: dict[int, Sequence[Mention]] = {}
        self._told_times: tuple[object, ...] = ()
        """What the times depended on when all of them were told."""
        self._backend = ""
        self._method: tagger.Method | None = None
        """How names are found; it depends on the language and on the backend asked for."""

    def answer(self, question: Request) -> Iterator[Message]:
        """The pieces of an answer, the part of the text around the origin first.

        What has to look at all that is known is told at the first chunk and then each time that
        twice as much is known, so that it costs a long text no more than a few times a short one.
        """
        if question.backend != self._backend:
            self._backend, self._method = question.backend, None
            self._mentions.clear()
        tasks = self._tasks(question)
        times: dict[int, Sequence[Event]] = {}
        names: set[int] = set()
        all_named = len(self._mentions) == len(self._name_chunks)
        for done, (_, kind, number) in enumerate(tasks, 1):
            if kind == 0:
                yield self._times_message(number, times, question)
                if _is_time_to_tell(len(times), len(self._time_chunks)):
                    yield self._order_message(times)
            else:
                self._name(number)
                names.add(number)
                total = len(self._name_chunks)
                if len(names) == total or (not all_named and _is_time_to_tell(len(names), total)):
                    yield self._entities_message(names, question)
            yield {"progress": done / len(tasks)}
        self._told_times = _times_depend_on(question)
        if not tasks:
            yield {"progress": 1.0}

    def _tasks(self, question: Request) -> list[tuple[int, int, int]]:
        """The chunks to look at, the nearest first: distance, 0 for times or 1 for names, number.

        Times that were told already and on which nothing new bears are left out.
        """
        kinds = [(1, self._name_chunks)]
        if self._told_times != _times_depend_on(question):
            kinds.append((0, self._time_chunks))
        return sorted(
            (self._distance(chunk, question.origin), kind, number)
            for kind, chunks in kinds
            for number, chunk in enumerate(chunks)
        )

    def _distance(self, chunk: range, origin: int) -> int:
        first, last = self._blocks[chunk.start].start, self._blocks[chunk.stop - 1].end
        return max(0, first - origin, origin - last)

    def _times_message(
        self, number: int, times: dict[int, Sequence[Event]], question: Request
    ) -> Message:
        """What a chunk says of times; its events go into `times`."""
        chunk = self._time_chunks[number]
        published, known = question.published, self._facts
        if known.day_first is None:
            known = replace(known, day_first=question.day_first)
        expressions = timeline.find_in_chunk(
            self._text, self._blocks, chunk, published, question.dates, known
        )
        events = find_events(self._text, expressions, published)
        doubts = contradictions(events, expressions, published) if published else ()
        starts = [expression.start for expression in expressions]
        named = (
            replace(event, expressions=tuple(starts[n] for n in event.expressions))
            for event in events
        )
        times[number] = sorted(named, key=reading_order)
        blocks = self._blocks[chunk.start : chunk.stop]
        sentences = (s.start for b in blocks for s in sentence_spans(self._text, b.start, b.end))
        return {
            "chunk": number,
            "expressions": [expression_row(expression) for expression in expressions],
            "starts": pack(starts),
            "ends": pack(expression.end for expression in expressions),
            "events": [event_row(event) for event in times[number]],
            "sentences": pack(sentences),
            "doubts": doubts,
            "guess": day_text(best_guess(expressions, datetime.now(UTC).date())),
        }

    def _order_message(self, times: dict[int, Sequence[Event]]) -> Message:
        """What can be told of the events of several chunks only together.

        Of the events of all chunks told so far, counted in text order: `told_again` are those that
        others tell, `merged` the rows of these; `event_starts`, `chronology` and where each is told
        again are of the rest.
        """
        events = [event for number in sorted(times) for event in times[number]]
        once = said_once(self._text, events) if len(times) > 1 else events
        left = {reading_order(event): event for event in once}
        numbers = [number for number, event in enumerate(events) if reading_order(event) in left]
        kept = [left[reading_order(events[number])] for number in numbers]
        again = retellings(kept)
        return {
            "told_again": pack(sorted(set(range(len(events))) - set(numbers))),
            "merged": [
                (number, event_row(event))
                for number, event in zip(numbers, kept, strict=True)
                if event.again != events[number].again
            ],
            "event_starts": pack(event.start for event in kept),
            "again_starts": pack(start for start, _ in again),
            "again_of": pack(number for _, number in again),
            "chronology": pack(chronology(kept)),
            "dates_notice": self._facts.notice,
        }

    def _name(self, number: int) -> None:
        """Find the names of a chunk, whatever is asked of them; what is decided comes after."""
        if number in self._mentions:
            return
        if self._method is None:
            self._method = tagger.method_for(self._facts.language, self._backend)
        self._mentions[number], self._method = tagger.find_mentions(
            self._text, self._blocks, self._name_chunks[number], self._method
        )

    def _entities_message(self, chunks: set[int], question: Request) -> Message:
        mentions = [m for number in sorted(chunks) for m in self._mentions[number]]
        names = tagger.conclude(
            self._text, self._blocks, mentions, question.entities, question.remembered
        )
        entities = sorted(names.entities, key=entity_order)
        ids = {entity.id: entity.name for entity in entities}
        found = ((m.start, m.end, n) for n, e in enumerate(entities) for m in e.mentions)
        links = ((start, end, n) for n, e in enumerate(entities) for start, end in e.links)
        return {
            "entities": [entity_row(entity, ids) for entity in entities],
            "unsure": sum(not entity.sure for entity in entities),
            "mentions": mentions_message(Mentions.of(found, len(entities))),
            "links": mentions_message(Mentions.of(links, len(entities))),
            "left_out": [(name, mention.start, mention.end) for name, mention in names.left_out],
            "chunks": len(chunks),
            "notice": self._method.notice if self._method else "",
        }


def _times_depend_on(question: Request) -> tuple[object, ...]:
    return question.published, question.dates, question.day_first


def _is_time_to_tell(done: int, total: int) -> bool:
    return done == total or done & (done - 1) == 0


def _place(text: str, message: Message) -> Message:
    selectors = {key: Selector(**row) for key, row in message["anchor"].items()}
    kept = partial(kept_text, Path(message["folder"]))
    revision = Revision(text, message["text"], message["first"], kept)
    return anchors_message(anchor_all(selectors, revision))


def main() -> None:
    if hasattr(os, "nice"):
        os.nice(5)
    source = sys.stdin.buffer
    sizes = json.loads(source.readline())
    text = source.read(sizes["text"]).decode("utf-8", "surrogatepass")
    blocks = read_blocks(source.read(sizes["blocks"]).decode())
    waiting: Queue[Message] = Queue()
    threading.Thread(target=_listen, args=(waiting,), daemon=True).start()
    engines = Engines(text, blocks, sizes.get("language", ""), sizes.get("forced", ""))
    _tell({"ready": True})
    while True:
        message = waiting.get()
        if "anchor" in message:
            _tell(_place(text, message))
            continue
        question = Request.read(message)
        for piece in engines.answer(question):
            _tell({**piece, "question": question.number})
            while not waiting.empty() and "anchor" in waiting.queue[0]:
                _tell(_place(text, waiting.get()))
            if not waiting.empty():
                break


def _listen(waiting: Queue[Message]) -> None:
    for line in sys.stdin.buffer:
        waiting.put(json.loads(line))
    os._exit(0)


def _tell(message: Message) -> None:
    try:
        sys.stdout.buffer.write(json.dumps(message, separators=(",", ":")).encode() + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os._exit(0)


if __name__ == "__main__":
    main()
