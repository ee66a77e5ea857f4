"""The table of word clusters: searched as it stands, and quiet where it can't be read."""

import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.entities import clusters
from astana_reader.entities.clusters import Clusters, packed

WORDS = st.dictionaries(
    st.text(st.characters(exclude_characters="\t\n", exclude_categories=["Cs"]), min_size=1),
    st.integers(0, 99),
    max_size=50,
)


def _read(data: bytes, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Clusters:
    (folder / "table.z").write_bytes(data)
    monkeypatch.setattr(clusters, "FILE", folder / "table.z")
    clusters.clusters.cache_clear()
    try:
        return clusters.clusters()
    finally:
        clusters.clusters.cache_clear()


@given(WORDS, st.text(max_size=5))
def test_every_word_is_found_and_no_other(words: dict[str, int], other: str) -> None:
    coarser = tuple((f"c={n % 7}", f"m={n % 20}") for n in range(100))
    lines = zlib.decompress(packed([(0, 0)], words.items())).partition(b"\n\n")[2]
    table = Clusters(coarser, lines)
    for word, fine in words.items():
        assert table.names(word) == (f"c={fine % 7}", f"m={fine % 20}", f"k={fine}")
    assert (other in table) == (other in words)


def test_what_is_packed_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = _read(packed([(3, 5), (4, 6)], [("riga", 0), ("bank", 1)]), tmp_path, monkeypatch)
    assert table.names("riga") == ("c=3", "m=5", "k=0")
    assert table.names("bank") == ("c=4", "m=6", "k=1")


def test_a_damaged_table_is_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = _read(b"no table", tmp_path, monkeypatch)
    assert not table
    assert table.names("riga") == ()
