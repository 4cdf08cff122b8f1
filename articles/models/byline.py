"""Who wrote it, as printed."""

from django.db import models
from django.db.models import Q

from people.models import Editor


class Byline(models.Model):
    """One name in the byline. Written by the save action alone, never by a form of its own."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="bylines"
    )
    order = models.PositiveSmallIntegerField(default=0)
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="bylines"
    )
    organisation = models.ForeignKey(
        "people.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="bylines",
    )
    printed_as = models.CharField(max_length=160)

    class Meta:
        ordering = ("article", "order")
        constraints = (
            models.UniqueConstraint(
                fields=("article", "order"), name="articles_byline_in_order"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=True) | Q(organisation__isnull=True),
                name="articles_byline_person_or_organisation",
            ),
        )

    def __str__(self) -> str:
        return self.printed_as

    def as_line(self) -> dict[str, object]:
        """The line as a Version keeps it."""
        return {
            "person": self.person_id,
            "organisation": self.organisation_id,
            "printed_as": self.printed_as,
        }


def accounts_of(roots: set[int]) -> dict[int, set[int]]:
    """The accounts of these people by person, those whose own person was merged into one too."""
    if not roots:
        return {}
    linked = Editor.objects.filter(
        Q(person__in=roots) | Q(person__merged_into__isnull=False)
    ).select_related("person__merged_into")
    found: dict[int, set[int]] = {}
    for editor in linked:
        if editor.person is not None and editor.person.root.pk in roots:
            found.setdefault(editor.person.root.pk, set()).add(editor.pk)
    return found
