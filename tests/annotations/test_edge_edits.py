"""A corrected word at the edge of a mark stays a part of it, in texts of three languages."""

from itertools import product

import pytest

from astana_reader.annotations.alignment import Alignment
from astana_reader.annotations.following import follow

FRAMES = {
    "en": (
        ("According to the report,", "of the northern province and", "had gone before the winter."),
        ("Nobody", "who came to the second meeting", "and that was all they knew."),
        ("It was said that", "in the old harbour of", "while the others waited outside."),
    ),
    "de": (
        ("Nach dem Bericht ist", "der nördlichen Provinz und", "vor dem Winter gegangen."),
        ("Niemand", "der zum zweiten Treffen kam", "und mehr wussten sie nicht."),
        ("Es hieß, dass", "im alten Hafen von", "während die anderen draußen blieben."),
    ),
    "ru": (
        ("По данным доклада,", "северной области и", "ушли ещё до зимы."),
        ("Никто", "из тех, кто был на встрече,", "и больше они не знали."),
        ("Говорили, что", "в старой гавани города", "пока остальные ждали снаружи."),
    ),
}
"""What stands before a mark, in its middle, and after it."""
EDITS = {
    "en": (
        ("resistence", "resistance"), ("recieved", "received"), ("Jose", "José"), ("12", "15"),
        ("1,200", "1,400"), ("ministry", "Ministry"), ("\"envoy\"", "“envoy”"),
        ("rebel", "rebels"), ("colour", "color"), ("organise", "organize"), ("large", "small"),
        ("capital", "town"),
    ),
    "de": (
        ("Wiederstand", "Widerstand"), ("Strasse", "Straße"), ("Muller", "Müller"), ("12", "15"),
        ("1.200", "1.400"), ("ministerium", "Ministerium"), ("\"Bote\"", "„Bote“"),
        ("Rebell", "Rebellen"), ("Photograph", "Fotograf"), ("daß", "dass"), ("große", "kleine"),
        ("Hauptstadt", "Ortschaft"),
    ),
    "ru": (
        ("сопративление", "сопротивление"), ("получиль", "получил"), ("еще", "ещё"), ("12", "15"),
        ("1 200", "1 400"), ("министерство", "Министерство"), ("\"посол\"", "«посол»"),
        ("повстанец", "повстанцы"), ("Шварцнегер", "Шварценеггер"), ("итти", "идти"),
        ("большой", "малый"), ("столица", "деревня"),
    ),
}  # fmt: skip
"""Typos, accents, numbers, cases, quotes, plurals, spellings, other words."""
AROUND = {
    "en": ("The talks began on Monday in Astana.", "Snow fell all night long."),
    "de": ("Die Gespräche begannen am Montag.", "Die ganze Nacht fiel Schnee."),
    "ru": ("Переговоры начались в понедельник.", "Всю ночь шёл снег."),
}


def kept_end(frame: tuple[str, str, str], around: tuple[str, str], edit: tuple[str, str]) -> bool:
    """Whether a mark ends with its last word as it was corrected."""
    before, core, after = frame
    old, new = (f"{core} {word}" for word in edit)
    return _follows(around, f"{before} {{}} {after}", old, new)


def kept_start(frame: tuple[str, str, str], around: tuple[str, str], edit: tuple[str, str]) -> bool:
    before, core, after = frame
    old, new = (f"{word} {core}" for word in edit)
    return _follows(around, f"{before} {{}} {after}", old, new)


def _follows(around: tuple[str, str], sentence: str, old: str, new: str) -> bool:
    first, last = around
    before, after = (f"{first} {sentence.format(mark)}\n\n{last}" for mark in (old, new))
    start = before.index(old)
    place = follow(Alignment(before, after), start, start + len(old))
    return place is not None and place.sure and after[place.start : place.end].strip('"“”„«»') in (
        new, new.strip('"“”„«»')
    )  # fmt: skip


def test_nearly_all_corrected_ends_are_kept() -> None:
    tried = [
        (test, frame, AROUND[language], edit)
        for language in FRAMES
        for test, frame, edit in product((kept_start, kept_end), FRAMES[language], EDITS[language])
    ]
    wrong = [(frame, edit) for test, frame, around, edit in tried if not test(frame, around, edit)]
    assert len(tried) >= 200
    assert len(wrong) <= 0.03 * len(tried), wrong


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("Then [she met Ana] there.", "Then she met Anna there.", "she met Anna"),
        ("He sees [the army of defence] now.", "He sees the Army of Defence now.",
         "the Army of Defence"),
        ("It took [at most 30] days.", "It took at most 45 days.", "at most 45"),
        ("[Grey clouds over the centre] of it.", "Gray clouds over the center of it.",
         "Gray clouds over the center"),
        ("Call [_old_name twice] here.", "Call _new_name twice here.", "_new_name twice"),
        ("He told [us about Ana] today.", "He told us about Maria Lopez today.",
         "us about Maria Lopez"),
        ("He told [us about Ana]. We left.", "He told us about Maria. It rained. We left.",
         "us about Maria"),
        ("He told [us about Ana] yesterday.", "He told us about Anna today.", "us about Anna"),
        ("[Talks with Ana]\n\nIt began.", "Talks with Eva\n\nSnow.\n\nIt began.", "Talks with Eva"),
        ("It began.\n\n[Ana spoke]", "It began.\n\nSnow\n\nEva spoke", "Eva spoke"),
        ("He told [us about Ana] yesterday.", "He told us about Eva, his wife, yesterday.",
         "us about Eva, his wife"),
    ],
)  # fmt: skip
def test_ends_follow_their_neighbours(old: str, new: str, place: str) -> None:
    start, end = old.index("["), old.index("]") - 1
    found = follow(Alignment(old.replace("[", "").replace("]", ""), new), start, end)
    assert found is not None
    assert new[found.start : found.end] == place
