"""Documents as zeep writes them; for the arguments see `peer_run.py`.

zeep keeps neither facets nor fixed values nor which types are abstract; they are kept here while it reads.
"""
import contextlib
import logging
import os

import peer_run

try:
    import zeep
    from lxml import etree
    from zeep import transports, xsd
    from zeep.xsd import visitor
    from zeep.xsd.const import xsd_ns
    from zeep.xsd.elements import indicators
    from zeep.xsd.elements.builtins import Schema as SchemaElement
    from zeep.xsd.types import builtins, collection, unresolved
except ImportError as missing:
    peer_run.missing(missing)

from peer_values import NotMade, text

# Types by name: whether they are abstract, and what is derived from them.
ABSTRACT, DERIVED = set(), {}


class Files(transports.Transport):
    """Reads files and nothing else; the schema of `xml:lang` and its like is one of them."""

    def __init__(self, xml):
        super().__init__()
        self.xml = xml

    def _load_remote_data(self, url):
        if url.endswith("/xml.xsd") and os.path.exists(self.xml):
            with open(self.xml, "rb") as file:
                return file.read()
        raise OSError(f"{url} is not in the corpus")


def keep_facets():
    """Makes zeep keep what its schemas say of values, abstract types, fixed values."""
    simple, resolve = visitor.SchemaVisitor.visit_simple_type, unresolved.UnresolvedCustomType.resolve
    complex_type = visitor.SchemaVisitor.visit_complex_type

    def visit_simple_type(self, node, parent):
        made = simple(self, node, parent)
        made._facets = peer_run.facets(node.find(xsd_ns("restriction")))
        return made

    def resolve_custom(self):
        base = self.base_type.resolve()
        made = resolve(self)
        made._facets = peer_run.merged(getattr(base, "_facets", {}), getattr(self, "_facets", {}))
        return made

    def visit_complex_type(self, node, parent):
        made = complex_type(self, node, parent)
        if node.get("abstract") in ("true", "1"):
            ABSTRACT.add(made.qname.text)
        step = next(node.iter(xsd_ns("extension"), xsd_ns("restriction")), None)
        if made.is_global and node.find(xsd_ns("complexContent")) is not None and step is not None:
            base = visitor.as_qname(step.get("base"), step.nsmap, None)
            DERIVED.setdefault(base.text, []).append(made.qname)
        return made

    def fixed(visit):
        def wrapped(self, node, parent):
            made = visit(self, node, parent)
            if made is not None and node.get("fixed") is not None:
                made._fixed = node.get("fixed")
            return made

        return wrapped

    visitor.SchemaVisitor.visit_simple_type = visit_simple_type
    visitor.SchemaVisitor.visit_complex_type = visit_complex_type
    unresolved.UnresolvedCustomType.resolve = resolve_custom
    named = {"visit_simple_type": visit_simple_type, "visit_complex_type": visit_complex_type}
    for tag, visit in list(visitor.SchemaVisitor.visitors.items()):
        called = getattr(visit, "__name__", None)
        if called in named:
            visitor.SchemaVisitor.visitors[tag] = named[called]
        elif called in ("visit_element", "visit_attribute"):
            visitor.SchemaVisitor.visitors[tag] = fixed(visit)


def written(kind, chance):
    """A text of a simple type."""
    value = simple(kind, chance)
    return value if isinstance(value, str) else kind.xmlvalue(value)


def simple(kind, chance, fixed=None):
    """A value of a simple type as zeep's users have it."""
    facets = getattr(kind, "_facets", {})
    if fixed is None and not facets.get("enumeration"):
        if isinstance(kind, collection.UnionType):
            # zeep writes a value of a union as Python shows it, but for texts.
            return written(chance.one(kind.item_types), chance)
        if isinstance(kind, collection.ListType):
            return [simple(kind.item_type, chance) for _ in range(chance.count(1, 3))]
    local = kind._default_qname.localname
    made = fixed if fixed is not None else text(local, facets, chance)
    try:
        return kind.pythonvalue(made) if isinstance(kind, (builtins.BuiltinType, collection.ListType)) else made
    except (ValueError, ArithmeticError, TypeError):
        return made


class Filler:
    def __init__(self, schema, chance):
        self.schema, self.chance, self.open = schema, chance, []
        self.known = [element for element in schema.elements if not isinstance(element, SchemaElement)]

    def content(self, kind, fixed=None):
        """A value of any type."""
        if isinstance(kind, xsd.ComplexType):
            return self.complex(kind)
        if isinstance(kind, xsd.AnySimpleType):
            return simple(kind, self.chance, fixed)
        return "any"

    def complex(self, kind):
        chosen = self.chosen(kind)
        self.chance.enter()
        self.open.append(id(chosen))
        values = {}
        for name, element in chosen.elements_nested:
            if not isinstance(element, xsd.Element):
                self.nested(name, element, values)
            elif not isinstance(element.type, xsd.ComplexType):
                values[name] = self.content(element.type)
        for name, attribute in chosen.attributes:
            if isinstance(attribute, xsd.Attribute) and (attribute.required or self.chance.takes()):
                # zeep has `xml:lang` as any text.
                is_lang = attribute.qname.text == peer_run.LANG
                fixed = text("language", {}, self.chance) if is_lang else getattr(attribute, "_fixed", None)
                values[name] = simple(attribute.type, self.chance, fixed)
        self.open.pop()
        self.chance.leave()
        made = chosen._value_class.__new__(chosen._value_class)
        made.__values__ = values
        return made

    def chosen(self, kind):
        """The type itself, or one that is derived from it."""
        name = kind.qname.text if kind.is_global and kind.qname else None
        is_abstract = name in ABSTRACT
        if name not in DERIVED or not (is_abstract or self.chance.may(0.2)):
            if is_abstract:
                raise NotMade(f"{name} is abstract")
            return kind
        derived = [self.schema.get_type(each) for each in DERIVED[name]]
        ends = [each for each in derived if id(each) not in self.open]
        return self.chosen(self.chance.one(ends if ends and self.chance.is_spent() else derived))

    def nested(self, name, part, values):
        """Fills what stands in a sequence or a choice, which has a name of zeep's if it may be repeated."""
        if isinstance(part, xsd.Any):
            self.wildcard(name, part, values)
        elif isinstance(part, SchemaElement):
            # A schema inside of a document, which zeep reads and does not write.
            return
        elif isinstance(part, xsd.Element):
            self.element(name, part, values)
        elif not part.accepts_multiple:
            if part.min_occurs or self.chance.takes(0.7):
                self.inside(part, values)
        else:
            items = []
            for _ in range(self.count(part)):
                items.append({})
                self.inside(part, items[-1])
            values[name] = items

    def inside(self, part, values):
        if isinstance(part, indicators.Group):
            return self.nested("_value_1", part.child, values)
        if isinstance(part, xsd.Choice):
            return self.one_of(part.elements_nested, values) if part.elements_nested else None
        for name, inner in part.elements_nested:
            self.nested(name, inner, values)

    def one_of(self, options, values):
        """Fills one of a choice; not what may have no end, if there is something else."""
        ends = [each for each in options if isinstance(each[1], xsd.Element) and id(each[1].type) not in self.open]
        name, part = self.chance.one(ends if ends and self.chance.is_spent() else options)
        if isinstance(part, xsd.Element):
            # zeep has all of a choice as optional.
            return self.items(name, part, 1, values)
        self.nested(name, part, values)

    def count(self, part):
        return self.chance.count(part.min_occurs, None if part.max_occurs == "unbounded" else part.max_occurs)

    def wildcard(self, name, part, values):
        if not part.min_occurs and not self.chance.may(0.3):
            return
        if part.process_contents == "strict":
            # Whoever judges the document knows the elements of its schemas.
            element = self.chance.one(self.known)
            other = xsd.AnyObject(element, self.content(element.type))
        else:
            other = etree.Element("{urn:example:other}note")
            other.text = "any"
        values[name] = [other] if part.accepts_multiple else other

    def element(self, name, element, values):
        is_open = id(element.type) in self.open
        if element.is_optional and (is_open and not self.chance.takes(0.2) or not self.chance.takes()):
            return
        self.items(name, element, 0, values)

    def items(self, name, element, least, values):
        items = []
        for _ in range(max(least, self.count(element)) if element.accepts_multiple else 1):
            is_nil = element.nillable and self.chance.may(0.3)
            items.append(xsd.Nil if is_nil else self.content(element.type, getattr(element, "_fixed", None)))
        if items:
            values[name] = items if element.accepts_multiple else items[0]


@contextlib.contextmanager
def opened(wsdl, schemas):
    logging.disable(logging.CRITICAL)
    keep_facets()
    settings = zeep.Settings(forbid_entities=False, xml_huge_tree=True)
    schema = zeep.Client(wsdl, transport=Files(os.path.join(schemas, "xml.xsd")), settings=settings).wsdl.types

    def document(namespace, local, chance):
        element = schema.get_element(f"{{{namespace}}}{local}" if namespace else local)
        value = Filler(schema, chance).content(element.type, getattr(element, "_fixed", None))
        around = etree.Element("around")
        element.render(around, value)
        return etree.tostring(around[0], encoding="unicode")

    yield document


if __name__ == "__main__":
    peer_run.run(opened)
