"""The fields of a story, and exactly which of them this person changed."""

import copy
import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django_prose_editor.fields import ProseEditorFormField
from django_prose_editor.widgets import AdminProseEditorWidget

from articles.admin import byline as bylines
from articles.admin.fields import DESK, LOCAL, WORDS, as_seen, fields_now, plain
from articles.models import Article, Topic, Version, Words
from articles.text import blocks, clean
from people.models import Editor

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "History": True,
}


class StoryForm(forms.ModelForm):
    """What is typed and chosen of a story. It writes nothing: `changes` goes to the workflow."""

    body = ProseEditorFormField(
        config={"extensions": EXTENSIONS},
        sanitize=clean,
        widget=AdminProseEditorWidget,
        required=False,
        label="Text",
    )
    byline = forms.CharField(
        max_length=600, required=False, help_text="Names with commas between."
    )
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.filter(merged_into__isnull=True),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    deadline = forms.DateTimeField(
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL),
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    """The fields that make no version, as the form was drawn with them: JSON."""
    approval = forms.CharField(widget=forms.HiddenInput, required=False)
    """The approval the form was drawn with."""

    class Meta:
        model = Article
        fields = ("headline", "standfirst", "dateline", "slugline", "slug", "kind_of_work",
                  "section", "assignee")  # fmt: skip
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 1, "placeholder": "The headline"}),
            "standfirst": forms.Textarea(
                attrs={"rows": 2, "placeholder": "A sentence or two under the headline"}
            ),
        }
        labels = {"assignee": "Who has it", "slug": "Address"}
        help_texts = {"assignee": "", "standfirst": ""}

    field_order = ("section", "topics", "byline", "dateline", "deadline", "kind_of_work",
                   "slugline", "slug", "assignee")  # fmt: skip

    def __init__(
        self, data: Any = None, *, article: Article | None = None, **kwargs: Any
    ) -> None:
        self.article = article
        initial = first_values(article) if article else {}
        # Validation writes into its instance; the story itself stays as it is on record.
        instance = copy.copy(article) if article else None
        initial |= kwargs.pop("initial", {})
        super().__init__(data, instance=instance, initial=initial, **kwargs)
        self.reading = bylines.Reading([], [], [])
        for name in WORDS + DESK:
            if article and data is not None and name not in data:
                self.fields[name].required = False
        self.fields["assignee"].queryset = Editor.objects.filter(is_active=True, is_staff=True)  # type: ignore[attr-defined]
        self.fields["assignee"].empty_label = "Nobody yet"  # type: ignore[attr-defined]
        self.fields["section"].empty_label = "Not chosen"  # type: ignore[attr-defined]
        self.unknown_names: list[str] = []

    @property
    def seen_number(self) -> int:
        """The version the form was drawn from; 0, which no story has, where it does not say."""
        raw = str(self.data.get(self.add_prefix("seen_version"), ""))
        return int(raw) if raw.isdecimal() and len(raw) < 9 else 0

    @property
    def is_overtaken(self) -> bool:
        """Words were changed here, and somebody saved others since the form was drawn."""
        if self.article is None or self.seen_number == self.article.version_no:
            return False
        return any(self.words_changed(name) for name in WORDS)

    @property
    def seen_approval(self) -> str:
        return str(self.data.get(self.add_prefix("approval"), ""))

    def clean_headline(self) -> str:
        return " ".join(self.cleaned_data["headline"].split())

    def clean_standfirst(self) -> str:
        return str(self.cleaned_data["standfirst"]).replace("\r\n", "\n").strip()

    def clean_byline(self) -> list[dict[str, Any]]:
        """Each name matched; an unknown one is asked about, for four-eyes looks at people."""
        standing = (
            [line.as_line() for line in self.article.bylines.all()] if self.article else []
        )
        self.reading = reading = bylines.read(
            self.cleaned_data["byline"], standing, as_typed="_byline_as_typed" in self.data
        )
        if any(len(line["printed_as"]) > 160 for line in reading.lines):
            raise ValidationError("One name is longer than 160 characters. Put commas between.")
        if reading.ambiguous:
            names = ", ".join(reading.ambiguous)
            raise ValidationError(
                f"More than one person is called {names}. Write the last part of the address "
                "after the name: “Ann Lee (ann-lee-2)”."
            )
        said = {"_byline_people", "_byline_as_typed"} & set(self.data)
        if reading.unknown and not said:
            self.unknown_names = reading.unknown
            raise ValidationError(
                f"Nobody is on record as {' or '.join(reading.unknown)}. Put the name right, or "
                "say below what it is."
            )
        return reading.lines

    def changed(self) -> list[str]:
        """The names of what this person changed, against the copy and the fields they saw."""
        words = [name for name in WORDS if self.words_changed(name)]
        return words + [
            name
            for name in DESK
            if self.is_posted(name) and self.choice(name) != self.seen_fields.get(name)
        ]

    def changes(self) -> dict[str, Any]:
        """What goes to the workflow. People new in the byline are made here, so call it once."""
        found = {name: self.cleaned_data[name] for name in self.changed()}
        if "topics" in found:
            found["topics"] = list(found["topics"])
        if "byline" in found and "_byline_people" in self.data:
            found["byline"] = bylines.make_people(self.reading)
        return found

    def new_fields(self) -> dict[str, Any]:
        """Everything that was filled in, for a story that begins with it."""
        found = {
            name: value for name, value in self.cleaned_data.items() if name in WORDS + DESK
        }
        found["topics"] = list(found["topics"])
        if "_byline_people" in self.data:
            found["byline"] = bylines.make_people(self.reading)
        return {name: value for name, value in found.items() if value}

    def is_posted(self, name: str) -> bool:
        """No ticked box posts nothing: then the hidden list of what was seen says it was drawn."""
        return name in self.data or (name == "topics" and name in (self.posted_seen or {}))

    def words_changed(self, name: str) -> bool:
        if name not in self.data:
            return False
        if self.article is None:
            return bool(self.cleaned_data[name])
        seen = self.seen_words
        value = self.cleaned_data[name]
        if name == "body":
            return blocks(value) != seen.blocks
        if name == "byline":
            return bool(value != self.seen_byline or self.reading.unknown)
        return bool(value != getattr(seen, name).replace("\r\n", "\n").strip())

    @property
    def typed_words(self) -> Words:
        """The words as typed; where a field was not typed in, as they were seen."""
        seen, changed = self.seen_words, set(self.changed())

        def word(name: str) -> str:
            return str(self.cleaned_data[name] if name in changed else getattr(seen, name))

        byline = seen.byline
        if "byline" in changed:
            byline = tuple(line["printed_as"] for line in self.cleaned_data["byline"])
        head, body = (word("headline"), word("standfirst")), word("body")
        return Words(*head, body, word("dateline"), byline, seen.pictures)

    @property
    def seen_words(self) -> Words:
        """The words the form was drawn from, so that another's change is never taken for this one's."""
        assert self.article is not None
        return self.seen_copy.words if self.seen_copy else self.article.words

    @cached_property
    def seen_copy(self) -> Version | None:
        return (
            self.article.versions.filter(number=self.seen_number).first()
            if self.article
            else None
        )

    @property
    def seen_byline(self) -> list[dict[str, Any]]:
        assert self.article is not None
        if self.seen_copy and self.seen_number != self.article.version_no:
            return list(self.seen_copy.byline)
        return [line.as_line() for line in self.article.bylines.all()]

    @property
    def posted_seen(self) -> dict[str, Any] | None:
        return as_seen(self.data.get(self.add_prefix("seen"), ""))

    @property
    def seen_fields(self) -> Mapping[str, Any]:
        """The fields that make no version, as they stood when the form was drawn."""
        if self.posted_seen is not None:
            return self.posted_seen
        return fields_now(self.article) if self.article else {}

    def choice(self, name: str) -> Any:
        return plain(self.cleaned_data[name])

    def overtaken_fields(self) -> list[str]:
        """Fields without a version that this person and somebody else both changed."""
        if self.article is None:
            return []
        now = fields_now(Article.objects.get(pk=self.article.pk))
        seen = self.seen_fields
        return [
            name
            for name in self.changed()
            if name in now and now[name] != seen.get(name) and now[name] != self.choice(name)
        ]


def first_values(article: Article) -> dict[str, Any]:
    now = fields_now(article)
    return {
        "body": article.body,
        "byline": bylines.as_typed(line.as_line() for line in article.bylines.all()),
        "topics": now["topics"],
        "deadline": article.deadline,
        "seen_version": article.version_no,
        "seen": json.dumps(now),
        "approval": str(article.approvals.in_force().values_list("pk", flat=True).last() or ""),
    }
