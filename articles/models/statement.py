"""A question the readers' pages ask at every request: the ORM words it once, a request only puts values in.

Wording a query costs the ORM several times what the database needs to answer it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connection, models
from django.db.models.expressions import Expression
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row", bound=models.Model)
Convert = Callable[[Any, Any, Any], Any]


class Given(Expression):
    """A value that is named when a statement is written and given when it is run."""

    def __init__(self, name: str, field: "models.Field[Any, Any]") -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        return "%s", (self,)


@dataclass(frozen=True, slots=True)
class Worded:
    """A query as a database wants it, and how its answer becomes rows."""

    model: type[models.Model]
    sql: str
    params: tuple[Any, ...]
    fields: tuple[int, int, tuple[str, ...]]
    """Of the columns those that are the model's own: from, to, and their names."""
    annotations: tuple[tuple[str, int], ...]
    converted: tuple[tuple[int, tuple[Convert, ...], Expression], ...]


class Statement(Generic[Row]):
    """A queryset with Given values in it, kept as SQL. It may filter, order, cut, defer and annotate.

    What is joined comes as annotations, never as objects.
    """

    def __init__(self, wanted: Callable[[], "models.QuerySet[Row]"]) -> None:
        """`wanted` is asked when the statement is first run, once models are loaded."""
        self.wanted = wanted
        self.worded: dict[str, Worded] = {}

    def run(self, **values: Any) -> list[Row]:
        """The rows, with these values put in; one query. KeyError where one is missing."""
        worded = self.worded.get(connection.vendor)
        if worded is None:
            worded = self.worded[connection.vendor] = word(self.wanted())
        filled = [_put_in(one, values) for one in worded.params]
        with connection.cursor() as cursor:
            cursor.execute(worded.sql, filled)
            answer = cursor.fetchall()
        return [_row(worded, list(columns)) for columns in answer]


def word(queryset: "models.QuerySet[Any]") -> Worded:
    """What the ORM does before and after each query, done once."""
    compiler = queryset.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    columns = [column for column, _, _ in compiler.select]
    own = compiler.klass_info["select_fields"]
    first, end = own[0], own[-1] + 1
    return Worded(
        model=queryset.model,
        sql=sql,
        params=tuple(params),
        fields=(first, end, tuple(column.target.attname for column in columns[first:end])),
        annotations=tuple(compiler.annotation_col_map.items()),
        converted=tuple(
            (at, tuple(converters), expression)
            for at, (converters, expression) in compiler.get_converters(columns).items()
        ),
    )


def _put_in(param: Any, values: dict[str, Any]) -> Any:
    if not isinstance(param, Given):
        return param
    return param.output_field.get_db_prep_value(values[param.name], connection)


def _row(worded: Worded, columns: list[Any]) -> Any:
    for at, converters, expression in worded.converted:
        for convert in converters:
            columns[at] = convert(columns[at], expression, connection)
    first, end, names = worded.fields
    row = worded.model.from_db(connection.alias, names, columns[first:end])
    for name, at in worded.annotations:
        setattr(row, name, columns[at])
    return row
