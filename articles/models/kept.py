"""Rows that are added and never changed: the record of what was said, checked and released."""

from typing import Any, ClassVar, NoReturn

from django.db import models


class KeptForever(Exception):
    """Somebody tried to change or delete a row that is part of the record."""


class UndeletedQuerySet(models.QuerySet[Any]):
    def delete(self) -> NoReturn:
        raise KeptForever(f"{self.model.__name__} rows are never deleted.")


class UndeletedModel(models.Model):
    """A row that may change and never goes."""

    objects: ClassVar[models.Manager[Any]] = UndeletedQuerySet.as_manager()

    class Meta:
        abstract = True

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        raise KeptForever(f"{type(self).__name__} rows are never deleted.")


class KeptQuerySet(UndeletedQuerySet):
    """Refuses what would rewrite the record, but for the fields a model names as moving."""

    def update(self, **fields: object) -> int:
        if not set(fields) <= set(self.model.MOVING):
            raise KeptForever(f"{self.model.__name__} rows are added, never changed.")
        return super().update(**fields)


class KeptModel(UndeletedModel):
    """A row written once. `MOVING` names the few fields a queryset's update() may still set."""

    MOVING: ClassVar[frozenset[str]] = frozenset()

    objects: ClassVar[models.Manager[Any]] = KeptQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise KeptForever(f"{type(self).__name__} rows are added, never changed.")
        super().save(*args, **kwargs)
