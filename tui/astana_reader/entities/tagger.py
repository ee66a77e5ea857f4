from __future__ import annotations

from collections.abc import Sequence

from astana_reader.text.spans import Spanned

from .mentions import Mention


def chunks(blocks: Sequence[Spanned]) -> list[range]:
    return [range(len(blocks))] if blocks else []


def find_in_chunk(text: str, blocks: Sequence[Spanned], chunk: range) -> tuple[Mention, ...]:
    return ()
