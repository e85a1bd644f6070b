"""Who is answered, and who may change anything: raw requests, such as no browser would send."""

import json
import re
from pathlib import Path

import pytest
import urllib3

from onrecord import errors, web
from onrecord.web.security import passwords, users
from onrecord.web.security.sessions import Sessions
from onrecord.web.security.tries import Tries
from tests.web.served import Served, serving

HTTP = urllib3.PoolManager(retries=False)
TOKEN = re.compile(r'name="onrecord-token" content="(\w+)"')


class Client:
    """A browser's cookie and token, without the browser."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.headers: dict[str, str] = {}
        self.token = ""
        self.open("/signin")

    def open(self, path: str) -> urllib3.BaseHTTPResponse:
        return self._keep(
            HTTP.request("GET", self.url + path, headers=self.headers, redirect=False)
        )

    def send(self, path: str, fields: dict[str, str], **headers: str) -> urllib3.BaseHTTPResponse:
        answer = HTTP.request(
            "POST",
            self.url + path,
            fields={"token": self.token, **fields},
            headers={**self.headers, **{k.replace("_", "-"): v for k, v in headers.items()}},
            redirect=False,
        )
        return self._keep(answer)

    def _keep(self, answer: urllib3.BaseHTTPResponse) -> urllib3.BaseHTTPResponse:
        cookie = answer.headers.get("set-cookie")
        if cookie:
            self.headers["cookie"] = cookie.partition(";")[0]
        found = TOKEN.search(answer.data.decode("utf-8", "replace"))
        self.token = found[1] if found else self.token
        return answer


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("localhost:8420", 200),
        ("[::1]:8420", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("192.168.1.5", 421),
        ("localhost@evil.example", 421),
        ("", 421),
    ],
)
def test_only_our_own_names_are_answered(served: Served, host: str, status: int) -> None:
    """DNS rebinding: a foreign name that resolves to this machine gets nothing."""
    answer = HTTP.request("GET", served.url + "/", headers={"Host": host})
    assert answer.status == status
    assert (b"<html" in answer.data) == (status == 200)


@pytest.mark.parametrize("path", ["/", "/nothing-here", "/reports", "/static/x/site.css"])
def test_every_answer_forbids_what_is_not_ours(served: Served, path: str) -> None:
    answer = HTTP.request("GET", served.url + path)
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in answer.headers


SITE = {"sec-fetch-site": "cross-site"}
READS = [
    ({}, 200),
    ({"sec-fetch-site": "same-origin"}, 200),
    ({"sec-fetch-site": "none"}, 200),
    ({**SITE, "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, 200),
    ({**SITE, "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}, 403),
    ({**SITE, "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script"}, 403),
    ({**SITE, "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"}, 403),
    ({"sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors"}, 403),
    ({"origin": "https://evil.example"}, 403),
    ({"origin": "null"}, 403),
]


@pytest.mark.parametrize(("headers", "status"), READS)
def test_a_foreign_page_may_link_here_and_no_more(
    served: Served, headers: dict[str, str], status: int
) -> None:
    answer = HTTP.request("GET", f"{served.url}/api/reports", headers=headers)
    assert answer.status == status


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "none"},
    ],
)
def test_a_foreign_page_changes_nothing(served: Served, headers: dict[str, str]) -> None:
    client = Client(served.url)
    assert client.send("/read", {"text": "It rained, Ann said."}, **headers).status == 403


@pytest.mark.parametrize("path", ["/read", "/check/decide", "/add", "/signout"])
@pytest.mark.parametrize("token", ["", "0" * 64, "é"])
def test_a_change_needs_the_token_of_its_session(served: Served, path: str, token: str) -> None:
    client = Client(served.url)
    answer = client.send(path, {"token": token, "text": "x", "subject": "statement:v:s1"})
    assert answer.status == 403
    assert b"opened before the server" in answer.data
    stolen = Client(served.url)
    assert client.send(path, {"token": stolen.token, "text": "x"}).status == 403


def test_a_cookie_that_is_not_ours_is_replaced(served: Served) -> None:
    for value in ("onrecord-0=abc.def", "onrecord-0=", 'onrecord-0="', "a=b; \x01"):
        answer = HTTP.request("GET", served.url + "/", headers={"Cookie": value})
        assert "HttpOnly; SameSite=Lax" in answer.headers["set-cookie"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_do_nothing(served: Served, method: str) -> None:
    assert HTTP.request(method, served.url + "/").status in (400, 403, 405)


def test_too_much_is_refused_before_it_is_read(served: Served) -> None:
    largest = served.settings.limits.max_page_bytes
    answer = HTTP.request(
        "POST",
        served.url + "/read",
        headers={"Content-Length": str(largest * 2), "Connection": "close"},
        body=b"",
    )
    assert answer.status == 413


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1:9/x", "private or reserved"),
        ("http://localhost/x", "private or reserved"),
        ("http://169.254.169.254/latest/meta-data", "private or reserved"),
        ("http://[::1]/", "private or reserved"),
        ("file:///etc/passwd", "not an http or https address"),
        ("/etc/passwd", "not an http or https address"),
    ],
)
def test_addresses_have_the_limits_of_reading(served: Served, url: str, reason: str) -> None:
    answer = Client(served.url).send("/read", {"url": url})
    assert answer.status == 422
    assert reason in answer.data.decode()


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example", "/\\evil.example", "/\n/x"]
)
def test_signing_in_leads_nowhere_else(served: Served, to: str) -> None:
    answer = HTTP.request("GET", served.url + "/signin", fields={"to": to})
    assert b'name="to" value="/"' in answer.data


def test_other_machines_are_served_only_with_a_password() -> None:
    for host in ("0.0.0.0", "192.0.2.1", "::"):
        with pytest.raises(errors.OnrecordError, match="--set-password"):
            web.listen(web.Settings(host=host, port=0))


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> dict[str, users.User]:
    path = tmp_path_factory.mktemp("users") / "deep" / "users.json"
    for name, role in (("ed", "editor"), ("ria", "reader")):
        hashed = passwords.hash_password(f"correct horse {name}")
        users.write_user(path, users.User(name=name, role=users.as_role(role), password=hashed))
    assert path.stat().st_mode & 0o077 == 0
    return users.read_users(path)


def test_who_has_not_signed_in_sees_only_the_door(
    known: dict[str, users.User], ledger_path: Path, served: Served
) -> None:
    with serving(web.Settings(users=known, port=0, ledger=ledger_path)) as url:
        client = Client(url)
        for path in ("/", "/reports", "/search?q=x", f"/reports/{served.versions['wave-1']}"):
            answer = client.open(path)
            assert (answer.status, answer.headers["location"][:11]) == (303, "/signin?to=")
        assert client.open("/api/reports").status == 401
        assert client.send("/read", {"text": "x"}).status == 303
        assert client.send("/signin", {"name": "ed", "password": "wrong"}).status == 403
        assert client.send("/signin", {"name": "nobody", "password": "wrong"}).status == 403
        before = client.headers["cookie"]
        signed = client.send(
            "/signin", {"name": "ria", "password": "correct horse ria", "to": "/reports"}
        )
        assert (signed.status, signed.headers["location"]) == (303, "/reports")
        assert client.headers["cookie"] != before
        assert b"ria, reader" in client.open("/reports").data
        _changes_nothing(client, served)
        assert client.send("/signout", {}).status == 303
        assert client.open("/reports").status == 303


def _changes_nothing(client: Client, served: Served) -> None:
    """What a reader may not do."""
    subject = f"statement:{served.versions['wave-2']}:s1"
    for path, fields in (
        ("/check/decide", {"subject": subject, "action": "reject"}),
        ("/add", {"places": "https://post.example/"}),
    ):
        answer = client.send(path, fields)
        assert (answer.status, b"Only an editor" in answer.data) == (403, True)


def test_an_editor_adds_only_from_the_folders_named(
    known: dict[str, users.User], served: Served, ledger_path: Path, tmp_path: Path
) -> None:
    assert served.versions
    # A loopback server stands for others here: what counts is that the settings say so.
    inside, outside = tmp_path / "in", tmp_path / "out"
    for folder in (inside, outside):
        folder.mkdir()
        (folder / "a.txt").write_text("It rained, Ann Reed said.\n")
    (inside / "link").symlink_to(outside)
    settings = web.Settings(
        host="0.0.0.0", users=known, port=0, ledger=ledger_path, folders=(inside.resolve(),)
    )
    with serving(settings) as url:
        client = Client(url.replace(url.split("/")[2].split(":")[0], "127.0.0.1"))
        signed = client.send("/signin", {"name": "ed", "password": "correct horse ed"})
        assert signed.status == 303
        client.open("/add")
        for place in (str(outside), "/etc", str(inside / ".." / "out"), str(inside / "link")):
            answer = client.send("/add", {"places": place})
            assert (answer.status, b"--folder" in answer.data) == (422, True), place


def test_passwords_are_hashed_and_salted() -> None:
    one, other = (passwords.hash_password("a long password") for _ in range(2))
    assert one != other
    assert "long" not in one
    assert passwords.is_password("a long password", one)
    assert not passwords.is_password("a long Password", one)
    for damaged in ("", "scrypt$1$a$b", "scrypt$65536$é$b", one[:-1], "plain"):
        assert not passwords.is_password("a long password", damaged)


def test_tries_run_out_for_the_one_who_fails() -> None:
    tries = Tries()
    for _ in range(10):
        assert tries.are_left("a")
        tries.fail("a")
    assert not tries.are_left("a")
    assert tries.are_left("b")


def test_a_file_that_is_none_of_users_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "users.json"
    for content in ("", "[]", '{"users": []}', json.dumps({"users": [{"name": "x"}]})):
        path.write_text(content)
        with pytest.raises(errors.OnrecordError, match=r"users\.json"):
            users.read_users(path)


def test_sessions_are_signed_and_end() -> None:
    ann = users.User(name="ann", role="reader", password="")
    sessions = Sessions({"ann": ann}, author="nobody")
    session = sessions.sign_in("ann")
    assert sessions.visitor(session).name == "ann"
    assert sessions.unseal(sessions.seal(session)) == session
    assert sessions.unseal(sessions.seal(session)[:-1] + "x") is None
    assert Sessions({}, author="x").unseal(sessions.seal(session)) is None
    sessions.sign_out(session)
    assert sessions.visitor(session).role is None
