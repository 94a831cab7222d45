//! An element of any name, as little as a wildcard needs.

use wsdl_runtime::codec::{Reader, Start, Writer};
use wsdl_runtime::codegen as rt;
use wsdl_runtime::codegen::{ReadError, SchemaType};

/// The name and the text of an element.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Raw {
    pub(super) name: String,
    pub(super) text: String,
}

pub(super) fn raw(name: &str, text: &str) -> Raw {
    Raw { name: name.to_owned(), text: text.to_owned() }
}

impl SchemaType for Raw {
    const TAKES_ATTRIBUTES: bool = true;

    fn read<'a>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Self, ReadError> {
        Ok(Self { name: reader.display(start), text: reader.string()? })
    }

    fn write(&self, writer: &mut Writer, _: rt::Name) {
        // The tests write no element of another namespace.
        writer.string(rt::Name::new(super::N0, "x"), &self.text);
    }
}
