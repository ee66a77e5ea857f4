"""Waiting for what a thread or a process brings to the screen."""

import asyncio
from collections.abc import Callable

from textual.pilot import Pilot


async def until(pilot: Pilot[int], condition: Callable[[], object]) -> None:
    """Let the app go on until a condition holds; a test that waits in vain fails."""
    async with asyncio.timeout(30):
        while not condition():
            await pilot.pause(0.01)
    await pilot.pause()
