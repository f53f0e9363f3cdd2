"""The edits themselves: one small function each, `(claim, setting) -> edits`, in modules by what they are about."""
