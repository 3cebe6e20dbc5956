"""Command line: `python -m macros check`, `stubs`, `pack` and `compress`."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from macros.knowledge.findings import errors, render
from macros.knowledge.loading import load_folder
from macros.knowledge.purpose import Purpose

if TYPE_CHECKING:
    from macros.publishing.site import Site


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
    checking.add_argument(
        "--for",
        dest="purpose",
        type=Purpose,
        choices=list(Purpose),
        help="prüft auch, was einer Vorschau, dem öffentlichen Netz oder der Offline-Kopie im Weg steht",
    )
    writing = commands.add_parser(
        "stubs", help="schreibt alle Seiten ganz in einen Ordner, für andere Generatoren"
    )
    writing.add_argument("folder", type=Path, metavar="ORDNER")
    packing = commands.add_parser("pack", help="packt die gebaute Offline-Kopie in eine ZIP-Datei")
    packing.add_argument("site", type=Path, metavar="ORDNER")
    packing.add_argument("archive", type=Path, metavar="ZIP")
    compressing = commands.add_parser("compress", help="legt neben jede Datei einer Site ihre .br und .gz")
    compressing.add_argument("site", type=Path, metavar="ORDNER")
    options = parser.parse_args(arguments)
    match options.command:
        case "stubs":
            return stubs(options.folder)
        case "pack":
            return archive(options.site, options.archive)
        case "compress":
            return compress(options.site)
    missing = [path for path in options.files if not path.is_file()]
    if missing:
        parser.error(f"Die Datei {missing[0]} gibt es nicht.")
    return check(options.files, options.format, options.summary, options.purpose)


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
    from macros.publishing.export import write  # noqa: PLC0415 (the check needs none of it)

    if folder.resolve() == (Path.cwd() / "docs").resolve():
        print("Der Ordner docs/ hält die Seiten von Hand; bitte einen anderen nennen.")
        return 1
    site = _site(Purpose.PREVIEW)
    if site is None:
        return 1
    print(f"{len(write(site, _menu(), folder))} Dateien geschrieben oder gelöscht.")
    return 0


def _menu() -> list[Any]:
    """Read the menu of mkdocs.yml; what else stands there is for MkDocs only."""
    settings = yaml.load(Path("mkdocs.yml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 (text only)
    return list(settings["nav"])


def archive(folder: Path, target: Path) -> int:
    """Write the ZIP of an offline copy that has just been built."""
    from macros.publishing.offline import pack  # noqa: PLC0415 (the check needs none of it)

    made = os.environ.get("SOURCE_DATE_EPOCH")
    when = int(made) if made else None
    site = _site(Purpose.COPY, flat=True, made=when)
    if site is None:
        return 1
    target.write_bytes(pack(site, folder, when))
    return 0


def compress(folder: Path) -> int:
    """Write the compressed twins of a built site."""
    from macros.publishing.compression import write_twins  # noqa: PLC0415 (the check needs none of it)

    print(f"{len(write_twins(folder))} Dateien geschrieben.")
    return 0


def _site(purpose: Purpose, *, flat: bool = False, made: int | None = None) -> Site | None:
    """Give the site of the edition in this folder; print what is wrong with it and give nothing."""
    from macros.current import EditionError, load_site  # noqa: PLC0415 (the check needs none of it)

    try:
        return load_site(Path.cwd(), purpose, flat=flat, made=made)
    except EditionError as error:
        print(render(error.findings, "text"))
        return None


if __name__ == "__main__":
    sys.exit(main())
