"""Each component by itself, as golden files in components/: what it looks like in HTML, in its several states.

`UPDATE_CASES=1 .venv/bin/python -m pytest tests/publishing` writes them anew; review the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from jinja2 import Template

from macros.knowledge.rules import Group, Rule, Severity
from macros.publishing.rendering import TEMPLATES, templates
from macros.publishing.site import Site
from tests.editions import FIXTURE, MINIMAL, read

GOLDEN = Path(__file__).parent / "components"
COMPONENTS = sorted(path.stem for path in (TEMPLATES / "components").glob("*.html"))

CALLS = {
    "contact": "{% for service in base.services %}{% for item in service.contacts %}{{ contact(base, w, item) }}{% endfor %}{% endfor %}",
    "contents": '{{ contents([("eins", "Eins & mehr"), ("zwei", "Zwei")]) }}',
    "crumbs": '{{ crumbs(w, ["hemmnisse", field.id]) }}',
    "effect": "{{ effect(w, base.ways[0].solution.effect) }}",
    "field": "{{ sign(field) }}|{{ group(w, field) }}",
    "key": "{{ key(base) }}",
    "legend": "{{ legend(base, w) }}",
    "municipalities": "{{ municipalities(base, w) }}",
    "priorities": "{{ priorities(base, w) }}",
    "reference": "{{ reference([]) }}",
    "rules": "{{ rules(groups) }}",
    "section": '{% call section("loesungswege", "Lösungswege") %}<p>Inhalt</p>{% endcall %}',
    "solution": "{% for way in base.ways_of(obstacle) %}{{ solution(base, w, way, obstacle) }}{% endfor %}",
    "sources": "{{ sources(w, base.sources) }}{{ sources(w, []) }}",
    "state": "{% for item in base.states %}{{ state(item) }}{% endfor %}{{ signs(base.ways) }}{{ evidence(base, base.ways[0]) }}",
    "strip": "{{ strip(base, field) }}{{ strip(base, field, obstacle) }}",
    "timeline": "{{ timeline(w, log_of(obstacle)) }}{{ timeline(w, log_of(obstacle), names_obstacle=true, by_added=true) }}",
    "today": "{% for item in base.obstacles %}{{ today(base, w, item) }}{% endfor %}",
    "turn": '{{ turn(w, "Hemmnis", none, obstacle) }}{{ turn(w, "Hemmnis", obstacle, none) }}{{ turn(w, "X", none, none) }}',
    "ways": "{{ ways(base, w, base.ways_of(obstacle)) }}",
    "website": '{{ website("https://www.amt.example/a?b=c&d") }}{{ website("https://amt.www.example/") }}',
    "who": '{{ who(base, w, [base.services[0].id, "die <Person>"]) }}|{{ called(base, [base.services[0].id, "die <Person>"]) }}',
}
WIDER = {"municipalities", "contact", "priorities"}
"""What the smallest edition has too little of."""


def rendered(name: str) -> str:
    """Render one component with an edition."""
    base = read(FIXTURE if name in WIDER else MINIMAL)
    macros = [
        macro for macro in dir(templates().get_template(f"components/{name}.html").module) if macro[0] != "_"
    ]
    head = f'{{% from "components/{name}.html" import {", ".join(macros)} %}}'
    template: Template = templates().from_string(head + CALLS[name])
    obstacle = base.obstacles[0]
    writer = Site(base).writer(f"hemmnisse/{obstacle.id}.md")
    groups = [
        Group("Eine <Gruppe>", [Rule("kennung", "Eine <Gruppe>", "Was & wie.", "Warum <so>.", Severity.HINT)])
    ]
    return template.render(
        groups=groups, base=base, w=writer, obstacle=obstacle, field=base.field[obstacle.field]
    )


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_is_as_it_was_last_looked_at(name: str) -> None:
    golden, shown = GOLDEN / f"{name}.html", f"{rendered(name)}\n"
    if "UPDATE_CASES" in os.environ:
        golden.write_text(shown, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == shown


def test_each_component_has_its_golden_file_and_no_other_is_left() -> None:
    assert sorted(CALLS) == COMPONENTS
    assert sorted(path.stem for path in GOLDEN.glob("*.html")) == COMPONENTS


def test_what_comes_from_data_is_escaped() -> None:
    """Control case: the golden files hold a role in words with a sign that HTML would take."""
    assert "die &lt;Person&gt;" in (GOLDEN / "who.html").read_text(encoding="utf-8")
