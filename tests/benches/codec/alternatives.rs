//! A repeated choice and a repeated group, by types that are written by hand.

use std::fmt::Write as _;

use wsdl_runtime::codec::{Sink, read_document};
use wsdl_runtime::codegen as rt;
use wsdl_runtime::codegen::ReadError;

use crate::read::Result;

const TABLE: rt::Table = &["urn:example:alternatives"];
const N0: rt::Ns = rt::Ns::of(0);

/// How many values each text has.
pub(crate) const COUNT: usize = 10_000;

#[derive(Debug)]
pub(crate) enum Payment {
    Card(String),
    Cash(i32),
    Voucher(String),
    Transfer(Transfer),
}

/// The group `(Iban, Bic?)`.
#[derive(Debug)]
pub(crate) struct Transfer {
    pub(crate) iban: String,
    pub(crate) bic: Option<String>,
}

impl rt::Group for Transfer {
    const ROWS: &'static [rt::Row] = &[rt::Row::required(0, N0, "Iban"), rt::Row::optional(1, N0, "Bic")];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self> {
        Ok(Self { iban: fields.required(0)?, bic: fields.optional(1)? })
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.required(0, &self.iban);
        fields.optional(1, self.bic.as_ref());
    }
}

rt::group!(Transfer);

impl rt::Choice for Payment {
    fn read_arm(arm: u16, fields: &mut rt::Fields<'_, '_>) -> Result<Self> {
        Ok(match arm {
            0 => Self::Card(fields.arm()?),
            1 => Self::Cash(fields.arm()?),
            2 => Self::Voucher(fields.arm()?),
            3 => Self::Transfer(fields.arm()?),
            _ => return Err(fields.no_arm(arm)),
        })
    }

    fn write_arm(&self, fields: &mut rt::WriteFields<'_>, slot: usize) {
        match self {
            Self::Card(value) => fields.arm(slot, 0, value),
            Self::Cash(value) => fields.arm(slot, 1, value),
            Self::Voucher(value) => fields.arm(slot, 2, value),
            Self::Transfer(value) => fields.arm(slot, 3, value),
        }
    }
}

rt::choice!(Payment);

/// `(Card | Cash | Voucher | (Iban, Bic?))*`
pub(crate) struct Payments(pub(crate) Vec<Payment>);

impl rt::Structure for Payments {
    const ROWS: &'static [rt::Row] = &[
        rt::Row::arm(0, 0, N0, "Card").times(0, u32::MAX),
        rt::Row::arm(0, 1, N0, "Cash").times(0, u32::MAX),
        rt::Row::arm(0, 2, N0, "Voucher").times(0, u32::MAX),
        rt::Row::arm(0, 3, N0, "Iban").group_of::<Transfer>().times(0, u32::MAX),
    ];

    fn read_fields(fields: &mut rt::Fields<'_, '_>) -> std::result::Result<Self, ReadError> {
        Ok(Self(fields.many(0)?))
    }

    fn write_fields(&self, fields: &mut rt::WriteFields<'_>) {
        fields.many(0, &self.0);
    }
}

/// The texts, with their names.
pub(crate) fn texts() -> [(&'static str, String); 3] {
    [
        ("repeated choice", text(|index| index % 3)),
        ("repeated group", text(|_| 3)),
        ("repeated choice with groups", text(|index| index % 4)),
    ]
}

fn text(arm: impl Fn(usize) -> usize) -> String {
    let mut out = format!("<Payments xmlns=\"{}\">", TABLE[0]);
    for index in 0..COUNT {
        let written = match arm(index) {
            0 => write!(out, "<Card>4111 1111 1111 {index:04}</Card>"),
            1 => write!(out, "<Cash>{index}</Cash>"),
            2 => write!(out, "<Voucher>SUMMER-{index}</Voucher>"),
            _ => write!(out, "<Iban>DE8937040044053201{index:04}</Iban><Bic>COBADEFFXXX</Bic>"),
        };
        written.expect("strings take all");
    }
    out + "</Payments>"
}

/// Reads a text.
pub(crate) fn read(text: &str) -> Result<Payments> {
    read_document(text, TABLE, rt::Name::new(N0, "Payments"), Sink::lenient()).map(|(payments, _)| payments)
}
