"""The readers' addresses. Words in them are ASCII, so a stray character is no address at all."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from articles.site.archive import Archive
from articles.site.changes import Changes
from articles.site.corrections import Corrections, TakenDown
from articles.site.feed_formats import FORMATS
from articles.site.feeds import CorrectionsFeed, FeedOf, FeedOfName, FeedOfSection
from articles.site.lists import Front, SectionPage, TopicPage
from articles.site.pictures import PictureFile
from articles.site.sitemap import Robots, Sitemap
from articles.site.speakers import OrganisationPage, PersonPage, Quotation
from articles.site.story import Record, RecordAsData, Story


class Year(StringConverter):
    """Digits as they are written: the month of an address keeps its nought."""

    regex = "[0-9]{4}"


class TwoDigits(StringConverter):
    regex = "[0-9]{2}"


class PublicId(StringConverter):
    regex = "[A-Za-z0-9]{1,16}"


register_converter(Year, "yyyy")
register_converter(TwoDigits, "dd")
register_converter(PublicId, "public_id")

STORY = "<yyyy:year>/<dd:month>/<dd:day>/<slug:slug>/"


class Number(StringConverter):
    """A number that a database can hold."""

    regex = "[0-9]{1,18}"


register_converter(Number, "number")


class Ending(StringConverter):
    """The end of a picture's name."""

    regex = "avif|webp|jpg"


class Width(StringConverter):
    regex = "[1-9][0-9]{1,3}"


register_converter(Ending, "ending")
register_converter(Width, "width")


class FeedKind(StringConverter):
    regex = "|".join(FORMATS)


register_converter(FeedKind, "feed_kind")

NAMED = {"topics": "topic", "people": "person", "organisations": "organisation"}
"""Folders of addresses by whose name stands in them."""

app_name = "site"
urlpatterns = [
    path("", Front.as_view(), name="front"),
    path("sections/<slug:slug>/", SectionPage.as_view(), name="section"),
    path(STORY, Story.as_view(), name="article"),
    path(f"{STORY}record/", Record.as_view(), name="record"),
    path(f"{STORY}record.json", RecordAsData.as_view(), name="record-as-data"),
    path(f"{STORY}changes/", Changes.as_view(), name="changes"),
    path("quotations/<public_id:public_id>/", Quotation.as_view(), name="quotation"),
    path("people/<slug:slug>/", PersonPage.as_view(), name="person"),
    path("organisations/<slug:slug>/", OrganisationPage.as_view(), name="organisation"),
    path("archive/", Archive.as_view(), name="archive"),
    path("corrections/", Corrections.as_view(), name="corrections"),
    path("corrections/<number:release>/", TakenDown.as_view(), name="taken-down"),
    path("feeds/all.<feed_kind:kind>", FeedOf.as_view(), name="feed"),
    path(
        "feeds/corrections.<feed_kind:kind>", CorrectionsFeed.as_view(), name="feed-corrections"
    ),
    path(
        "feeds/sections/<slug:slug>.<feed_kind:kind>",
        FeedOfSection.as_view(),
        name="feed-section",
    ),
    *(
        path(
            f"feeds/{folder}/<slug:slug>.<feed_kind:kind>",
            FeedOfName.as_view(name=name, folder=folder),
            name=f"feed-{name}",
        )
        for folder, name in NAMED.items()
    ),
    path("sitemap.xml", Sitemap.as_view(), name="sitemap"),
    path("robots.txt", Robots.as_view(), name="robots"),
    path(
        "pictures/<public_id:public_id>/<width:width>.<ending:end>",
        PictureFile.as_view(),
        name="picture",
    ),
    path("topics/<slug:slug>/", TopicPage.as_view(), name="topic"),
]
