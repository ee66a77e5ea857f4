"""Rows by name in a file of lines."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from astana_reader.library.row_log import RowLog

ROWS = st.dictionaries(st.sampled_from("abcde"), st.integers() | st.text(max_size=3), max_size=5)


@given(st.lists(ROWS, max_size=6))
def test_the_last_rows_are_there_again(states: list[dict[str, object]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rows"
        for rows in states:
            RowLog(path).save(rows)
            assert RowLog(path).rows == rows


def test_a_change_costs_a_line(tmp_path: Path) -> None:
    path = tmp_path / "rows"
    rows: dict[str, object] = {str(n): n for n in range(1000)}
    RowLog(path).save(rows)
    size = path.stat().st_size
    RowLog(path).save(rows | {"7": "seven"})
    assert path.stat().st_size < size + 30
    log = RowLog(path)
    for number in range(2000):
        log.save(rows | {"7": number})
    assert path.stat().st_size < 3 * size


def test_what_is_spoilt_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "rows"
    RowLog(path).save({"a": 1, "b": 2})
    whole = path.read_bytes()
    path.write_bytes(b"\xff\n[]\n[1, 2]\n" + whole[:-4])
    assert RowLog(path).rows == {"a": 1}
    RowLog(path).save({"a": 1, "c": 3})
    assert RowLog(path).rows == {"a": 1, "c": 3}
    assert RowLog(tmp_path).rows == {}
