//! The operations of the service on Mono that only serve tests: written by hand, since the contract does not have them.

use listrak_v31::{GetProcessStatus, StatusEnum};
use wsdl_runtime::codec::{Reader, Start};
use wsdl_runtime::codegen::{
    Fields, Name, Ns, Operation, OperationKind, ReadError, Request, Row, SchemaType, Structure, WriteFields, Writer,
};
use wsdl_runtime::values::{Binary, DateTime, Decimal, Nillable};

const NS: Ns = Ns::of(0);

/// Rows in slots of their own, one after the other.
const fn numbered<const N: usize>(mut rows: [Row; N]) -> [Row; N] {
    let mut slot = 0;
    while slot < N {
        rows[slot] = rows[slot].in_slot(slot as u16);
        slot += 1;
    }
    rows
}

/// A type of elements in order: `field: type = "Element" how`, where `how` is how generated code calls such an element.
macro_rules! structure {
    ($name:ident { $($field:ident: $ty:ty = $element:literal $how:ident $shape:ident,)* }) => {
        #[derive(Debug, Clone, PartialEq)]
        pub(super) struct $name {
            $(pub(super) $field: $ty,)*
        }

        impl Structure for $name {
            const ROWS: &'static [Row] = &numbered([$(structure!(@shape $shape $element)),*]);

            fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
                let mut index = 0..;
                Ok(Self { $($field: fields.$how(index.next().unwrap_or(0))?,)* })
            }

            fn write_fields(&self, fields: &mut WriteFields<'_>) {
                let mut index = 0..;
                $(structure!(@write $shape $how fields, index.next().unwrap_or(0), self.$field);)*
            }
        }
    };
    (@shape required $element:literal) => { Row::required(0, NS, $element) };
    (@shape optional $element:literal) => { Row::optional(0, NS, $element) };
    (@shape nillable $element:literal) => { Row::optional(0, NS, $element).nillable() };
    (@shape texts $element:literal) => { Row::optional(0, NS, $element).list(NS, "string") };
    (@shape values $element:literal) => { Row::optional(0, NS, $element).list(NS, "WSValues") };
    (@shape ints $element:literal) => { Row::optional(0, NS, $element).nillable().list(NS, "int") };
    (@write required $how:ident $fields:ident, $index:expr, $value:expr) => { $fields.$how($index, &$value) };
    (@write optional $how:ident $fields:ident, $index:expr, $value:expr) => { $fields.$how($index, $value.as_ref()) };
    (@write nillable $how:ident $fields:ident, $index:expr, $value:expr) => { $fields.$how($index, $value.as_ref()) };
    (@write texts $how:ident $fields:ident, $index:expr, $value:expr) => { $fields.$how($index, $value.as_deref()) };
    (@write values $how:ident $fields:ident, $index:expr, $value:expr) => { $fields.$how($index, $value.as_deref()) };
    (@write ints $how:ident $fields:ident, $index:expr, $value:expr) => { $fields.$how($index, $value.as_deref()) };
}

/// An operation with its request and its response; like the one whose data it takes the rest from, it reads.
macro_rules! operation {
    ($name:ident, $response:ident) => {
        impl Request for $name {
            type Response = $response;
            const OPERATION: Operation = Operation {
                name: stringify!($name),
                action: concat!("http://webservices.listrak.com/v31/", stringify!($name)),
                input: Name::new(NS, stringify!($name)),
                output: Name::new(NS, stringify!($response)),
                ..GetProcessStatus::OPERATION
            };
        }
    };
}

structure!(Values {
    double: f64 = "Double" required required,
    single: f32 = "Single" required required,
    decimal: Decimal = "Decimal" required required,
    long: i64 = "Long" required required,
    short: i16 = "Short" required required,
    byte: u8 = "Byte" required required,
    bool: bool = "Bool" required required,
    guid: String = "Guid" required required,
    nullable_int: Nillable<i32> = "NullableInt" nillable nillable,
    nullable_date: Nillable<DateTime> = "NullableDate" nillable nillable,
    nullable_bool: Nillable<bool> = "NullableBool" nillable nillable,
    date: DateTime = "Date" required required,
    date_only: String = "DateOnly" required required,
    text: Option<String> = "Text" optional optional,
    nillable_text: Nillable<String> = "NillableText" nillable nillable,
    bytes: Option<Binary> = "Bytes" optional optional,
    nillable_ints: Nillable<Vec<i32>> = "NillableInts" nillable_list ints,
    texts: Option<Vec<Option<String>>> = "Texts" optional_list texts,
    optional: Option<i32> = "Optional" optional optional,
    status: StatusEnum = "Status" required required,
});

structure!(EchoValues { values: Option<Values> = "Values" optional optional, });
structure!(EchoValuesResponse { result: Option<Values> = "EchoValuesResult" optional optional, });
operation!(EchoValues, EchoValuesResponse);

/// A request without content.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct GetValues;

impl Structure for GetValues {
    const ROWS: &'static [Row] = &[];

    fn read_fields(_: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self)
    }

    fn write_fields(&self, _: &mut WriteFields<'_>) {}
}

structure!(GetValuesResponse { result: Option<Vec<Option<Values>>> = "GetValuesResult" optional_list values, });
operation!(GetValues, GetValuesResponse);

structure!(Echo { text: Option<String> = "Text" optional optional, });
structure!(EchoResponse { result: Option<String> = "EchoResult" optional optional, });
operation!(Echo, EchoResponse);

structure!(Fail { kind: Option<String> = "Kind" optional optional, });
structure!(FailResponse { result: i32 = "FailResult" required required, });
operation!(Fail, FailResponse);

structure!(HtmlPage {
    status: i32 = "StatusCode" required required,
    location: Option<String> = "Location" optional optional,
});
structure!(HtmlPageResponse { result: Option<String> = "HtmlPageResult" optional optional, });
operation!(HtmlPage, HtmlPageResponse);

/// The same, as an operation that must not be sent twice.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct UnsafeHtmlPage(pub(super) HtmlPage);

impl SchemaType for UnsafeHtmlPage {
    fn read<'a>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Self, ReadError> {
        HtmlPage::read(reader, start).map(Self)
    }

    fn write(&self, writer: &mut Writer, name: Name) {
        self.0.write(writer, name);
    }
}

impl Request for UnsafeHtmlPage {
    type Response = HtmlPageResponse;
    const OPERATION: Operation = Operation { kind: OperationKind::NonIdempotent, ..HtmlPage::OPERATION };
}

structure!(Sleep { milliseconds: i32 = "Milliseconds" required required, });
structure!(SleepResponse { result: i32 = "SleepResult" required required, });
operation!(Sleep, SleepResponse);

structure!(Ping { value: i32 = "Value" required required, });
structure!(PingResponse { result: i32 = "PingResult" required required, });
operation!(Ping, PingResponse);

structure!(Notify { text: Option<String> = "Text" optional optional, });
// It answers nothing, so that any response would do.
operation!(Notify, EchoResponse);

/// What the generator writes of a structured detail.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Detail {
    pub(super) code: i32,
}

impl Structure for Detail {
    const ROWS: &'static [Row] = &[Row::required(0, NS, "Code")];

    fn read_fields(fields: &mut Fields<'_, '_>) -> Result<Self, ReadError> {
        Ok(Self { code: fields.required(0)? })
    }

    fn write_fields(&self, fields: &mut WriteFields<'_>) {
        fields.required(0, &self.code);
    }
}
