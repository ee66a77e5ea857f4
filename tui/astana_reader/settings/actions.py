"""Every action of the reader: its id, keys and one line of help, in one table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

ARTICLE, LIST, LIBRARY = "article", "list", "library"
"""Where keys are read: in the article, in any list of the sidebar, in the library's list."""
ENTITIES, TIMELINE, HIGHLIGHTS = "entities", "timeline", "highlights"
"""The lists, where keys of their own join those of LIST."""
VIEW = "view"
"""In any view of the library, where keys of its own join it."""
VIEW_CONTEXTS = ("search", "all-highlights", "tags", "merged-timeline", "names", "dossier")
"""The views, by their names in the table of views."""
LIBRARY_ONLY = frozenset({LIBRARY, VIEW, *VIEW_CONTEXTS})
"""Where no article is read."""
OBJECT = "object"
"""After a selection was begun and before any motion: i and a begin a text object."""
CHANGES = "changes"
"""What changed since an earlier version, which stands in the article's place and is only read."""

READ_TOGETHER = (
    frozenset({ARTICLE}),
    *(frozenset({LIST, tab}) for tab in (ENTITIES, TIMELINE, HIGHLIGHTS)),
    frozenset({LIBRARY}),
    *(frozenset({VIEW, view}) for view in VIEW_CONTEXTS),
    frozenset({CHANGES}),
    frozenset({OBJECT}),
)
"""Contexts whose keys a reader can type at the same time."""

PEN_KEY = "{1-6}"
ANY_KEY = "{any}"


@dataclass(frozen=True, slots=True)
class Action:
    """Something the reader can do.

    A key sequence is written as its keys with a space between: `g g`, `ctrl+d`, `] h`, `p {1-6}`.
    A printable key is itself; `{1-6}` and `{any}` stand for a pen's digit and any character.
    """

    id: str
    keys: tuple[str, ...]
    group: str
    row: str
    """Its words in the help: neighbours with the same words share a row."""
    help: str
    """One line for the list of keys and the command palette."""
    contexts: tuple[str, ...] = (ARTICLE,)


def _actions() -> Iterator[Action]:
    for group, contexts, rows in _TABLE:
        for id, keys, row, text in rows:
            yield Action(id, tuple(keys.split("  ")), group, row, text, contexts)


# Keys are separated by two spaces. `[ ] { }` need AltGr on many keyboards, Alt and F1 may never
# arrive: each has a second key beside it.
_TABLE = (
    ("Move", (ARTICLE, CHANGES), (
        ("left", "h  left", "character, line", "Move a character left"),
        ("down", "j  down", "character, line", "Move a line down"),
        ("up", "k  up", "character, line", "Move a line up"),
        ("right", "l  right", "character, line", "Move a character right"),
        ("word", "w  ctrl+right", "word", "Move to the next word"),
        ("word-back", "b  ctrl+left", "word", "Move back a word"),
        ("word-end", "e", "word", "Move to the end of the word"),
        ("sentence-back", "(", "sentence", "Move back a sentence"),
        ("sentence", ")", "sentence", "Move to the next sentence"),
        ("paragraph-back", "{  ctrl+up", "paragraph", "Move back a paragraph"),
        ("paragraph", "}  ctrl+down", "paragraph", "Move to the next paragraph"),
        ("line-start", "0  home", "line start, end", "Move to the start of the line"),
        ("line-end", "$  end", "line start, end", "Move to the end of the line"),
        ("half-page-down", "ctrl+d", "half a page", "Move half a page down"),
        ("half-page-up", "ctrl+u", "half a page", "Move half a page up"),
        ("page-down", "space  pgdn", "page", "Move a page down"),
        ("page-up", "pgup", "page", "Move a page up"),
        ("top", "g g  ctrl+home", "top, end", "Go to the top, 5gg to the 5th paragraph"),
        ("end", "G  ctrl+end", "top, end", "Go to the end, 5G to the 5th paragraph"),
    )),
    ("Find", (ARTICLE,), (
        ("search", "/  ctrl+f", "search", "Search the article"),
        ("next-hit", "n", "hit", "Go to the next hit"),
        ("previous-hit", "N", "hit", "Go to the previous hit"),
        ("next-same-word", "*", "the same word", "Go to where the word here stands next"),
        ("previous-same-word", "#", "the same word", "Go to where the word here stood before"),
        ("next-highlight", "] h  ; h", "highlight", "Go to the next highlight"),
        ("previous-highlight", "[ h  , h", "highlight", "Go to the previous highlight"),
        ("next-mention", "] e  ; e", "mention", "Go to the next mention of this entity"),
        ("previous-mention", "[ e  , e", "mention", "Go to the previous mention of this entity"),
        ("next-date", "] d  ; d", "date", "Go to the next date"),
        ("previous-date", "[ d  , d", "date", "Go to the previous date"),
        ("next-chapter", "] c  ; c", "chapter", "Go to the next chapter"),
        ("previous-chapter", "[ c  , c", "chapter", "Go back to the start of a chapter"),
        ("next-article", "] a  ; a", "article", "Read the next article of the list, 3]a the third"),
        ("previous-article", "[ a  , a", "article", "Read the article before it in the list"),
        ("hints", "f", "jump by letters", "Jump to a sentence on screen by its letter"),
        ("set-mark", f"M {ANY_KEY}", "set, go to a mark", "Set a mark here"),
        ("go-to-mark", f"' {ANY_KEY}", "set, go to a mark", "Go to a mark, '' back and forth"),
    )),
    ("Find", (ARTICLE, LIBRARY, VIEW), (
        ("back", "ctrl+o  alt+left", "back, forth", "Go back to where you came from"),
    )),
    ("Find", (ARTICLE,), (
        ("forth", "g o  alt+right", "back, forth", "Go forth again"),
        ("outline", "O", "outline", "Show the outline: headings, chapters, bookmarks"),
        ("open-link", "g x", "open the link", "Open the link, note or picture here"),
        ("links", "g X", "all links", "Choose one of the article's links"),
    )),
    ("Find", (ARTICLE, HIGHLIGHTS, "all-highlights", "search"), (
        ("along-link", "] l  ; l", "along a link", "Go along a link of the highlight, 2]l the 2nd"),
    )),
    ("Find", (ARTICLE, HIGHLIGHTS), (
        ("along-last-link", "[ l  , l", "along a link", "Go along the last link, 2[l one before"),
    )),
    ("Select", (ARTICLE,), (
        ("select-characters", "v", "by character", "Select by character"),
        ("select-sentences", "V", "by sentence", "Select by sentence"),
        ("extend-left", "shift+left", "as you move", "Select a character to the left"),
        ("extend-right", "shift+right", "as you move", "Select a character to the right"),
        ("extend-up", "shift+up", "as you move", "Select a line up"),
        ("extend-down", "shift+down", "as you move", "Select a line down"),
        ("extend-home", "shift+home", "line start, end", "Select to the start of the line"),
        ("extend-end", "shift+end", "line start, end", "Select to the end of the line"),
    )),
    ("Select", (OBJECT,), (
        ("inner-word", "i w", "inside, after v", "After v: select the word"),
        ("inner-sentence", "i s", "inside, after v", "After v: select the sentence"),
        ("inner-paragraph", "i p", "inside, after v", "After v: select the paragraph"),
        ("inner-quotation", 'i "', "inside, after v", "After v: inside the quotation marks"),
        ("around-word", "a w", "around, after v", "After v: the word and the space after it"),
        ("around-sentence", "a s", "around, after v", "After v: select it and the space after it"),
        ("around-paragraph", "a p", "around, after v", "After v: select the paragraph"),
        ("around-quotation", 'a "', "around, after v", "After v: select the quotation"),
    )),
    ("Mark", (ARTICLE,), (
        ("highlight", "enter", "highlight or open", "Highlight the selection or the sentence"),
        ("highlight-with", PEN_KEY, "with that pen", "Highlight the selection with that pen"),
        ("mark-word", "m w", "word", "Highlight the word"),
        ("mark-sentence", "m s", "sentence", "Highlight the sentence"),
        ("mark-paragraph", "m p", "paragraph", "Highlight the paragraph"),
        ("mark-quotation", 'm "', "quotation", "Highlight the quotation"),
        ("mark-entity", "m e", "entity", "Highlight the entity"),
        ("mark-date", "m d", "date", "Highlight the date"),
        ("mark-all", "m a", "all like this", "Highlight every occurrence of the selection"),
        ("add-entity", "g e", "an entity", "Make an entity of the selection"),
        ("date-event", "g +", "a dated event", "Make a dated event of the selection"),
        ("repeat", ".", "the same again", "Repeat the last marking here"),
        ("end-back", "<", "its end", "End the highlight a word earlier"),
        ("end-forth", ">", "its end", "End the highlight a word later"),
        ("start-back", "g <", "its start", "Begin the highlight a word earlier"),
        ("start-forth", "g >", "its start", "Begin the highlight a word later"),
    )),
    ("Change a highlight", (ARTICLE, LIST, "all-highlights"), (
        ("pen", f"p {PEN_KEY}", "pen", "Change the pen"),
        ("tags", "t", "tags", "Edit the tags"),
        ("note", "a", "note", "Write a note"),
        ("delete", "d  delete", "delete", "Delete the highlight"),
    )),
    ("Change a highlight", (ARTICLE, LIST, LIBRARY, VIEW), (
        ("undo", "u  ctrl+z", "undo", "Undo"),
        ("redo", "ctrl+r  ctrl+y", "redo", "Redo"),
    )),
    ("Change a highlight", (ARTICLE, LIST, "all-highlights"), (
        ("copy", "y  ctrl+c", "copy with source", "Copy the quotation with its source"),
    )),
    ("Change a highlight", (ARTICLE, HIGHLIGHTS, "all-highlights"), (
        ("link", "g l", "link, unlink", "Hold the highlight, then link it with another"),
    )),
    ("Change a highlight", (ARTICLE, HIGHLIGHTS), (
        ("unlink", "g L", "link, unlink", "Take a link of the highlight away, 2gL the 2nd"),
    )),
    ("Sidebar", (ARTICLE, LIST, LIBRARY, VIEW), (
        ("other-pane", "tab  shift+tab", "there and back", "Go to the sidebar and back"),
    )),
    ("Sidebar", (ARTICLE, LIST), (
        ("sidebar", "s", "show, hide", "Show or hide the sidebar"),
        ("entities", "E", "entities", "Show the entities"),
        ("timeline", "T", "timeline", "Show the timeline"),
        ("highlights", "H", "highlights", "Show the highlights"),
    )),
    ("In a list", (LIST, LIBRARY, VIEW), (
        ("list-up", "k  up", "preview", "Preview the row above"),
        ("list-down", "j  down", "preview", "Preview the row below"),
        ("list-page-up", "pgup  ctrl+u", "preview a page", "Preview a page up"),
        ("list-page-down", "pgdn  ctrl+d", "preview a page", "Preview a page down"),
        ("list-top", "g g  home", "first, last row", "Preview the first row"),
        ("list-end", "G  end", "first, last row", "Preview the last row"),
        ("filter", "/  ctrl+f", "filter", "Filter the list"),
    )),
    ("In a list", (LIST,), (
        ("go", "enter", "go there", "Go to the place of this row"),
    )),
    ("In a view of the library", (VIEW,), (
        ("open-row", "enter", "open", "Open what this row is of"),
    )),
    ("In a view of the library", (LIBRARY, VIEW), (
        ("sort", "o", "sort and group", "Sort or group by the next there is"),
    )),
    ("In a search of the library", ("search",), (
        ("next-result", "n", "hit", "Go to the next hit, of the next article too"),
        ("previous-result", "N", "hit", "Go to the hit before"),
        ("all-results", "l  right", "all hits", "Show all hits of this article, or the first ones"),
        ("keep-search", "ctrl+s", "keep the search", "Keep this search on the desk"),
    )),
    ("In the entities", (ENTITIES,), (
        ("next-of-these", "n", "mention", "Show the next mention of this entity"),
        ("previous-of-these", "b", "mention", "Show the mention before"),
        ("entity-page", "o", "its page", "Show all that is told of this entity"),
        ("entity-dossier", "O", "in all articles", "Show what all articles tell of this entity"),
        ("entity-order", "c", "order of the list", "Order by count or by first appearance"),
        ("maybe-entities", "z", "maybe", "Show or fold the names that are not sure"),
        ("join-entity", "=", "join", "Join it with whom it may be"),
        ("retype-person", "r p", "person, org", "It is a person"),
        ("retype-org", "r o", "person, org", "It is an organisation"),
        ("retype-place", "r l", "place, other", "It is a place"),
        ("retype-other", "r x", "place, other", "It is something else"),
        ("merge-entity", "m", "merge", "Merge it into another entity"),
        ("split-mention", "S", "split this off", "Make this mention an entity of its own"),
        ("rename-entity", "N", "rename", "Give it another name"),
        ("reject-entity", "X", "reject or restore", "It is no name, or is one after all"),
        ("remember-entity", "A", "remember it", "Remember this for the whole library"),
    )),
    ("In the timeline", (TIMELINE,), (
        ("correct-date", "c", "correct the date", "Correct the date of this event"),
        ("ignore-date", "i", "ignore or restore", "Ignore this event, or bring it back"),
    )),
    ("In all highlights", ("all-highlights",), (
        ("next-filter", "f", "claims, questions", "Claims without evidence, open questions …"),
    )),
    ("In the tags", ("tags",), (
        ("rename-tag", "r  N", "rename", "Give the tag another name in the whole library"),
        ("merge-tags", "m", "merge the picked", "Make the picked tags one"),
        ("delete-tag", "d  delete", "delete", "Take the tag from all that has it"),
    )),
    ("In the highlights", (HIGHLIGHTS, LIBRARY, VIEW), (
        ("pick", "space", "pick a row", "Pick this row, or leave it out again"),
    )),
    ("In the highlights", (HIGHLIGHTS,), (
        ("take-guess", "=", "place a lost one", "Place a lost highlight at its best guess"),
    )),
    ("In the highlights", (ARTICLE,), (
        ("place-lost", "g p", "place a lost one", "Place the lost highlight on the selection"),
    )),
    ("In the library", (LIBRARY,), (
        ("read", "enter", "read", "Read this article"),
        ("state-to-read", "s t", "to read, reading", "It is to be read"),
        ("state-reading", "s r", "to read, reading", "It is being read"),
        ("state-done", "s d", "done, archived", "It is done"),
        ("state-archived", "s a", "done, archived", "It is archived"),
        ("add", "A", "add", "Add a file, a folder, a URL or the clipboard"),
        ("article-tags", "t", "tags", "Edit the tags of the article"),
        ("export-articles", "x", "export", "Export the picked articles"),
        ("remove", "d  delete", "remove", "Remove it from the list; its file stays"),
        ("find-file", "F", "find its file", "Find the file of an article that was moved"),
        ("merged-timeline", "T", "their timeline", "Show the timeline of the picked articles"),
        ("rail", ">  <", "the rail", "Show or hide the states, searches and views"),
        ("edit-sheet", "I", "all about it", "Read and edit what is known of the article"),
    )),
    ("In a view of the library", ("dossier", "search"), (
        ("articles-timeline", "T", "timeline", "Show the timeline of these articles"),
    )),
    ("In a dossier", ("dossier",), (
        ("join-person", "m", "same or another", "Another of that name is the same, 2m the 2nd"),
        ("part-person", "X", "same or another", "Another of that name is somebody else"),
    )),
    ("In a timeline of the library", ("merged-timeline",), (
        ("keep-day", "c", "keep a day", "Correct the others to the first day, 2c to the second"),
        ("join-events", "m", "join", "Join the picked events, or take a joined one apart"),
        ("next-conflict", "n  !", "next conflict", "Choose the next day that articles disagree on"),
    )),
    ("View", (ARTICLE, CHANGES), (
        ("wider", "+  =", "column width", "Make the column wider"),
        ("narrower", "-", "column width", "Make the column narrower"),
        ("focus-paragraph", "z", "dim all but this", "Dim all but this paragraph"),
    )),
    ("View", (LIST,), (
        ("sidebar-wider", "<  +", "sidebar width", "Make the sidebar wider"),
        ("sidebar-narrower", ">  -", "sidebar width", "Make the sidebar narrower"),
    )),
    ("Article", (ARTICLE, TIMELINE, HIGHLIGHTS), (
        ("article-note", "A", "note on it", "Write a note on the whole article"),
    )),
    ("Article", (ARTICLE, LIST, "all-highlights", "merged-timeline"), (
        ("export", "x", "export", "Export the highlights; in a timeline, its events"),
    )),
    ("Article", (ARTICLE, LIST), (
        ("article-sheet", "I", "all about it", "Show what is known of the article, and from where"),
        ("tags-of-article", "g a", "its tags", "Edit the tags of the article"),
        ("copy-reference", "g y", "its reference", "Copy a reference to the article"),
        ("publication-date", "D", "publication date", "Set the publication date"),
        ("reload", "R", "reload the file", "Read the article's file again"),
        ("take-marks", "g m", "take over marks", "Take over the marks of the article much like it"),
    )),
    ("Article", (ARTICLE, LIST, CHANGES), (
        ("changes", "g v", "what changed", "Show what changed since the last version"),
    )),
    ("Article", (CHANGES,), (
        ("next-change", "n", "what changed", "Go to the next change"),
        ("previous-change", "N", "what changed", "Go to the previous change"),
    )),
    ("Library", (ARTICLE, LIST, LIBRARY, VIEW), (
        ("search-library", "g /", "search", "Search the texts and marks of the library"),
        ("all-highlights", "g h", "all highlights", "Show the highlights of the library"),
        ("all-tags", "g #", "all tags", "Show the tags of the library"),
        ("all-names", "g N", "all names", "Show the names of the library"),
        ("all-dates", "g T", "all dates", "Show one timeline of the whole library"),
    )),
    ("Program", (ARTICLE, LIST, CHANGES), (
        ("commands", ":  ctrl+p", "all commands", "Choose a command by its name"),
    )),
    ("Program", (ARTICLE, LIST, LIBRARY, VIEW, CHANGES), (
        ("library", "L", "library", "Show the library, or go back to the article"),
        ("theme", "g t", "theme", "Change the theme"),
        ("help", "?  f1", "this help", "Show the keys"),
        ("quit", "q  ctrl+q", "quit", "Quit"),
        ("escape", "esc", "close, let go", "Close, else clear the selection, else the hits"),
    )),
)  # fmt: skip

ACTIONS = tuple(_actions())

Keyed = tuple[str, str]
"""An action's id and one of its key sequences."""


def conflict(actions: Iterable[Action]) -> tuple[Keyed, Keyed] | None:
    """Two key sequences of which one is, or begins, the other, so that they can't be told apart.

    The action that comes later in the table is named first. None if there are none.
    """
    listed = [(action, keys) for action in actions for keys in action.keys]
    for contexts in READ_TOGETHER:
        seen: dict[str, str] = {}
        begun: dict[str, Keyed] = {}
        for action, keys in listed:
            if contexts.isdisjoint(action.contexts):
                continue
            begins = _beginnings(keys)
            taken = next(((seen[b], b) for b in begins if b in seen), begun.get(keys))
            if seen.get(keys, action.id) != action.id:
                taken = seen[keys], keys
            if taken:
                return (action.id, keys), taken
            seen[keys] = action.id
            begun = dict.fromkeys(begins, (action.id, keys)) | begun
    return None


def _beginnings(sequence: str) -> list[str]:
    keys = sequence.split(" ")
    return [" ".join(keys[:count]) for count in range(1, len(keys))]
