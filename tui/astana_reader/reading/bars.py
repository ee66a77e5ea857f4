"""The header and the status line."""

from __future__ import annotations

from bisect import bisect_right

from astana_reader.annotations.anchoring import Status
from astana_reader.annotations.placed_marks import Highlight
from astana_reader.articles.chapters import numbered, page_words
from astana_reader.articles.watching import FileState
from astana_reader.text.graphemes import clip
from astana_reader.text.wording import counted, short_day
from astana_reader.text.words import count_words

from .actions.links import note_at, target_here
from .block_words import block_words
from .changes import Changes
from .hand import Hand
from .key_hints import KeyHint, labelled
from .lists.event_dates import expression_words
from .lists.highlight_list import letter_run, pen_and_tags
from .look.header import SAVED, header_runs
from .look.ink import Ink, Run, runs_width, spread
from .prefix import TALL, is_begun, pen_runs, prefix_runs, wants_pens
from .reading import Focus, Reading, Saving
from .sitting import Held
from .tabs.table import tab_of

_PLAIN, _DIM = Ink("text", "panel"), Ink("dim", "panel")
_STRONG = Ink("strong", "panel", bold=True)
_WARN = Ink("warn", "panel")
_PAD = ("  ", _PLAIN)
_LONGEST_REST = 40
"""Cells of an address that are shown after its host."""
_LEAST_KEYS = 30
"""Cells that the keys have beside the pens."""


def header(reading: Reading, width: int, *, veiled: bool = False) -> tuple[Run, ...]:
    """The header of the article as it is read now."""
    title, source, changes = reading.metadata.title, reading.source, reading.changes
    state = [*_file_state(reading), *_saving(reading)]
    percent: int | None = reading.page.percent
    if not reading.article.text:
        state, percent = [], None
    if changes:
        title, source = f"What changed since {changes.when}", changes.summary
        if len(title) + len(source) + runs_width(state) + 14 > width:
            title = f"Since {short_day(changes.since.date())}"
    elif reading.chapters.is_book and (chapter := reading.chapters.at(reading.page.caret)):
        number, name = numbered(chapter.title)
        told = f"ch. {number}  {name}".rstrip() if number else name
        by = reading.metadata.author or source
        both = f"{told} · {by}" if by else told
        room = width - len(title) - runs_width(state) - 14
        source = both if len(both) <= room else told
    runs = header_runs(title, source, state, percent, width)
    return tuple((text, Ink("faint", "panel")) for text, _ in runs) if veiled else runs


def _file_state(reading: Reading) -> list[Run]:
    if reading.file_state is FileState.SAME:
        return []
    return [(f"! file {reading.file_state}", _WARN), ("   ", _PLAIN)]


def _saving(reading: Reading) -> list[Run]:
    if reading.saving is Saving.FAILED:
        return [("⚠ not saved", _WARN)]
    if reading.saving is Saving.SAVING:
        return [(f"{reading.look.glyph('●')} saving", _DIM)]
    return SAVED


def status_runs(hand: Hand, width: int) -> tuple[Run, ...]:
    """What the hand is at, or what it just did, and the keys that matter there."""
    reading = hand.reading
    if is_begun(hand) and reading.geometry.height < TALL:
        return prefix_runs(hand, width)
    left = _left(hand, width)
    keys = [_key(label, word) for label, word in _keys(reading)]
    while len(keys) > 1 and runs_width(left) + sum(map(runs_width, keys)) + 6 > width:
        del keys[0]
    right = [run for key in keys for run in key]
    return tuple(spread([_PAD, *left], [*right, _PAD], width, _PLAIN))


def _left(hand: Hand, width: int) -> list[Run]:
    reading = hand.reading
    if reading.link_asked:
        return _link_asked(reading, *reading.link_asked)
    if reading.notice:
        return [(reading.notice, _PLAIN)]
    if reading.loading:
        return [("reading ", _DIM), (reading.loading, _PLAIN), (" …", _DIM)]
    if wants_pens(hand):
        pens, count = pen_runs(reading, width), _selected(reading)
        both = [*pens, *_after_dot(count)]
        return both if runs_width(both) + _LEAST_KEYS <= width else pens
    if hand.machine.pending and not is_begun(hand):
        return [(hand.machine.pending, _STRONG), (" …", _DIM)]
    if reading.hints:
        return [("its letter jumps to a sentence", _DIM)]
    return _here(reading)


def _selected(reading: Reading) -> list[Run]:
    span = reading.page.selected()
    if span is None:
        return []
    words = count_words(reading.article.text[span.start : span.end])
    return [(counted(words, "word"), _DIM)]


def sheet_status(name: str, width: int) -> tuple[Run, ...]:
    """The status line under a sheet such as the help."""
    right = [*_key("Esc", "close"), _PAD]
    return tuple(spread([_PAD, (name, _STRONG)], right, width, _PLAIN))


def _key(label: str, word: str) -> list[Run]:
    return [("   ", _PLAIN), (label, _STRONG), (f" {word}", _DIM)]


def _here(reading: Reading) -> list[Run]:
    """What is under the caret, or what is chosen in a list."""
    if reading.focus is Focus.LIST:
        return _chosen(reading)
    highlight = reading.highlight_here()
    if reading.changes:
        return _change(reading.changes, reading.page.caret, _highlight_runs(reading, highlight))
    runs = _highlight_runs(reading, highlight)
    if reading.sitting.held:
        return _holding(reading, reading.sitting.held, runs)
    selection = reading.page.selected()
    if selection:
        count = count_words(reading.article.text[selection.start : selection.end])
        words = f"{counted(count, 'word')} selected"
        return [*runs, ("   ·   ", _DIM), (words, _DIM)] if runs else [(words, _DIM)]
    if runs:
        return runs
    hit = reading.search.number(reading.page.caret) if reading.search else 0
    if reading.search and hit:
        return [(f"hit {hit} of {len(reading.search)}", _DIM)]
    return _link(reading) or _finding(reading) or _block(reading) or _sentence(reading)


def _holding(reading: Reading, held: Held, here: list[Run]) -> list[Run]:
    """The highlight that waits to be linked, after the one here."""
    runs = here or [("put the caret on another highlight", _DIM)]
    letter = letter_run(reading.settings, held.pen)
    quote = clip(" ".join(held.quote.split()), _LONGEST_REST)
    return [*runs, ("   ·   ", _DIM), letter, (" held  ", _PLAIN), (quote, _DIM)]


def _link_asked(reading: Reading, source: str, words: str, target: str, where: str) -> list[Run]:
    """How two highlights are about to be linked."""
    ends = [letter_run(reading.settings, pen) for pen in (source, target)]
    return [ends[0], (f" {words} ", _PLAIN), ends[1], (f"   {where}", _DIM)]


def _sentence(reading: Reading) -> list[Run]:
    """Where the caret is: the source's page and the sentence, as far as they are known."""
    findings, caret = reading.findings, reading.page.caret
    runs = [(words, _PLAIN)] if (words := page_words(reading.article.document, caret)) else []
    if not findings.sentences or not reading.is_dated:
        return runs  # they are still being counted
    number = findings.sentence_number(caret)
    sentence = [(f"sentence {number} of {len(findings.sentences)}", _DIM)]
    return [*runs, *_after_dot(sentence)] if runs else sentence


def _link(reading: Reading) -> list[Run]:
    """Where the link under the caret leads: its host, and the rest as far as there is room."""
    target = target_here(reading)
    if target is None:
        return []
    if isinstance(target, int):
        return [("a note" if note_at(reading, target) else "a place in the text", _DIM)]
    address = target.partition("://")[2] or target
    host, slash, rest = address.partition("/")
    shown = slash + rest
    if len(shown) > _LONGEST_REST:
        half = _LONGEST_REST // 2
        shown = f"{shown[:half]}…{shown[1 - half :]}"
    return [(host, _PLAIN), (shown, _DIM)]


def _change(changes: Changes, caret: int, marked: list[Run]) -> list[Run]:
    """The change under the caret and the highlight that stands in it."""
    number = bisect_right(changes.starts, caret)
    of = f"{number} of {len(changes.spans)}"
    if number and changes.spans[number - 1].contains(caret):
        kind = changes.kinds[number - 1]
        return [(f"sentence {kind}", _PLAIN), (f"  change {of}", _DIM), *_after_dot(marked)]
    return marked or [(f"{len(changes.spans)} changes", _DIM)]


def _after_dot(runs: list[Run]) -> list[Run]:
    return [("   ·   ", _DIM), *runs] if runs else []


def _highlight_runs(reading: Reading, highlight: Highlight | None) -> list[Run]:
    if highlight is None:
        return []
    runs = pen_and_tags(reading.settings, highlight.annotation)
    if reading.changes and highlight.id in reading.changes.layers.altered:
        return [*runs, ("  its sentence is another", _WARN)]
    moved = highlight.status is Status.MOVED
    return [*runs, ("  moved: other words stand here now", _WARN)] if moved else runs


def _finding(reading: Reading) -> list[Run]:
    """The entity or the date under the caret."""
    caret, findings = reading.page.caret, reading.findings
    accent = Ink("accent", "panel", bold=True)
    number = findings.entity_at(caret, caret + 1)
    if number is not None:
        entity = findings.entities[number]
        place = findings.mentions.place(number, caret) + 1
        about = f"  {entity.type} · mention {place} of {findings.mentions.count(number)}"
        return [(entity.name, accent), (about, _DIM)]
    number = findings.linked_at(caret)
    if number is not None:
        entity = findings.entities[number]
        return [(entity.name, accent), (f"  {entity.type} · stands for it", _DIM)]
    number = findings.expression_at(caret, caret + 1)
    if number is not None:
        expression = findings.expressions[number]
        kind, of = expression.type.lower(), f"{number + 1} of {len(findings.expressions)}"
        return [(expression_words(expression), accent), (f"  {kind} · {of}", _DIM)]
    return []


def _block(reading: Reading) -> list[Run]:
    """Where in a table or in code the caret is."""
    name, place = block_words(reading.page)
    runs = [(name, _PLAIN), (f"  {place}" if name and place else place, _DIM)]
    return [run for run in runs if run[0]]


def _chosen(reading: Reading) -> list[Run]:
    tab = tab_of(reading)
    if summary := tab.summary(reading):
        return summary
    if reading.chosen is None:
        one, many = tab.noun
        count = tab.shown(reading)
        return [(f"{count} {one if count == 1 else many}", _DIM)]
    return tab.told(reading, reading.chosen)


_ON_HIGHLIGHT = tuple(
    KeyHint(id, id) for id in ("pen", "tags", "note", "delete", "sidebar", "help")
)
_PLAIN_KEYS = (
    KeyHint("highlight", "highlight"),
    KeyHint("select-characters", "select"),
    KeyHint("sidebar", "sidebar"),
    KeyHint("help", "help"),
)
_OF_CHANGES = (
    KeyHint("next-change", "next"),
    KeyHint("previous-change", "previous"),
    KeyHint("escape", "back"),
    KeyHint("help", "help"),
)
_OF_LISTS = (
    KeyHint("go", "go"),
    KeyHint("escape", "back"),
    KeyHint("filter", "filter"),
    KeyHint("help", "help"),
)
_OF_LOADING = (KeyHint("escape", "give up"), KeyHint("help", "help"))
_OF_HELD = (KeyHint("link", "link the two"), KeyHint("escape", "let go"), KeyHint("help", "help"))
_OF_SELECTION = (KeyHint("escape", "clear"), KeyHint("help", "help"))


def _keys(reading: Reading) -> list[tuple[str, str]]:
    """At most six keys for where the reader is, the most needed last."""
    if reading.changes:
        return labelled(reading.settings.actions, _OF_CHANGES)
    if reading.focus is Focus.LIST:
        own = tab_of(reading).keys(reading)
        if own is None:
            return [("↑ ↓", "preview"), *labelled(reading.settings.actions, _OF_LISTS)]
        return labelled(reading.settings.actions, (*own, KeyHint("help", "help")))
    if reading.page.selection:
        return labelled(reading.settings.actions, _OF_SELECTION)
    if reading.loading:
        return labelled(reading.settings.actions, _OF_LOADING)
    if reading.link_asked:
        return labelled(reading.settings.actions, [KeyHint("help", "help")])
    if reading.sitting.held:
        return labelled(reading.settings.actions, _OF_HELD)
    if reading.highlight_here():
        return labelled(reading.settings.actions, _ON_HIGHLIGHT)
    return labelled(reading.settings.actions, _PLAIN_KEYS)
