"""The desk over HTTP: routes, the permission table, who is it. It decides nothing that the desk does not."""
