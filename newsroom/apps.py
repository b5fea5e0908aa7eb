from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class NewsroomConfig(AppConfig):
    name = "newsroom"


class DeskAdminConfig(AdminConfig):
    default_site = "newsroom.admin.DeskSite"
