"""Places that play are teams: in a report of a match, Leeds beat York names two organisations.

Only a text that is about sport is read so, and only the places it shows to play: by a verb of
winning or losing, by whom they met, or by a score. A place that the words around it put on the map,
as “in Leeds” or “(Sweden)” do, stays one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from . import lexicon as lx
from .cues import is_candidate
from .gazetteer import gazetteer
from .lines import Line, truecased
from .rules import Found, is_name_word

_SPORT = frozenset(
    """match matches league halftime half-time innings wicket wickets inning playoff playoffs
    semifinal semifinals semi-final semi-finals quarterfinal quarterfinals quarter-final
    quarter-finals qualifier qualifiers qualifying soccer football rugby cricket basketball baseball
    hockey volleyball handball tennis softball netball goal goals goalkeeper striker midfielder
    defender winger quarterback touchdown touchdowns referee umpire tournament championship
    championships season coach squad standings fixture fixtures goalless unbeaten teammates
    teammate batsman batsmen bowler pitcher homer homers stadium cup medal tiebreak
    offside equaliser equalizer scoreless scorers scorer""".split()
)
_SHARE = 70
"""A text is about sport if one word in so many is of it, and …"""
_FEWEST = 3
"""… so many of them differ."""
_PLAYING = frozenset(
    """beat beats won lost drew tied scored defeated thrashed edged trounced routed hammered
    crushed trailed led face play played qualified advanced equalised
    equalized""".split()
)
_MET = frozenset(
    """beat beats defeated thrashed edged trounced routed hammered crushed against v vs
    versus""".split()
)
_MATCHES = frozenset("match game final tie derby clash fixture semifinal semi-final".split())
_OUTCOMES = frozenset(
    """loss losses lost win wins victory victories defeat defeats triumph triumphs triumphed draw
    drew""".split()
)
"""What a team does or has “to”, “over” or “with” the other."""
_SCORE = re.compile(r"\d{1,3}(?:[-–]\d{1,3})?")
_ENDS = frozenset(", . ; in on at for and".split())
_BEFORE_ROW = frozenset(") ; : - – — | *".split())
_PLACING = lx.IN_WORDS | frozenset("from to of ( ,".split())
_PLACED = frozenset(") 's ’s -".split())
_NO_TEAMS = lx.CALENDAR | lx.STARTERS
_LONGEST = 3
"""Tokens of a team in a table of results."""


def play(lines: Sequence[Line], found: Sequence[Sequence[Found]]) -> list[list[Found]]:
    """The names of each line, those of places that play as organisations."""
    if not _is_sport(lines):
        return [list(mine) for mine in found]
    rowed = [_with_rows(line, mine) for line, mine in zip(lines, found, strict=True)]
    named = [(line, name) for line, mine in zip(lines, rowed, strict=True) for name in mine]
    people = {line.words[name[1] - 1].lower() for line, name in named if _is_full_person(name)}
    teams = {
        _key(line, name) for line, name in named if _could_play(line, name) and _plays(line, name)
    }
    teams -= people
    return [
        [_played(line, name, teams) for name in mine]
        for line, mine in zip(lines, rowed, strict=True)
    ]


def _is_sport(lines: Sequence[Line]) -> bool:
    words = [word.lower() for line in lines for word in line.words]
    told = [word for word in words if word in _SPORT]
    return len(set(told)) >= _FEWEST and len(told) * _SHARE >= len(words)


def _is_full_person(name: Found) -> bool:
    return name[2] == "PERSON" and name[1] - name[0] > 1


def _key(line: Line, name: Found) -> str:
    return " ".join(line.words[name[0] : name[1]]).lower()


def _could_play(line: Line, name: Found) -> bool:
    start, end, type_ = name
    kinds = gazetteer().kinds(" ".join(map(truecased, line.words[start:end])))
    return type_ in ("PLACE", "ORG") or (type_ == "PERSON" and kinds != ())


def _plays(line: Line, name: Found) -> bool:
    """Whether the words beside a name say that it plays."""
    start, end, _ = name
    first, second = ["", "", *(word.lower() for word in line.words[max(0, start - 2) : start])][-2:]
    if second in ("to", "over", "with") and first in _OUTCOMES:
        return True
    if _is_between(line, start, end):
        return True
    if _is_placed(line, name):
        return False
    after = line.words[end].lower() if end < len(line.words) else ""
    return second in _MET or after in _PLAYING or _is_row(line, start, end)


def _is_between(line: Line, start: int, end: int) -> bool:
    """Whether a name is one of two that a match is between."""
    words = [word.lower() for word in line.words[max(0, start - 6) : end + 3]]
    at = start - max(0, start - 6)
    if "between" not in words[:at]:
        return False
    place = words.index("between")
    return not _MATCHES.isdisjoint(words[max(0, place - 4) : place]) and (
        place == at - 1 or "and" in words[place:at]
    )


def _is_placed(line: Line, name: Found) -> bool:
    """Whether the words around a name put it on the map."""
    start, end, _ = name
    placed = start > 0 and line.words[start - 1].lower() in _PLACING
    return (
        placed or not _PLACED.isdisjoint(line.words[end : end + 1]) or line.is_dateline(start, end)
    )


def _is_row(line: Line, start: int, end: int) -> bool:
    """Whether a name stands in a table of results: at the start or after a figure, before one."""
    if end >= len(line.words) or not _SCORE.fullmatch(line.words[end]):
        return False
    before = line.words[start - 1] if start else ""
    return not before or before in _BEFORE_ROW or before[-1].isdigit()


def _with_rows(line: Line, found: Sequence[Found]) -> list[Found]:
    """The names of a line with those that only a table of results has; no name holds a score."""
    rows = list(_rows(line))
    people = sum(type_ == "PERSON" for _, _, type_ in found)
    if len(rows) < 2 or people > len(rows):
        return sorted([*found, *_players(line, found)])
    kept = [name for name in found if not any(map(_SCORE.fullmatch, line.words[name[0] : name[1]]))]
    taken = {at for start, end, _ in kept for at in range(start, end)}
    free = [row for row in rows if taken.isdisjoint(range(*row))]
    return sorted([*kept, *((start, end, "ORG") for start, end in free)])


def _players(line: Line, found: Sequence[Found]) -> Iterator[Found]:
    """Unknown words that play by the words beside them: Rovers scored, against Rovers."""
    taken = {at for start, end, _ in found for at in range(start, end)}
    for at, word in enumerate(line.words):
        if at not in taken and is_name_word(word) and is_candidate(line, at, at + 1, None):
            after = line.words[at + 1].lower() if at + 1 < len(line.words) else ""
            before = line.words[at - 1].lower() if at else ""
            if after in _PLAYING or (before in _MET and after in _ENDS):
                yield at, at + 1, "ORG"


def _rows(line: Line) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words before a score, those that start like a person left out."""
    words = line.words
    for end in range(1, len(words)):
        start = end
        while start > max(0, end - _LONGEST - 1) and _is_team_word(words[start - 1]):
            start -= 1
        person = end - start > 1 and truecased(words[start]) in gazetteer().first
        if 0 < end - start <= _LONGEST and not person and _is_row(line, start, end):
            yield start, end


def _is_team_word(word: str) -> bool:
    capital = word[0].isupper() and len(word) > 2
    return capital and truecased(word) not in _NO_TEAMS and word.lower() not in _SPORT


def _played(line: Line, name: Found, teams: AbstractSet[str]) -> Found:
    start, end, _ = name
    if _key(line, name) not in teams or not _could_play(line, name):
        return name
    if "country" in gazetteer().kinds(" ".join(map(truecased, line.words[start:end]))):
        return (start, end, "ORG") if _plays(line, name) else name
    return name if _is_placed(line, name) and not _plays(line, name) else (start, end, "ORG")
