//! Structs that only name a request or a response: the element is the value of their one field. For generated code only.

use wsdl_xml::{Name, Ns, Table, Writer};

use super::error::ReadError;
use super::reader::{Reader, Start};
use super::row::Row;
use super::schema_type::{SchemaType, read_value};
use super::value_rule::ValueRule;

/// The value that is a whole element: one of a schema's type, or an `Option` whose `None` is a nil element.
pub trait Whole: Sized {
    /// See [`SchemaType::TAKES_ATTRIBUTES`].
    const TAKES_ATTRIBUTES: bool;
    /// See [`SchemaType::TAKES_NIL`].
    const TAKES_NIL: bool;
    /// See [`SchemaType::TYPE`].
    const TYPE: Option<Name>;
    /// See [`SchemaType::NAMESPACES`].
    const NAMESPACES: Table;

    /// Reads the element whose start tag was just read, to its end.
    ///
    /// # Errors
    /// The content cannot be read.
    fn read_whole<'a>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Self, ReadError>;

    /// Writes the element of a row.
    fn write_whole(&self, writer: &mut Writer, row: &Row);
}

impl<T: SchemaType> Whole for T {
    const TAKES_ATTRIBUTES: bool = T::TAKES_ATTRIBUTES;
    const TAKES_NIL: bool = T::TAKES_NIL;
    const TYPE: Option<Name> = T::TYPE;
    const NAMESPACES: Table = T::NAMESPACES;

    fn read_whole<'a>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Self, ReadError> {
        T::read(reader, start)
    }

    fn write_whole(&self, writer: &mut Writer, row: &Row) {
        self.write_row(writer, row);
    }
}

impl<T: SchemaType> Whole for Option<T> {
    const TAKES_ATTRIBUTES: bool = true;
    const TAKES_NIL: bool = true;
    const TYPE: Option<Name> = T::TYPE;
    const NAMESPACES: Table = T::NAMESPACES;

    fn read_whole<'a>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Self, ReadError> {
        if start.is_nil() {
            let (name, of) = (reader.display(start), reader.xsi_type(start));
            reader.skip_nil(start, &name)?;
            if let Some(of) = of {
                let declared = reader.whole.take().and_then(|row| row.of_type);
                reader.check_simple_type(&of, declared, T::TYPE, start.local)?;
            }
            return Ok(None);
        }
        read_value(reader, start).map(Some)
    }

    fn write_whole(&self, writer: &mut Writer, row: &Row) {
        match self {
            Some(value) => value.write_row(writer, row),
            None => writer.nil(row.name),
        }
    }
}

/// Reads the element whose start tag was just read, to its end, by what its declaration says about values.
///
/// # Errors
/// The content cannot be read.
pub fn read_whole<'a, T: Whole>(
    reader: &mut Reader<'a>,
    start: &Start<'a>,
    declaration: Option<&'static Row>,
) -> Result<T, ReadError> {
    // The type is either a text itself or a structure with a text.
    (reader.whole, reader.rule) = (declaration, declaration.map_or(ValueRule::NONE, Row::rule));
    let read = T::read_whole(reader, start);
    (reader.whole, reader.rule) = (None, ValueRule::NONE);
    read
}

/// Writes an element with this name, by what its declaration says about values.
pub fn write_whole<T: Whole>(value: &T, writer: &mut Writer, name: Name, declaration: Option<&'static Row>) {
    let row = declaration.copied().unwrap_or(Row::required(0, Ns::NONE, ""));
    value.write_whole(writer, &Row { name, ..row });
}

/// Implements [`SchemaType`](crate::codec::SchemaType) for a struct whose one field is all that an element is:
/// `whole!(Request { value: Type })`, or `whole!(Request { value: Type }, row)` if the element's declaration says something
/// about values. For generated code only.
#[doc(hidden)]
#[macro_export]
macro_rules! whole {
    ($type:ident { $field:ident: $value:ty }) => {
        $crate::whole!(@of $type { $field: $value }, ::core::option::Option::None);
    };
    ($type:ident { $field:ident: $value:ty }, $row:expr) => {
        $crate::whole!(@of $type { $field: $value }, ::core::option::Option::Some(&$row));
    };
    (@of $type:ident { $field:ident: $value:ty }, $row:expr) => {
        impl $type {
            const DECLARATION: ::core::option::Option<&'static $crate::codec::Row> = $row;
        }

        impl $crate::codec::SchemaType for $type {
            const TAKES_ATTRIBUTES: bool = <$value as $crate::codec::Whole>::TAKES_ATTRIBUTES;
            const TAKES_NIL: bool = <$value as $crate::codec::Whole>::TAKES_NIL;
            const TYPE: ::core::option::Option<$crate::codec::Name> = <$value as $crate::codec::Whole>::TYPE;
            const NAMESPACES: $crate::codec::Table = <$value as $crate::codec::Whole>::NAMESPACES;

            fn read<'a>(
                reader: &mut $crate::codec::Reader<'a>,
                start: &$crate::codec::Start<'a>,
            ) -> ::core::result::Result<Self, $crate::codec::ReadError> {
                let $field = $crate::codec::read_whole(reader, start, Self::DECLARATION)?;
                ::core::result::Result::Ok(Self { $field })
            }

            fn write(&self, writer: &mut $crate::codec::Writer, name: $crate::codec::Name) {
                $crate::codec::write_whole(&self.$field, writer, name, Self::DECLARATION);
            }
        }

        $crate::mask!($type);
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::{DeviationKind, Sink, read_document};

    const TABLE: Table = &["urn:a"];
    const NAME: Name = Name::new(Ns::of(0), "A");

    #[derive(Debug, PartialEq)]
    struct Number {
        value: i32,
    }

    crate::whole!(Number { value: i32 });

    #[derive(Debug, PartialEq)]
    struct Perhaps {
        value: Option<i32>,
    }

    crate::whole!(Perhaps { value: Option<i32> });

    #[derive(Debug, PartialEq)]
    struct Code {
        value: Option<String>,
    }

    crate::whole!(Code { value: Option<String> }, Row::required(0, Ns::of(0), "A").of_type(Ns::of(0), "Code").default("x"));

    fn written<T: SchemaType>(value: &T) -> String {
        let mut writer = Writer::new(TABLE);
        value.write(&mut writer, NAME);
        writer.finish().unwrap()
    }

    #[test]
    fn the_element_is_the_value() {
        for (value, text) in [(Number { value: 7 }, "7"), (Number { value: -1 }, "-1")] {
            let xml = written(&value);
            assert!(xml.contains(text), "{xml}");
            let (read, deviations) = read_document::<Number>(&xml, TABLE, NAME, Sink::strict()).unwrap();
            assert_eq!((read, deviations.is_empty()), (value, true));
        }
    }

    #[test]
    fn a_nil_element_is_none() {
        let nil = "<A xmlns='urn:a' xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'/>";
        let (read, _) = read_document::<Perhaps>(nil, TABLE, NAME, Sink::strict()).unwrap();
        assert_eq!(read, Perhaps { value: None });
        let (read, _) = read_document::<Perhaps>("<A xmlns='urn:a'>7</A>", TABLE, NAME, Sink::strict()).unwrap();
        assert_eq!(read, Perhaps { value: Some(7) });
        let odd = "<A xmlns='urn:a' b='1'>7</A>";
        let (_, deviations) = read_document::<Perhaps>(odd, TABLE, NAME, Sink::lenient()).unwrap();
        let kinds: Vec<_> = deviations.as_slice().iter().map(|deviation| &deviation.kind).collect();
        assert!(matches!(kinds.as_slice(), [DeviationKind::UnknownAttribute(_)]), "{kinds:?}");
    }

    #[test]
    fn a_declaration_says_what_an_empty_element_means() {
        let (read, _) = read_document::<Code>("<A xmlns='urn:a'/>", TABLE, NAME, Sink::strict()).unwrap();
        assert_eq!(read.value.as_deref(), Some("x"));
    }

    #[test]
    fn a_type_that_is_not_the_declared_one_is_reported() {
        let read = |of: &str, nil: &str| {
            let xml = format!(
                "<A xmlns='urn:a' xmlns:i='http://www.w3.org/2001/XMLSchema-instance' \
                 xmlns:xs='http://www.w3.org/2001/XMLSchema' i:type='{of}' {nil}/>"
            );
            let (_, deviations) = read_document::<Code>(&xml, TABLE, NAME, Sink::lenient()).unwrap();
            deviations.as_slice().iter().map(|deviation| deviation.kind.clone()).collect::<Vec<_>>()
        };
        for nil in ["", "i:nil='true'"] {
            assert_eq!(read("Code", nil), []);
            assert_eq!(read("xs:string", nil), []);
            assert_eq!(read("Other", nil), [DeviationKind::UnexpectedType("{urn:a}Other".to_owned())]);
        }
    }
}
