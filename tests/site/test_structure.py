"""What holds for every edition and every way of building it."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

import pytest

from macros.knowledge.model import NOT_EVIDENCED
from macros.publishing.policy import PAGE_POLICY
from tests.builds import Built
from tests.editions import KnowledgeBase, Purpose
from tests.site.reading import is_foreign

SECTIONS = [
    "beschreibung",
    "beteiligte",
    "loesungswege",
    "voraussetzungen",
    "stand-der-dinge",
    "quellen",
    "verwandt",
]
OVERVIEWS = [
    "", "handlungsfelder/", "hemmnisse/", "loesungen/", "stand-der-dinge/", "voraussetzungen/",
    "beteiligte/", "glossar/", "quellen/",
]  # fmt: skip
TEXTS = [
    "kernbotschaften/", "sonderthemen/lba/", "sonderthemen/drehtuer-effekt/", "ausblick/", "ueber/",
    "mitmachen/", "barrierefreiheit/", "datenschutz/", "impressum/", "hilfe-finden/", "was-noch-fehlt/", "resume/",
]  # fmt: skip


def records(base: KnowledgeBase) -> list[str]:
    """Give the addresses of all pages about one record."""
    return [
        *(f"handlungsfelder/{field.id}/" for field in base.fields),
        *(f"hemmnisse/{obstacle.id}/" for obstacle in base.obstacles),
        *(f"beteiligte/{service.id}/" for service in base.services),
        *(f"voraussetzungen/{item.id}/" for item in base.prerequisites),
        *(f"voraussetzungen/{id_}/" for id_ in base.merged),
    ]


def missing(built: Built) -> set[str]:
    """Give the page for what is not there, which a copy does without: nobody can ask it for anything."""
    return set() if built.purpose is Purpose.COPY else {"404.html"}


def test_every_address_of_the_contract_exists(built: Built) -> None:
    for address in [*OVERVIEWS, *TEXTS, *records(built.base)]:
        assert built.site.page(address).text(), address
    assert missing(built) <= built.site.pages.keys()


def test_there_is_no_page_nobody_asked_for(built: Built) -> None:
    expected = len(OVERVIEWS) + len(built.base.pages) + len(records(built.base)) + len(missing(built))
    assert len(built.site.pages) == expected


def test_html_is_sound(built: Built) -> None:
    for page in built.site.pages.values():
        assert page.tree is not None  # html5lib raises at the first parse error
        repeated = [id_ for id_, count in Counter(page.ids).items() if count > 1]
        assert not repeated, page.path


def test_each_page_says_its_language(built: Built) -> None:
    for page in built.site.pages.values():
        language = "fr" if page.path.startswith("resume") else "de"
        assert page.tree.get("lang") == language, page.path
        for part in ("header", "footer"):
            frame = page.tree.find(f".//{part}")
            assert frame is not None
            assert frame.get("lang", language) == "de", (page.path, part)


def test_the_table_of_municipalities_says_what_is_not_known(built: Built) -> None:
    unknown = built.base.state[NOT_EVIDENCED].label
    for address in ("beteiligte/", "hilfe-finden/"):
        rows = [
            [" ".join("".join(cell.itertext()).split()) for cell in row]
            for row in built.site.page(address).tree.iter("tr")
        ]
        table = {row[0]: row[1:] for row in rows}
        columns = {office.service for place in built.base.municipalities for office in place.offices}
        for place in built.base.municipalities:
            cells = table[place.name]
            assert len(cells) == len(columns) == len(table["Gemeinde"])
            contacts = {
                s.id for s in built.base.services for c in s.contacts if place.name in c.municipalities
            }
            answered = ({office.service for office in place.offices} | contacts) & columns
            assert len(cells) - sum(cell.endswith(f": {unknown}") for cell in cells) == len(answered), (
                place.name
            )


def test_each_page_has_a_title_and_one_heading_of_its_own(built: Built) -> None:
    titles: dict[str, list[str]] = defaultdict(list)
    for page in built.site.pages.values():
        titles[page.title].append(page.path)
        assert len(page.tree.findall(".//h1")) == 1, page.path
    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}


def test_headings_leave_out_no_level(built: Built) -> None:
    for page in built.site.pages.values():
        levels = [int(e.tag[1]) for e in page.elements if re.fullmatch("h[1-6]", str(e.tag))]
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert not jumps, page.path


def test_no_link_or_anchor_is_broken(built: Built) -> None:
    broken = []
    for page in built.site.pages.values():
        if page.path == "404.html":
            continue
        for link in page.links:
            if is_foreign(link):
                continue
            target, anchor = page.resolve(link)
            if target not in built.site.pages or (anchor and anchor not in built.site.pages[target].ids):
                broken.append((page.path, link))
    assert broken == []


def test_no_address_is_absolute(built: Built) -> None:
    for page in built.site.pages.values():
        if page.path != "404.html":
            assert not [link for link in [*page.links, *page.loaded()] if link.startswith("/")], page.path


def test_every_page_can_be_reached_from_the_start(built: Built) -> None:
    linked = defaultdict(set)
    for source, target in built.site.edges():
        linked[source].add(target)
    reached, ahead = set(), ["index.html"]
    while ahead:
        path = ahead.pop()
        if path not in reached:
            reached.add(path)
            ahead += linked[path]
    assert set(built.site.pages) - reached == missing(built)


def relations(base: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """Give the addresses of records that belong together, in pairs."""
    for obstacle in base.obstacles:
        own = f"hemmnisse/{obstacle.id}/"
        yield own, f"handlungsfelder/{obstacle.field}/"
        services = [item.service for item in obstacle.involved if item.service in base.service]
        yield from ((own, f"beteiligte/{id_}/") for id_ in services)
        prerequisites = [id_ for id_ in obstacle.prerequisites if id_ in base.prerequisite]
        yield from ((own, f"voraussetzungen/{id_}/") for id_ in prerequisites)
        yield from ((own, f"hemmnisse/{other.id}/") for other, _ in base.related(obstacle))


def test_links_between_records_run_both_ways(built: Built) -> None:
    leads_to = {page.path: set(page.resolved(".//main//a")) for page in built.site.pages.values()}
    pairs = [[built.site.page(address).path for address in pair] for pair in relations(built.base)]
    assert len(pairs) > len(built.base.obstacles)
    for one, other in pairs:
        assert other in leads_to[one], (one, other)
        assert one in leads_to[other], (other, one)


def test_the_sources_lead_to_where_they_are_cited(built: Built) -> None:
    leads_to = set(built.site.page("quellen/").resolved(".//main//a"))
    obstacles = {obstacle.id for obstacle in built.base.obstacles}
    citing = {target.id for targets in built.base.citations.values() for target in targets} & obstacles
    assert citing
    assert {built.site.page(f"hemmnisse/{id_}/").path for id_ in citing} <= leads_to


def test_obstacle_pages_have_the_sections_of_the_report(built: Built) -> None:
    for obstacle in built.base.obstacles:
        page = built.site.page(f"hemmnisse/{obstacle.id}/")
        article = page.tree.find(f".//main//article[@data-obstacle='{obstacle.id}']")
        assert article is not None
        sections = [e for e in article.iter("section") if e.get("id") in SECTIONS]
        assert [e.get("id") for e in sections] == SECTIONS
        for section in sections:
            text = " ".join("".join(section.itertext()).split())
            assert len(text) > len(section.get("id", "")) + 5, (page.path, section.get("id"))
        solutions = [e.get("data-solution") for e in article.iter("section") if e.get("data-solution")]
        assert solutions == [way.solution.id for way in built.base.shown_ways(obstacle)]
        assert {shared.former_id for shared in obstacle.shared if shared.former_id} <= set(page.ids)


def test_what_can_be_done_today_stands_above_the_solutions(built: Built) -> None:
    """And nowhere is an empty place kept for it; what no source carries says so on drafts."""
    listed = [obstacle for obstacle in built.base.obstacles if obstacle.today]
    assert 0 < len(listed) < len(built.base.obstacles)
    for obstacle in built.base.obstacles:
        page = built.site.page(f"hemmnisse/{obstacle.id}/")
        entries = page.tree.findall(".//section[@id='heute-tun']//li")
        assert len(entries) == len(obstacle.today), page.path
        assert ("#heute-tun" in page.links) == ("heute-tun" in page.ids) == bool(obstacle.today), page.path
        for entry, text in zip(entries, obstacle.today, strict=True):
            suggested = built.base.is_suggested(obstacle, text)
            assert (entry.get("class") == "sug") == suggested
            assert "".join(entry.itertext()).endswith("Anregung der Redaktion") == suggested
        if obstacle.today:
            assert page.ids.index("heute-tun") < page.ids.index("loesungswege")


def test_the_solution_index_is_complete(built: Built) -> None:
    page = built.site.page("loesungen/")
    shown = [e.attrib["data-obstacle"] for e in page.elements if "data-obstacle" in e.attrib]
    by_field = [o.id for field in built.base.fields for o in built.base.obstacles_of(field)]
    assert shown == by_field
    solutions = [e.attrib["data-solution"] for e in page.elements if "data-solution" in e.attrib]
    assert sorted(solutions) == sorted(way.solution.id for way in built.base.ways)


def test_drafts_say_so_on_every_page(built: Built) -> None:
    for page in built.site.pages.values():
        strip = page.tree.find(".//aside[@class='draft']")
        robots = [e.get("content") for e in page.tree.findall(".//meta[@name='robots']")]
        assert (strip is not None) == built.base.is_draft, page.path
        assert page.title.startswith("Entwurf: ") == built.base.is_draft, page.path
        found = built.purpose is Purpose.PUBLIC and not built.base.is_draft and page.path != "404.html"
        assert robots == ([] if found else ["noindex"]), page.path
        if built.base.edition.notice:
            assert built.base.edition.notice in page.text(".//aside[@class='draft']")


def test_every_page_says_how_old_its_content_is(built: Built) -> None:
    for page in built.site.pages.values():
        foot = page.text(".//footer")
        assert f"Stand der Inhalte: {built.base.edition.as_of.german}." in foot, page.path
        dated = re.findall(r"Diese (\w+) (?:ist|sind) vom 1\. Juni 2026\.", foot)
        assert (
            dated == {Purpose.COPY: ["Kopie"], Purpose.PUBLIC: ["Seiten"], Purpose.PREVIEW: []}[built.purpose]
        ), page.path


def test_only_the_copy_says_that_it_is_one(built: Built) -> None:
    for page in built.site.pages.values():
        is_copy = built.purpose is Purpose.COPY
        notice = page.tree.find(".//aside[@data-made]")
        assert (notice is not None) == is_copy, page.path
        assert ("Bitte zuerst alle Dateien entpacken" in page.text("body")) == is_copy, page.path
        assert ("Kopie ist" in page.text("body")) == is_copy, page.path
        if notice is not None:
            limit = built.base.site.copy_old_after_days
            assert (notice.get("data-made"), notice.get("data-old-after")) == ("2026-06-01", str(limit))


def test_every_page_carries_the_policy_before_all_that_it_governs(built: Built) -> None:
    for page in built.site.pages.values():
        head = [element for element in page.elements if element.tag in {"meta", "link", "script", "style"}]
        policies = [e.get("content") for e in head if e.get("http-equiv") == "Content-Security-Policy"]
        assert policies == [PAGE_POLICY], page.path
        before = [e.tag for e in head[: [e.get("http-equiv") for e in head].index("Content-Security-Policy")]]
        assert set(before) <= {"meta"}, page.path
        assert [e.get("content") for e in head if e.get("name") == "referrer"] == ["no-referrer"], page.path


def test_nothing_is_loaded_from_elsewhere(built: Built) -> None:
    for page in built.site.pages.values():
        assert [address for address in page.loaded() if is_foreign(address)] == [], page.path
    for sheet in built.site.root.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert "@import" not in text
        assert not re.findall(r"url\((?!['\"]?data:)", text)


def test_there_is_no_inline_script_or_style(built: Built) -> None:
    for page in built.site.pages.values():
        for element in page.elements:
            assert element.tag != "style", page.path
            assert element.tag != "script" or element.get("src"), page.path
            assert not [name for name in element.attrib if name == "style" or name.startswith("on")], (
                page.path
            )


def test_every_class_has_a_rule(built: Built) -> None:
    for page in built.site.pages.values():
        of_markdown = {name for name in page.classes if name.startswith("language-")}
        assert page.classes - built.site.styled - of_markdown == set(), page.path


def test_no_template_or_reference_is_left_over(built: Built) -> None:
    for page in built.site.pages.values():
        if page.path.startswith("mitmachen"):
            continue  # shows the syntax of references
        text = page.text()
        assert not re.search(r"\{\{|\{%|\[\[|\]\]|\{:|<br>|\*\*|&[a-z]+;", text), page.path


def test_nothing_lies_in_the_site_that_no_page_asks_for(built: Built) -> None:
    """Nothing of the stock theme above all, which brings two hundred files of its own."""
    files = {path for path in built.site.root.rglob("*") if path.is_file() and path.suffix != ".html"}
    asked = {page.resolve(address)[0] for page in built.site.pages.values() for address in page.loaded()}
    found = {path.relative_to(built.site.root).as_posix() for path in files}
    assert found - asked <= {"sitemap.xml", "sitemap.xml.gz"}


def test_the_search_leads_to_pages_that_exist(built: Built) -> None:
    index = built.site.page("loesungen/")
    (documents,) = (address for address in index.loaded() if "/search/documents." in address)
    script = (built.site.root / index.resolve(documents)[0]).read_text(encoding="utf-8")
    source = json.loads(script[script.index('{"kinds') : script.rindex(";")])
    addresses = [address for zones in source["documents"].values() for address in zones["address"]]
    assert len(addresses) > len(built.base.obstacles) + len(built.base.services)
    start = built.site.page("")
    for address in addresses:
        path, anchor = start.resolve(address) if address else (start.path, "")
        assert path in built.site.pages, address
        assert not anchor or anchor in built.site.pages[path].ids, address


def test_every_obstacle_of_the_solution_index_can_be_filtered(built: Built) -> None:
    page = built.site.page("loesungen/")
    offered = {e.attrib["value"] for e in page.elements if e.tag in {"option", "input"} and e.get("value")}
    for hit in (e for e in page.elements if "data-obstacle" in e.attrib):
        assert hit.attrib["data-field"] in offered
    for way in (e for e in page.elements if "data-services" in e.attrib):
        assert set(way.attrib["data-services"].split()) <= offered
    states = {e.attrib["data-state"] for e in page.elements if "data-state" in e.attrib}
    assert states == {way.state for way in built.base.ways} <= offered


def test_sentences_without_a_source_are_declared_on_drafts(built: Built) -> None:
    for obstacle in built.base.obstacles:
        text = built.site.page(f"hemmnisse/{obstacle.id}/").text()
        draft = built.base.is_draft_obstacle(obstacle)
        assert ("Sätze ohne Quelle sind Einschätzung der Redaktion" in text) == draft
        if not draft:
            assert "Anregung der Redaktion" not in text


@pytest.mark.parametrize("record", ["hemmnisse", "beteiligte", "handlungsfelder"])
def test_records_have_a_way_back(built: Built, record: str) -> None:
    for page in built.site.pages.values():
        if re.match(rf"{record}/(?!index\.html)", page.path):
            assert page.tree.find(".//nav[@class='crumbs']") is not None, page.path
