"""The shipped cue lexicon."""

from __future__ import annotations

import pytest

from dragoman.claims import cue_schema
from dragoman.claims.cues import cue_lexicon
from dragoman.errors import LexiconError


def test_shipped_lexicon_validates() -> None:
    cue_schema.validate_cues()


def test_unknown_field_is_reported_with_its_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"verbs.yaml": {"say": {"stanse": "neutral"}}}
    monkeypatch.setattr(cue_schema, "load_yaml", files.__getitem__)
    with pytest.raises(LexiconError, match=r"verbs\.yaml.*[\s\S]*say\.stanse"):
        cue_schema.validate_cues()


@pytest.mark.parametrize(
    ("lemma", "kind", "stance"),
    [("say", "speech", "neutral"), ("claim", "speech", "distancing"), ("reveal", "speech", "endorsing"),
     ("deny", "speech", "denying"), ("fear", "belief", "neutral")],
)  # fmt: skip
def test_verbs_have_kind_and_stance(lemma: str, kind: str, stance: str) -> None:
    cue = cue_lexicon().verbs[lemma]
    assert (cue.kind, cue.stance) == (kind, stance)


@pytest.mark.parametrize(
    ("stance", "verbs"),
    [
        ("neutral", "say,tell,state,ask,reply,announce,report,write,describe,mention,add,explain,assure,whisper,snap"),
        ("distancing", "claim,allege,assert,contend,maintain,insist,purport,profess,suggest,imply,insinuate,speculate"),
        (
            "endorsing",
            "point out,note,reveal,acknowledge,admit,concede,confirm,demonstrate,prove,show,recognise,divulge",
        ),
        ("denying", "deny,reject,refute,rebut,dispute,dismiss,contradict,disavow,rule out"),
    ],
)
def test_reporting_verbs_of_the_cited_lists_have_their_stance(stance: str, verbs: str) -> None:
    lexicon = cue_lexicon().verbs
    assert {verb: lexicon[verb].stance for verb in verbs.split(",")} == dict.fromkeys(verbs.split(","), stance)


def test_no_verb_is_both_asserting_and_an_evaluation() -> None:
    verbs = cue_lexicon().verbs
    assert verbs["say"].asserts
    assert not verbs["condemn"].asserts


def test_media_are_found_by_every_name() -> None:
    media = cue_lexicon().media
    assert media["AFP"] == media["Agence France-Presse"]
    assert media["X"].platform
    assert not media["TASS"].platform
