"""Content is data: reads and checks exercises/ and sop/, and turns mistake codes into the words of feedback.toml."""

from workbench.content.problems import PROBLEMS
from workbench.content.reading import Content, read_content, with_drafts
from workbench.content.words import feedback

__all__ = ["PROBLEMS", "Content", "feedback", "read_content", "with_drafts"]
