"""Marks that point at marks: holding one, linking it with another, going along a link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from astana_reader.annotations import edits
from astana_reader.annotations.history import Edit
from astana_reader.annotations.link_kinds import kind_words, likely_kind
from astana_reader.annotations.records import Annotation, Link
from astana_reader.library.linked import OtherEnd, all_links, other_ends
from astana_reader.reading.answer_values import LinkAnswer
from astana_reader.reading.effects import (
    Ask,
    EditElsewhere,
    Effect,
    LearnLinks,
    Question,
    Target,
)
from astana_reader.reading.keys import Act
from astana_reader.reading.reading import Focus, Reading
from astana_reader.reading.sitting import Held
from astana_reader.settings.actions import HIGHLIGHTS
from astana_reader.text.wording import counted

from .handlers import Handler
from .jump import jump, leave_for
from .lists import leave_list
from .mark import NONE_HERE, keep


def mark_meant(reading: Reading) -> Annotation | None:
    """The highlight that is chosen in its list or under the caret."""
    if reading.focus is Focus.LIST:
        chosen = reading.lists[HIGHLIGHTS].chosen if reading.tab == HIGHLIGHTS else ""
        return reading.notebook.records.annotations.get(chosen)
    here = reading.highlight_here()
    return here.annotation if here else None


def _link(reading: Reading, _act: Act) -> Iterable[Effect]:
    """Hold the highlight, or ask how the held one is to be linked with it."""
    mark, held = mark_meant(reading), reading.sitting.held
    if held and held.file == reading.file and held.id not in reading.notebook.records.annotations:
        held = None  # it was deleted since
    if held is None:
        reading.sitting.held = held_mark(reading, mark) if mark else None
        reading.notice = "" if mark else NONE_HERE
    elif mark and mark.id != held.id:
        return (Ask(Question.LINK, Target(ids=(mark.id,))),)
    else:
        reading.notice = "Put the caret on another highlight: gl links the two, Esc lets go."
    reading.changed()
    return ()


def held_mark(reading: Reading, mark: Annotation) -> Held | None:
    """A highlight of this article as it is held; None where no file is kept of the article."""
    first, quote = reading.notebook.records.article.sha256, mark.selector.quote
    return Held(mark.id, mark.pen, quote, first, reading.file) if reading.file else None


# --- linking --------------------------------------------------------------------------------------


def link_asked(reading: Reading, mark: Annotation, *, turned: bool) -> tuple[str, Link | None]:
    """What the held highlight and another most likely say, and their link if they have one."""
    source, target = _ends(reading, mark, turned=turned)
    links = (link for link, _ in all_links(reading.notebook.records, reading.elsewhere))
    there = next((one for one in links if (one.source, one.target) == (source.id, target.id)), None)
    return there.kind if there else likely_kind(source.pen, target.pen), there


def _ends(reading: Reading, mark: Annotation, *, turned: bool) -> tuple[Held, Held]:
    """The highlight that a link leads from, and the one it leads to."""
    held, here = reading.sitting.held, held_mark(reading, mark)
    if held is None or here is None:
        raise ValueError("no highlight is held")
    return (here, held) if turned else (held, here)


def show_link(reading: Reading, words: str) -> str:
    """Show in the status line how it is about to be linked: “contradicts turned”."""
    kind, _, turned = words.partition(" ")
    held = reading.sitting.held
    mark = mark_meant(reading)
    if held and mark:
        source, target = _ends(reading, mark, turned=bool(turned))
        where = "in this article" if held.file == reading.file else "in two articles"
        said = kind_words(kind, outward=True)
        reading.link_asked = (source.pen, said, target.pen, where)
    return ""


def give_up_link(reading: Reading) -> None:
    reading.link_asked = None


def link_marks(reading: Reading, target: Target, answer: LinkAnswer) -> Iterable[Effect]:
    """Link the held highlight with another as was answered, and let it go."""
    reading.link_asked = None
    mark = reading.notebook.records.annotations.get(target.ids[0])
    if mark is None or reading.sitting.held is None:
        reading.notice = "The highlight is not there any more."
        return ()
    source, aim = _ends(reading, mark, turned=answer.turned)
    _, there = link_asked(reading, mark, turned=answer.turned)
    reading.sitting.held = None
    reading.changed()
    if not answer.kind:
        return _take_away(reading, there, _far_file(reading, source)) if there else ()
    links = [there] if there else []
    edit = edits.linking(links, source.id, aim.id, aim.article, answer.kind)
    reading.notice = "Linked. u takes it back." if edit.changes else "They are linked so already."
    return _do(reading, edit, _far_file(reading, source))


def _far_file(reading: Reading, source: Held) -> Path | None:
    """The file of the article that a link leads from, None for the one that is open."""
    return source.file if source.file != reading.file else None


def _take_away(reading: Reading, link: Link, file: Path | None) -> Iterable[Effect]:
    reading.notice = "Link taken away. u brings it back."
    return _do(reading, edits.unlinking([link]), file)


def _do(reading: Reading, edit: Edit, file: Path | None) -> Iterable[Effect]:
    """Make an edit of links in the open article's file, or in that of another."""
    if not edit.changes:
        return ()
    if file is None:
        return (*keep(reading, edit), LearnLinks())
    far = replace(edit, file=file)
    reading.do(far)
    return (EditElsewhere(far),)


def _unlink(reading: Reading, act: Act) -> Iterable[Effect]:
    """Take the link away that the count says, or the only one."""
    found = _ends_here(reading)
    if len(found) > 1 and not act.counted:
        reading.notice = f"It has {counted(len(found), 'link')}: 2gL takes the second away."
        return ()
    if act.count > len(found):
        return ()
    end = found[act.count - 1]
    return _take_away(reading, end.link, end.file)


# --- going along a link ---------------------------------------------------------------------------


def _ends_here(reading: Reading) -> list[OtherEnd]:
    """What the highlight here is linked with; if nothing, that is said."""
    mark = mark_meant(reading)
    found = other_ends(reading.notebook.records, reading.elsewhere, mark.id) if mark else []
    if not found:
        reading.notice = "It is not linked. gl holds it for that." if mark else NONE_HERE
    return found


def _along(backwards: bool, reading: Reading, act: Act) -> Iterable[Effect]:
    found = _ends_here(reading)
    if not found:
        return ()
    if act.count > len(found):
        reading.notice = f"It has only {counted(len(found), 'link')}."
        return ()
    return go_along(reading, found[-act.count if backwards else act.count - 1])


def go_along(reading: Reading, end: OtherEnd) -> Iterable[Effect]:
    """Go to the other end of a link, in whatever article that is."""
    if end.annotation is None:
        reading.notice = "The highlight was removed. gL takes the link away."
    elif end.far and end.far.place is None:
        reading.notice = f"“{end.far.title}” is not where it was read."
    elif end.far and end.far.place:
        return leave_for(reading, end.far.place, end.id)
    elif reading.is_lost(end.id):
        reading.notice = "That highlight lost its place. H lists it."
    else:
        leave_list(reading, back=True)
        jump(reading, reading.notebook.guess_for(end.id).start)
    return ()


ACTIONS: dict[str, Handler] = {
    "link": _link,
    "unlink": _unlink,
    "along-link": partial(_along, False),
    "along-last-link": partial(_along, True),
}
