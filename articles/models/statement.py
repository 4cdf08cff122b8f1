"""A question the readers' pages ask at every request: the ORM words it once, a request only puts values in.

Wording a query costs the ORM several times what the database needs to answer it.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db import connection, models
from django.db.models.expressions import Expression
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row", bound=models.Model)


class Given(Expression):
    """A value that is named when a statement is written and given when it is run."""

    def __init__(self, name: str, field: "models.Field[Any, Any]") -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        return "%s", (self,)


class Statement(Generic[Row]):
    """A queryset with Given values in it, kept as SQL. It may filter, order, defer and annotate.

    What is annotated comes as the database gives it; what is joined cannot come as objects.
    """

    def __init__(self, wanted: Callable[[], "models.QuerySet[Row]"]) -> None:
        """`wanted` is asked when the statement is first run, once models are loaded."""
        self.wanted = wanted
        self.worded: dict[str, tuple[type[Row], str, tuple[Any, ...]]] = {}

    def run(self, **values: object) -> list[Row]:
        """The rows, with these values put in; one query. KeyError where one is missing."""
        if connection.vendor not in self.worded:
            queryset = self.wanted()
            sql, params = queryset.query.sql_with_params()
            self.worded[connection.vendor] = queryset.model, sql, params
        model, sql, params = self.worded[connection.vendor]
        filled = [_put_in(one, values) if isinstance(one, Given) else one for one in params]
        return list(model._default_manager.raw(sql, filled))


def _put_in(given: Given, values: dict[str, object]) -> object:
    return given.output_field.get_db_prep_value(values[given.name], connection)
