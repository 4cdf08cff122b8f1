"""Steps that have a page of their own, by name: the bar links to these, and `story.py` serves them."""

from articles.admin import change_pages, time_pages
from articles.admin.step_page import StepPage

PAGES: dict[str, StepPage] = {
    page.step: page for page in (*time_pages.PAGES, *change_pages.PAGES)
}
