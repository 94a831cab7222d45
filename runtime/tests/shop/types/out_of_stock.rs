//! Complex type `OutOfStock`.

use super::super::namespaces as ns;
use ::wsdl_runtime::codegen as rt;

/// Complex type `OutOfStock`, which the detail of a fault holds.
#[derive(Debug, Clone, PartialEq)]
pub struct OutOfStock {
    /// Element `Sku`, `xs:string`, required.
    pub sku: String,
    /// Element `Left`, `xs:int`, required.
    pub left: i32,
}

impl rt::Structure for OutOfStock {
    const ROWS: &'static [rt::Row] = &[rt::Row::required(0, ns::N0, "Sku"), rt::Row::required(1, ns::N0, "Left")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, rt::ReadError> {
        Ok(Self { sku: fields.required(0)?, left: fields.required(1)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.sku);
        fields.required(1, &self.left);
    }
}
