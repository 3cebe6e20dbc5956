"""Command line: `python -m macros check`, `build`, `copy`, `compress` and `stubs`."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from macros.knowledge.findings import errors, render
from macros.knowledge.loading import load_folder
from macros.knowledge.purpose import Purpose


def main(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    match options.command:
        case "stubs":
            return stubs(options.folder)
        case "build" | "copy" | "compress":
            return make(options.command)
    missing = [path for path in options.files if not path.is_file()]
    if missing:
        parser.error(f"Die Datei {missing[0]} gibt es nicht.")
    return check(options.files, options.format, options.summary, options.purpose)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m macros", description="Werkzeuge der Wissensbasis")
    commands = parser.add_subparsers(dest="command", required=True, metavar="BEFEHL")
    _add_check(commands.add_parser("check", help="prüft Daten und Seiten und nennt alle Fehler"))
    writing = commands.add_parser(
        "stubs", help="schreibt alle Seiten ganz in einen Ordner, für andere Generatoren"
    )
    writing.add_argument("folder", type=Path, metavar="ORDNER")
    commands.add_parser("build", help="baut site/")
    commands.add_parser("copy", help="baut die Offline-Kopie dist/wissensbasis.zip")
    commands.add_parser("compress", help="legt neben jede Datei in site/ ihre .br und .gz")
    return parser


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="DATEI",
        help="geänderte Datei, die an die Stelle der gleichnamigen tritt",
    )
    parser.add_argument("--format", choices=["text", "github", "markdown", "json"], default="text")
    parser.add_argument(
        "--summary",
        type=Path,
        metavar="DATEI",
        help="hängt alle Befunde als Markdown an diese Datei an, für Menschen, die einen Pull Request lesen",
    )
    parser.add_argument(
        "--for",
        dest="purpose",
        type=Purpose,
        choices=list(Purpose),
        help="prüft auch, was einer Vorschau, dem öffentlichen Netz oder der Offline-Kopie im Weg steht",
    )


def check(files: list[Path], form: str, summary: Path | None, purpose: Purpose | None) -> int:
    """Print all findings, and add them to a summary if asked for; give 1 if there is an error."""
    found = load_folder(Path.cwd(), date.today(), purpose, files).findings  # noqa: DTZ011 (the local day)
    printed = render(found, form)
    if printed:
        print(printed)
    if summary:
        with summary.open("a", encoding="utf-8") as file:
            file.write(render(found, "markdown") + "\n")
    return 1 if errors(found) else 0


def stubs(folder: Path) -> int:
    """Write all pages, whole, into a folder that is not the edition's own."""
    from macros.current import EditionError, load_site  # noqa: PLC0415 (the check needs none of it)
    from macros.publishing.blame import judged  # noqa: PLC0415 (the same)
    from macros.publishing.export import breaches, sources, write  # noqa: PLC0415 (the same)

    if folder.resolve() == (Path.cwd() / "docs").resolve():
        print("Der Ordner docs/ hält die Seiten von Hand; bitte einen anderen nennen.")
        return 1
    try:
        site = load_site(Path.cwd())
    except EditionError as error:
        print(render(error.findings, "text"))
        return 1
    files = dict(sources(site, _menu()))
    refused = judged(site, breaches(site, files.items()), Path.cwd())
    if refused:
        print(refused)
        return 1
    print(f"{len(write(files, folder))} Dateien geschrieben oder gelöscht.")
    return 0


def _menu() -> list[Any]:
    """Read the menu of mkdocs.yml; what else stands there is for MkDocs only."""
    settings = yaml.load(Path("mkdocs.yml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 (text only)
    return list(settings["nav"])


def make(what: str) -> int:
    """Build a site or a copy, or compress a site; give the exit code."""
    from macros import building  # noqa: PLC0415 (the check needs none of it)

    tasks = {"build": building.build, "copy": building.build_copy, "compress": building.compress}
    return building.run(tasks[what])


if __name__ == "__main__":
    sys.exit(main())
