"""Reads a query as it is typed. Whatever is typed means something, or a sentence says why not.

    query  = choice
    choice = group ("or" group)*
    group  = part+
    part   = "-" part | "(" choice ")" | "near(" word+ ")" | name ":" value | “words” | word["*"]

AND and NOT in capitals are understood, as other programs have them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Final

from astana_reader.text.folding import has_accents
from astana_reader.text.visible import visible

from .fields import DATES, FIELDS, LACKS, LINKS, STATES, WHERE, read_days
from .terms import NOTE, TITLE, All, AnyOf, Field, Near, Not, Piece, Query, Term, Words
from .words import words_of

LONGEST: Final = 1000
"""Code points of a query that are read."""
_DEEPEST: Final = 10
"""Brackets in brackets; SQLite and FTS5 take about three times as many."""
_NEAREST: Final = 8
"""Words of `near()`: each is looked for near all the others."""
_QUOTES: Final = '"“”„‟«»〝〞＂'
_TOKEN: Final = re.compile(
    rf"(?P<space>\s+)"
    rf"|(?P<near>near(?:/\d+)?\()"
    rf"|(?P<open>\()|(?P<close>\))"
    rf"|(?P<minus>[-−](?=[^\s)]))"
    rf"|(?P<field>[A-Za-z]+:)(?P<value>[{_QUOTES}][^{_QUOTES}]*[{_QUOTES}]?|[^\s()]*)"
    rf"|[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?P<end>[{_QUOTES}]?)"
    rf"|(?P<word>[^\s(){_QUOTES}]+)",
    re.IGNORECASE,
)


def parse_query(typed: str) -> Query:
    """A query as typed, of any characters. Only its first LONGEST code points count."""
    line = visible(typed[:LONGEST]).replace("\n", " ")
    reader = _Reader(list(_TOKEN.finditer(line)))
    term = reader.choice(0)
    while reader.at < len(reader.tokens):  # a bracket too many ended it
        reader.say("A bracket that nothing opens was left out.")
        reader.at += 1
        term = _joined([each for each in (term, reader.choice(0)) if each])
    if term is None and line.strip() and not reader.problems:
        reader.say("There is nothing to look for in it.")
    if len(typed) > LONGEST:
        reader.say(f"Only the first {LONGEST} characters were read.")
    return Query(typed, term, tuple(dict.fromkeys(reader.problems)), tuple(reader.marks))


@dataclass(slots=True)
class _Reader:
    """Goes through the tokens of a line once."""

    tokens: list[re.Match[str]]
    at: int = 0
    problems: list[str] = field(default_factory=list)
    marks: list[Piece] = field(default_factory=list)

    def say(self, problem: str) -> None:
        self.problems.append(problem)

    def choice(self, depth: int) -> Term | None:
        """Groups with “or” between them, up to a closing bracket or the end."""
        groups = [self.group(depth)]
        while (token := self.peek()) and token.lastgroup != "close":
            self.operator(token)
            groups.append(self.group(depth))
        found = [group for group in groups if group]
        if len(found) < len(groups) and len(groups) > 1:
            self.say("“or” has nothing on one side: left out.")
        found = list(dict.fromkeys(found))  # the same again asks nothing more
        return AnyOf(tuple(found)) if len(found) > 1 else next(iter(found), None)

    def group(self, depth: int) -> Term | None:
        """Parts that all have to be met, up to “or”, a closing bracket or the end."""
        parts: list[Term] = []
        where = ""
        while (token := self.peek()) and token.lastgroup != "close" and not _is(token, "or"):
            if token["field"] and token["field"].lower() == "in:":
                where = self.place(token) or where
            elif _is_capital(token, "AND"):
                self.operator(token)
            elif part := self.part(depth):
                parts.append(part)
        term = _joined(parts)
        return _put_in(term, where) if term and where else term

    def part(self, depth: int) -> Term | None:
        negative = False
        while (token := self.peek()) and (token["minus"] or _is_capital(token, "NOT")):
            self.operator(token)
            negative = not negative
        if token is None or token.lastgroup == "close" or _is(token, "or"):
            self.say("“-” has nothing after it: left out.")
            return None
        term = self.bracket(token, depth) if token["open"] else self.leaf(token)
        return Not(term) if negative and term else term

    def bracket(self, token: re.Match[str], depth: int) -> Term | None:
        self.operator(token)
        if depth >= _DEEPEST:
            self.say(f"Brackets more than {_DEEPEST} deep were left out.")
            return None
        term = self.choice(depth + 1)
        self.closed()
        return term

    def closed(self) -> None:
        if token := self.peek():
            self.operator(token)
        else:
            self.say("A bracket has no end: read as closed at the end.")

    def leaf(self, token: re.Match[str]) -> Term | None:
        if token["near"]:
            return self.near(token)
        self.at += 1
        if token["field"]:
            return self.field(token)
        return self.words(token)

    def near(self, token: re.Match[str]) -> Term | None:
        self.operator(token)
        found: list[Words] = []
        while (inner := self.peek()) and inner.lastgroup != "close":
            self.at += 1
            words = self.words(inner)
            if words is None and inner["word"] is None and inner["phrase"] is None:
                self.say(f"“{inner[0]}” can’t stand in near( ): left out.")
            found += [words] if words else []
        self.closed()
        found = list(dict.fromkeys(replace(words, accented=()) for words in found))
        if len(found) < 2:
            self.say("near( ) needs two words or more.")
            return found[0] if found else None
        if len(found) > _NEAREST:
            self.say(f"near( ) takes at most {_NEAREST} words: the others were left out.")
        return Near(tuple(found[:_NEAREST]))

    def words(self, token: re.Match[str]) -> Words | None:
        """A word or a quotation; None where it has no letter."""
        quoted = token["phrase"]
        if quoted is not None:
            self.marks += [Piece(at, at + 1) for at in (token.start(), token.end() - 1)]
            if not token["end"]:
                self.marks.pop()
                self.say(f"The quotation has no end: read as “{quoted.strip()}”.")
            return self.found(_words(quoted, phrase=True), quoted)
        word = token["word"]
        return self.found(_words(word), word) if word else None

    def found(self, words: Words | None, typed: str) -> Words | None:
        if words is None and typed.strip():
            self.say(f"“{typed.strip()}” has no letters: left out.")
        return words

    def place(self, token: re.Match[str]) -> str:
        """Where all words of a group are looked for."""
        self.at += 1
        self.marks.append(Piece(token.start("field"), token.end("field")))
        value = _bare(token["value"]).lower()
        if value not in WHERE:
            self.say(f"in: takes {_listed(WHERE)}.{_meant(value, WHERE)}")
            return ""
        return value

    def field(self, token: re.Match[str]) -> Term | None:
        name, value = token["field"][:-1].lower(), _bare(token["value"])
        if name not in FIELDS:
            return self.no_field(token)
        if name == "in":
            self.say("“-” does not go with in: left out.")
            return None
        self.marks.append(Piece(token.start("field"), token.end("field")))
        if not value:
            self.say(f"{name}: needs something after it, such as {FIELDS[name].example}.")
            return None
        if name in (NOTE, TITLE) and value != "*":
            words = self.found(_words(value, phrase=" " in value), value)
            return replace(words, where=name) if words else None
        if name in DATES:
            return self.dated(name, value)
        return self.known(Field(name, value))

    def no_field(self, token: re.Match[str]) -> Term | None:
        """A word with a colon in it, as an address has."""
        name = token["field"][:-1]
        words = self.found(_words(token[0], phrase=True), token[0])
        if words and not token["value"].startswith("//"):
            self.say(f"There is no field {name}: read as words.{_meant(name.lower(), FIELDS)}")
        return words

    def dated(self, name: str, value: str) -> Term | None:
        days = read_days(value)
        if days is None:
            self.say(f"{name}: needs a date, such as 2016, 2016-11 or 2016-11-30.")
            return None
        return Field(name, str(days), days.first, days.last)

    def known(self, asked: Field) -> Term | None:
        """A field whose values are known, if it has one of them."""
        values = {"state": STATES, "without": tuple(LACKS), "link": LINKS}.get(asked.name)
        if values and asked.value.lower() not in values:
            meant = _meant(asked.value.lower(), values)
            self.say(f"{asked.name}: takes {_listed(values)}.{meant}")
            return None
        return replace(asked, value=asked.value.lower()) if values else asked

    def peek(self) -> re.Match[str] | None:
        """The next token that is no space."""
        while self.at < len(self.tokens) and self.tokens[self.at]["space"]:
            self.at += 1
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def operator(self, token: re.Match[str]) -> None:
        self.marks.append(Piece(*token.span()))
        self.at += 1


def _words(typed: str, *, phrase: bool = False) -> Words | None:
    prefix = typed.endswith("*") and not phrase
    found = words_of(typed)
    if not found:
        return None
    shown = " ".join(typed.strip("*,.;:!?").split())
    accented = words_of(typed, accents=True) if has_accents(typed) else ()
    return Words(tuple(found), shown, prefix=prefix, accented=tuple(accented), phrase=phrase)


def _joined(parts: list[Term]) -> Term | None:
    parts = list(dict.fromkeys(parts))
    return All(tuple(parts)) if len(parts) > 1 else next(iter(parts), None)


def _put_in(term: Term, where: str) -> Term:
    """The term with its words looked for in one place only, those that have none yet."""
    if isinstance(term, Words | Near):
        return term if term.where else replace(term, where=where)
    if isinstance(term, Not):
        return Not(_put_in(term.term, where))
    if isinstance(term, All | AnyOf):
        return replace(term, terms=tuple(_put_in(each, where) for each in term.terms))
    return term


def _is(token: re.Match[str], word: str) -> bool:
    return bool(token["word"]) and token["word"].lower() == word


def _is_capital(token: re.Match[str], word: str) -> bool:
    return bool(token["word"] == word)


def _bare(value: str) -> str:
    return " ".join(value.strip(_QUOTES).split())


def _listed(values: tuple[str, ...]) -> str:
    return f"{', '.join(values[:-1])} or {values[-1]}"


def _meant(value: str, known: Iterable[str]) -> str:
    found = get_close_matches(value, list(known), 1)
    return f" Did you mean {found[0]}?" if found else ""
