"""Words of templates."""

from django import template

from horarium.pages.shell.once import once_field

register = template.Library()
# {% once %} in a form that acts once; pages/shell/once.py says how it is used.
register.simple_tag(once_field, name="once")
