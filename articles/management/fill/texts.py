"""What the filled stories say: sentences put together by chance, the same for the same seed."""

import importlib.util
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SECTIONS = ("harbour", "council", "trade", "science", "stage", "sport")
FIRST = [
    "Ada",
    "Bram",
    "Cleo",
    "Dina",
    "Edda",
    "Felix",
    "Gwen",
    "Hugo",
    "Iris",
    "Jonas",
    "Kaja",
    "Liam",
    "Mira",
    "Nils",
    "Olga",
    "Pavel",
    "Quinn",
    "Rosa",
    "Sten",
    "Tilda",
    "Umar",
    "Vera",
    "Wim",
    "Yara",
]
LAST = [
    "Abery",
    "Brink",
    "Castell",
    "Doyle",
    "Enger",
    "Farrow",
    "Gale",
    "Hobb",
    "Ingram",
    "Jansen",
    "Keller",
    "Lunt",
    "Moss",
    "Norrby",
    "Orme",
    "Penhale",
    "Quist",
    "Rook",
    "Sarkis",
    "Thorne",
    "Ulven",
    "Vance",
    "Wexley",
    "Yates",
]
PLACES = [
    "Alderby",
    "Brackwater",
    "Corrie",
    "Dunmere",
    "Eastholt",
    "Fenwick",
    "Greyhaven",
    "Holme",
    "Inverlay",
    "Jarrow",
    "Kestwick",
    "Lowmoor",
]
THINGS = [
    "breakwater",
    "crane",
    "ferry",
    "granary",
    "lighthouse",
    "market",
    "orchard",
    "quarry",
    "reservoir",
    "school",
    "theatre",
    "tramway",
    "viaduct",
    "warehouse",
    "weir",
    "library",
    "bakery",
    "bridge",
    "clinic",
    "depot",
]
KINDS = [
    "old",
    "new",
    "northern",
    "southern",
    "wooden",
    "listed",
    "disused",
    "shared",
    "costly",
    "quiet",
    "upper",
    "lower",
]
DEEDS = [
    "mended",
    "closed",
    "sold",
    "opened",
    "measured",
    "repainted",
    "leased",
    "surveyed",
    "moved",
    "fenced",
]
BODIES = [
    "council",
    "trust",
    "owners",
    "tenants",
    "engineers",
    "parish",
    "union",
    "committee",
    "board",
    "society",
]
WORKS = ("report", "report", "report", "analysis", "interview", "explainer")


@dataclass(frozen=True, slots=True)
class Text:
    """One story's words. The first of `about` is its section, the others and it are its topics."""

    headline: str
    slug: str
    standfirst: str
    paragraphs: tuple[str, ...]
    about: tuple[str, ...]


class NoText(Exception):
    """The module that should give the words gives something else."""


def own_text(number: int, seed: int) -> Text:
    """Story `number` of this seed: eight paragraphs, three or four quotations in them."""
    chance = random.Random(f"{seed}.{number}")  # noqa: S311 - Chance, not secrecy.
    thing, place = chance.choice(THINGS), chance.choice(PLACES)
    headline = f"{place} {thing} to be {chance.choice(DEEDS)} after {chance.choice(KINDS)} year"
    topics = chance.sample(THINGS, 2)
    return Text(
        headline=headline,
        slug=f"{place}-{thing}-{number}".lower(),
        standfirst=f"{_sentence(chance)} The {chance.choice(BODIES)} meet again in spring.",
        paragraphs=tuple(_paragraph(chance, quoted=at % 2 == 1) for at in range(8)),
        about=(SECTIONS[number % len(SECTIONS)], *topics),
    )


def _paragraph(chance: random.Random, *, quoted: bool) -> str:
    sentences = f"{_sentence(chance)} {_sentence(chance)}"
    if not quoted:
        return sentences
    who = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    said = (
        f"“We have {chance.choice(DEEDS)} the {chance.choice(KINDS)} {chance.choice(THINGS)}, and "
        f"the {chance.choice(BODIES)} will have to live with it,” {who} said."
    )
    return f"{said} {sentences}"


def _sentence(chance: random.Random) -> str:
    return (
        f"The {chance.choice(BODIES)} of {chance.choice(PLACES)} {chance.choice(DEEDS)} "
        f"the {chance.choice(KINDS)} {chance.choice(THINGS)} beside the "
        f"{chance.choice(THINGS)} on Monday."
    )


def texts(module: Path | None, seed: int) -> Callable[[int], Text]:
    """The stories by number: our own, or those of a module with a function `story(number)`.

    It returns title, slug, standfirst, paras and tags. Raises NoText where it does not.
    """
    if module is None:
        return lambda number: own_text(number, seed)
    story = _story_of(module)

    def told(number: int) -> Text:
        return _text_of(story(number), module)

    return told


def _story_of(module: Path) -> Callable[[int], Mapping[str, Any]]:
    spec = importlib.util.spec_from_file_location("texts_of_the_fill", module)
    if spec is None or spec.loader is None or not module.is_file():
        raise NoText(f"{module} is not a Python file. Name one with a function story(number).")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    story = getattr(loaded, "story", None)
    if not callable(story):
        raise NoText(f"{module} has no function story(number). Add one, or name another file.")
    found: Callable[[int], Mapping[str, Any]] = story
    return found


def _text_of(told: Mapping[str, Any], module: Path) -> Text:
    try:
        return Text(
            str(told["title"]), str(told["slug"]), str(told["standfirst"]),
            tuple(told["paras"]), tuple(told["tags"]),
        )  # fmt: skip
    except (KeyError, TypeError) as fault:
        raise NoText(f"{module}: story(number) must return title, slug, standfirst, paras and "
                     f"tags; {fault} is missing.") from None  # fmt: skip
