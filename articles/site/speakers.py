"""Those who are quoted and those who write: a quotation, a person, an organisation."""

from collections.abc import Sequence
from typing import Any

from django.db.models import BigIntegerField, Exists, F, OuterRef, Q, QuerySet, SlugField
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.text import capfirst

from articles.models import Given, Release, ReleaseByline, ReleaseQuotation, Statement
from articles.rendering.notes import notes_on
from articles.rendering.pages import HeldRole
from articles.rendering.structured import profile_page
from articles.site.door import Page
from articles.site.listing import (
    AT,
    BEFORE,
    BEFORE_NUMBER,
    List,
    page_of,
    said,
    stories,
)
from articles.site.notices import instead_of_quotation
from articles.site.paging import Listing, older_than
from articles.templatetags.readers import spoken, their_words
from people.models import Organisation, Person

_SLUG = Given("slug", SlugField())
_WHO = Given("who", BigIntegerField())
NOTHING: Listing = Listing((), None, is_first=True)


class Quotation(Page):
    """One quotation as it stands in the story that readers see now."""

    template_name = "site/quotation.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        public_id = kwargs["public_id"]
        listed = Release.objects.listed(self.at).filter(quotations__public_id=public_id)
        release = listed.order_by().first()
        if release is None:
            return instead_of_quotation(public_id, self.around)
        rows = list(
            release.quotations.select_related("person", "organisation").order_by("number")
        )
        numbers = {row.public_id: row.number for row in rows}
        row = next(row for row in rows if row.public_id == public_id)
        notes = notes_on(release, public_id)
        shown = self.get_context_data(release=release, row=row, numbers=numbers, notes=notes)
        return self.render_to_response(shown)


def named(model: type[Person] | type[Organisation], pointer: str) -> "QuerySet[Any]":
    """Somebody by slug, whether they are quoted or write, and a row for each merged into them."""
    own = {pointer: OuterRef("pk")}
    people: QuerySet[Any] = model.objects.filter(slug=_SLUG).annotate(
        merged_pk=F("merged__pk"),
        is_quoted=Exists(ReleaseQuotation.objects.listed(AT).filter(**own)),
        writes=Exists(ReleaseByline.objects.listed(AT).filter(**own)),
    )
    return people


def with_roles(people: "QuerySet[Any]") -> "QuerySet[Any]":
    """The same people, a row for each role, the newest first."""
    held: QuerySet[Any] = people.annotate(
        role_pk=F("roles__pk"),
        role_title=F("roles__title"),
        role_from=F("roles__from_on"),
        role_to=F("roles__to_on"),
        role_office=F("roles__organisation__name"),
    ).order_by("-roles__from_on", "roles__pk")
    return held


class Speaking(Page):
    """The page of somebody named. It answers only while a listed release names them."""

    model: type[Person] | type[Organisation]
    pointer: str
    by_slug: Statement[Any]
    words: List
    works: List

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = self.by_slug.run(at=self.at, slug=kwargs["slug"])
        if not found:
            raise Http404
        root: Person | Organisation = found[0].root
        is_merged = root is not found[0] or any(row.merged_pk for row in found)
        quoted, written = self.of_all(root) if is_merged else self.of_one(found[0])
        if root is not found[0]:
            return HttpResponsePermanentRedirect(root.get_absolute_url())
        return self.drawn(
            rows={"quoted": quoted.items, "written": written.items, "roles": self.roles(found)},
            words={
                **self.words_of(root, quoted),
                "called": root.name,
                "structured": self.structured(root, quoted, found),
                "slug": root.slug,
                "path": root.get_absolute_url(),
                "spoken": spoken(quoted) if quoted.items else "",
                "quoted_older": older_than(quoted),
                "written_older": older_than(written),
            },
            quoted_first=quoted.is_first,
            written_first=written.is_first,
        )

    def words_of(self, speaker: Any, quoted: Listing) -> dict[str, str]:
        """What only a person or only an organisation has in its head, and over its words."""
        return {}

    def of_one(self, speaker: Any) -> tuple[Listing, Listing]:
        """Nobody was merged, as nearly always. What they never did is not asked for."""
        if not (speaker.is_quoted or speaker.writes):
            raise Http404
        said_at, stories_at = self.key(numbered=True), self.key("stories")
        who = speaker.pk
        return (
            self.words.page(self.at, said_at, who=who) if speaker.is_quoted else NOTHING,
            self.works.page(self.at, stories_at, who=who) if speaker.writes else NOTHING,
        )

    def of_all(self, root: Person | Organisation) -> tuple[Listing, Listing]:
        """Rows are never re-pointed, so those of everybody merged into them count as well."""
        said_at, stories_at = self.key(numbered=True), self.key("stories")
        ids = self.ids_of(root)
        quoted, wrote = (
            Q((f"{self.pointer}__in", ids)),
            Q((f"bylines__{self.pointer}__in", ids)),
        )
        words = said(said_at, quoted, self.at)
        works = stories(stories_at, wrote, "bylines__", self.at)
        pages = page_of(words, said_at), page_of(works, stories_at)
        if not any(page.items for page in pages) and not self.is_named(quoted, wrote):
            raise Http404
        return pages

    def is_named(self, quoted: Q, wrote: Q) -> bool:
        """Whether a listed release has a row for them, also where this page of it is empty."""
        return bool(
            said(None, quoted, self.at).exists() or stories(None, wrote, at=self.at).exists()
        )

    def ids_of(self, root: Person | Organisation) -> list[int]:
        ids = [root.pk]
        newer = ids
        while newer:
            merged = self.model.objects.filter(merged_into__in=newer)
            newer = list(merged.values_list("pk", flat=True))
            ids = ids + newer
        return ids

    def roles(self, found: Sequence[Any]) -> list[HeldRole]:
        return []

    def structured(self, root: Any, quoted: Listing, found: Sequence[Any]) -> str:
        return ""


class PersonPage(Speaking):
    template_name = "site/person.html"
    model = Person
    pointer = "person"
    by_slug = Statement(lambda: with_roles(named(Person, "person")))
    words = List(lambda before: said(before, Q(person=_WHO)), BEFORE_NUMBER)
    works = List(lambda before: stories(before, Q(bylines__person=_WHO), "bylines__"), BEFORE)

    def words_of(self, speaker: Any, quoted: Listing) -> dict[str, str]:
        """Somebody without a line about them is introduced as when they last spoke."""
        last = quoted.items[0].role if quoted.items else ""
        role = f"{capfirst(last)}, when last quoted here." if last else ""
        return {"standfirst": speaker.bio or role, "heading": their_words(speaker)}

    def roles(self, found: Sequence[Any]) -> list[HeldRole]:
        """Of whoever the address names; a row is met again for each person merged into them."""
        held = {
            row.role_pk: HeldRole(row.role_title, row.role_office, row.role_from, row.role_to)
            for row in found
        }
        return [role for pk, role in held.items() if pk is not None]

    def structured(self, root: Any, quoted: Listing, found: Sequence[Any]) -> str:
        """What search engines are told of them: the role they hold, else the one last printed."""
        held = [role.title for role in self.roles(found) if role.to_on is None]
        printed = [row.role for row in quoted.items[:1] if row.role]
        return profile_page(root, next(iter([*held, *printed]), ""))


class OrganisationPage(Speaking):
    template_name = "site/organisation.html"
    model = Organisation
    pointer = "organisation"
    by_slug = Statement(lambda: named(Organisation, "organisation"))
    words = List(lambda before: said(before, Q(organisation=_WHO)), BEFORE_NUMBER)
    works = List(
        lambda before: stories(before, Q(bylines__organisation=_WHO), "bylines__"), BEFORE
    )

    def words_of(self, speaker: Any, quoted: Listing) -> dict[str, str]:
        return {"kind": capfirst(speaker.kind), "heading": "Its words"}
