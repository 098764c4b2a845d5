"""Named states of the page of a search."""

from horarium.pages.search.context import SearchContext

TEMPLATE = "search/page.html"
_LONG = "Maximiliane-Josephine Featherstonehaugh-Papadopoulos of Llanfairpwllgwyngyll"
_TITLE = "Cover needed 23:00–07:15"
_WHY = "nobody has checked in"
_ADDRESS = "/search/6f1c1f0e-5d7a-4f0b-9a55-0d8f0f1f2a3b/"
_STEPS = (
    ("23:10", "It began: nobody has checked in."),
    ("23:10", "Ana was asked; no answer yet."),
    ("23:10", "Dolores was asked; declined."),
    ("23:15", "Grace was asked; has seen it."),
    ("23:16", "Grace comes by 23:40."),
)

STATES = {
    "somebody is on the way": SearchContext(
        _TITLE, _WHY, _STEPS, _ADDRESS, ("Rosa: can stay until 00:30",)
    ),
    "just begun": SearchContext(_TITLE, _WHY, (), _ADDRESS),
    "over": SearchContext(
        _TITLE,
        _WHY,
        (*_STEPS, ("23:38", "It ended: somebody who can attend arrived.")),
        ended="somebody who can attend arrived",
    ),
    "long names": SearchContext(
        _TITLE,
        _WHY,
        (("23:10", f"{_LONG} was asked; no answer yet."),),
        _ADDRESS,
        (f"{_LONG}: no answer yet",),
    ),
}
