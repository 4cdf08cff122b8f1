"""Who speaks and who writes."""

from people.models.editor import Editor
from people.models.organisation import Organisation
from people.models.person import Person
from people.models.role import Role

__all__ = ["Editor", "Organisation", "Person", "Role"]
