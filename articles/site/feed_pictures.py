"""The picture above a story in a feed, by Media RSS, which readers' programs know in RSS and Atom alike."""

from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.xmlutils import SimplerXMLGenerator

from articles.models import PictureUse
from articles.pictures import TYPES
from articles.rendering.pictures import address

NAMESPACE = "http://search.yahoo.com/mrss/"
WIDTH = 960


class Pictured(SyndicationFeed):
    """A feed whose items may bring a `picture`: how it is used in the story."""

    def root_attributes(self) -> dict[str, Any]:
        return {**super().root_attributes(), "xmlns:media": NAMESPACE}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        use: PictureUse | None = item.get("picture")
        if use is None:
            return
        where = address(use, "jpg", WIDTH)
        told = {
            "url": f"{settings.NEWSROOM_ORIGIN}{where}",
            "type": TYPES["jpg"],
            "medium": "image",
        }
        handler.startElement("media:content", AttributesImpl(told))
        for name, words in (("credit", use.credit), ("description", use.alt)):
            if words:
                handler.addQuickElement(f"media:{name}", words)
        handler.endElement("media:content")


class PicturedAtom(Pictured, Atom1Feed):
    pass


class PicturedRss(Pictured, Rss201rev2Feed):
    pass
