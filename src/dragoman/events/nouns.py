"""Small classes of words that decide through which phrase a role is found."""

from dragoman.events.inflection import verb_forms

# "two days of talks": the phrase is about its second noun too, but nobody takes part in days.
SPANS = frozenset(
    {"day", "days", "week", "weeks", "month", "months", "hours", "years", "night", "nights", "evening", "weekend"}
)

# "a series of attacks", "a package of sanctions": the phrase is about its second noun.
TRANSPARENT = SPANS | frozenset(
    {"act", "acts", "barrage", "batch", "bulk", "campaign", "couple", "dozens", "exchange", "flurry", "form"}
    | {"forms", "full", "group", "handful", "host", "hundreds", "kind", "lot", "majority", "number", "package"}
    | {"pair", "part", "policy", "process", "raft", "range", "remainder", "rest", "round", "rounds", "scores"}
    | {"series", "set", "spate", "state", "string", "system", "team", "thousands", "type", "variety", "wave"}
    | {"waves", "worth", "ton", "tons", "tonne", "tonnes", "shipment", "shipments", "consignment", "consignments"}
    | {"batches", "load", "loads", "truckload", "truckloads", "planeload", "boxes", "bags", "sacks", "litres"}
    | {"liters", "kilograms", "tranche", "instalment", "installment", "some", "most", "all", "many", "half", "third"}
    | {"quarter", "portion", "share", "percent", "percentage", "%", "bulk", "dozen", "pieces", "items"}
)

# What is said or written: the doer of a participle behind it is whoever issued it ("a resolution criticising").
TEXTS = frozenset(
    {"appeal", "article", "banner", "bill", "call", "column", "communique", "communiqué", "complaint", "declaration"}
    | {"decree", "document", "editorial", "law", "lawsuit", "leaflet", "letter", "memo", "message", "motion"}
    | {"note", "order", "petition", "placard", "post", "report"}
    | {"resolution", "ruling", "slogan", "speech", "statement"}
    | {"suit", "tweet", "verdict", "video", "warrant"}
)

# "a convoy belonging to the mission", "an ambush blamed on the rebels"
OWNED = frozenset({"affiliated", "allied", "attributed", "belonging", "blamed", "close", "linked", "loyal", "tied"})

HAPPENING = frozenset(
    form
    for verb in (
        *("begin", "start", "resume", "open", "continue", "end", "conclude", "collapse", "fail", "stall", "break"),
        *("erupt", "flare", "rage", "intensify", "escalate", "occur", "happen", "take", "get", "go", "subside"),
    )
    for form in verb_forms(verb)
)
"""What only happens: who is named behind such a verb takes part in its subject ("talks began *with Iraq*")."""
