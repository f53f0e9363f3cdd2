from pathlib import Path

import pytest

from workbench.hub.page_files import checkout, copy_pages, page_files
from workbench.hub.preview import preview_lesson
from workbench.model import NotFound


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A checkout with one notebook of each sort, and an empty folder of pages beside them."""
    for name in ("notebooks/home.ipynb", "notebooks/lessons/20-payment-posting.ipynb", "sop/library.ipynb",
                 "notebooks/notes.txt", "notebooks/lessons/draft.ipynb", "sop/SOP-05-payment-posting/sop.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "pages").mkdir()
    return tmp_path


def test_a_lesson_is_named_after_its_slug_and_the_library_is_called_sop(folder: Path) -> None:
    assert list(page_files(folder)) == ["home", "lesson-payment-posting", "sop"]


def test_a_checkout_without_lessons_and_library_still_has_its_pages(tmp_path: Path) -> None:
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "home.ipynb").write_text("home")

    assert list(page_files(tmp_path)) == ["home"]


def test_a_folder_without_notebooks_serves_the_pages_that_came_with_the_package(tmp_path: Path) -> None:
    assert "home" in page_files(checkout(tmp_path))


def test_pages_are_exact_copies_of_the_notebooks(folder: Path) -> None:
    pages = folder / "pages"
    (pages / "home.ipynb").write_text("old")
    (pages / "retired.ipynb").write_text("gone from the checkout")

    copy_pages(folder, pages)

    assert {path.name: path.read_text() for path in pages.iterdir()} == {
        "home.ipynb": "notebooks/home.ipynb", "lesson-payment-posting.ipynb": "notebooks/lessons/20-payment-posting.ipynb",
        "sop.ipynb": "sop/library.ipynb"}


def test_a_page_that_has_not_changed_is_not_written_again(folder: Path) -> None:
    copy_pages(folder, folder / "pages")
    before = (folder / "pages" / "home.ipynb").stat()

    copy_pages(folder, folder / "pages")

    assert (folder / "pages" / "home.ipynb").stat() == before


def test_a_preview_of_a_lesson_that_is_not_there_names_those_that_are(folder: Path) -> None:
    with pytest.raises(NotFound, match="payment-posting"):
        preview_lesson(folder, "coding", 0, browser=False)
