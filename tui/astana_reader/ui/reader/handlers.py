"""What an action is: a function of the state and the keyed act, asking effects of the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from astana_reader.ui.keys import Act

from .effects import Effect
from .reading import Reading

Handler = Callable[[Reading, Act], Iterable[Effect]]
