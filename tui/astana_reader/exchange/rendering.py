"""Renders a template, in a process of its own.

Run as `python -P -m astana_reader.exchange.rendering`. Given: “template”, its source, “values” as
JSON, and “most”, the code points that it may write. Told: “text”, or “error” with a sentence.
"""

from __future__ import annotations

import json
import os
import re
import traceback
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from astana_reader.library.worker import (
    Message,
    end_with_input,
    read_message,
    take_pipes,
    write_message,
)
from astana_reader.text.visible import visible, visible_line
from astana_reader.text.wording import capitalized

from .as_csv import harmless
from .as_md import address, callout, closed, code, escaped, quoted, scalar
from .living import MARKDOWN
from .tag_forms import hashed

MODULE = __name__
_NAME = "<template>"
"""What Jinja calls a template that has no file."""
_CSV_SPECIAL = re.compile(r'[",\n\r]')
_LONGEST_PROBLEM = 200


class TemplateFaultError(Exception):
    """A template can't be rendered; the message is a sentence."""


class _NoLoader(BaseLoader):
    """A template is one file: nothing else is read for it."""

    def get_source(self, _environment: Environment, _template: str) -> NoReturn:
        raise TemplateFaultError("A template can't take in other files.")


def _csv(value: object) -> str:
    """A cell of a CSV file, which no spreadsheet runs as a formula."""
    cell = harmless("" if value is None else str(value))
    return '"' + cell.replace('"', '""') + '"' if _CSV_SPECIAL.search(cell) else cell


def _fenced(body: str, id: str) -> str:
    """A piece that the next export finds again in the file, to bring it up to date."""
    return MARKDOWN.join(id, body)


FILTERS: Mapping[str, Callable[..., object]] = {
    "address": address,
    "callout": callout,
    "capitalized": capitalized,
    "closed": closed,
    "code": lambda text: code(text) if text else "",
    "csv": _csv,
    "fenced": _fenced,
    "hashed": hashed,
    "md": escaped,
    "quoted": quoted,
    "yaml": scalar,
}
"""Beside those of Jinja: how Markdown and CSV write a value."""


def rendered(template: str, values: Mapping[str, Any], most: int) -> str:
    """A template with its values in place. Raises TemplateFaultError.

    It sees plain values and can't change them; `most` are the code points that it may write.
    """
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, keep_trailing_newline=True, loader=_NoLoader()
    )
    environment.filters.update(FILTERS)
    try:
        parts = environment.from_string(template).generate(**values)
        text = _joined(parts, most)
    except TemplateFaultError:
        raise
    except TemplateSyntaxError as error:
        raise TemplateFaultError(_told(error, error.lineno)) from None
    except MemoryError:
        raise TemplateFaultError("The template needs more memory than it may take.") from None
    except RecursionError:
        raise TemplateFaultError("The template is nested too deep.") from None
    except Exception as error:  # whatever its expressions come to
        raise TemplateFaultError(_told(error, _line_of(error))) from None
    _refuse_controls(text)
    return text


def _joined(parts: Iterable[str], most: int) -> str:
    taken, size = [], 0
    for part in parts:
        size += len(part)
        if size > most:
            raise TemplateFaultError(f"The template writes more than {most:,} letters.")
        taken.append(part)
    return "".join(taken)


def _refuse_controls(text: str) -> None:
    """No value has any: what a terminal would obey is the template's own."""
    plain = text.replace("\r\n", "\n")
    if (shown := visible(plain)) == plain:
        return
    at = next(n for n, pair in enumerate(zip(plain, shown, strict=True)) if pair[0] != pair[1])
    line = plain.count("\n", 0, at) + 1
    raise TemplateFaultError(
        f"The template writes a control character, U+{ord(plain[at]):04X}, "
        f"in line {line} of the export."
    )


def _told(error: Exception, line: int) -> str:
    said = str(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
    words = visible_line(said)[:_LONGEST_PROBLEM].rstrip(".")
    return f"The template{f', line {line}' if line else ''}: {words}."


def _line_of(error: Exception) -> int:
    """The line of the template that was at work; 0 if none was."""
    frames = traceback.extract_tb(error.__traceback__)
    return next((f.lineno or 0 for f in reversed(frames) if f.filename == _NAME), 0)


def main() -> None:
    source, output = take_pipes()
    given = [read_message(source) for _ in range(3)]
    if None in given:
        return
    end_with_input(source)
    template, values, most = (message.data for message in given if message)
    try:
        text = rendered(template.decode(), json.loads(values), int(most))
        answer = Message("text", text.encode("utf-8", "backslashreplace"))
    except TemplateFaultError as error:
        answer = Message("error", str(error).encode("utf-8", "backslashreplace"))
    write_message(output, answer)
    os._exit(0)


if __name__ == "__main__":
    main()
