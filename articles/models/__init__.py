"""The records of the desk and of the readers' side. Import from here; inside, from the file beside."""

from articles.models.address import Address
from articles.models.approval import Approval, SignOff, SignOffKind
from articles.models.article import Article
from articles.models.byline import Byline, accounts_of
from articles.models.check import Check
from articles.models.covers import covers_digest, covers_of
from articles.models.desk_log import DeskLogEntry
from articles.models.digests import canonical, digest_of
from articles.models.evidence import Evidence
from articles.models.follow_up import FollowUp, FollowUpKind
from articles.models.house import House, Mode, mode_now
from articles.models.kept import KeptForever
from articles.models.picture import Picture
from articles.models.picture_use import LEAD, PictureUse, uses_of
from articles.models.presence import Doing, Presence
from articles.models.quotation import Quotation
from articles.models.release import Release, ReleaseKind
from articles.models.release_rows import (
    Correction,
    ReleaseByline,
    ReleasePicture,
    ReleaseQuotation,
    ReleaseTopic,
)
from articles.models.section import Section
from articles.models.standing import Standing, heads, standings, standings_of
from articles.models.state import POINTERS, WALKED, own_record, state_of
from articles.models.statement import Given, Statement
from articles.models.topic import Topic, TopicOnArticle
from articles.models.version import SourceCopy, Version
from articles.models.words import Words

__all__ = [
    "LEAD",
    "POINTERS",
    "WALKED",
    "Address",
    "Approval",
    "Article",
    "Byline",
    "Check",
    "Correction",
    "DeskLogEntry",
    "Doing",
    "Evidence",
    "FollowUp",
    "FollowUpKind",
    "Given",
    "House",
    "KeptForever",
    "Mode",
    "Picture",
    "PictureUse",
    "Presence",
    "Quotation",
    "Release",
    "ReleaseByline",
    "ReleaseKind",
    "ReleasePicture",
    "ReleaseQuotation",
    "ReleaseTopic",
    "Section",
    "SignOff",
    "SignOffKind",
    "SourceCopy",
    "Standing",
    "Statement",
    "Topic",
    "TopicOnArticle",
    "Version",
    "Words",
    "accounts_of",
    "canonical",
    "covers_digest",
    "covers_of",
    "digest_of",
    "heads",
    "mode_now",
    "own_record",
    "standings",
    "standings_of",
    "state_of",
    "uses_of",
]
