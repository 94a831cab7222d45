//! Operation `CreateVoucher`.

use super::super::namespaces as ns;
use super::super::types;
use ::wsdl_runtime::codegen as rt;

/// The request of operation `CreateVoucher`, for [`create_voucher`](super::super::Client::create_voucher).
#[derive(Debug, Clone, PartialEq)]
pub struct CreateVoucher {
    /// Element `Amount`, `xs:decimal`, required.
    pub amount: rt::Decimal,
}

impl rt::Structure for CreateVoucher {
    const ROWS: &'static [rt::Row] =
        &[rt::Row::required(0, ns::N0, "Amount"), rt::Row::required(1, ns::N0, "Failure").nillable().ignored()];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, rt::ReadError> {
        Ok(Self { amount: fields.required(0)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.amount);
        fields.nil(1);
    }
}

/// The response of operation `CreateVoucher`.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateVoucherResponse {
    /// Element `CreateVoucherResult`, `xs:boolean`, required.
    pub result: bool,
    /// Element `Code`, `xs:string`, required; `None` is nil.
    pub code: Option<String>,
}

impl rt::Structure for CreateVoucherResponse {
    const ROWS: &'static [rt::Row] = &[
        rt::Row::required(0, ns::N0, "CreateVoucherResult"),
        rt::Row::required(1, ns::N0, "Code").nillable(),
        rt::Row::required(2, ns::N0, "Failure").nillable(),
    ];
    const REPORT: Option<rt::Report> = Some(rt::Report::of::<types::Failure>(2));

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self, rt::ReadError> {
        Ok(Self { result: fields.required(0)?, code: fields.or_nil(1)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.result);
        fields.or_nil(1, self.code.as_ref());
        fields.nil(2);
    }
}

impl rt::Request for CreateVoucher {
    type Response = CreateVoucherResponse;
    const OPERATION: rt::Operation = rt::Operation {
        name: "CreateVoucher",
        action: "urn:example:shop/CreateVoucher",
        input: rt::Name::new(ns::N0, "CreateVoucher"),
        output: rt::Name::new(ns::N0, "CreateVoucherResponse"),
        authenticated: true,
        kind: rt::OperationKind::NonIdempotent,
    };
}
