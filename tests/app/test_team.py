"""A team's server believes its own proxy and nobody else, and keeps people apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets import InvalidStatus

from neglect_widgets.app.team import read_team
from neglect_widgets.errors import NeglectError
from tests.app import widgets_under_test as cells
from tests.app.asking import Answer, ask, channel_to, kernel_of, kinds_until, request
from tests.app.running import Running, until, write_notebook

HOST, SECRET = "workbook.example.org", "invented-secret-" * 3
FILE = f"""
address = "https://{HOST}"
identity_header = "X-Forwarded-User"
secret_header = "X-Proxy-Secret"
secret_file = "secret"
sign_in = "/oauth2/sign_in"
sign_out = "/oauth2/sign_out"
proxy_cookie = "_proxy"
pages = 3
pages_each = 2
"""
ALICE, BOB, CAROL = "Alice Example", "Bob Example", "Carol Example"


def write_team(folder: Path, text: str = FILE, secret: str = SECRET) -> Path:
    (folder / "secret").write_text(secret)
    (folder / "secret").chmod(0o600)
    (folder / "team.toml").write_text(text)
    return folder / "team.toml"


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("team")
    text = FILE.replace("= 3", "= 30").replace("= 2", "= 20")
    with Running(write_notebook(folder / "facts.ipynb", cells.FACTS), team=write_team(folder, text)) as server:
        yield server


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Running]:
    """A server of three pages, two for each person."""
    with Running(write_notebook(tmp_path / "facts.ipynb", cells.FACTS), team=write_team(tmp_path)) as server:
        yield server


def through_proxy(server: Running, person: str, path: str, method: str = "GET", **headers: str) -> Answer:
    """Ask as the proxy does for a person who has no cookie yet."""
    usual = {"Host": HOST, "Origin": f"https://{HOST}", "X-Proxy-Secret": SECRET, "X-Forwarded-User": person}
    return ask(server, path, method, "{}" if method == "POST" else None, **{"Cookie": "", **usual, **headers})


class Signed:
    """A person with a browser of their own, behind the proxy."""

    def __init__(self, server: Running, person: str) -> None:
        self.server, self.person = server, person
        status, headers, _ = through_proxy(server, person, "/sign-in", "POST")
        assert status == 204
        self.set_cookie = headers["Set-Cookie"]
        self.cookie = self.set_cookie.partition(";")[0]

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        return through_proxy(self.server, self.person, path, method, **{"Cookie": self.cookie, **headers})

    @property
    def headers(self) -> dict[str, str]:
        return {
            "Cookie": self.cookie,
            "Host": HOST,
            "Origin": f"https://{HOST}",
            "X-Proxy-Secret": SECRET,
            "X-Forwarded-User": self.person,
        }

    def kernel(self) -> str:
        status, _, page = self.ask("/")
        assert status == 200
        return kernel_of(page)


def test_identity_comes_from_the_proxy_with_its_secret_only(team: Running) -> None:
    assert through_proxy(team, ALICE, "/sign-in", "POST")[0] == 204
    for forged in ("", "wrong", SECRET[:-1], f"{SECRET}x"):
        assert through_proxy(team, ALICE, "/sign-in", "POST", X_Proxy_Secret=forged)[0] == 403
        assert through_proxy(team, ALICE, "/", X_Proxy_Secret=forged)[0] == 403
    assert through_proxy(team, "", "/sign-in", "POST")[0] == 403


def test_a_page_without_a_sign_in_of_ours_asks_first_who_it_is(team: Running) -> None:
    status, headers, _ = through_proxy(team, ALICE, "/")
    assert (status, headers["Location"]) == (302, "/sign-in")
    page = through_proxy(team, "<b>Zoë</b>".encode().decode("latin-1"), "/sign-in")[2].decode()
    assert "says that you are &lt;b&gt;Zoë&lt;/b&gt;." in page
    assert "Print a new address" not in page


def test_whom_the_proxy_does_not_name_is_sent_to_its_sign_in(team: Running) -> None:
    page = through_proxy(team, "", "/sign-in")[2].decode()
    assert 'href="/oauth2/sign_in"' in page
    assert 'id="team"' not in page


def test_the_cookie_is_worth_nothing_to_anybody_else(team: Running) -> None:
    alice = Signed(team, ALICE)
    assert alice.ask("/neglect/session")[0] == 200
    assert alice.ask("/neglect/session", X_Forwarded_User=BOB)[0] == 401
    assert alice.ask("/", X_Forwarded_User=BOB)[0] == 302
    assert alice.ask("/api/kernels/x", X_Proxy_Secret="")[0] == 403


def test_every_cookie_goes_over_encrypted_connections_only(team: Running) -> None:
    alice = Signed(team, ALICE)
    given = [alice.set_cookie, *alice.ask("/")[1].get_all("Set-Cookie", [])]
    assert [cookie.partition("=")[0].rstrip("0123456789") for cookie in given] == ["neglect-", "_xsrf"]
    assert all("secure" in cookie.lower() for cookie in given)


def test_another_person_s_kernel_can_be_neither_asked_nor_used_nor_ended(team: Running) -> None:
    alice, bob = Signed(team, ALICE), Signed(team, BOB)
    kernel = alice.kernel()
    xsrf = {"Cookie": f"{bob.cookie}; _xsrf=x", "X-XSRFToken": "x"}
    assert bob.ask(f"/api/kernels/{kernel}")[0] == 403
    assert bob.ask(f"/api/kernels/{kernel}", "DELETE", **xsrf)[0] == 403
    assert bob.ask(f"/voila/api/shutdown/{kernel}", "POST", **xsrf)[0] == 403
    assert bob.ask("/api/kernels")[0] == 404
    with pytest.raises(InvalidStatus, match="403"):
        channel_to(team, kernel, **bob.headers)
    status, _, _ = ask(team, "/neglect/sign-out", "POST", f'{{"kernel": "{kernel}"}}', **bob.headers)
    assert status == 204
    with channel_to(team, kernel, **alice.headers) as channel:
        channel.send(request("comm_info_request", {}))
        assert "comm_info_reply" in kinds_until(channel, "comm_info_reply")


def test_a_page_too_many_is_told_to_wait_and_starts_nothing(small: Running) -> None:
    for _ in range(4):
        # Not one of three is used up by somebody who only asks whether it runs.
        status, _, body = ask(small, "/neglect/health", Host="10.0.0.1", Cookie="", Origin="")
        assert (status, body) == (200, b"ok")
    alice, bob, carol = (Signed(small, name) for name in (ALICE, BOB, CAROL))
    alice.kernel()
    first = alice.kernel()
    status, _, page = alice.ask("/")
    assert status == 503
    assert b"Close a page of the workbook that you do not need" in page
    bob.kernel()
    assert carol.ask("/")[0] == 503
    sent = {**alice.headers, "Cookie": f"{alice.cookie}; _xsrf=x", "X-XSRFToken": "x"}
    assert ask(small, f"/voila/api/shutdown/{first}", "POST", "", **sent)[0] == 204
    assert carol.ask("/")[0] == 200


def test_the_kernel_is_told_whose_it_is(tmp_path: Path) -> None:
    code = "import os, pathlib; pathlib.Path(os.environ['NEGLECT_WIDGETS_STORE']).with_name('who').write_text"
    notebook = write_notebook(tmp_path / "who.ipynb", f"{code}(os.environ['NEGLECT_WIDGETS_PERSON'])")
    with Running(notebook, store=tmp_path / "store.db", team=write_team(tmp_path)) as server:
        Signed(server, ALICE).kernel()
        until(lambda: (tmp_path / "who").exists() and (tmp_path / "who").read_text() == ALICE)


def test_pages_may_speak_to_the_public_address_and_nobody_else_may_ask(team: Running) -> None:
    _, headers, _ = Signed(team, ALICE).ask("/")
    assert f"connect-src 'self' wss://{HOST};" in headers["Content-Security-Policy"]
    assert Signed(team, ALICE).ask("/", Host="127.0.0.1")[0] == 403
    assert through_proxy(team, ALICE, "/sign-in", "POST", Origin="https://evil.example")[0] == 403


def test_leaving_ends_the_proxy_s_cookie_as_well(team: Running) -> None:
    alice = Signed(team, ALICE)
    status, headers, _ = alice.ask("/neglect/lock", "POST", Cookie=f"{alice.cookie}; _proxy_1=x; other=x")
    assert status == 204
    ended = [one.partition("=")[0] for one in headers.get_all("Set-Cookie", [])]
    assert ended == [alice.cookie.partition("=")[0], "_proxy_1"]
    assert all("expires=" in one for one in headers.get_all("Set-Cookie", []))
    assert alice.ask("/neglect/session")[0] == 401


@pytest.mark.parametrize(
    ("text", "secret", "problem"),
    [
        (FILE.replace("https:", "http:"), SECRET, "address: "),
        (FILE.replace("secret_header", "secret_heading"), SECRET, "secret_header: Field required"),
        (FILE + "colour = 1", SECRET, "colour: Extra"),
        (FILE.replace('"/oauth2/sign_out"', '"//evil.example"'), SECRET, "sign_out: "),
        ("not toml", SECRET, "is not TOML"),
        (FILE, "short", "fewer than 32 characters"),
    ],
)
def test_what_is_wrong_with_a_team_s_file_is_said_before_anything_starts(
    tmp_path: Path, text: str, secret: str, problem: str
) -> None:
    with pytest.raises(NeglectError, match=problem):
        read_team(write_team(tmp_path, text, secret))


def test_a_secret_that_others_can_read_is_not_used(tmp_path: Path) -> None:
    file = write_team(tmp_path)
    (tmp_path / "secret").chmod(0o644)
    with pytest.raises(NeglectError, match="Everybody on this machine can read"):
        read_team(file)
