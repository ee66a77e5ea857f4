"""Small files as other programs write them, all of one article."""

import io
import json
import sqlite3
import zipfile
from typing import Any

from astana_reader.exchange.imports.formats import IMPORTS
from astana_reader.exchange.imports.found import Clipping, Found

TITLE, AUTHOR, URL = "Peace talks in Astana", "Ann Other", "https://example.org/astana"
FIRST, SECOND = "nobody expects them to last for longer", "Rebels said on Monday"
TIME = "2025-06-11T20:54:23.000000Z"


def packed(parts: dict[str, str | bytes]) -> bytes:
    """An archive of parts by their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


KINDLE = (
    f"\ufeff{TITLE} ({AUTHOR})\r\n"
    "- Your Highlight on page 3 | Location 42-43 | Added on Wednesday, June 11, 2025 8:54:23 PM\r\n"
    f"\r\n{FIRST}\r\n==========\r\n"
    f"{TITLE} ({AUTHOR})\r\n"
    "- Your Note on page 3 | Location 43 | Added on Wednesday, June 11, 2025 8:55:00 PM\r\n"
    "\r\nwho says so?\r\n==========\r\n"
    f"{TITLE} ({AUTHOR})\r\n"
    "- Ihre Markierung auf Seite 4 | Position 50-51 | Hinzugefügt am Mittwoch, 11. Juni 2025 "
    f"20:54:23\r\n\r\n{SECOND}\r\n==========\r\n"
).encode()

OMNIVORE_ROW = {
    "id": "7555b174", "slug": "talks-192d", "title": TITLE, "author": AUTHOR, "url": URL,
    "state": "Active", "labels": ["syria"], "savedAt": TIME, "publishedAt": None,
}  # fmt: skip


def omnivore(*rows: Any, page: str = "", highlights: str = "") -> bytes:
    parts: dict[str, str | bytes] = {
        "metadata_0_to_1.json": json.dumps(list(rows or [OMNIVORE_ROW]))
    }
    parts["highlights/talks-192d.md"] = highlights or (
        f"> {FIRST} \n\n#start #north pier\n\nwho says so?\n\n> {SECOND} \n\n#both"
    )
    if page:
        parts["content/talks-192d.html"] = page
    return packed(parts)


def annotation(quote: str, note: str = "", *tags: str, id: str = "x1", **more: Any) -> Any:
    """As the API of Hypothesis gives it."""
    return {
        "id": id, "created": TIME, "updated": TIME, "user": "acct:ann@hypothes.is", "uri": URL,
        "text": note, "tags": list(tags), "document": {"title": [TITLE]},
        "target": [{"source": URL, "selector": [{"type": "TextQuoteSelector", "exact": quote}]}],
        **more,
    }  # fmt: skip


HYPOTHESIS = json.dumps(
    {
        "annotations": [
            annotation(FIRST, "who says so?", "start"),
            annotation(SECOND, id="x2"),
            annotation("", "the mayor", id="x3", references=["x1"]),
        ]
    }
).encode()

W3C = json.dumps(
    {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationCollection",
        "first": {
            "type": "AnnotationPage",
            "items": [
                {
                    "id": "urn:uuid:b5e6e1ac-fe10-44b7-9b0c-6f300df70f00",
                    "type": "Annotation",
                    "created": TIME,
                    "body": [
                        {"type": "TextualBody", "purpose": "commenting", "value": "who says so?"},
                        {"type": "TextualBody", "purpose": "tagging", "value": "start"},
                        {"type": "TextualBody", "purpose": "classifying", "value": "question"},
                    ],
                    "target": {
                        "source": URL,
                        "selector": [{"type": "TextQuoteSelector", "exact": FIRST}],
                    },
                },
                {
                    "id": "https://example.org/2",
                    "type": "Annotation",
                    "target": {
                        "source": URL,
                        "selector": {"type": "TextQuoteSelector", "exact": SECOND},
                    },
                },
            ],
        },
    }
).encode()

KOREADER = json.dumps(
    {
        "title": TITLE,
        "author": AUTHOR,
        "entries": [
            {"sort": "highlight", "page": "16", "time": 1749675263, "text": FIRST,
             "note": "who says so?"},
            {"sort": "highlight", "page": 17, "time": 1749675300, "text": SECOND},
        ],
    }
).encode()  # fmt: skip

KOREADER_LUA = (
    "-- we can read Lua syntax here!\nreturn {\n"
    f'    ["doc_props"] = {{ ["title"] = "{TITLE}", ["authors"] = "{AUTHOR}\\\nBob", }},\n'
    '    ["annotations"] = {\n'
    f'        [1] = {{ ["text"] = "{FIRST}", ["note"] = "who says \\\nso?",\n'
    '                ["drawer"] = "lighten", ["datetime"] = "2025-06-11 20:54:23", },\n'
    '        [2] = { ["datetime"] = "2025-06-11 20:54:30", ["page"] = 3, },\n'
    f'        [3] = {{ ["text"] = "{SECOND}", ["drawer"] = "underscore", }},\n    }},\n}}\n'
).encode()

READWISE = (
    "Highlight,Title,Author,URL,Note,Location,Date\r\n"
    f"{FIRST},{TITLE},{AUTHOR},{URL},.start who says so?,3,2025-06-11 20:54:23\r\n"
    f'"{SECOND}",{TITLE},{AUTHOR},{URL},,4,\r\n'
).encode()

RAINDROP = (
    "id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\r\n"
    f'851,{TITLE},a note,,{URL},Unsorted,"syria, both",2025-06-11T20:54:23.000Z,,'
    f'"Highlight:{FIRST}\nNote:who says so?\nHighlight:{SECOND}",false\r\n'
).encode()

INSTAPAPER = (
    "URL,Title,Selection,Folder,Timestamp,Tags\r\n"
    f'{URL},{TITLE},{FIRST},Unread,1749675263,"[""syria"",""both""]"\r\n'
).encode()

POCKET = (
    "title,url,time_added,tags,status\r\n"
    f"{TITLE},{URL},1749675263,syria|with space,unread\r\n"
    "Drama,https://example.org/drama,1492829175,,archive\r\n"
).encode()

BRAT = (
    f"T1\tquestion 110 {110 + len(FIRST)}\t{FIRST}\n"
    "#1\tAnnotatorNotes T1\t#start who says so?\n"
    f"T2\tPERSON 160 {160 + len(SECOND)}\t{SECOND}\n"
).encode()

OWN = json.dumps(
    {
        "article": {"title": TITLE, "author": AUTHOR, "url": URL, "sha256": ""},
        "annotations": [
            {"quote": FIRST, "start": 0, "end": 3, "note": "who says so?", "tags": ["start"]},
            {"quote": SECOND, "start": 0, "end": 3, "pen": "question"},
        ],
    }
).encode()

OWN_LINES = "".join(
    json.dumps({**mark, "created": TIME, "modified": TIME, "article": "a" * 64, "title": TITLE,
                "url": f"{URL}#:~:text=nobody"}) + "\n"
    for mark in (
        {"id": "1" * 32, "quote": FIRST, "start": 0, "end": 3, "note": "who says so?",
         "tags": ["start"], "pen": "claim", "open": "astana-reader ./a --at 1"},
        {"id": "2" * 32, "quote": SECOND, "start": 0, "end": 3, "pen": "question"},
    )
).encode()  # fmt: skip

OWN_TABLE = (
    "quote,pen,tags,note,start,end,title,url,created,modified,id,links\r\n"
    f'{FIRST},claim,"start, both",who says so?,3,9,{TITLE},{URL}#:~:text=nobody,{TIME},{TIME},'
    f"{'1' * 32},supports {'2' * 32}\r\n"
    f"{SECOND},question,,,,,{TITLE},{URL},{TIME},{TIME},{'2' * 32},\r\n"
).encode()


def kobo(*statements: str) -> bytes:
    """The database of a device."""
    with sqlite3.connect(":memory:") as database:
        database.executescript(
            "CREATE TABLE content(ContentID text, ContentType integer, Title text, Attribution);"
            "CREATE TABLE Bookmark(BookmarkID text, VolumeID text, ContentID text, Text text, "
            "Annotation text, DateCreated text, Hidden bool);"
        )
        database.execute("INSERT INTO content VALUES('a', 6, ?, ?)", (TITLE, AUTHOR))
        rows = (
            ("b1", "a", "a#1", FIRST, "who says so?", "2025-06-11T20:54:23.000", "false"),
            ("b2", "a", "a#1", SECOND, None, "2025-06-11T20:54:23.000", "false"),
            ("b3", "a", "a#1", None, None, "2025-06-11T20:54:23.000", "false"),
            ("b4", "a", "a#1", "deleted on the device", None, None, "true"),
        )
        database.executemany("INSERT INTO Bookmark VALUES(?, ?, ?, ?, ?, ?, ?)", rows)
        for statement in statements:
            database.executescript(statement)
        database.commit()
        return bytes(database.serialize())


def apple_marks(*statements: str) -> bytes:
    """The annotations of Apple Books, times in seconds since 2001."""
    with sqlite3.connect(":memory:") as database:
        database.executescript(
            "CREATE TABLE ZAEANNOTATION(Z_PK integer primary key, ZANNOTATIONDELETED integer, "
            "ZANNOTATIONTYPE integer, ZANNOTATIONASSETID text, ZANNOTATIONUUID text, "
            "ZANNOTATIONSELECTEDTEXT text, ZANNOTATIONNOTE text, ZANNOTATIONCREATIONDATE real, "
            "ZANNOTATIONMODIFICATIONDATE real);"
        )
        rows = (
            (0, 2, "A1", "B5E6E1AC-FE10-44B7-9B0C-6F300DF70F00", FIRST, "who says so?",
             771368063.0, 771368063.0),
            (0, 2, "A1", "B5E6E1AC-FE10-44B7-9B0C-6F300DF70F01", SECOND, None, 771368063.0, None),
            (0, 3, "A1", "B5E6E1AC-FE10-44B7-9B0C-6F300DF70F02", None, None, 1.0, 1.0),
            (1, 2, "A1", "B5E6E1AC-FE10-44B7-9B0C-6F300DF70F03", "deleted", None, 1.0, 1.0),
        )  # fmt: skip
        database.executemany("INSERT INTO ZAEANNOTATION VALUES(NULL, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        for statement in statements:
            database.executescript(statement)
        database.commit()
        return bytes(database.serialize())


def apple_books() -> bytes:
    """The books that Apple Books knows."""
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE TABLE ZBKLIBRARYASSET(ZASSETID text, ZTITLE text, ZAUTHOR text)")
        database.execute("INSERT INTO ZBKLIBRARYASSET VALUES('A1', ?, ?)", (TITLE, AUTHOR))
        database.commit()
        return bytes(database.serialize())


CALIBRE_ROWS: list[Any] = [
    {"type": "highlight", "uuid": "yfNk9KfzOFm6Oj49flD5XQ", "timestamp": "2025-06-11T20:54:23.000Z",
     "highlighted_text": FIRST, "notes": "who says so?", "style": {"kind": "color"}},
    {"type": "bookmark", "title": "Bookmark #1", "pos": "epubcfi(/2/2/4)"},
    {"type": "highlight", "uuid": "a", "removed": True, "timestamp": TIME},
    {"type": "highlight", "uuid": "b", "timestamp": TIME, "highlighted_text": SECOND},
]  # fmt: skip
CALIBRE = (
    b"\xef\xbb\xbf"
    + json.dumps(
        {
            "annotations": [{"book_id": 15, "format": "EPUB", **row} for row in CALIBRE_ROWS],
            "type": "calibre_annotation_collection",
            "version": 1,
        }
    ).encode()
)


SAMPLES = {
    "calibre": CALIBRE,
    "apple-books": packed(
        {
            "AEAnnotation/AEAnnotation_v1_local.sqlite": apple_marks(),
            "BKLibrary/BKLibrary-1-09.sqlite": apple_books(),
        }
    ),
    "kindle": KINDLE,
    "omnivore": omnivore(),
    "hypothesis": HYPOTHESIS,
    "w3c": W3C,
    "koreader": KOREADER,
    "kobo": kobo(),
    "readwise": READWISE,
    "raindrop": RAINDROP,
    "instapaper": INSTAPAPER,
    "pocket": POCKET,
    "brat": BRAT,
    "json": OWN,
    "jsonl": OWN_LINES,
    "csv": OWN_TABLE,
}
ONE_QUOTE, NO_QUOTES = {"instapaper"}, {"pocket"}
"""Formats whose sample has fewer than the two quotes of the others."""


def read(form: str, data: bytes) -> Found:
    return IMPORTS[form].read(data)


def clippings(form: str, data: bytes) -> tuple[Clipping, ...]:
    found = read(form, data)
    assert found.problems == ()
    return tuple(c for work in found.works for c in work.clippings)
