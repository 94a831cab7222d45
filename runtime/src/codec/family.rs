//! Types with derived types: `xsi:type` says which one a value has (XML Schema part 1, section 2.6.1).

use wsdl_xml::{Name, Writer};

use super::any::AnyType;
use super::deviation::{DeviationKind, Sink};
use super::error::{ReadError, ReadErrorKind};
use super::reader::{Reader, Start};
use super::schema_type::{SchemaType, Structure, read_value};

/// A type and those derived from it, as an enum. For generated code only.
pub trait Family: Sized {
    /// The structure of the type that all others are derived from.
    type Base: Structure;
    /// The member that needs no `xsi:type`; `None` if the type is abstract.
    const DECLARED: Option<u16>;
    /// The names of the types, in the order of their members.
    const MEMBERS: &'static [Name];
    /// The names of the other types that may stand here. The configuration leaves them out.
    const LEFT_OUT: &'static [Name] = &[];

    /// Reads a member from the element whose start tag was just read.
    ///
    /// # Errors
    /// The content cannot be read.
    fn read_member<'a>(member: u16, reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Self, ReadError>;

    /// Creates a value of a type that is not a member.
    fn other(other: OtherType<Self::Base>) -> Self;

    /// Writes the value's member.
    fn write_member(&self, out: &mut WriteMember<'_>);
}

/// A value of a derived type that the generated code does not have: one that is newer than the description, or one that
/// the configuration leaves out.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherType<B> {
    /// What the value has in common with all types of the family. Writing the value ignores it.
    pub base: B,
    /// The whole value. Its type is in [`type_name`](AnyType::type_name).
    pub raw: AnyType,
}

/// Implements [`SchemaType`] for a type that implements [`Family`]. For generated code only.
#[doc(hidden)]
#[macro_export]
macro_rules! family {
    ($type:ty) => {
        impl $crate::codec::SchemaType for $type {
            const TAKES_ATTRIBUTES: bool = true;
            const TYPE: ::core::option::Option<$crate::codec::Name> =
                <<$type as $crate::codec::Family>::Base as $crate::codec::Structure>::TYPE;
            const NAMESPACES: $crate::codec::Table =
                <<$type as $crate::codec::Family>::Base as $crate::codec::Structure>::TABLE;

            fn read<'a>(
                reader: &mut $crate::codec::Reader<'a>,
                start: &$crate::codec::Start<'a>,
            ) -> ::core::result::Result<Self, $crate::codec::ReadError> {
                $crate::codec::read_family(reader, start)
            }

            fn write(&self, writer: &mut $crate::codec::Writer, name: $crate::codec::Name) {
                $crate::codec::WriteMember::write(self, writer, name)
            }
        }

        $crate::mask!($type);
    };
}

/// Reads the member that `xsi:type` names from the element whose start tag was just read.
///
/// # Errors
/// The content cannot be read; the type is abstract and `xsi:type` names no other.
pub fn read_family<'a, F: Family>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<F, ReadError> {
    let Some(of) = reader.xsi_type(start) else {
        return match F::DECLARED {
            Some(member) => F::read_member(member, reader, start),
            None => Err(reader.needs_type(F::MEMBERS, "none")),
        };
    };
    if let Some(member) = F::MEMBERS.iter().position(|name| of.is(name)) {
        return F::read_member(u16::try_from(member).unwrap_or(u16::MAX), reader, start);
    }
    match (of.is_known(), F::DECLARED) {
        (true, _) => {
            if !F::LEFT_OUT.iter().any(|name| of.is(name)) {
                let name = reader.display_type(&of);
                reader.deviation(DeviationKind::UnlistedType(name))?;
            }
            read_other(reader, start).map(F::other)
        }
        // Reading the member reports the name that cannot be resolved.
        (false, Some(member)) => F::read_member(member, reader, start),
        (false, None) => Err(reader.needs_type(F::MEMBERS, "a name that cannot be resolved")),
    }
}

/// Reads a value of another type twice: as raw content, then as the base type.
fn read_other<'a, B: Structure>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<OtherType<B>, ReadError> {
    let elements = reader.scan.elements();
    let raw = AnyType::as_received(reader, start)?;
    let end = reader.position();
    let sink = reader.replace_sink(Sink::lenient());
    // What only the other type has is in `raw`.
    let base = reader.again(start, elements).and_then(|start| read_value(reader, &start));
    reader.replace_sink(sink);
    let base = base?;
    debug_assert_eq!(reader.position(), end, "both readings end at the element's end");
    Ok(OtherType { base, raw })
}

/// Reads a member of a family from the element whose start tag was just read. For generated code only.
///
/// # Errors
/// The content cannot be read.
pub fn read_boxed<'a, T: SchemaType>(reader: &mut Reader<'a>, start: &Start<'a>) -> Result<Box<T>, ReadError> {
    read_value(reader, start).map(Box::new)
}

impl Reader<'_> {
    /// Returns the error for an element of an abstract type that does not say which type it has.
    #[cold]
    fn needs_type(&self, members: &[Name], found: &str) -> ReadError {
        const MOST: usize = 10;
        let mut names: Vec<String> = members.iter().take(MOST).map(|name| name.display(self.table())).collect();
        if members.len() > MOST {
            names.push(format!("{} others", members.len() - MOST));
        }
        let expected = format!("`xsi:type` with one of the types {}", names.join(", "));
        ReadError::new(ReadErrorKind::Missing, self.path_to("@type"), self.offset(), expected, found)
    }

    /// Returns the error for a number that no member has. For generated code only.
    #[cold]
    pub fn no_member(&self, member: u16) -> ReadError {
        self.error(ReadErrorKind::Unexpected, "a member of the family", format!("the number {member}"))
    }
}

/// Writes the member of a family. For generated code only.
#[derive(Debug)]
pub struct WriteMember<'w> {
    writer: &'w mut Writer,
    name: Name,
    members: &'static [Name],
    declared: Option<u16>,
}

impl WriteMember<'_> {
    /// Writes a value as an element with this name.
    pub fn write<F: Family>(value: &F, writer: &mut Writer, name: Name) {
        value.write_member(&mut WriteMember { writer, name, members: F::MEMBERS, declared: F::DECLARED });
    }

    /// Writes a member. `xsi:type` names its type, unless it is the declared one.
    pub fn member<T: SchemaType>(&mut self, member: u16, value: &T) {
        if self.declared != Some(member)
            && let Some(name) = self.members.get(usize::from(member))
        {
            self.writer.decorate_type(*name);
        }
        value.write(self.writer, self.name);
    }

    /// Writes a value of another type, as it was read.
    pub fn other<B>(&mut self, value: &OtherType<B>) {
        value.raw.write(self.writer, self.name);
    }
}
