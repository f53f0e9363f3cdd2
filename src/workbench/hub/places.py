"""Where things are: the pages' address below the hub, and this package's own files."""

from pathlib import Path

PREFIX = "/services/pages/"
TEMPLATES = Path(__file__).parent / "templates"
PROXY = Path(__file__).parent / "static" / "proxy.js"
TOKENS = Path(__file__).parents[1] / "ui" / "static" / "tokens.css"
