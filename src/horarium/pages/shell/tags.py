"""Words of templates."""

from django import template

register = template.Library()
