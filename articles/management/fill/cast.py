"""Who presses and who speaks in the filled newsroom. Nobody can sign in with these accounts."""

from dataclasses import dataclass, field

from django.contrib.auth.models import Group
from django.utils.text import slugify

from articles.models import Section, Topic
from articles.quotes import Known
from articles.vocabulary import RoleName
from people.models import Editor, Person

STAFF: dict[str, RoleName] = {
    "fill-desk": RoleName.DESK,
    "fill-desk2": RoleName.DESK,
    "fill-checker": RoleName.CHECKER,
    "fill-duty": RoleName.DUTY,
}
WRITERS = (
    "Asta Rehn", "Boyd Calder", "Cato Wilms", "Dagny Poole", "Emrys Tate", "Faye Lindqvist",
    "Gil Arden", "Hedda Bruun", "Ivor Kemp", "Jana Solberg", "Kit Marlow", "Lotte Vries",
)  # fmt: skip


@dataclass
class Cast:
    """Accounts by name, reporters with the people they are, and sections, topics and speakers so far."""

    staff: dict[str, Editor]
    reporters: list[tuple[Editor, Person]]
    sections: dict[str, Section] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    speakers: dict[str, Person] = field(default_factory=dict)
    known: list[Known] = field(default_factory=list)
    people: dict[int, Person] = field(default_factory=dict)

    def role_of(self, editor: Editor) -> RoleName:
        return STAFF.get(editor.username, RoleName.REPORTER)

    def section(self, name: str) -> Section:
        if name not in self.sections:
            made, _ = Section.objects.get_or_create(
                slug=slugify(name),
                defaults={"name": _title(name), "order": len(self.sections)},
            )
            self.sections[name] = made
        return self.sections[name]

    def topic(self, name: str) -> Topic:
        if name not in self.topics:
            made, _ = Topic.objects.get_or_create(
                slug=slugify(name), defaults={"name": _title(name)}
            )
            self.topics[name] = made
        return self.topics[name]

    def speaker(self, words: str) -> Person | None:
        """Whoever these words name; a single name may be of anybody, and stays words."""
        if len(words.split()) < 2:
            return None
        if words not in self.speakers:
            self.remember(self.person(words))
        return self.speakers[words]

    def person(self, name: str) -> Person:
        there = Person.objects.filter(name=name).select_related("merged_into").first()
        return there.root if there else Person.objects.create(name=name)

    def remember(self, person: Person) -> None:
        self.speakers[person.name] = person
        self.people[person.pk] = person
        self.known.append(Known(key=f"person:{person.pk}", name=person.name))


def make_cast() -> Cast:
    """The accounts and reporters, made where they are not there."""
    staff = {name: _account(name, role) for name, role in STAFF.items()}
    cast = Cast(staff, [])
    for number, name in enumerate(WRITERS, 1):
        person = cast.person(name)
        cast.people[person.pk] = person
        editor = _account(f"fill-reporter{number}", RoleName.REPORTER)
        if editor.person_id != person.pk:
            editor.person = person
            editor.save(update_fields=["person"])
        cast.reporters.append((editor, person))
    return cast


def _account(username: str, role: RoleName) -> Editor:
    editor, made = Editor.objects.get_or_create(
        username=username, defaults={"is_active": False}
    )
    if made:
        editor.set_unusable_password()
        editor.save()
    editor.groups.add(Group.objects.get(name=role.value))
    return editor


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()
