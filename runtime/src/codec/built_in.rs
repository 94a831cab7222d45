//! How the built-in types are derived from each other (XML Schema part 2, section 3).

/// Each built-in type that is derived from another one, and that one. Types that Rust has one type for count as derived
/// from each other: `String` stands for `xs:string` and `xs:anyURI`.
const DERIVED: &[(&str, &str)] = &[
    ("anyURI", "string"),
    ("normalizedString", "string"),
    ("token", "normalizedString"),
    ("language", "token"),
    ("Name", "token"),
    ("NMTOKEN", "token"),
    ("NCName", "Name"),
    ("ID", "NCName"),
    ("IDREF", "NCName"),
    ("ENTITY", "NCName"),
    ("integer", "decimal"),
    ("nonPositiveInteger", "integer"),
    ("negativeInteger", "nonPositiveInteger"),
    ("nonNegativeInteger", "integer"),
    ("positiveInteger", "nonNegativeInteger"),
    ("long", "integer"),
    ("int", "long"),
    ("short", "int"),
    ("byte", "short"),
    ("unsignedLong", "nonNegativeInteger"),
    ("unsignedInt", "unsignedLong"),
    ("unsignedShort", "unsignedInt"),
    ("unsignedByte", "unsignedShort"),
    ("NOTATION", "QName"),
];

/// Returns `true` if a built-in type is this one or derived from it.
pub(super) fn is_derived(mut local: &str, from: &str) -> bool {
    loop {
        if local == from {
            return true;
        }
        match DERIVED.iter().find(|(derived, _)| *derived == local) {
            Some((_, base)) => local = base,
            None => return false,
        }
    }
}
