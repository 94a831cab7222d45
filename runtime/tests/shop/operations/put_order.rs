//! Operation `PutOrder`.

use super::super::namespaces as ns;
use super::super::types;
use ::wsdl_runtime::codegen as rt;

/// The request of operation `PutOrder`, for [`put_order`](super::super::Client::put_order).
#[derive(Debug, Clone, PartialEq)]
pub struct PutOrder {
    /// Element `Order`, `Order`, required.
    pub order: types::Order,
}

impl rt::Structure for PutOrder {
    const ROWS: &'static [rt::Row] = &[rt::Row::required(0, ns::N0, "Order")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, rt::ReadError> {
        Ok(Self { order: fields.required(0)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.order);
    }
}

/// The response of operation `PutOrder`.
#[derive(Debug, Clone, PartialEq)]
pub struct PutOrderResponse {
    /// Element `PutOrderResult`, list of `Line` (`Line`, may be nil), required; `None` is nil.
    pub result: Option<Vec<Option<types::Line>>>,
}

impl rt::Structure for PutOrderResponse {
    const ROWS: &'static [rt::Row] = &[rt::Row::required(0, ns::N0, "PutOrderResult").nillable().list(ns::N0, "Line")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, rt::ReadError> {
        Ok(Self { result: fields.list_or_nil(0)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.list_or_nil(0, self.result.as_deref());
    }
}

impl rt::Request for PutOrder {
    type Response = PutOrderResponse;
    const OPERATION: rt::Operation = rt::Operation {
        name: "PutOrder",
        action: "urn:example:shop/PutOrder",
        input: rt::Name::new(ns::N0, "PutOrder"),
        output: rt::Name::new(ns::N0, "PutOrderResponse"),
        authenticated: true,
        kind: rt::OperationKind::Idempotent,
    };
}
