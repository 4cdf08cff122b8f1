"""Those who are quoted and those who write: a quotation, a person, an organisation."""

from typing import Any, cast

from django.db.models import F, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404

from articles.models import Release, ReleaseQuotation
from articles.rendering.pages import by_year
from articles.site.door import Page
from articles.site.lists import listing
from articles.site.paging import PAGE, Key, Listing
from people.models import Organisation, Person


class Quotation(Page):
    """One quotation as it stands in the story that readers see now."""

    template_name = "site/quotation.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        release = get_object_or_404(
            Release.objects.listed(self.at), quotations__public_id=kwargs["public_id"]
        )
        rows = list(
            release.quotations.select_related("person", "organisation").order_by("number")
        )
        numbers = {row.public_id: row.number for row in rows}
        row = next(row for row in rows if row.public_id == kwargs["public_id"])
        return super().get_context_data(release=release, row=row, numbers=numbers, **kwargs)


class Speaking(Page):
    """The page of somebody named. It answers only while a listed release names them."""

    model: type[Person] | type[Organisation]
    pointer: str

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = cast(
            "Person | Organisation", get_object_or_404(self.model, slug=kwargs["slug"])
        )
        root: Person | Organisation = found.root
        self.ids = self.all_of(root)
        quoted, written = self.quoted(), self.written()
        if not (quoted.items or written.items or self.is_named()):
            raise Http404
        if root.pk != found.pk:
            return HttpResponsePermanentRedirect(root.get_absolute_url())
        context = self.get_context_data(
            speaker=root, quoted=quoted, years=by_year(quoted.items), written=written
        )
        return self.render_to_response(context)

    def all_of(self, root: Person | Organisation) -> list[int]:
        """Rows are never re-pointed, so those of everybody merged into them count as well."""
        ids = [root.pk]
        newer = ids
        while newer:
            merged = self.model.objects.filter(merged_into__in=newer)
            newer = list(merged.values_list("pk", flat=True))
            ids = ids + newer
        return ids

    def is_named(self) -> bool:
        """Whether a listed release has a row for them, also where this page of it is empty."""
        listed = Release.objects.listed(self.at)
        return any(
            listed.filter(self.rows(rows)).exists() for rows in ("quotations", "bylines")
        )

    def rows(self, name: str) -> Q:
        return Q((f"{name}__{self.pointer}__in", self.ids))

    def written(self) -> Listing[Release]:
        releases = Release.objects.listed(self.at)
        return listing(releases, self.key("stories"), self.rows("bylines"), "bylines__")

    def quoted(self) -> Listing[ReleaseQuotation]:
        """Their quotations, newest story first, each story's in the order of its text."""
        before: Key | None = self.key(numbered=True)
        narrowed = self.rows("quotations")
        if before is not None:
            narrowed &= before.older("quotations__")
        ids = list(
            Release.objects.listed(self.at)
            .filter(narrowed)
            .order_by(
                "-quotations__first_published_at",
                "-quotations__article_id",
                "quotations__number",
            )
            .values_list(F("quotations__pk"), flat=True)[: PAGE + 1]
        )
        rows = ReleaseQuotation.objects.select_related("release").in_bulk(ids)
        return Listing.cut([rows[pk] for pk in ids], is_first=before is None)


class PersonPage(Speaking):
    template_name = "site/person.html"
    model = Person
    pointer = "person"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        roles = kwargs["speaker"].roles.select_related("organisation")
        return super().get_context_data(roles=roles, **kwargs)


class OrganisationPage(Speaking):
    template_name = "site/organisation.html"
    model = Organisation
    pointer = "organisation"
