//! Operation `SendParcel`.

use super::super::namespaces as ns;
use ::wsdl_runtime::codegen as rt;

/// The request of operation `SendParcel`, for [`send_parcel`](super::super::Client::send_parcel).
#[derive(Clone, PartialEq)]
pub struct SendParcel {
    /// Element `OrderID`, `xs:int`, required.
    pub order_id: i32,
    /// Element `Email`, `xs:string`, optional. `Debug` does not show the value.
    pub email: Option<String>,
    /// Element `Message`, `xs:string`, optional.
    pub message: Option<String>,
    /// Element `Pickup`, `xs:dateTime`, optional.
    pub pickup: Option<rt::DateTime>,
    /// Element `Label`, `xs:base64Binary`, optional.
    pub label: Option<rt::Binary>,
    /// Element `IsGift`, `xs:boolean`, optional.
    pub is_gift: Option<bool>,
}

rt::masked_debug!(SendParcel { order_id, email as masked, message, pickup, label, is_gift });

impl SendParcel {
    /// Creates a value with the required fields; optional fields are unset.
    pub fn new(order_id: i32) -> Self {
        Self { order_id, email: None, message: None, pickup: None, label: None, is_gift: None }
    }
}

impl rt::Structure for SendParcel {
    const ROWS: &'static [rt::Row] = &[
        rt::Row::required(0, ns::N0, "OrderID"),
        rt::Row::optional(1, ns::N0, "Email"),
        rt::Row::optional(2, ns::N0, "Message"),
        rt::Row::optional(3, ns::N0, "Pickup"),
        rt::Row::optional(4, ns::N0, "Label"),
        rt::Row::optional(5, ns::N0, "IsGift"),
    ];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, rt::ReadError> {
        Ok(Self {
            order_id: fields.required(0)?,
            email: fields.optional(1)?,
            message: fields.optional(2)?,
            pickup: fields.optional(3)?,
            label: fields.optional(4)?,
            is_gift: fields.optional(5)?,
        })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.order_id);
        fields.optional(1, self.email.as_ref());
        fields.optional(2, self.message.as_ref());
        fields.optional(3, self.pickup.as_ref());
        fields.optional(4, self.label.as_ref());
        fields.optional(5, self.is_gift.as_ref());
    }
}

/// The response of operation `SendParcel`.
#[derive(Debug, Clone, PartialEq)]
pub struct SendParcelResponse {
    /// Element `SendParcelResult`, `xs:int`, required.
    pub result: i32,
}

impl rt::Structure for SendParcelResponse {
    const ROWS: &'static [rt::Row] = &[rt::Row::required(0, ns::N0, "SendParcelResult")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, rt::ReadError> {
        Ok(Self { result: fields.required(0)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.result);
    }
}

impl rt::Request for SendParcel {
    type Response = SendParcelResponse;
    const OPERATION: rt::Operation = rt::Operation {
        name: "SendParcel",
        action: "urn:example:shop/SendParcel",
        input: rt::Name::new(ns::N0, "SendParcel"),
        output: rt::Name::new(ns::N0, "SendParcelResponse"),
        authenticated: true,
        kind: rt::OperationKind::NonIdempotent,
    };
}
