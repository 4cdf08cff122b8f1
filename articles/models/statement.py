"""A question the readers' pages ask at every request: the ORM words it once, a request only puts values in.

Wording a query costs the ORM several times what the database needs to answer it.
"""

from collections import namedtuple
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connection, models
from django.db.models.expressions import Expression
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
Convert = Callable[[Any, Any, Any], Any]


class Given(Expression):
    """A value that is named when a statement is written and given when it is run."""

    def __init__(self, name: str, field: "models.Field[Any, Any]") -> None:
        super().__init__(output_field=field)
        self.name = name

    def __eq__(self, other: object) -> bool:
        """Django's own compares all an expression was made of: too slow to ask at every request."""
        return self is other

    __hash__ = object.__hash__

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        return "%s", (self,)


@dataclass(frozen=True, slots=True)
class Worded:
    """A query as a database wants it, and how a line of its answer becomes a row."""

    sql: str
    params: tuple[Any, ...]
    given: frozenset[Given]
    """The places in `params`: one that stands in several is made ready once."""
    converted: tuple[tuple[int, tuple[Convert, ...], Expression], ...]
    make: Callable[[list[Any]], Any]


class Statement(Generic[Row]):
    """A queryset with Given values in it, kept as SQL. It may filter, order, cut, defer and annotate.

    What is joined comes as annotations, never as objects. With values_list the rows are named
    tuples: lists of twenty stories want those, a model takes longer to make than to find.
    """

    def __init__(self, wanted: Callable[[], "models.QuerySet[Any, Row]"]) -> None:
        """`wanted` is asked when the statement is first run, once models are loaded."""
        self.wanted = wanted
        self.worded: dict[str, Worded] = {}

    def run(self, **values: Any) -> list[Row]:
        """The rows, with these values put in; one query. KeyError where one is missing."""
        worded = self.worded.get(connection.vendor)
        if worded is None:
            worded = self.worded[connection.vendor] = word(self.wanted())
        ready = {one: _prepared(one, values) for one in worded.given}
        filled = [ready[one] if isinstance(one, Given) else one for one in worded.params]
        with connection.cursor() as cursor:
            cursor.execute(worded.sql, filled)
            answer = [list(line) for line in cursor.fetchall()]
        for at, converters, expression in worded.converted:
            for convert in converters:
                for line in answer:
                    line[at] = convert(line[at], expression, connection)
        return [worded.make(line) for line in answer]


def word(queryset: "models.QuerySet[Any, Any]") -> Worded:
    """What the ORM does before and after each query, done once."""
    compiler = queryset.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    columns = [column for column, _, _ in compiler.select]
    converters = compiler.get_converters(columns).items()
    # Django's own mark of a queryset that gives values.
    names: tuple[str, ...] | None = getattr(queryset, "_fields", None)
    return Worded(
        sql=sql,
        params=tuple(params),
        given=frozenset(param for param in params if isinstance(param, Given)),
        converted=tuple((at, tuple(all_of), column) for at, (all_of, column) in converters),
        make=_line(names) if names else _model(queryset.model, compiler),
    )


def _prepared(given: Given, values: dict[str, Any]) -> Any:
    return given.output_field.get_db_prep_value(values[given.name], connection)


def _line(names: Sequence[str]) -> Callable[[list[Any]], Any]:
    line: Any = namedtuple("Line", names)  # type: ignore[misc]
    make: Callable[[list[Any]], Any] = line._make
    return make


def _model(
    model: type[models.Model], compiler: SQLCompiler
) -> Callable[[list[Any]], models.Model]:
    own = compiler.klass_info["select_fields"]
    first, end = own[0], own[-1] + 1
    names = [column.target.attname for column, _, _ in compiler.select[first:end]]
    annotations = tuple(compiler.annotation_col_map.items())

    def make(line: list[Any]) -> models.Model:
        row = model.from_db(connection.alias, names, line[first:end])
        for name, at in annotations:
            setattr(row, name, line[at])
        return row

    return make
