"""The Flask application: pages, JSON and the command line."""
