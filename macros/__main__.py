"""Command line: `python -m macros check` and `python -m macros stubs`."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from macros.current import EditionError, edition
from macros.knowledge.findings import errors, render
from macros.knowledge.loading import load, read_files
from macros.publishing.stubs import write_sources


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
    checking.add_argument("--format", choices=["text", "github", "markdown", "json"], default="text")
    checking.add_argument(
        "--summary",
        type=Path,
        metavar="DATEI",
        help="hängt alle Befunde als Markdown an diese Datei an, für Menschen, die einen Pull Request lesen",
    )
    writing = commands.add_parser(
        "stubs", help="schreibt alle Seitenquellen in einen Ordner, für Generatoren ohne Hooks"
    )
    writing.add_argument("folder", type=Path, metavar="ORDNER")
    options = parser.parse_args(arguments)
    if options.command == "stubs":
        return stubs(options.folder)
    missing = [path for path in options.files if not path.is_file()]
    if missing:
        parser.error(f"Die Datei {missing[0]} gibt es nicht.")
    return check(options.files, options.format, options.summary)


def check(files: list[Path], form: str, summary: Path | None) -> int:
    """Print all findings, and add them to a summary if asked for; give 1 if there is an error."""
    found = load(read_files(Path.cwd(), files), date.today()).findings  # noqa: DTZ011 (the local day)
    printed = render(found, form)
    if printed:
        print(printed)
    if summary:
        with summary.open("a", encoding="utf-8") as file:
            file.write(render(found, "markdown") + "\n")
    return 1 if errors(found) else 0


def stubs(folder: Path) -> int:
    """Write the sources of all pages into a folder that is not the edition's own."""
    if folder.resolve() == (Path.cwd() / "docs").resolve():
        print("Der Ordner docs/ hält die Seiten von Hand; bitte einen anderen nennen.")
        return 1
    try:
        touched = write_sources(edition(Path.cwd()).base, folder)
    except EditionError as error:
        print(render(error.findings, "text"))
        return 1
    print(f"{len(touched)} Dateien geschrieben oder gelöscht.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
