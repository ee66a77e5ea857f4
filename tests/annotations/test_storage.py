"""Writing whole files, and the lock between processes."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tinydb import TinyDB

from astana_reader.annotations import storage
from astana_reader.annotations.storage import AtomicJSONStorage, locked, to_json, write_atomically

from .full_disk import full_at

ROOT = Path(__file__).parents[2]


def test_tinydb_works_on_the_storage_as_on_its_own(tmp_path: Path) -> None:
    path = tmp_path / "some.json"
    with TinyDB(path, storage=AtomicJSONStorage) as database:
        database.table("marks").insert({"quote": "“talks”"})
    with TinyDB(path) as plain:
        assert plain.table("marks").all() == [{"quote": "“talks”"}]


def test_no_file_is_no_tables(tmp_path: Path) -> None:
    assert AtomicJSONStorage(tmp_path / "none.json").read() is None


@pytest.mark.parametrize("content", ["", "[]", '{"a": 1}', "{", "\udcff", "[" * 100_000])
def test_what_is_no_tinydb_file_is_a_value_error(tmp_path: Path, content: str) -> None:
    path = tmp_path / "some.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(ValueError, match=r".+"):
        AtomicJSONStorage(path).read()


@given(st.text(st.characters()) | st.just("name\udcff.txt"))
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_survives_its_json(tmp_path: Path, text: str) -> None:
    path = tmp_path / "some.json"
    AtomicJSONStorage(path).write({"table": {"1": {"text": text}}})
    assert AtomicJSONStorage(path).read() == {"table": {"1": {"text": text}}}
    to_json(text).decode("utf-8")


def test_a_write_leaves_nothing_beside_it(tmp_path: Path) -> None:
    write_atomically(tmp_path / "some.json", b"one")
    write_atomically(tmp_path / "some.json", b"two")
    assert [p.name for p in tmp_path.iterdir()] == ["some.json"]
    assert (tmp_path / "some.json").read_bytes() == b"two"


def test_a_file_that_may_not_grow_leaves_the_old_one_whole(tmp_path: Path) -> None:
    path = tmp_path / "some.json"
    write_atomically(path, b"old")
    with full_at(1000), pytest.raises(OSError, match="too large"):
        write_atomically(path, b"new" * 1000)
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["some.json"]


def refuse_locks(*_: object) -> None:
    raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))


def test_a_file_system_without_locks_is_locked_by_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fcntl.flock", refuse_locks)
    monkeypatch.setattr(storage, "LOCK_SECONDS", 0.05)
    lock = tmp_path / "some.lock"
    with locked(lock):
        assert (tmp_path / "some.held").exists()
        with pytest.raises(TimeoutError), locked(lock):
            pass
    with locked(lock):
        pass
    assert not (tmp_path / "some.held").exists()


@pytest.mark.parametrize("kind", ["lock", "held"])
def test_the_lock_of_a_dead_process_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    lock = tmp_path / ".state" / "some.lock"
    dying = (
        "import fcntl, os, signal, sys; from pathlib import Path\n"
        "from astana_reader.annotations.storage import locked\n"
        "from tests.annotations.test_storage import refuse_locks\n"
        "if sys.argv[2] == 'held': fcntl.flock = refuse_locks\n"
        "with locked(Path(sys.argv[1])):\n    os.kill(os.getpid(), signal.SIGKILL)"
    )
    ended = subprocess.run([sys.executable, "-c", dying, str(lock), kind], cwd=ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert lock.with_suffix(f".{kind}").exists()
    if kind == "held":
        monkeypatch.setattr("fcntl.flock", refuse_locks)
    with locked(lock):
        pass
