"""What an action asks of the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from astana_reader.annotations.history import Edit
from astana_reader.articles.article import Source
from astana_reader.entities.memory import Remembered
from astana_reader.text.spans import Span

if TYPE_CHECKING:
    from astana_reader.exchange.filters import Filter
    from astana_reader.library.shelf import Shelved


class Question(StrEnum):
    """A dialog that takes the reader's answer."""

    TAGS = "tags"
    NOTE = "note"
    ARTICLE_NOTE = "article note"
    SEARCH = "search"
    FILTER = "filter"
    DATE = "date"
    CORRECTION = "correction"
    ENTITY_TYPE = "entity type"
    MERGE = "merge"
    RENAME = "rename"
    ENTITY = "entity"
    EXPORT = "export"
    HELP = "help"
    COMMANDS = "commands"
    OUTLINE = "outline"
    UNSAVED = "unsaved"
    FOOTNOTE = "footnote"
    LINKS = "links"
    ARTICLE = "article"
    LINK = "link"
    PASSWORD = "password"  # noqa: S105  # the name of a question
    QUERY = "query"
    ADD = "add"
    ARRANGE = "arrange"
    FIELD = "field"
    ARTICLE_TAGS = "article tags"


@dataclass(frozen=True, slots=True)
class Target:
    """What a dialog is about: annotations by id, or a span that is to become one."""

    ids: tuple[str, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    question: Question
    target: Target = Target()


@dataclass(frozen=True, slots=True)
class Copy:
    """Put text on the clipboard."""

    text: str
    what: str
    """For the notice: “the quotation”."""


@dataclass(frozen=True, slots=True)
class OpenLink:
    """Open a web address in the user's browser."""

    url: str


@dataclass(frozen=True, slots=True)
class OpenPicture:
    """Open a picture of the article in another program."""

    target: str
    source: Source


@dataclass(frozen=True, slots=True)
class Save:
    """The records changed."""


@dataclass(frozen=True, slots=True)
class EditElsewhere:
    """Change the marks of another article, in the file that the edit names."""

    edit: Edit
    again: bool = False
    """Whether it takes back, or does again, what was done before."""


@dataclass(frozen=True, slots=True)
class LearnLinks:
    """Look in the library again for what the article's highlights are linked with."""


@dataclass(frozen=True, slots=True)
class Recompute:
    """The engines are to answer anew: the publication date or a correction changed."""


@dataclass(frozen=True, slots=True)
class Remember:
    """Keep a verdict on an entity for the whole library."""

    remembered: Remembered
    forget: bool = False
    """Rather have the library forget it."""


@dataclass(frozen=True, slots=True)
class Perform:
    """Do another action, as if it had been keyed."""

    id: str
    count: int = 0
    """0 for none."""


@dataclass(frozen=True, slots=True)
class Press:
    """Begin a sequence of keys, as if these had been typed."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """Write the annotations with some ids, or all, in a format."""

    format: str
    path: Path | None
    """None is the clipboard."""
    ids: tuple[str, ...] = ()
    folder: str = ""
    """Of the file, as it was typed, for the next time."""
    wanted: Filter | None = None
    """What was typed to choose marks, for more articles than one."""


@dataclass(frozen=True, slots=True)
class UpdateExport:
    """Bring the export up to date that the config asks for on each save."""


@dataclass(frozen=True, slots=True)
class Leave:
    """What to do with marks that can't be saved: `again`, `export` or `leave`."""

    how: str


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """Read another article."""

    place: Path | str
    """Its file or its web address."""
    at: str = ""
    """The place in it, as a command line names it; empty for where the reader was last."""


@dataclass(frozen=True, slots=True)
class OpenBeside:
    """Read the article that comes so many rows after the open one in the list."""

    by: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a view of the library."""

    query: str = ""
    """As it was typed."""
    order: str = ""
    """What its list is grouped or sorted by; empty for the usual."""
    subjects: tuple[str, ...] = ()
    """What it is about: the keys of articles, the name of an entity."""
    unfolded: frozenset[str] = frozenset()
    """The groups that are shown whole."""


@dataclass(frozen=True, slots=True)
class OpenView:
    """Show a view of the library, by its name in the table of views, or `WHOLE_LIBRARY`."""

    id: str
    asked: Asked = Asked()


WHOLE_LIBRARY = OpenView("library")
"""From the list of a part of the library to that of all of it."""


@dataclass(frozen=True, slots=True)
class Update:
    """Show articles of the library as they are now, before all of it is read again."""

    articles: tuple[Shelved, ...]


@dataclass(frozen=True, slots=True)
class Reload:
    """Make the view anew, of what is asked of it now."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of something that took time."""

    said: str
    """For the status line."""
    undo: Callable[[], Done] | None = None
    """Takes it back, on a thread, and says how to do it again; None if it can't be."""
    then: tuple[Effect, ...] = ()
    """What the screen is to do after it."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Do on a thread what takes time. It may raise ArticleError, StoreError and OSError."""

    work: Callable[[], Done]
    doing: str
    """What is said meanwhile: “Renaming …”."""
    keep: Callable[[Done], object] | None = None
    """Takes what can be undone; None keeps it as the last thing that was done."""


@dataclass(frozen=True, slots=True)
class Unlock:
    """Read the article with the password that was typed."""

    password: str


class Show(StrEnum):
    """Something of the screen's own."""

    LIBRARY = "library"
    NEXT_THEME = "next theme"
    QUIT = "quit"
    RELOAD = "reload"
    CHANGES = "changes"
    OFFERED_MARKS = "offered marks"
    GIVE_UP = "give up reading a file"
    BACK = "where the reader came from"
    NEXT_RESULT = "the next article of a search"
    PREVIOUS_RESULT = "the article before, of a search"


Effect = (
    Ask
    | Copy
    | OpenLink
    | OpenPicture
    | Save
    | EditElsewhere
    | LearnLinks
    | Recompute
    | Remember
    | Perform
    | Press
    | Export
    | UpdateExport
    | Leave
    | OpenArticle
    | OpenBeside
    | OpenView
    | Reload
    | Update
    | Beside
    | Unlock
    | Show
)
