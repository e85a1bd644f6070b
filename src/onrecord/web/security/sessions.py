"""Who is asking: a signed cookie, and the token that every change must carry."""

import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.security.users import Role, User

_LASTS = 12 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who sends a request.

    Attributes:
        session: The session's name.
        token: What a change made in this session must carry.
        name: Who it is, or None when nobody has signed in.
        role: What they may do, or None.
    """

    session: str
    token: str
    name: str | None
    role: Role | None


class Sessions:
    """The sessions of one run of the server; they end with it, or after twelve hours.

    Args:
        users: Who may sign in; with none, everybody is an editor.
        author: The name of that editor.
    """

    def __init__(self, users: Mapping[str, User], *, author: str) -> None:
        self._users = users
        self._author = author
        self._secret = secrets.token_bytes(32)
        self._signed_in: dict[str, tuple[str, float]] = {}
        self._lock = threading.Lock()

    def new_id(self) -> str:
        """A new session's name, not to be guessed."""
        return secrets.token_hex(16)

    def sign_in(self, name: str) -> str:
        """A new session, so that one planted before signing in is worth nothing."""
        session = self.new_id()
        with self._lock:
            now = time.monotonic()
            self._signed_in = {k: v for k, v in self._signed_in.items() if v[1] > now}
            self._signed_in[session] = (name, now + _LASTS)
        return session

    def sign_out(self, session: str) -> None:
        """End a session."""
        with self._lock:
            self._signed_in.pop(session, None)

    def visitor(self, session: str) -> Visitor:
        """Who a session belongs to."""
        token = self._digest("token", session)
        if not self._users:
            return Visitor(session=session, token=token, name=self._author, role="editor")
        with self._lock:
            name, until = self._signed_in.get(session, ("", 0.0))
        user = self._users.get(name) if until > time.monotonic() else None
        return Visitor(
            session=session,
            token=token,
            name=user.name if user else None,
            role=user.role if user else None,
        )

    def seal(self, session: str) -> str:
        """The session's name with a signature, as the cookie holds it."""
        return f"{session}.{self._digest('cookie', session)}"

    def unseal(self, value: str) -> str | None:
        """The session that a cookie names, or None when we did not sign it."""
        session, _, signature = value.partition(".")
        expected = self._digest("cookie", session)
        ours = hmac.compare_digest(signature.encode(), expected.encode())
        return session if ours and session else None

    def _digest(self, purpose: str, session: str) -> str:
        return hmac.new(
            self._secret, f"{purpose}:{session}".encode("utf-8", "replace"), hashlib.sha256
        ).hexdigest()


class SessionCookie:
    """Gives every request its `Visitor` in `scope["state"]`, and a new browser its cookie.

    Args:
        app: What answers.
        sessions: The sessions.
        name: Name of the cookie; browsers share cookies among all ports of a host.
    """

    def __init__(self, app: ASGIApp, *, sessions: Sessions, name: str) -> None:
        self._app = app
        self._sessions = sessions
        self._name = name

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = self._sessions.unseal(_cookie(Headers(scope=scope), self._name))
        state = scope.setdefault("state", {})
        state["visitor"] = self._sessions.visitor(given or self._sessions.new_id())

        async def remember(message: Message) -> None:
            session = state["visitor"].session
            if message["type"] == "http.response.start" and session != given:
                MutableHeaders(scope=message).append(
                    "Set-Cookie",
                    f"{self._name}={self._sessions.seal(session)}; Path=/; HttpOnly; SameSite=Lax",
                )
            await send(message)

        await self._app(scope, receive, remember)


def _cookie(headers: Headers, name: str) -> str:
    jar = SimpleCookie()
    try:
        jar.load(headers.get("cookie", ""))
    except CookieError:
        return ""
    found = jar.get(name)
    return found.value if found else ""
