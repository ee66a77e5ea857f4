"""What became of a save, and the marks of other programs that were found on the way."""

from __future__ import annotations

from collections.abc import Iterable

from astana_reader.annotations.saver import NotSaved, Saved
from astana_reader.articles.watching import FileState

from .effects import Effect, LearnLinks, Recompute, UpdateExport
from .reading import Reading, Saving

FILE_NOTICES = {
    FileState.SAME: "The file is again as you read it.",
    FileState.CHANGED: "The file changed on disk. R reloads it.",
    FileState.GONE: "The file is gone from its place. You can read on; your marks are kept.",
}
"""What is told of the article's file when it became another."""


def take_report(reading: Reading, report: Saved | NotSaved, version: int) -> Iterable[Effect]:
    """Say what became of the marks, `version` being the last state of them; take in others'."""
    if isinstance(report, NotSaved):
        reading.saving, reading.save_problem = Saving.FAILED, report.reason
        reading.notice = f"Not saved. Your marks are kept and tried again: {report.reason}"
        return ()
    effects: list[Effect] = []
    if report.version == version:
        if reading.saving is Saving.FAILED:
            reading.notice = "Saved: all your marks are on disk."
        reading.saving, reading.save_problem = Saving.SAVED, ""
        effects += [UpdateExport()] if reading.settings.export_on_save else []
    verdicts = reading.notebook.records.verdicts
    if told := reading.notebook.adopt(report.records):
        reading.changed()
        reading.notice = told
    reading.notice = " ".join(report.problems) or reading.notice
    effects += [Recompute()] if reading.notebook.records.verdicts != verdicts else []
    return (*effects, *([LearnLinks()] if told else []))
