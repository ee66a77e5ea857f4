"""The engines in a process of their own, so that no key ever waits for them.

Run as `python -m astana_reader.ui.engine_process`. Standard input: a line with the sizes of what
follows, the text in UTF-8, the blocks as a packed array; then questions, a JSON line each.
Standard output: a JSON line for each piece of an answer, from where the reader is outwards.
A new question ends the answer of the one before; the end of the input ends the process, so that
not even a killed reader leaves it behind.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from queue import Queue

from astana_reader.annotations.anchoring import Revision, anchor_all
from astana_reader.annotations.records import Selector
from astana_reader.annotations.texts import kept_text
from astana_reader.entities import merging, tagger
from astana_reader.entities.mentions import Mention
from astana_reader.text.sentences import sentence_spans
from astana_reader.text.spans import Span
from astana_reader.timeline import tagger as timeline
from astana_reader.timeline.events import find_events
from astana_reader.timeline.expressions import TimeExpression

from .wire import Message, Question, anchors_message, event_row, expression_row, pack, unpack


class Engines:
    """Answers questions about one text; what does not depend on the question is kept."""

    def __init__(self, text: str, blocks: Sequence[Span]) -> None:
        self._text = text
        self._blocks = blocks
        self._time_chunks = timeline.chunks(blocks)
        self._name_chunks = tagger.chunks(blocks)
        self._mentions: dict[int, Sequence[Mention]] = {}

    def answer(self, question: Question) -> Iterator[Message]:
        """The pieces of an answer, the part of the text around the origin first."""
        tasks = sorted(
            [(self._distance(c, question.origin), 0, n) for n, c in enumerate(self._time_chunks)]
            + [(self._distance(c, question.origin), 1, n) for n, c in enumerate(self._name_chunks)]
        )
        expressions: dict[int, Sequence[TimeExpression]] = {}
        names: set[int] = set()
        for done, (_, kind, number) in enumerate(tasks, 1):
            if kind == 0:
                expressions[number] = self._times(number, question)
                yield self._times_message(number, expressions[number])
                if _is_time_to_tell(len(expressions), len(self._time_chunks)):
                    yield self._events_message(expressions, question)
            else:
                self._name(number)
                names.add(number)
                if _is_time_to_tell(len(names), len(self._name_chunks)):
                    yield self._entities_message(names, question)
            yield {"progress": done / len(tasks)}
        if not tasks:
            yield {"progress": 1.0}

    def _distance(self, chunk: range, origin: int) -> int:
        first, last = self._blocks[chunk.start].start, self._blocks[chunk.stop - 1].end
        return max(0, first - origin, origin - last)

    def _times(self, number: int, question: Question) -> Sequence[TimeExpression]:
        chunk = self._time_chunks[number]
        return timeline.find_in_chunk(
            self._text, self._blocks, chunk, question.published, question.dates
        )

    def _times_message(self, number: int, found: Iterable[TimeExpression]) -> Message:
        chunk = self._time_chunks[number]
        blocks = self._blocks[chunk.start : chunk.stop]
        sentences = (s.start for b in blocks for s in sentence_spans(self._text, b.start, b.end))
        return {
            "chunk": number,
            "expressions": [expression_row(expression) for expression in found],
            "sentences": pack(sentences),
        }

    def _events_message(
        self, expressions: dict[int, Sequence[TimeExpression]], question: Question
    ) -> Message:
        found = [x for number in sorted(expressions) for x in expressions[number]]
        starts = [expression.start for expression in found]
        events = find_events(self._text, found, question.published)
        return {"events": [event_row(event, starts) for event in events]}

    def _name(self, number: int) -> None:
        if number not in self._mentions:
            chunk = self._name_chunks[number]
            self._mentions[number] = tagger.find_in_chunk(self._text, self._blocks, chunk)

    def _entities_message(self, chunks: set[int], question: Question) -> Message:
        mentions = [m for number in sorted(chunks) for m in self._mentions[number]]
        entities = merging.merge(mentions)
        found = sorted((m.start, m.end, n) for n, e in enumerate(entities) for m in e.mentions)
        return {
            "entities": [[e.id, e.name, e.type, e.aliases, e.roles, e.decided] for e in entities],
            "starts": pack(start for start, _, _ in found),
            "ends": pack(end for _, end, _ in found),
            "owners": pack(owner for _, _, owner in found),
        }


def _is_time_to_tell(done: int, total: int) -> bool:
    """Merging looks at all that is known, so it is done at the first few, then ever more rarely."""
    return done == total or done & (done - 1) == 0


def _place(text: str, message: Message) -> Message:
    selectors = {key: Selector(**row) for key, row in message["anchor"].items()}
    kept = partial(kept_text, Path(message["folder"]))
    revision = Revision(text, message["text"], message["first"], kept)
    return anchors_message(anchor_all(selectors, revision))


def main() -> None:
    source = sys.stdin.buffer
    sizes = json.loads(source.readline())
    text = source.read(sizes["text"]).decode("utf-8", "surrogatepass")
    numbers = unpack(source.read(sizes["blocks"]).decode())
    blocks = [Span(a, b) for a, b in zip(numbers[::2], numbers[1::2], strict=True)]
    waiting: Queue[Message] = Queue()
    threading.Thread(target=_listen, args=(waiting,), daemon=True).start()
    engines = Engines(text, blocks)
    while True:
        message = waiting.get()
        if "anchor" in message:
            _tell(_place(text, message))
            continue
        question = Question.read(message)
        for piece in engines.answer(question):
            _tell({**piece, "question": question.number})
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
