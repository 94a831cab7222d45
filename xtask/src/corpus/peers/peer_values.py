"""Texts of the built-in types of XML Schema that keep to facets, and what a document takes of what is optional."""
import base64
import random
from decimal import Decimal

import peer_patterns

# The values of integers of a bounded type.
BOUNDS = {
    "byte": (-(2**7), 2**7 - 1),
    "short": (-(2**15), 2**15 - 1),
    "int": (-(2**31), 2**31 - 1),
    "long": (-(2**63), 2**63 - 1),
    "unsignedByte": (0, 2**8 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedLong": (0, 2**64 - 1),
    "integer": (None, None),
    "positiveInteger": (1, None),
    "nonNegativeInteger": (0, None),
    "negativeInteger": (None, -1),
    "nonPositiveInteger": (None, 0),
}
TOKENS = {"NMTOKENS": "NMTOKEN", "IDREFS": "IDREF", "ENTITIES": "ENTITY"}
NAMES = ("NMTOKEN", "Name", "NCName", "ID", "IDREF", "ENTITY")
WORDS = ("a", "Straße", "x < y", "R&D", "say \"no\"", "7", "tail]]>", "日本", "it's", "b c")
PLAIN = ("a", "bc", "D7", "x_y", "long-name")
# The elements of one document, from which on it takes only what is required.
MOST = 600
# The levels of one document, from which on it takes only what is required, and beyond which there is none.
DEEP, DEEPEST = 8, 40


class NotMade(Exception):
    """There is no such document, or this program finds none."""


class Chance:
    """What a document takes of what is optional: nothing (`least`), all of it (`full`), or something (`random`)."""

    def __init__(self, style, seed):
        self.style, self.random, self.number, self.elements, self.depth = style, random.Random(seed), 0, 0, 0

    def enter(self):
        self.elements += 1
        self.depth += 1
        if self.depth > DEEPEST or self.elements > 20 * MOST:
            raise NotMade("the content has no end")

    def leave(self):
        self.depth -= 1

    def is_spent(self):
        return self.elements > MOST or self.depth > DEEP

    def takes(self, likely=0.5):
        """Whether what is optional is taken."""
        if self.style == "least" or self.is_spent():
            return False
        return self.style == "full" or self.random.random() < likely

    def may(self, likely):
        """Whether something unusual is done."""
        return self.style == "random" and self.random.random() < likely

    def count(self, least, most):
        """How many of what may be repeated; `most` is None without a bound."""
        usual = least if self.style == "least" or self.is_spent() else max(least, self.random.randint(0, 3))
        if self.style == "full":
            usual = max(usual, 1, least)
        return usual if most is None else min(usual, most)

    def one(self, of):
        return of[0] if self.style == "least" else self.random.choice(of)


def number_of(text):
    try:
        return Decimal(text)
    except ArithmeticError:
        return None


def integers(kind, facets, chance):
    low, high = BOUNDS[kind]
    for facet, step in (("minInclusive", 0), ("minExclusive", 1)):
        if facet in facets:
            value = int(Decimal(facets[facet]).to_integral_value("ROUND_CEILING")) + step
            low = value if low is None else max(low, value)
    for facet, step in (("maxInclusive", 0), ("maxExclusive", -1)):
        if facet in facets:
            value = int(Decimal(facets[facet]).to_integral_value("ROUND_FLOOR")) + step
            high = value if high is None else min(high, value)
    if "totalDigits" in facets:
        largest = 10 ** int(facets["totalDigits"]) - 1
        low, high = (-largest if low is None else max(low, -largest)), (largest if high is None else min(high, largest))
    low, high = (min(-10**6, high or 0) if low is None else low), (max(10**6, low or 0) if high is None else high)
    near = [value for value in (0, 1, 7, 42) if low <= value <= high]
    return str(chance.one([*(near or [low]), low, high, chance.random.randint(min(low, high), max(low, high))]))


def decimals(facets, chance):
    fraction = int(facets.get("fractionDigits", 2))
    digits = int(facets.get("totalDigits", 9))
    low = number_of(facets.get("minInclusive", facets.get("minExclusive", "-1000")))
    high = number_of(facets.get("maxInclusive", facets.get("maxExclusive", "1000")))
    if low is None or high is None or low > high:
        return "1"
    step = Decimal(1).scaleb(-min(fraction, max(digits - 1, 0)))
    values = [Decimal(0), Decimal(1), low + step, high - step, low + (high - low) * Decimal(chance.random.random())]
    values = [value.quantize(step) if step < 1 else value.to_integral_value() for value in values]
    fits = [value for value in values if low < value < high and len(value.as_tuple().digits) <= digits]
    return format(chance.one(fits or [low]), "f")


def lengths(facets):
    least = int(facets.get("length", facets.get("minLength", 0)))
    most = facets.get("length", facets.get("maxLength"))
    return least, None if most is None else int(most)


def strings(kind, facets, chance):
    least, most = lengths(facets)
    if kind in NAMES or kind in ("ID", "language"):
        text = "n" + "".join(chance.one(PLAIN) for _ in range(chance.random.randint(0, 2)))
        if kind == "ID":
            chance.number += 1
            text = f"id{chance.number}"
    elif kind == "anyURI":
        text = chance.one(["urn:a", "http://example.org/a?b=c&d=e", "a/b"])
    else:
        text = " ".join(chance.one(WORDS) for _ in range(chance.random.randint(1, 3)))
    text = text + "x" * max(0, least - len(text))
    text = text if most is None else text[:most]
    # White space at an end would not be of the value of a token.
    return text.rstrip() + "x" * (len(text) - len(text.rstrip()))


def dates(kind, chance):
    rand = chance.random.randint
    date = f"{rand(1971, 2036):04}-{rand(1, 12):02}-{rand(1, 28):02}"
    time = f"{rand(0, 23):02}:{rand(0, 59):02}:{rand(0, 59):02}" + chance.one(["", ".5", ".123456"])
    zone = chance.one(["", "Z", "+02:00", "-05:30"])
    forms = {
        "dateTime": f"{date}T{time}{zone}",
        "date": date + chance.one(["", "", zone]),
        "time": time + zone,
        "gYearMonth": date[:7] + zone,
        "gYear": date[:4] + zone,
        "gMonthDay": "-" + date[4:] + zone,
        "gDay": "--" + date[7:] + zone,
        "gMonth": "-" + date[4:7] + zone,
    }
    return forms.get(kind)


def usual(kind, facets, chance):
    """A text of a built-in type that keeps to facets other than patterns and enumerations."""
    if kind in BOUNDS:
        return integers(kind, facets, chance)
    if kind == "decimal":
        return decimals(facets, chance)
    if kind in ("float", "double"):
        bounded = any(facet in facets for facet in ("minInclusive", "maxInclusive", "minExclusive", "maxExclusive"))
        return decimals(facets, chance) if bounded else chance.one(["0", "1.5", "-2.25E10", "1E-7", "123456.75"])
    if kind == "boolean":
        return chance.one(["true", "false"])
    if kind in ("base64Binary", "hexBinary"):
        least, most = lengths(facets)
        size = max(least, min(most if most is not None else 9, 9))
        data = bytes(chance.random.randrange(256) for _ in range(size))
        return data.hex().upper() if kind == "hexBinary" else base64.b64encode(data).decode()
    if kind == "duration":
        return chance.one(["PT5S", "P1DT2H3M4S", "P1Y2M", "-P3D", "PT0.5S"])
    if kind == "language":
        return chance.one(["en", "de-DE", "pt"])
    if kind == "QName":
        return "n"
    if kind in TOKENS:
        least, _ = lengths(facets)
        return " ".join(strings(TOKENS[kind], {}, chance) for _ in range(max(least, 1)))
    return dates(kind, chance) or strings(kind, facets, chance)


def text(kind, facets, chance):
    """A text of a built-in type that keeps to facets, as far as this program finds one."""
    if facets.get("enumeration"):
        return chance.one(facets["enumeration"])
    patterns = facets.get("pattern", [])
    for attempt in range(60 if patterns else 0):
        # Few patterns of dates make dates of what they match, and few of others match what is usual.
        is_usual = dates(kind, chance) or kind == "duration" or attempt % 10 == 0
        made = usual(kind, facets, chance) if is_usual else peer_patterns.sample(patterns[-1], chance)
        if made is not None and holds(made, facets) and all(peer_patterns.matches(each, made) for each in patterns):
            return made
    return usual(kind, facets, chance)


def holds(made, facets):
    """Whether a text keeps to the facets of length and value."""
    least, most = lengths(facets)
    if len(made) < least or (most is not None and len(made) > most):
        return False
    if not any(facet.startswith(("min", "max")) and not facet.endswith("Length") for facet in facets):
        return True
    value = number_of(made)
    bounds = {
        "minInclusive": lambda bound: value >= bound,
        "maxInclusive": lambda bound: value <= bound,
        "minExclusive": lambda bound: value > bound,
        "maxExclusive": lambda bound: value < bound,
    }
    known = [(test, number_of(facets[name])) for name, test in bounds.items() if name in facets]
    return value is None or all(bound is None or test(bound) for test, bound in known)
