"""The figures of the panels: measures of a practice, and of the site's own training, as finished views.

`catalogue`, `process`, `training` and `words` are for the desk; the rest needs data frames and is imported by the process alone.
"""
