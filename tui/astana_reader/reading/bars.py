"""The header and the status line."""

from __future__ import annotations

from bisect import bisect_right

from astana_reader.annotations.anchoring import Status
from astana_reader.annotations.notebook import Highlight
from astana_reader.articles.watching import FileState
from astana_reader.settings.actions import ENTITIES, HIGHLIGHTS, TIMELINE
from astana_reader.text.wording import counted, short_day
from astana_reader.text.words import count_words

from .changes import Changes
from .hand import Hand
from .keys import key_label
from .lists.event_list import PUBLISHED
from .look.header import SAVED, header_runs
from .look.ink import Ink, Run, runs_width, spread
from .reading import Focus, Reading, Saving

_PLAIN, _DIM = Ink("text", "panel"), Ink("dim", "panel")
_STRONG = Ink("strong", "panel", bold=True)
_WARN = Ink("warn", "panel")
_PAD = ("  ", _PLAIN)
_MOST_KEYS = 6


def header(reading: Reading, width: int, *, veiled: bool = False) -> tuple[Run, ...]:
    """The header of the article as it is read now."""
    title, source, changes = reading.article.title, reading.source, reading.changes
    state = [*_file_state(reading), *_saving(reading)]
    if changes:
        title, source = f"What changed since {changes.when}", changes.summary
        if len(title) + len(source) + runs_width(state) + 14 > width:
            title = f"Since {short_day(changes.since.date())}"
    runs = header_runs(title, source, state, reading.page.percent, width)
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
    pending = hand.machine.pending
    if pending:
        left: list[Run] = [(pending, _STRONG), (" …", _DIM)]
    elif reading.hints:
        left = [("two letters jump there", _DIM)]
    elif reading.notice:
        left = [(reading.notice, _PLAIN)]
    else:
        left = _here(reading)
    keys = [_key(label, word) for label, word in _next_keys(hand) or _keys(reading)]
    while len(keys) > 1 and runs_width(left) + sum(map(runs_width, keys)) + 6 > width:
        del keys[0]
    right = [run for key in keys for run in key]
    return tuple(spread([_PAD, *left], [*right, _PAD], width, _PLAIN))


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
    return _finding(reading) or _sentence(reading)


def _sentence(reading: Reading) -> list[Run]:
    findings = reading.findings
    if not findings.sentences:
        return []
    number = findings.sentence_number(reading.page.caret)
    return [(f"sentence {number} of {len(findings.sentences)}", _DIM)]


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
    runs = _highlight(reading, highlight)
    if reading.changes and highlight.id in reading.changes.layers.altered:
        return [*runs, ("  its sentence is another", _WARN)]
    moved = highlight.status is Status.MOVED
    return [*runs, ("  moved: other words stand here now", _WARN)] if moved else runs


def _highlight(reading: Reading, highlight: Highlight) -> list[Run]:
    annotation = highlight.annotation
    pen = reading.settings.pen(annotation.pen)
    tags = "  ".join(f"#{tag}" for tag in annotation.tags)
    runs: list[Run] = [(pen.letter, Ink(pen.id, "panel", bold=True)), (f" {pen.name}", _PLAIN)]
    return [*runs, (f"  {tags}", _DIM)] if tags else runs


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
    number = findings.expression_at(caret, caret + 1)
    if number is not None:
        expression = findings.expressions[number]
        day, last = expression.earliest, expression.latest
        shown = short_day(day) if day and day == last else expression.value
        return [(shown, accent), (f"  {expression.type.lower()}", _DIM)]
    return []


def _counted(reading: Reading) -> str:
    """How many rows a list has, by their name: 10 dates, without the day of publication."""
    items = reading.listing.items
    count = items.choosable - (reading.tab == TIMELINE and items.place(PUBLISHED) >= 0)
    one, many = {HIGHLIGHTS: ("highlight", "highlights"), TIMELINE: ("date", "dates")}.get(
        reading.tab, ("entity", "entities")
    )
    return f"{count} {one if count == 1 else many}"


def _chosen(reading: Reading) -> list[Run]:
    chosen, items = reading.chosen, reading.listing.items
    picked = len(reading.lists[HIGHLIGHTS].picked)
    if reading.tab == HIGHLIGHTS and picked:
        return [(f"{picked} picked", _PLAIN)]
    if chosen is None:
        return [(_counted(reading), _DIM)]
    lost = reading.lost_chosen() if reading.tab == HIGHLIGHTS else None
    if lost:
        number = reading.notebook.orphans.index(lost) + 1
        return [(f"lost its place  {number} of {len(reading.notebook.orphans)}", _DIM)]
    name = {HIGHLIGHTS: "highlight", TIMELINE: "date"}.get(reading.tab, "entity")
    number = items.rank(items.place(chosen.key)) + 1
    place = [(f"{name} {number} of {items.choosable}", _DIM)]
    if reading.tab == HIGHLIGHTS:
        found = next((h for h in reading.notebook.highlights if h.id == chosen.key), None)
        return [*_highlight(reading, found), ("   ·   ", _DIM), *place] if found else place
    card = reading.listing.card(chosen, reading.list_state.at)
    if card is None:
        return place
    if reading.tab == TIMELINE and card.right:
        place = [(f"date {card.right}" if card.right[:1].isdigit() else card.right, _DIM)]
    return [(card.short or card.title, Ink("accent", "panel", bold=True)), ("  ", _DIM), *place]


def _next_keys(hand: Hand) -> list[tuple[str, str]]:
    """The keys that may end what was begun, with the words that the help has for them."""
    row_of = {action.id: action.row for action in hand.reading.settings.actions}
    by_row: dict[str, list[str]] = {}
    for key, id in hand.machine.expected:
        by_row.setdefault(row_of[id], []).append(key_label(key))
    shown: list[tuple[str, str]] = []
    for row, keys in by_row.items():
        words = row.split(", ")
        shown += (
            zip(keys, words, strict=True) if len(words) == len(keys) else [(" ".join(keys), row)]
        )
    return shown[:_MOST_KEYS]


def _keys(reading: Reading) -> list[tuple[str, str]]:
    """At most six keys for where the reader is, the most needed last."""
    bound = {action.id: action.keys for action in reading.settings.actions}

    def label(id: str) -> str:
        return key_label(bound[id][0]) if bound.get(id) else ""

    if reading.changes:
        wanted = ["next-change", "previous-change", "escape", "help"]
        return list(zip(map(label, wanted), ["next", "previous", "back", "help"], strict=True))
    lost = reading.focus is Focus.LIST and reading.tab == HIGHLIGHTS and reading.lost_chosen()
    if lost:
        guess = reading.notebook.guess_for(lost.id)
        rows = [("delete", "delete"), ("place-lost", "place it")]
        rows += [("take-guess", "take the guess")] if guess.end > guess.start else []
        return [(label(id), word) for id, word in (*rows, ("help", "help"))]
    if reading.focus is Focus.LIST and reading.tab == HIGHLIGHTS and reading.chosen:
        wanted = ["pen", "tags", "note", "delete", "pick", "help"]
        words = ["pen", "tags", "note", "delete", "pick", "help"]
    elif reading.focus is Focus.LIST and reading.tab == ENTITIES and reading.chosen:
        wanted = ["merge-entity", "reject-entity", "next-of-these", "entity-page", "help"]
        rows = list(
            zip(map(label, wanted), ["merge", "no name", "mention", "page", "help"], strict=True)
        )
        retyping = bound["retype-person"][:1]
        return [*((key_label(keys.split(" ")[0]), "type") for keys in retyping), *rows]
    elif reading.focus is Focus.LIST:
        wanted, words = ["go", "escape", "filter", "help"], ["go", "back", "filter", "help"]
        return [("↑ ↓", "preview"), *zip(map(label, wanted), words, strict=True)]
    elif reading.page.selection:
        return [
            ("1–6", "pen"),
            ("m", "mark"),
            (label("copy"), "copy"),
            (label("escape"), "clear"),
            (label("help"), "help"),
        ]
    elif reading.highlight_here():
        wanted = ["pen", "tags", "note", "delete", "sidebar", "help"]
        words = ["pen", "tags", "note", "delete", "sidebar", "help"]
    else:
        wanted = ["highlight", "select-characters", "sidebar", "help"]
        words = ["highlight", "select", "sidebar", "help"]
    labels = [label(id).replace("1…6", "").strip() for id in wanted]
    return list(zip(labels, words, strict=True))[:_MOST_KEYS]
