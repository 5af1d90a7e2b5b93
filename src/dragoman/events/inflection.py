"""The surface forms of a dictionary word, so that a frame is found even where the lemma in the Doc is wrong."""

from __future__ import annotations

from functools import cache

_VOWELS = "aeiou"

# Past and participle of the irregular verbs that news about politics uses; regular ones are built by rule.
_IRREGULAR = {
    "abide": "abided",
    "arise": "arose arisen",
    "awake": "awoke awoken",
    "be": "is are was were been being am",
    "bear": "bore borne born",
    "beat": "beat beaten",
    "become": "became become",
    "begin": "began begun",
    "bend": "bent",
    "bet": "bet",
    "bid": "bid",
    "bind": "bound",
    "bite": "bit bitten",
    "bleed": "bled",
    "blow": "blew blown",
    "break": "broke broken",
    "breed": "bred",
    "bring": "brought",
    "broadcast": "broadcast",
    "build": "built",
    "burn": "burned burnt",
    "burst": "burst",
    "buy": "bought",
    "cast": "cast",
    "catch": "caught",
    "choose": "chose chosen",
    "cling": "clung",
    "come": "came come",
    "cost": "cost",
    "creep": "crept",
    "cut": "cut",
    "deal": "dealt",
    "dig": "dug",
    "do": "did done does",
    "draw": "drew drawn",
    "drive": "drove driven",
    "eat": "ate eaten",
    "fall": "fell fallen",
    "feed": "fed",
    "feel": "felt",
    "fight": "fought",
    "find": "found",
    "flee": "fled",
    "fly": "flew flown",
    "forbid": "forbade forbad forbidden",
    "forget": "forgot forgotten",
    "forgive": "forgave forgiven",
    "forgo": "forwent forgone",
    "freeze": "froze frozen",
    "unfreeze": "unfroze unfrozen",
    "get": "got gotten",
    "give": "gave given",
    "go": "went gone",
    "grow": "grew grown",
    "hang": "hung hanged",
    "have": "has had",
    "hear": "heard",
    "hide": "hid hidden",
    "hit": "hit",
    "hold": "held",
    "hurt": "hurt",
    "keep": "kept",
    "kneel": "knelt kneeled",
    "know": "knew known",
    "lay": "laid",
    "lead": "led",
    "leave": "left",
    "lend": "lent",
    "let": "let",
    "lie": "lay lain lied",
    "lose": "lost",
    "make": "made",
    "mean": "meant",
    "meet": "met",
    "mislead": "misled",
    "offset": "offset",
    "overcome": "overcame",
    "override": "overrode overridden",
    "overrun": "overran overrun",
    "oversee": "oversaw overseen",
    "overtake": "overtook overtaken",
    "overthrow": "overthrew overthrown",
    "pay": "paid",
    "plead": "pleaded pled",
    "put": "put",
    "quit": "quit",
    "read": "read",
    "rebuild": "rebuilt",
    "rend": "rent",
    "retake": "retook retaken",
    "rid": "rid",
    "ride": "rode ridden",
    "ring": "rang rung",
    "rise": "rose risen",
    "run": "ran run",
    "say": "said",
    "see": "saw seen",
    "seek": "sought",
    "sell": "sold",
    "send": "sent",
    "set": "set",
    "shake": "shook shaken",
    "shed": "shed",
    "shoot": "shot",
    "show": "showed shown",
    "shut": "shut",
    "sing": "sang sung",
    "sink": "sank sunk",
    "sit": "sat",
    "slay": "slew slain",
    "speak": "spoke spoken",
    "spend": "spent",
    "spit": "spat",
    "split": "split",
    "spoil": "spoiled spoilt",
    "spread": "spread",
    "spring": "sprang sprung",
    "stand": "stood",
    "steal": "stole stolen",
    "stick": "stuck",
    "strike": "struck stricken",
    "sue": "sued",
    "swear": "swore sworn",
    "sweep": "swept",
    "take": "took taken",
    "teach": "taught",
    "tear": "tore torn",
    "tell": "told",
    "think": "thought",
    "throw": "threw thrown",
    "thrust": "thrust",
    "undergo": "underwent undergone",
    "undertake": "undertook undertaken",
    "undermine": "undermined",
    "undo": "undid undone",
    "uphold": "upheld",
    "wake": "woke woken",
    "wed": "wed wedded",
    "weep": "wept",
    "win": "won",
    "withdraw": "withdrew withdrawn",
    "withhold": "withheld",
    "withstand": "withstood",
    "write": "wrote written",
}

_DOUBLING = frozenset(
    [
        "abet",
        "abhor",
        "admit",
        "allot",
        "ban",
        "bar",
        "beg",
        "bug",
        "commit",
        "compel",
        "concur",
        "confer",
        "control",
        "debar",
        "defer",
        "deter",
        "disbar",
        "drag",
        "drop",
        "dub",
        "embed",
        "equip",
        "expel",
        "fan",
        "flog",
        "forbid",
        "gag",
        "get",
        "grab",
        "grip",
        "gun",
        "hit",
        "incur",
        "infer",
        "jam",
        "jet",
        "jog",
        "knit",
        "lag",
        "let",
        "mob",
        "nab",
        "net",
        "occur",
        "omit",
        "outwit",
        "patrol",
        "pat",
        "permit",
        "pin",
        "plan",
        "plot",
        "plug",
        "prefer",
        "program",
        "prop",
        "propel",
        "put",
        "quit",
        "rebel",
        "rebut",
        "refer",
        "regret",
        "repel",
        "rob",
        "rub",
        "run",
        "scrap",
        "set",
        "shed",
        "ship",
        "shop",
        "shun",
        "shut",
        "sit",
        "slam",
        "slap",
        "slip",
        "snap",
        "spot",
        "stab",
        "step",
        "stop",
        "strip",
        "submit",
        "sum",
        "swap",
        "tap",
        "tip",
        "top",
        "transfer",
        "transmit",
        "trap",
        "trim",
        "unwrap",
        "up",
        "wed",
        "wrap",
        "zip",
        "acquit",
        "annul",
        "appal",
        "chat",
        "club",
        "cut",
        "demur",
        "drum",
        "eavesdrop",
        "extol",
        "fulfil",
        "lob",
        "outfit",
        "overrun",
        "pan",
        "prod",
        "rap",
        "readmit",
        "remit",
        "rip",
        "skip",
        "snub",
        "spar",
        "thin",
        "unban",
        "upset",
        "whip",
        "wiretap",
        "begin",
        "dig",
        "kidnap",
        "win",
    ]
)
_DOUBLING_BOTH = frozenset(
    [
        "cancel",
        "channel",
        "counsel",
        "enrol",
        "expel",
        "label",
        "level",
        "libel",
        "marshal",
        "model",
        "patrol",
        "pummel",
        "quarrel",
        "repel",
        "shovel",
        "signal",
        "travel",
        "tunnel",
        "worship",
        "kidnap",
    ]
)
_PLURALS = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "foot": "feet",
    "life": "lives",
    "wife": "wives",
    "crisis": "crises",
    "knife": "knives",
    "thief": "thieves",
    "leaf": "leaves",
    "loaf": "loaves",
    "half": "halves",
    "hero": "heroes",
    "veto": "vetoes",
    "embargo": "embargoes",
    "policeman": "policemen",
    "gunman": "gunmen",
    "serviceman": "servicemen",
    "spokesman": "spokesmen",
    "businessman": "businessmen",
    "analysis": "analyses",
    "basis": "bases",
    "personnel": "personnel",
    "criterion": "criteria",
}


def _past_stem(verb: str) -> list[str]:
    if verb.endswith("e"):
        return [verb[:-1]]
    if verb.endswith("c"):
        return [verb + "k"]
    doubled = verb + verb[-1]
    if verb in _DOUBLING_BOTH:
        return [verb, doubled]
    return [doubled] if verb in _DOUBLING else [verb]


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _spellings(word: str) -> list[str]:
    """British and American spellings of the same word."""
    both = [word]
    for one, other in (("ise", "ize"), ("isation", "ization"), ("our", "or"), ("yse", "yze")):
        if len(word) > len(one) + 2 and word.endswith(one):
            both.append(word[: -len(one)] + other)
        elif len(word) > len(other) + 3 and word.endswith(other) and one != "our":
            both.append(word[: -len(other)] + one)
    return both


@cache
def verb_forms(verb: str) -> tuple[str, ...]:
    """Every form of ``verb``: infinitive, -s, past, participles, in British and American spelling."""
    forms: list[str] = []
    for base in _spellings(verb):
        forms += [base, _third_person(base)]
        stems = _past_stem(base)
        if base.endswith("ie"):
            forms.append(base[:-2] + "ying")
        elif base.endswith(("ee", "oe", "ye")):
            forms.append(base + "ing")
        forms += [stem + "ing" for stem in stems]
        if base in _IRREGULAR:
            forms += _IRREGULAR[base].split()
        elif base.endswith("y") and base[-2:-1] not in _VOWELS:
            forms.append(base[:-1] + "ied")
        else:
            forms += [stem + "ed" for stem in stems]
    return tuple(dict.fromkeys(forms))


@cache
def noun_forms(noun: str) -> tuple[str, ...]:
    """Singular and plural of ``noun``, in British and American spelling."""
    forms: list[str] = []
    for base in _spellings(noun):
        forms.append(base)
        if base in _PLURALS:
            forms.append(_PLURALS[base])
        else:
            forms.append(_third_person(base))
    return tuple(dict.fromkeys(forms))
