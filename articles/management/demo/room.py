"""The demo's newsroom at work: a clock that stands in the past, and hands that take the steps."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from articles import clock, workflow
from articles.management.demo.drawings import CREDIT, draw
from articles.management.demo.texts import attached, read
from articles.models import Article, Evidence, Quotation, Section, Topic
from articles.quotes import match
from articles.vocabulary import EvidenceKind, Method, SourceLevel, WorkKind
from people.models import Editor, Organisation, Person

STEP = datetime.timedelta(seconds=47)
"""How long a press takes: nobody in the demo works in no time at all."""

Script = Iterator[float]
"""A story being told. It yields how many hours before now it goes on, each time later than before."""


class Room:
    """The accounts by name, and the hour it is there."""

    def __init__(self, editors: dict[str, Editor], now: datetime.datetime) -> None:
        self.editors = editors
        self.now = now
        self.hour = now - datetime.timedelta(days=31)

    def tell(self, *scripts: Callable[["Room"], Script]) -> None:
        """Tell the stories together, each press at its hour, the earliest first."""
        running = [script(self) for script in scripts]
        waiting = [(next(script), number) for number, script in enumerate(running)]
        with clock.set_to(lambda: self.hour):
            while waiting:
                ago, number = waiting.pop(waiting.index(max(waiting)))
                # One press after another: who is busy begins a little later than planned.
                self.hour = max(self.hour, self.before(ago))
                waiting += [(ago, number) for ago in [next(running[number], None)] if ago]

    def before(self, hours: float) -> datetime.datetime:
        """So many hours ago; beyond two days as if it were ten at night, for a paper has its hours."""
        then = datetime.timedelta(hours=hours)
        if then < datetime.timedelta(days=2):
            return self.now - then
        return timezone.localtime(self.now).replace(hour=22, minute=0) - then

    def hand(self, username: str) -> Editor:
        """Somebody about to press something, a little after the press before."""
        self.hour += STEP
        return self.editors[username]

    def day(self) -> datetime.date:
        """The paper's own day at that hour."""
        return timezone.localtime(self.hour).date()

    def due(self, minutes: int) -> datetime.datetime:
        """A deadline about so many minutes from the real now, on the next five minutes."""
        due = self.now + datetime.timedelta(minutes=minutes)
        late = datetime.timedelta(
            minutes=due.minute % 5, seconds=due.second, microseconds=due.microsecond
        )
        return due - late + datetime.timedelta(minutes=5)


@dataclass(frozen=True)
class Named:
    """A quotation as somebody at work names it: by its words."""

    key: int
    words: str
    level: str


class Story:
    """One story, and what its people do to it. Quotations are named by words that stand in them."""

    def __init__(self, room: Room, username: str, slugline: str, *, due_in: int) -> None:
        """Begun by this account with the words of its file; due so many minutes after now."""
        self.room = room
        text = read("stories", slugline, room.day())
        article = workflow.create(
            self.room.hand(username),
            {
                **{
                    name: text.fields.get(name, "")
                    for name in ("headline", "standfirst", "dateline")
                },
                "slugline": slugline,
                "slug": slugline,
                "kind_of_work": text.fields.get("kind", WorkKind.REPORT),
                "body": text.words,
                "section": Section.objects.get(name=text.fields["section"]),
                "topics": list(Topic.objects.filter(name__in=text.listed("topics"))),
                "byline": [byline_of(name) for name in text.listed("byline")],
                "deadline": room.due(due_in),
            },
        )
        self.pk = article.pk

    @property
    def article(self) -> Article:
        return Article.objects.get(pk=self.pk)

    def quotation(self, words: str) -> "Named":
        """The one quotation or source note with these words in it."""
        rows = Quotation.objects.present().filter(article=self.pk).order_by("order")
        all_of_it: dict[int, Named] = {}
        for row in rows.only("exact", "level", "continues"):
            head = all_of_it.get(row.continues_id or 0)
            words_of_it = f"{head.words} {row.exact}" if head else row.exact
            key, level = (head.key, head.level) if head else (row.pk, row.level)
            all_of_it[key] = Named(key, words_of_it, level)
        exactly = [one for one in all_of_it.values() if one.words == words]
        (found,) = exactly or [one for one in all_of_it.values() if words in one.words]
        return found

    def key(self, words: str) -> int:
        return self.quotation(words).key

    def changes(self, username: str, old: str, new: str, *, reason: str = "") -> None:
        """Somebody puts other words in the place of some, in whichever field they stand."""
        article = self.article
        fields = {
            name: getattr(article, name).replace(old, new)
            for name in ("headline", "standfirst", "body")
            if old in getattr(article, name)
        }
        assert fields, f"“{old}” does not stand in {article}."
        workflow.save(
            self.room.hand(username),
            self.pk,
            fields,
            seen_version=article.version_no,
            reason=reason,
        )

    def is_due(self, username: str, minutes: int) -> None:
        """Somebody gives it another deadline, so many minutes from the real now."""
        seen, due = self.article.version_no, self.room.due(minutes)
        workflow.save(self.room.hand(username), self.pk, {"deadline": due}, seen_version=seen)

    def was_said(self, username: str, words: str, speaker: str, role: str = "") -> None:
        """Confirm the speaker: a person, an organisation, or words for somebody without a page."""
        person = Person.objects.filter(name=speaker).first()
        organisation = Organisation.objects.filter(name=speaker).first()
        if person and self.quotation(words).level == SourceLevel.UNNAMED:
            # The rules took a title for somebody without a name.
            self.came_through(username, words, "")
        workflow.confirm_speaker(
            self.room.hand(username),
            self.pk,
            self.key(words),
            person=person,
            organisation=organisation,
            words="" if person or organisation else speaker,
            role=role,
        )

    def is_no_quotation(self, username: str, words: str, kind: str, reason: str) -> None:
        workflow.class_span(
            self.room.hand(username), self.pk, self.key(words), kind=kind, reason=reason
        )

    def came_through(self, username: str, words: str, outlet: str) -> None:
        """The words reached the paper by way of another outlet."""
        workflow.describe_source(
            self.room.hand(username),
            self.pk,
            self.key(words),
            level=SourceLevel.ON_RECORD,
            via=outlet,
        )

    def is_on_record(self, username: str, words: str) -> None:
        """Said openly, where the rules took it for something else."""
        if self.quotation(words).level == SourceLevel.UNNAMED:
            self.came_through(username, words, "")

    def is_unnamed(self, username: str, words: str, reason: str) -> None:
        workflow.describe_source(
            self.room.hand(username),
            self.pk,
            self.key(words),
            level=SourceLevel.UNNAMED,
            reason=reason,
        )

    def source(self, username: str, name: str) -> Evidence:
        """Attach a source of the demo's folder."""
        text = read("sources", name, self.room.day())
        return workflow.add_evidence(
            self.room.hand(username),
            self.pk,
            kind=EvidenceKind(text.fields["kind"]),
            label=text.fields["label"],
            url=text.fields.get("url", ""),
            text=text.words,
            confidential="confidential" in text.fields,
            file=attached(text.fields["file"]) if "file" in text.fields else None,
        )

    def picture(self, username: str, name: str, *, alt: str, caption: str = "") -> None:
        """Take in a drawing of `drawings.SCENES`: above the text, or at its end if one stands there."""
        file = SimpleUploadedFile(f"{name}.jpg", draw(name), "image/jpeg")
        workflow.add_picture(
            self.room.hand(username), self.pk, file, alt=alt, caption=caption, credit=CREDIT
        )

    def is_verified(
        self,
        username: str,
        words: str,
        source: Evidence,
        method: Method,
        note: str = "",
        level: str = "",
    ) -> None:
        one = self.quotation(words)
        workflow.verify(
            self.room.hand(username),
            self.pk,
            one.key,
            evidence_id=source.pk,
            method=method,
            time_code=match(one.words, source.text).time_code,
            note=note,
            match_level=level,
        )

    def is_within(self, username: str, words: str, fuller: str) -> None:
        """Verified by pointing at the fuller quotation it was taken from."""
        workflow.verify(
            self.room.hand(username), self.pk, self.key(words), within_id=self.key(fuller)
        )


def byline_of(name: str) -> dict[str, object]:
    return {
        "person": Person.objects.get(name=name).pk,
        "organisation": None,
        "printed_as": name,
    }
