"""Makes a document of bytes, in a process of its own.

Run as `python -P -m astana_reader.library.parsing`, with the id of a format where that is known
already, so that its libraries are imported before there is anything to read. Given: “parse” (the
module of a format and the hints, as JSON) and “data”. Told: “progress” on the way, then “document”,
or “error” with a sentence about “This file …”, “password” where that is about its password.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict

from astana_reader.articles.article import ArticleError, PasswordError
from astana_reader.articles.document import Document, Hints, Progress
from astana_reader.articles.formats import FORMATS, Format
from astana_reader.articles.packed import pack, unpack
from astana_reader.articles.web.light_import import import_lightly
from astana_reader.text.visible import visible_line

from .worker import (
    Message,
    Process,
    end_with_input,
    read_message,
    start,
    take_pipes,
    write_message,
)

MODULE = __name__


def question(form: Format, data: bytes, hints: Hints) -> Iterator[Message]:
    """What the process is given."""
    about = {"module": form.module, "name": form.name, "hints": asdict(hints)}
    yield Message("parse", json.dumps(about).encode())
    yield Message("data", data)


def answer(about: Message, data: bytes) -> Iterator[Message]:
    """What the process tells."""
    values = json.loads(about.data)
    form = Format("", values["name"], values["module"])
    try:
        for step in form.steps(data, Hints(**values["hints"])):
            yield from _told(step)
    except PasswordError as error:
        yield Message("password", str(error).encode())
    except ArticleError as error:
        yield Message("error", str(error).encode())
    except MemoryError:
        yield Message("error", b"This file needs more memory than a document may take.")
    except Exception as error:  # whatever a library says of a bad file
        said = f"This file can't be read as {form.name} ({type(error).__name__}): is it damaged?"
        yield Message("error", said.encode())


def _told(step: Progress | Document) -> Iterator[Message]:
    if isinstance(step, Document):
        yield Message("document", pack(step))
        return
    head = json.dumps([step.done, step.total, step.what]).encode() + b"\n"
    yield Message("progress", head + (pack(step.preview) if step.preview else b""))


def progress_of(message: Message) -> Progress:
    """How far it is. Raises ValueError if that is not what the message says."""
    head, _, preview = message.data.partition(b"\n")
    done, total, what = json.loads(head)
    return Progress(int(done), int(total), visible_line(what), unpack(preview) if preview else None)


def start_parser(form: Format) -> Process:
    """A process that waits for a document of this format. Raises OSError."""
    return start(MODULE, form.id)


def main() -> None:
    source, output = take_pipes()
    with suppress(ImportError, KeyError):  # that is told of the file that needs it
        for name in sys.argv[1:]:
            FORMATS[name].prepare()
    about, data = read_message(source), read_message(source)
    if about is None or data is None:
        return
    if json.loads(about.data)["module"] == FORMATS["html"].module:
        import_lightly()  # before there is a second thread
    end_with_input(source)
    for message in answer(about, data.data):
        write_message(output, message)
    os._exit(0)  # no library may keep it


if __name__ == "__main__":
    main()
