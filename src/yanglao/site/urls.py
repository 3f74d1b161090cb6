"""The addresses of the pages."""

from django.urls import path, re_path

from yanglao.web.assets import static
from yanglao.web.estimate import estimate_page
from yanglao.web.home import home_page, offices_page
from yanglao.web.join import join_page
from yanglao.web.preferences import prefer
from yanglao.web.questions import questions_page
from yanglao.web.status import figures, health

urlpatterns = [
    path("", home_page, name="home"),
    path("estimate", estimate_page, name="estimate"),
    path("join", join_page, name="join"),
    path("offices", offices_page, name="offices"),
    path("questions", questions_page, name="questions"),
    path("fund", figures, name="fund"),
    path("prefer", prefer, name="prefer"),
    path("health", health, name="health"),
    re_path(r"^static/(?P<stem>\w+)\.(?P<digest>\w+)\.(?P<suffix>\w+)$", static, name="static"),
]
handler400 = "yanglao.web.errors.bad_request"
handler403 = "yanglao.web.errors.forbidden"
handler404 = "yanglao.web.errors.not_found"
handler500 = "yanglao.web.errors.server_error"
