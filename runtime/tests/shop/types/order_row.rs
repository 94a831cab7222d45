//! Complex type `OrderRow`.

use super::super::namespaces as ns;
use ::wsdl_runtime::codegen as rt;

/// Complex type `OrderRow`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OrderRow {
    /// Element `OrderID`, `xs:int`, optional.
    pub order_id: Option<i32>,
    /// Element `Placed`, `xs:dateTime`, optional.
    pub placed: Option<rt::DateTime>,
    /// Element `Total`, `xs:double`, optional, may be nil.
    pub total: rt::Nillable<f64>,
    /// Element `ParcelID`, `xs:int`, any number.
    pub parcel_id: Vec<i32>,
}

impl rt::Structure for OrderRow {
    const ROWS: &'static [rt::Row] = &[
        rt::Row::optional(0, ns::N0, "OrderID"),
        rt::Row::optional(1, ns::N0, "Placed"),
        rt::Row::optional(2, ns::N0, "Total").nillable(),
        rt::Row::many(3, ns::N0, "ParcelID"),
    ];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, rt::ReadError> {
        Ok(Self {
            order_id: fields.optional(0)?,
            placed: fields.optional(1)?,
            total: fields.nillable(2)?,
            parcel_id: fields.many(3)?,
        })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.optional(0, self.order_id.as_ref());
        fields.optional(1, self.placed.as_ref());
        fields.nillable(2, self.total.as_ref());
        fields.many(3, &self.parcel_id);
    }
}
