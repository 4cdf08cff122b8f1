"""The house itself: how it is run now, and a chain of its own for what concerns no single story."""

from django.conf import settings
from django.db import models

from articles.models.kept import KeptModel
from articles.vocabulary import ModeName


class House(models.Model):
    """One row: the head of the house chain, locked before anything is added to it."""

    log_seq = models.PositiveIntegerField(default=0)
    log_head = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name_plural = "house"

    def __str__(self) -> str:
        return f"House log, line {self.log_seq}"


class Mode(KeptModel):
    """From this moment on the paper is run in this mode, set by somebody for a reason."""

    name = models.CharField(max_length=8, choices=ModeName)
    reason = models.TextField()
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="modes_set"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.get_name_display()} since {self.at:%Y-%m-%d}"

    def as_record(self) -> dict[str, object]:
        return {
            "name": self.name,
            "reason": self.reason,
            "set_by": self.set_by_id,
            "at": self.at,
        }


def mode_now() -> ModeName:
    """The newest mode that was set; strict while none was (EDITORIAL A, Modes)."""
    name = Mode.objects.order_by("-pk").values_list("name", flat=True).first()
    return ModeName(name) if name else ModeName.STRICT
