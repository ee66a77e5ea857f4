"""What annotations/README.md says of the format is so."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from astana_reader.annotations.backups import BACKUP_EVERY, BACKUPS
from astana_reader.annotations.edits import deleting
from astana_reader.annotations.entity_memory import keep_remembered
from astana_reader.annotations.files import read_file
from astana_reader.annotations.history import apply
from astana_reader.annotations.merging import KEEP_DELETED
from astana_reader.annotations.migrations import SCHEMA, STEPS
from astana_reader.annotations.records import CONTEXT, LINK_KINDS, REMEMBERED
from astana_reader.annotations.rows import link_row, read_annotation, read_article_record, read_link
from astana_reader.annotations.verdicts import ENTITY, correcting, new_correction
from astana_reader.annotations.verification import check_files
from astana_reader.entities.corrections import KINDS
from astana_reader.entities.memory import Remembered
from astana_reader.settings.pens import PEN_IDS
from tests.library.folders import TEXT, Desk

README = (Path(__file__).parents[2] / "annotations" / "README.md").read_text(encoding="utf-8")


def examples(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def fields(section: str) -> set[str]:
    """The names in the first column of a section's table."""
    part = README.partition(f"## {section}\n")[2].partition("\n#")[0]
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
    annotation, article, link, _ = (json.loads(example) for example in examples("json"))
    assert read_annotation(annotation).selector.revision == annotation["revision"]
    assert annotation["end"] - annotation["start"] == len(annotation["quote"])
    assert len(annotation["suffix"]) == CONTEXT
    assert annotation["pen"] in PEN_IDS
    record = read_article_record(article)
    assert record.paths == article["paths"]
    assert record.texts == article["texts"]
    assert record.extra == {}
    assert record.times == article["times"]
    assert article["schema"] == SCHEMA
    assert link_row(read_link(link)) == link


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
    listed = README.partition("There are six tables")[2].partition("Times are")[0]
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


def test_a_correction_and_a_deletion_are_as_documented(desk: Desk) -> None:
    path = desk.library.articles / "syria-peace-talks.txt"
    opened = desk.open(path)
    text, id = opened.article.text, opened.article.id
    verdict = {"kind": "reject"}
    made = new_correction(opened.records, text, id, (0, 9), ENTITY, verdict)
    gone = next(iter(opened.records.annotations.values()))
    records = apply(opened.records, correcting("entity", (None, made)))
    opened.store.save(apply(records, deleting([gone])))
    tables = stored(desk)
    assert set(json.loads(examples("json")[2])) == {*fields("links"), "id", "created", "modified"}
    assert all(f"`{kind}`" in README for kind in LINK_KINDS)
    selector = ["id", "created", "modified", "start", "end", "quote", "prefix", "suffix"]
    documented = {*selector, "revision", *fields("corrections")} - {"kind", *KINDS}
    assert set(tables["corrections"]["1"]) == documented
    (deleted,) = re.findall(r"^`(\{\"id\": .*?\})`: kept", README, re.MULTILINE)
    assert set(tables["deleted"]["1"]) == set(json.loads(deleted))


def test_every_kind_of_verdict_on_an_entity_is_documented() -> None:
    listed = README.partition("| `kind` |")[2].partition("### ")[0]
    assert tuple(sorted(KINDS)) == tuple(
        sorted(re.findall(r"^\| `(\w+)` \|", listed, re.MULTILINE))
    )


def test_what_is_remembered_of_entities_is_as_documented(desk: Desk) -> None:
    folder = desk.library.annotations
    keep_remembered(folder, Remembered("Astana", {"kind": "retype", "type": "PLACE"}))
    tables = json.loads((folder / REMEMBERED).read_text())
    assert (
        set(tables["entities"]["1"]) == fields(REMEMBERED) == set(json.loads(examples("json")[3]))
    )


def test_every_step_from_schema_to_schema_is_documented() -> None:
    part = README.partition("### Schemas")[2].partition("\n## ")[0]
    assert re.findall(r"^\| (\w+) \| (\d+) \|", part, re.MULTILINE) == [
        (str(number) if number else "none", str(number + 1)) for number in range(len(STEPS))
    ]


def test_every_kind_of_file_in_the_state_folder_is_documented(desk: Desk) -> None:
    (file,) = desk.library.annotations.glob("*.json")
    path = desk.library.articles / "syria-peace-talks.txt"
    tables = stored(desk)
    tables["annotations"]["9"] = "no record"
    file.write_text(json.dumps(tables))
    file.with_name(f"{file.stem} (conflicted copy).json").write_bytes(file.read_bytes())
    desk.mark(path, "Russia and Turkey")
    file.write_text("{")
    desk.mark(path, "The peace")
    text = next((desk.library.annotations / "texts").iterdir())
    text.write_text("no gzip")
    list(check_files(desk.library.annotations, [], repair=True))
    found = {state.name for state in (desk.library.annotations / ".state").iterdir()}
    endings = {re.sub(r".*\.", "", name) for name in found}
    assert endings == {"lock", "turn", "backup", "rows", "merged", "damaged"}
    part = README.partition("## Writing")[2]
    documented = re.findall(r"`(?:\.state/)?<(?:name|sha256)>\.([\w.<>]+)`", part)
    assert endings | {"held"} == {re.sub(r".*\.", "", name) for name in documented}


def test_what_is_unknown_is_kept(desk: Desk) -> None:
    (file,) = desk.library.annotations.glob("*.json")
    tables = stored(desk)
    tables["article"]["1"]["shelf"] = "top"
    tables["annotations"]["1"]["starred"] = True
    tables["cards"] = {"7": {"due": "2026-12-01"}, "9": {"due": None}}
    file.write_text(json.dumps(tables))
    desk.mark(desk.library.articles / "syria-peace-talks.txt", "Russia and Turkey")
    tables = stored(desk)
    assert tables["article"]["1"]["shelf"] == "top"
    assert tables["cards"] == {"7": {"due": "2026-12-01"}, "9": {"due": None}}
    assert [row.get("starred") for row in tables["annotations"].values()] == [True, None, None]


def test_numbers_are_those_of_the_code() -> None:
    assert (BACKUPS, BACKUP_EVERY.seconds / 60, KEEP_DELETED.days) == (5, 5, 366)
    assert "the last five, that before the last change and others at least five minutes" in README
    assert "kept for a year" in README
    assert f"up to {CONTEXT} code points" in README
    assert all(f"`{pen}`" in README for pen in PEN_IDS)
