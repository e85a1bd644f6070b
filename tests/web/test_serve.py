"""`onrecord serve` as it is typed: it serves, it stops, it refuses plainly."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import urllib3

from onrecord.web.security import passwords, users

COMMAND = [sys.executable, "-m", "onrecord", "serve"]


def run(*arguments: str, text: str = "", home: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HOME": str(home)}
    return subprocess.run(
        [*COMMAND, *arguments],
        input=text,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=environment,
        cwd=home,
    )


def test_it_serves_until_it_is_interrupted(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "HOME": str(tmp_path)},
    ) as process:
        try:
            assert process.stdout
            line = process.stdout.readline()
            assert line.startswith("onrecord: http://127.0.0.1:")
            answer = urllib3.request("GET", line.removeprefix("onrecord: ").strip())
            assert b"Read a report" in answer.data
            process.send_signal(signal.SIGINT)
            output, errors = process.communicate(timeout=30)
        finally:
            process.kill()
    assert (process.returncode, output, errors) == (130, "", "")


@pytest.mark.parametrize(
    ("arguments", "status", "reason"),
    [
        (["--host", "0.0.0.0"], 1, "--set-password"),
        (["--ledger", "nothing.onrecord"], 1, "nothing.onrecord"),
        (["--users", "nothing.json"], 1, "nothing.json: cannot be read"),
        (["--port", "99999"], 2, "is not a port from 0 to 65535"),
        (["--port", "x"], 2, "is not a port from 0 to 65535"),
        (["--host", "999.1.1.1", "--users", "users.json"], 1, "cannot be listened on"),
        (["--set-password", ""], 1, "is not a name"),
    ],
)
def test_it_refuses_in_one_line(
    tmp_path: Path, arguments: list[str], status: int, reason: str
) -> None:
    user = users.User(name="ann", role="editor", password="x")
    users.write_user(tmp_path / "users.json", user)
    found = run(*arguments, home=tmp_path)
    assert (found.returncode, found.stdout) == (status, "")
    assert reason in found.stderr
    assert status == 2 or found.stderr.count("\n") == 1


def test_a_password_is_set_and_holds(tmp_path: Path) -> None:
    short = run("--set-password", "ann", text="short\n", home=tmp_path)
    assert "at least 12 characters" in short.stderr
    made = run("--set-password", "ann", "--role", "reader", text="a long password\n", home=tmp_path)
    assert made.stdout.startswith("ann may sign in as reader: ")
    [ann] = users.read_users(tmp_path / ".config" / "onrecord" / "users.json").values()
    assert (ann.name, ann.role) == ("ann", "reader")
    assert passwords.is_password("a long password", ann.password)
