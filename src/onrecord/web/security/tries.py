"""How often signing in may fail."""

import threading
import time

_TRIES, _WHILE, _MOST = 10, 300.0, 10_000


class Tries:
    """How often signing in has failed, by who asks: ten times in five minutes, then a wait."""

    def __init__(self) -> None:
        self._failed: dict[str, list[float]] = {}
        self._lock = threading.Lock()

    def are_left(self, asker: str) -> bool:
        """Whether this address may make another try."""
        with self._lock:
            return len(self._lately(asker)) < _TRIES

    def fail(self, asker: str) -> None:
        """Count one that failed."""
        with self._lock:
            if len(self._failed) >= _MOST:
                self._failed.clear()
            self._failed[asker] = [*self._lately(asker), time.monotonic()]

    def _lately(self, asker: str) -> list[float]:
        since = time.monotonic() - _WHILE
        return [at for at in self._failed.get(asker, ()) if at > since]
