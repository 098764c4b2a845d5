"""Words of templates."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from horarium.pages.shell.once import once_field

register = template.Library()
# {% once %} in a form that acts once; pages/shell/once.py says how it is used.
register.simple_tag(once_field, name="once")


@register.simple_tag(takes_context=True)
def current(context: Context, address: str) -> SafeString:
    """``{% current address %}`` in a link of the frame: it leads to this page, or around it."""
    path: str = getattr(context.get("request"), "path", "")
    if path == address:
        return mark_safe(' aria-current="page"')
    if address != "/" and path.startswith(address):
        return mark_safe(' aria-current="true"')
    return mark_safe("")
