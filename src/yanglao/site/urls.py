"""The addresses of the pages."""

from django.urls import path, re_path

from yanglao.web.assets import static
from yanglao.web.estimate import estimate_page
from yanglao.web.preferences import prefer
from yanglao.web.status import figures, health

urlpatterns = [
    path("", figures, name="figures"),
    path("estimate", estimate_page, name="estimate"),
    path("prefer", prefer, name="prefer"),
    path("health", health, name="health"),
    re_path(r"^static/(?P<stem>\w+)\.(?P<digest>\w+)\.(?P<suffix>\w+)$", static, name="static"),
]
handler400 = "yanglao.web.errors.bad_request"
handler403 = "yanglao.web.errors.forbidden"
handler404 = "yanglao.web.errors.not_found"
handler500 = "yanglao.web.errors.server_error"
