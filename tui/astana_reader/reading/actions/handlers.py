"""What an action is: a function of the state and the keyed act, asking effects of the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from astana_reader.reading.effects import Effect
from astana_reader.reading.keys import Act
from astana_reader.reading.reading import Reading

Handler = Callable[[Reading, Act], Iterable[Effect]]
