"""Say where the time of a command went."""

import time


class Stopwatch:
    """Seconds by what they were spent on, in the order in which each was done first; it runs from the start."""

    def __init__(self) -> None:
        self._spent: dict[str, float] = {}
        self._since = time.perf_counter()

    def lap(self, done: str) -> None:
        """Count the time since the last lap as spent on this."""
        now = time.perf_counter()
        self._spent[done] = self._spent.get(done, 0) + now - self._since
        self._since = now

    def lines(self) -> list[str]:
        """A line for each, and one for all."""
        spent = {**self._spent, "in all": sum(self._spent.values())}
        return [f"{seconds:8.2f} s  {done}" for done, seconds in spent.items()]
