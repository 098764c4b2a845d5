"""Pictures of every page in every state, and the page that shows them: ``make pictures``.

Pictures are looked at by people; that each is there is tested, not what its pixels are.
"""

import base64
import os
import struct
import zlib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import django
from django.test import RequestFactory
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import chromium
from tests.browser.own_page import serve
from tests.contracts.tree import ROOT

PAGES = ROOT / "docs" / "reference" / "pages.md"
PICTURES = ROOT / "docs" / "pictures" / "pages"
WIDTHS = (1280, 320)
# What is used on telephones most; the rest is seen narrow by the visit-checker alone.
ON_TELEPHONES = ("now", "week", "away", "door", "curtain")
HIGHEST = 1600
TEXT = """# Pages and their states

Made by `make pictures`. Every page is drawn from a named state with made-up people; the same states
are visited by the tests, and can be opened in the demo at `/gallery/`. Long pages are cut.
"""


def page_of_pages() -> str:
    """The text of docs/reference/pages.md."""
    from horarium.config.demo.gallery import every_state  # noqa: PLC0415 - Django must be set up

    parts = [TEXT]
    for noun, states in groupby(every_state(), lambda each: each.noun):
        parts.append(f"## {noun.replace('_', ' ').capitalize()}\n")
        for state in states:
            shown = " ".join(
                f"![{state.name}, {width} px wide](../pictures/pages/{file})"
                for width, file in files(state.noun, state.slug)
            )
            parts.append(f"### {state.context.title}: {state.name}\n\n{shown}\n")
    return "\n".join(parts)


def files(noun: str, slug: str) -> Iterator[tuple[int, str]]:
    """The pictures of a state: their widths and names."""
    for width in WIDTHS:
        if width == WIDTHS[0] or noun in ON_TELEPHONES:
            yield width, f"{slug}-{width}.png"


def take(browser: Browser) -> None:
    """All of them anew."""
    from horarium.config.demo.gallery import drawn, every_state  # noqa: PLC0415

    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    page, painter = browser.new_page(device_scale_factor=0.5), browser.new_page()
    for state in every_state():
        html = drawn(state, RequestFactory().get(state.address))
        page.goto(serve(page, html))
        for width, file in files(state.noun, state.slug):
            photograph(page, painter, width, PICTURES / file)


def photograph(page: Page, painter: Page, width: int, file: Path) -> None:
    """The page as it stands there, so wide, in a file that is small."""
    page.set_viewport_size({"width": width, "height": 400})
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": min(height, HIGHEST)})
    picture = base64.b64encode(page.screenshot()).decode()
    wide, high, colours, pixels = painter.evaluate(_PAINTED, picture)
    file.write_bytes(_png(wide, high, bytes(colours), base64.b64decode(pixels)))


# A picture as its 64 most frequent colours and, for each of its pixels, the nearest of them.
_PAINTED = """async picture => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + picture;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const all = new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer);
  const often = new Map();
  for (const each of all) often.set(each, (often.get(each) || 0) + 1);
  const ranked = [...often].sort((one, other) => other[1] - one[1]);
  const colours = ranked.slice(0, 64).map(each => each[0]);
  const parts = each => [each & 255, each >> 8 & 255, each >> 16 & 255];
  const kept = colours.map(parts);
  const nearest = new Map();
  for (const each of often.keys()) {
    const [red, green, blue] = parts(each);
    const far = kept.map(one => (one[0] - red) ** 2 + (one[1] - green) ** 2 + (one[2] - blue) ** 2);
    nearest.set(each, far.indexOf(Math.min(...far)));
  }
  const pixels = Uint8Array.from(all, each => nearest.get(each));
  const text = [];
  for (let at = 0; at < pixels.length; at += 32768) {
    text.push(String.fromCharCode(...pixels.subarray(at, at + 32768)));
  }
  return [image.width, image.height, kept.flat(), btoa(text.join(''))];
}"""


def _png(wide: int, high: int, colours: bytes, pixels: bytes) -> bytes:
    rows = b"".join(b"\0" + pixels[at * wide : (at + 1) * wide] for at in range(high))
    head = struct.pack(">IIBBBBB", wide, high, 8, 3, 0, 0, 0)
    parts = {b"IHDR": head, b"PLTE": colours, b"IDAT": zlib.compress(rows, 9), b"IEND": b""}
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts.items()
    )


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "horarium.config.settings")
    django.setup()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        take(browser)
        browser.close()
    PAGES.write_text(page_of_pages(), encoding="utf-8")


if __name__ == "__main__":
    main()
