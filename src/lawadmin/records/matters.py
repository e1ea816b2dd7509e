"""A matter: one thing that runs."""

from __future__ import annotations

from attrs import frozen


@frozen
class Link:
    """Join a matter to another one, under a name that its procedure declares."""

    name: str
    matter: str


@frozen
class Matter:
    """Hold what cannot change of one thing that runs: a licence application, a petition, an organ's standing duties."""

    id: str
    procedure: str
    organ: str
    links: tuple[Link, ...] = ()

    def linked(self, name: str) -> tuple[str, ...]:
        """List the ids of the matters linked under a name."""
        return tuple(link.matter for link in self.links if link.name == name)
