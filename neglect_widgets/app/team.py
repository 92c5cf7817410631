"""The file that tells a team's server about the proxy in front of it."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from neglect_widgets.errors import NeglectError

SECRET_LEAST = 32

HeaderName = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9-]*$")]
OwnPath = Annotated[str, Field(pattern=r"^/[^/\\\s][^\s]*$")]


class Team(BaseModel):
    """How a team's proxy is known, and where it lives."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    address: str
    """What people type, such as https://workbook.example.gov.uk"""
    identity_header: HeaderName
    """Where the proxy writes who is signed in; it must take this header away from whatever comes from outside."""
    secret_header: HeaderName
    secret_file: Path
    """Holds the secret that the proxy sends in that header with each request."""
    sign_in: OwnPath
    sign_out: OwnPath
    """The proxy's own addresses, on the same host."""
    proxy_cookie: str = ""
    """How the names of the proxy's own cookies begin; they are taken away from a browser that leaves."""
    pages: Annotated[int, Field(ge=1)] = 60
    pages_each: Annotated[int, Field(ge=1)] = 8
    """How many pages may be open at once: all together, and each person's."""

    @field_validator("address")
    @classmethod
    def _is_an_origin(cls, address: str) -> str:
        parts = urlsplit(address)
        if parts.scheme != "https" or not parts.hostname or parts.path.strip("/") or parts.query or parts.fragment:
            raise ValueError("must be https:// and a host name, without a path")
        return f"https://{parts.netloc.lower()}"

    @property
    def host(self) -> str:
        """The name in the address, without a port."""
        return urlsplit(self.address).hostname or ""


def read_team(path: Path) -> tuple[Team, bytes]:
    """Return a team's file and the proxy's secret; NeglectError says what is wrong with either."""
    try:
        team = Team(**tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError:
        raise NeglectError(f"“{path.name}” cannot be read. Nothing was started.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise NeglectError(f"“{path.name}” is not TOML: {problem}. Nothing was started.") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise NeglectError(f"“{path.name}”: {place}: {first['msg']}. Nothing was started.") from None
    return team, _secret(path.parent / team.secret_file)


def _secret(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            secret = file.read(4096).strip()
    except OSError:
        raise NeglectError(f"The proxy's secret “{path.name}” cannot be read. Nothing was started.") from None
    # Windows keeps who may read a file elsewhere.
    if os.name != "nt" and mode & 0o007:
        raise NeglectError(
            f"Everybody on this machine can read the proxy's secret “{path.name}”. Nothing was started. "
            "Make another secret, and take their rights away from its file."
        )
    if len(secret) < SECRET_LEAST:
        raise NeglectError(
            f"The proxy's secret “{path.name}” has fewer than {SECRET_LEAST} characters. Nothing was started."
        )
    return secret
