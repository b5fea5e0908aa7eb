"""Counts that upper floors keep on an article."""

from ..models import Article


def set_comment_count(article_pk: int, count: int) -> None:
    """How many comments readers can see under a story; it is no change of the story."""
    Article.objects.filter(pk=article_pk).update(comment_count=count)
