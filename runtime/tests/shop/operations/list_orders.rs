//! Operation `ListOrders`.

use super::super::namespaces as ns;
use super::super::types;
use ::wsdl_runtime::codegen as rt;

/// The request of operation `ListOrders`, for [`list_orders`](super::super::Client::list_orders).
#[derive(Debug, Clone, PartialEq)]
pub struct ListOrders {
    /// Element `CustomerID`, `xs:int`, required.
    pub customer_id: i32,
    /// Element `Page`, `xs:int`, required.
    pub page: i32,
}

impl rt::Structure for ListOrders {
    const ROWS: &'static [rt::Row] = &[
        rt::Row::required(0, ns::N0, "CustomerID"),
        rt::Row::required(1, ns::N0, "Page"),
        rt::Row::required(2, ns::N0, "Failure").nillable().ignored(),
    ];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, rt::ReadError> {
        Ok(Self { customer_id: fields.required(0)?, page: fields.required(1)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.customer_id);
        fields.required(1, &self.page);
        fields.nil(2);
    }
}

/// The response of operation `ListOrders`.
#[derive(Debug, Clone, PartialEq)]
pub struct ListOrdersResponse {
    /// Element `ListOrdersResult`, list of `OrderRow` (`OrderRow`), optional.
    pub result: Option<Vec<types::OrderRow>>,
}

impl rt::Structure for ListOrdersResponse {
    const ROWS: &'static [rt::Row] = &[
        rt::Row::optional(0, ns::N0, "ListOrdersResult").list(ns::N0, "OrderRow"),
        rt::Row::required(1, ns::N0, "Failure").nillable(),
    ];
    const REPORT: Option<rt::Report> = Some(rt::Report::of::<types::Failure>(1));

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, rt::ReadError> {
        Ok(Self { result: fields.optional_list(0)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.optional_list(0, self.result.as_deref());
        fields.nil(1);
    }
}

impl rt::Request for ListOrders {
    type Response = ListOrdersResponse;
    const OPERATION: rt::Operation = rt::Operation {
        name: "ListOrders",
        action: "urn:example:shop/ListOrders",
        input: rt::Name::new(ns::N0, "ListOrders"),
        output: rt::Name::new(ns::N0, "ListOrdersResponse"),
        authenticated: true,
        kind: rt::OperationKind::Safe,
    };
}
