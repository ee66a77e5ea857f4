"""People and animals called like a month or a day: “January Olsson”, “a cat named Friday”."""

from __future__ import annotations

from functools import cache
from re import Pattern

from astana_reader.timeline.sentences.lexicon import PERSONS
from astana_reader.timeline.sentences.tokens import Line, pattern
from astana_reader.timeline.sentences.verbs import AUXILIARIES, is_finite


@cache
def _before_name() -> Pattern[str]:
    return pattern("NAME (?!OTHER|NAME|DASH)")


def is_person(line: Line, first: int, last: int) -> bool:
    """“January Olsson met”: a month before a name where no date is looked for."""
    follows = _before_name().match(line.codes, last)
    if not follows or not line.text[line.starts[last] : line.starts[last] + 2].istitle():
        return False
    before = line.words[first - 1] if first else "and"
    return before in ("and", ",", "with", "by", "or") or is_finite(line, first - 1)


def is_called(line: Line, first: int, last: int) -> bool:
    """“a parrot named Tuesday”, “a cat by the name of Friday”, “his wife, April, laughed”."""
    words = line.words
    before = words[max(0, first - 4) : first]
    named = not _CALLED.isdisjoint(before[-1:]) and _BEING.isdisjoint(before[-2:])
    follows = last < len(words) and line.text[line.starts[last]].isupper()
    named |= before[-1:] == ["called"] and follows and _BEING.isdisjoint(before[-2:])
    named |= before[-3:] in (["who", "is", "called"], ["who", "was", "called"])
    if named or before[-2:] == ["name", "of"] or words[last : last + 2] == ["by", "name"]:
        return True
    kin = len(before) > 2 and before[-1] == "," and before[-2] in _KIN and before[-3] in _OWNERS
    return kin and words[last : last + 1] in ([","], [")"], ["."])


_CALLED = frozenset("named nicknamed christened".split())
_BEING = frozenset((*AUXILIARIES, *"be been being police it he she they".split()))
_OWNERS = frozenset("his her their my our your 's".split())
_KIN = frozenset((*PERSONS, *"wife husband dog cat horse pony parrot friend partner".split()))
