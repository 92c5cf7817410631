"""The server lets nobody else in, gives nothing away, and follows no settings but its own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect
from websockets import InvalidStatus

from neglect_widgets.app.assets import plotly_url, static_url
from neglect_widgets.app.surroundings import PACKAGE_HOME
from tests.app import widgets_under_test as cells
from tests.app.asking import ask, channel_to, end, kernel_of, kinds_until, request
from tests.app.conftest import OpenPage
from tests.app.running import Running, write_notebook
from tests.servers import python


def test_the_only_line_printed_says_where_to_open_it(everything: Running) -> None:
    assert re.fullmatch(r"Open http://127\.0\.0\.1:\d+/sign-in#[\w-]{32}\n", everything.line)


@pytest.mark.parametrize("host", ["evil.example", "192.0.2.1", "localhost.evil.example:80"])
def test_another_host_name_is_refused(everything: Running, host: str) -> None:
    assert ask(everything, "/", Host=host)[0] == 403


@pytest.mark.parametrize("file", ["everything.ipynb", "picture.png", "%2e%2e/picture.png", ""])
def test_files_beside_the_notebook_are_not_given_out(everything: Running, folder: Path, file: str) -> None:
    (folder / "picture.png").write_bytes(b"invented")
    assert ask(everything, f"/voila/files/{file}")[0] in (403, 404)


def test_a_page_of_another_site_cannot_start_a_kernel_unseen(everything: Running) -> None:
    assert ask(everything, "/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="no-cors")[0] == 403
    assert ask(everything, "/", Sec_Purpose="prefetch")[0] == 403


def test_the_host_s_script_stands_behind_all_that_it_looks_for(everything: Running) -> None:
    # In front of it, a script that the browser had kept sometimes ran too early, and the page never opened.
    page = ask(everything, "/")[2].decode()
    end(everything, kernel_of(page.encode()))
    (script,) = re.finditer(r"<script type=\"module\" async src=\"[^\"]*host.js\"", page)
    for needed in ("host-lock", "host-trouble", "host-said", "host-exit", "opening", "app"):
        assert page.index(f'id="{needed}"') < script.start()


def test_the_kernel_is_not_ended_without_the_page_s_own_token(everything: Running) -> None:
    kernel = kernel_of(ask(everything, "/")[2])
    assert ask(everything, f"/voila/api/shutdown/{kernel}", "POST", "")[0] == 403
    assert ask(everything, f"/api/kernels/{kernel}")[0] == 200


def test_the_address_cannot_choose_another_template(everything: Running) -> None:
    page = ask(everything, "/?template=lab&theme=dark")[2].decode()
    assert "data-neglect-styles" in page
    assert "//cdn" not in page


def test_every_answer_carries_the_policy(everything: Running) -> None:
    for path in ("/", "/voila/files/x", f"{static_url('workbook')}/host.js"):
        headers = ask(everything, path)[1]
        policy = headers["Content-Security-Policy"]
        assert "unsafe-eval" not in policy
        assert "script-src 'self' blob:;" in policy
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "geolocation=()" in headers["Permissions-Policy"]
    assert "no-store" in ask(everything, "/")[1]["Cache-Control"]


def test_code_sent_over_the_websocket_is_not_run(everything: Running) -> None:
    kernel = kernel_of(ask(everything, "/")[2])
    with channel_to(everything, kernel) as channel:
        channel.send(request("execute_request", {"code": "1 + 1", "silent": False}))
        channel.send(request("comm_info_request", {}))
        kinds = kinds_until(channel, "comm_info_reply")
    assert "execute_input" not in kinds
    assert "execute_result" not in kinds


def test_a_websocket_from_another_origin_is_refused(everything: Running) -> None:
    kernel = kernel_of(ask(everything, "/")[2])
    with pytest.raises(InvalidStatus, match="403"):
        channel_to(everything, kernel, Origin="http://evil.example")


def test_a_websocket_in_the_format_that_stops_the_server_is_refused(everything: Running) -> None:
    kernel = kernel_of(ask(everything, "/")[2])
    with pytest.raises(InvalidStatus, match="400"):
        channel_to(everything, kernel, subprotocols=None)


def test_files_with_their_version_in_the_address_are_kept_for_ever(everything: Running) -> None:
    status, headers, body = ask(everything, f"{static_url('workbook')}/host.js", Accept_Encoding="gzip")
    assert (status, headers["Content-Encoding"]) == (200, "gzip")
    assert "immutable" in headers["Cache-Control"]
    plain = ask(everything, "/voila/templates/workbook/static/host.js")
    assert plain[1]["Cache-Control"] == "no-cache"
    assert len(body) < len(plain[2])
    assert ask(everything, "/voila/templates/workbook/static/host.js", If_None_Match=plain[1]["Etag"])[0] == 304


def test_only_listed_files_are_served(everything: Running) -> None:
    for path in ("../index.html.j2", "%2e%2e/index.html.j2", "nothing.js", "../../../server.py"):
        assert ask(everything, f"/voila/templates/workbook/static/{path}")[0] in (403, 404)


def test_plotly_comes_from_the_installed_package(everything: Running) -> None:
    status, headers, body = ask(everything, plotly_url())
    assert (status, headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert "immutable" in headers["Cache-Control"]
    assert b"plotly.js v" in body[:200]


def test_the_kernel_is_ours_and_leaves_no_trace(everything: Running, folder: Path, open_page: OpenPage) -> None:
    page = open_page(everything.address)
    expect(page.locator("#facts")).to_be_visible()
    facts = json.loads(page.locator("#facts").inner_text())
    assert facts["python"] == sys.executable
    assert Path(facts["store"]).name == "invented.db"
    assert facts["history"] is False
    assert not Path(facts["folder"]).is_relative_to(folder)
    assert Path(facts["profile"]).parent == Path(facts["folder"]).parent
    assert {path.suffix for path in folder.iterdir()} <= {".ipynb", ".png"}


def test_settings_and_modules_in_the_working_folder_are_not_used(tmp_path: Path, open_page: OpenPage) -> None:
    (tmp_path / "voila.json").write_text('{"VoilaConfiguration": {"template": "lab", "show_tracebacks": true}}')
    (tmp_path / "voila.py").write_text("from pathlib import Path; Path(__file__).with_name('ran').touch()")
    (tmp_path / "jupyter_config.py").write_text("from pathlib import Path; Path(__file__).with_name('ran').touch()")
    notebook = write_notebook(tmp_path / "facts.ipynb", cells.FACTS, cells.FAILING)
    with Running(notebook, folder=tmp_path) as server:
        page = open_page(server.address)
        expect(page.locator("#facts")).to_be_visible()
        assert "secret words" not in page.content()
        said = server.stop()
    assert not (tmp_path / "ran").exists()
    assert "ValueError in notebook_renderer" in said[1]
    assert "secret words" not in "".join(said)
    assert "ValueError" not in page.content()


def test_a_user_s_own_jupyter_settings_are_not_used(tmp_path: Path, open_page: OpenPage) -> None:
    kernels = tmp_path / "data" / "kernels" / "python3"
    kernels.mkdir(parents=True)
    kernels.joinpath("kernel.json").write_text('{"argv": ["false"], "display_name": "wrong", "language": "python"}')
    startup = tmp_path / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    startup.joinpath("first.py").write_text("raise SystemExit")
    surroundings = {"JUPYTER_DATA_DIR": str(tmp_path / "data"), "IPYTHONDIR": str(tmp_path / "ipython")}
    with Running(write_notebook(tmp_path / "facts.ipynb", cells.FACTS), environment=surroundings) as server:
        page = open_page(server.address)
        expect(page.locator("#facts")).to_contain_text(sys.executable)


def run(call: str) -> subprocess.CompletedProcess[str]:
    code = f"from pathlib import Path; from neglect_widgets.app.server import serve; {call}"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=PACKAGE_HOME, capture_output=True, text=True, check=False, timeout=60
    )


def test_a_port_in_use_is_said_in_a_sentence(everything: Running) -> None:
    notebook = PACKAGE_HOME / "notebooks" / "workbook.ipynb"
    ended = run(f"serve(Path({str(notebook)!r}), port={everything.port}, store=None, open_browser=False)")
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"Port {everything.port} is already in use")
    assert "Traceback" not in ended.stderr


def test_a_missing_notebook_is_said_in_a_sentence(tmp_path: Path) -> None:
    ended = run(f"serve(Path({str(tmp_path / 'none.ipynb')!r}), port=None, store=None, open_browser=False)")
    assert ended.returncode == 1
    assert ended.stderr.startswith("There is no notebook none.ipynb")


def test_the_server_does_not_wait_for_a_grammar_that_nothing_asks_for(tmp_path: Path) -> None:
    start = "from neglect_widgets.app import surroundings; surroundings.leave_out_grammar(); "
    look = "import sys, neglect_widgets.app.voila_server; print('jsonschema' in sys.modules, 'lark' in sys.modules)"
    assert python(start + look, tmp_path) == "True False"
