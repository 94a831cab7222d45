"""Documents as xsdata writes them; for the arguments see `peer_run.py`.

Dataclasses are generated from `schema.xsd` of the schemas, and filled by what they say of their fields.
"""
import contextlib
import dataclasses
import enum
import importlib
import os
import subprocess
import sys
import tempfile
from decimal import Decimal
from xml.etree.ElementTree import QName

import peer_run

try:
    from xsdata.formats.converter import converter
    from xsdata.formats.dataclass.context import XmlContext
    from xsdata.formats.dataclass.models.generics import AnyElement, DerivedElement
    from xsdata.formats.dataclass.serializers import XmlSerializer
    from xsdata.formats.dataclass.serializers.config import SerializerConfig
    from xsdata.models.datatype import XmlDate, XmlDateTime, XmlDuration, XmlPeriod, XmlTime
except ImportError as missing:
    peer_run.missing(missing)

from peer_values import NotMade, text

KINDS = {
    bool: "boolean",
    float: "double",
    Decimal: "decimal",
    XmlDate: "date",
    XmlDateTime: "dateTime",
    XmlTime: "time",
    XmlDuration: "duration",
}
# The generated module.
MODULE = "peer_models"
# The seconds that generating may take.
LONGEST = 300


def generated(schemas, folder):
    """The dataclasses of a folder's schemas."""
    tools = os.path.dirname(sys.executable) + os.pathsep + os.environ.get("PATH", "")
    options = ["--package", MODULE, "--structure-style", "single-package", "--compound-fields"]
    made = subprocess.run(
        [sys.executable, "-m", "xsdata", "generate", os.path.join(schemas, "schema.xsd"), *options],
        cwd=folder,
        env={**os.environ, "PATH": tools},
        capture_output=True,
        text=True,
        timeout=LONGEST,
    )
    if made.returncode:
        raise RuntimeError((made.stderr or made.stdout).strip().rpartition("\n")[2])
    sys.path.insert(0, folder)
    return importlib.import_module(MODULE)


def letters(number):
    """A word of its own for each number, which is a name and a language too."""
    return "" if number == 0 else letters(number // 26) + chr(ord("a") + number % 26)


def named(facets):
    """Facets by their names in XML Schema."""
    found = {}
    for name, value in facets.items():
        if name == "pattern":
            found["pattern"] = [value]
        elif name.startswith(("min_", "max_", "total_", "fraction_")) and not name.endswith("_occurs") or name == "length":
            first, _, second = name.partition("_")
            found[first + second.capitalize()] = str(value)
    return found


class Filler:
    def __init__(self, context, known, chance):
        self.context, self.known, self.chance, self.open = context, known, chance, []
        # xsdata keeps strings alone of most built-in types: a document has either words or any text.
        self.has_words = chance.style != "random" or chance.random.random() < 0.5

    def value(self, var, facets):
        """One value of a field, or of a choice of it."""
        kind = self.chance.one(list(var.types))
        if var.clazz and dataclasses.is_dataclass(kind):
            return self.object(kind)
        if var.tokens:
            return [self.simple(kind, var, {}) for _ in range(self.chance.count(1, 3))]
        return self.simple(kind, var, facets)

    def simple(self, kind, var, facets):
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            return self.chance.one(list(kind))
        named_facets = named(facets)
        if kind is int:
            is_bounded = any(name.startswith(("min", "max", "pattern")) for name in named_facets)
            return int(text("integer", named_facets, self.chance)) if is_bounded else self.chance.one([1, 7, 42, 100])
        if var.qname == peer_run.LANG and kind is str:
            return text("language", {}, self.chance)
        if kind is QName:
            return QName("{urn:example:other}n")
        if kind is XmlPeriod:
            # xsdata does not keep of which type it is.
            made = text(self.chance.one(["gYear", "gYearMonth"]), named_facets, self.chance)
        elif kind is bytes:
            made = text("hexBinary" if var.format == "base16" else "base64Binary", named_facets, self.chance)
        elif kind in KINDS:
            made = text(KINDS[kind], named_facets, self.chance)
        elif self.has_words and not named_facets:
            self.chance.number += 1
            made = letters(self.chance.number + 25)
        else:
            made = text("string", named_facets, self.chance)
        return converter.deserialize(made, [kind], format=var.format) if kind is not object else made

    def object(self, kind):
        chosen = self.chosen(kind)
        self.chance.enter()
        self.open.append(chosen)
        fields = {field.name: field for field in dataclasses.fields(chosen)}
        values = {}
        for var in self.context.build(chosen).get_all_vars():
            field = fields[var.name]
            if var.init:
                has_none = field.default is field.default_factory is dataclasses.MISSING
                is_needed = has_none or field.metadata.get("required", False) or var.is_text
                self.fill(var, field.metadata, is_needed, values)
        self.open.pop()
        self.chance.leave()
        return chosen(**values)

    def chosen(self, kind):
        """The class itself, or that of a type that is derived from it."""
        derived = [each for each in kind.__subclasses__() if not is_element(each)]
        return self.chosen(self.chance.one(derived)) if derived and self.chance.may(0.3) else kind

    def fill(self, var, metadata, is_needed, values):
        if var.is_attributes:
            return
        if var.is_wildcard:
            if metadata.get("min_occurs", 0) or is_needed or self.chance.may(0.3):
                other = self.other(var)
                values[var.name] = [other] if var.list_element else other
            return
        least, most = metadata.get("min_occurs", 0), metadata.get("max_occurs")
        # Whether one of several elements has to be there is not said.
        if var.is_elements:
            is_needed, least = is_needed or self.chance.style == "least", max(least, 1)
        is_open = any(kind in self.open for kind in var.types)
        if not is_needed and not metadata.get("min_occurs") and (not self.chance.takes() or is_open and not self.chance.takes(0.2)):
            return
        if var.is_elements:
            made = [self.choice(var, metadata) for _ in range(self.chance.count(least, most) if var.list_element else 1)]
        elif var.list_element:
            made = [self.item(var, metadata) for _ in range(self.chance.count(least, most))]
        else:
            made = [self.item(var, metadata)]
        values[var.name] = made if var.list_element else made[0]

    def item(self, var, metadata):
        return None if var.nillable and self.chance.may(0.3) else self.value(var, metadata)

    def other(self, var):
        """An element for a wildcard."""
        if var.process_contents == "strict":
            return self.object(self.chance.one(self.known))
        return AnyElement(qname="{urn:example:other}note", text="any")

    def choice(self, var, metadata):
        """A value of one of several elements."""
        listed = [each for each in metadata.get("choices", ()) if not each.get("wildcard")]
        by_local = {each.get("name"): each for each in listed}
        if not var.elements:
            return self.other(var)
        element = self.chance.one(list(var.elements.values()))
        return DerivedElement(qname=element.qname, value=self.value(element, by_local.get(element.local_name, {})))


def is_element(kind):
    """Whether a class is of a global element."""
    return "namespace" in vars(vars(kind).get("Meta", object))


@contextlib.contextmanager
def opened(_wsdl, schemas):
    with tempfile.TemporaryDirectory() as folder:
        module = generated(schemas, folder)
        context, roots = XmlContext(), {}
        for kind in vars(module).values():
            if dataclasses.is_dataclass(kind) and kind.__module__.startswith(MODULE):
                qname = context.build(kind).qname
                # Elements come before types of the same name.
                if qname not in roots or is_element(kind):
                    roots[qname] = kind
        known = [kind for kind in roots.values() if is_element(kind)]

        def document(namespace, local, chance):
            kind = roots.get(f"{{{namespace}}}{local}" if namespace else local)
            if kind is None:
                raise NotMade("no class is of this element")
            filler = Filler(context, known, chance)
            indent = "  " if chance.may(0.3) else None
            config = SerializerConfig(xml_declaration=chance.style != "random", indent=indent)
            return XmlSerializer(context=context, config=config).render(filler.object(kind))

        yield document


if __name__ == "__main__":
    peer_run.run(opened)
