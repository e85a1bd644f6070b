"""What was worked out lately: made once, however many ask, and forgotten in turn."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from onrecord.web.memory import Memory


def test_who_asks_meanwhile_waits_for_the_value_that_is_being_made() -> None:
    memory: Memory[int] = Memory(2)
    made: list[int] = []
    gate = threading.Barrier(4)

    def make() -> int:
        time.sleep(0.05)
        made.append(1)
        return 7

    def ask(_: int) -> int:
        gate.wait()
        return memory.get("key", make)

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(ask, range(4))) == [7] * 4
    assert made == [1]


def test_what_cannot_be_made_is_made_anew_the_next_time() -> None:
    memory: Memory[int] = Memory(2)
    with pytest.raises(ZeroDivisionError):
        memory.get("key", lambda: 1 // 0)
    assert memory.get("key", lambda: 1) == 1


def test_the_one_asked_for_longest_ago_is_forgotten() -> None:
    memory: Memory[int] = Memory(2)
    for key in (1, 2):
        memory.get(key, lambda key=key: key)  # type: ignore[misc]
    memory.get(1, lambda: -1)
    memory.get(3, lambda: 3)
    assert memory.get(1, lambda: -1) == 1
    assert memory.get(2, lambda: -2) == -2
