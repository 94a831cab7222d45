//! Complex type `Address`.

use super::super::namespaces as ns;
use ::wsdl_runtime::codegen as rt;

/// Complex type `Address`.
#[derive(Clone, PartialEq)]
pub struct Address {
    /// Element `Recipient`, `xs:string`, optional. `Debug` does not show the value.
    pub recipient: Option<String>,
    /// Element `Email`, `xs:string`, optional, may be nil. `Debug` does not show the value.
    pub email: rt::Nillable<String>,
    /// Element `Country`, `xs:string`, required.
    pub country: String,
}

rt::masked_debug!(Address { recipient as masked, email as masked, country });

impl rt::Structure for Address {
    const ROWS: &'static [rt::Row] = &[
        rt::Row::optional(0, ns::N0, "Recipient"),
        rt::Row::optional(1, ns::N0, "Email").nillable(),
        rt::Row::required(2, ns::N0, "Country"),
    ];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, rt::ReadError> {
        Ok(Self { recipient: fields.optional(0)?, email: fields.nillable(1)?, country: fields.required(2)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.optional(0, self.recipient.as_ref());
        fields.nillable(1, self.email.as_ref());
        fields.required(2, &self.country);
    }
}
