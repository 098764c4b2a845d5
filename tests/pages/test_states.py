"""Every state of every page is drawn by itself, and is a sound document."""

import re
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import Resolver404, resolve

from horarium.config.demo.gallery import State, drawn, every_state, page_folders

STATES = every_state()
# A field has a name by a label, except where its own words are one.
UNLABELLED = {"hidden", "submit", "button", "reset", "image"}


def document(text: str) -> Element:
    """The page as a browser reads it; any mistake in it is an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    read = parser.parse(text)
    assert isinstance(read, Element)
    return read


@pytest.fixture(params=STATES, ids=lambda state: state.slug)
def page(request: pytest.FixtureRequest) -> Element:
    """Each state in turn."""
    state: State = request.param
    return document(drawn(state, RequestFactory().get(state.address)))


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_every_page_has_its_states() -> None:
    """A folder of pages without named states would be seen by nobody."""
    assert set(page_folders()) == {each.noun for each in STATES}


def test_no_two_states_have_one_name() -> None:
    """Each has an address and a picture of its own."""
    slugs = [each.slug for each in STATES]
    assert len(slugs) == len(set(slugs))


def test_gallery_is_in_no_house() -> None:
    """Its addresses are those of the demo alone."""
    for address in ("/gallery/", f"/gallery/{STATES[0].slug}/"):
        assert resolve(address, "horarium.config.demo.urls").route.startswith("gallery")
        with pytest.raises(Resolver404):
            resolve(address, "horarium.config.urls")


def test_broken_page_needs_nothing() -> None:
    """It is drawn without a request, a database or anything known."""
    page = document(render_to_string("shell/broken.html"))
    assert [words(each) for each in page.iter("h1")] == ["This page broke"]


def test_one_title(page: Element) -> None:
    """The title is the one first heading."""
    titles = [words(each) for each in page.iter("title") if each.text]
    assert titles == [words(each) for each in page.iter("h1")]
    assert len(titles) == 1
    assert titles[0]


def test_language_and_one_main(page: Element) -> None:
    assert page.get("lang") == "en"
    assert len(list(page.iter("main"))) == 1


def test_ids_are_unique(page: Element) -> None:
    ids = [each.get("id") for each in page.iter() if each.get("id") is not None]
    assert len(ids) == len(set(ids))


def test_references_lead_somewhere(page: Element) -> None:
    """What is described or labelled by something is so by something that is there."""
    ids = {each.get("id") for each in page.iter()}
    for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        for each in page.iter():
            assert set(each.get(name, "").split()) <= ids, (name, each.attrib)


def test_headings_are_in_order(page: Element) -> None:
    """None is left out on the way down."""
    levels = [int(each.tag[1]) for each in page.iter() if re.fullmatch("h[1-6]", str(each.tag))]
    assert levels[0] == 1
    for before, after in pairwise(levels):
        assert after <= before + 1, levels


def test_fields_are_labelled(page: Element) -> None:
    """By a label around or for it; a label on a fieldset is not enough."""
    labelled = {each.get("for") for each in page.iter("label")}
    within = {field for label in page.iter("label") for field in label.iter()}
    for tag in ("input", "select", "textarea"):
        for each in page.iter(tag):
            if each.get("type") not in UNLABELLED:
                assert each in within or each.get("id") in labelled, each.attrib


def test_fieldsets_have_legends(page: Element) -> None:
    for each in page.iter("fieldset"):
        assert each[0].tag == "legend", each.attrib


def test_forms_go_somewhere(page: Element) -> None:
    """A form says where it goes and how; what it changes it changes by POST, with its token."""
    for each in page.iter("form"):
        assert each.get("action"), each.attrib
        assert each.get("method") in ("get", "post"), each.attrib
        tokens = [field for field in each.iter("input") if field.get("name") == _TOKEN]
        assert bool(tokens) == (each.get("method") == "post"), each.attrib


_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field


def test_nothing_stands_in_the_page_that_the_policy_forbids(page: Element) -> None:
    """No style and no script but by reference, and no handler."""
    assert not list(page.iter("style"))
    for each in page.iter():
        assert "style" not in each.attrib, each.attrib
        assert not [name for name in each.attrib if name.startswith("on")], each.attrib
        assert each.tag != "script" or (each.get("src") and not each.text), each.attrib


def test_order_of_the_focus_is_that_of_the_page(page: Element) -> None:
    for each in page.iter():
        assert each.get("tabindex", "0") in ("0", "-1"), each.attrib


def test_nothing_is_said_by_a_title_or_a_placeholder(page: Element) -> None:
    """Neither is there for everybody."""
    for each in page.iter():
        assert not {"title", "placeholder", "accesskey"} & set(each.attrib), each.attrib


def test_all_that_can_be_worked_is_in_a_group(page: Element) -> None:
    """One switch lights groups first; what is in none is found late."""
    parents = {child: parent for parent in page.iter() for child in parent}
    for each in page.iter():
        if each.tag in ("a", "button", "select", "textarea", "summary", "input"):
            if each.get("type") == "hidden":
                continue
            around: Element | None = each
            while around is not None and "data-group" not in around.attrib:
                around = parents.get(around)
            assert around is not None, (each.tag, words(each), each.attrib)


def test_names_are_typographic(page: Element) -> None:
    """Quotes and apostrophes are those of print."""
    body = page.find("body")
    assert body is not None
    text = words(body)
    assert not re.search(r"""["']""", text), re.findall(r""".{0,30}["'].{0,30}""", text)
