"""The engine process as the reader has it: real processes, asked as the screen asks."""

from pathlib import Path

import pytest

from astana_reader.library.places import Library
from tests.ui.sitting import sitting


async def test_a_module_beside_the_article_is_not_run(
    path: Path, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "downloads"
    folder.mkdir()
    for name in ("queue", "json", "tagger"):
        code = f"open({str(folder / 'ran')!r}, 'w').close()\n"
        (folder / f"{name}.py").write_text(code, encoding="utf-8")
    monkeypatch.chdir(folder)
    async with sitting(path, library) as sat:
        await sat.until(lambda: sat.reading.progress == 1 or (folder / "ran").exists())
        assert not (folder / "ran").exists()
        assert sat.reading.findings.entities
