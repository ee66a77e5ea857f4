"""What is done to highlights of the whole library: on a thread, and so that it can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from astana_reader.annotations import edits
from astana_reader.annotations.files import tag_counts
from astana_reader.annotations.history import Edit
from astana_reader.annotations.link_kinds import likely_kind
from astana_reader.annotations.records import Annotation, Link, Records
from astana_reader.articles.article import Article
from astana_reader.articles.document import Document, Metadata
from astana_reader.exchange.filters import of_ids
from astana_reader.exchange.marked import MarkedArticle
from astana_reader.exchange.quoting import quotation
from astana_reader.library.editing import Change, edit_marks, take_back
from astana_reader.library.export_choice import load_choice
from astana_reader.library.marks import MarkedFile, as_it_is, mark_files
from astana_reader.reading.answer_values import LinkAnswer, TagChange
from astana_reader.reading.effects import (
    Ask,
    Beside,
    Copy,
    Done,
    Effect,
    Export,
    OpenArticle,
    Question,
    Target,
)
from astana_reader.reading.key_hints import shown_key
from astana_reader.reading.keys import Act
from astana_reader.settings.pens import PEN_IDS
from astana_reader.text.wording import counted

from .exporting import export_all, marked_at
from .highlight_rows import Row, Rows
from .viewing import Viewing

FILTERS = ("without:evidence", "without:answer", "link:contradicts", "")
"""Queries that one key asks one after the other."""


def rows_meant(viewing: Viewing) -> list[Row]:
    """The picked rows, else the chosen one, each highlight once."""
    rows = viewing.items
    if not isinstance(rows, Rows):
        return []
    found = {row.mark.id: row for key in viewing.meant if (row := rows.row(key))}
    return list(found.values())


def marks_of(viewing: Viewing, target: Target) -> list[Annotation]:
    """Highlights by their ids, as they were read last."""
    rows = viewing.items
    by_id = rows.listed.marks.by_id if isinstance(rows, Rows) else {}
    return [by_id[id][1] for id in target.ids if id in by_id]


def _by_file(viewing: Viewing, ids: Iterable[str]) -> dict[Path, list[str]]:
    rows = viewing.items
    by_id = rows.listed.marks.by_id if isinstance(rows, Rows) else {}
    files: dict[Path, list[str]] = {}
    for id in ids:
        if id in by_id:
            files.setdefault(by_id[id][0].path, []).append(id)
    return files


def _change(viewing: Viewing, ids: Sequence[str], change: Change, what: str) -> Iterable[Effect]:
    """Change highlights in their files, on a thread."""
    files = _by_file(viewing, ids)

    def work() -> Done:
        made = _edited(viewing, files, change)
        count = sum(isinstance(c.before, Annotation) for edit in made for c in edit.changes)
        if not made:
            return Done("Nothing to change.")
        said = f"{what} of {counted(count, 'highlight')}. u takes it back."
        return Done(said, partial(_take_back, viewing, made))

    return (Beside(work, "Changing …"),) if files else ()


def _edited(viewing: Viewing, files: Mapping[Path, list[str]], change: Change) -> list[Edit]:
    """Change highlights; their files are read again first, however many there are."""
    made = edit_marks(files, change)
    mark_files(viewing.sources.library.annotations).touched.update(files)
    return made


def _take_back(viewing: Viewing, made: Sequence[Edit]) -> Done:
    taken, problems = take_back(made)
    files = {edit.file for edit in made if edit.file}
    mark_files(viewing.sources.library.annotations).touched.update(files)
    said = " ".join(problems) or "Taken back."
    return Done(said, partial(_take_back, viewing, taken) if taken else None)


def _pen(viewing: Viewing, act: Act) -> Iterable[Effect]:
    pen = PEN_IDS[int(act.arg) - 1]
    ids = [row.mark.id for row in rows_meant(viewing)]
    return _change(viewing, ids, lambda _, meant: edits.changing_pen(meant, pen), "Pen")


def _delete(viewing: Viewing, _act: Act) -> Iterable[Effect]:
    ids = [row.mark.id for row in rows_meant(viewing)]
    viewing.state.picked.clear()

    def change(records: Records, meant: list[Annotation]) -> Edit:
        return edits.deleting(meant, records.links.values())

    return _change(viewing, ids, change, "Deletion")


def _ask(question: Question, viewing: Viewing, _act: Act) -> Iterable[Effect]:
    ids = tuple(row.mark.id for row in rows_meant(viewing))
    return (Ask(question, Target(ids=ids)),) if ids else ()


def set_tags(viewing: Viewing, target: Target, change: TagChange) -> Iterable[Effect]:
    """Add tags to highlights and take others away."""
    added, removed = change.added, change.removed

    def tagged(_records: Records, meant: list[Annotation]) -> Edit:
        return edits.changing_tags(meant, added, removed)

    return _change(viewing, target.ids, tagged, "Tags")


def set_note(viewing: Viewing, target: Target, note: str) -> Iterable[Effect]:
    """Give highlights a note; of several, those that have another keep it above."""
    several = len({mark.note for mark in marks_of(viewing, target)}) > 1

    def noted(_records: Records, meant: list[Annotation]) -> Edit:
        return (edits.extending_note if several else edits.changing_note)(meant, note)

    return _change(viewing, target.ids, noted, "Note")


def _copy(viewing: Viewing, _act: Act) -> Iterable[Effect]:
    """Copy the quotations with their sources."""
    rows = rows_meant(viewing)
    if not rows:
        return ()
    quotes = [quotation(_about(viewing, row), row.mark.selector.quote) for row in rows]
    what = "the highlight" if len(rows) == 1 else f"{len(rows)} highlights"
    return (Copy("\n\n".join(quotes), what),)


def _about(viewing: Viewing, row: Row) -> MarkedArticle:
    """The article of a row as far as a quotation tells of it."""
    about, rows = row.file.article, viewing.items
    days = rows.listed.days if isinstance(rows, Rows) else {}
    metadata = Metadata(row.file.title, about.author, about.site, about.url)
    article = Article(about.sha256, Document("", (), metadata=metadata))
    return MarkedArticle(article, days.get(row.file.path.name), settings=viewing.settings)


def _gather(viewing: Viewing, _act: Act) -> Iterable[Effect]:
    """Read the articles of the highlights that are meant, and ask how to export these."""
    files: dict[Path, tuple[MarkedFile, set[str]]] = {}
    for row in rows_meant(viewing):
        files.setdefault(row.file.path, (row.file, set()))[1].add(row.mark.id)
    sources = viewing.sources

    def work() -> Done:
        parts = (of_ids(marked_at(sources, file.place), ids) for file, ids in files.values())
        viewing.last_export = load_choice(sources.state, sources.library.root)
        viewing.gathered = tuple(parts)
        return Done("", then=(Ask(Question.EXPORT),))

    return (Beside(work, f"Reading {counted(len(files), 'article')} …"),) if files else ()


def export(viewing: Viewing, _target: Target, wanted: Export) -> Iterable[Effect]:
    """Export what was gathered as the sheet was answered."""
    articles, viewing.gathered = viewing.gathered, ()
    return export_all(viewing.sources, articles, wanted)


def _filter(viewing: Viewing, _act: Act) -> Iterable[Effect]:
    """Ask for claims without evidence, questions without answers, contradictions, or all."""
    now = viewing.asked.query.strip()
    at = FILTERS.index(now) if now in FILTERS else len(FILTERS) - 1
    return viewing.ask(query=FILTERS[(at + 1) % len(FILTERS)])


# --- links ----------------------------------------------------------------------------------------


def _along(viewing: Viewing, act: Act) -> Iterable[Effect]:
    """Read at the other end of a link of the chosen highlight."""
    rows = viewing.items
    row = rows.row(viewing.chosen.key) if isinstance(rows, Rows) and viewing.chosen else None
    ends = rows.listed.marks.ends(row.mark.id) if row and isinstance(rows, Rows) else []
    if act.count > len(ends):
        viewing.notice = "It has no such link." if ends else "It is not linked."
        return ()
    end = ends[act.count - 1]
    file = rows.listed.marks.by_id.get(end.id) if isinstance(rows, Rows) else None
    if file is None or file[0].place is None:
        viewing.notice = "What it is linked with is gone."
        return ()
    return (OpenArticle(file[0].place, end.id),)


def _link(viewing: Viewing, _act: Act) -> Iterable[Effect]:
    """Ask how the two picked highlights, or the picked and the chosen one, are to be linked."""
    ids = [row.mark.id for row in rows_meant(viewing)]
    rows, chosen = viewing.items, viewing.chosen
    row = rows.row(chosen.key) if isinstance(rows, Rows) and chosen else None
    if len(ids) == 1 and row and row.mark.id not in ids:
        ids.append(row.mark.id)
    if len(ids) != 2:
        actions = viewing.settings.actions
        pick, link = shown_key(actions, "pick"), shown_key(actions, "link")
        viewing.notice = f"Pick one highlight with {pick} and go to another: {link} links the two."
        return ()
    return (Ask(Question.LINK, Target(ids=tuple(ids))),)


def link_asked(viewing: Viewing, target: Target, *, turned: bool) -> tuple[str, Link | None]:
    """What two highlights most likely say, and their link if they have one."""
    source, aim = marks_of(viewing, target)[:: -1 if turned else 1]
    rows = viewing.items
    links = rows.listed.marks.links.get(source.id, ()) if isinstance(rows, Rows) else ()
    there = next((one for one in links if (one.source, one.target) == (source.id, aim.id)), None)
    return there.kind if there else likely_kind(source.pen, aim.pen), there


def known_tags(viewing: Viewing) -> dict[str, str]:
    """Tags to complete, with in how many highlights each is."""
    rows = viewing.items
    marks = rows.listed.marks.by_id.values() if isinstance(rows, Rows) else ()
    counts = tag_counts(mark.tags for _, mark in marks)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return {tag: f"{count:,} · library" for tag, count in ordered}


def link_marks(viewing: Viewing, target: Target, answer: LinkAnswer) -> Iterable[Effect]:
    """Link two highlights as was answered."""
    source, aim = target.ids[::-1] if answer.turned else target.ids
    rows = viewing.items
    files = rows.listed.marks.by_id if isinstance(rows, Rows) else {}
    if source not in files or aim not in files:
        return ()

    def change(records: Records, _meant: list[Annotation]) -> Edit:
        links = records.links.values()
        if not answer.kind:
            there = (one for one in links if (one.source, one.target) == (source, aim))
            return edits.unlinking(there)
        first = as_it_is(files[aim][0]).article.sha256
        return edits.linking(links, source, aim, first, answer.kind)

    viewing.state.picked.clear()
    wanted = {files[source][0].path: [source]}

    def work() -> Done:
        made = _edited(viewing, wanted, change)
        if not made:
            return Done("They are linked so already.")
        said = "Linked" if answer.kind else "Link taken away"
        return Done(f"{said}. u takes it back.", partial(_take_back, viewing, made))

    return (Beside(work, "Linking …"),)


ACTIONS: Mapping[str, Callable[[Viewing, Act], Iterable[Effect]]] = {
    "pen": _pen,
    "tags": partial(_ask, Question.TAGS),
    "note": partial(_ask, Question.NOTE),
    "delete": _delete,
    "copy": _copy,
    "export": _gather,
    "link": _link,
    "along-link": _along,
    "next-filter": _filter,
}
ANSWERS: Mapping[Question, Callable[[Viewing, Target, Any], Iterable[Effect]]] = {
    Question.TAGS: set_tags,
    Question.NOTE: set_note,
    Question.LINK: link_marks,
    Question.EXPORT: export,
}
