"""Classes of the words of a sentence, a letter a token: what its phrases are found by.

d article, her      w other word       B finite form of be      D date
u some, these, all
a adverb            l plural           H finite form of have    r relative word
p preposition       m name             O finite form of do      T that
f of                9 number           M modal                  S opens a clause, or preposition
t to                z base of a verb   b be, been, have, being  s opens a clause
x up, off, out      y verb in -s       v past                   c and, but, or
k than              j I we they you    e past or participle     q possessive
o him, them         i he she it        n participle             h joins the words beside it
Y having, being
, ; : ( ) - _       marks (_ any that parts nothing)            g in -ing
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from astana_reader.timeline.sentences.lexicon import MULTIPLIERS, ONES, PLURAL_UNITS, TENS
from astana_reader.timeline.sentences.tokens import Line

from .lexicon import BASES, LETTERS, NO_NOUNS, NOUNS_TOO


def _third(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "o")):
        return base + "es"
    return base[:-1] + "ies" if base[-1] == "y" and base[-2] not in "aeou" else base + "s"


def _words() -> dict[str, str]:
    known: dict[str, str] = dict.fromkeys((*ONES, *TENS, *MULTIPLIERS), "9")
    known.update((base, "y" if base in NO_NOUNS else "z") for base in BASES)
    known.update(dict.fromkeys(PLURAL_UNITS, "w"))
    for base in BASES:
        third = _third(base)
        known[third] = "l" if third in NOUNS_TOO else "y"
    for letter, words in LETTERS.items():
        known.update(dict.fromkeys(words.split(), letter))
    return known


_KNOWN = _words()
_MARKS = {
    ",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", "—": "-", "–": "-",
    "|": ";", "•": ";", "*": ";", "!": ";", "?": ";", "…": ";",
}  # fmt: skip
_SMALL = frozenset(
    "dupftkrTsScjiBHOMxo"
)  # with a capital only where a sentence or quotation begins
_TITLES = frozenset("dr mr mrs ms prof gen sen rep gov col capt lt sgt rev hon st no cllr".split())
_CONTRACTED = frozenset("t ll re ve m".split())  # after an apostrophe
_BE = frozenset("is are was were will has have had would".split())
_FIRST_CLAUSE = re.compile("[^BHMOveEysSrT;:(]{4,}(?=[sSrT_;:]|$)")
_COULD_SHOW = re.compile("[wlm]l(?=[duoijm9T]|t[zyw]|[wl][fp_])")
_SIDES = frozenset("north south east west northeast northwest southeast southwest".split())
_SHORTEST = 4  # letters of a word in -ed or -ing that is a verb


def classes(line: Line, dated: Collection[int], adjectives: Collection[int]) -> str:
    """The letter of each token; `dated` are those of dates, `adjectives` stand before a noun."""
    return _with_verb("".join(_letters(line, dated, adjectives)))


def _with_verb(letters: str) -> str:
    """The letters with a verb for a word in -s, where the first clause has no other.

    “The bombing shatters weeks of calm after …”; “The firm plans to open two shops”.
    """
    end = _FIRST_CLAUSE.match(letters)
    if end is None or not (shows := _COULD_SHOW.search(letters, 0, end.end() + 1)):
        return letters
    return f"{letters[: shows.end() - 1]}y{letters[shows.end() :]}"


def _letters(line: Line, dated: Collection[int], adjectives: Collection[int]) -> Iterator[str]:
    before = ";"
    for at, word in enumerate(line.words):
        if at in dated:
            before = "D"
        elif at in adjectives:
            before = "9"
        elif word[0].isalpha() or (word[0] in "'’" and len(word) > 1):
            before = _of_word(line, at, word, before)
        elif word[0].isdigit() or len(word) > 1 or word == "%":
            before = "9" if at or not _is_numeral(line) else "_"
        else:
            before = _of_mark(line, at, word, before)
        yield before


def _is_numeral(line: Line) -> bool:
    """Whether the first word is the number of a paragraph: “1.2 The Department”."""
    after = line.starts[1] if len(line.words) > 1 else line.ends[0]
    return "." in line.words[0] and line.text[after : after + 1].isupper()


def _of_word(line: Line, at: int, word: str, before: str) -> str:
    known = _KNOWN.get(word)
    if word in _CONTRACTED and not (at and line.words[at - 1] in "'’"):
        return "w"
    if word == "that" and before in "pf":
        return "u"  # “by that attack”
    special = _by_neighbour(line, at, word, before)
    if special:
        return special
    if word == "there":
        return "i" if line.words[at + 1 : at + 2] and line.words[at + 1] in _BE else "a"
    if word == "'s":
        return "q" if before not in "ij" else "B"
    if line.text[line.starts[at]].isupper():
        opens = before in ",;:(-_D" or at == 0
        if word == "i":
            return "j"
        if not opens or (known is None and at):
            return "m"
        if known is not None and (known in _SMALL or at == 0):
            return known
        return _by_ending(word) if known is None else "w" if known == "z" else "m"
    return known or _by_ending(word)


def _by_neighbour(line: Line, at: int, word: str, before: str) -> str:
    """The letter that the word before it or after it gives."""
    if before in "Bb" and len(word) > _SHORTEST + 1 and word.endswith("ing"):
        return "g"  # “are meeting”
    if word in _SIDES and before == "l" and line.words[at + 1 : at + 2] == ["of"]:
        return "p"  # “two soldiers north of the town”
    if word == "that" and before in "pf":
        return "u"  # “by that attack”
    return "a" if _is_at_least(line, at) else ""


def _is_at_least(line: Line, at: int) -> bool:
    """“At least 18 people”."""
    first = at if line.words[at] == "at" else max(0, at - 1)
    return line.words[first : first + 2] in (["at", "least"], ["at", "most"])


def _by_ending(word: str) -> str:
    if len(word) >= _SHORTEST:
        if word.endswith("ed"):
            return "e"
        if word.endswith("ing"):
            return "g"
        if word.endswith("ly"):
            return "a"
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            return "l"
    return "w"


def _of_mark(line: Line, at: int, word: str, before: str) -> str:
    tight = at > 0 and line.starts[at] == line.ends[at - 1]
    follows = at + 1 < len(line.words) and line.starts[at + 1] == line.ends[at]
    if word in "-/‑–" and tight and follows:
        return "h"
    if word in "'’" and tight and follows and line.words[at + 1] not in _CONTRACTED:
        return "h"  # Shi'ite
    if word == "-":
        return "-"
    if word == ".":
        after = line.text[line.starts[at + 1]] if at + 1 < len(line.words) else ""
        more = after.isupper() or after.isdigit()
        more = more or (after.isalpha() and line.words[at - 1] in _TITLES)
        return "h" if tight and more and before in "wmlz9" else "_"
    if word in "'’" and tight and follows:
        return "a"  # I'll
    if word in "'’" and tight and before in "lm" and line.words[at - 1].endswith("s"):
        return "q"
    return _MARKS.get(word, "_")
