//! Complex type `Session`.

use super::super::namespaces as ns;
use ::wsdl_runtime::codegen as rt;

/// Complex type `Session`, which a header block holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Session {
    /// Element `Id`, `xs:string`, optional.
    pub id: Option<String>,
}

impl Session {
    /// Creates a value with the required fields; optional fields are unset.
    pub fn new() -> Self {
        Self { id: None }
    }
}

impl rt::Structure for Session {
    const ROWS: &'static [rt::Row] = &[rt::Row::optional(0, ns::N0, "Id")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, rt::ReadError> {
        Ok(Self { id: fields.optional(0)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.optional(0, self.id.as_ref());
    }
}
