"""What becomes of the file that an export goes to."""

from dataclasses import replace
from pathlib import Path

import pytest

from astana_reader.exchange.delivery import Standing, deliver, deliver_beside, file_in, standing
from astana_reader.exchange.destination import ExportError
from astana_reader.exchange.formats import FORMATS

from .found import ONE, TEXT, found
from .marks import article_of, marked

MANY = sorted(set(FORMATS) - {"txt"})


@pytest.mark.parametrize("id", MANY)
def test_an_export_is_known_as_ours_the_next_time(tmp_path: Path, id: str) -> None:
    form, path = FORMATS[id], tmp_path / "out"
    assert standing(path, form) is Standing.NOTHING
    path.write_bytes(form.write([found()]).encode())
    assert standing(path, form) is Standing.OURS
    assert deliver(form, [found()], path).text
    assert deliver(form, [found()], path).touched == 0


@pytest.mark.parametrize("id", FORMATS)
@pytest.mark.parametrize("data", [b"mine", b"\xff\xfe\x00", b"---\ntitle: mine\n---\n"])
def test_another_file_is_kept_unless_forced(tmp_path: Path, id: str, data: bytes) -> None:
    form, path = FORMATS[id], tmp_path / "out"
    path.write_bytes(data)
    assert standing(path, form) is Standing.OTHER
    with pytest.raises(ExportError, match="--force"):
        deliver(form, [found()], path)
    assert deliver(form, [found()], path, force=True).text == form.write([found()])
    assert path.read_bytes() == data


def test_an_empty_file_is_free(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"\n")
    for form in FORMATS.values():
        assert standing(path, form) is Standing.OURS
        assert deliver(form, [found()], path).text == form.write([found()])


def test_a_piece_that_was_changed_by_hand_is_counted(tmp_path: Path) -> None:
    path, form = tmp_path / "out.md", FORMATS["md"]
    path.write_text(form.write([found()]).replace("# Talks", "# My talks"), encoding="utf-8")
    made = deliver(form, [found()], path)
    assert made.touched == 1
    assert "# My talks" in made.text
    assert made.diff() == ""


def test_the_text_beside_is_written_once_and_no_other_is_replaced(tmp_path: Path) -> None:
    path, form = tmp_path / "a.ann", FORMATS["brat"]
    beside = deliver_beside(form, [found()], path)
    assert beside
    assert (beside.path.name, beside.text) == ("a.txt", TEXT)
    beside.path.write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match="another text"):
        deliver_beside(form, [found()], path)
    beside.path.write_text(TEXT, encoding="utf-8")
    assert deliver_beside(form, [found()], path) is None


@pytest.mark.parametrize("id", ["md", "org"])
def test_a_living_export_finds_its_own_file(tmp_path: Path, id: str) -> None:
    form, one = FORMATS[id], found()
    path = file_in(tmp_path, form, one)
    assert path.name == f"talks-more{form.suffix}"
    path.write_text(form.write([one]), encoding="utf-8")
    assert file_in(tmp_path, form, one) == path
    changed = article_of(TEXT + "\nmore\n", "Talks & more")
    assert file_in(tmp_path, form, replace(one, article=changed)) == path  # by its marks
    other = marked(article_of("Other text", "Talks & more"))
    assert file_in(tmp_path, form, other).name == f"talks-more-{other.article.id[:8]}{form.suffix}"
    gone = replace(one, highlights=(), orphans=(), deleted=frozenset({ONE.id}), article=changed)
    assert file_in(tmp_path, form, gone) == path
