"""Which words of a sentence are finite verbs: enough to tell a clause from a fragment."""

from __future__ import annotations

from .tokens import Line, codes_of

_PAST = codes_of("PAST|SAID")
_NAMES = codes_of("NAME")
_MAY = codes_of("~may")
_WORDS = codes_of("WORD|BEGINS|MEET|STAYS")
_WE = frozenset("i we they you".split())

AUXILIARIES = frozenset(
    "is are was were has have had will would can could may might must shall should do does did "
    "'s 've 'll cannot isn aren wasn weren hasn haven hadn won wouldn couldn didn doesn".split()
)
_IRREGULAR = frozenset(
    "arose ate beat became began bent bet bit bled blew bore bought bound bred broke brought "
    "built burnt burst came cast caught chose clung cost crept cut dealt died drank dreamt drew "
    "drove dug fed fell felt fled flew flung forbade forgot forgave fought found froze gave got "
    "grew ground had heard held hid hit hung hurt kept knelt knew laid lay leapt learnt led left "
    "lent let lit lost made meant met mistook outdid overcame overran overthrew overtook paid put "
    "quit ran rang read rebuilt resold rode rose said sang sank sat saw sent set shook shot shut "
    "slept slid sold sought spelt spent split spoke spread sprang stole stood strode struck stuck "
    "stung swam swept swore swung taught threw thought thrust told took tore understood undertook "
    "underwent unveiled upheld went wept withdrew withstood woke won wore wound wrote".split()
)
PRESENT_FORMS = frozenset(
    "says begins starts opens closes ends leaves arrives expires resumes returns runs continues "
    "remains stays meets faces hosts heads comes goes airs visits flies tours shows tells makes "
    "takes gives gets holds keeps wins loses plays stands lies rises falls becomes seems appears "
    "reads writes marks reports finds calls plans wants expects warns agrees denies claims argues "
    "lives works serves sits dates stems lasts turns brings sends sets seeks".split()
)
# Before a past form these say that it is a participle: “the wounded men”.
_PARTICIPLES = frozenset(
    "born known seen written given taken driven shown begun broken chosen drawn eaten fallen "
    "forgotten frozen gone grown hidden laid ridden risen shaken spoken stolen sunk sworn thrown "
    "torn worn woven done beaten blown flown".split()
)
_DETERMINERS = frozenset(
    "the a an his her its their our my your this these those some any no every each by of".split()
)
_NO_PAST = frozenset("need indeed hundred speed feed seed united breed deed weed bed red".split())
_LY_OR_NOT = frozenset("not never also then later soon again still only even just finally".split())


def is_finite(line: Line, token: int) -> bool:
    """Whether the word is a finite verb, as far as it and the word before it tell."""
    word = line.words[token]
    if word in AUXILIARIES:
        # 's is a possessive more often than “is”, and May a month
        return word != "'s" and (word != "may" or line.codes[token] in _MAY)
    if line.codes[token] in _NAMES or (line.text[line.starts[token]].isupper() and token):
        return False
    if word in _IRREGULAR or word in PRESENT_FORMS:
        return not _determined(line, token)
    if token and line.words[token - 1] in _WE and line.codes[token] in _WORDS:
        return not is_adverb(word)
    return _is_past(line, token) and not _determined(line, token)


def is_past(line: Line, token: int) -> bool:
    """Whether the word is a past form: “left”, “paid”, “was”."""
    word = line.words[token]
    return word in _IRREGULAR or word in ("was", "were", "had", "did") or _is_past(line, token)


def _is_past(line: Line, token: int) -> bool:
    word = line.words[token]
    return line.codes[token] in _PAST or (word.endswith("ed") and word not in _NO_PAST)


def _determined(line: Line, token: int) -> bool:
    return token > 0 and line.words[token - 1] in _DETERMINERS


def is_participle(line: Line, token: int) -> bool:
    """A past form that may be a participle: “rebuilt in 1856”, “filed on Monday”."""
    word = line.words[token]
    return word not in AUXILIARIES and (
        _is_past(line, token) or word in _IRREGULAR or word in _PARTICIPLES
    )


def is_adverb(word: str) -> bool:
    return word.endswith("ly") or word in _LY_OR_NOT


def may_be_present(line: Line, token: int) -> bool:
    """“The pass stays closed”: a word in -s between a noun and what no noun goes before."""
    word = line.words[token]
    if not word.endswith("s") or len(word) < 4 or word.endswith(("ss", "us", "is")) or not token:
        return False
    before = line.words[token - 1]
    return before.isalpha() and not before.endswith("s") and before not in _DETERMINERS


def is_whole_clause(line: Line, first: int) -> bool:
    """Whether one finite verb stands from a token to the end: “a court fined him”."""
    return sum(is_finite(line, at) for at in range(first, len(line.words))) == 1
