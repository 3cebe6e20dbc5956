"""Every text of a record is found once, and every id that it refers to."""

from __future__ import annotations

from macros.knowledge.kinds import KINDS
from macros.knowledge.model import FILES, Obstacle, ObstaclesFile, Refers, Text
from macros.knowledge.texts import referring, texts
from tests.knowledge.test_attacks import sample


def test_each_text_is_found_once_with_its_path() -> None:
    obstacle = Obstacle.model_validate(sample(Obstacle))
    found = {path: kind for path, _, kind in texts(obstacle, ("obstacles", 3))}
    assert len(found) == len(list(texts(obstacle)))
    assert found["obstacles", 3, "title"] is Text.LABEL
    assert found["obstacles", 3, "aliases", 0] is Text.LABEL
    assert found["obstacles", 3, "owner"] is Text.LABEL
    assert found["obstacles", 3, "description"] is Text.PROSE
    assert found["obstacles", 3, "solutions", 0, "steps", 0, "text"] is Text.LINE


def test_each_id_is_found_once_with_what_it_must_name() -> None:
    obstacle = Obstacle.model_validate(sample(Obstacle))
    found = {path: refers for path, _, refers in referring(obstacle)}
    assert len(found) == len(list(referring(obstacle)))
    assert found["field",] == Refers("field")
    assert found["solutions", 0, "steps", 0, "who", 0] == Refers("service", or_words=True)
    assert found["related", 0, "id"] == Refers("obstacle")


def test_whatever_is_referred_to_is_a_kind() -> None:
    named = {
        refers.kind
        for model in FILES.values()
        for _, _, refers in referring(model.model_validate(sample(model)))
    }
    assert named - {None} <= set(KINDS)
    assert None in named, "the footer names anything that a reference leads to"
    assert len(named) > 4


def test_every_kind_stands_below_its_key_in_a_file() -> None:
    keys = {key for model in FILES.values() for key in model.model_fields}
    assert {kind.key for kind in KINDS.values()} <= keys
    assert "obstacles" in ObstaclesFile.model_fields
