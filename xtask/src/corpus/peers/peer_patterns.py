"""Texts that match a regular expression of XML Schema, found by Python's parser of its own."""
import functools
import re
import warnings

try:
    from re import _parser as parser
except ImportError:
    import sre_parse as parser

# What stands in a class for what Python does not know.
CLASSES = {"i": "A-Za-z_", "c": "A-Za-z0-9._-", "L": "A-Za-z", "Lu": "A-Z", "Ll": "a-z", "N": "0-9", "Nd": "0-9"}
# What is taken of `.` and of classes that leave characters out.
USUAL = "aZ5x B-"


@functools.lru_cache(maxsize=None)
def translated(pattern):
    """The expression as Python has them."""
    out, at, in_class = [], 0, False
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            known = re.match(r"\\p\{(\w+)\}|\\([ic])", pattern[at:])
            if known:
                ranges = CLASSES.get(known[1] or known[2], "a-z")
                out.append(ranges if in_class else f"[{ranges}]")
                at += known.end()
                continue
            out.append(pattern[at : at + 2])
            at += 2
            continue
        if in_class and pattern.startswith("-[", at):
            # What is subtracted is left to whoever judges the text.
            at = pattern.find("]", at) + 1 or len(pattern)
            continue
        if in_class:
            in_class = char != "]"
            out.append("\\[" if char == "[" else char)
        else:
            in_class = char == "["
            out.append("\\" + char if char in "^$" else char)
        at += 1
    return "".join(out)


def matches(pattern, text):
    try:
        return re.fullmatch(translated(pattern), text) is not None
    except re.error:
        return True


def sample(pattern, chance):
    """A text that probably matches; none if Python does not take the expression."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return "".join(parts(parser.parse(translated(pattern)), chance))
    except (re.error, OverflowError, NotImplementedError):
        return None


def parts(tree, chance):
    for kind, value in tree:
        name = str(kind)
        if name == "LITERAL":
            yield chr(value)
        elif name == "NOT_LITERAL":
            yield next(char for char in USUAL if ord(char) != value)
        elif name == "ANY":
            yield chance.random.choice(USUAL)
        elif name == "IN":
            yield of_class(value, chance)
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            least, most, inner = value
            most = min(int(most), least + 6)
            for _ in range(chance.random.randint(least, most)):
                yield from parts(inner, chance)
        elif name == "SUBPATTERN":
            yield from parts(value[-1], chance)
        elif name == "BRANCH":
            yield from parts(chance.random.choice(value[1]), chance)
        elif name != "AT":
            raise NotImplementedError(name)


def of_class(items, chance):
    categories = {"CATEGORY_DIGIT": "0123456789", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "aZ9"}
    others = {"CATEGORY_NOT_DIGIT": "aZ-", "CATEGORY_NOT_SPACE": "aZ9-", "CATEGORY_NOT_WORD": "-+"}
    categories.update(others)
    if str(items[0][0]) == "NEGATE":
        free = [char for char in USUAL + "q9_" if not any(is_in(char, item) for item in items[1:])]
        return chance.random.choice(free or ["é"])
    kind, value = chance.random.choice(items)
    if str(kind) == "CATEGORY":
        return chance.random.choice(categories[str(value)])
    low, high = bounds((kind, value))
    return chr(chance.random.randint(low, high))


def bounds(item):
    kind, value = item
    if str(kind) == "LITERAL":
        return value, value
    return value if str(kind) == "RANGE" else (None, None)


def is_in(char, item):
    low, high = bounds(item)
    if low is not None:
        return low <= ord(char) <= high
    tests = {"CATEGORY_DIGIT": char.isdigit(), "CATEGORY_SPACE": char.isspace(), "CATEGORY_WORD": char.isalnum()}
    name = str(item[1])
    return not tests.get(name.replace("NOT_", ""), False) if "NOT_" in name else tests.get(name, False)
