"""The switch scan, on pages of the tests' own: what is lit, what a press does, what it does not."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.one_switch import TwoSwitches, stop_the_clock
from tests.browser.own_page import STATIC, hands, serve, whole
from tests.browser.scanned import CONTENT, opened, seen

pytestmark = pytest.mark.browser


def test_without_switches_keys_are_what_they_are(page: Page) -> None:
    """Nothing is lit, Space scrolls and presses as ever, and no key is a shortcut (SC 2.1.4)."""
    stop_the_clock(page)
    page.goto(serve(page, whole(CONTENT)))
    page.clock.run_for(10_000)
    assert not page.locator(".scan, .scan-group, .scan-back").count()
    page.get_by_text("Why").focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("Because")).to_be_visible()
    page.keyboard.press("F9")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Why")).to_be_focused()


def test_groups_are_lit_in_turn_from_the_main_part_on(page: Page) -> None:
    """A group of one thing is the thing; the pages' links come last, being what is wanted least."""
    told = ["Curtain", "[What needs you]", "[More]", "[Now]", "Curtain"]
    found = seen(opened(page), 4)
    assert [each if "Week" not in each else "[Now]" for each in found] == told


def test_items_are_lit_in_turn_then_the_way_back(page: Page) -> None:
    """Inside a group come what can be used now, then the way back; behind it the next group."""
    who = opened(page)
    who.wait()
    who.press()
    assert seen(who, 3) == ["Approve", "Refuse", "<- What needs you", "Approve"]
    who.wait()
    who.wait()
    who.press()
    assert who.look() == "[More]"


def test_what_is_lit_has_the_focus(page: Page) -> None:
    """The ring is the cursor, and screen readers follow it; a lit group is focused itself."""
    who = opened(page)
    expect(page.get_by_text("Curtain")).to_be_focused()
    who.wait()
    expect(page.locator("section[aria-labelledby=wishes]")).to_be_focused()
    who.press()
    expect(page.get_by_text("Approve")).to_be_focused()


def test_one_press_does_the_only_thing_of_a_group(page: Page) -> None:
    opened(page).press()
    page.wait_for_url("**/curtain")


def test_two_presses_answer_a_request(page: Page) -> None:
    """Its group, its button."""
    who = opened(page)
    who.choose(page.get_by_role("button", name="Approve"))
    page.wait_for_url("**/approve")
    assert who.presses == 2


def test_a_group_in_a_group_is_one_of_its_things(page: Page) -> None:
    who = opened(page)
    who.choose(page.get_by_label("Tuesday"))
    expect(page.get_by_label("Tuesday")).to_be_checked()
    assert who.presses == 3
    # What was chosen is still lit; then the way back, one group outwards, and out again.
    assert seen(who, 1) == ["Tuesday", "<- Days"]
    who.press()
    assert who.look() == "<- More"


def test_what_opens_is_lit_too(page: Page) -> None:
    """What a press has unfolded joins the things of its group."""
    who = opened(page)
    who.choose(page.get_by_text("Why"))
    assert seen(who, 2) == ["Why", "Read on", "Words"]


def test_the_options_of_a_list_are_items(page: Page) -> None:
    """They are laid out beside the list, one is chosen with a press, and the list is told."""
    who = opened(page)
    page.evaluate("""() => document.querySelector('#who').addEventListener(
      'change', event => { document.title = event.target.value })""")
    who.choose(page.get_by_label("Who"))
    assert seen(who, 3) == ["Ana", "Ben (now)", "Rosa", "<- AnaBen (now)Rosa"]
    who.choose(page.get_by_role("button", name="Rosa"))
    expect(page.get_by_label("Who")).to_have_value("Rosa")
    assert page.title() == "Rosa"
    assert who.look().startswith("Who")
    assert not page.locator(".scan-choices").count()


def test_a_list_is_left_as_it_was(page: Page) -> None:
    """The way back out of its options changes nothing and leads to it."""
    who = opened(page)
    who.choose(page.get_by_label("Who"))
    for _ in range(3):
        who.wait()
    who.press()
    expect(page.get_by_label("Who")).to_have_value("Ben")
    assert who.look().startswith("Who")


def test_many_options_come_in_groups(page: Page) -> None:
    """Of 100 options none is further than 10 and 10 steps and three presses away."""
    options = "".join(f"<option>No {each}</option>" for each in range(100))
    who = opened(
        page, f"<section data-group><label>Which<select>{options}</select></label></section>"
    )
    who.choose(page.locator("select"))
    who.choose(page.get_by_role("button", name="No 77"))
    expect(page.locator("select")).to_have_value("No 77")
    assert who.presses == 3
    assert who.steps <= 20


def test_in_a_field_keys_type_until_the_switch_is_held(page: Page) -> None:
    """Space types a space; held for a second it leaves, and takes its space back."""
    who = opened(page)
    who.choose(page.get_by_label("Words"))
    page.keyboard.type("a b")
    page.clock.run_for(20_000)
    expect(page.get_by_label("Words")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("Typing. To go on, hold the switch.")
    who.press(lasting=1_000)
    expect(page.get_by_label("Words")).to_have_value("a b")
    expect(page.get_by_role("status")).to_have_count(0)
    assert seen(who, 1)[1].startswith("Who")


def test_a_key_that_types_nothing_leaves_a_field_at_once(page: Page) -> None:
    who = opened(page, select_key="F9")
    who.key = "F9"
    who.choose(page.get_by_label("Words"))
    page.keyboard.type("a b")
    page.keyboard.down("F9")
    page.clock.run_for(1)
    page.keyboard.up("F9")
    expect(page.get_by_label("Words")).to_have_value("a b")
    assert seen(who, 1)[1].startswith("Who")


def test_whoever_types_into_a_lit_field_is_let(page: Page) -> None:
    """Somebody dictates or types as soon as the field is lit: the scan stays."""
    who = opened(page)
    while who.look() != "[More]":
        who.wait()
    who.press()
    who.wait()
    page.keyboard.type("yes")
    page.clock.run_for(20_000)
    expect(page.get_by_label("Words")).to_be_focused()
    expect(page.get_by_label("Words")).to_have_value("yes")


def test_the_scan_rests_after_its_rounds(page: Page) -> None:
    """Three rounds without a press, then nothing is lit; a press begins again and does no more."""
    who = opened(page)
    seen(who, 11)
    assert who.look()
    who.wait()
    assert not who.look()
    page.clock.run_for(60_000)
    who.press()
    assert who.look() == "Curtain"
    assert page.url.endswith("/")


def test_a_group_nobody_wants_is_left_after_its_rounds(page: Page) -> None:
    who = opened(page)
    who.wait()
    who.press()
    told = seen(who, 9)
    assert told[-1] == "[More]", told


def test_a_tremor_does_nothing(page: Page) -> None:
    """Presses that are too short neither choose nor stop the scan; one that is held chooses."""
    who = opened(page, hold=500)
    for _ in range(30):
        who.press(lasting=100)
        page.clock.run_for(200)
    assert page.url.endswith("/")
    assert who.look() != "Curtain"
    who.choose(page.get_by_role("button", name="Approve"))
    page.wait_for_url("**/approve")


def test_a_long_press_is_one_press(page: Page) -> None:
    """However long it lasts, and however often the keyboard repeats it; what is lit stays lit."""
    who = opened(page)
    who.wait()
    page.keyboard.down("Space")
    for _ in range(10):
        page.keyboard.down("Space")
        page.clock.run_for(500)
    assert who.look() == "Approve"
    page.keyboard.up("Space")
    assert page.url.endswith("/")
    page.clock.run_for(1_400)
    assert who.look() == "Approve"
    page.clock.run_for(200)
    assert who.look() == "Refuse"


def test_a_second_press_is_ignored_for_as_long_as_he_says(page: Page) -> None:
    """Counted from letting go, for a switch bounces then; on a new page from its beginning."""
    who = opened(page, again=1000)
    page.clock.run_for(1_500)
    assert who.look() == "[What needs you]"
    who.press(lasting=200)
    page.clock.run_for(800)
    who.press()
    assert page.url.endswith("/")
    assert who.look() == "Approve"
    page.clock.run_for(300)
    who.press()
    page.wait_for_url("**/approve")


def test_a_press_on_its_way_when_the_page_appears_does_nothing(page: Page) -> None:
    """Nobody can have seen what is lit yet."""
    stop_the_clock(page)
    page.goto(serve(page, whole(CONTENT, title="Now", hands=hands())))
    page.clock.run_for(200)
    page.keyboard.press("Space")
    assert page.url.endswith("/")
    page.clock.run_for(200)
    page.keyboard.press("Space")
    page.wait_for_url("**/curtain")


def test_with_two_switches_nothing_hurries(page: Page) -> None:
    """One key steps, the other selects, and no time passes by itself."""
    opened(page, switches=2)
    who = TwoSwitches(page)
    page.clock.run_for(600_000)
    assert who.look() == "Curtain"
    who.choose(page.get_by_role("button", name="Refuse"))
    expect(page.get_by_role("button", name="Refuse")).to_be_focused()
    assert who.presses == 4
    page.clock.run_for(600_000)
    assert who.look() == "Refuse"


def test_with_one_switch_the_other_key_is_not_taken(page: Page) -> None:
    """Enter then does what it does everywhere."""
    who = opened(page)
    assert who.look() == "Curtain"
    page.keyboard.press("Enter")
    page.wait_for_url("**/curtain")


@pytest.mark.parametrize("key", ["Enter", "ArrowRight", "F9", "KeyK"])
def test_any_key_can_be_the_switch(page: Page, key: str) -> None:
    who = opened(page, select_key=key, step_key="Tab")
    who.key = key
    who.choose(page.get_by_role("button", name="Approve"))
    page.wait_for_url("**/approve")


def test_whoever_takes_the_keyboard_is_let(page: Page) -> None:
    """Tab stops the scan, Space presses as ever; after a while without a key it begins again."""
    who = opened(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Approve")).to_be_focused()
    page.clock.run_for(4_000)
    assert not who.look()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_text("Because")).to_be_visible()
    page.clock.run_for(4_900)
    assert not who.look()
    page.clock.run_for(200)
    assert who.look() == "Curtain"


def test_nothing_moves_smoothly_for_whoever_wants_no_motion(page: Page) -> None:
    """What is lit is brought into sight at once."""
    page.emulate_media(reduced_motion="reduce")
    far = '<div><button type="button">Near</button></div>' + "<p>line</p>" * 100
    who = opened(page, far + '<button type="button">Far</button>')
    who.wait()
    assert who.look() == "Far"
    expect(page.get_by_role("button", name="Far")).to_be_in_viewport()


def test_a_question_in_the_way_is_scanned_alone(page: Page) -> None:
    """Behind an open dialog nothing can be pressed, so nothing is lit."""
    who = opened(page, CONTENT + "<dialog><button>Yes</button><button>No</button></dialog>")
    page.evaluate("document.querySelector('dialog').showModal()")
    page.clock.run_for(6_000)
    assert set(seen(who, 3)) == {"Yes", "No"}


def test_it_is_small() -> None:
    """Every page of his carries it, so it may weigh no more than 9 KB."""
    assert (STATIC / "scan.js").stat().st_size <= 9 * 1024
