"""The title of a page has one form: what a reader sees, in the window, in links and in the search."""

from __future__ import annotations

import pytest

from macros.knowledge.pages import LANGUAGES, read_page
from macros.knowledge.periods import Point
from macros.publishing.markdown import new_markdown
from tests.knowledge.test_openings import shown


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Über uns", "Über uns"),
        ("A & B", "A & B"),
        ("Was ist 3 * 4?", "Was ist 3 * 4?"),
        (r"3\. Oktober", "3. Oktober"),
        (r"C\#", "C#"),
        ("Titel ##", "Titel"),
        ("En bref {: lang=fr }", "En bref"),
        ("Titel {: #titel }", "Titel"),
        ("Ein_Wort", "Ein_Wort"),
    ],
)
def test_the_title_is_what_a_reader_sees(written: str, title: str) -> None:
    page, findings = read_page("docs/x.md", "x", f"# {written}\n".encode())
    assert (page and page.title, findings) == (title, [])
    assert shown(new_markdown().convert(f"# {written}\n")) == title


@pytest.mark.parametrize(
    "written",
    ["**A**", "*A*", "_A_", "`A`", "[[bus]]", "[[bus|Bus]]", "A [Q10]", "A &amp; B", "A &#38; B", "[A](https://a.example)", "A[^1]", ":material-phone: A", "<https://a.example>", "C#"],
)  # fmt: skip
def test_a_title_that_would_look_otherwise_elsewhere_is_an_error(written: str) -> None:
    _, findings = read_page("docs/x.md", "x", f"# {written}\n".encode())
    assert findings
    assert all(found.place.line == 1 for found in findings)


@pytest.mark.parametrize("code", ["xx", "zz", "fra", "de-AT", "ar", "FR"])
def test_a_language_is_one_that_the_site_knows(code: str) -> None:
    _, findings = read_page("docs/x.md", "x", f"# T {{: lang={code} }}\n".encode())
    assert [found.rule.id for found in findings] == ["unbekannte-sprache"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_known_languages_are_taken(code: str) -> None:
    page, findings = read_page("docs/x.md", "x", f"# T {{: lang={code} }}\n".encode())
    assert (page and page.language, findings) == (code, [])


@pytest.mark.parametrize("text", ["２０２６", "２０２６-０１-０１", "٢٠٢٦", "2026-０1"])
def test_digits_of_other_scripts_make_no_date(text: str) -> None:
    assert Point.parse(text) is None
