"""A page like *Now*, and somebody with one switch in front of it."""

from playwright.sync_api import Page

from tests.browser.one_switch import OneSwitch, stop_the_clock
from tests.browser.own_page import hands, serve, whole

# Like *Now*: something alone, a request with two answers, and things to choose from.
CONTENT = """
<form method="post" action="/curtain" data-group><button>Curtain</button></form>
<section data-group aria-labelledby="wishes"><h2 id="wishes">What needs you</h2>
  <form method="post" action="/approve"><button>Approve</button></form>
  <button type="button" id="refuse">Refuse</button>
  <button type="button" disabled>Nothing</button>
  <button type="button" hidden>Nowhere</button>
</section>
<section data-group aria-labelledby="more"><h2 id="more">More</h2>
  <details><summary>Why</summary><p>Because. <a href="/because">Read on</a></p></details>
  <p><label for="words">Words</label><input id="words"></p>
  <p><label for="who">Who</label><select id="who">
    <option>Ana</option><option selected>Ben</option><option>Rosa</option></select></p>
  <fieldset data-group><legend>Days</legend>
    <label><input type="checkbox"> Monday</label><label><input type="checkbox"> Tuesday</label>
  </fieldset>
</section>
"""


def opened(page: Page, content: str = CONTENT, **settings: object) -> OneSwitch:
    """Somebody with one switch before a page, after the moment in which presses do not count."""
    stop_the_clock(page)
    page.goto(serve(page, whole(content, title="Now", hands=hands(**settings))))
    page.clock.run_for(400)
    return OneSwitch(page, hold=int(str(settings.get("hold", 0))))


def seen(who: OneSwitch, steps: int) -> list[str]:
    """What is lit now and after each of ``steps`` steps."""
    told = [who.look()]
    for _ in range(steps):
        who.wait()
        told.append(who.look())
    return told
