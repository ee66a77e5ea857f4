"""Links with other articles: looked up in the library, and made in their files, on a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

from textual.screen import Screen

from astana_reader.annotations.records import Records
from astana_reader.annotations.store import StoreError
from astana_reader.library.editing import make_edit
from astana_reader.library.index import Indexed, index_of
from astana_reader.library.linked import Elsewhere, learn_elsewhere
from astana_reader.library.places import state_folder
from astana_reader.reading.effects import EditElsewhere, Effect, LearnLinks
from astana_reader.reading.session import Session
from astana_reader.settings.file_stamp import folder_time


def _learn(file: Path, records: Records, index: Sequence[Indexed] | None) -> Elsewhere:
    known = index_of(file.parent, state_folder()) if index is None else index
    return learn_elsewhere(known, file, records)


class FarLinks:
    """What the reader's screen has done in the files of other articles."""

    def __init__(self, screen: Screen[None], session: Session) -> None:
        self._screen = screen
        self._session = session
        self._turn = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()
        self._seen = 0
        """When the library's folder of marks had changed as it was looked at last."""
        self.carriers: dict[type[Effect], Callable[[Any], object]] = {
            EditElsewhere: lambda wanted: self._begin(self._edit(wanted)),
            LearnLinks: lambda _: self.learn(),
        }

    def begin(self) -> None:
        """Find out what of other articles is linked with this one, as it was when that was opened.

        Reading the library's index takes long in a large one, and it was read then.
        """
        self._begin(self._learn(self._session.opened.index))

    def learn(self) -> None:
        """Find it out anew."""
        self._begin(self._learn())

    def look_again(self) -> None:
        """Find it out anew if any file of marks was written since: other screens may have."""
        self._begin(self._look_again())

    async def _look_again(self) -> None:
        if self._seen not in (0, await self._folder_time()):
            await self._learn()

    async def _folder_time(self) -> int:
        """On a thread: the library may lie in a slow network."""
        return await asyncio.to_thread(folder_time, self._session.texts)

    async def finish(self) -> None:
        """Wait until all that was wanted is written."""
        await asyncio.gather(*self._tasks)

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _learn(self, index: Sequence[Indexed] | None = None) -> None:
        session, store = self._session, self._session.opened.store
        self._seen = await self._folder_time()
        records = session.reading.notebook.records
        found = await asyncio.to_thread(_learn, store.path, records, index)
        if session.opened.store is store and found != session.reading.elsewhere:
            session.reading.elsewhere = found
            session.reading.changed()
            self._show()

    async def _edit(self, wanted: EditElsewhere) -> None:
        async with self._turn:  # each change after the one before
            try:
                said = await asyncio.to_thread(make_edit, wanted.edit, again=wanted.again)
            except StoreError as error:
                said = f"Not saved: {error}"
        await self._learn()
        if said:
            self._session.reading.notice = said
            self._show()

    def _show(self) -> None:
        if self._screen.is_attached:
            self._session.host.sync()
