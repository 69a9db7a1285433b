"""The WSGI entry point for servers other than `alinea serve`: `web.wsgi:application`."""

from web import create_app, warm_up

application = create_app()
warm_up()
