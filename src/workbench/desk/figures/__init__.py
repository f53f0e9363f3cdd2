"""The figures of the panels: measures of a practice as finished views.

`catalogue` and `process` are for the desk; the rest needs data frames and is imported by the process alone.
"""
