"""The visit-checker finds each planted fault, and none on a sound page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.own_page import serve, whole
from tests.browser.visit import Visitor

pytestmark = pytest.mark.browser

SOUND = """
<section data-group aria-labelledby="one"><h2 id="one">What to do</h2>
<p>Something to read, with <a href="/more">more about it</a> elsewhere.</p>
<form method="post" action="/do">
<div class="field"><label for="word">Word</label><input id="word" name="word"></div>
<fieldset><legend>Which</legend>
<label><input type="radio" name="which" value="1"> This</label>
<label><input type="radio" name="which" value="2" checked> That</label></fieldset>
<div class="acts"><button class="main">Do it</button></div></form>
<details><summary>Why</summary><p>Because.</p></details>
</section>
"""
PLANTED = {
    "html": '<section><h2>Twice</h2><p id="one">One id</p></section>',
    "title": "<h1>Another</h1>",
    "axe": '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
    "ibm": '<div onclick="go()">Go</div>',
    "small": '<p data-group><button class="tiny">Go on with it</button></p>',
    "misnamed": '<p data-group><button aria-label="Send">Publish</button></p>',
    "secret": '<p class="hand">Press here</p>',
    "ungrouped": "<p><button>Lost</button></p>",
    "keyboard": '<p data-group><button class="ringless">Nowhere</button></p>',
    "narrow": '<p class="broad">A long line</p>',
    "contrast": '<p class="faint">Hardly seen</p>',
    "forced": '<p class="dot"></p>',
    "console": '<p style="color: black">Styled here</p>',
    "scripts": '<p id="late"></p>',
}
STYLE = """
.tiny { min-height: 20px; padding: 0; } .hand { cursor: pointer } .broad { width: 600px }
.ringless:focus { outline: none }
@media (prefers-color-scheme: dark) { .faint { color: #332f2a } }
.dot { width: 2rem; height: 2rem; background: #9b1c1c } .edgeless { border: 0 }
@media (forced-colors: active) { .dark:focus { outline: 3px solid Canvas } }
.faded { fill: #fffefb }
.cover { position: fixed; inset: 0; background: #fff }
"""
SCRIPT = "document.querySelector('#late').textContent = 'Only with scripts';"


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[Visitor]:
    with (
        browser.new_context() as context,
        browser.new_context(java_script_enabled=False) as unscripted,
    ):
        yield Visitor(context.new_page(), unscripted.new_page())


def found(visitor: Visitor, content: str, **parts: str) -> dict[str, str]:
    """The kinds of what is found on a page with this content, each with its last words."""
    html = whole(content, title="A page")
    for old, new in parts.items():
        html = html.replace({"head": "</head>", "lang": ' lang="en"'}[old], new)
    files = {"planted.css": STYLE, "planted.js": SCRIPT}
    assert visitor.unscripted
    serve(visitor.unscripted, html, files)
    address = serve(visitor.page, html, files)
    return {each.kind: each.words for each in visitor.faults(address)}


PLANT = '<link rel="stylesheet" href="/planted.css"></head>'


def test_a_sound_page_has_no_fault(visitor: Visitor) -> None:
    assert found(visitor, SOUND, head=PLANT) == {}


@pytest.mark.parametrize("kind", PLANTED)
def test_each_planted_fault_is_found(visitor: Visitor, kind: str) -> None:
    """By the check that is there for it."""
    head = PLANT
    if kind == "scripts":
        head = '<script type="module" src="/planted.js"></script></head>'
    assert kind in found(visitor, SOUND + PLANTED[kind], head=head)


@pytest.mark.parametrize(
    ("kind", "content", "words"),
    [
        ("html", SOUND + "<p><div>Inside</div></p>", "expected"),
        ("small", SOUND.replace('"/more">more about it', '"/more" class="tiny hair">m'), "px"),
        ("misnamed", SOUND + "<p data-group><button></button></p>", "has no name"),
        ("secret", SOUND + '<p tabindex="0">A stop</p>', "A stop"),
        ("secret", SOUND + '<div role="button">Role</div>', "Role"),
        ("secret", SOUND + '<p hx-get="/x">Loads</p>', "Loads"),
        ("keyboard", SOUND + '<div class="cover">All over it</div>', "is covered by"),
        ("keyboard", SOUND.replace('id="word"', 'id="word" tabindex="1"'), "in the place of"),
        ("forced", SOUND + '<p data-group><button class="edgeless">Go</button></p>', "no edge"),
        ("forced", SOUND + '<p data-group><button class="dark">Go</button></p>', "no ring"),
        (
            "forced",
            SOUND + '<svg viewBox="0 0 9 9" aria-hidden="true"><path class="faded" d="M0 0h9v9z"/>'
            "</svg>",
            "is gone",
        ),
        ("console", SOUND + '<img alt="a" src="/nothing/there.png">', "404"),
        ("console", SOUND + "<script>alert(1)</script>", "policy: script-src"),
    ],
)
def test_each_kind_has_its_other_faults(
    visitor: Visitor, kind: str, content: str, words: str
) -> None:
    assert words in found(visitor, content, head=PLANT).get(kind, "nothing")


def test_a_trap_is_found(visitor: Visitor) -> None:
    """A field that keeps the focus, whatever is pressed."""
    trap = """document.querySelector('#word').addEventListener('keydown', event => {
      if (event.key === 'Tab') event.preventDefault(); });"""
    html = whole(SOUND).replace("</head>", '<script type="module" src="/trap.js"></script></head>')
    visitor.unscripted, without = None, visitor.unscripted
    faults = list(visitor.faults(serve(visitor.page, html, {"trap.js": trap})))
    visitor.unscripted = without
    assert [each.kind for each in faults] == ["keyboard"]


def test_who_listens_to_clicks_is_found(visitor: Visitor) -> None:
    """Without a word of it in the page."""
    listens = "document.querySelector('h2').addEventListener('click', () => {});"
    html = whole(SOUND).replace("</head>", '<script type="module" src="/hear.js"></script></head>')
    visitor.unscripted, without = None, visitor.unscripted
    faults = list(visitor.faults(serve(visitor.page, html, {"hear.js": listens})))
    visitor.unscripted = without
    assert [(each.kind, each.words) for each in faults] == [("secret", "<h2#one> What to do")]
