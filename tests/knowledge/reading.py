"""Reading a data file on its own."""

from __future__ import annotations

from macros.knowledge.data_files import DataFile, read_data_file
from macros.knowledge.findings import Findings


def data_file(raw: bytes) -> DataFile:
    """Read a data file whose findings are its own; of one with too many there are only findings."""
    with Findings() as findings:
        return read_data_file("a.yaml", raw, findings)
    return DataFile("a.yaml", findings)


def rules_of(file: DataFile) -> set[str]:
    """Give the ids of the rules that a file breaks."""
    return {finding.rule.id for finding in file.findings}
