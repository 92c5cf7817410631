"""Writing an export: into the folder, never beside it, never over something."""

import os

import pytest

from neglect_widgets.errors import InputRefused
from neglect_widgets.export import write_export


def test_an_export_is_written_where_it_was_asked_for(tmp_path):
    path = write_export(tmp_path, "assessment.pdf", b"data")
    assert path == tmp_path / "assessment.pdf"
    assert path.read_bytes() == b"data"


@pytest.mark.parametrize(
    "name",
    ["../x.pdf", "/tmp/x.pdf", "a/b.pdf", "a\\b.pdf", "..", ".", "", " ", ".hidden", "c:x.pdf", "a\x00b", "a\nb", "x."],
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path, name):
    folder = tmp_path / "exports"
    folder.mkdir()
    with pytest.raises(InputRefused):
        write_export(folder, name, b"data")
    assert list(tmp_path.rglob("*")) == [folder]


def test_an_older_file_is_never_written_over(tmp_path):
    write_export(tmp_path, "a.pdf", b"old")
    with pytest.raises(InputRefused, match="already"):
        write_export(tmp_path, "a.pdf", b"new")
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "a.pdf").symlink_to(tmp_path / "outside.pdf")
    with pytest.raises(InputRefused):
        write_export(folder, "a.pdf", b"data")
    assert not (tmp_path / "outside.pdf").exists()


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(InputRefused, match="folder"):
        write_export(tmp_path / "nowhere", "a.pdf", b"data")


@pytest.mark.skipif(os.name != "posix", reason="Other systems say otherwise who may read a file.")
def test_nobody_else_may_read_an_export(tmp_path):
    assert write_export(tmp_path, "a.pdf", b"data").stat().st_mode & 0o777 == 0o600
