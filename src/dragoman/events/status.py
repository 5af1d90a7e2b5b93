"""What the words around a deed say of how real it is (``reality`` finds it)."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.events.event import Auxiliary


@dataclass(slots=True)
class Status:
    """What the words around a deed say about it. ``told`` is False when the deed is only asked for, refused ...

    ``conditional``: announced under a condition. ``will_not``: the doer's own declared "will not".
    ``via``: the words that decided, for the reason. ``negations``: how many; two undo each other.
    """

    auxiliary: set[Auxiliary] = field(default_factory=set)
    told: bool = True
    conditional: bool = False
    will_not: bool = False
    via: list[str] = field(default_factory=list)
    negations: int = 0

    def lift(self, why: str) -> None:
        """Take back a mark of this reason, where nothing else gives the same mode."""
        if why in self.via:
            self.via = [one for one in self.via if one != why]
            mode = why.partition(":")[0]
            self.auxiliary = {one for one in self.auxiliary if one != mode or any(v.startswith(mode) for v in self.via)}

    def lift_own_negation(self) -> None:
        """Take back the clause's own "not", where the frame means it already: "does not recognise" is a refusal."""
        own = "negation: not"
        if own not in self.via:
            return
        self.via.remove(own)
        if self.will_not:
            self.auxiliary.discard("future")
        self._count_negations(-1)

    def mark(self, auxiliary: Auxiliary, via: str) -> None:
        """Set one auxiliary mode, for a reason; a second negation takes the first away."""
        self.via.append(f"{auxiliary}: {via}")
        if auxiliary == "negation":
            self._count_negations(1)
        else:
            self.auxiliary.add(auxiliary)

    def _count_negations(self, more: int) -> None:
        """So many more of them; an odd number negates."""
        self.negations += more
        if self.negations % 2:
            self.auxiliary.add("negation")
        else:
            self.auxiliary.discard("negation")
