"""Sign-in, the page server, and the launcher that starts everything on one machine. Nothing below this package knows of it."""
