//! Writing the attributes and the text of a structure. The element was just begun.

use super::any::AnyAttributes;
use super::attribute_row::Attribute;
use super::read_text::is_value;
use super::text::Text;
use super::write_fields::WriteFields;
use super::write_text::{write_attribute, write_content};

impl WriteFields<'_> {
    /// Writes a required attribute.
    pub fn attribute<T: Text>(&mut self, index: usize, value: &T) {
        let Attribute { name, rule, .. } = self.declared.attributes[index];
        write_attribute(value, self.writer, name, rule.white_space, rule.facets());
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
