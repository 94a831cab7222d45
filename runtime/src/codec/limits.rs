//! What a reader refuses to follow, and what it lets pass.

/// A number of limits: fields, defaults, and a method each that changes one.
macro_rules! limits {
    ($($(#[$doc:meta])* $name:ident, $with:ident = $default:literal;)*) => {
        /// How much of a document a [`Reader`](super::Reader) follows before it gives up with an error that names the
        /// limit ([`ReadErrorKind::Refused`](super::ReadErrorKind::Refused)).
        ///
        /// ```
        /// use wsdl_runtime::codec::Limits;
        ///
        /// const NARROW: Limits = Limits::DEFAULT.with_depth(64).with_text_bytes(1 << 20);
        /// assert_eq!(NARROW.attributes, Limits::default().attributes);
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct Limits {
            $($(#[$doc])* pub $name: usize,)*
        }

        impl Limits {
            /// All of them as they are by default.
            pub const DEFAULT: Self = Self { $($name: $default,)* };

            $(
                #[doc = concat!("The same with another [`", stringify!($name), "`](Self::", stringify!($name), ").")]
                #[must_use]
                pub const fn $with(self, $name: usize) -> Self {
                    Self { $name, ..self }
                }
            )*
        }
    };
}

limits! {
    /// Elements inside one another; 256 by default. Reading takes stack for each, so that raising it far beyond is for
    /// threads with a large one.
    depth, with_depth = 256;
    /// Elements of the whole document; 10,000,000 by default.
    elements, with_elements = 10_000_000;
    /// Bytes that structures and lists take which the document is read into, besides their texts; 536,870,912 (512 MiB) by
    /// default. An empty element of a few bytes may be a structure of many fields. It is counted upwards: a structure in a
    /// list or in another one counts twice, which makes up for the room that lists keep for more.
    value_bytes, with_value_bytes = 536_870_912;
    /// Attributes and namespace declarations of one element; 256 by default.
    attributes, with_attributes = 256;
    /// Bytes of one attribute's value as it is written; 65,536 by default.
    attribute_bytes, with_attribute_bytes = 65_536;
    /// Bytes of one element's text, as it is written; 67,108,864 (64 MiB) by default.
    text_bytes, with_text_bytes = 67_108_864;
    /// Bytes of one namespace's text; 4,096 by default.
    uri_bytes, with_uri_bytes = 4_096;
    /// Namespace declarations in scope at one place; 256 by default.
    declarations, with_declarations = 256;
    /// Bytes of one element or attribute name; 1,024 by default.
    name_bytes, with_name_bytes = 1_024;
    /// Header blocks of one answer; 256 by default.
    header_blocks, with_header_blocks = 256;
    /// Of one fault: its code and subcodes, its reasons, the entries of its detail; 256 of each by default.
    fault_parts, with_fault_parts = 256;
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl Limits {
    /// Those that the scanner keeps.
    pub(super) fn of_xml(self) -> wsdl_xml::Limits {
        let Self {
            depth, elements, attributes, attribute_bytes, text_bytes, uri_bytes, declarations, name_bytes, ..
        } = self;
        wsdl_xml::Limits {
            depth,
            elements,
            attributes,
            attribute_bytes,
            text_bytes,
            uri_bytes,
            declarations,
            name_bytes,
        }
    }
}

/// What becomes of characters that XML 1.0 forbids (section 2.2), as U+0001, written as such or as `&#x1;`. Services on
/// .NET send them where somebody typed or pasted them, though no document with one is well-formed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum ForbiddenCharacters {
    /// They are an error ([`ReadErrorKind::ForbiddenCharacter`](super::ReadErrorKind::ForbiddenCharacter)).
    #[default]
    Refuse,
    /// Each reads as U+FFFD, the replacement character, and its element is among the deviations
    /// ([`DeviationKind::ForbiddenCharacter`](super::DeviationKind::ForbiddenCharacter)).
    Replace,
}
