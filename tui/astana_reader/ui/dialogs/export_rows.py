"""The rows of the export sheet: the formats by use, and what the chosen one writes and drops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from astana_reader.exchange.formats import Format
from astana_reader.exchange.previews import Preview
from astana_reader.text.graphemes import cells, clip
from astana_reader.text.visible import visible_line

_NAMES = 21
"""Cells of what is kept or lost, before what becomes of it."""
_LOW = 20
"""Rows under which what is kept is left out for more of the preview."""
_LEAST = 4
"""Rows of a preview."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the sheet says of a format."""

    form: Format
    preview: Preview | None
    """None while it is being written."""
    held: tuple[tuple[str, str], ...]
    """What can't be held."""
    problem: str = ""
    """Why there is nothing to be shown."""


def fitting(formats: Sequence[Format], typed: str) -> list[Format]:
    """The formats that have all the words typed, in their order."""
    words = typed.casefold().split()
    return [
        form
        for form in formats
        if all(word in f"{form.id} {form.name} {form.suffix} {form.about}".casefold()
               for word in words)
    ]  # fmt: skip


def format_rows(
    formats: Sequence[Format], chosen: str, size: tuple[int, int], *, focused: bool
) -> Content:
    """The list, scrolled so that the chosen format is in the middle where not all fit."""
    width, height = size
    lines: list[Content] = []
    use, at = "", 0
    for form in formats:
        if form.use != use:
            use = form.use
            lines += [Content("")] if lines else []
            lines.append(Content.assemble(" ", (use, "bold $dim")))
        if form.id == chosen:
            at = len(lines)
        lines.append(_format_row(form, width, chosen=form.id == chosen, focused=focused))
    room = max(1, height)
    first = max(0, min(at - room // 2, len(lines) - room))
    return Content("\n").join(lines[first : first + room] or [Content(" Nothing matches.")])


def _format_row(form: Format, width: int, *, chosen: bool, focused: bool) -> Content:
    space = " " * max(1, width - 4 - cells(form.name) - cells(form.suffix))
    if not chosen:
        return Content.assemble("   ", form.name, space, (form.suffix, "$dim"), " ")
    bar = ("▎", "$accent") if focused else ("▎", "$dim")
    name = (form.name, "bold $strong")
    return Content.assemble(bar, "  ", name, space, (form.suffix, "$dim"), " ").stylize(
        "on $raised"
    )


def preview_rows(told: Told, size: tuple[int, int], top: int = 0, *, whole: bool) -> Content:
    """The first lines of the export and, unless it is shown whole, what is kept and lost."""
    width, height = size
    form = told.form
    about = clip(form.about, max(1, width - cells(form.name) - 2))
    head = [
        Content.assemble((form.name, "bold $strong"), "  ", (about, "$dim")),
        Content(""),
    ]
    foot = [] if whole else list(_foot(told, width, brief=height < _LOW))
    room = max(_LEAST, height - len(head) - len(foot))
    lines = [*head, *_preview_lines(told, width, room, top), *foot]
    return Content("\n").join(lines[:height])


def _preview_lines(told: Told, width: int, room: int, top: int) -> list[Content]:
    if told.problem or told.preview is None:
        return [Content.styled(told.problem or "Writing …", "$warn" if told.problem else "$dim")]
    lines = told.preview.lines[top:]
    more = len(lines) - room
    shown = lines if more <= 0 else lines[: room - 1]
    rows = [_preview_line(told.form, top + n, line, width) for n, line in enumerate(shown)]
    if more > 0:
        count = f"{len(lines) - len(shown):,} more" if told.preview.is_all else "more"
        rows.append(Content.styled(f"⋯ {count}", "$dim"))
    return rows


def _preview_line(form: Format, number: int, line: str, width: int) -> Content:
    words = clip(line, width)
    heads = (number == 0 and form.suffix == ".csv") or line.startswith("# ")
    return Content.styled(words, "bold $strong") if heads else Content(words)


def _foot(told: Told, width: int, *, brief: bool) -> Iterator[Content]:
    for name, style, rows in (
        ("Kept", "bold $dim", () if brief else told.form.kept),
        ("Can’t be held", "bold $warn", told.held),
    ):
        if rows:
            yield Content("")
            yield Content.styled(name, style)
        for what, how in rows:
            gap = " " * max(1, _NAMES - cells(what))
            said = clip(visible_line(how), max(1, width - cells(what) - len(gap)))
            yield Content.assemble(what, gap, (said, "$dim"))
    if not told.held:
        yield Content("")
        yield Content.styled("Nothing is lost.", "$dim")
