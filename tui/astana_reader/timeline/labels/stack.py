"""The clauses of a sentence that are open while its phrases are read, and what marks do to them."""

from __future__ import annotations

from dataclasses import dataclass, field

MAIN, SUB, REL, SAID, PART, ASIDE, BRACKET = range(7)
"""What a clause is: on its own; “when …”; “who …”; “that …” of what is said; a participle; what
explains a noun; in brackets or between dashes."""


@dataclass(slots=True)
class Clause:
    """A clause, by the numbers of its phrases.

    `of` is the noun phrase that a relative clause, a participle or a bracket goes with, `shares`
    the clause whose subject it takes up, -1 for none; `lead` stands before its subject, `tail`
    after its verb. `by_comma` tells that the next comma ends it.
    """

    kind: int
    parent: int = -1
    of: int = -1
    shares: int = -1
    by_comma: bool = False
    opens: str = ""
    lead: list[int] = field(default_factory=list)
    subject: list[int] = field(default_factory=list)
    verb: int = -1
    tail: list[int] = field(default_factory=list)

    @property
    def waits(self) -> bool:
        """Whether its subject has no verb yet."""
        return self.verb < 0 and bool(self.subject)

    @property
    def phrases(self) -> list[int]:
        """All its phrases in order."""
        verb = [self.verb] if self.verb >= 0 else []
        return sorted([*self.lead, *self.subject, *verb, *self.tail])


_DEEPEST = 12  # clauses that stand one in another


class OpenClauses:
    """A stack of clauses, to the innermost of which the next phrase goes."""

    def __init__(self, shape: str) -> None:
        self.shape = shape
        self.clauses: list[Clause] = [Clause(MAIN)]
        self.owners: list[int] = [0] * len(shape)
        self.stack = [0]
        self.bound = ""  # the marks and conjunctions since the last phrase
        self.pending: list[int] = []  # phrases that may belong to a clause that comes
        self.nominal = -1  # the last noun phrase
        self.closed = False  # whether the last comma ended what was put in
        self.as_preposition = False

    @property
    def top(self) -> Clause:
        return self.clauses[self.stack[-1]]

    def push(self, kind: int, *, by_comma: bool = False, of: int = -1) -> Clause:
        if len(self.stack) > _DEEPEST:
            del self.stack[-1]
        clause = Clause(kind, parent=self.stack[-1], of=of, by_comma=by_comma, opens=self.bound)
        self.clauses.append(clause)
        self.stack.append(len(self.clauses) - 1)
        return clause

    def beside(self, *, shares: int = -1) -> Clause:
        """Replaces the open clause by another of its kind."""
        old = self.top
        clause = Clause(
            old.kind, old.parent, old.of, shares=shares, by_comma=old.by_comma, opens=self.bound
        )
        self.clauses.append(clause)
        self.stack[-1] = len(self.clauses) - 1
        return clause

    def own(self, at: int, where: list[int]) -> None:
        """Gives a phrase, and those that waited for it, to the open clause."""
        number = self.stack[-1]
        for waiting in self.pending:
            self.owners[waiting] = number
            self.top.lead.append(waiting)
        self.pending = []
        self.owners[at] = number
        where.append(at)
        self.bound, self.closed = "", False

    def flush(self) -> None:
        """Gives the phrases that waited for a clause, which did not come, to the open one."""
        for waiting in self.pending:
            self.owners[waiting] = self.stack[-1]
            self.place(waiting)
        self.pending = []

    def place(self, at: int) -> None:
        top = self.top
        if top.verb >= 0:
            top.tail.append(at)
        elif top.subject and not self.bound:
            top.subject.append(at)
        else:
            top.lead.append(at)

    def floor(self) -> int:
        """The place on the stack of the innermost bracket, or of the first clause."""
        for place in range(len(self.stack) - 1, 0, -1):
            if self.clauses[self.stack[place]].kind == BRACKET:
                return place
        return 0

    def waiting(self) -> int:
        """The place on the stack of the innermost clause that waits for its verb; -1 for none."""
        for place in range(len(self.stack) - 1, self.floor() - 1, -1):
            if self.clauses[self.stack[place]].waits:
                return place
        return -1

    # Marks

    def comma(self, at: int) -> None:
        if "C" in self.bound:
            self.bound = "C,"  # “and, old and nearly blind, handed over”
            return
        self.flush()
        self.bound, self.closed, self.as_preposition = ",", False, False
        for place in range(len(self.stack) - 1, self.floor(), -1):
            clause = self.clauses[self.stack[place]]
            leads = clause.kind in (SUB, PART) and not self.is_begun(clause.parent)
            begun = clause.verb >= 0 or clause.subject
            if (clause.by_comma and begun) or (leads and clause.verb >= 0):
                if clause.kind == ASIDE and clause.of >= 0:
                    self.nominal = clause.of
                if clause.opens == "C,":
                    self.bound = "C"
                del self.stack[place:]
                self.closed = True
                return

    def is_begun(self, number: int) -> bool:
        clause = self.clauses[number]
        return clause.verb >= 0 or bool(clause.subject)

    def strong(self, at: int) -> None:
        self.flush()
        floor = self.floor()
        del self.stack[floor + 1 :]
        self.bound = self.shape[at]
        self.beside()
        self.bound = ""

    def open(self, at: int) -> None:
        self.flush()
        self.push(BRACKET, of=self.nominal)
        self.bound = ""

    def close(self, at: int) -> None:
        self.flush()
        floor = self.floor()
        if floor:
            del self.stack[floor:]
        self.bound = ""

    def dash(self, at: int) -> None:
        floor = self.floor()
        if floor and self.clauses[self.stack[floor]].opens == "-":
            self.close(at)
            return
        self.flush()
        self.bound = "-"
        self.push(BRACKET, of=self.nominal)
        self.bound = ""

    def conjunction(self, at: int) -> None:
        self.flush()
        inside = self.top.kind == PART and self.clauses[self.top.parent].verb >= 0
        if self.bound == "," and inside and not self.closed:
            self.stack.pop()  # “became interested in law, and earned a degree”
        self.bound += "C"
