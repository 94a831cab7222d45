//! Writing a document in one of many ways.

mod scope;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use wsdl_codegen::qname::ns;

use super::random::Random;
use super::tree::{Item, Node, Piece, Text};
use scope::{Prefixes, Scope};

/// Writes a document.
pub(super) fn write(root: &Node, random: &mut Random) -> String {
    let mut namespaces = BTreeSet::new();
    collect(root, &mut namespaces);
    // A type without a namespace can only be named where there is no default namespace.
    let ways: &[Prefixes] = match namespaces.remove("") {
        true => &[Prefixes::Root, Prefixes::Local],
        false => &[Prefixes::Default, Prefixes::Root, Prefixes::Local],
    };
    let prefixes = *random.pick(ways).unwrap_or(&Prefixes::Root);
    let indent = random.pick(&[None, None, Some("\n"), Some("\r\n  "), Some("\t")]).copied().flatten();
    let is_busy = random.chance(40);
    let mut out = Out { text: String::new(), scope: Scope::new(prefixes), indent, is_busy, random };
    if out.random.chance(20) {
        out.text.push_str("<?xml version='1.0' encoding='UTF-8'?>\n");
    }
    if prefixes != Prefixes::Root {
        namespaces.clear();
    }
    let all: Vec<(String, String)> = namespaces
        .iter()
        .enumerate()
        .map(|(number, namespace)| (format!("n{number}"), (*namespace).to_owned()))
        .collect();
    out.element(root, all, 0);
    out.text
}

/// Collects the namespaces of a document that need prefixes, and `""` if a name in a text has none.
fn collect<'n>(node: &'n Node, namespaces: &mut BTreeSet<&'n str>) {
    let of_text = |text: &'n Text| {
        text.iter().filter_map(|piece| match piece {
            Piece::Name(namespace, _) => Some(namespace.as_str()),
            Piece::Plain(_) => None,
        })
    };
    let names = node.attributes.iter().map(|(namespace, ..)| namespace).chain([&node.namespace]);
    namespaces.extend(names.map(String::as_str).filter(|namespace| !namespace.is_empty()));
    namespaces.extend(node.attributes.iter().flat_map(|(_, _, value)| of_text(value)));
    for item in &node.content {
        match item {
            Item::Text(text) => namespaces.extend(of_text(text)),
            Item::Element(element) => collect(element, namespaces),
        }
    }
    // Its prefix is declared everywhere.
    namespaces.remove(ns::XML);
}

struct Out<'r> {
    text: String,
    scope: Scope,
    indent: Option<&'static str>,
    /// Whether there are comments, processing instructions, CDATA sections and references.
    is_busy: bool,
    random: &'r mut Random,
}

impl Out<'_> {
    fn element(&mut self, node: &Node, declared: Vec<(String, String)>, depth: usize) {
        let outside = self.scope.enter(declared);
        let name = self.scope.element_name(&node.namespace, &node.local);
        let mut attributes = String::new();
        for (namespace, local, value) in &node.attributes {
            let name = self.scope.attribute_name(namespace, local);
            let value = self.spelled(value);
            self.attribute(&mut attributes, &name, &value);
        }
        let texts: Vec<Option<String>> = node
            .content
            .iter()
            .map(|item| match item {
                Item::Text(text) => Some(self.spelled(text)),
                Item::Element(_) => None,
            })
            .collect();
        let mut declarations = String::new();
        for (prefix, namespace) in self.scope.declared(outside) {
            let name = if prefix.is_empty() { "xmlns".to_owned() } else { format!("xmlns:{prefix}") };
            self.attribute(&mut declarations, &name, &namespace);
        }
        let both = if self.random.chance(50) { attributes + &declarations } else { declarations + &attributes };
        let _ = write!(self.text, "<{name}{both}");
        if node.content.is_empty() && self.random.chance(60) {
            self.text.push_str("/>");
            return self.scope.leave(outside);
        }
        self.text.push('>');
        for (item, text) in node.content.iter().zip(texts) {
            self.space(node.is_loose, depth + 1);
            self.noise(2);
            match item {
                Item::Element(element) => self.element(element, Vec::new(), depth + 1),
                Item::Text(_) => self.characters(&text.unwrap_or_default()),
            }
        }
        self.noise(2);
        self.space(node.is_loose && !node.content.is_empty(), depth);
        let _ = write!(self.text, "</{name}>");
        self.scope.leave(outside);
    }

    /// White space that means nothing.
    fn space(&mut self, is_loose: bool, depth: usize) {
        if let Some(indent) = self.indent.filter(|_| is_loose) {
            self.text.push_str(indent);
            (0..depth.min(8)).for_each(|_| self.text.push(' '));
        }
    }

    /// Sometimes a comment or a processing instruction.
    fn noise(&mut self, percent: usize) {
        if self.is_busy && self.random.chance(percent) {
            self.text.push_str(if self.random.chance(50) { "<!-- a <b> & c -->" } else { "<?target some='data'?>" });
        }
    }

    /// The text with prefixes, which are declared if they are not.
    fn spelled(&mut self, text: &Text) -> String {
        let mut spelled = String::new();
        for piece in text {
            match piece {
                Piece::Plain(plain) => spelled.push_str(plain),
                Piece::Name(namespace, local) => {
                    let may_be_bare = self.random.chance(50);
                    spelled.push_str(&self.scope.name_in_text(namespace, local, may_be_bare));
                }
            }
        }
        spelled
    }

    fn attribute(&mut self, out: &mut String, name: &str, value: &str) {
        let quote = if self.random.chance(30) { '\'' } else { '"' };
        let _ = write!(out, " {name}={quote}");
        for c in value.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '\t' | '\n' | '\r' => drop(write!(out, "&#{};", u32::from(c))),
                _ if c == quote || self.is_busy && self.random.chance(2) => drop(write!(out, "&#x{:X};", u32::from(c))),
                _ => out.push(c),
            }
        }
        out.push(quote);
    }

    fn characters(&mut self, text: &str) {
        // A carriage return can only be written as a reference.
        if self.is_busy && self.random.chance(15) && !text.contains("]]>") && !text.contains('\r') {
            let _ = write!(self.text, "<![CDATA[{text}]]>");
            return;
        }
        for c in text.chars() {
            self.noise(1);
            match c {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '\r' => self.text.push_str("&#13;"),
                _ if self.is_busy && self.random.chance(2) => drop(write!(self.text, "&#x{:x};", u32::from(c))),
                _ => self.text.push(c),
            }
        }
    }
}
