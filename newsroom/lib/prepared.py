"""Queries whose SQL is built once: to build that of a page costs Django several times what it takes to run it."""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Generic, TypeVar

from django.db import connections, router
from django.db.models import Model, QuerySet

Row = TypeVar("Row")


class Prepared(Generic[Row]):
    """A queryset of which only some values differ from call to call.

        newest = Prepared(lambda edition: Release.objects.filter(edition=edition)[:5], edition=int)
        newest(edition=1)     # the rows, as a list

    `build` is called once for each database and gets a mark in the place of each value: it may compare with it,
    and do nothing else. What is cut off, counted or left out must not depend on it. Nothing is prefetched.
    """

    def __init__(self, build: Callable[..., QuerySet], **kinds: type) -> None:
        self._build = build
        self._marks = {name: _MARKS[kind](place) for place, (name, kind) in enumerate(kinds.items())}
        self._plans: dict[str, _Plan] = {}

    def __call__(self, **values: Any) -> list[Row]:
        plan = self._plan()
        return list(plan.rows(values))

    def _plan(self) -> "_Plan":
        alias = router.db_for_read(Model)
        if alias not in self._plans:
            self._plans[alias] = _Plan.of(self._build(**self._marks), self._marks, alias)
        return self._plans[alias]


#: Values that no query has by itself.
_MARKS: dict[type, Callable[[int], Any]] = {
    int: lambda place: 7_340_000_000_000_000_000 + place,
    str: lambda place: f"\ue000{place}\ue000",
    date: lambda place: date(1001, 1, 1 + place),
    datetime: lambda place: datetime(1001, 1, 1 + place, tzinfo=UTC),
}


@dataclass(frozen=True)
class _Plan:
    """The compiled query: its SQL, its parameters with marks among them, and what makes rows of the answer."""

    queryset: QuerySet
    compiler: Any
    sql: str
    params: tuple
    places: dict[int, str]
    converters: dict[int, Any]
    alias: str

    @classmethod
    def of(cls, queryset: QuerySet, marks: dict[str, Any], alias: str) -> "_Plan":
        compiler = queryset.query.get_compiler(alias)
        sql, params = compiler.as_sql()
        names = {_as_parameter(mark, alias): name for name, mark in marks.items()}
        places = {place: names[value] for place, value in enumerate(params) if _is_mark(value, names)}
        missing = marks.keys() - set(places.values())
        if missing:
            raise ValueError(f"The query does not compare with {', '.join(sorted(missing))}.")
        converters = compiler.get_converters([column for column, *_sql in compiler.select])
        return cls(queryset, compiler, sql, tuple(params), places, converters, alias)

    def rows(self, values: dict[str, Any]) -> QuerySet:
        """The queryset again, which will send the SQL that is there with these values."""
        ready = {name: _as_parameter(value, self.alias) for name, value in values.items()}
        params = tuple(
            ready[self.places[place]] if place in self.places else value for place, value in enumerate(self.params)
        )
        compiler = copy.copy(self.compiler)
        compiler.connection = connections[self.alias]
        compiler.as_sql = lambda *args, **kwargs: (self.sql, params)
        compiler.get_converters = lambda expressions: self.converters
        rows = QuerySet(self.queryset.model, query=_Compiled(compiler), using=self.alias)
        rows._iterable_class = self.queryset._iterable_class
        return rows


@dataclass(frozen=True)
class _Compiled:
    """Stands where a queryset keeps its query."""

    compiler: Any

    def get_compiler(self, using: str | None = None, connection: Any = None, elide_empty: bool = True) -> Any:
        return self.compiler


def _as_parameter(value: Any, alias: str) -> Any:
    """The value as the database's driver takes it."""
    ops = connections[alias].ops
    if isinstance(value, datetime):
        return ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return ops.adapt_datefield_value(value)
    return value


def _is_mark(value: Any, names: dict[Any, str]) -> bool:
    return isinstance(value, int | str | date) and value in names
