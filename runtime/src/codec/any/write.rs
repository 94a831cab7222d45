//! Writing content that a schema leaves open. It declares what it needs, unless that is in scope already.
//!
//! Qualified names in texts cannot be told from other texts. So the default namespace is always the one that was in
//! scope where an element was read, and each prefix that a text may use is declared as it was there.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use wsdl_xml::{Ns, Writer, XMLNS, escape_attribute, escape_text, is_ncname};

use super::{AnyType, Context, Node};
use crate::values::QName;

/// Writes an element with this name.
pub(super) fn write(namespace: &str, local: &str, value: &AnyType, writer: &mut Writer) {
    let decorations = writer.take_decorations();
    if !decorations.is_empty() {
        let mut value = value.clone();
        for (name, text) in decorations {
            value = value.with_attribute(name.ns.text(writer.table()), name.local, text);
        }
        return write(namespace, local, &value, writer);
    }
    check(namespace, local, value, writer);
    // The envelope declares `xsi`.
    let around = [("", writer.default_namespace()), ("xsi", Ns::XSI.text(&[]))];
    let xml = to_xml(namespace, local, value, &around);
    writer.raw(&xml);
}

/// Checks all names and texts, as the writer checks those of declared elements.
fn check(namespace: &str, local: &str, value: &AnyType, writer: &mut Writer) {
    writer.check_name(local);
    writer.check(namespace);
    let names: Vec<&QName> = value.attributes.iter().map(|(name, _)| name).chain(&value.type_name).collect();
    for name in names {
        writer.check_name(&name.local);
        writer.check(&name.namespace);
    }
    if namespace == XMLNS || value.type_name.as_ref().is_some_and(|name| name.namespace == XMLNS) {
        writer.refuse("a name in it is in the namespace of declarations");
    }
    let mut seen = HashSet::new();
    for (name, text) in &value.attributes {
        writer.check(text);
        let is_declaration = name.namespace == XMLNS || (name.namespace.is_empty() && name.local == "xmlns");
        let is_written = name.namespace == Ns::XSI.text(&[])
            && ((name.local == "nil" && value.nil) || (name.local == "type" && value.type_name.is_some()));
        if is_declaration || is_written || !seen.insert(name) {
            writer.refuse_twice(&name.namespace, &name.local);
        }
    }
    for node in &value.content {
        match node {
            Node::Element(element) => check(&element.name.namespace, &element.name.local, &element.value, writer),
            Node::Text(text) => writer.check(text),
        }
    }
}

/// Returns the element as it stands inside these declarations.
pub(super) fn to_xml(namespace: &str, local: &str, value: &AnyType, around: &[(&str, &str)]) -> String {
    let mut used = HashSet::new();
    note_prefixes(value, &mut used);
    let bindings = around.iter().map(|(prefix, uri)| (Cow::Borrowed(*prefix), *uri)).collect();
    let mut out = Out { xml: String::new(), used, bindings };
    out.element(namespace, local, value, None);
    out.xml
}

/// Notes the prefixes that names in texts may use.
fn note_prefixes<'v>(value: &'v AnyType, used: &mut HashSet<&'v str>) {
    for (_, text) in &value.attributes {
        note_in(text, used);
    }
    for node in &value.content {
        match node {
            Node::Text(text) => note_in(text, used),
            Node::Element(element) => note_prefixes(&element.value, used),
        }
    }
}

fn note_in<'v>(text: &'v str, used: &mut HashSet<&'v str>) {
    let Some((names, _)) = text.rsplit_once(':') else { return };
    for before in names.split(':') {
        let from = before.char_indices().rev().take_while(|(_, c)| is_name_char(*c)).last();
        if let Some(prefix) = from.and_then(|(from, _)| before.get(from..)) {
            used.insert(prefix);
        }
    }
}

/// Returns `true` if a character may be in a prefix. All characters beyond ASCII count.
fn is_name_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.') || !c.is_ascii()
}

struct Out<'v> {
    xml: String,
    /// The prefixes that names in texts may use.
    used: HashSet<&'v str>,
    /// The declarations in scope, innermost last.
    bindings: Vec<(Cow<'v, str>, &'v str)>,
}

impl<'v> Out<'v> {
    /// Returns the namespace of a prefix; `None` if it is not declared.
    fn uri(&self, prefix: &str) -> Option<&'v str> {
        self.bindings.iter().rev().find(|(of, _)| of == prefix).map(|(_, uri)| *uri)
    }

    /// Declares a prefix in the open tag.
    fn declare(&mut self, prefix: Cow<'v, str>, uri: &'v str) {
        self.xml.push_str(" xmlns");
        if !prefix.is_empty() {
            self.xml.push(':');
            self.xml.push_str(&prefix);
        }
        self.xml.push_str("=\"");
        escape_attribute(uri, &mut self.xml);
        self.xml.push('"');
        self.bindings.push((prefix, uri));
    }

    /// Returns a prefix of a namespace other than the default one.
    fn prefix(&self, uri: &str) -> Option<String> {
        let mut bindings = self.bindings.iter().rev().filter(|(prefix, of)| !prefix.is_empty() && *of == uri);
        bindings.find(|(prefix, _)| self.uri(prefix) == Some(uri)).map(|(prefix, _)| prefix.to_string())
    }

    /// Returns a prefix that neither declarations nor texts use yet: the one that the namespace had where it was read,
    /// if that is free.
    fn new_prefix(&self, uri: &str, value: &AnyType) -> String {
        let is_free = |prefix: &str| self.uri(prefix).is_none() && !self.used.contains(prefix);
        let scope = value.context.iter().flat_map(|context| context.scope.iter());
        let known = scope.map(|(prefix, of)| (&**prefix, &**of)).chain([("xsi", Ns::XSI.text(&[]))]);
        let mut usual = known.filter(|(prefix, of)| *of == uri && !prefix.is_empty() && is_free(prefix));
        if let Some((prefix, _)) = usual.next() {
            return prefix.to_owned();
        }
        let mut numbers = 1_usize..;
        numbers.find_map(|number| Some(format!("a{number}")).filter(|prefix| is_free(prefix))).unwrap_or_default()
    }

    /// Returns a prefix of a namespace, which is declared in the open tag if needed, with its colon.
    fn qualified(&mut self, uri: &'v str, value: &AnyType) -> String {
        if uri == Ns::XML.text(&[]) {
            return "xml:".to_owned();
        }
        let prefix = self.prefix(uri).unwrap_or_else(|| {
            let prefix = self.new_prefix(uri, value);
            self.declare(Cow::Owned(prefix.clone()), uri);
            prefix
        });
        prefix + ":"
    }

    fn element(&mut self, namespace: &'v str, local: &'v str, value: &'v AnyType, around: Option<&'v Arc<Context>>) {
        let outside = self.bindings.len();
        let name_at = self.xml.len() + 1;
        self.xml.push('<');
        self.xml.push_str(local);
        self.declare_context(namespace, value, around);
        let prefix =
            if self.uri("").unwrap_or("") == namespace { String::new() } else { self.qualified(namespace, value) };
        self.xml.insert_str(name_at, &prefix);
        self.attributes(value);
        if value.content.is_empty() {
            self.xml.push_str("/>");
        } else {
            self.xml.push('>');
            for node in &value.content {
                match node {
                    Node::Text(text) => escape_text(text, &mut self.xml),
                    Node::Element(element) => {
                        let QName { namespace, local } = &element.name;
                        let around = value.context.as_ref().or(around);
                        self.element(namespace, local, &element.value, around);
                    }
                }
            }
            self.xml.push_str("</");
            self.xml.push_str(&prefix);
            self.xml.push_str(local);
            self.xml.push('>');
        }
        self.bindings.truncate(outside);
    }

    /// Declares the namespaces that were in scope where the element was read, as far as they matter.
    fn declare_context(&mut self, namespace: &'v str, value: &'v AnyType, around: Option<&'v Arc<Context>>) {
        // A type without a namespace is named without a prefix, so there must not be a default namespace.
        let has_bare_type = value.type_name.as_ref().is_some_and(|name| name.namespace.is_empty());
        let is_same = match (&value.context, around) {
            (Some(own), Some(around)) => Arc::ptr_eq(own, around),
            _ => false,
        };
        let default = match &value.context {
            _ if has_bare_type => "",
            Some(context) => context.scope.iter().find(|(prefix, _)| prefix.is_empty()).map_or("", |(_, uri)| uri),
            // Made by the application: the element's own namespace.
            None => namespace,
        };
        // A name in no namespace has no prefix, whatever is in scope. The namespace of XML is never the default one.
        let default = if namespace.is_empty() || default == Ns::XML.text(&[]) { "" } else { default };
        if self.uri("").unwrap_or("") != default {
            self.declare(Cow::Borrowed(""), default);
        }
        if is_same {
            return;
        }
        let scope = value.context.iter().flat_map(|context| context.scope.iter());
        for (prefix, uri) in scope {
            let is_needed = self.used.contains(&**prefix) && is_ncname(prefix);
            if is_needed && &**prefix != "xml" && self.uri(prefix) != Some(uri) {
                self.declare(Cow::Borrowed(prefix), uri);
            }
        }
    }

    fn attributes(&mut self, value: &'v AnyType) {
        if let Some(name) = &value.type_name {
            let prefix = match &*name.namespace {
                "" => String::new(),
                uri if self.uri("") == Some(uri) => String::new(),
                uri => self.qualified(uri, value),
            };
            self.attribute(Ns::XSI.text(&[]), "type", &(prefix + &name.local), value);
        }
        if value.nil {
            self.attribute(Ns::XSI.text(&[]), "nil", "true", value);
        }
        for (name, text) in &value.attributes {
            self.attribute(&name.namespace, &name.local, text, value);
        }
    }

    fn attribute(&mut self, namespace: &'v str, local: &str, text: &str, value: &AnyType) {
        let prefix = if namespace.is_empty() { String::new() } else { self.qualified(namespace, value) };
        self.xml.push(' ');
        self.xml.push_str(&prefix);
        self.xml.push_str(local);
        self.xml.push_str("=\"");
        escape_attribute(text, &mut self.xml);
        self.xml.push('"');
    }
}
