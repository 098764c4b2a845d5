"""The page for the kitchen wall as one HTML document that needs nothing else.

It prints on one landscape sheet, A4 or Letter, and reads as a list of days on a telephone.
"""

import unicodedata
from collections.abc import Iterator
from html import escape

from horarium.pages.wall import layout
from horarium.pages.wall.context import (
    WallActivity,
    WallCall,
    WallDay,
    WallShift,
    WallStretch,
    WallWeek,
)
from horarium.pages.wall.layout import Bar, Fit, Label, Words
from horarium.pages.wall.style import STYLE

OVERLAP = 30
_UNBROKEN = "\N{NO-BREAK SPACE}"
_LACK = ' class="lack"'
_MACHINE_FIRST = (
    "The machine\N{RIGHT SINGLE QUOTATION MARK}s own alarm and the person in the room come first. "
    "This page only says who is expected."
)
_PERSON_FIRST = "The person in the room comes first. This page only says who is expected."


def wall_page(week: WallWeek) -> str:
    """The whole document."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(week.household)}: {escape(week.title)}</title>\n"
        f"<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{_header(week)}{_axis(week)}"
        f"{''.join(_day(week, day) for day in week.days)}{_footer(week)}</main>\n</body>\n</html>\n"
    )


def _header(week: WallWeek) -> str:
    opening = f'<p class="opening">{escape(_opening(week))}</p>' if week.opening else ""
    return f"<header><h1>{escape(week.title)}</h1>{opening}</header>\n"


def _opening(week: WallWeek) -> str:
    return f"Before {week.begins:02}:00 on {week.days[0].weekday}: {week.opening}"


def _axis(week: WallWeek) -> str:
    hours = "".join(
        f'<span style="--at:{at}">{(week.begins + at) % 24:02}:00</span>' for at in range(0, 25, 3)
    )
    return f'<div class="axis" aria-hidden="true"><div>{hours}</div></div>\n'


def _day(week: WallWeek, day: WallDay) -> str:
    bars = layout.bars(day, OVERLAP)
    shown = "".join(_bar(bar) for bar in bars)
    lanes = f'<ol class="lanes">{shown}</ol>' if shown else '<p class="empty">Nobody is needed.</p>'
    foot = f'<div class="foot">{_labels(day)}{_band(week, day)}{_change(day)}</div>'
    return f'<section class="day">{_heading(day)}{_beside(bars)}{lanes}{foot}</section>\n'


def _heading(day: WallDay) -> str:
    short, rest = escape(day.weekday[:3]), escape(day.weekday[3:])
    number, _, month = day.date.partition(" ")
    return (
        f'<h2>{short}<span class="long">{rest}</span> {escape(number)}'
        f'<span class="long"> {escape(month)}</span></h2>'
    )


def _bar(bar: Bar) -> str:
    kind = _kind(bar.item)
    fit = bar.fit or Fit(9, 1, stacked=True)
    names = [
        kind,
        *(["stacked"] if fit.stacked else []),
        *([] if bar.fit else ["unfit"]),
    ]
    tag = "strong" if kind == "gap" else "b"
    style = (
        f"--from:{bar.item.from_minute};--to:{bar.end};--lane:{bar.lane};"
        f"--lanes:{bar.lanes};--size:{fit.size};--hours:{fit.hours}"
    )
    return (
        f'<li class="{" ".join(names)}" style="{style}"><span class="text">'
        f"<{tag}>{escape(_isolated(layout.text_of(bar.item)))}</{tag}> "
        f'<span class="hours">{escape(bar.item.hours)}</span>{_then(bar)}</span></li>'
    )


def _kind(item: layout.Item) -> str:
    if isinstance(item, WallShift):
        return "shift"
    return "unplanned" if item.kind == "not planned" else "gap"


def _beside(bars: tuple[Bar, ...]) -> str:
    """What does not fit its bar stands under the day's name, for the eye only."""
    items = [bar.item for bar in bars if not bar.fit]
    if not items:
        return ""
    size = layout.beside_size([_said(item) for item in items])
    spans = "".join(
        f"<span{_LACK if _kind(item) == 'gap' else ''}>{escape(_said(item))}</span>"
        for item in items
    )
    return f'<p class="beside" aria-hidden="true" style="--size:{size}">{spans}</p>'


def _said(item: layout.Item) -> str:
    return f"{_isolated(layout.text_of(item))} {item.hours}"


def _isolated(name: str) -> str:
    """A name that runs from right to left, kept from turning round what stands beside it."""
    if any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in name):
        return f"\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE}"
    return name


def _then(bar: Bar) -> str:
    if not isinstance(bar.item, WallShift) or not bar.item.then:
        return ""
    return f'<span class="then">, then {escape(_names(bar.item.then))}</span>'


def _band(week: WallWeek, day: WallDay) -> str:
    """The hours in the machine as a grey line, those out of it as white on it."""
    if not week.has_machine or any(gap.kind == "not planned" for gap in day.gaps):
        return ""
    out = "".join(
        f'<i style="--from:{each.from_minute};--to:{each.to_minute}"></i>' for each in day.out
    )
    return f'<div class="band" aria-hidden="true">{out}</div>'


def _change(day: WallDay) -> str:
    """A mark where the clocks change."""
    if not day.clock_change:
        return ""
    return f'<i class="mark" style="--from:{day.clock_change_minute}"></i>'


def _labels(day: WallDay) -> str:
    labels = sorted(_texts(day), key=lambda label: label.minute)
    if not labels:
        return ""
    line = layout.line_up(labels)
    items = "".join(
        f'<li style="--x:{start:.1f};--w:{width:.1f}">{" ".join(map(_words, label.words))}</li>'
        for label, start, width in zip(labels, line.starts, line.widths, strict=True)
    )
    brief = " brief" if line.brief else ""
    return f'<ul class="labels{brief}" style="--size:{line.size}">{items}</ul>'


def _texts(day: WallDay) -> Iterator[Label]:
    """What stands under the shifts: the clocks, time out of the machine, and his hours."""
    if day.clock_change:
        yield Label(day.clock_change_minute, (Words(day.clock_change, strong=True),))
    for stretch in day.out:
        inside = [each for each in day.activities if _within(stretch, each)]
        yield Label(stretch.from_minute, _stretch(stretch, inside))
    for each in day.activities:
        if not any(_within(stretch, each) for stretch in day.out):
            yield Label(each.from_minute, (_activity(each),))


def _stretch(stretch: WallStretch, inside: list[WallActivity]) -> tuple[Words, ...]:
    """Hours that are the same are said once; that he is out of the machine the band shows too."""
    out = Words("out of the machine", spare=True)
    if len(inside) != 1 or inside[0].whole != stretch.hours:
        alone = len(inside) == 1 and bool(inside[0].back_by)
        return (out, Words(stretch.hours, spare=alone), *map(_activity, inside))
    if inside[0].back_by:
        return (_activity(inside[0]),)
    return (out, Words(f"{stretch.hours}, {inside[0].shown_as}"))


def _within(stretch: WallStretch, activity: WallActivity) -> bool:
    return stretch.from_minute <= activity.from_minute < stretch.to_minute


def _words(words: Words) -> str:
    if words.strong:
        return f"<strong>{escape(words.text)}</strong>"
    kind = ' class="spare"' if words.spare else ""
    return f"<span{kind}>{escape(words.text)}</span>"


def _activity(activity: WallActivity) -> Words:
    if not activity.back_by:
        return Words(f"{activity.shown_as} {activity.hours}")
    text = f"{activity.shown_as} {activity.hours}, back by {activity.back_by}"
    drives = f", {_isolated(activity.driver)} drives" if activity.driver else ""
    company = f", with {_names(activity.companions)}" if activity.companions else ""
    return Words(f"{text}{drives}{company}", strong=True)


def _names(names: tuple[str, ...]) -> str:
    return " and ".join(map(_isolated, names))


def _footer(week: WallWeek) -> str:
    first = _MACHINE_FIRST if week.has_machine else _PERSON_FIRST
    handover = (
        f" Shifts overlap by {escape(week.handover)}: whoever leaves tells whoever comes."
        if week.handover
        else ""
    )
    return (
        f"<footer><h2>If nobody comes, call</h2>{_calls(week.calls)}"
        f'<p class="rules">{first}{handover}</p></footer>\n'
    )


def _calls(calls: tuple[WallCall, ...]) -> str:
    if not calls:
        return '<p class="empty">No telephone number may stand here.</p>'
    columns, size = layout.calls_fit([_call_text(call) for call in calls])
    items = "".join(f"<li>{_call(call)}</li>" for call in calls)
    return f'<ol style="--columns:{columns};--size:{size}">{items}</ol>'


def _call_text(call: WallCall) -> str:
    """What a call's width is estimated by: numbers and hours are never broken."""
    hours = ", ".join(part.replace(" ", _UNBROKEN) for part in call.hours.split(", "))
    return f"00. {call.name} {call.phone.replace(' ', _UNBROKEN)} {hours}"


def _call(call: WallCall) -> str:
    hours = ", ".join(_unbroken(part) for part in call.hours.split(", "))
    return f"<b>{escape(_isolated(call.name))}</b> {_unbroken(call.phone)} {hours}"


def _unbroken(text: str) -> str:
    return f'<span class="unbroken">{escape(text)}</span>' if text else ""
