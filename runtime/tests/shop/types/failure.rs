//! Complex type `Failure`.

use super::super::namespaces as ns;
use ::wsdl_runtime::codegen as rt;

/// Complex type `Failure`, by which answers report that a call failed.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// Element `Method`, `xs:string`, optional.
    pub method: Option<String>,
    /// Element `Time`, `xs:dateTime`, required; `None` is nil.
    pub time: Option<rt::DateTime>,
    /// Element `Description`, `xs:string`, optional.
    pub description: Option<String>,
}

impl rt::Structure for Failure {
    const ROWS: &'static [rt::Row] = &[
        rt::Row::optional(0, ns::N0, "Method"),
        rt::Row::required(1, ns::N0, "Time").nillable(),
        rt::Row::optional(2, ns::N0, "Description"),
    ];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, rt::ReadError> {
        Ok(Self { method: fields.optional(0)?, time: fields.or_nil(1)?, description: fields.optional(2)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.optional(0, self.method.as_ref());
        fields.or_nil(1, self.time.as_ref());
        fields.optional(2, self.description.as_ref());
    }
}

impl rt::ErrorReport for Failure {
    fn into_failure(self) -> rt::ServiceFailure {
        let mut failure = rt::ServiceFailure::new();
        failure.method = self.method;
        failure.time = self.time;
        failure.description = self.description;
        failure
    }
}
