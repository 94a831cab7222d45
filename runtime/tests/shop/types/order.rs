//! Complex type `Order`.

use super::super::namespaces as ns;
use super::super::types;
use ::wsdl_runtime::codegen as rt;

/// Complex type `Order`.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// Element `OrderID`, `xs:int`, required.
    pub order_id: i32,
    /// Element `CustomerID`, `xs:int`, required.
    pub customer_id: i32,
    /// Element `Note`, `xs:string`, optional.
    pub note: Option<String>,
    /// Element `Placed`, `xs:dateTime`, required.
    pub placed: rt::DateTime,
    /// Element `Shipped`, `xs:dateTime`, required.
    pub shipped: rt::DateTime,
    /// Element `State`, `OrderState`, required.
    pub state: types::OrderState,
    /// Element `ShipTo`, `Address`, optional.
    pub ship_to: Option<types::Address>,
    /// Element `Lines`, list of `Line` (`Line`), optional.
    pub lines: Option<Vec<types::Line>>,
    /// Element `Tag`, `xs:string`, any number.
    pub tag: Vec<String>,
}

impl rt::Structure for Order {
    const ROWS: &'static [rt::Row] = &[
        rt::Row::required(0, ns::N0, "OrderID"),
        rt::Row::required(1, ns::N0, "CustomerID"),
        rt::Row::optional(2, ns::N0, "Note"),
        rt::Row::required(3, ns::N0, "Placed"),
        rt::Row::required(4, ns::N0, "Shipped"),
        rt::Row::required(5, ns::N0, "State"),
        rt::Row::optional(6, ns::N0, "ShipTo"),
        rt::Row::optional(7, ns::N0, "Lines").list(ns::N0, "Line"),
        rt::Row::many(8, ns::N0, "Tag"),
    ];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, rt::ReadError> {
        Ok(Self {
            order_id: fields.required(0)?,
            customer_id: fields.required(1)?,
            note: fields.optional(2)?,
            placed: fields.required(3)?,
            shipped: fields.required(4)?,
            state: fields.required(5)?,
            ship_to: fields.optional(6)?,
            lines: fields.optional_list(7)?,
            tag: fields.many(8)?,
        })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.order_id);
        fields.required(1, &self.customer_id);
        fields.optional(2, self.note.as_ref());
        fields.required(3, &self.placed);
        fields.required(4, &self.shipped);
        fields.required(5, &self.state);
        fields.optional(6, self.ship_to.as_ref());
        fields.optional_list(7, self.lines.as_deref());
        fields.many(8, &self.tag);
    }
}
