"""How well accounts are put together: who tells the same event, and whether it is corroborated or disputed.

A corpus is a folder with a key, ``gold.yaml``, and mostly ``articles.jsonl``: see ``corpora/stories/README.md``.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import Field

from dragoman.accounts.account import Account, Telling
from dragoman.errors import OptionError
from dragoman.evaluation.table import Table
from dragoman.events.event import Event
from dragoman.job import read_archive
from dragoman.ledger.ledger import Ledger
from dragoman.safe_yaml import parse_yaml
from dragoman.settings import Strict

STATUSES = ("corroborated", "single-source", "disputed")
SIDES = ("actors", "recipients")
FIELDS = frozenset({"figures", "date", "place", "terms", "actors", "negation"})
"""The fields that the key notes; types, modes and recipients of a story are given as alternatives there."""


class GoldTelling(Strict):
    """One sentence that tells a story: a piece of it, and on whose word."""

    document: str
    words: str
    denies: bool = False
    says: str = ""
    copy_of: str = ""


class Story(Strict):
    """One event and every sentence that tells it."""

    id: str
    about: str = ""
    event_type: list[str]
    actors: list[str]
    recipients: list[str] = Field(default_factory=list)
    date: str
    status: str
    differs_on: list[str] = Field(default_factory=list)
    distinct_from: list[str] = Field(default_factory=list)
    tellings: list[GoldTelling]


class Key(Strict):
    """The stories of a corpus, and the files that hold its articles, from the folder of the key."""

    articles: str = "articles.jsonl"
    stories: list[Story]


@dataclass(frozen=True, slots=True)
class Found:
    """A gold telling and the account in which it was found, None when it was not."""

    story: Story
    gold: GoldTelling
    account: Account | None
    telling: Telling | None = None


@dataclass(slots=True)
class AccountScores:
    """Results over a corpus. ``coded`` has for each story of which a telling was found the status that its found
    tellings give by the key, and the one given. ``found`` has every gold telling; ``told`` says of the events of
    those that are found how their ``actors``, ``recipients`` and ``date`` are: right, wrong or unsaid;
    ``statuses`` (gold, given) pairs, given ``none`` when no telling of the story was found; ``differs`` counts
    fields: right, given and gold."""

    found: list[Found] = field(default_factory=list)
    told: dict[str, Counter[str]] = field(default_factory=dict)
    statuses: list[tuple[Story, str]] = field(default_factory=list)
    coded: list[tuple[str, str]] = field(default_factory=list)
    differs: Counter[str] = field(default_factory=Counter)

    @property
    def share_found(self) -> float:
        """Of all gold tellings, the share that some event tells (0 to 1)."""
        return sum(one.account is not None for one in self.found) / max(len(self.found), 1)

    @property
    def status_right(self) -> float:
        """Share of stories (0 to 1)."""
        return sum(story.status == given for story, given in self.statuses) / max(len(self.statuses), 1)

    @property
    def status_of_coded(self) -> float:
        """Share of the stories of which a telling was found (0 to 1) whose status is what the found tellings give."""
        return sum(told == given for told, given in self.coded) / max(len(self.coded), 1)

    def b_cubed(self, *, unfound: bool) -> tuple[float, float, float]:
        """Precision, recall and F1 (0 to 1) over gold tellings (Bagga and Baldwin 1998).

        With ``unfound``, a telling that was not found is a cluster of its own; else it is left out.
        """
        kept = [one for one in self.found if unfound or one.account]
        clusters = [one.account.id if one.account else f"unfound {place}" for place, one in enumerate(kept)]
        stories = [one.story.id for one in kept]
        if not kept:
            return 0.0, 0.0, 0.0
        both, given, gold = Counter(zip(clusters, stories, strict=True)), Counter(clusters), Counter(stories)
        pairs = list(zip(clusters, stories, strict=True))
        precision = sum(both[pair] / given[pair[0]] for pair in pairs) / len(pairs)
        recall = sum(both[pair] / gold[pair[1]] for pair in pairs) / len(pairs)
        return precision, recall, 2 * precision * recall / (precision + recall)


def evaluate_accounts(folder: Path) -> AccountScores:
    """Scores on the stories of ``folder``. Raises OptionError when it has none or a sentence is not in its article."""
    key = read_key(folder)
    with (
        tempfile.TemporaryDirectory(prefix="dragoman-stories-") as temporary,
        Ledger.open(Path(temporary) / "archive") as ledger,
    ):
        read_archive([str(folder / key.articles)], ledger)
        return score(ledger, key.stories)


def read_key(folder: Path) -> Key:
    """The key of a corpus: a list of stories, or a mapping that also says where the articles are.

    Raises OptionError when there is none, or no article.
    """
    file = folder / "gold.yaml"
    if not file.is_file():
        raise OptionError(f"{str(folder)!r} has no {file.name}. Give a folder such as corpora/stories/first.")
    given = parse_yaml(file.read_text(encoding="utf-8"))
    key = Key.model_validate({"stories": given} if isinstance(given, list) else given)
    if not next(folder.glob(key.articles), None):
        raise OptionError(f"{str(folder)!r} has no {key.articles}. Give a folder such as corpora/stories/first.")
    return key


def score(ledger: Ledger, stories: Sequence[Story]) -> AccountScores:
    """Scores of the archive's accounts; the archive holds the articles that ``stories`` name."""
    documents = {document.id: document for document in ledger.documents()}
    texts = {ident: document.text for ident, document in documents.items()}
    outlets = {ident: document.outlet for ident, document in documents.items()}
    events = {(event.document_id, event.id): event for event in ledger.events()}
    told: dict[str, list[tuple[Account, Telling]]] = {}
    for account in ledger.accounts():
        for telling in account.tellings:
            told.setdefault(telling.document_id, []).append((account, telling))
    scores = AccountScores()
    for story in stories:
        own = [_found(story, gold, texts, events, told.get(gold.document, [])) for gold in story.tellings]
        scores.found += own
        for one in own:
            event = events.get((one.telling.document_id, one.telling.event_id)) if one.telling else None
            if event is not None:
                _compare(story, event, scores.told)
        main = _main_account(own)
        scores.statuses.append((story, main.status if main else "none"))
        if main:
            scores.coded.append((_status_of_coded(story, own, outlets), main.status))
        given = set(main.differs_on if main else ()) & FIELDS
        scores.differs.update(right=len(given & set(story.differs_on)), given=len(given), gold=len(story.differs_on))
    return scores


def _found(
    story: Story,
    gold: GoldTelling,
    texts: dict[str, str],
    events: dict[tuple[str, str], Event],
    told: Sequence[tuple[Account, Telling]],
) -> Found:
    start = texts.get(gold.document, "").find(gold.words)
    if start < 0:
        raise OptionError(f"{story.id}: {gold.words!r} does not stand in {gold.document!r}. Mark words of its text.")
    end = start + len(gold.words)
    fitting = [
        (account, telling)
        for account, telling in told
        if telling.sentence.start < end
        and start < telling.sentence.end
        and _type(account, telling, events) in story.event_type
    ]
    if not fitting:
        return Found(story, gold, None)

    def fit(pair: tuple[Account, Telling]) -> tuple[int, bool, int]:
        event = events.get((pair[1].document_id, pair[1].event_id))
        away = abs((event.trigger if event else pair[1].sentence).start - start)
        return _fit(story, event) if event else 0, pair[1].denies == gold.denies, -away

    return Found(story, gold, *max(fitting, key=fit))


def _type(account: Account, telling: Telling, events: dict[tuple[str, str], Event]) -> str:
    """The event type of a telling; of a denial without an event, that of what it denies."""
    event = events.get((telling.document_id, telling.event_id))
    return event.event_type if event else account.event_type


def _fit(story: Story, event: Event) -> int:
    """How many sides of the event name a party of the story's."""
    wanted = set(story.actors), set(story.recipients)
    sides = [{one.country for one in side} | {one.name for one in side} for side in (event.actors, event.recipients)]
    return sum(bool(side & names) for side, names in zip(sides, wanted, strict=True))


def _compare(story: Story, event: Event, told: dict[str, Counter[str]]) -> None:
    """Counts the fields of an event as right, wrong or unsaid; recipients only where the key has some.

    One party of the story's makes a side right: a meeting told with one of its parties is not wrong.
    """
    wanted = {"actors": set(story.actors), "recipients": set(story.recipients)}
    given = {"actors": event.actors, "recipients": event.recipients}
    for side in SIDES if story.recipients else SIDES[:1]:
        named = {one.country or one.name for one in given[side]} | {one.name for one in given[side]}
        placed = any(one.country for one in given[side])
        right = named & wanted[side]
        told.setdefault(side, Counter())["right" if right else "wrong" if placed else "unsaid"] += 1
    if event.date is not None and event.date.text:
        covered = event.date.start <= story.date <= event.date.end
        told.setdefault("date", Counter())["right" if covered else "wrong"] += 1


def _status_of_coded(story: Story, own: Sequence[Found], outlets: dict[str, str]) -> str:
    """The status that the found tellings of a story give by the rules of the key (corpora/stories/README.md)."""
    told = [one.gold for one in own if one.account]
    roots = {one.says or outlets[one.copy_of or one.document] for one in told}
    denied = any(one.denies for one in told)
    by_doers = story.status == "disputed" and not any(one.denies for one in story.tellings)
    if denied or (by_doers and len(roots) > 1):
        return "disputed"
    return "corroborated" if len(roots) > 1 and story.status != "single-source" else "single-source"


def _main_account(found: Sequence[Found]) -> Account | None:
    """The account that holds most of a story's tellings."""
    accounts = {one.account.id: one.account for one in found if one.account}
    counts = Counter(one.account.id for one in found if one.account)
    return accounts[counts.most_common(1)[0][0]] if counts else None


def accounts_table(scores: AccountScores) -> Table:
    """The measures, and how statuses are confused."""
    rows = [
        ["tellings found", f"{len(scores.found)}", f"{scores.share_found:.3f}"],
        *_b_cubed_rows(scores),
        ["status right", f"{len(scores.statuses)}", f"{scores.status_right:.3f}"],
        ["  as the tellings found give it", f"{len(scores.coded)}", f"{scores.status_of_coded:.3f}"],
        *_told_rows(scores),
    ]
    for gold in STATUSES:
        given = Counter(status for story, status in scores.statuses if story.status == gold)
        listed = ", ".join(f"{count} {status}" for status, count in sorted(given.items()))
        rows.append([f"  {gold} given as", f"{given.total()}", listed])
    counts = scores.differs
    rows.append(["differs on: precision", f"{counts['given']}", f"{counts['right'] / max(counts['given'], 1):.3f}"])
    rows.append(["differs on: recall", f"{counts['gold']}", f"{counts['right'] / max(counts['gold'], 1):.3f}"])
    return Table(("accounts", "of", "score"), rows)


def _told_rows(scores: AccountScores) -> Iterable[list[str]]:
    """Of the tellings found, the share that name a party of the story's where they name a country, or its day where
    they name one; and how many name none."""
    for name, counts in scores.told.items():
        said = counts["right"] + counts["wrong"]
        unsaid = f" ({counts['unsaid']} more name no country)" if counts["unsaid"] else ""
        yield [f"{name} right where told", f"{said}", f"{counts['right'] / max(said, 1):.3f}{unsaid}"]


def _b_cubed_rows(scores: AccountScores) -> Iterable[list[str]]:
    for unfound, name in ((True, "all tellings"), (False, "found tellings")):
        number = len(scores.found) if unfound else sum(one.account is not None for one in scores.found)
        values = scores.b_cubed(unfound=unfound)
        for measure, value in zip(("precision", "recall", "F1"), values, strict=True):
            yield [f"B-cubed {measure}, {name}", f"{number}", f"{value:.3f}"]


def account_misses(scores: AccountScores) -> list[tuple[str, str, str]]:
    """What went wrong: tellings not found, tellings outside their story's main account, statuses."""
    misses = []
    mains = {
        story.id: _main_account([one for one in scores.found if one.story.id == story.id])
        for story, _ in scores.statuses
    }
    for one in scores.found:
        main = mains[one.story.id]
        if one.account is None:
            misses.append(("not found", one.story.id, one.gold.words))
        elif main and one.account.id != main.id:
            misses.append(("apart", one.story.id, one.gold.words))
    for story, given in scores.statuses:
        if story.status != given:
            misses.append((f"{story.status} given as {given}", story.id, story.about))
    return misses
