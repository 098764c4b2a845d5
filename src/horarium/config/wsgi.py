"""The pages as a web server calls them."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "horarium.config.settings")
application = get_wsgi_application()
