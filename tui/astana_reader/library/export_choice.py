"""What was chosen for the last export of a library: in the user's state folder."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from astana_reader.settings.json_values import typed_fields

from .state_files import load_object, save_object, state_file


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """A format and the folder its file went to, as it was typed."""

    format: str = "md"
    folder: str = ""


def load_choice(state: Path, library: Path) -> ExportChoice:
    """What was chosen last; the usual choice where nothing was."""
    row = load_object(state_file(state, "export", str(library)))
    return ExportChoice(**typed_fields(ExportChoice, row))


def save_choice(state: Path, library: Path, choice: ExportChoice) -> None:
    """Keep a choice for the next time, if the folder can be written."""
    save_object(state_file(state, "export", str(library)), asdict(choice))
