"""What annotations/README.md says of the format is so."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from astana_reader.annotations.files import read_file
from astana_reader.annotations.keeping import BACKUPS
from astana_reader.annotations.migrating import SCHEMA
from astana_reader.annotations.records import CONTEXT
from astana_reader.annotations.rows import read_annotation, read_article_record
from astana_reader.settings.pens import PEN_IDS
from tests.library.folders import TEXT, Desk

README = (Path(__file__).parents[2] / "annotations" / "README.md").read_text(encoding="utf-8")


def examples(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def fields(section: str) -> set[str]:
    """The names in the first column of a section's table."""
    part = README.partition(f"### {section}\n")[2].partition("\n#")[0]
    rows = re.findall(r"^\| (`.*?) \|", part, re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A library whose article was marked, revised, and marked again."""
    desk = Desk.at(tmp_path)
    path = desk.write("syria-peace-talks.txt")
    desk.mark(path, "The peace talks")
    desk.write("syria-peace-talks.txt", TEXT.replace("Monday", "Tuesday"))
    desk.mark(path, "Rebels said on Tuesday")
    return desk


def stored(desk: Desk) -> dict[str, Any]:
    (file,) = desk.library.annotations.glob("*.json")
    tables: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return tables


def test_the_python_example_reads_a_store(desk: Desk) -> None:
    (code,) = examples("python")
    (file,) = desk.library.annotations.glob("*.json")
    named = re.sub(r'"annotations/.*?"', repr(f"annotations/{file.name}"), code)
    ran = subprocess.run(
        [sys.executable, "-c", named], cwd=desk.library.root, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert ran.stdout.splitlines() == [
        "claim | The peace talks | ['talks'] | ",
        "claim | Rebels said on Tuesday | ['talks'] | ",
    ]


def test_the_example_records_are_records() -> None:
    annotation, article = (json.loads(example) for example in examples("json"))
    assert read_annotation(annotation).selector.revision == annotation["revision"]
    assert annotation["end"] - annotation["start"] == len(annotation["quote"])
    assert len(annotation["suffix"]) == CONTEXT
    assert annotation["pen"] in PEN_IDS
    record = read_article_record(article)
    assert record.paths == article["paths"]
    assert record.texts == article["texts"]
    assert record.extra == {}
    assert article["schema"] == SCHEMA


def test_every_field_that_is_written_is_documented(desk: Desk) -> None:
    tables = stored(desk)
    first, second = tables["annotations"].values()
    assert "revision" not in first
    assert set(second) == fields("annotations")
    assert set(tables["article"]["1"]) == fields("article")
    assert set(json.loads(examples("json")[0])) == fields("annotations")
    assert set(json.loads(examples("json")[1])) == fields("article")


def test_the_tables_are_those_documented(desk: Desk) -> None:
    (file,) = desk.library.annotations.glob("*.json")
    records = read_file(file).records
    assert records is not None
    listed = README.partition("There are five tables")[2].partition("Times are")[0]
    documented = re.findall(r"^\| `(\w+)` \|", listed, re.MULTILINE)
    assert list(stored(desk)) == documented


def test_the_folder_is_laid_out_as_documented(desk: Desk) -> None:
    folder = desk.library.annotations
    names = {path.name for path in folder.iterdir()}
    assert names - {".state", "texts"} == {path.name for path in folder.glob("*.json")}
    (name,) = names - {".state", "texts"}
    sha256 = stored(desk)["article"]["1"]["sha256"]
    assert name == f"syria-peace-talks-txt-{sha256[:8]}.json"
    texts = {path.name for path in (folder / "texts").iterdir()}
    assert texts == {f"{id}.txt.gz" for id in stored(desk)["article"]["1"]["texts"]}
    assert sha256 in stored(desk)["article"]["1"]["texts"]


def test_what_is_unknown_is_kept(desk: Desk) -> None:
    (file,) = desk.library.annotations.glob("*.json")
    tables = stored(desk)
    tables["article"]["1"]["shelf"] = "top"
    tables["annotations"]["1"]["starred"] = True
    file.write_text(json.dumps(tables))
    desk.mark(desk.library.articles / "syria-peace-talks.txt", "Russia and Turkey")
    tables = stored(desk)
    assert tables["article"]["1"]["shelf"] == "top"
    assert [row.get("starred") for row in tables["annotations"].values()] == [True, None, None]


def test_numbers_are_those_of_the_code() -> None:
    assert BACKUPS == 5
    assert "the last five" in README
    assert f"up to {CONTEXT} code points" in README
    assert all(f"`{pen}`" in README for pen in PEN_IDS)
