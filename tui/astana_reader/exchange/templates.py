"""Exports by a template of the user's: Jinja, rendered in a process of its own.

https://jinja.palletsprojects.com/en/stable/templates/
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from astana_reader.library.worker import End, Limits, Message, WorkEndedError, work

from .destination import ExportError
from .formats import DATES, NAMES, OTHER_TOOLS, Format
from .marked import MarkedArticle
from .template_values import template_values

LIMITS = Limits(seconds=10.0, memory=1 << 30)
_LARGEST = 1 << 20
"""Bytes of a template."""
_LEAST, _TIMES = 16_000_000, 20
"""Code points that any template may write, and how many more for each that it is given."""
_MODULE = f"{__package__}.rendering"
_ENDED = {
    End.TIME: f"The template took more than {LIMITS.seconds:.0f} seconds and was ended.",
    End.CRASH: "The template needs more memory or time than it may take.",
}
SHIPPED = {"md": "md.jinja"}
"""The templates that come with the program, by the format that they write."""


@dataclass(frozen=True, slots=True)
class TemplateFormat(Format):
    """A format that a template makes."""

    template: str = ""
    limits: Limits = LIMITS

    def write(self, articles: Sequence[MarkedArticle]) -> str:
        """The export. Raises ExportError where the template can't be rendered."""
        values = json.dumps(template_values(articles)).encode()
        most = _LEAST + _TIMES * len(values)
        given = [
            Message("template", self.template.encode()),
            Message("values", values),
            Message("most", str(most).encode()),
        ]
        try:
            with closing(work(_MODULE, given, self.limits)) as messages:
                for message in messages:
                    said = message.data.decode("utf-8", "replace")
                    if message.kind == "text":
                        return said
                    raise ExportError(said)
        except WorkEndedError as ended:
            raise ExportError(_ENDED[ended.end]) from None
        except OSError as error:
            raise ExportError(f"The template can't be rendered: {error.strerror}.") from error
        raise ExportError(_ENDED[End.CRASH])

    def side_file(self, articles: Sequence[MarkedArticle]) -> None:
        return None


def template_format(path: Path) -> TemplateFormat:
    """The format that the template in a file makes. Raises ExportError if it can't be read."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        template = data.decode("utf-8-sig")
    except OSError as error:
        raise ExportError(f"The template can't be read: {error.strerror}.") from error
    except UnicodeDecodeError:
        raise ExportError("The template is not UTF-8 text.") from None
    if len(data) > _LARGEST:
        raise ExportError("The template is larger than 1 MB.")
    found = {NAMES: r"\bentities\b", DATES: r"\bevents\b"}
    return TemplateFormat(
        "template",
        "template",
        _suffix(path),
        "text/plain",
        OTHER_TOOLS,
        "what the template makes",
        holds=frozenset(name for name, word in found.items() if re.search(word, template)),
        is_template=True,
        template=template,
    )


def _suffix(path: Path) -> str:
    """Of what a template writes: notes.md.jinja and notes.md both make .md."""
    path = path.with_suffix("") if path.suffix in (".jinja", ".jinja2", ".j2") else path
    return path.suffix or ".txt"


def shipped_template(form: str) -> str:
    """The template that writes what a format does."""
    return Path(__file__).with_name(SHIPPED[form]).read_text(encoding="utf-8")
