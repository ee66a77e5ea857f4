"""A token is taken from where only its user can read it."""

from pathlib import Path

import pytest

from astana_reader.exchange.hypothesis.api import SyncError
from astana_reader.exchange.hypothesis.tokens import VARIABLE, find_token


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "token"
    path.write_text("6879-abc\n")
    path.chmod(0o600)
    return path


def test_the_environment_goes_before_the_file(file: Path) -> None:
    assert find_token({VARIABLE: "6879-env"}, str(file)) == "6879-env"
    assert find_token({}, str(file)) == "6879-abc"


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o606])
def test_a_file_that_others_may_read_is_refused(file: Path, mode: int) -> None:
    file.chmod(mode)
    with pytest.raises(SyncError, match="chmod 600"):
        find_token({}, str(file))


def test_without_one_it_is_off(tmp_path: Path) -> None:
    with pytest.raises(SyncError, match="is off"):
        find_token({}, "")
    with pytest.raises(SyncError, match="can't be read"):
        find_token({}, str(tmp_path / "none"))


@pytest.mark.parametrize("text", ["two words", "x\r\nHost: evil", "ключ", "y" * 600])
def test_what_is_no_token_is_not_sent_and_not_shown(file: Path, text: str) -> None:
    file.write_text(text)
    with pytest.raises(SyncError, match="is none") as caught:
        find_token({}, str(file))
    assert text not in str(caught.value)
