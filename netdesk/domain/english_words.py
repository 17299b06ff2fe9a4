"""Words of English by what they do in a sentence, as far as composing a pitch needs them."""

from __future__ import annotations

from typing import Final

SUBJECTS: Final = frozenset(
    (
        *("i", "i'm", "i've", "i'd", "i'll", "we", "we're", "we've", "we'd", "it", "it's", "they", "there"),
        *("he", "she", "you", "you're", "this", "that"),
    )
)
MAY_BEGIN: Final = frozenset(("my", "our", "the", "a", "an", "one", "people", "last", "in", "at", "for"))
FINITE: Final = frozenset(
    (
        *(
            "is",
            "are",
            "am",
            "was",
            "were",
            "has",
            "have",
            "had",
            "do",
            "does",
            "did",
            "can",
            "could",
            "will",
        ),
        *("would", "makes", "means", "i", "we", "i'm", "i've", "we've"),
    )
)
PAST: Final = frozenset(
    (
        *("beat", "became", "began", "brought", "bought", "built", "came", "chose", "cut", "did", "drew"),
        *("drove", "flew", "fought", "found", "gave", "got", "grew", "held", "kept", "led", "left", "made"),
        *(
            "met",
            "oversaw",
            "was",
            "paid",
            "put",
            "ran",
            "rebuilt",
            "rewrote",
            "rode",
            "sang",
            "saw",
            "sent",
            "set",
        ),
        *("sold", "spent", "spoke", "stood", "swam", "taught", "told", "took", "understood", "went", "won"),
        *("wrote", "co-led", "co-wrote", "reran", "cofounded"),
    )
)
NO_DEEDS: Final = frozenset(
    (
        *(
            "advanced",
            "applied",
            "bed",
            "breed",
            "certified",
            "distributed",
            "embedded",
            "experienced",
            "feed",
        ),
        *("hundred", "limited", "need", "red", "seed", "shed", "skilled", "speed", "united", "weed"),
    )
)
NO_DOING: Final = frozenset(
    (
        *(
            "accounting",
            "advertising",
            "anything",
            "banking",
            "being",
            "consulting",
            "engineering",
            "evening",
        ),
        *("everything", "king", "manufacturing", "marketing", "morning", "nothing", "nursing", "spring"),
        *("something", "string", "thing", "wing"),
    )
)
VERBS: Final = frozenset(
    (
        *(
            "apply",
            "ask",
            "become",
            "build",
            "change",
            "come",
            "create",
            "decide",
            "develop",
            "discover",
            "do",
        ),
        *(
            "earn",
            "explore",
            "find",
            "get",
            "give",
            "grow",
            "have",
            "hear",
            "help",
            "improve",
            "join",
            "know",
        ),
        *("lead", "learn", "make", "meet", "move", "open", "practise", "practice", "research", "run", "see"),
        *("show", "start", "stay", "study", "switch", "take", "talk", "teach", "tell", "try", "understand"),
        *("use", "work", "write"),
    )
)
DONE_NOW: Final = frozenset(
    (
        *(
            "bake",
            "breed",
            "brew",
            "build",
            "climb",
            "coach",
            "collect",
            "cook",
            "dance",
            "draw",
            "fly",
            "grow",
        ),
        *(
            "juggle",
            "keep",
            "knit",
            "make",
            "paint",
            "play",
            "race",
            "read",
            "repair",
            "restore",
            "ride",
            "row",
        ),
        *(
            "run",
            "sail",
            "sew",
            "sing",
            "skate",
            "ski",
            "speak",
            "surf",
            "swim",
            "teach",
            "volunteer",
            "write",
        ),
    )
)
ASKING: Final = frozenset(
    (
        *("how", "how's", "what", "what's", "where", "when", "who", "whom", "whose", "why", "which", "could"),
        *("would", "can", "do", "does", "did", "is", "are", "was", "were", "may", "might", "have", "has"),
        *("will", "should", "shall", "any", "if"),
    )
)
DETERMINERS: Final = frozenset(
    (
        *("a", "an", "the", "my", "our", "his", "her", "their", "your", "this", "these", "those", "some"),
        *("all", "both", "each", "every", "everybody", "everyone", "many", "several", "two", "three", "four"),
        *("five", "six", "seven", "eight", "nine", "ten", "one", "another"),
    )
)
NAMES: Final = frozenset(
    (
        *("english", "french", "german", "spanish", "italian", "portuguese", "dutch", "russian", "polish"),
        *("chinese", "mandarin", "cantonese", "japanese", "korean", "arabic", "hindi", "turkish", "swedish"),
        *("american", "european", "african", "asian", "british", "python", "java", "javascript", "ruby"),
        *("rust", "excel", "matlab", "linux", "windows", "android", "photoshop", "europe", "africa", "asia"),
        *("america", "january", "february", "april", "june", "july", "august", "september", "october"),
        *("november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"),
        *("sunday", "christmas", "i", "i'm", "i've"),
    )
)
COMMON_POSSESSIVES: Final = frozenset(
    (
        "bachelor's",
        "master's",
        "women's",
        "men's",
        "children's",
        "people's",
        "today's",
        "it's",
        "that's",
        "what's",
    )
)
