"""Which notebook stands behind which page: lessons/20-payment-posting.ipynb is lesson-payment-posting. It looks into none."""

import re
from pathlib import Path

LESSON = "lesson-"
_NUMBERED = re.compile(r"\d+-(?P<slug>[a-z0-9-]+)")


def checkout(folder: Path) -> Path:
    """The folder whose pages are served: `folder` when it holds some, else the one this package comes from."""
    return folder if (folder / "notebooks").is_dir() else Path(__file__).parents[3]


def page_files(folder: Path) -> dict[str, Path]:
    """The notebooks of a checkout by the names of their pages. The number of a lesson orders it and is no part of its name."""
    lessons = ((_NUMBERED.fullmatch(path.stem), path) for path in sorted((folder / "notebooks" / "lessons").glob("*.ipynb")))
    library = folder / "sop" / "library.ipynb"
    return {
        **{path.stem: path for path in sorted((folder / "notebooks").glob("*.ipynb"))},
        **{LESSON + found["slug"]: path for found, path in lessons if found},
        **({"sop": library} if library.is_file() else {}),
    }


def copy_pages(folder: Path, pages: Path) -> None:
    """Makes `pages` hold copies of a checkout's notebooks and nothing else; what has not changed is not touched."""
    wanted = {f"{name}.ipynb": path.read_bytes() for name, path in page_files(folder).items()}
    for path in pages.glob("*.ipynb"):
        if path.name not in wanted:
            path.unlink()
    for name, content in wanted.items():
        if not (pages / name).is_file() or (pages / name).read_bytes() != content:
            (pages / name).write_bytes(content)
