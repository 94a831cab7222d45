//! What a reader refuses, and what it tolerates.

/// Defines limits: a field, a default and a setter each.
macro_rules! limits {
    ($($(#[$doc:meta])* $name:ident, $with:ident = $default:literal;)*) => {
        /// Limits on documents that a [`Reader`](super::Reader) reads. A document that exceeds one is an error that
        /// names the limit ([`ReadErrorKind::Refused`](super::ReadErrorKind::Refused)).
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
            /// The default limits.
            pub const DEFAULT: Self = Self { $($name: $default,)* };

            $(
                #[doc = concat!("Returns limits with this [`", stringify!($name), "`](Self::", stringify!($name), ").")]
                #[must_use]
                pub const fn $with(self, $name: usize) -> Self {
                    Self { $name, ..self }
                }
            )*
        }
    };
}

limits! {
    /// Levels of nested elements; 256 by default. Reading uses stack for each level: a much higher limit needs threads
    /// with a large stack.
    depth, with_depth = 256;
    /// Elements in the whole document; 10,000,000 by default.
    elements, with_elements = 10_000_000;
    /// Bytes in memory for the structures and lists that a document is read into, without their texts; 536,870,912 (512
    /// MiB) by default. An empty element of a few bytes may become a structure of many fields. The count is an upper
    /// estimate: a structure inside a list or another structure counts twice, which covers the spare capacity of lists.
    value_bytes, with_value_bytes = 536_870_912;
    /// Attributes and namespace declarations of one element; 256 by default.
    attributes, with_attributes = 256;
    /// Bytes of one attribute's value as written; 65,536 by default.
    attribute_bytes, with_attribute_bytes = 65_536;
    /// Bytes of one element's text as written; 67,108,864 (64 MiB) by default.
    text_bytes, with_text_bytes = 67_108_864;
    /// Bytes of one namespace name; 4,096 by default.
    uri_bytes, with_uri_bytes = 4_096;
    /// Namespace declarations in scope at one place; 256 by default.
    declarations, with_declarations = 256;
    /// Bytes of one element or attribute name; 1,024 by default.
    name_bytes, with_name_bytes = 1_024;
    /// Header blocks of one answer; 256 by default.
    header_blocks, with_header_blocks = 256;
    /// Codes and subcodes, reasons, or detail entries of one fault; 256 of each by default.
    fault_parts, with_fault_parts = 256;
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl Limits {
    /// Returns the limits for a text that we wrote ourselves: those of depth and memory.
    pub(super) const fn of_own(self) -> Self {
        Self {
            elements: usize::MAX,
            attributes: usize::MAX,
            attribute_bytes: usize::MAX,
            text_bytes: usize::MAX,
            uri_bytes: usize::MAX,
            declarations: usize::MAX,
            name_bytes: usize::MAX,
            ..self
        }
    }

    /// Returns the limits of the scanner.
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

/// How characters that XML 1.0 forbids (section 2.2) are treated, such as U+0001, written directly or as `&#x1;`.
/// Services on .NET send them if someone typed or pasted them, although a document with one is not well-formed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum ForbiddenCharacters {
    /// They are an error ([`ReadErrorKind::ForbiddenCharacter`](super::ReadErrorKind::ForbiddenCharacter)).
    #[default]
    Refuse,
    /// Each reads as U+FFFD, the replacement character, and its element is listed among the deviations
    /// ([`DeviationKind::ForbiddenCharacter`](super::DeviationKind::ForbiddenCharacter)).
    Replace,
}
