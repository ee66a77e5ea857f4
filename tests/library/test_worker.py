"""Work in a process of its own: real processes."""

import os
import signal
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from astana_reader.library.worker import (
    End,
    Limits,
    Message,
    WorkEndedError,
    read_message,
    work,
    write_message,
)  # fmt: skip

SECONDS = 30
MAIN = """
import os, sys, time
from astana_reader.library.worker import *
source, output = take_pipes()
asked = read_message(source)
end_with_input(source)
write_message(output, Message("pid", str(os.getpid()).encode()))
"""


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module to be run, named `job`."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return tmp_path / "job.py"


def told(limits: Limits = Limits(SECONDS), kind: str = "ask") -> list[Message]:  # noqa: B008
    return list(work("job", [Message(kind, b"what")], limits))


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_messages_come_whole_and_in_order_whatever_else_is_printed(module: Path) -> None:
    module.write_text(
        MAIN + "print('noise'); os.system('echo noise')\n"
        "write_message(output, Message('echo', asked.data))\n"
        "write_message(output, Message('long', bytes(1_000_000)))\n"
    )
    _, echo, long = told()
    assert echo == Message("echo", b"what")
    assert long.data == bytes(1_000_000)


@pytest.mark.parametrize(
    ("code", "end"),
    [
        ("os.abort()", End.CRASH),
        ("raise ValueError", End.CRASH),
        ("sys.exit(3)", End.CRASH),
        ("os.write(output.fileno(), b'no message at all\\n'); time.sleep(600)", End.CRASH),
        ("os.write(output.fileno(), b'short 100\\nfew'); os._exit(0)", End.CRASH),
        ("os.write(output.fileno(), b'huge 99999999999999\\n'); time.sleep(600)", End.CRASH),
    ],
)
def test_work_that_fails_is_told_and_leaves_no_process(
    module: Path, code: str, end: End, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("astana_reader.library.worker._LAST_SECONDS", 0.5)
    module.write_text(MAIN + code)
    seen: list[Message] = []
    with pytest.raises(WorkEndedError) as caught:
        seen.extend(work("job", [Message("ask")], Limits(SECONDS)))
    assert caught.value.end is end
    assert not [m for m in seen if m.kind != "pid"]
    assert is_gone(int(seen[0].data)) if seen else True


def test_silent_work_is_given_up_and_killed(module: Path) -> None:
    module.write_text(MAIN + "signal = __import__('signal')\n"
                      "signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)")  # fmt: skip
    messages = work("job", [Message("ask")], Limits(5))
    pid = int(next(messages).data)
    with pytest.raises(WorkEndedError, match="time"):
        next(messages)
    assert is_gone(pid)


def test_work_is_cancelled_from_another_thread(module: Path) -> None:
    module.write_text(MAIN + "time.sleep(600)")
    cancelled = threading.Event()
    messages = work("job", [Message("ask")], Limits(SECONDS), cancelled)
    pid = int(next(messages).data)
    threading.Timer(0.05, cancelled.set).start()
    with pytest.raises(WorkEndedError, match="cancelled"):
        next(messages)
    assert is_gone(pid)


def test_who_stops_listening_ends_the_work(module: Path) -> None:
    module.write_text(MAIN + "time.sleep(600)")
    with closing(work("job", [Message("ask", bytes(1_000_000))])) as messages:
        pid = int(next(messages).data)
    assert is_gone(pid)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems hold no process to its memory")
def test_no_more_memory_is_taken_than_allowed(module: Path) -> None:
    module.write_text(
        MAIN + "try: bytearray(1 << 30)\n"
        "except MemoryError: write_message(output, Message('none'))\n"
    )
    assert told(Limits(SECONDS, 512 << 20))[-1].kind == "none"


@pytest.mark.skipif(os.name == "nt", reason="it is killed in another way there")
def test_a_reader_that_is_killed_leaves_no_process_behind(module: Path, tmp_path: Path) -> None:
    import subprocess

    module.write_text(MAIN + "time.sleep(600)")
    reader = (
        "import sys, time\nfrom astana_reader.library.worker import *\n"
        "print(next(work('job', [Message('ask')])).data.decode(), flush=True)\ntime.sleep(600)"
    )
    process = subprocess.Popen([sys.executable, "-c", reader], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    pid = int(process.stdout.readline())
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    while not is_gone(pid):
        os.sched_yield()


def test_a_module_that_is_not_there_is_a_crash(module: Path) -> None:
    with pytest.raises(WorkEndedError, match="crash"):
        told()


def test_a_message_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "messages"
    with path.open("wb") as pipe:
        for kind, data in (("one", b"a\nb"), ("two", b"")):
            write_message(pipe, Message(kind, data))
    with path.open("rb") as pipe:
        assert [read_message(pipe) for _ in range(3)] == [
            Message("one", b"a\nb"), Message("two"), None
        ]  # fmt: skip
