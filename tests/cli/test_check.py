"""`check`: what is wrong with a library."""

import json

from tests.cli.running import Ran, library, marked, run, write


def test_check_tells_what_is_wrong_and_repairs_it() -> None:
    write("a.txt")
    marked()
    assert run("check").code == 0
    (file,) = (library() / "annotations").glob("*.json")
    copy = file.with_name(f"{file.stem} (conflicted copy).json")
    copy.write_bytes(file.read_bytes())
    (text,) = (library() / "annotations" / "texts").iterdir()
    text.write_bytes(b"damaged")
    ran = run("check")
    assert ran.code == 1
    assert "is a conflict copy" in ran.out
    assert "is not the text that its name says" in ran.out
    assert "1 annotation file checked" in ran.err
    assert run("check --repair").code == 0
    assert run("check") == Ran(0, "", run("check").err)
    (library() / "annotations" / "library.toml").write_text("no toml")
    assert run("check").out == "library.toml can't be read as TOML.\n"
    assert len(json.loads(run("export a.txt -f json").out)["annotations"]) == 1
