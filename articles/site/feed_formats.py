"""The three formats of feeds: Atom, RSS and JSON Feed 1.1, each with the whole text of its entries."""

import json
from typing import Any

from django.utils.feedgenerator import SyndicationFeed
from django.utils.xmlutils import SimplerXMLGenerator

from articles.site.feed_pictures import PicturedAtom, PicturedRss


class Atom(PicturedAtom):
    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item.get("content"):
            handler.addQuickElement("content", item["content"], {"type": "html"})


class Rss(PicturedRss):
    def rss_attributes(self) -> dict[str, str]:
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
        }

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item.get("content"):
            handler.addQuickElement("content:encoded", item["content"])


class Json(SyndicationFeed):
    """JSON Feed (jsonfeed.org/version/1.1). It has no place for a description beside the text but `summary`."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: Any, encoding: str) -> None:
        told = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["subtitle"],
            "language": self.feed["language"],
            "items": [_item(item) for item in self.items],
        }
        outfile.write(json.dumps(told, ensure_ascii=False, indent=1).encode(encoding))


def _item(item: dict[str, Any]) -> dict[str, Any]:
    told = {
        "id": item["unique_id"],
        "url": item["link"],
        "title": item["title"],
        "summary": item["summary"],
        "content_html": item.get("content") or item["description"],
        "date_published": item["pubdate"].isoformat(timespec="seconds"),
        "date_modified": item["updateddate"].isoformat(timespec="seconds"),
        "tags": list(item["categories"]),
    }
    if item["author_name"]:
        told["authors"] = [{"name": item["author_name"]}]
    return told


FORMATS: dict[str, type[SyndicationFeed]] = {"atom": Atom, "rss": Rss, "json": Json}
