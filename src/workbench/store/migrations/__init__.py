"""Schema versions, run by `store.upgrade`. One file is one step; a step that has been released is never edited."""
