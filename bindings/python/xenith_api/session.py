"""Sessions: log in, call, wait for tasks, log out."""

from __future__ import annotations

import http.client
import socket
import time
import xmlrpc.client
from typing import Any, Optional
from urllib.parse import urlsplit

from ._runtime import Failure, decode, encode, parse
from ._schema import METHODS
from .classes import Classes, taskRef

__all__ = ["Session"]


class _UnixConnection(http.client.HTTPConnection):
    def __init__(self, path: str, timeout: Optional[float]) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


class _Transport(xmlrpc.client.Transport):
    """Keep-alive over TCP, or over a Unix socket (``xenith proxy``)."""

    def __init__(self, timeout: Optional[float], path: Optional[str]) -> None:
        super().__init__()
        self._timeout, self._path = timeout, path

    def make_connection(self, host):
        if self._connection and host == self._connection[0]:
            return self._connection[1]
        if self._path is not None:
            connection = _UnixConnection(self._path, self._timeout)
        else:
            connection = http.client.HTTPConnection(host, timeout=self._timeout)
        self._connection = host, connection
        return connection


class _Plain:
    """``session.xenapi.VM.start(vm, False)``: values as they are on the wire, the session put first."""

    def __init__(self, session: "Session", name: str = "") -> None:
        self._session, self._name = session, name

    def __getattr__(self, name: str) -> "_Plain":
        if name.startswith("__"):
            raise AttributeError(name)
        return _Plain(self._session, f"{self._name}.{name}" if self._name else name)

    def __call__(self, *args: Any) -> Any:
        if self._name in ("login_with_password", "logout"):
            return getattr(self._session, self._name)(*args)
        if self._name == "session.login_with_password":
            return self._session._send(self._name, args)
        return self._session._send(self._name, (self._session.handle, *args))


class Session(Classes):
    """A session on a host: ``x.VM.get_all()`` with Python's types, ``x.xenapi.VM.get_all()`` as on the wire.

    ``url`` is ``http://HOST[:9363]/`` or ``unix:///PATH``. With a user it logs in at once; ``with`` logs out. One session
    is for one thread at a time.
    """

    def __init__(
        self, url: str, user: Optional[str] = None, password: str = "", *, timeout: Optional[float] = None
    ) -> None:
        super().__init__()
        parts = urlsplit(url)
        if parts.scheme == "unix":
            target, path = "http://localhost/", parts.path
        elif parts.scheme == "http" and parts.hostname:
            host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
            target, path = f"http://{host}:{parts.port or 9363}{parts.path or '/'}", None
        else:
            raise ValueError(f"not an http:// or unix:// URL: {url}")
        self._server = xmlrpc.client.ServerProxy(target, transport=_Transport(timeout, path), allow_none=False)
        #: The session's reference: a secret.
        self.handle: str = ""
        self.xenapi = _Plain(self)
        if user is not None:
            self.login_with_password(user, password)

    def login_with_password(self, user: str, password: str) -> str:
        """Log in; the session is kept, and used by every call."""
        self.handle = self._send("session.login_with_password", (user, password))
        return self.handle

    def logout(self) -> None:
        """End the session here and on the host."""
        handle, self.handle = self.handle, ""
        if handle:
            self._send("session.logout", (handle,))

    def close(self) -> None:
        """Log out if need be, and close the connection."""
        try:
            self.logout()
        finally:
            self._server("close")()

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, kind, *_: Any) -> None:
        try:
            self.close()
        except (Failure, OSError, xmlrpc.client.Error, http.client.HTTPException):
            # What went wrong inside is more telling; a session that has ended has ended.
            if kind is None:
                raise

    def wait(self, task: taskRef, timeout: Optional[float] = None, interval: float = 0.05) -> Any:
        """Wait for a task; its result, or its ``Failure``. ``TimeoutError`` after ``timeout`` seconds."""
        end = None if timeout is None else time.monotonic() + timeout
        while self.task.get_status(task) in ("pending", "cancelling"):
            if end is not None and time.monotonic() > end:
                raise TimeoutError(f"{task} is still under way")
            time.sleep(interval)
            interval = min(interval * 1.2, 1.0)
        record = self.task.get_record(task)
        if record["status"] != "success":
            raise Failure(record["error_info"] or ["TASK_CANCELLED", task])
        if not record["result"]:
            return None
        document = f"<params><param>{record['result']}</param></params>"
        (value,), _ = xmlrpc.client.loads(document)
        return decode(value, parse(record["type"]))

    def _send(self, method: str, params: tuple) -> Any:
        answer = getattr(self._server, method)(*params)
        if not isinstance(answer, dict) or "Status" not in answer:
            raise Failure(["INTERNAL_ERROR", "an answer without a status"])
        if answer["Status"] == "Success":
            return answer.get("Value")
        raise Failure(answer.get("ErrorDescription", []))

    def _encoded(self, method: str, args: tuple) -> tuple:
        params = METHODS[method][0]
        values = [encode(value, parse(ty)) for value, ty in zip(args, params)]
        if method != "session.login_with_password":
            values.insert(0, self.handle)
        return tuple(values)

    def _call(self, method: str, *args: Any) -> Any:
        return decode(self._send(method, self._encoded(method, args)), parse(METHODS[method][1]))

    def _task(self, method: str, *args: Any) -> taskRef:
        return self._send("Async." + method, self._encoded(method, args))
