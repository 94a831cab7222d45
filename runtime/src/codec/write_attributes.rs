//! Writing the attributes and the text of a structure. The element was just begun.

use super::any::AnyAttributes;
use super::attribute_row::Attribute;
use super::text::{Text, is_value, remark, with_names, write_content};
use super::value_rule::WhiteSpace;
use super::write_fields::WriteFields;

impl WriteFields<'_> {
    /// Writes a required attribute.
    pub fn attribute<T: Text>(&mut self, index: usize, value: &T) {
        let Attribute { name, rule, .. } = self.declared.attributes[index];
        if let Some(reason) = value.unwritable() {
            return self.writer.refuse(reason);
        }
        if T::HAS_NAMES {
            let text = with_names(value, self.writer);
            remark(value, self.writer, Some(name.local), &text, rule.facets());
            return self.writer.attribute(name, &text);
        }
        let white_space = if rule.white_space == WhiteSpace::Preserve { T::WHITE_SPACE } else { rule.white_space };
        match value.to_text() {
            Some(text) => {
                let text = white_space.applied(text);
                remark(value, self.writer, Some(name.local), &text, rule.facets());
                self.writer.attribute(name, &text);
            }
            None if rule.facets().is_some() => {
                let mut text = String::new();
                value.print(&mut text);
                remark(value, self.writer, Some(name.local), &text, rule.facets());
                self.writer.plain_attribute(name, |out| out.push_str(&text));
            }
            None => {
                if let Some(violation) = value.violation() {
                    self.writer.remark(Some(name.local), violation);
                }
                self.writer.plain_attribute(name, |out| value.print(out));
            }
        }
    }

    /// Writes an optional attribute.
    pub fn optional_attribute<T: Text>(&mut self, index: usize, value: Option<&T>) {
        if let Some(value) = value {
            self.attribute(index, value);
        }
    }

    /// Writes an attribute with a default, unless the value is the default.
    pub fn default_attribute<T: Text>(&mut self, index: usize, value: &T) {
        let default = self.declared.attributes[index].rule.given().unwrap_or("");
        if value.as_text() != Some(default) && !is_value(value, default) {
            self.attribute(index, value);
        }
    }

    /// Writes an attribute whose value is fixed.
    pub fn fixed_attribute(&mut self, index: usize) {
        let Attribute { name, rule, .. } = self.declared.attributes[index];
        self.writer.attribute(name, rule.given().unwrap_or(""));
    }

    /// Writes attributes that the schema does not name. If an attribute is already there, or its name is not valid in
    /// XML, the whole message fails.
    pub fn any_attributes(&mut self, attributes: &AnyAttributes) {
        let declared = self.declared.attributes;
        for (index, (name, value)) in attributes.0.iter().enumerate() {
            let is_declared = |row: &Attribute| {
                row.name.local == name.local && row.name.ns.text(self.writer.table()) == name.namespace
            };
            if declared.iter().any(is_declared) || attributes.0[..index].iter().any(|(other, _)| other == name) {
                self.writer.refuse_twice(&name.namespace, &name.local);
            } else {
                self.writer.attribute_of(&name.namespace, &name.local, value);
            }
        }
    }

    /// Writes the text of simple content, or of mixed content without particles.
    pub fn text<T: Text>(&mut self, value: &T) {
        write_content(value, self.writer, self.declared.text.white_space(), self.declared.text_facets);
    }
}
