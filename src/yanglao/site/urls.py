"""The addresses of the pages."""

from django.urls import path

from yanglao.web.status import health, status

urlpatterns = [path("", status, name="status"), path("health", health, name="health")]
