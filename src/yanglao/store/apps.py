"""The Django app that owns the tables; its migrations are plain SQL."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "yanglao.store"
    label = "store"
    verbose_name = "账簿与事实 the books and the facts"
