"""What is kept of a sitting for the next first screen."""

from codecs import BOM_UTF8
from pathlib import Path

import pytest

from astana_reader.articles.plain_text import canonical_text
from astana_reader.library.places import Library
from astana_reader.reading.session import position_of
from tests.ui.sitting import sitting

TEXT = "".join(f"Абзац №{number} этого текста.\n\n" for number in range(200))


@pytest.mark.parametrize(
    ("data", "known"),
    [
        (TEXT.encode(), True),
        (TEXT.replace("\n", "\r\n").encode(), True),
        (BOM_UTF8 + TEXT.encode(), True),
        (BOM_UTF8 + TEXT.replace("\n", "\r\n").encode(), True),
        (f"\x1b[1m{TEXT}".encode(), False),
        (TEXT.encode().replace(b" ", b" \xff", 1), False),
        (TEXT.encode("utf-16"), False),
    ],
)
async def test_the_block_at_the_top_is_found_again_in_the_file(
    path: Path, library: Library, data: bytes, known: bool
) -> None:
    path.write_bytes(data)
    async with sitting(path, library) as sat:
        await sat.press("G")
        position, text = position_of(sat.reading), sat.reading.article.text
        assert position.top >= position.block_start > 0
        assert (position.size == len(data)) is known
        if known:
            rest = data[position.block_byte :].decode()
            assert canonical_text(rest) == text[position.block_start :]
