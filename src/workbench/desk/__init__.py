"""Use cases of the desk: plain functions over records, content and kinds. Clock, ids and the seed secret are handed in."""
