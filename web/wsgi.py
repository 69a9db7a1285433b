"""The WSGI entry point for servers other than `alinea serve`: `web.wsgi:application`."""

from web import create_app

application = create_app()
