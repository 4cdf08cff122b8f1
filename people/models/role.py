"""What somebody was, where, and when."""

import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q


class RoleQuerySet(models.QuerySet["Role"]):
    def on(self, day: datetime.date) -> Self:
        """Roles held on that day."""
        begun = Q(from_on__isnull=True) | Q(from_on__lte=day)
        not_ended = Q(to_on__isnull=True) | Q(to_on__gte=day)
        return self.filter(begun & not_ended)


class Role(models.Model):
    """A dated role. A quotation keeps the words used at the time beside it."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="roles")
    organisation = models.ForeignKey(
        "people.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="roles",
    )
    title = models.CharField(max_length=160, help_text="The official title.")
    short_title = models.CharField(
        max_length=80, blank=True, help_text="As copy says it: “foreign policy chief”."
    )
    from_on = models.DateField("from", null=True, blank=True)
    to_on = models.DateField(
        "to", null=True, blank=True, help_text="The last day; empty while held."
    )

    objects = RoleQuerySet.as_manager()

    class Meta:
        ordering = ("-from_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(from_on__isnull=True)
                | Q(to_on__isnull=True)
                | Q(to_on__gte=F("from_on")),
                name="people_role_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.short_title or self.title
