"""What the words beside a name say it is: “shares of”, “a maker of”, “said she”, “in”.

Each test looks at a few words only, so that a book costs no more a name than a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from . import lexicon as lx
from .clusters import clusters
from .gazetteer import gazetteer
from .lines import Line
from .mentions import EntityType
from .rules import Found, is_name_word

_COMPANY = frozenset(
    """maker manufacturer company firm subsidiary unit retailer bank airline carrier publisher
    broadcaster insurer lender brewer developer operator producer supplier distributor chain startup
    start-up conglomerate utility newspaper daily weekly magazine tabloid broadsheet website charity
    nonprofit thinktank think-tank consultancy brokerage drugmaker automaker carmaker chipmaker
    supermarket group giant rival brand label studio agency builder miner refiner shipper wholesaler
    provider exporter importer competitor""".split()
)
_BEFORE_FIRM = {
    "of": frozenset(
        """shares share executive chairman president founder director owner owners takeover
        purchase acquisition subsidiary unit arm employees workers customers shareholders investors
        percent % officer parent maker stock board boss head sale rival""".split()
    ),
    "in": frozenset("shares stake stakes share interest holding investors".split()),
    "at": frozenset(
        """analyst analysts economist economists strategist strategists trader traders executive
        executives employees partner managers workers broker brokers""".split()
    ),
    "with": frozenset("merger merge merged deal contract".split()),
    "for": frozenset("bid offer".split()),
    "by": frozenset("owned acquired bought employed hired published".split()),
}
"""Before a firm: the small word, and one of these within three words before that."""
_SHARED = frozenset("shares stock shareholders executives bonds customers employees".split())
_OWNED = frozenset(
    """shares stock chief board profit profits revenue sales earnings shareholders customers
    products headquarters management chairman rivals""".split()
)
_FEMALE, _MALE = frozenset("she her herself".split()), frozenset("he his him himself".split())
_SAID = frozenset("said says".split())
_POSSESSIVES = frozenset(("'s", "’s"))
_RELATIVES = frozenset(
    """wife husband brother sister son daughter mother father widow lawyer uncle aunt cousin
    girlfriend boyfriend""".split()
)
_NO_FIRMS = (
    lx.CALENDAR | lx.TITLES | lx.STARTERS | lx.OFFICE_LEADS | lx.TOPICS | (lx.ORG_HEADS - lx.PAPERS)
)
_FROM = frozenset("from to near via towards toward".split())
_PAPER_BEFORE = frozenset("newspaper daily weekly magazine tabloid told the reported cited".split())


def cue(line: Line, start: int, end: int) -> EntityType | None:
    """What the words around tokens say of the name that they are, if anything."""
    if _is_person(line, start, end):
        return "PERSON"
    if _is_firm(line, start, end):
        return "ORG"
    return "PLACE" if is_placed(line, start, end) else None


def _ahead(line: Line, end: int, count: int) -> list[str]:
    """So many words from `end` on, in small letters; empty ones where the line is at its end."""
    words = [word.lower() for word in line.words[end : end + count]]
    return [*words, *[""] * (count - len(words))]


def _behind(line: Line, start: int, count: int) -> list[str]:
    """So many words before `start`."""
    words = [word.lower() for word in line.words[max(0, start - count) : start]]
    return [*[""] * (count - len(words)), *words]


def pronoun(line: Line, end: int) -> str:
    """“f” or “m” where she or he is who a name before `end` stands for, else empty."""
    after = _ahead(line, end, 4)
    if after[0] == "," and after[1].isdigit() and after[2] == ",":
        after = _ahead(line, end + 3, 4)
    told = after[0] in lx.SAYING or after[0] in lx.PAST
    for word in after[1:3] if told else ():
        if word in _FEMALE:
            return "f"
        if word in _MALE:
            return "m"
    return ""


def _is_person(line: Line, start: int, end: int) -> bool:
    before = line.words[start - 1] if start else ""
    after = _ahead(line, end, 4)
    aged = after[0] == "," and after[1].isdigit() and len(after[1]) < 3 and after[2] in (",", ".")
    titled = before.rstrip(".") in lx.HONORIFICS
    related = after[0] in _POSSESSIVES and after[1] in _RELATIVES
    return aged or titled or related or pronoun(line, end) != ""


def _is_firm(line: Line, start: int, end: int) -> bool:
    before = _behind(line, start, 4)
    after = _ahead(line, end, 4)
    last = before[-1]
    if not _BEFORE_FIRM.get(last, frozenset()).isdisjoint(before[:-1]):
        return last != "in" or not {"shares", "stake", "stakes", "holding"}.isdisjoint(
            before[-3:-1]
        )
    if after[0] in _SHARED and after[1] not in ("exchange", "market", "markets", "prices"):
        return True
    if after[0] == "," and after[1] in ("a", "an", "the", "its", "which"):
        described = _ahead(line, end + 2, 5)
        stop = next((n for n, word in enumerate(described) if word in (",", ".", "who")), 5)
        return not _COMPANY.isdisjoint(described[:stop])
    if after[0] in _POSSESSIVES and after[1] in _OWNED:
        return True
    if after[0] in (*lx.SAYING, "expects", "plans") and after[1] in ("it", "its"):
        return True
    return last in _COMPANY and last not in ("group", "unit", "daily", "weekly", "label")


def is_placed(line: Line, start: int, end: int) -> bool:
    """Whether the words around put a name on the map: “in Leeds”, “Leeds, Ohio”, “LEEDS, May 2”."""
    before = line.words[start - 1].lower() if start else ""
    if before in lx.IN_WORDS or line.is_dateline(start, end):
        return True
    after = line.words[end : end + 2]
    area = (
        len(after) == 2
        and after[0] == ","
        and ({"country", "region"}.intersection(gazetteer().kinds(after[1])))
    )
    return bool(area) or before in _FROM


def firms(line: Line, found: Sequence[Found]) -> Iterator[Found]:
    """The names of a line that words beside them call firms or newspapers, known as names or not.

    People named in full and countries are left alone.
    """
    if line.look or line.place == "speaker":
        return
    typed = {at: name for name in found for at in range(name[0], name[1])}
    at = 0
    while at < len(line.words):
        start, end, type_ = typed.get(at, (at, at + 1, None))
        if type_ == "PLACE" and _is_local_paper(line, start, end):
            yield start, end + 1, "ORG"
        elif start == at and is_name_word(line.words[at]) and line.words[at] not in lx.STARTERS:
            while type_ is None and end < len(line.words) and end not in typed:
                if not _goes_on(line.words[end]):
                    break
                end += 1
            if is_candidate(line, start, end, type_) and (
                _is_firm(line, start, end) or _is_paper(line, start, end)
            ):
                yield start, end, "ORG"
        at = max(end, at + 1)


def _is_local_paper(line: Line, start: int, end: int) -> bool:
    """Whether a place is the first part of a newspaper's name: the Calgary Sun."""
    after = line.words[end] if end < len(line.words) else ""
    return after in lx.PAPERS and start > 0 and line.words[start - 1].lower() == "the"


def _goes_on(word: str) -> bool:
    return is_name_word(word) and word not in lx.CALENDAR


def is_candidate(line: Line, start: int, end: int, type_: EntityType | None) -> bool:
    """Whether a name, or an unknown word with a capital, could be a firm."""
    words = line.words[start:end]
    first, table = words[0], gazetteer()
    name = " ".join(words)
    if line.look or line.place == "speaker" or not is_name_word(first):
        return False
    if table.is_sure_place(name) or "region" in table.kinds(name) or name in lx.PEOPLES:
        return False
    if "-" in first and first[:3] != "Al-":
        return False
    if len(words) == 1 and (first in _NO_FIRMS or len(first) < 2 or first in table.first):
        return False
    if type_ == "PERSON":
        titled = start > 0 and line.words[start - 1].rstrip(".") in lx.HONORIFICS
        return not titled and len(words) == 1
    return type_ is not None or _stands_alone(line, start, end)


def _stands_alone(line: Line, start: int, end: int) -> bool:
    """Whether unknown words are no part of a longer run of capitals, and no common word."""
    beside = [line.words[at] for at in (start - 1, end) if 0 <= at < len(line.words)]
    common = start == 0 and line.words[0].lower() in clusters()
    return not common and not any(_goes_on(word) for word in beside if word != "The")


def _is_paper(line: Line, start: int, end: int) -> bool:
    """Whether a name is that of a newspaper: the Leeds Mercury, told Le Temps, The Sun reported."""
    words, before = line.words[start:end], _behind(line, start, 2)
    after = _ahead(line, end, 1)[0]
    if words[0] in lx.PAPER_ARTICLES and len(words) > 1:
        return before[-1] in _PAPER_BEFORE or after in _REPORTS
    if words[-1] not in lx.PAPERS or before[-1] != "the":
        return False
    return len(words) > 1 or before[0] in ("told", "in", "by", "for", "and") or after in _REPORTS


_REPORTS = frozenset("reported cited wrote said quoted published reports newspaper says".split())


def partners(line: Line, found: Sequence[Found]) -> Iterator[Found]:
    """An unknown word that stands with a firm: Hexal in “Hexal and Vantor Bio said they”."""
    for start, end, type_ in found:
        if type_ != "ORG" or line.look or not _is_corporate(line.words[start:end]):
            continue
        for at, beside in ((start - 2, start - 1), (end + 1, end)):
            if 0 <= at < len(line.words) and line.words[beside] in ("and", "&"):
                alone = not any(a <= at < b for a, b, _ in found) or any(
                    (a, b) == (at, at + 1) and t in ("PERSON", "PLACE") for a, b, t in found
                )
                near = [line.words[n] for n in (at - 1, at + 1) if 0 <= n < len(line.words)]
                bare = not any(map(is_name_word, near)) or at == beside + 1
                if alone and bare and is_candidate(line, at, at + 1, None):
                    kinds = gazetteer().kinds(line.words[at])
                    if not kinds and line.words[at] not in gazetteer().first:
                        yield at, at + 1, "ORG"


def _is_corporate(words: Sequence[str]) -> bool:
    return "&" in words or words[-1] in lx.LEGAL_FORMS or words[-1] in lx.CORPORATE
