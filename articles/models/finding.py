"""What the desk's search looks in: every working copy's words, made comparable."""

from django.db import models

from .article import Article


class ArticleText(models.Model):
    """A story's words, normalised, and their stems; written with the working copy by articles.search."""

    article = models.OneToOneField(Article, primary_key=True, on_delete=models.CASCADE, related_name="+")
    words = models.TextField()
    stems = models.TextField()

    def __str__(self) -> str:
        return f"{self.article_id}"
