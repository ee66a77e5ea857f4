"""Names by rules: runs of capitals, told apart by their words, their neighbours and the tables.

The labels are features of the statistical tagger, and the answer where its model can't be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from . import lexicon as lx
from .gazetteer import Gazetteer, gazetteer
from .lines import Line, truecased
from .mentions import EntityType
from .speakers import speaker_name

Found = tuple[int, int, EntityType]
"""First token, the token after the last, type."""
_LEADS = lx.OFFICE_LEADS | lx.TITLES
_QUOTES = frozenset("\"“”‘’'([-—–•*")
_APOSTROPHES = frozenset("'’")
_POSSESSIVES = frozenset(("'s", "’s"))
_OWNERS = frozenset("People Women Men Children King Queen Writers Workers Farmers".split())
_FOR_HEADS = frozenset(
    "Office Centre Center Institute Council Agency Fund Society Department".split()
)
NO_OFFICES = frozenset("Mr Mrs Ms Miss Saint St Justice Count Major General Special".split())
_OF_HEADS = lx.ORG_HEADS | lx.PLACE_HEADS | frozenset("House States Minister Church Cape".split())


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of capitalised words; `type` where the words alone decide."""

    line: Line
    start: int
    end: int
    type: EntityType | None = None

    @property
    def words(self) -> list[str]:
        return self.line.words[self.start : self.end]

    @property
    def before(self) -> str:
        return self.line.words[self.start - 1] if self.start else ""

    @property
    def after(self) -> str:
        return self.line.words[self.end] if self.end < len(self.line.words) else ""


def tag(lines: Sequence[Line]) -> list[list[Found]]:
    """The names of each line, in order."""
    table = gazetteer()
    lower = {word for line in lines for word in line.words if word.islower()}
    runs = [_runs(line, lower, table) for line in lines]
    surnames = _surnames(runs, table)
    found: list[list[Found]] = []
    for line, line_runs in zip(lines, runs, strict=True):
        if line.place == "speaker":
            label = speaker_name(line)
            found.append([(*label, "PERSON")] if label else [])
            continue
        typed = ((run, run.type or _type(run, table, surnames)) for run in line_runs)
        found.append([(run.start, run.end, type_) for run, type_ in typed if type_])
    return found


def _surnames(runs: Sequence[Sequence[_Run]], table: Gazetteer) -> set[str]:
    """Surnames of the people that the text names in full or with a title."""
    found: set[str] = set()
    for line_runs in runs:
        for run in line_runs:
            if run.line.look or run.type or _type(run, table, frozenset()) != "PERSON":
                continue
            words = run.words
            if len(words) > 1 or run.before.rstrip(".") in lx.HONORIFICS:
                found.add(words[-1])
                found.add(bare_surname(words[-1]))
                if len(words) > 2 and words[-2].lower() in lx.PARTICLES:
                    found.add(" ".join(words[-2:]))
    return found


def bare_surname(word: str) -> str:
    """The surname without its article: Assad of al-Assad."""
    return word[3:] if word[:3].lower() in ("al-", "el-", "ul-") and len(word) > 4 else word


@lru_cache(maxsize=50_000)
def is_name_word(word: str) -> bool:
    """Whether a word is written as a name: Ann, al-Assad, eBay."""
    if word[0].isupper():
        return True
    return not word.islower() and (
        (word[:3] in ("al-", "el-") and word[3:4].isupper()) or mixed(word)
    )


def mixed(word: str) -> bool:
    """Whether a word is one of small letters and a capital inside, as firms like it: eBay."""
    return (
        word[0].islower()
        and word.isalpha()
        and 4 <= len(word) <= 14
        and not word[1:].islower()
        and word[-1].islower()
    )


def _runs(line: Line, lower: AbstractSet[str], table: Gazetteer) -> list[_Run]:
    found: list[_Run] = []
    words, at, opening = line.words, 0, True
    while at < len(words):
        word = words[at]
        if not _starts_name(line, at):
            opening = opening and word in _QUOTES
            at += 1
            continue
        owner = _is_owner(line, at) or _heads(line, at)
        if not owner and (word in lx.STARTERS or (opening and _is_plain(word, lower, table))):
            opening, at = False, at + 1
            continue
        opening = False
        end = _run_end(line, at)
        found += _parts(line, at, end, table)
        at = end
    return found


def _starts_name(line: Line, at: int) -> bool:
    word, words = line.words[at], line.words
    if word in lx.CALENDAR or word == "I":
        return False
    if word in lx.PARTICLES:
        return word in ("al", "el", "bin", "van", "von", "de") and (
            at + 1 < len(words) and words[at + 1][0].isupper() and at > 0
        )
    return is_name_word(word)


def _is_plain(word: str, lower: AbstractSet[str], table: Gazetteer) -> bool:
    """Whether the first word of a sentence is an ordinary one of this text."""
    return word.lower() in lower and word not in table.first and not table.kinds(word)


def _heads(line: Line, at: int) -> bool:
    """Whether the word opens the name of an office: Health and Safety Executive."""
    return line.words[at] in lx.TOPICS and _joins_topics(line.words, at + 1)


def _is_owner(line: Line, at: int) -> bool:
    """Whether the word is whose an organisation is: Workers’ Party, People’s Bank."""
    words = line.words
    if words[at].istitle() and words[at + 1 : at + 2] and line.touches(at + 1):
        many = words[at].endswith("s") and words[at + 1] in _APOSTROPHES
        several = words[at] in _OWNERS and words[at + 1] in _POSSESSIVES
        return (many or several) and _reaches_head(words, at + 2)
    return False


def _reaches_head(words: Sequence[str], at: int) -> bool:
    """Whether the capitalised words from here on end as an organisation does."""
    end = at
    while end < min(len(words), at + 5) and words[end][0].isupper():
        end += 1
    return any(word in lx.ORG_HEADS or word == "Executive" for word in words[at:end])


def _joins_topics(words: Sequence[str], at: int) -> bool:
    """Whether “and” here stands within a name: Food and Drug Administration."""
    if words[at : at + 1] not in (["and"], ["&"]) or words[at - 1] not in lx.TOPICS:
        return False
    return _reaches_head(words, at + 1) and words[at + 1] not in lx.PEOPLES


def _run_end(line: Line, start: int) -> int:
    words, end = line.words, start + 1
    while end < len(words):
        word = words[end]
        upcoming = words[end + 1] if end + 1 < len(words) else ""
        capital = bool(upcoming) and upcoming[0].isupper() and upcoming not in lx.CALENDAR
        if _ends_firm(words, start, end):
            break
        if (
            (is_name_word(word) and word not in lx.CALENDAR and not word.isdigit())
            or (capital and word in ("of", *lx.PARTICLES))
            or (capital and word == "for" and words[end - 1] in _FOR_HEADS)
            or (capital and word in ("&", "and") and _joins(words, start, end))
            or _is_owner(line, end - 1)
        ):
            end += 1
        elif word == "of" and words[end + 1 : end + 2] == ["the"] and _capital(words, end + 2):
            end += 2
        else:
            break
    return end


def _ends_firm(words: Sequence[str], start: int, end: int) -> bool:
    """Whether Inc. or the like stands before `end`, so that what follows is another name."""
    form = words[end - 1] if words[end - 1] != "." else words[end - 2]
    return end - start > 1 and form in lx.LEGAL_FORMS and words[end] not in (*lx.LEGAL_FORMS, "of")


def _joins(words: Sequence[str], start: int, at: int) -> bool:
    """Whether “and” or “&” between two words with capitals is a part of one name."""
    before, after = words[at - 1], words[at + 1]
    if words[at] == "&":
        return not before.endswith(".")
    if _joins_topics(words, at):
        return True
    opened = any(
        words[place] in ("of", "for") and words[place - 1] in lx.ORG_HEADS
        for place in range(start + 1, at)
    )
    return (
        opened and before in lx.TOPICS and (after in lx.TOPICS) and words[at + 2 : at + 3] != ["of"]
    )


def _capital(words: Sequence[str], at: int) -> bool:
    return at < len(words) and words[at][0].isupper()


def _parts(line: Line, start: int, end: int, table: Gazetteer) -> list[_Run]:
    """The names in a run: titles, offices and peoples in front of a name are none of it."""
    found: list[_Run] = []
    words = line.words
    for at in range(start + 1, end):
        if words[at] == "of" and words[at - 1] not in _OF_HEADS:
            found += _parts(line, start, at, table)
            skipped = at + 2 if words[at + 1] == "the" else at + 1
            return found + _parts(line, skipped, end, table)
    office = _office(words, start, end)
    if office > start:
        return [
            *_parts(line, start, office, table),
            *(_parts(line, office, end, table) if office < end else ()),
        ]
    while end - start > 1 and not table.is_sure_place(" ".join(words[start:end])):
        word, upcoming = words[start].rstrip("."), words[start + 1].rstrip(".")
        if upcoming in ("and", "&"):
            break
        heads = words[end - 1] in lx.ORG_HEADS or " ".join(words[start:end]) in lx.KNOWN_NAMES
        heads = heads and not table.is_sure_place(" ".join(words[start + 1 : end]))
        if word in lx.PEOPLES and not heads:
            found.append(_Run(line, start, start + 1, "OTHER"))
        elif "country" in table.kinds(words[start]) and upcoming in _LEADS:
            found.append(_Run(line, start, start + 1, "PLACE"))
        elif not (word in lx.TITLES and not heads) and not (
            word in lx.OFFICE_LEADS and not lx.TITLES.isdisjoint(words[start:end])
        ):
            break
        start += 1
    if not (end - start == 1 and words[start].rstrip(".") in _LEADS):
        found.append(_Run(line, start, end))
    return found


def _office(words: Sequence[str], start: int, end: int) -> int:
    """Where an office begins that stands after whose it is: World Bank | President Ann Lee.

    `start` where there is none.
    """
    for at in range(start + 1, end):
        if is_office(words, at, end) and not is_office(words, start, end):
            whose = words[start:at]
            known = " ".join(whose)
            if (
                (whose[-1] in lx.ORG_HEADS and len(whose) > 1)
                or known in lx.KNOWN_NAMES
                or (whose[0] in lx.ORG_HEADS and "of" in whose)
                or known in lx.KNOWN_ORGS
            ):
                return at
    return start


def is_office(words: Sequence[str], at: int, end: int) -> bool:
    """Whether an office is named here: President, Vice President, Chief Executive Officer."""
    while at < end - 1 and words[at] in lx.OFFICE_LEADS and words[at] != "Secretary-General":
        at += 1
    word = words[at].rstrip(".")
    return word == "Secretary-General" or (word in lx.TITLES and word not in NO_OFFICES)


def _type(run: _Run, table: Gazetteer, surnames: AbstractSet[str]) -> EntityType | None:
    words = [truecased(word) for word in run.words] if run.line.look == "upper" else run.words
    name = " ".join(words)
    for test in (_by_head, _by_people, _by_place, _by_shape):
        type_ = test(run, words, name, table)
        if type_ == "PERSON" and run.line.look and name not in surnames:
            return "PERSON" if words[0] in table.first and len(words) > 1 else None
        if type_:
            return type_
        if test is _by_head and name in surnames:
            return "PERSON"
    return None


def _by_head(_run: _Run, words: list[str], name: str, table: Gazetteer) -> EntityType | None:
    """What the words themselves say: peoples, countries, Bank of …, … River."""
    if all(word in lx.PEOPLES for word in words):
        return "OTHER"
    if "country" in table.kinds(name):
        return "PLACE"
    if name in lx.KNOWN_ORGS or name in lx.KNOWN_NAMES or "&" in words:
        return "ORG"
    if len(words) == 1 and mixed(name):
        return "OTHER" if name in lx.PRODUCTS else "ORG"
    if len(words) > 1:
        if words[-1] in lx.ORG_HEADS or not lx.ORG_ALWAYS.isdisjoint(words):
            return "ORG"
        if words[0] in lx.TOPICS and words[1] == "and":
            return "ORG"
        if words[-1] in lx.PLACE_HEADS or words[0] in lx.PLACE_LEADS:
            return "PLACE"
    return None


def _by_people(run: _Run, words: list[str], name: str, table: Gazetteer) -> EntityType | None:
    before = run.before.rstrip(".")
    if before in lx.TITLES or (before in lx.OFFICES and not run.line.look):
        return "PERSON" if len(words) <= 4 else None
    if 2 <= len(words) <= 4 and words[0] in table.first and "big" not in table.kinds(name):
        return "PERSON"
    return None


def _by_place(run: _Run, words: list[str], name: str, table: Gazetteer) -> EntityType | None:
    kinds = table.kinds(name)
    if "big" in kinds or "region" in kinds or (kinds and len(words) > 1):
        return "PLACE"
    if kinds and (run.before in {*lx.IN_WORDS, "from", "to"} or run.after == ","):
        return "PLACE"
    return None


def _by_shape(run: _Run, words: list[str], name: str, table: Gazetteer) -> EntityType | None:
    size, acronym = len(words), run.words[0].replace(".", "")
    several = 2 <= size <= 4
    if several and words[-1] in table.last:
        return "PERSON"
    if run.after in lx.SAYING and size <= 3:
        return "PERSON"
    if several and any(word in lx.PARTICLES or word[:3].lower() == "al-" for word in words):
        return "PERSON"
    if size == 1 and run.line.look != "upper" and acronym.isupper() and 2 <= len(acronym) <= 6:
        return "ORG"
    if size == 1 and table.kinds(name) and name not in table.last:
        return "PLACE"
    return "ORG" if size >= 3 and run.line.look == "" else None
