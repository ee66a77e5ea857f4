"""Links that were saved for later, with what was marked in them: a row each of a CSV file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from .found import Clipping, Found, Work, each, grouped, line, moment, note, web_address
from .tables import Cells, listed_tags, table


def saved_link(row: Cells, saved: str, tags: Iterable[str]) -> Work:
    """A link without marks; `saved` is the column of when. Raises ValueError without an address."""
    url = web_address(row["url"])
    if not url:
        raise ValueError("it has no web address")
    title = line(row.get("title", ""))
    return Work(
        title="" if title == url else title,
        url=url,
        saved=moment(row.get(saved, "")),
        tags=tuple(tags),
        note=note(row.get("note", "")),
    )


def read_links(
    data: bytes, saved: str, marks: str, clippings: Callable[[str], Iterable[Clipping]]
) -> Found:
    """The links of a file with a column `saved` and a column `marks`, which `clippings` reads.

    Raises ValueError where a column is missing.
    """

    def work(row: Cells) -> Work:
        link = saved_link(row, saved, listed_tags(row.get("tags", "")))
        made = (replace(c, created=link.saved, modified=link.saved) for c in clippings(row[marks]))
        return replace(link, clippings=tuple(c for c in made if c.quote or c.note))

    rows, problems = table(data, "url", marks)
    works, bad = each(rows, work)
    return Found(grouped(works), (*bad, *problems))
