"""The clauses of a sentence, found from its phrases: what each says, and of whom.

Phrases are read once from left to right with a stack of open clauses. A relative clause, a bracket
or what explains a noun is put upon the clause that it stands in, and taken away where it ends, so
that the clause goes on: “Dana Holt, 52, the head of the port, resigned”.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from .stack import ASIDE, BRACKET, MAIN, PART, REL, SAID, SUB, Clause, OpenClauses

__all__ = ["ASIDE", "BRACKET", "MAIN", "PART", "REL", "SAID", "SUB", "Clause", "Marked", "clauses"]


@dataclass(frozen=True, slots=True)
class Marked:
    """Phrases whose words matter.

    Verbs of saying, verbs that a participle may follow, “by …”, and nouns without an article.
    """

    says: Collection[int]
    bare: Collection[int]
    by: Collection[int]
    plain: Collection[int]


_PUT_IN = "(?:,[^,;:()]{1,6},)?"  # “Ode, 34, said”
_NEW = re.compile("[DA]*(?:N[PDA]*(?:CN[PDA]*)?|I(?:CN)?)A*[VE]")  # a subject and its verb
_NEW_LONG = re.compile(f"[DA]*(?:N[PDA]*(?:CN[PDA]*)?{_PUT_IN}|I)A*[VE]")
_NEW_SURE = re.compile("[DPA]*(?:N[PA]*(?:V|EN)|IA*[VE])")
_GERUND = re.compile("G(?:N?[PDA]*)V")
_ALONE = re.compile("(?:[DPA]|N(?=,))*,?(?:N[PDAC]*(?:CN[PDA]*)?|I)?A*[VE]")
_VERB_NEXT = re.compile("[DPA,]*[VE]")
_VERB_AT_ONCE = re.compile("(?:N?[PDA]*)V")
_PAST_LATER = re.compile("[PDA]+E[NI]")
_VERB_LATER = re.compile(r"[^;:()]{0,24}?,[DPA]*[VE]")
_LISTED = re.compile(r"N|[^;:()]{0,24}?C,?[AD]*P?,?A*[VE]")
_OBJECT_LATER = re.compile("N[PA]*[,C]?D")


class _Reader(OpenClauses):
    """Reads the phrases of a sentence, each as its letter says."""

    def __init__(self, shape: str, marked: Marked) -> None:
        super().__init__(shape)
        self.marked = marked

    def read(self) -> None:
        for at, letter in enumerate(self.shape):
            _READ[letter](self, at)
        self.flush()

    def beside_clause(self, at: int) -> None:
        """A date, an adverb or a preposition with its noun."""
        also = self.bound == "C" and self.shape[at - 2 : at + 1] == "PCP"
        comes = (
            self.bound
            and not also
            and (_ALONE.match(self.shape, at + 1) or _NEW_LONG.match(self.shape, at + 1))
        )
        if comes and ("C" in self.bound or (self.top.verb >= 0 and _NEW.match(self.shape, at + 1))):
            self.pending.append(at)
            return
        if self.pending:
            self.pending.append(at)
            return
        self.owners[at] = self.stack[-1]
        self.place(at)
        self.bound, self.closed = "", False
        if self.shape[at] == "P":
            self.nominal = at

    # What opens a clause

    def relative(self, at: int) -> None:
        if "C" in self.bound and self.top.kind == REL:
            self.beside()
        else:
            if self.top.kind == PART and self._is_cleft(self.clauses[self.top.parent]):
                self.stack.pop()  # “it was a lorry loaded with cement that broke through”
            of = self._first_noun() if self._is_cleft(self.top) else self.nominal
            self.push(REL, by_comma="," in self.bound, of=of)
        self.own(at, self.top.lead)

    def _first_noun(self) -> int:
        return next((one for one in self.top.tail if self.shape[one] in "NP"), self.nominal)

    def that(self, at: int) -> None:
        if _VERB_NEXT.match(self.shape, at + 1):
            self.relative(at)
            return
        top = self.top
        before = self.shape[at - 1 : at]
        if "C" in self.bound and top.kind == SAID:
            self.beside()
        elif before in "VEADGT" or top.verb in self.marked.says or self._is_cleft(top):
            self.push(SAID)
        else:
            self.push(REL, of=self.nominal)
        self.own(at, self.top.lead)

    def _is_cleft(self, clause: Clause) -> bool:
        """“It was on 4 June that the dam broke”."""
        subject = [self.shape[one] for one in clause.subject]
        return clause.verb in self.marked.bare and subject == ["I"]

    def subordinate(self, at: int) -> None:
        if "C" in self.bound and self.top.kind == SUB:
            self.beside()
        else:
            begun = self.is_begun(self.stack[-1])
            self.push(SUB, by_comma="," in self.bound and begun)
        self.own(at, self.top.lead)

    def since(self, at: int) -> None:
        """A word that opens a clause or is a preposition."""
        opens = _NEW.match(self.shape, at + 1)
        if opens and not (self.waiting() >= 0 and not self.bound):
            self.subordinate(at)
            return
        self.as_preposition = True
        self.own(at, self.top.tail if self.top.verb >= 0 else self.top.lead)

    # Nouns

    def noun(self, at: int) -> None:
        if self.as_preposition:
            self.as_preposition = False
            self.owners[at] = self.stack[-1]
            self.place(at)
        elif "C" in self.bound:
            self._joined_noun(at)
        elif self.top.verb < 0:
            self._noun_before_verb(at)
        else:
            self._noun_after_verb(at)
        self.nominal = at

    def _joined_noun(self, at: int) -> None:
        top = self.top
        if self.bound == "C,":
            self.push(ASIDE, by_comma=True)
            self.own(at, self.top.subject)
        elif top.verb >= 0 and _NEW_LONG.match(self.shape, at):
            while self.bound == ",C" and self.top.kind in (REL, PART) and len(self.stack) > 1:
                self.stack.pop()
            self.beside()
            self.own(at, self.top.subject)
        elif not (top.lead or top.subject or top.verb >= 0):
            self.own(at, top.subject)
        else:
            self.bound = ""
            self.owners[at] = self.stack[-1]
            if top.lead and top.lead[-1] == at - 2:
                top.lead.append(at)  # “in the presence of a bishop and a judge”
            else:
                self.place(at)

    def _noun_before_verb(self, at: int) -> None:
        top = self.top
        if not top.subject:
            # “To pay its debts the family sold it”
            self.own(at, top.lead if self.shape[at - 1 : at] == "T" and at else top.subject)
        elif self.shape[at] == "I":
            top.lead += top.subject  # “a year after his divorce, he opened a bar”
            top.subject = []
            self.own(at, top.subject)
        elif self.bound:
            self.push(ASIDE, by_comma=True, of=self.nominal)
            self.own(at, self.top.subject)
        else:
            self.own(at, top.subject)

    def _noun_after_verb(self, at: int) -> None:
        top, shape = self.top, self.shape
        says = top.verb in self.marked.says
        if self.bound:
            if (says and _NEW.match(shape, at)) or _NEW_SURE.match(shape, at):
                self._new_clause(at)
            elif (
                self._is_inverted()
                or shape[at - 2] in "VE"
                or (self._is_dated() and _OBJECT_LATER.match(shape, at))
            ) or (self._lacks_object() and self.closed is False and self._is_after_phrase(at)):
                self.own(at, top.tail)
            else:
                self.push(ASIDE, by_comma=True, of=self.nominal)
                self.own(at, self.top.subject)
        elif _NEW_SURE.match(shape, at) and (shape[at] == "I" or self.waiting() < 0):
            self._clause_after_verb(at, says=says)
        elif says and _NEW_LONG.match(shape, at):
            self.push(SAID)
            self.own(at, self.top.subject)
        else:
            self.own(at, top.tail)

    def _is_inverted(self) -> bool:
        """“Not until May did the prisoners, many of them old, leave”."""
        return self.closed and self.top.verb in self.marked.bare and not self.top.subject

    def _is_dated(self) -> bool:
        return any(self.shape[one] == "D" for one in self.top.tail)

    def _lacks_object(self) -> bool:
        return not any(self.shape[one] in "NIT" for one in self.top.tail)

    def _is_after_phrase(self, at: int) -> bool:
        """“approved, with the votes of the left, a tax”."""
        return self.shape[self.top.verb + 1] == "," and bool(self.top.tail)

    def _new_clause(self, at: int) -> None:
        while len(self.stack) - 1 > self.floor() and self.top.kind != SAID:
            self.stack.pop()
        self.beside()
        self.own(at, self.top.subject)

    def _clause_after_verb(self, at: int, *, says: bool) -> None:
        """A clause that nothing parts from the verb before it.

        “When it opened it employed 900”, “police say a man was shot”, “districts they had held”.
        """
        parent = self.top.parent
        if self.top.kind in (SUB, PART) and not self.is_begun(parent) and not says:
            self.stack.pop()
            self.own(at, self.top.subject)
            return
        if says or self.shape[at - 1] not in "NP":
            self.push(SAID)
        else:
            self.push(REL, of=self.nominal)
        self.own(at, self.top.subject)

    # Verbs

    def verb(self, at: int) -> None:
        top = self.top
        if top.verb < 0 and (top.subject or top.kind in (REL, SAID) or not self._has_to_wait()):
            self._give_verb(at)
            return
        waiting = self.waiting()
        if "C" in self.bound and top.verb >= 0 and not (self.bound == ",C" and waiting >= 0):
            self._coordinate(at)
        elif waiting >= 0:
            del self.stack[waiting + 1 :]
            self._give_verb(at)
        elif self.bound and top.verb >= 0:
            self._coordinate(at)
        elif top.verb < 0:
            self._give_verb(at)
        else:
            self.own(at, top.tail)

    def _has_to_wait(self) -> bool:
        return self.waiting() >= 0

    def _give_verb(self, at: int) -> None:
        top = self.top
        if not top.subject and "C" in self.bound and top.parent >= 0:
            top.shares = top.parent
        self.own(at, [])
        top.verb = at

    def _coordinate(self, at: int) -> None:
        if "," in self.bound:
            while self.top.kind == REL and self.top.by_comma and len(self.stack) > 1:
                self.stack.pop()
        shares = self.stack[-1]
        self.beside(shares=shares)
        self.own(at, [])
        self.top.verb = at

    def past(self, at: int) -> None:
        """A past form or a participle, as the clause has it."""
        top = self.top
        if top.verb >= 0 and not self.bound and self.shape[at - 1] in "DA" and self._is_bare():
            self.own(at, top.tail)
        elif "," in self.bound and top.verb >= 0 and self._is_attribution(at):
            self.push(ASIDE, by_comma=True)
            self._give_verb(at)
        elif self._is_before_noun(at):
            self.own(at, top.subject)  # “masked gunmen fled”
        elif self._is_finite(at):
            self.verb(at)
        else:
            self.participle(at)

    def _is_before_noun(self, at: int) -> bool:
        if self.top.verb >= 0 or self.top.subject or self.top.kind == REL:
            return False
        return at + 1 in self.marked.plain and bool(_NEW.match(self.shape, at + 1))

    def _is_attribution(self, at: int) -> bool:
        """“We lost everything,” said Marta Ruiz."""
        return at in self.marked.says and self.shape[at + 1 : at + 2] in ("N", "I")

    def _is_bare(self) -> bool:
        return self.top.verb in self.marked.bare

    def _is_finite(self, at: int) -> bool:
        top, waits = self.top, self.waiting() >= 0
        if top.verb < 0 and not top.subject:
            return top.kind == REL or (not waits and self._is_done_by_date(at))
        if self.bound == ",":
            if waits:
                return self.closed or not _VERB_LATER.match(self.shape, at + 1)
            return top.kind != PART and bool(_LISTED.match(self.shape, at + 1))
        if "C" in self.bound:
            return (waits and "," in self.bound) or (top.verb >= 0 and top.kind != PART)
        if not waits:
            return False
        if _PAST_LATER.match(self.shape, at + 1):
            return at in self.marked.says  # “gunmen dressed in uniforms killed eight people”
        by = at + 1 in self.marked.by and bool(_VERB_NEXT.match(self.shape, at + 2))
        return at in self.marked.says or not (by or _VERB_AT_ONCE.match(self.shape, at + 1))

    def _is_done_by_date(self, at: int) -> bool:
        """“Saturday brought a defeat”; “Opened in 1903” has no date before it."""
        return self.shape[at - 1 : at] == "D" and self.shape[at + 1 : at + 2] == "N"

    def participle(self, at: int) -> None:
        if self.bound == "C" and self.top.kind == PART:
            self.beside()
        else:
            begun, in_bracket = self.is_begun(self.stack[-1]), self.top.kind == BRACKET
            beside_noun = not self.bound and at > 0 and self.shape[at - 1] in "NP"
            of = self.nominal if begun or beside_noun else self.top.of if in_bracket else -1
            if "," in self.bound and self.shape[at] == "G":
                of = -1  # “became head in 2018, having joined in 2012”
            self.push(PART, by_comma="," in self.bound and begun, of=of)
        self.own(at, [])
        self.top.verb = at

    def doing(self, at: int) -> None:
        if not self.bound and at and self.shape[at - 1] in "VET":
            self.own(at, self.top.tail)  # “began handing out letters”
        elif self.top.verb < 0 and not self.top.subject and _GERUND.match(self.shape, at):
            self.noun(at)  # “building the dam took six years”
        elif "C" in self.bound and _GERUND.match(self.shape, at):
            self.beside()
            self.own(at, self.top.subject)
        else:
            self.participle(at)

    def to_do(self, at: int) -> None:
        self.owners[at] = self.stack[-1]
        self.place(at)
        self.bound = ""


_READ = {
    ",": _Reader.comma, ";": _Reader.strong, ":": _Reader.strong, "(": _Reader.open,
    ")": _Reader.close, "-": _Reader.dash, "C": _Reader.conjunction, "D": _Reader.beside_clause,
    "A": _Reader.beside_clause, "P": _Reader.beside_clause, "R": _Reader.relative,
    "Q": _Reader.that, "Z": _Reader.subordinate, "S": _Reader.since, "N": _Reader.noun,
    "I": _Reader.noun, "V": _Reader.verb, "E": _Reader.past, "F": _Reader.participle,
    "G": _Reader.doing, "T": _Reader.to_do,
}  # fmt: skip


def clauses(shape: str, marked: Marked) -> tuple[list[Clause], list[int]]:
    """The clauses of a sentence, and the number of the one that each of its phrases is in."""
    reader = _Reader(shape, marked)
    reader.read()
    return reader.clauses, reader.owners
