//! Elements of the built-in types, written whole.

use std::fmt::Write as _;

use super::name::Name;
use super::writer::Writer;
use crate::values::{Binary, DateTime, Decimal, write_double, write_float};

macro_rules! displayed {
    ($($write:ident: $type:ty, $xsd:literal;)*) => {
        impl Writer {
            $(
                #[doc = concat!("An element of type `", $xsd, "`.")]
                pub fn $write(&mut self, name: Name, value: $type) {
                    self.element(name, |out| {
                        // Writing into a String does not fail.
                        let _ = write!(out, "{value}");
                    });
                }
            )*
        }
    };
}

displayed! {
    boolean: bool, "xs:boolean";
    int8: i8, "xs:byte";
    int16: i16, "xs:short";
    int32: i32, "xs:int";
    int64: i64, "xs:long";
    uint8: u8, "xs:unsignedByte";
    uint16: u16, "xs:unsignedShort";
    uint32: u32, "xs:unsignedInt";
    uint64: u64, "xs:unsignedLong";
    decimal: Decimal, "xs:decimal";
    date_time: DateTime, "xs:dateTime";
}

impl Writer {
    /// An element of type `xs:string` or a type derived from it.
    pub fn string(&mut self, name: Name, value: &str) {
        self.start(name);
        if !value.is_empty() {
            self.text(value);
        }
        self.end();
    }

    /// An element of type `xs:float`.
    pub fn float(&mut self, name: Name, value: f32) {
        self.element(name, |out| write_float(value, out));
    }

    /// An element of type `xs:double`.
    pub fn double(&mut self, name: Name, value: f64) {
        self.element(name, |out| write_double(value, out));
    }

    /// An element of type `xs:base64Binary`.
    pub fn base64(&mut self, name: Name, value: &Binary) {
        self.element(name, |out| value.write_base64(out));
    }

    fn element(&mut self, name: Name, write: impl FnOnce(&mut String)) {
        self.start(name);
        self.plain(write);
        self.end();
    }
}
