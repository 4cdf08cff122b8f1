"""Two texts of one story, what was saved and what was typed, and the text that comes of a choice."""

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict

from articles.admin import byline as bylines
from articles.admin.conflict_rows import Row, chosen, line, paragraphs
from articles.admin.fields import DESK, WORDS, as_seen, fields_now
from articles.admin.story_form import StoryForm
from articles.models import Article, Section, Topic, Version, Words, standings
from articles.rendering import Changed, Pick, Place, body_of, merged, pieces, who_changed
from articles.vocabulary import WorkKind
from people.models import Editor

KEPT = (*WORDS, *DESK, "seen_version", "seen", "reason-save", "typing", "_byline_people",
        "_byline_as_typed")  # fmt: skip
"""What was typed, as it is posted again."""
LINES = ("headline", "standfirst", "byline", "dateline")
LABELS = {"headline": "Headline", "standfirst": "Standfirst", "byline": "Byline",
          "dateline": "Dateline", "slugline": "Slugline", "slug": "Address",
          "kind_of_work": "Kind of work", "section": "Section", "topics": "Topics",
          "deadline": "Deadline", "assignee": "Who has it"}  # fmt: skip
ROWS: dict[str, Any] = {"topics": Topic, "section": Section, "assignee": Editor}


@dataclass
class Choice:
    """The typed form beside the saved text, and what was picked so far."""

    article: Article
    form: StoryForm
    """Bound to all that was typed, and valid."""

    @cached_property
    def posted(self) -> QueryDict:
        data = self.form.data
        return data if isinstance(data, QueryDict) else QueryDict()

    @cached_property
    def beside(self) -> Version | None:
        """The saved text on this page: the newest, or the one that was shown when it was chosen."""
        raw = self.posted.get("beside", "")
        number = int(raw) if raw.isdecimal() and len(raw) < 9 else self.article.version_no
        found = self.article.versions.select_related("author").filter(number=number).first()
        return found or self.article.current_version

    @cached_property
    def theirs(self) -> Words:
        return self.beside.words if self.beside else self.article.words

    @cached_property
    def base(self) -> Words:
        """What both began with. A form that names no version is held against what is saved."""
        return self.form.seen_copy.words if self.form.seen_copy else self.theirs

    @cached_property
    def mine(self) -> Words:
        return self.form.typed_words

    @cached_property
    def fields_beside(self) -> dict[str, object]:
        """The fields without a version, as they stand on this page."""
        return as_seen(self.posted.get("beside_seen", "")) or fields_now(self.article)

    @cached_property
    def places(self) -> list[Place]:
        return merged(*(pieces(words.body) for words in (self.base, self.theirs, self.mine)))

    @cached_property
    def rows(self) -> list[Row]:
        """Every place in reading order, then the fields beside the words."""
        texts = {name: self._line(name) for name in LINES}
        head = [
            line(name, LABELS[name], texts[name], both=name == "byline")
            for name in LINES
            if any(texts[name])
        ]
        body = paragraphs(self.places, standings(self.article))
        return chosen([*head, *body, *self._fields()], self.posted)

    def _line(self, name: str) -> tuple[str, str, str]:
        three = (self.base, self.theirs, self.mine)
        if name == "byline":
            base, theirs, mine = (", ".join(words.byline) for words in three)
        else:
            base, theirs, mine = (str(getattr(words, name)) for words in three)
        return base, theirs, mine

    def _fields(self) -> list[Row]:
        rows = []
        for name in DESK:
            base, theirs, mine = self._field(name)
            if who_changed(base, theirs, mine) != Changed.NOBODY:
                texts = (shown(name, base), shown(name, theirs), shown(name, mine))
                rows.append(line(name, LABELS[name], texts, both=name == "topics", copy=False))
        return rows

    def _field(self, name: str) -> tuple[object, object, object]:
        base = self.form.seen_fields.get(name)
        mine = self.form.choice(name) if self.form.is_posted(name) else base
        return base, self.fields_beside.get(name), mine

    @property
    def open_rows(self) -> list[Row]:
        """Places that both changed and nobody has chosen for."""
        return [row for row in self.rows if row.is_open]

    def resolved(self) -> QueryDict:
        """What was chosen, as the story's own form would post it, drawn from the text beside.

        A place that is still open takes what was typed.
        """
        data = QueryDict(mutable=True)
        for name in (*KEPT, "approval"):
            if name in self.posted:
                data.setlist(name, self.posted.getlist(name))
        data["seen_version"] = str(self.beside.number if self.beside else 0)
        data["seen"] = json.dumps(self.fields_beside)
        if not data.get("reason-save") and self.theirs.digest != self.base.digest:
            data["reason-save"] = self._reason()
        picks = {row.name: Pick.MINE if row.is_open else row.choice for row in self.rows}
        for name in WORDS:
            if name in data:
                data[name] = self._body(picks) if name == "body" else self._word(name, picks)
        for name in DESK:
            if name in picks:
                data.setlist(name, self._values(name, picks[name]))
        return data

    def _reason(self) -> str:
        """What the version says of itself: it is of two texts."""
        begun = f", begun from v{self.form.seen_number}" if self.form.seen_copy else ""
        return (
            f"Chosen from v{self.beside.number if self.beside else 0} and another text{begun}."
        )

    def _body(self, picks: dict[str, Pick]) -> str:
        numbered = {n: picks[f"p{n}"] for n in range(len(self.places))}
        return body_of(self.places, numbered)

    def _word(self, name: str, picks: dict[str, Pick]) -> str:
        pick = picks.get(name, Pick.THEIRS)
        typed = str(self.posted[name])
        if name != "byline":
            return typed if pick == Pick.MINE else str(getattr(self.theirs, name))
        saved = self.beside.byline if self.beside else []
        theirs = bylines.as_typed(saved)
        both = ", ".join(dict.fromkeys([*self.theirs.byline, *self.mine.byline]))
        return {Pick.MINE: typed, Pick.THEIRS: theirs, Pick.BOTH: both}[pick]

    def _values(self, name: str, pick: Pick) -> list[str]:
        theirs, mine = self.fields_beside.get(name), self.posted.getlist(name)
        saved = (
            [str(one) for one in theirs] if isinstance(theirs, list) else [str(theirs or "")]
        )
        if pick == Pick.BOTH:
            return list(dict.fromkeys([*saved, *mine]))
        return mine if pick == Pick.MINE else saved


def shown(name: str, value: object) -> str:
    """A field's value in words; empty where there is none, or where it is no value of that field."""
    keys = [
        int(str(one)) for one in (value if isinstance(value, list) else [value]) if _is_key(one)
    ]
    if name in ROWS:
        return ", ".join(str(one) for one in ROWS[name].objects.filter(pk__in=keys))
    if name == "kind_of_work":
        return str(dict(WorkKind.choices).get(str(value), ""))
    return str(value or "").replace("T", " ") if name == "deadline" else str(value or "")


def _is_key(value: object) -> bool:
    return str(value).isdecimal() and len(str(value)) < 18
