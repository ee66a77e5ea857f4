"""Event coreference: whether two labels tell of one event though of two days.

A conflict that is none is worse than one that is missed. So both must name the event in a word of
one stem or one family (“sold”, “bought”), share a name, and tell nothing apart: no other name, no
“again”, no other thing that it was done to.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .event import Event
from .sentences.lexicon import HAPPENED, MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from .sentences.stems import stem
from .sentences.tokens import Line, line_of
from .sentences.verbs import AUXILIARIES, is_adverb, is_finite, is_participle

_AGAIN = frozenset("again second third fourth another next new re".split())
_SMALL = frozenset(
    "the a an this that his her its their our my and or of in on at to by for from with into after "
    "before over under out up down off who which dr mr mrs ms sir st two three".split()
)
_PREPOSITIONS = frozenset("of in on at to by for from with into after before over under".split())
_CALENDAR = frozenset((*MONTHS, *WEEKDAYS, *SHORT_WEEKDAYS))
# Words for one event from several sides.
_FAMILIES = (
    "sell sold sale buy bought purchase purchased acquire acquired",
    "die died dies death killed",
    "marry married wedding wed",
    "arrest arrested detained seized",
    "close closed shut closure",
    "begin began begun start started opened open",
    "quit resign resigned resignation",
    "sign signed agree agreed agreement deal",
    "buried funeral burial",
    "born birth",
    "sank sunk sink",
    "burn burned burnt fire blaze",
    "shot shooting",
    "bomb bombed bombing blast explosion exploded",
    "elect elected election won",
    "find found discover discovered discovery detected",
    "fall fell fallen",
    "quake earthquake tremor",
    "collapse collapsed",
    "crash crashed collide collided collision",
    "suspend suspended halt halted stop stopped",
    "demolish demolished demolition razed",
    "steal stole stolen theft rob robbed robbery",
    "hurt injure injured wounded",
    "vote voted decide decided decision",
    "flood floods flooded flooding",
    "free freed release released",
    "convict convicted conviction guilty",
    "jail jailed sentence sentenced prison",
)
_FAMILY = {
    stem(word): f"family {number}"
    for number, words in enumerate(_FAMILIES)
    for word in words.split()
}
_PER_CENT = frozenset(("%", "percent", "cents"))
_EVENTS = frozenset(HAPPENED)


@dataclass(frozen=True, slots=True)
class EventMention:
    """What the label of an event says; words of one family or stem are the same."""

    triggers: frozenset[str]
    """Its verbs, and the nouns of what happens."""
    words: frozenset[str]
    """All that tell anything."""
    names: frozenset[str]
    """And the figures that belong to names or measure, as written."""
    agents: frozenset[str]
    """What stands before the first verb, unless that is passive."""
    patients: frozenset[str]
    """What stands between the first verb and the next preposition."""
    sums: frozenset[str]
    """Its amounts of money and percentages."""
    is_again: bool
    """Whether it is told as one of several."""


def mention_of(event: Event) -> EventMention:
    """What the label of an event says."""
    return _mention(event.label)


@lru_cache(maxsize=1024)  # an event is held against several
def _mention(label: str) -> EventMention:
    line = line_of(label, 0, len(label))
    words = line.words
    verbs = [at for at in range(len(words)) if _is_verb(line, at)]
    first = verbs[0] if verbs else len(words)
    after = next((at for at in range(first + 1, len(words)) if words[at] in _PREPOSITIONS), None)
    is_passive = words[max(0, first - 1) : first] in (["was"], ["were"])
    telling = [(at, family(word)) for at, word in enumerate(words) if _tells(line, at)]
    triggers = (at for at, word in enumerate(words) if at in verbs or word in _EVENTS)
    return EventMention(
        triggers=frozenset(family(words[at]) for at in triggers),
        words=frozenset(word for _, word in telling),
        names=frozenset(_names(line, verbs)),
        agents=frozenset(word for at, word in telling if at < first and not is_passive),
        patients=frozenset(word for at, word in telling if first < at < (after or len(words))),
        sums=frozenset(_sums(line)),
        is_again=not _AGAIN.isdisjoint(words),
    )


def _sums(line: Line) -> list[str]:
    return [
        word
        for at, word in enumerate(line.words)
        if word[0] in "$£€¥"
        or (word[0].isdigit() and not _PER_CENT.isdisjoint(line.words[at + 1 : at + 2]))
    ]


def _is_verb(line: Line, at: int) -> bool:
    word = line.words[at]
    if word in AUXILIARIES or is_adverb(word):
        return False
    return is_finite(line, at) or is_participle(line, at)


def _tells(line: Line, at: int) -> bool:
    word = line.words[at]
    return word[0].isalnum() and word not in _SMALL and word not in AUXILIARIES


def _names(line: Line, verbs: list[int]) -> list[str]:
    """The names of a label and the figures that belong to them (“Shed 7”) or measure (3 percent).

    The first word has its capital from the sentence, unless a name follows it.
    """
    found = []
    for at, word in enumerate(line.words):
        capital = line.text[line.starts[at]].isupper()
        if capital and word not in _SMALL and word not in _CALENDAR and at not in verbs:
            follows = line.text[line.starts[at + 1]].isupper() if at + 1 < len(line.words) else True
            if at or follows:
                found.append(word)
        elif word[0].isdigit():
            after = line.words[at + 1 : at + 2]
            named = at > 0 and line.text[line.starts[at - 1]].isupper()
            if named or after in (["%"], ["percent"], ["per"]):
                found.append(word)
    return found


def family(word: str) -> str:
    """The stem of a word, or what all words for its event share."""
    return _FAMILY.get(stem(word), stem(word))


def is_same_event(one: EventMention, other: EventMention, shared: frozenset[str]) -> bool:
    """Whether both tell the same; `shared` are the names and words that their sentences share."""
    if one.is_again or other.is_again or not shared:
        return False
    if not is_of_one_kind(one, other):
        return False
    if (one.names - other.names - shared) and (other.names - one.names - shared):
        return False  # “Shed 7” and “Shed 9”
    both_say = one.patients and other.patients
    return not (one.agents & other.agents and both_say and not one.patients & other.patients)


def is_of_one_kind(one: EventMention, other: EventMention) -> bool:
    """Whether one says in any word what the other's verb or noun of an event says."""
    return bool(one.triggers & other.words or other.triggers & one.words)


def is_told_apart(
    one: EventMention, other: EventMention, first: frozenset[str], second: frozenset[str]
) -> bool:
    """Whether two labels tell of two events though of one day: “arrested a dealer”, “a teacher”.

    `first` and `second` are the words of their sentences, as families.
    """
    mine, theirs = ({n for n in names if n.isalpha()} for names in (one.names, other.names))
    if not mine & theirs and _is_new(mine, second) and _is_new(theirs, first):
        return True
    if one.sums and other.sums and not one.sums & other.sums:
        return True
    if not one.triggers & other.triggers or not one.agents & other.agents:
        return False
    return bool(one.patients and other.patients and not one.patients & other.patients)


def _is_new(names: set[str], words: frozenset[str]) -> bool:
    return bool(names) and words.isdisjoint(family(name) for name in names)
