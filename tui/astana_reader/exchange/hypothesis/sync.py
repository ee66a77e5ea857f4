"""Makes an article's marks and its annotations on Hypothesis the same.

Marks are taken in first; then each change of an annotation is kept in mind as soon as it is made,
so that a sync that was cut goes on where it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from astana_reader.annotations.history import Change, Edit
from astana_reader.annotations.records import Annotation, Records, Row
from astana_reader.exchange.imports.found import Clipping, Work, moment
from astana_reader.exchange.imports.hypothesis import work_of
from astana_reader.exchange.imports.placing import annotation_of, orphan, place
from astana_reader.exchange.marked import MarkedArticle
from astana_reader.text.wording import counted, listed

from .api import Api, SyncError
from .pairs import Pair, load_pairs, save_pairs
from .plan import LONGEST_TAG, Do, Remote, Step, plan

_PUBLIC = "__world__"
_TOLD = {
    Do.TAKE: "taken in", Do.REMOVE: "removed here", Do.CREATE: "sent", Do.UPDATE: "updated there",
    Do.DELETE: "deleted there", Do.LEAVE: "changed here but not yours there",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sync:
    """One article with one account or group."""

    api: Api
    group: str
    """Empty for the account's own annotations, which are private when they are sent."""
    user: str
    address: str
    """Of the article on the web."""
    remembered: Path
    """The file of the pairs."""

    def steps(self, records: Records) -> list[Step]:
        """What is to be done. Raises SyncError."""
        wanted = {"group": self.group} if self.group else {"user": self.user}
        found = [self._remote(row) for row in self.api.search(self.address, **wanted)]
        remotes = {remote.id: remote for remote in found if remote}
        pairs = load_pairs(self.remembered)
        for id in pairs.keys() - remotes.keys():  # a search may be behind
            if row := self.api.read(id):
                mine = row.get("user") == self.user
                unread = Remote(id, pairs[id].updated, mine, Clipping())
                remotes[id] = self._remote(row) or unread
        return list(plan(records, remotes, pairs))

    def _remote(self, row: Row) -> Remote | None:
        """An annotation; None for an answer, a note on the page and what can't be read."""
        try:
            work = work_of(row, {})
        except (ValueError, TypeError, KeyError, AttributeError):
            return None
        clippings = [clipping for clipping in work.clippings if clipping.quote]
        if not clippings or not clippings[0].key:
            return None
        (clipping,) = clippings
        updated = moment(row.get("updated")) or clipping.created
        mine, local = row.get("user") == self.user, orphan(Work(url=self.address), clipping).id
        return Remote(clipping.key, updated, mine, clipping, local)

    # --- marks ------------------------------------------------------------------------------------

    def taken(self, records: Records, steps: Iterable[Step], text: str, revision: str) -> Edit:
        """The edit that makes the marks what the annotations are; `revision` is the text's."""
        changes = []
        for step in steps:
            if step.do is Do.REMOVE:
                changes.append(Change(step.local, None))
            elif step.do is Do.TAKE and step.remote:
                after = self._mark(step, step.remote, text, revision)
                before = records.annotations.get(after.id)
                if before is None or (before.note, before.tags) != (after.note, after.tags):
                    changes.append(Change(before, after))
        return Edit("sync", tuple(changes))

    def _mark(self, step: Step, remote: Remote, text: str, revision: str) -> Annotation:
        """The mark that an annotation is; the place and the pen of one that is there stay."""
        clipping = remote.clipping
        if step.local:
            return replace(
                step.local, note=clipping.note, tags=clipping.tags, modified=remote.updated
            )
        work = Work(url=self.address)
        found = place(clipping, text)
        made = annotation_of(work, clipping, found) if found else orphan(work, clipping)
        made = replace(made, selector=replace(made.selector, revision=revision))
        return replace(made, id=step.pair.local) if step.pair else made

    def keep(self, records: Records, steps: Iterable[Step]) -> None:
        """Remember what is the same on both sides, once the marks are saved."""
        pairs = load_pairs(self.remembered)
        for step in steps:
            if step.do in (Do.REMOVE, Do.FORGET) and step.pair:
                pairs.pop(step.pair.remote, None)
            elif step.do in (Do.TAKE, Do.KEEP) and step.remote:
                id = step.local.id if step.local else step.pair.local if step.pair else ""
                if local := records.annotations.get(id or step.remote.local):
                    pairs[step.remote.id] = _pair(local, step.remote.id, step.remote.updated)
        save_pairs(self.remembered, pairs.values())

    # --- annotations ------------------------------------------------------------------------------

    def send(self, marked: MarkedArticle, steps: Iterable[Step]) -> None:
        """Change the annotations, each remembered at once. Raises SyncError."""
        pairs = load_pairs(self.remembered)
        for step in steps:
            self._send(marked, step, pairs)
            if step.do in (Do.CREATE, Do.UPDATE, Do.DELETE):
                save_pairs(self.remembered, pairs.values())

    def _send(self, marked: MarkedArticle, step: Step, pairs: dict[str, Pair]) -> None:
        if step.do is Do.DELETE and step.remote:
            self.api.delete(step.remote.id)
            pairs.pop(step.remote.id, None)
        elif step.do is Do.UPDATE and step.local and step.remote:
            row = self.api.update(step.remote.id, self._fields(step.local))
            if row is None:  # it was deleted meanwhile: what was changed here is later
                pairs.pop(step.remote.id, None)
            else:
                pairs[step.remote.id] = _pair(step.local, step.remote.id, _updated(row))
        elif step.do is Do.CREATE and step.local:
            row = self.api.create(self._row(marked, step.local))
            id = row.get("id")
            if not isinstance(id, str) or not id:
                raise SyncError("Hypothesis took an annotation and did not say which it is.")
            if step.pair:
                pairs.pop(step.pair.remote, None)
            pairs[id] = _pair(step.local, id, _updated(row))

    def _fields(self, annotation: Annotation) -> Row:
        at = annotation.selector
        quoted = {"exact": at.quote, "prefix": at.prefix, "suffix": at.suffix}
        selector = {"type": "TextQuoteSelector", **quoted}
        return {
            "text": annotation.note,
            "tags": [tag[:LONGEST_TAG] for tag in annotation.tags],
            "target": [{"source": self.address, "selector": [selector]}],
        }

    def _row(self, marked: MarkedArticle, annotation: Annotation) -> Row:
        who = f"group:{self.group}" if self.group else self.user
        return {
            **self._fields(annotation),
            "uri": self.address,
            "group": self.group or _PUBLIC,
            "permissions": {"read": [who]},
            "document": {"title": [marked.article.title]},
        }


def _pair(local: Annotation, remote: str, updated: str) -> Pair:
    return Pair(local.id, remote, local.modified, updated)


def _updated(row: Row) -> str:
    return moment(row.get("updated"))


def outcome(steps: Iterable[Step]) -> str:
    """What a sync does or did, in a sentence."""
    counts = Counter(step.do for step in steps)
    told = [f"{counts[do]} {words}" for do, words in _TOLD.items() if counts[do]]
    same = f"{counted(counts[Do.KEEP], 'highlight')} the same"
    return f"{listed([*told, same])}."
