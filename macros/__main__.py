"""Command line: `python -m macros check`."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from macros.knowledge.findings import errors, render
from macros.knowledge.loading import load, read_files


def main(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit code."""
    parser = argparse.ArgumentParser(prog="python -m macros", description="Werkzeuge der Wissensbasis")
    commands = parser.add_subparsers(dest="command", required=True, metavar="BEFEHL")
    checking = commands.add_parser("check", help="prüft Daten und Seiten und nennt alle Fehler")
    checking.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="DATEI",
        help="geänderte Datei, die an die Stelle der gleichnamigen tritt",
    )
    checking.add_argument("--format", choices=["text", "github", "json"], default="text")
    options = parser.parse_args(arguments)
    for path in options.files:
        if not path.is_file():
            parser.error(f"Die Datei {path} gibt es nicht.")
    return check(options.files, options.format)


def check(files: list[Path], form: str) -> int:
    """Print all findings; give 1 if there is an error."""
    found = load(read_files(Path.cwd(), files), date.today()).findings  # noqa: DTZ011
    printed = render(found, form)
    if printed:
        print(printed)
    return 1 if errors(found) else 0


if __name__ == "__main__":
    sys.exit(main())
