"""Stories that fall due within seconds, for drills with processes of their own."""

from datetime import timedelta

from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from articles.content import Content
from articles.models import Edition, Section
from articles.publishing import approve, create, publish, submit


def make_due(count: int) -> None:
    """So many stories by a reporter, approved and scheduled by an editor over the next three seconds."""
    people = {}
    for role in (Role.REPORTER, Role.EDITOR):
        people[role] = User.objects.create_user(f"{role}@agency.example", "long-enough-password", is_staff=True)
        people[role].groups.add(Group.objects.get(name=role))
    edition = Edition.objects.create(code="en", name="English", is_default=True)
    section = Section.objects.create(edition=edition, name="World", slug="world")
    stories = []
    for n in range(count):
        words = Content(headline=f"Story {n}", body="<p>Words.</p>", section=section.pk)
        story = submit(create(words, by=people[Role.REPORTER], edition=edition), by=people[Role.REPORTER])
        stories.append(approve(story, by=people[Role.EDITOR]))
    begin = timezone.now()
    for n, story in enumerate(stories):
        publish(story, by=people[Role.EDITOR], at=begin + timedelta(seconds=1 + 2 * n / count))
