"""What is told put into words, and shortened to the length of a label at the borders of phrases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from .sentence import Range, Sentence, words_of
from .telling import Telling
from .words import LONGEST, NO_END, clipped

Ranges = tuple[Range, ...]
Variants = list[tuple[int, Ranges]]
"""Ways to say a thing, each with what is lost by it."""

_QUANTITY = frozenset(
    "pair number wave string half most majority hundreds thousands dozens none neither last "
    "older elder younger fewer series lot part rest first third quarter one some many all each "
    "both "
    "several few any pieces copies pages more best worst".split()
)
_KEPT = frozenset(
    "not never t n't almost nearly reportedly allegedly apparently possibly probably perhaps "
    "likely supposedly presumably hardly barely scarcely".split()
)
"""Adverbs without which a label says another thing."""
_DENYING = frozenset("denied denies deny denying doubted doubts doubt disputed disputes".split())
_TELLING = frozenset("told tells tell telling".split())
_SHORT = 4  # letters that a name has
_TRIED = 8  # ways to say a thing that are tried with another
_ARTICLE = 6  # what is lost with an article
_NEEDED = 20  # what is lost with what a verb says nothing without
_DEAR = 30  # what is lost with a subject
_MOST = 24  # phrases that are looked at
_LITTLE = 1  # what may be lost where more follows
_NAMES = 3  # words of a name


def worded(sentence: Sentence, telling: Telling) -> str:
    """The label of what is told, of at most 40 characters."""
    if telling.said is not None:
        return _with_said(sentence, telling, telling.said)
    if telling.verb < 0 and not telling.subject:
        return _listed(sentence, telling)
    ways, rest = _ways(sentence, telling)
    shortest = ""
    for lost, pieces in ways:
        words = words_of(sentence, pieces)
        if len(words) <= LONGEST:
            cut = clipped(shortest) if lost >= _DEAR else ""
            if cut and _has_verb(sentence, telling, cut):
                return cut  # rather half an object than no subject
            return words if lost > _LITTLE else _lengthened(sentence, pieces, rest, words)
        if lost < _DEAR:
            shortest = min(shortest or words, words, key=len)
    return clipped(shortest)


def _has_verb(sentence: Sentence, telling: Telling, words: str) -> bool:
    """Whether the words go as far as the verb, and this is no “declined to send”."""
    if telling.verb < 0 or "t" in sentence.letters[slice(*sentence.range_of(telling.verb))]:
        return False
    last = sentence.line.quote(*sentence.range_of(telling.verb)).split()[-1]
    return f" {last}" in words


def _with_said(sentence: Sentence, telling: Telling, said: Telling) -> str:
    """Who says it, and what, if both fit; else who says it to whom, or what is said."""
    tellings = (telling, said)
    (speakers, _), (spoken, rest) = (_ways(sentence, one) for one in tellings)
    pairs = sorted(
        product(speakers[:_TRIED], spoken[:_TRIED]), key=lambda two: two[0][0] + two[1][0]
    )
    for (dear, first), (lost, second) in pairs:
        words = words_of(sentence, [*first, *second])
        if len(words) <= LONGEST and max(dear, lost) < _DEAR:
            return words if lost else _lengthened(sentence, [*first, *second], rest, words)
    verb = sentence.line.words[sentence.range_of(telling.verb)[1] - 1]
    if verb in _DENYING:
        return clipped(words_of(sentence, [*speakers[0][1], *spoken[0][1]]))
    told = any(sentence.chunks.shape[one] in "NI" for one in telling.tail)
    pronoun = said.subject and sentence.chunks.shape[said.subject[0]] == "I"
    told = told and (verb not in _TELLING or bool(pronoun))
    return worded(sentence, replace(telling, said=None) if told else said)


def _ways(sentence: Sentence, telling: Telling) -> tuple[Variants, list[Range]]:
    """All ways to say it, those that lose least first, and what may follow the first."""
    objects, rest = _objects(sentence, telling)
    ways = product(_subjects(sentence, telling), _verbs(sentence, telling), objects)
    found = [
        (subject[0] + verb[0] + after[0], (*subject[1], *verb[1], *after[1]))
        for subject, verb, after in ways
    ]
    return sorted(found, key=lambda way: way[0]), rest


def _lengthened(
    sentence: Sentence, pieces: Sequence[Range], rest: Sequence[Range], best: str
) -> str:
    """With as many of the phrases that follow as there is room for."""
    for run in rest[:_TRIED]:
        pieces = [*pieces, run]
        words = words_of(sentence, pieces)
        if len(words) > LONGEST:
            break
        if sentence.letters[run[1] : run[1] + 1] == "f" or _lacks_object(sentence, run):
            continue
        if words.split()[-1:] and words.split()[-1].casefold() not in NO_END:
            best = words
    return best


def _lacks_object(sentence: Sentence, run: Range) -> bool:
    """Whether an infinitive has its object after it: “met to choose | a leader”."""
    first, last = run
    return sentence.letters[first] == "t" and sentence.letters[last : last + 1] in (*"dulm9",)


def _units(sentence: Sentence, phrases: Sequence[int]) -> list[tuple[str, Range]]:
    """The phrases with their letters, a loose preposition and the noun after it as one."""
    units: list[tuple[str, Range]] = []
    for phrase in phrases[:_MOST]:
        letter, run = sentence.chunks.shape[phrase], sentence.range_of(phrase)
        before = units[-1] if units and units[-1][1][1] == run[0] else ("", run)
        to_be = before[0] == "T" and sentence.letters[run[0] - 1] == "b"
        if before[0] == "S" or to_be:
            units[-1] = ("P" if before[0] == "S" else letter, (before[1][0], run[1]))
        else:
            units.append((letter, run))
    return [unit for unit in units if unit[0] != "S"]


def _listed(sentence: Sentence, telling: Telling) -> str:
    """Phrases without a verb, as many as there is room for."""
    runs = [run for _, run in _units(sentence, telling.tail)]
    if not runs:
        return ""
    words = words_of(sentence, runs[:1])
    if len(words) <= LONGEST:
        return _lengthened(sentence, runs[:1], runs[1:], words)
    shorter = (words_of(sentence, one) for loss, one in _noun(sentence, runs[0]) if loss <= _LITTLE)
    return next((one for one in shorter if len(one) <= LONGEST), clipped(words))


def _subjects(sentence: Sentence, telling: Telling) -> Variants:
    if not telling.subject:
        return [(0, ())]
    shape = sentence.chunks.shape
    first, *others = telling.subject
    run = _bare(sentence, first)
    if shape[first] in "GE" and others and sentence.range_of(others[0])[0] == run[1]:
        run = (run[0], sentence.range_of(others.pop(0))[1])  # “sleeping cars”
    runs = (run, *(sentence.range_of(one) for one in others))
    owner = (_bare(sentence, telling.whose),) if telling.whose >= 0 else ()
    found: Variants = [(0, (*owner, *runs))]
    also = others[0] if others and shape[others[0]] in "NI" else -1
    first_of_other = sentence.range_of(also)[0] if also >= 0 else 0
    pairs: Variants = [(0, ())]
    if (
        also >= 0
        and sentence.letters[first_of_other - 1] == "c"
        and sentence.letters.find("f", *run) < 0
    ):
        joint = (first_of_other - 1, first_of_other)
        pairs = [(loss, (joint, *one)) for loss, one in _noun(sentence, sentence.range_of(also))]
    if pairs[1:] and run[1] - run[0] == 1 and sentence.line.quote(*run)[0].isupper():
        # “Kurdish and Iraqi leaders”
        both = sentence.range_of(also)
        ends = both[1] - both[0] > 1 and sentence.letters[both[1] - 1] in "wl"
        pairs = [(0, (joint, both))] if ends else pairs
        found += [(4, ((both[1] - 1, both[1]),))] if ends else []
    near = sentence.letters.rfind("f", *run) + 1 if telling.antecedent else 0
    nouns = _noun(sentence, runs[0])
    if near:  # “reached the wreckage of a plane that crashed”
        nouns = [*_noun(sentence, (near, run[1])), *((loss + 4, one) for loss, one in nouns)]
    for (loss, one), (lost, other) in product(nouns, pairs):
        found.append((loss + lost + 1, (*owner, *one, *other)))
    found += [
        (loss + _ARTICLE, ((pieces[0][0] + 1, pieces[0][1]), *pieces[1:]))
        for loss, pieces in found
        if sentence.letters[pieces[0][0]] == "d"
    ]
    return [*found, (_DEAR, ())]


def _bare(sentence: Sentence, phrase: int) -> Range:
    """A noun phrase without the preposition before it."""
    return _bare_run(sentence, sentence.range_of(phrase))


def _bare_run(sentence: Sentence, run: Range) -> Range:
    first, last = run
    while first < last - 1 and sentence.letters[first] in "pxkftSb":
        first += 1
    if first > run[0] and first < last - 1 and sentence.letters[first] == "g":
        first += 1  # “by losing control”
    return first, last


def _noun(sentence: Sentence, run: Range) -> Variants:
    """A noun phrase, then without its “of …”, then its head."""
    first, last = run
    letters = sentence.letters
    found: Variants = [(0, (run,))]
    while first < last - 1 and letters[first] == "a":
        first += 1
    core = letters.find("f", first, last)
    end = last if core < 0 else core
    if core >= 0 and _is_quantity(sentence, end - 1) and letters[core + 1 : last] != "u":
        first = core + 1
        core = letters.find("f", first, last)
        end = last if core < 0 else core
        found.append((1, ((first, last),)))
    if end < last:
        found.append((1, ((first, end),)))
    owner = letters.rfind("q", first, end)
    if first <= owner < end - 2:
        found.append((2, ((owner + 1, end),)))
    found += [(2, (name,)) for name in _names(sentence, first, end)]
    if letters[first] == "d" and set(letters[first + 1 : end]) <= {"m", "h"}:
        return [*found, (1, ((first + 1, end),))]  # no “Army” for “the Irish Republican Army”
    head = _head(sentence, first, end)
    if head != ((first, end),):
        found.append((3 if letters[first] not in "du" or len(head) > 1 else 5, head))
    return found


def _names(sentence: Sentence, first: int, end: int) -> Iterator[Range]:
    """The name at the end of “his first daughter Ada Kovac”, “President Ada Kovac”."""
    letters, start = sentence.letters, end
    while start > first and letters[start - 1] == "m" and end - start < _NAMES:
        start -= 1
    for begin in range(start, end - 1):
        if begin > first + 1 and letters[first] == "d" and letters[begin - 1] == "m":
            continue
        if begin > first and letters[begin - 1] in "wlzm":
            yield begin, end


def _is_quantity(sentence: Sentence, token: int) -> bool:
    return sentence.letters[token] in "9u" or sentence.line.words[token] in _QUANTITY


def _head(sentence: Sentence, first: int, end: int) -> Ranges:
    """The last word of a noun phrase, with its article or number."""
    letters = sentence.letters
    start = end - 1
    while start > first and letters[start] == "9":
        start -= 1  # “Flight 2011”
    while start > first and letters[start - 1] == "9" and letters[start] in "lw":
        start -= 1  # “90,000 euros”
    while start > first + 1 and letters[start - 1] == "h":
        start -= 2
    plural_name = letters[start] == "m" and sentence.line.words[start].endswith("s")
    if start <= first or (plural_name and letters[start - 1] == "m"):
        return ((first, end),)  # no “States”
    opens = letters[first] in "du9" and first + 1 < start and letters[first + 1] != "h"
    word, name = sentence.line.words[first], sentence.line.words[start]
    if word in ("a", "an") and (word == "an") != (name[0] in "aeiou"):
        opens = False
    if letters[start] == "m" and letters[first] == "d" and letters[start - 1] in "wlzm":
        opens = letters[first + 1 : start].strip("mh") == ""
    short = sentence.line.quote(start, end)
    named = sentence.line.quote(first, first + 1)[0].isupper() and letters[first] in "wm"
    if named and len(short) < _SHORT and short.isupper():
        return ((first, first + 1),)  # the company before its “AG”
    return ((first, first + 1), (start, end)) if opens else ((start, end),)


def _is_put_in(sentence: Sentence, telling: Telling) -> bool:
    """Whether something is put between a verb and its object: “approved, with a cough, a tax”."""
    return telling.verb >= 0 and sentence.chunks.shape[telling.verb + 1 : telling.verb + 2] == ","


def _verbs(sentence: Sentence, telling: Telling) -> Variants:
    if telling.verb < 0:
        return [(0, ())]
    first, last = sentence.range_of(telling.verb)
    aux = (telling.auxiliary,) if telling.auxiliary else ()
    whole: Ranges = (*aux, (first, last))
    found: Variants = [(0, whole)]
    kept = tuple((at, at + 1) for at in range(first, last) if not _is_dropped(sentence, at))
    if len(kept) < last - first:
        found.append((1, (*aux, *kept)))
    return found


def _is_dropped(sentence: Sentence, token: int) -> bool:
    word = sentence.line.words[token]
    return sentence.letters[token] == "a" and word not in _KEPT


def _objects(sentence: Sentence, telling: Telling) -> tuple[Variants, list[Range]]:
    """Ways to say the object, or what stands in its place, and what follows it."""
    units = _units(sentence, telling.tail)
    runs = [run for _, run in units]
    if telling.object >= 0:
        whole = _bare(sentence, telling.object)
        near = sentence.letters.rfind("f", *whole) + 1  # “districts of Aleppo they had held”
        nouns = _noun(sentence, (near, whole[1])) if near else []
        return [(0, (whole,)), *nouns, *_noun(sentence, whole)], runs
    for place, (letter, run) in enumerate(units):
        if letter in "NI":
            nouns = _noun(sentence, run)
            before = [] if _is_put_in(sentence, telling) else runs[:place]
            plain = [one for one in before if not _is_dropped(sentence, one[0])]
            ways: Variants = [(2 * loss, (*before, *one)) for loss, one in nouns]
            short: Variants = [(2 * loss + 1, (*plain, *one)) for loss, one in nouns]
            return (ways if plain == before else [*ways, *short]), runs[place + 1 :]
        if letter not in "TAEVG" and not _is_put_in(sentence, telling):
            break
    if not units:
        return [(0, ())], []
    letter, whole = units[0]
    bare = _bare_run(sentence, whole)
    found: Variants = [(0, (whole,))]
    if letter == "T" and units[1:2] and units[1][0] == "P" and units[1][1][0] == whole[1]:
        after = units[1][1]
        bare = _bare_run(sentence, after)
        nouns = _noun(sentence, bare) if bare[0] > after[0] else [(0, (after,))]
        found = [(2 * loss, ((whole[0], bare[0]), *one)) for loss, one in nouns]
        return [*found, (6, ())], runs[2:]
    if letter == "P" and bare[0] > whole[0]:
        preposition = (whole[0], bare[0])
        found = [(2 * loss, (preposition, *one)) for loss, one in _noun(sentence, bare)]
    end = sentence.range_of(telling.verb)[1] if telling.verb >= 0 else 0
    needed = end == whole[0] and sentence.letters[end - 1] == "b"  # “is said to be | behind it”
    return [*found, (_NEEDED if needed else 6, ())], runs[1:]
