"""Every state of every page, visited: what the visit-checker asks holds everywhere."""

from collections.abc import Iterator

import pytest
from django.test import RequestFactory
from playwright.sync_api import Browser

from horarium.config.demo.gallery import State, drawn, every_state
from tests.browser.own_page import serve
from tests.browser.visit import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[Visitor]:
    """One page for all states, and one without JavaScript."""
    with (
        browser.new_context() as context,
        browser.new_context(java_script_enabled=False) as unscripted,
    ):
        yield Visitor(context.new_page(), unscripted.new_page())


@pytest.mark.parametrize("state", every_state(), ids=lambda state: state.slug)
def test_it_is_for_everybody(visitor: Visitor, state: State) -> None:
    """Sound, reached by Tab alone, large enough, at 320 px, in the dark, without JavaScript."""
    html = drawn(state, RequestFactory().get(state.address))
    assert visitor.unscripted
    serve(visitor.unscripted, html)
    visitor.visit(serve(visitor.page, html))
