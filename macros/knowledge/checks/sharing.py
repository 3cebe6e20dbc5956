"""A solution that helps with several obstacles stands once, and its readers know where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from macros.knowledge.checks.check import Checks
from macros.knowledge.findings import Finding, nearest
from macros.knowledge.kinds import OBSTACLE
from macros.knowledge.manuscript import Manuscript
from macros.knowledge.model import Obstacle

rule: Final = Checks("Geteilte Lösungswege")


@rule("geteilter-loesungsweg")
def known_elsewhere(manuscript: Manuscript) -> Iterator[Finding]:
    """Unter „shared“ stehen nur Lösungswege anderer Hemmnisse, jeder einmal.

    Der Lösungsweg behält die Nummer und die Adresse von dort, wo er geschrieben steht.
    """
    if not manuscript.is_complete(OBSTACLE.key):
        return
    home = {
        solution.id: obstacle.id
        for _, obstacle in manuscript.all(Obstacle)
        for solution in obstacle.solutions
    }
    for path, obstacle in manuscript.all(Obstacle):
        others = {id_ for id_, where in home.items() if where != obstacle.id}
        for n, shared in enumerate(obstacle.shared):
            before = {item.id for item in obstacle.shared[:n]}
            if shared.id not in others or shared.id in before:
                yield Finding(
                    known_elsewhere,
                    manuscript.place((*path, "shared", n, "id")),
                    f"„{shared.id}“ ist kein Lösungsweg eines anderen Hemmnisses oder steht hier schon.",
                    expected="die Kennung eines Lösungswegs, der bei einem anderen Hemmnis steht",
                    nearest=nearest(shared.id, others - before),
                )
