"""The audit of rights tells of limits to sections and editions, too."""

from django.db import migrations, models

WHATS = [
    ("invited", "Invited"),
    ("roles", "Roles"),
    ("superuser", "Superuser"),
    ("active", "Active"),
    ("email", "E-mail"),
    ("password_link", "Password link sent"),
    ("two_factor", "Two-factor removed"),
    ("limits", "Sections, editions and sign-offs"),
]


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_desk_roles")]

    operations = [
        migrations.AlterField(
            model_name="rightschange",
            name="what",
            field=models.CharField(choices=WHATS, max_length=20, verbose_name="what"),
        )
    ]
