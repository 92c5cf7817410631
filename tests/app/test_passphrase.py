"""A store with a passphrase is served only to who knows it, and its key reaches the kernels alone."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import psutil
import pytest

from tests.app.asking import ask, channel_to, end, kernel_of, messages_until, request
from tests.app.running import until
from tests.servers import Running, environment_of, python, running

WORDS = "correct horse battery staple"
KEEP = """
from pathlib import Path
from neglect_widgets.store import CaseStore, find_keys, set_passphrase
CaseStore.open(Path("store.db")).close()
print(find_keys()[0].hex())
set_passphrase(%r)
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def key(home: Path) -> str:
    return python(KEEP % WORDS, home)


@pytest.fixture(scope="module")
def workbook(home: Path, key: str) -> Iterator[Running]:
    with running(home, typed=f"wrong\n{WORDS}\n") as launched:
        yield launched


def test_after_three_wrong_passphrases_nothing_was_started(home: Path, key: str) -> None:
    command = [sys.executable, "-m", "neglect_widgets", "app", "--store", str(home / "store.db")]
    ended = subprocess.run(
        command,
        input="one\ntwo\nthree\n",
        env=environment_of(home),
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
        timeout=300,
    )
    assert ended.returncode == 1
    assert ended.stderr.strip().endswith("The store stays closed. Nothing was started.")
    assert "Open http" not in ended.stdout
    assert "Traceback" not in ended.stderr


def test_a_page_opens_the_store_with_the_key_that_was_handed_over(workbook: Running) -> None:
    kernel = kernel_of(ask(workbook, "/")[2])
    comm = "control"
    with channel_to(workbook, kernel) as channel:
        channel.send(request("comm_open", {"comm_id": comm, "target_name": "jupyter.widget.control", "data": {}}))
        channel.send(request("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}}))
        shown = json.dumps(messages_until(channel, "comm_msg")[-1][1])
    end(workbook, kernel)
    assert "Who is using the workbook?" in shown or "Cases" in shown


def test_the_key_is_in_no_environment_but_the_kernels(workbook: Running, key: str) -> None:
    kernel = kernel_of(ask(workbook, "/")[2])
    processes = [psutil.Process(workbook.process.pid), *psutil.Process(workbook.process.pid).children(recursive=True)]
    kernels = [process.pid for process in workbook.kernels().values()]
    others = [process for process in processes if process.pid not in kernels]
    assert len(others) >= 2
    for process in others:
        assert key not in str(process.environ())
        assert WORDS not in str(process.environ())
        assert WORDS not in " ".join(process.cmdline())
    end(workbook, kernel)


def test_the_passphrase_signs_in_where_the_address_is_out_of_reach(workbook: Running) -> None:
    page = ask(workbook, "/sign-in", Cookie="")[2].decode()
    assert 'type="password"' in page
    assert json.loads(ask(workbook, "/neglect/session", Cookie="")[2])["sign_in"] == "passphrase"
    wrong = ask(workbook, "/sign-in", "POST", json.dumps({"passphrase": "wrong"}), Cookie="")
    assert wrong[0] == 403
    assert "That is not the passphrase." in json.loads(wrong[2])["message"]
    status, headers, _ = ask(workbook, "/sign-in", "POST", json.dumps({"passphrase": WORDS}), Cookie="")
    assert status == 204
    cookie = headers["Set-Cookie"].partition(";")[0]
    assert ask(workbook, "/neglect/session", Cookie=cookie)[0] == 200


def test_once_somebody_is_in_the_passphrase_alone_lets_anybody_in(home: Path, key: str) -> None:
    with running(home, typed=f"{WORDS}\n") as workbook:
        used = workbook.printed.partition("#")[2]
        assert used
        assert 'id="code"' not in ask(workbook, "/sign-in", Cookie="")[2].decode()
        for path, body in (("/neglect/code", {}), ("/sign-in", {"code": used}), ("/sign-in", {"code": ""})):
            status, _, said = ask(workbook, path, "POST", json.dumps(body), Cookie="")
            assert status == 403
            assert "Enter the passphrase." in json.loads(said)["message"]
        for path in ("/neglect/lock", "/neglect/sign-out"):
            answer = ask(workbook, "/sign-in", "POST", json.dumps({"passphrase": WORDS}), Cookie="")
            cookie = answer[1]["Set-Cookie"].partition(";")[0]
            assert ask(workbook, path, "POST", "{}", Cookie=cookie)[0] == 204
        workbook.process.terminate()
        assert workbook.process.stdout
        assert workbook.process.stdout.read() == ""


def test_a_printed_address_is_void_once_the_passphrase_was_entered(home: Path, key: str) -> None:
    with running(home, typed=f"{WORDS}\n", enters=False) as workbook:
        code = workbook.printed.partition("#")[2]
        for body, status in (({"passphrase": WORDS}, 204), ({"code": code}, 403)):
            assert ask(workbook, "/sign-in", "POST", json.dumps(body), Cookie="")[0] == status


def test_in_jupyterlab_too_only_the_kernels_are_told_the_key(home: Path, key: str) -> None:
    with running(home, command="lab", typed=f"{WORDS}\n") as lab:
        address, _, token = lab.url.partition("/lab?token=")
        until(lambda: answers(f"{address}/api"))
        wanted = {"path": "x.ipynb", "name": "x", "type": "notebook", "kernel": {"name": "python3"}}
        headers = {"Authorization": f"token {token}", "Content-Type": "application/json"}
        asked = Request(f"{address}/api/sessions", json.dumps(wanted).encode(), headers)
        urlopen(asked, timeout=120).close()
        server = psutil.Process(lab.process.pid)
        assert key not in str(server.environ())
        told = [child for child in server.children(recursive=True) if key in str(child.environ())]
        assert ["ipykernel_launcher" in " ".join(child.cmdline()) for child in told] == [True]


def answers(url: str) -> bool:
    try:
        urlopen(url, timeout=60).close()
    except URLError:
        return False
    return True
