"""Rows that are only ever added: the base of every audit."""

from django.db import models


class AppendOnlyError(Exception):
    """Somebody tried to change or delete a row of an audit."""

    def __init__(self) -> None:
        super().__init__("Audit rows are only ever added.")


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **kwargs):
        raise AppendOnlyError

    def delete(self):
        raise AppendOnlyError


class AuditRow(models.Model):
    """A model whose rows are written once; `blank` is the one exception, for the law."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        if self.pk:
            raise AppendOnlyError
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnlyError

    def blank(self, **texts: str) -> None:
        """Write texts over in which a court wants words blanked; the row stays, and who did what when."""
        models.QuerySet(type(self)).filter(pk=self.pk).update(**texts)
