"""Whether two articles tell one deed of two days: the same was done by or to the same.

A conflict that is none is worse than one that is missed. So both must name the deed in a word of
one stem or one family (“sold”, “bought”), share a name, and tell nothing apart: no other name, no
“again”, no other thing done.
"""

from __future__ import annotations

from dataclasses import dataclass

from .beside import stem
from .event import Event
from .lexicon import HAPPENED, MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from .tokens import Line, line_of
from .verbs import AUXILIARIES, is_adverb, is_finite, is_participle

_AGAIN = frozenset("again second third fourth another next new re".split())
_SMALL = frozenset(
    "the a an this that his her its their our my and or of in on at to by for from with into after "
    "before over under out up down off who which dr mr mrs ms sir st two three".split()
)
_PREPOSITIONS = frozenset("of in on at to by for from with into after before over under".split())
_CALENDAR = frozenset((*MONTHS, *WEEKDAYS, *SHORT_WEEKDAYS))
# Words for one deed from several sides.
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
)
_FAMILY = {
    stem(word): f"family {number}"
    for number, words in enumerate(_FAMILIES)
    for word in words.split()
}
_EVENTS = frozenset(HAPPENED)


@dataclass(frozen=True, slots=True)
class Deed:
    """What a label tells: its verbs and nouns of deeds, the words that name something, the heads
    of what stands before and after its first verb, and whether it is told as one of several."""

    deeds: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    doer: frozenset[str]
    done_to: frozenset[str]
    again: bool


def deed_of(event: Event) -> Deed:
    """The deed that the label of an event tells."""
    line = line_of(event.label, 0, len(event.label))
    verbs = [at for at in range(len(line.words)) if _is_deed(line, at)]
    first = verbs[0] if verbs else len(line.words)
    known = [at for at in range(len(line.words)) if _tells(line, at)]
    after = next(
        (at for at in range(first + 1, len(line.words)) if line.words[at] in _PREPOSITIONS),
        len(line.words),
    )
    passive = first < len(line.words) and line.words[first - 1 : first] in (["was"], ["were"])
    return Deed(
        deeds=frozenset(
            _family(line.words[at])
            for at in range(len(line.words))
            if at in verbs or line.words[at] in _EVENTS
        ),
        words=frozenset(_family(line.words[at]) for at in known),
        names=frozenset(_names(line, verbs)),
        doer=frozenset(_family(line.words[at]) for at in known if at < first and not passive),
        done_to=frozenset(_family(line.words[at]) for at in known if first < at < after),
        again=not _AGAIN.isdisjoint(line.words),
    )


def _is_deed(line: Line, at: int) -> bool:
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


def _family(word: str) -> str:
    return _FAMILY.get(stem(word), stem(word))


def is_one_deed(one: Deed, other: Deed, shared: frozenset[str]) -> bool:
    """Whether both tell the same; `shared` are the names and words that their sentences share."""
    if one.again or other.again or not shared:
        return False
    if not (one.deeds & other.words or other.deeds & one.words):
        return False
    if (one.names - other.names - shared) and (other.names - one.names - shared):
        return False  # “Shed 7” and “Shed 9”
    same_doer = one.doer & other.doer
    return not (same_doer and one.done_to and other.done_to and not one.done_to & other.done_to)
