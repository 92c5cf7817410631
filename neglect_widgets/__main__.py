"""Run the command line with `python -m neglect_widgets`."""

from .app.cli import main

main()
