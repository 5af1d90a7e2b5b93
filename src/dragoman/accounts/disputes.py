"""What makes an account disputed: a denial, or doers of whom at most one can have done it."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import combinations

from dragoman.accounts.account import Difference, Telling
from dragoman.accounts.denials import Denials
from dragoman.accounts.filed import SOME_STATE
from dragoman.accounts.likeness import Likeness
from dragoman.accounts.parties import OTHER_SECTOR
from dragoman.accounts.settings import settings
from dragoman.accounts.sources import Voices
from dragoman.accounts.telling import Told
from dragoman.actors.actor import UNPLACED

_ANYBODY = frozenset({"", "UNK", "UAF", "CVL"})
"""First sectors of doers of whom only their number or their arms are known."""
_WORDS_OF_CONFLICT = 3
"""The quad class of conflict in words."""


class Disputes:
    """Says of an account's tellings what makes it disputed. ``retold`` are events that only take up another."""

    def __init__(
        self, told: Told, likeness: Likeness, denials: Denials, voices: Voices, retold: Container[int]
    ) -> None:
        self._told = told
        self._likeness = likeness
        self._denials = denials
        self._voices = voices
        self._retold = retold

    def reason(self, tellings: Sequence[Telling], rests_on: Sequence[int], differing: Sequence[Difference]) -> str:
        """What makes the account disputed, ``""`` when nothing does."""
        if len(tellings) == 1 and not tellings[0].denies:
            return ""
        denying: list[Telling] = []
        if any(one.denies for one in tellings):
            pairs = list(zip(tellings, rests_on, strict=True))
            told = [number for one, number in pairs if not one.denies]
            denying = [one for one, number in pairs if one.denies and self._denies_it(one, number, pairs, told)]
        if len(tellings) < 2 and not denying:
            return ""
        explicit = any(one.claim_id or (one.document_id, one.event_id) in self._denials.inside for one in denying)
        if denying and (explicit or len(denying) < len(tellings)):
            names = dict.fromkeys(_voice(telling) for telling in denying)
            return f"denied by {', '.join(names)}"
        if not self._exclude(tellings, rests_on) and not self._named_others(tellings, rests_on):
            return ""
        actors = next((one for one in differing if one.field == "actors"), None)
        if actors is not None:
            return f"different actors are named: {' / '.join(version.text for version in actors.versions)}"
        claimants = self._claimants(tellings, rests_on)
        return f"more than one says that he did it: {' / '.join(claimants)}" if claimants else "each blames the other"

    def _exclude(self, tellings: Sequence[Telling], numbers: Sequence[int]) -> bool:
        """Whether two voices name actors of whom at most one can have done it, and neither names the other's."""
        deeds = settings().who_did_it | settings().who_ended_it
        if deeds.isdisjoint([self._told.types[number] for number in numbers]):
            return False
        by_voice: dict[str, set[int]] = {}
        laid: dict[str, set[int]] = {}
        for telling, number in zip(tellings, numbers, strict=True):
            if telling.denies or telling.doers:
                continue
            if self._told.actors[number]:
                laid.setdefault(_whose(telling), set()).add(number)
            if self._suffered_it(number, numbers) and not self._answers_charge(number, numbers):
                continue
            if self._told.actors[number]:
                by_voice.setdefault(_whose(telling), set()).add(number)
        if self._blame_each_other(laid):
            return True
        pairs = list(combinations(by_voice.items(), 2))
        if any(self._rival(mine, theirs) for (_, mine), (_, theirs) in pairs):
            return True
        claimed = any(self._claimed(mine, theirs) for mine, theirs in pairs)
        return claimed and len(self._claimants(tellings, numbers)) > 1

    def _blame_each_other(self, by_voice: Mapping[str, set[int]]) -> bool:
        """Whether two states each say that the other did it to them: of an exchange of fire, that he began."""
        told, said = self._told, self._told.parties.said
        blamed: set[tuple[str, str]] = set()
        for voice, numbers in by_voice.items():
            state = self._voices.party(voice).removeprefix("speaker: state:").removeprefix(SOME_STATE)
            for number in numbers:
                by, to = said(told.actors[number]), said(told.recipients[number])
                to_it = state not in by and (state in to or not to)
                if len(by) == 1 and to_it and told.types[number] in settings().who_did_it:
                    blamed |= {(state, doer) for doer in by}
        return any((doer, state) in blamed for state, doer in blamed)

    def _answers_charge(self, number: int, numbers: Sequence[int]) -> bool:
        """Whether it is told by who others say did it, who lays it to another."""
        return any(self._likeness.laid_to_another(number, other) for other in numbers if other != number)

    def _suffered_it(self, number: int, numbers: Sequence[int]) -> bool:
        """Whether the only doer that a telling names, without saying to whom, is whom others say that it was done to:
        "Kenya sent police after an attack killed three officers" does not say that Kenya killed them."""
        told, said = self._told, self._told.parties.said
        by = said(told.actors[number])
        if not by or said(told.recipients[number]):
            return False
        return any(by <= said(told.recipients[other]) and not by & said(told.actors[other]) for other in numbers)

    def _named_others(self, tellings: Sequence[Telling], numbers: Sequence[int]) -> bool:
        """Whether a claim that tells no event lays it to somebody else than another voice does.

        A voice that names both parties contradicts neither.
        """
        naming = [bool(one.doers) or number in self._retold for one, number in zip(tellings, numbers, strict=True)]
        if not any(naming):
            return False
        by_voice: dict[str, set[int]] = {}
        claims: set[str] = set()
        for one, number, names in zip(tellings, numbers, naming, strict=True):
            if one.denies or self._told.types[number] not in settings().who_did_it:
                continue
            parties = self._told.parties
            side = parties.side_of(one.doers) or self._told.actors[number]
            if side and not (one.claim_id and not one.doers):
                by_voice.setdefault(_whose(one), set()).add(side)
                claims |= {_whose(one)} if names else set()
        return any(
            all(self._is_other(mine, theirs) for mine in sides for theirs in by_voice[other])
            for voice, sides in by_voice.items()
            for other in by_voice
            if voice in claims and voice != other
        )

    def _is_other(self, one: int, other: int) -> bool:
        """Whether two sides are parties of whom at most one can have done it, each of them known."""
        parties = self._told.parties
        if any(self._is_nobody(side) or parties.nameless(side) for side in (one, other)):
            return False
        return parties.likeness(one, other) <= OTHER_SECTOR

    def _rival(self, mine: set[int], theirs: set[int]) -> bool:
        if any(self._is_anybody(number) for number in mine | theirs):
            return False
        return all(self._likeness.excluding_actors(one, other) for one in mine for other in theirs)

    def _is_anybody(self, number: int) -> bool:
        """Whether the doers are nobody in particular, wherever they are told to be: "armed men"."""
        return self._is_nobody(self._told.actors[number])

    def _is_nobody(self, side: int) -> bool:
        parties = self._told.parties
        profiles = [parties.profiles[one] for one in parties.sides[side]]
        return all(one.actor_id.startswith(UNPLACED) and one.sector in _ANYBODY for one in profiles)

    def _claimed(self, mine: tuple[str, set[int]], theirs: tuple[str, set[int]]) -> bool:
        claimed = all(self._by_itself(voice, number) for voice, own in (mine, theirs) for number in own)
        return claimed and all(self._likeness.other_actors(one, other) for one in mine[1] for other in theirs[1])

    def _by_itself(self, voice: str, number: int) -> bool:
        """Whether the speaker says that he did it himself: "the army says that it freed them"."""
        ident, verb = voice.removeprefix("speaker: "), self._told.trigger_starts[number]
        return any(one.actor_id == ident and one.start < verb for one in self._told.participants("actors", number))

    def _claimants(self, tellings: Sequence[Telling], numbers: Sequence[int]) -> list[str]:
        pairs = zip(tellings, numbers, strict=True)
        return list(dict.fromkeys(_voice(one) for one, number in pairs if self._by_itself(_whose(one), number)))

    def _denies_it(self, one: Telling, number: int, pairs: Sequence[tuple[Telling, int]], told: Sequence[int]) -> bool:
        """Whether a denial is of what the others tell: somebody's, or an outlet's own in the words of the others."""
        if self._told_by_itself(one, number, pairs) or (not one.claim_id and self._told.never_done(number)):
            return False
        if not one.claim_id and self._told.quads[number] == _WORDS_OF_CONFLICT and not self._told.actors[number]:
            return False  # "nobody has contested it"
        somebodys = one.claim_id or one.attribution or (one.document_id, one.event_id) in self._denials.inside
        return bool(somebodys) or any(self._likeness.in_many_words(number, other) for other in told)

    def _told_by_itself(self, denying: Telling, number: int, pairs: Sequence[tuple[Telling, int]]) -> bool:
        """Whether who denies it tells it in the same article, so that something else is denied: "it had lost no men".

        Not where he lays it to others: "denied the shooting, and said that the workers had fought each other".
        """
        if denying.claim_id:
            return False
        own = [at for one, at in pairs if (one.document_id, one.root) == (denying.document_id, denying.root)]
        affirmed = [at for at in own if not self._told.negated[at]]
        return any(not self._laid_to_others(number, at) for at in affirmed)

    def _laid_to_others(self, one: int, other: int) -> bool:
        """Whether two events name doers of whom the one is not the other."""
        mine, theirs = self._told.actors[one], self._told.actors[other]
        return bool(mine and theirs) and self._told.parties.likeness(mine, theirs) <= settings().match.chance_party


def _whose(telling: Telling) -> str:
    """Whose word it is: the speaker's, else the outlet's, which does not contradict itself."""
    return telling.root if telling.root.startswith("speaker:") else telling.outlet or telling.document_id


def _voice(telling: Telling) -> str:
    speaker = next((source for source in telling.attribution if source.kind == "speaker"), None)
    source = speaker or next(iter(telling.attribution), None)
    return (source.name or source.text) if source else telling.outlet or "the article itself"
