"""The one tree of refusals. What a person typed or wrote is never one of these: that is a Problem, returned."""


class WorkbenchError(Exception):
    """A request that is refused; the text is a sentence for the person who asked."""


class NotFound(WorkbenchError):
    """There is no such thing, or this person may not know that there is."""


class NotAllowed(WorkbenchError):
    """The thing exists and this person may not do that with it."""


class Conflict(WorkbenchError):
    """The thing has changed since it was read, for instance in another window."""


class SignedOut(WorkbenchError):
    """Nobody is signed in, or the sign-in has ended."""


class Unavailable(WorkbenchError):
    """A part of the workbench does not answer; nothing is lost, try again."""


class BadContent(WorkbenchError):
    """Content that does not pass `workbench check` was asked for."""
