"""Reads documents with libexpat, as Python has it.

Standard input holds one document after the other: the length of its encoding's name and the name, its own length and its
bytes. Without a name the document itself says what its encoding is. Standard output holds an answer for each, behind its
length: `-` and the number of the error; or `+` and the events in the document, each behind U+001E, its parts
behind U+001F, which no document can have. Lengths are four bytes, big end first.
"""

import struct
import sys
from pyexpat import ExpatError, ParserCreate

UNKNOWN_ENCODING = 18
EVENT, PART = "\x1e", "\x1f"


def qualified(name):
    uri, _, local = name.rpartition(PART)
    return f"{{{uri}}}{local}" if uri else local


def read(document, encoding):
    events = []

    def start(name, attributes):
        pairs = zip(attributes[::2], attributes[1::2])
        parts = [f"<{qualified(name)}", *(f"{qualified(name)}={value}" for name, value in pairs)]
        events.append(EVENT + PART.join(parts))

    parser = ParserCreate(encoding, PART)
    parser.buffer_text = True
    parser.ordered_attributes = True
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: events.append(EVENT + ">")
    parser.CharacterDataHandler = lambda text: events.append(EVENT + "t" + text)
    try:
        parser.Parse(document, True)
    except ExpatError as error:
        return f"-{error.code}"
    except (LookupError, ValueError):
        return f"-{UNKNOWN_ENCODING}"
    return "+" + "".join(events)


def part():
    length = sys.stdin.buffer.read(4)
    return sys.stdin.buffer.read(*struct.unpack(">I", length)) if length else None


while (encoding := part()) is not None:
    answer = read(part(), encoding.decode() or None).encode()
    sys.stdout.buffer.write(struct.pack(">I", len(answer)) + answer)
