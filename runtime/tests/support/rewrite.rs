//! The same document written otherwise: other prefixes, indentation, children in another order.

use std::collections::BTreeMap;

use wsdl_xml::{Limits, Scanner, Token};

/// An element of a document that holds either elements or text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// The namespace, empty for none.
    pub namespace: String,
    /// The local name.
    pub local: String,
    /// Namespace, local name and value of each attribute.
    pub attributes: Vec<(String, String, String)>,
    /// The elements in it.
    pub children: Vec<Element>,
    /// The text in it, where there are no elements.
    pub text: String,
}

/// How namespaces are declared, and whether elements stand in lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// A default namespace wherever it changes, all in one line.
    Plain,
    /// The same with indentation between elements.
    Indented,
    /// A prefix for every namespace, declared at the root.
    Prefixes,
    /// A prefix of its own for every element, declared there.
    ManyPrefixes,
}

impl Element {
    /// Reads a document. White space is kept in elements that hold no other elements.
    ///
    /// # Panics
    /// The text is no XML.
    pub fn read(xml: &str) -> Self {
        let mut scanner = Scanner::new(xml, &[], Limits::NONE);
        let mut open: Vec<Self> = Vec::new();
        let add = |open: &mut [Self], text: &str| open.last_mut().expect("text is in an element").text.push_str(text);
        loop {
            match scanner.token().unwrap_or_else(|wrong| panic!("{wrong}: {xml}")) {
                Token::Start(start) => {
                    let attributes = scanner.attributes().filter(|attribute| attribute.declares().is_none());
                    let attributes = attributes.map(|attribute| {
                        let namespace = scanner.attribute_namespace(&attribute).to_owned();
                        (namespace, attribute.local.to_owned(), scanner.value(&attribute).into_owned())
                    });
                    open.push(Self {
                        namespace: scanner.namespace(&start).to_owned(),
                        local: start.local.to_owned(),
                        attributes: attributes.collect(),
                        children: Vec::new(),
                        text: String::new(),
                    });
                }
                Token::End => {
                    let mut element = open.pop().expect("what ends was begun");
                    if !element.children.is_empty() {
                        element.text.clear();
                    }
                    match open.last_mut() {
                        Some(outer) => outer.children.push(element),
                        None => return element,
                    }
                }
                Token::Text(text) | Token::CData(text) => add(&mut open, &text),
                Token::Reference(c) => add(&mut open, c.encode_utf8(&mut [0; 4])),
                Token::Comment | Token::Instruction | Token::DocumentType => {}
                Token::Eof => panic!("no element: {xml}"),
            }
        }
    }

    /// All elements, this one first.
    pub fn for_each(&self, visit: &mut impl FnMut(&Self)) {
        visit(self);
        for child in &self.children {
            child.for_each(visit);
        }
    }

    /// Brings the children of every element into an order by chance (`below` gives numbers below another). Elements of
    /// one name keep their order among themselves. Gives the number of elements that now stand behind one that they
    /// stood before, not counting those that `ignored` knows.
    pub fn shuffle(&mut self, below: &mut impl FnMut(u32) -> u32, ignored: &impl Fn(&Self) -> bool) -> usize {
        let mut misordered: usize = self.children.iter_mut().map(|child| child.shuffle(below, ignored)).sum();
        let mut ranks: BTreeMap<(String, String), usize> = BTreeMap::new();
        let mut slots = Vec::new();
        for (rank, child) in self.children.iter().enumerate() {
            slots.push(*ranks.entry((child.namespace.clone(), child.local.clone())).or_insert(rank));
        }
        for at in (1..slots.len()).rev() {
            let other = below(u32::try_from(at + 1).unwrap_or(u32::MAX)) as usize;
            slots.swap(at, other);
        }
        let mut waiting: BTreeMap<usize, Vec<Self>> = BTreeMap::new();
        for child in self.children.drain(..).rev() {
            let rank = ranks[&(child.namespace.clone(), child.local.clone())];
            waiting.entry(rank).or_default().push(child);
        }
        let mut furthest = 0;
        for rank in slots {
            let child = waiting.get_mut(&rank).and_then(Vec::pop).expect("as many slots as children");
            if !ignored(&child) {
                misordered += usize::from(rank < furthest);
                furthest = furthest.max(rank);
            }
            self.children.push(child);
        }
        misordered
    }

    /// The document.
    pub fn write(&self, style: Style) -> String {
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        let mut prefixes = BTreeMap::new();
        if style == Style::Prefixes {
            self.for_each(&mut |element| {
                let attributes = element.attributes.iter().map(|(namespace, ..)| namespace);
                for namespace in attributes.chain([&element.namespace]).filter(|namespace| !namespace.is_empty()) {
                    let next = format!("n{}", prefixes.len());
                    prefixes.entry(namespace.clone()).or_insert(next);
                }
            });
        }
        self.write_to(style, &prefixes, "", 0, &mut out);
        out
    }

    fn write_to(
        &self,
        style: Style,
        prefixes: &BTreeMap<String, String>,
        default: &str,
        depth: usize,
        out: &mut String,
    ) {
        let mut declared = Vec::new();
        let mut own = prefixes.clone();
        let with_prefix = matches!(style, Style::Prefixes | Style::ManyPrefixes);
        if depth == 0 && style == Style::Prefixes {
            declared.extend(prefixes.iter().map(|(namespace, prefix)| (prefix.clone(), namespace.clone())));
        }
        let mut declare = |namespace: &str, declared: &mut Vec<(String, String)>| {
            if !namespace.is_empty() && (style == Style::ManyPrefixes || !own.contains_key(namespace)) {
                let prefix = format!("p{depth}x{}", declared.len());
                declared.push((prefix.clone(), namespace.to_owned()));
                own.insert(namespace.to_owned(), prefix);
            }
        };
        if with_prefix {
            declare(&self.namespace, &mut declared);
        } else if self.namespace != default {
            declared.push((String::new(), self.namespace.clone()));
        }
        for (namespace, ..) in &self.attributes {
            declare(namespace, &mut declared);
        }
        let qualified = |namespace: &str, local: &str| match own.get(namespace) {
            Some(prefix) => format!("{prefix}:{local}"),
            None => local.to_owned(),
        };
        let tag = if with_prefix { qualified(&self.namespace, &self.local) } else { self.local.clone() };
        out.push_str(&format!("<{tag}"));
        for (prefix, namespace) in &declared {
            let colon = if prefix.is_empty() { "" } else { ":" };
            out.push_str(&format!(" xmlns{colon}{prefix}=\"{}\"", escaped(namespace)));
        }
        for (namespace, local, value) in &self.attributes {
            out.push_str(&format!(" {}=\"{}\"", qualified(namespace, local), escaped(value)));
        }
        out.push('>');
        for child in &self.children {
            if style == Style::Indented {
                out.push_str(&format!("\r\n{}", "\t ".repeat(depth + 1)));
            }
            let own = if style == Style::ManyPrefixes { prefixes } else { &own };
            child.write_to(style, own, &self.namespace, depth + 1, out);
        }
        if style == Style::Indented && !self.children.is_empty() {
            out.push_str(&format!("\n{}", "\t ".repeat(depth)));
        }
        out.push_str(&escaped(&self.text));
        out.push_str(&format!("</{tag}>"));
    }
}

/// Text that may stand between tags and in attributes, every character as it is.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' | '>' | '&' | '"' | '\r' | '\t' | '\n' => out.push_str(&format!("&#{};", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}
