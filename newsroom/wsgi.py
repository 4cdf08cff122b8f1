"""The door for WSGI servers such as gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

from newsroom.checks import refuse_unsafe_settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
application = get_wsgi_application()
refuse_unsafe_settings()
