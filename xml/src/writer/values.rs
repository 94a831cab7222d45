//! Qualified names as values, and attributes whose names are only known when they are written.

use super::{WriteError, Writer, prefix_of};
use crate::chars::is_ncname;
use crate::escape::escape_attribute;
use crate::name::{Name, Ns, XMLNS, qualified};

impl Writer {
    /// Gives `xsi:type` to the element that begins next, whoever writes that element.
    pub fn decorate_type(&mut self, name: Name) {
        self.pending_type = Some(name);
    }

    /// Writes `xsi:type` into the tag that was just begun, with a name that no schema declares.
    pub fn type_attribute(&mut self, namespace: &str, local: &str) {
        self.check_name(local);
        self.put_type(namespace == self.default.text(self.table), namespace, local);
    }

    /// Writes `xsi:type` into the tag that was just begun.
    pub(super) fn write_type(&mut self, name: Name) {
        self.put_type(name.ns == self.default, name.ns.text(self.table), name.local);
    }

    /// Writes `xsi:type`. The default namespace holds for its value, too.
    fn put_type(&mut self, is_default: bool, namespace: &str, local: &str) {
        self.has_plain_type = is_default;
        let prefix = if is_default { String::new() } else { self.qualify(namespace) };
        self.plain_attribute(Name::new(Ns::XSI, "type"), |out| {
            out.push_str(&prefix);
            out.push_str(local);
        });
    }

    /// What stands before the local part of a qualified name in a value of the element that was just begun: a prefix,
    /// which is declared if needed, with its colon, or nothing (XML Schema part 2, section 3.2.18).
    pub fn qualify(&mut self, namespace: &str) -> String {
        if namespace.is_empty() {
            self.leave_default();
            return String::new();
        }
        if namespace == Ns::XML.text(self.table) {
            return "xml:".to_owned();
        }
        self.check(namespace);
        self.prefix(namespace) + ":"
    }

    /// Adds an attribute with a name that no schema declares.
    pub fn attribute_of(&mut self, namespace: &str, local: &str, value: &str) {
        self.check_name(local);
        self.check(namespace);
        self.check(value);
        let is_declaration = namespace == XMLNS || (namespace.is_empty() && local == "xmlns");
        if is_declaration || (namespace == Ns::XSI.text(self.table) && matches!(local, "type" | "nil")) {
            return self.refuse_twice(namespace, local);
        }
        let ns = match Ns::find(namespace, self.table) {
            // The prefix `soap` means only one of them.
            Ns::ENVELOPE_11 | Ns::ENVELOPE_12 => Ns::UNLISTED,
            ns => ns,
        };
        self.begin_attribute(ns, namespace, local);
        escape_attribute(value, &mut self.out);
        self.out.push('"');
    }

    /// Remembers a text that is not a name without a colon.
    pub fn check_name(&mut self, name: &str) {
        if self.error.is_none() && !is_ncname(name) {
            self.error = Some(WriteError::name_in(self.path(), name));
        }
    }

    /// Remembers an attribute that is there twice.
    pub fn refuse_twice(&mut self, namespace: &str, local: &str) {
        if self.error.is_none() {
            self.error = Some(WriteError::twice_in(self.path(), &qualified(namespace, local)));
        }
    }

    /// Gives the element that was just begun a prefix, so that there is no default namespace in it. A name without a
    /// prefix in a value would be in the default namespace.
    fn leave_default(&mut self) {
        if self.default == Ns::NONE || !self.in_tag {
            return;
        }
        let Some(open) = self.open.last_mut() else { return };
        let mut namespace = String::new();
        escape_attribute(self.default.text(self.table), &mut namespace);
        self.prefixes.push(self.default.text(self.table).to_owned());
        open.prefix = self.prefixes.len();
        let prefix = prefix_of(open.prefix);
        let tag = self.out.split_off(open.at + 1);
        let after_name = tag.strip_prefix(open.local).unwrap_or("");
        let rest = after_name.strip_prefix(&format!(" xmlns=\"{namespace}\"")).unwrap_or(after_name);
        self.out.push_str(&format!("{prefix}:{} xmlns:{prefix}=\"{namespace}\"", open.local));
        if open.outside != Ns::NONE {
            self.out.push_str(" xmlns=\"\"");
        }
        if self.has_plain_type {
            self.has_plain_type = false;
            self.out.push_str(&rest.replacen(" xsi:type=\"", &format!(" xsi:type=\"{prefix}:"), 1));
        } else {
            self.out.push_str(rest);
        }
        self.default = Ns::NONE;
    }
}
