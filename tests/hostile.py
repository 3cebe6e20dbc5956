"""Hostile texts without end: what was once tried by hand, written in all the ways that people and programs think of."""

from __future__ import annotations

import random
from collections.abc import Callable
from html import escape
from typing import Final

from tests.knowledge.test_attacks import HTML, LINKS, TEMPLATES

KNOWN: Final = [*TEMPLATES, *HTML, *LINKS]
MORE: Final = [
    '<a href="https://a.example" onmouseover=x>', "<details open ontoggle=x>", "<math><mtext></form><mglyph><svg><mtext><style><path id=</style><img src onerror=x>",
    "<noscript><p title='</noscript><img src=x onerror=x>'>", "<textarea></textarea><script>x</script>", "<title></title><script>x</script>", "<template><script>x</script></template>",
    "<input autofocus onfocus=x>", "<body onload=x>", "<object data=x>", "<embed src=x>", "<form action=//x><button>", "<link rel=stylesheet href=//x>", "<portal src=//x>",
    "<button popovertarget=menue>", "<p id=suche>", "<p class=hide>", "<a name=x>", "<video src=x>", "<picture><source srcset=//x>", "<x-y onclick=x>", "< script>x</script>", "<\tscript>",
    "[x](javascript://%0aalert(1))", "[x](JAVASCRIPT&#58;x)", "[x](java\tscript:x)", "[x](\u2028javascript:x)", "[x](blob:x)", "[x](about:blank)", "[x](ws://x)", "[x](\\\\x\\y)", "[x](/\\x)",
    "[x](?javascript:x)", "[x](https:javascript:x)", "[x](https://a@b:c@x)", "![x](/x.png)", "![x](bild.png){: onerror=x }", "![x](x.svg)", "[![x](//x.example/y.png)](https://a.example)",
    "[x][]\n\n[x]: javascript:y", "[x]: <javascript:y>", "> [x]: data:y", "*[HTML]: <b>", "[^1]: <script>", "[^<script>]", "::: x", '!!! danger "x"', '!!! note onclick "x"', "??? hide",
    '=== "x"', "--8<-- '/etc/passwd'", "~~~ {.x onclick=y}\nz\n~~~", "```{onclick=x}\ny\n```", "| a {: onclick=x } |", "# x {: #inhalt }", "## Suche", "Setext {: onclick=x }\n====", "{: .head .foot }",
    "[[bus|<script>]]", "[[bus](javascript:x)]", "[[|]]", "[[javascript:x]]", "[Q10](javascript:x)", "[Q10]<script>", "[[bus]]{: onclick=x }", "**[[bus|](javascript:x)]]**",
    "\x11\x31\x12", "\u202e}}{{", "\ufeff<script>", "&NewLine;", "&Tab;javascript&colon;x", "%3Cscript%3E", "\\u003cscript\\u003e", "<!--><script>x</script>-->", "<![endif]-->", "]]>", "--&gt;", "\u0000<b>",
]  # fmt: skip

Twist = Callable[[str, random.Random], str]


def _entities(text: str, chance: random.Random) -> str:
    ways = (lambda sign: f"&#{ord(sign)};", lambda sign: f"&#x{ord(sign):x};", escape, lambda sign: sign)
    return "".join(chance.choice(ways)(sign) for sign in text)


def _cut(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return (
        text[:at]
        + chance.choice(["\n", "\t", " ", "\u00ad", "\u200b", "\\", "`", "\u00a0", "<", "&"])
        + text[at:]
    )


def _cases(text: str, chance: random.Random) -> str:
    return "".join(chance.choice((sign.upper(), sign.lower())) for sign in text)


def _wrapped(text: str, chance: random.Random) -> str:
    around = ["**{}**", "`{}`", "[{}](https://a.example)", "> {}", "- {}", "1. {}", "<{}>", '"{}"', "({})", "![{}](bild.png)", "[x](https://a.example '{}')", "{}{{: .x }}", "*[{}]: x", "\\{}", "a{}b", "``{}`"]  # fmt: skip
    return chance.choice(around).replace("{}", text).replace("{{", "{").replace("}}", "}")


def _joined(text: str, chance: random.Random) -> str:
    return text + chance.choice(["", " ", "\n", "\n\n"]) + chance.choice([*KNOWN, *MORE])


TWISTS: Final[tuple[Twist, ...]] = (_entities, _cut, _cases, _wrapped, _joined)


def attacks(count: int, seed: int | None) -> list[str]:
    """Give so many different hostile texts: first what is known, then twists of it; fresh ones without a seed."""
    chance = random.Random(seed)  # noqa: S311 (tests, not secrets)
    found = dict.fromkeys([*KNOWN, *MORE])
    while len(found) < count:
        text = chance.choice([*KNOWN, *MORE])
        for _ in range(chance.randint(1, 3)):
            text = chance.choice(TWISTS)(text, chance)
        found[text] = None
    return list(found)[:count]
