"""Who presses in the walk: every role, some who hold two or all, and some who hold none."""

from articles.models import mode_now
from articles.vocabulary import ModeName, RoleName
from people.models import Editor, Person
from tests.factories import make_editor, make_person
from tests.workflow.newsroom import Newsroom


class Cast:
    """The editors of the walk, and the persons who may stand in a byline or be quoted."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom
        pen = self._named("Rae Holm", newsroom.reporter)
        others = [
            make_editor("checker2", RoleName.CHECKER),
            make_editor("duty2", RoleName.DUTY),
            make_editor("legal2", RoleName.LEGAL),
            make_editor("night", RoleName.DESK, RoleName.DUTY),
            make_editor("owner", *RoleName),
        ]
        self.admin = make_editor("admin", RoleName.ADMIN)
        self.outsiders = [self.admin, make_editor("root", is_superuser=True)]
        self.insiders = [
            self._fresh(pen), newsroom.stranger, newsroom.desk, newsroom.desk2, newsroom.desk3,
            newsroom.checker, newsroom.duty, newsroom.legal, *others,
        ]  # fmt: skip
        self._named("Nia Lund", self._of("night"))
        self._named("Ola Reed", self._of("checker2"))
        self.writers: list[Person] = [
            make_person(name) for name in ("Rae Holm", "Nia Lund", "Ola Reed")
        ]
        self.speakers: list[Person] = [newsroom.speaker, make_person("Bo Marsh", pronouns="he")]

    def _of(self, username: str) -> Editor:
        return next(one for one in self.insiders if one.username == username)

    def _named(self, name: str, editor: Editor) -> Editor:
        """Link an account to the person it is in bylines."""
        editor.person = make_person(name)
        editor.save(update_fields=["person"])
        return editor

    def _fresh(self, editor: Editor) -> Editor:
        return Editor.objects.get(pk=editor.pk)

    @property
    def everyone(self) -> list[Editor]:
        return [*self.insiders, *self.outsiders]

    def other_mode(self) -> ModeName:
        return ModeName.STRICT if mode_now() is ModeName.SOLO else ModeName.SOLO
