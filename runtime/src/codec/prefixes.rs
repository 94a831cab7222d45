//! Prefixes for qualified names in values that are written.

use wsdl_xml::Writer;

use crate::values::QName;

/// Declares prefixes on the element that was just begun, for qualified names in its values.
#[derive(Debug)]
pub struct Prefixes<'w>(Option<&'w mut Writer>);

impl<'w> Prefixes<'w> {
    pub(super) fn of(writer: &'w mut Writer) -> Self {
        Self(Some(writer))
    }

    /// Appends a qualified name, with a prefix that is declared.
    pub fn print(&mut self, name: &QName, out: &mut String) {
        let QName { namespace, local } = name;
        if let Some(writer) = &mut self.0 {
            out.push_str(&writer.qualify(namespace));
            writer.check_name(local);
        }
        out.push_str(local);
    }
}
