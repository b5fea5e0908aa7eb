from django.urls import include, path

from . import views

urlpatterns = [
    path("", views.account_home, name="account_home"),
    path("", include("allauth.urls")),
]
