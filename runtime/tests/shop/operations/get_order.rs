//! Operation `GetOrder`.

use super::super::namespaces as ns;
use super::super::types;
use ::wsdl_runtime::codegen as rt;

/// The request of operation `GetOrder`, for [`get_order`](super::super::Client::get_order).
#[derive(Debug, Clone, PartialEq)]
pub struct GetOrder {
    /// Element `OrderID`, `xs:int`, required.
    pub order_id: i32,
}

impl rt::Structure for GetOrder {
    const ROWS: &'static [rt::Row] = &[rt::Row::required(0, ns::N0, "OrderID")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, rt::ReadError> {
        Ok(Self { order_id: fields.required(0)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.order_id);
    }
}

/// The response of operation `GetOrder`.
#[derive(Debug, Clone, PartialEq)]
pub struct GetOrderResponse {
    /// Element `Order`, `Order`, required; `None` is nil.
    pub order: Option<types::Order>,
}

impl rt::Structure for GetOrderResponse {
    const ROWS: &'static [rt::Row] = &[rt::Row::required(0, ns::N0, "Order").nillable()];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, rt::ReadError> {
        Ok(Self { order: fields.or_nil(0)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.or_nil(0, self.order.as_ref());
    }
}

impl rt::Request for GetOrder {
    type Response = GetOrderResponse;
    const OPERATION: rt::Operation = rt::Operation {
        name: "GetOrder",
        action: "urn:example:shop/GetOrder",
        input: rt::Name::new(ns::N0, "GetOrder"),
        output: rt::Name::new(ns::N0, "GetOrderResponse"),
        authenticated: true,
        kind: rt::OperationKind::Safe,
    };
}
