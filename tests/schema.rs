//! The schema of a description of the kind that ASP.NET publishes, read by other means than the generator's: complex
//! types are sequences of elements, simple ones lists of values.

use std::collections::BTreeSet;

use wsdl_codegen::xml::{Document, Node};

use crate::rewrite::Element;

const XS: &str = "http://www.w3.org/2001/XMLSchema";

/// The schema of a description.
pub struct Schema {
    document: Document,
}

/// The type of an element.
#[derive(Clone, Copy)]
pub enum Type<'s> {
    /// Elements in a sequence.
    Complex(Node<'s>),
    /// A text of which values are listed.
    Enumeration(Node<'s>),
    /// A type of XML Schema's own, by its local name.
    BuiltIn(&'s str),
}

impl Schema {
    /// Reads the only schema of a description.
    ///
    /// # Panics
    /// There is none, or there are several.
    pub fn of_description(wsdl: &str) -> Self {
        let document = Document::read(wsdl.as_bytes(), "input.wsdl").unwrap_or_else(|wrong| panic!("{wrong}"));
        assert_eq!(wsdl.matches("</s:schema>").count(), 1);
        Self { document }
    }

    /// The schema as a document of its own: its text, with the namespaces that the description declares around it.
    ///
    /// # Panics
    /// It is not in the form that ASP.NET gives it.
    pub fn extract(wsdl: &str) -> String {
        let start = wsdl.find("<s:schema ").expect("there is a schema");
        let end = wsdl.find("</s:schema>").expect("the schema ends") + "</s:schema>".len();
        let root = &wsdl[wsdl.find("<wsdl:definitions").expect("there is a root")..start];
        let root = &root[..root.find('>').expect("the root's tag ends")];
        let declarations = root.split_whitespace().filter(|attribute| attribute.starts_with("xmlns:"));
        let declarations: Vec<&str> = declarations.collect();
        let rest = wsdl[start..end].strip_prefix("<s:schema ").expect("it begins with its tag");
        format!("<s:schema {} {rest}", declarations.join(" "))
    }

    fn schema(&self) -> Node<'_> {
        let types = self.document.root().children().find(|node| node.local_name() == "types").expect("types");
        types.child(XS, "schema").expect("a schema")
    }

    fn named(&self, kind: &str, name: &str) -> Option<Node<'_>> {
        self.schema().children_named(XS, kind).find(|node| node.attribute("name") == Some(name))
    }

    /// The type of a global element.
    ///
    /// # Panics
    /// There is no such element.
    pub fn element(&self, name: &str) -> Type<'_> {
        self.type_of(self.named("element", name).unwrap_or_else(|| panic!("no element {name}")))
    }

    /// The type of a declaration.
    fn type_of<'s>(&'s self, declaration: Node<'s>) -> Type<'s> {
        let Some(written) = declaration.attribute("type") else {
            return Type::Complex(declaration.child(XS, "complexType").expect("an anonymous complex type"));
        };
        let name = declaration.resolve_qname(written).unwrap_or_else(|wrong| panic!("{wrong}"));
        if &*name.namespace == XS {
            return Type::BuiltIn(written.split_once(':').map_or(written, |(_, local)| local));
        }
        match self.named("complexType", &name.local) {
            Some(complex) => Type::Complex(complex),
            None => Type::Enumeration(self.named("simpleType", &name.local).expect("a type of this name")),
        }
    }

    /// The elements that a type declares: their names and types.
    ///
    /// # Panics
    /// A complex type that is no plain sequence.
    pub fn declared<'s>(&'s self, ty: Type<'s>) -> Vec<(&'s str, Type<'s>)> {
        let Type::Complex(complex) = ty else { return Vec::new() };
        let mut declared = Vec::new();
        for sequence in complex.children() {
            assert!(sequence.is(XS, "sequence"), "{sequence:?}");
            for element in sequence.children() {
                declared.push((element.attribute("name").expect("a name"), self.type_of(element)));
            }
        }
        declared
    }

    /// Whether a global element of an anonymous type has to hold an element of this name.
    ///
    /// # Panics
    /// There is no such global element.
    pub fn is_required(&self, element: &str, local: &str) -> bool {
        let Type::Complex(complex) = self.element(element) else { return false };
        let declarations = complex.children().flat_map(Node::children);
        let mut declarations = declarations.filter(|declaration| declaration.attribute("name") == Some(local));
        declarations.any(|declaration| declaration.attribute("minOccurs").unwrap_or("1") != "0")
    }

    /// Shows every element of a message with its type, and the names of the elements that its type declares.
    pub fn walk<'s>(&'s self, message: &mut Element, visit: &mut impl FnMut(&mut Element, Type<'s>)) {
        let ty = self.element(&message.local.clone());
        self.walk_in(message, ty, visit);
    }

    fn walk_in<'s>(&'s self, element: &mut Element, ty: Type<'s>, visit: &mut impl FnMut(&mut Element, Type<'s>)) {
        visit(element, ty);
        let declared = self.declared(ty);
        for child in &mut element.children {
            let (_, ty) = declared.iter().find(|(name, _)| *name == child.local).unwrap_or_else(|| {
                panic!("{} is not declared in {}", child.local, element.local);
            });
            self.walk_in(child, *ty, visit);
        }
    }
}

impl Type<'_> {
    /// Where it is declared, which tells types apart.
    pub fn place(self) -> String {
        match self {
            Type::Complex(node) | Type::Enumeration(node) => format!("{:?}", node.place()),
            Type::BuiltIn(_) => String::new(),
        }
    }

    /// The values that an enumeration lists.
    pub fn values(self) -> BTreeSet<String> {
        let Type::Enumeration(node) = self else { return BTreeSet::new() };
        let restriction = node.child(XS, "restriction").expect("a restriction");
        let values = restriction.children_named(XS, "enumeration").filter_map(|value| value.attribute("value"));
        values.map(str::to_owned).collect()
    }
}
