"""Opening and rating must not wait for libraries that only a download or a chart needs."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("package", ["neglect_widgets.charts", "neglect_widgets.export"])
def test_importing_a_package_loads_no_heavy_library(package):
    heavy = ("pandas", "plotly", "typst", "xlsxwriter", "docx")
    code = f"import sys, {package}; print([m for m in {heavy} if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
