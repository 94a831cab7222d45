//! Complex type `Line`.

use super::super::namespaces as ns;
use ::wsdl_runtime::codegen as rt;

/// Complex type `Line`.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Element `Sku`, `xs:string`, required.
    pub sku: String,
    /// Element `Quantity`, `xs:int`, required.
    pub quantity: i32,
    /// Element `Price`, `xs:decimal`, optional, may be nil.
    pub price: rt::Nillable<rt::Decimal>,
    /// Element `Substitute`, `Line`, optional.
    pub substitute: Option<Box<Line>>,
    /// Element `Part`, `Line`, any number.
    pub part: Vec<Line>,
}

impl Line {
    /// Creates a value with the required fields; optional fields are unset.
    pub fn new(sku: impl Into<String>, quantity: i32) -> Self {
        Self { sku: sku.into(), quantity, price: rt::Nillable::Absent, substitute: None, part: Vec::new() }
    }
}

impl rt::Structure for Line {
    const ROWS: &'static [rt::Row] = &[
        rt::Row::required(0, ns::N0, "Sku"),
        rt::Row::required(1, ns::N0, "Quantity"),
        rt::Row::optional(2, ns::N0, "Price").nillable(),
        rt::Row::optional(3, ns::N0, "Substitute"),
        rt::Row::many(4, ns::N0, "Part"),
    ];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, rt::ReadError> {
        Ok(Self {
            sku: fields.required(0)?,
            quantity: fields.required(1)?,
            price: fields.nillable(2)?,
            substitute: fields.optional(3)?.map(Box::new),
            part: fields.many(4)?,
        })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.sku);
        fields.required(1, &self.quantity);
        fields.nillable(2, self.price.as_ref());
        fields.optional(3, self.substitute.as_deref());
        fields.many(4, &self.part);
    }
}
