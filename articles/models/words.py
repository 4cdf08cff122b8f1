"""The words of a copy as a value: what a digest, a diff and the quotation finder look at."""

from dataclasses import dataclass
from functools import cached_property

from articles.models.digests import digest_of
from articles.models.picture_use import PictureUse
from articles.quotes import Passage
from articles.text import Block, blocks
from articles.vocabulary import Place


@dataclass(frozen=True)
class Words:
    """Headline, standfirst, body, dateline, byline and pictures, free of how the editor stored them."""

    headline: str
    standfirst: str
    body: str
    dateline: str
    byline: tuple[str, ...]
    pictures: tuple[PictureUse, ...] = ()

    @cached_property
    def blocks(self) -> list[Block]:
        return blocks(self.body)

    @cached_property
    def passages(self) -> list[Passage]:
        """The copy in reading order: headline, standfirst, the blocks of the body, then captions.

        The first two always stand there, empty or not, so a block's number is its place less two;
        the caption of each picture stands after the last block, empty or not.
        """
        head = [
            Passage(Place.HEADLINE.value, self.headline),
            Passage(Place.STANDFIRST.value, self.standfirst),
        ]
        return [
            *head,
            *(Passage(Place.BODY.value, block.text, block.kind) for block in self.blocks),
            *(Passage(Place.CAPTION.value, one.caption, "figcaption") for one in self.pictures),
        ]

    @property
    def pictured(self) -> str:
        """What is said of the pictures, on one line, for whoever compares two copies."""
        return " · ".join(use.said for use in self.pictures)

    def as_record(self) -> dict[str, object]:
        return {
            "headline": self.headline,
            "standfirst": self.standfirst,
            "blocks": [
                [
                    block.kind,
                    block.text,
                    [[m.start, m.end, m.name, m.href] for m in block.marks],
                ]
                for block in self.blocks
            ],
            "dateline": self.dateline,
            "byline": list(self.byline),
        } | ({"pictures": [use.as_words() for use in self.pictures]} if self.pictures else {})

    @cached_property
    def digest(self) -> str:
        """Of the words only: where nothing but spaces or mark-up moved, it is the same."""
        return digest_of(self.as_record())
