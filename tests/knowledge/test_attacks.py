"""Known attacks, in every field of the data and every corner of a page, are findings.

Sources of the payloads: the usual collections for server-side template injection in Jinja, for
cross-site scripting and for Markdown, cut to what differs in kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from macros.knowledge.markup import trespasses
from macros.knowledge.model import FILES, Bare, Record, Text, looks_empty
from macros.knowledge.pages import read_page
from macros.knowledge.schema import record_of
from macros.knowledge.texts import texts
from tests.knowledge.reading import data_file

TEMPLATES = [
    "{{ 7*7 }}",
    "{{7*'7'}}",
    "{{ config }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__['os'].system('id') }}",
    "{{ joiner.__init__.__globals__['__builtins__']['open']('/etc/passwd').read() }}",
    "{{ self._TemplateReference__context }}",
    "{{ ''['\\x5f\\x5fclass\\x5f\\x5f'] }}",
    "{{ [].__class__|attr('__base__') }}",
    "{{ macros_info() }}",
    "{{ environment.system }}",
    "{{ git.short_commit }}",
    "{{ now() }}",
    "{{ angabe(config) }}",
    "{{ angabe('publisher') }}",
    '<{{ angabe("publisher") }}>',
    '<{{ angabe("publisher") }} >',
    '< {{ angabe("publisher") }}>',
    '[x]{{ angabe("imprint") }}',
    '![x]{{ angabe("imprint") }}',
    '!{{ angabe("imprint") }}',
    '&{{ angabe("imprint") }};',
    ':{{ angabe("imprint") }}:',
    '{{{ angabe("imprint") }}}',
    '[x]({{ angabe("imprint") }})',
    '[x](https://x.example "a {{ angabe("imprint") }} b")',
    '{: #a{{ angabe("publisher") }} }',
    '{: #a {{ angabe("publisher") }} }',
    '{{ angabe("__class__") }}',
    '{{ angabe("model_fields") }}',
    '{{ zeichnung("../parts") }}',
    '{{ seite("hemmnis", "bus") }}',
    "{% import os %}",
    "{% include '/etc/passwd' %}",
    "{% extends 'main.html' %}",
    "{%- for x in ().__class__.__base__.__subclasses__() -%}{{ x }}{%- endfor -%}",
    "{% raw %}{{ x }}{% endraw %}",
    "{% set x = cycler.__init__ %}",
    "{# versteckt #}",
    "{{",
    "{%",
    "}}",
    "${7*7}",
    "#{7*7}",
    "{: onclick=alert(1) }",
    "{: style=position:fixed }",
    "{: #titel .head }",
    "{:onclick=x}",
    "{ onclick=x }",
]  # fmt: skip
HTML = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//x.example/x.js>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='java&#115;cript:alert(1)'>x</a>",
    "<iframe srcdoc='&lt;script&gt;'>",
    "<style>@import '//x.example'</style>",
    "<div markdown='1' onclick=x>x</div>",
    "</div></main>",
    "<!-- versteckt -->",
    "<!doctype html>",
    "<?php x ?>",
    "<![CDATA[x]]>",
    "<base href=//x.example>",
    "<meta http-equiv=refresh content=0>",
    "<mailto:x onclick=alert(1)>",
    "<https://x.example onclick=alert(1)>",
    r"\`<script>x</script>\`",
    "&#",
    "&#x;",
    "&#8238;",
    "&#x202e;",
    "&rlm;",
    "&ZeroWidthSpace;",
]
LINKS = [
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x]( javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](&#106;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](\\javascript:alert(1))",
    "[x](vbscript:x)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x](//x.example)",
    "[x](&#47;/x.example)",
    "[x](//intranet/x.pdf)",
    "![x](//intranet/x.png)",
    "![x](&#47;&sol;intranet/x.png)",
    "![x](/x.png)",
    "![x](\\\\intranet\\x.png)",
    '[x](javascript:x "https://amt.example")',
    "[https://amt.example](javascript:x)",
    "<javascript:alert(1)>",
    "<DATA:text/html,x>",
    "![x](https://x.example/x.png)",
    "![x](//x.example/x.png)",
    "![x](data:image/svg+xml,x)",
    "![x](../../../etc/passwd)",
    "![x][y]",
    "![x](zeichnung.svg)",
    "[a]([x](javascript:alert(1)))",
    "[![a](x.png)](javascript:alert(1))",
    ":x:",
    "https://x.example)[x](javascript:alert(1)",
    "a](javascript:alert(1))[b@x.example",
]
CONTEXTS = {
    "a paragraph": "# T\n\n{}\n",
    "the title": "# {}\n",
    "a heading": "# T\n\n## {}\n",
    "a list": "# T\n\n- a\n    - {}\n",
    "a numbered list": "# T\n\n1. {}\n",
    "a quotation": "# T\n\n> {}\n",
    "a table": "# T\n\n| a | b |\n|---|---|\n| c | {} |\n",
    "code": "# T\n\nmit `{}` darin\n",
    "a fence": "# T\n\n```text\n{}\n```\n",
    "a fence that is none": "# T\n\n``` kein Zaun\n{}\n```\n",
    "indented code": "# T\n\n    {}\n",
    "the title of a link": '# T\n\n[x](https://amt.example "{}")\n',
    "the text of a link": "# T\n\n[{}](https://amt.example)\n",
    "the title of a box": '# T\n\n!!! note "{}"\n    Text\n',
    "a box": '# T\n\n!!! note "Titel"\n    {}\n',
    "a fold": '# T\n\n??? note "Titel"\n    {}\n',
    "a footnote": "# T\n\nText[^1]\n\n[^1]: {}\n",
    "an abbreviation": "# T\n\n*[AfA]: {}\n",
    "a definition": "# T\n\nWort\n:   {}\n",
    "front matter": "---\ntitle: {}\n---\n# T\n",
    "a head without lines": "title: {}\n\n# T\n",
    "bold text": "# T\n\n**{}**\n",
}  # fmt: skip
INSIDE_A_LINE = {
    "the title", "a heading", "a table", "code", "the title of a link", "the text of a link",
    "the title of a box", "an abbreviation", "front matter", "a head without lines", "bold text",
}  # fmt: skip


UNSEEN = {"texts", "everyday"}
"""What people type: nothing of it but letters and digits reaches a page or a script."""


def sample(model: type[Record]) -> dict[str, Any]:
    """Make a record with every field, from the examples that the model itself gives."""
    made: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        inner = record_of(info.annotation)
        inner = None if inner and issubclass(inner, Bare) else inner
        value = sample(inner) if inner else yaml.load(str((info.examples or [""])[0]), yaml.BaseLoader)  # noqa: S506 (text only)
        made[name] = [value] if inner and "list" in str(info.annotation) else value
    return made


def leaves(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Give the path of every text in plain data."""
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, (*path, number))


def with_payload(data: dict[str, Any], path: Sequence[str | int], payload: str) -> dict[str, Any]:
    """Give the data with one text replaced."""
    changed: Any = deepcopy(data)
    inner = changed
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = payload
    return changed  # type: ignore[no-any-return]


def refused(model: type[Record], data: dict[str, Any]) -> bool:
    """Tell whether the model or the rules for texts refuse a record."""
    try:
        record = model.model_validate(data)
    except ValidationError:
        return True
    return any(True for _, text, kind in texts(record) for _ in trespasses(text, kind))


@pytest.mark.parametrize("model", FILES.values(), ids=list(FILES))
def test_the_examples_of_the_model_are_accepted(model: type[Record]) -> None:
    """Control case: without an attack there is nothing to refuse."""
    assert not refused(model, sample(model))


@pytest.mark.parametrize("model", FILES.values(), ids=list(FILES))
def test_no_field_takes_an_attack(model: type[Record]) -> None:
    data = sample(model)
    fields = [path for path in leaves(data) if path[-1] not in UNSEEN]
    assert fields
    taken = [
        (path, payload)
        for path in fields
        for payload in [*TEMPLATES, *HTML, *LINKS]
        for written in (payload, f"Text {payload} Text")
        if not refused(model, with_payload(data, path, written))
    ]
    assert taken == []


@pytest.mark.parametrize("context", CONTEXTS)
def test_no_corner_of_a_page_takes_an_attack(context: str) -> None:
    taken = [
        payload
        for payload in [*TEMPLATES, *HTML, *LINKS]
        if not any(
            found.is_error
            for found in read_page("docs/x.md", "x", CONTEXTS[context].format(payload).encode())[1]
        )
    ]
    assert taken == []


@pytest.mark.parametrize("context", sorted(CONTEXTS.keys() - INSIDE_A_LINE))
@pytest.mark.parametrize(
    "definition",
    [
        "[x]: javascript:alert(1)",
        "[x\ny]: javascript:alert(1)",
        "[x]:\njavascript:x",
        "> [^1]: - [x]: javascript:x",
        "- [^1]: [^2]: [x]: javascript:x",
    ],
)
def test_where_a_line_begins_no_target_is_defined(context: str, definition: str) -> None:
    """Markdown takes `[x]: …` for the target of a link elsewhere only at the beginning of a line."""
    assert read_page("docs/x.md", "x", CONTEXTS[context].format(definition).encode())[1]


@pytest.mark.parametrize("context", CONTEXTS)
def test_a_page_without_an_attack_is_fine(context: str) -> None:
    """Control case: an ordinary text in the same corner."""
    _, findings = read_page("docs/x.md", "x", CONTEXTS[context].format("ein Wort").encode())
    bad = {"front matter", "a head without lines", "indented code"}
    assert (findings == []) == (context not in bad)


@pytest.mark.parametrize(
    "text",
    [
        'site: !!python/object/apply:os.system ["id"]\n',
        "site: !!python/name:os.system\n",
        "site: !!python/object/new:subprocess.Popen [[id]]\n",
        "!!python/module:os\n",
        "%TAG ! tag:yaml.org,2002:python/\n---\nsite: !object/apply:os.system [id]\n",
        "site: !<tag:yaml.org,2002:python/name:os.system> ''\n",
        "site: !!binary aWQ=\n",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
        "a: &a {b: c}\nd:\n  <<: *a\n",
        "a: &a [*a]\n",
        "? {a: b}\n: c\n",
        "? [a]\n: b\n",
        "a: b\n---\nc: d\n",
        "a: b\n...\n---\nc: d\n",
        'a: "\\0"\n',
        'a: "\\e[2J"\n',
        'a: "\\u202e"\n',
        'a: "\\uD800"\n',
        "a: b\x00c\n",
    ],
)
def test_what_yaml_can_do_beyond_plain_values_is_refused(text: str) -> None:
    file = data_file(text.encode())
    assert list(file.findings)
    assert all(found.is_error and found.message.isprintable() for found in file.findings)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "latin-1"])
def test_other_encodings_are_refused(encoding: str) -> None:
    file = data_file("a: für\n".encode(encoding))
    assert list(file.findings)
    assert file.data is None


def test_a_merge_key_is_a_field_like_any_other() -> None:
    file = data_file(b"a:\n  <<: {b: c}\n")
    assert file.data == {"a": {"<<": {"b": "c"}}}


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029", "\r"])
def test_a_comment_ends_where_a_comparison_shows_it(sign: str) -> None:
    file = data_file(f"a:\n  b: c\n  # siehe auch{sign}  url: https://x.example\n".encode())
    (found,) = file.findings
    assert (found.rule.id, found.place.line, found.place.column) == ("verdeckter-zeilenumbruch", 3, 15)
    assert file.data is None
    _, findings = read_page("docs/x.md", "x", f"# T\n\nEin{sign}Wort\n".encode())
    assert [(found.rule.id, found.place.line) for found in findings] == [("verdeckter-zeilenumbruch", 3)]


def test_lines_may_end_as_on_windows() -> None:
    """Control case: the usual line breaks, and one behind a backslash, are refused no more than before."""
    assert data_file(b"a: b\r\nc: d\r\n").data == {"a": "b", "c": "d"}
    assert list(data_file(b'a: "b\\Lc"\n').findings)


@pytest.mark.parametrize("sign", ["\ue000", "\ue03c", "\uf8ff", "\U000f0000", "\U0010fffd"])
def test_no_file_holds_a_private_character(sign: str) -> None:
    """Plain copies of texts would turn some of them into other signs, as < and >."""
    assert list(data_file(f'a: "\\U{ord(sign):08x}"\n'.encode()).findings)
    assert [found.rule.id for found in data_file(f"a: b{sign}\n".encode()).findings] == ["privates-zeichen"]
    _, findings = read_page("docs/x.md", "x", f"# T\n\nEin{sign}Wort\n".encode())
    assert [found.rule.id for found in findings] == ["privates-zeichen"]
    _, findings = read_page("docs/x.md", "x", f"# T\n\nEin&#x{ord(sign):x};Wort\n".encode())
    assert [found.rule.id for found in findings] == ["unsichtbares-zeichen"]
    assert list(trespasses(f"Ein &#{ord(sign)}; Wort", Text.LINE))


@pytest.mark.parametrize(
    "blank", ["\u3164", "\u115f", "\u1160", "\u2800", "\xad", "&shy;", "&zwnj;", "&#x2063;", "\U000e0041"]
)
def test_no_text_looks_empty(blank: str) -> None:
    for model in FILES.values():
        data = sample(model)
        slots = [path for path, _, _ in texts(model.model_validate(data))]
        assert slots
        assert [path for path in slots if not refused(model, with_payload(data, path, blank))] == []
    assert read_page("docs/x.md", "x", f"# {blank}\n".encode())[1]


@pytest.mark.parametrize("seen", ["→", "?", "Zusammen\xadarbeit", "&amp;", "می\u200cخواهم", "❤\ufe0f"])
def test_what_is_seen_is_no_empty_text(seen: str) -> None:
    assert not looks_empty(seen)


@pytest.mark.parametrize("sign", ["\u3164", "\u115f", "\u1160", "\u2063", "\U000e0041"])
def test_blank_letters_and_tags_stand_in_no_file(sign: str) -> None:
    assert [found.rule.id for found in data_file(f"a: b{sign}\n".encode()).findings] == [
        "unsichtbares-zeichen"
    ]
