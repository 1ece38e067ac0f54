"""Values between Python and the wire, by the types of ``_schema``.

On the wire integers are decimal strings, references are strings, void is the empty string.
"""

from __future__ import annotations

import xmlrpc.client
from datetime import datetime, timezone
from functools import lru_cache
from typing import Any, List, Sequence, Tuple

from ._schema import ENUMS, RECORDS, STRUCTS


class Failure(Exception):
    """The API refused: a code, such as ``HANDLE_INVALID``, and its parameters."""

    def __init__(self, description: Sequence[str]) -> None:
        self.details: List[str] = [str(word) for word in description] or ["INTERNAL_ERROR"]
        self.code: str = self.details[0]
        self.params: List[str] = self.details[1:]
        super().__init__(" ".join(self.details))

    def __reduce__(self):
        return (Failure, (self.details,))


class Class:
    """What a class of the API is called through."""

    __slots__ = ("_session",)

    def __init__(self, session) -> None:
        self._session = session


def _arrow(text: str) -> int:
    """Where the outermost `` -> `` of a map's inside is."""
    depth = 0
    for at, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if depth == 0 and text.startswith(" -> ", at):
            return at
    raise ValueError(text)


@lru_cache(maxsize=None)
def parse(spelled: str) -> Tuple[Any, ...]:
    """A type as a tuple: its kind and what it is made of."""
    if spelled.startswith("("):
        inner, kind = spelled[1:-5], spelled[-3:]
        if kind == "Set":
            return ("set", parse(inner))
        at = _arrow(inner)
        return ("map", parse(inner[:at]), parse(inner[at + 4 :]))
    if spelled in STRUCTS:
        return ("struct", STRUCTS[spelled])
    if spelled in ENUMS:
        return ("enum",)
    name, _, kind = spelled.partition(" ")
    if kind == "ref":
        return ("ref",)
    if kind == "record":
        return ("struct", RECORDS[name])
    return (name,)


def encode(value: Any, ty: Tuple[Any, ...]) -> Any:
    """A value as XML-RPC wants it."""
    kind = ty[0]
    if kind == "int":
        # Whoever gives a string gives it as the wire has it; a bool is an int by mistake only.
        if isinstance(value, bool) or not isinstance(value, (int, str)):
            raise TypeError(f"an int is needed, not {value!r}")
        return str(value)
    if kind == "float":
        return float(value)
    if kind == "ref":
        return "" if value is None else value
    if kind == "datetime":
        if not isinstance(value, datetime):
            raise TypeError(f"a datetime is needed, not {value!r}")
        utc = value.astimezone(timezone.utc) if value.tzinfo else value
        return xmlrpc.client.DateTime(utc.strftime("%Y%m%dT%H:%M:%SZ"))
    if kind == "set":
        if isinstance(value, str):
            raise TypeError(f"a list is needed, not {value!r}")
        return [encode(item, ty[1]) for item in value]
    if kind == "map":
        return {str(key): encode(item, ty[2]) for key, item in value.items()}
    if kind == "struct":
        unknown = [name for name in value if name not in ty[1]]
        if unknown:
            raise TypeError(f"no such field: {', '.join(unknown)}")
        return {name: encode(item, parse(ty[1][name])) for name, item in value.items()}
    return value


def decode(value: Any, ty: Tuple[Any, ...]) -> Any:
    """A value as Python wants it."""
    kind = ty[0]
    if kind == "int":
        return int(value)
    if kind == "void":
        return None
    if kind == "datetime":
        text = str(value).rstrip("Z").replace("-", "")
        return datetime.strptime(text, "%Y%m%dT%H:%M:%S").replace(tzinfo=timezone.utc)
    if kind == "set":
        return [decode(item, ty[1]) for item in value]
    if kind == "map":
        return {(int(key) if ty[1] == ("int",) else key): decode(item, ty[2]) for key, item in value.items()}
    if kind == "struct":
        # A newer server may have fields this package knows nothing of: they stay as they are.
        return {name: decode(item, parse(ty[1][name])) if name in ty[1] else item for name, item in value.items()}
    return value
