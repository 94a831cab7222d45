//! Qualified names as values of elements and attributes.

use std::borrow::Cow;

use wsdl_xml::{Name, Ns, is_ncname, trimmed};

use super::prefixes::Prefixes;
use super::scope::Scope;
use super::text::Text;
use crate::values::{InvalidValue, QName};

/// `xs:QName` and `xs:NOTATION`: the prefix is resolved by the declarations in scope.
impl Text for QName {
    const HAS_EMPTY: bool = false;
    const HAS_NAMES: bool = true;
    const TYPE: Option<Name> = Some(Name::new(Ns::XSD, "QName"));

    fn parse(text: &str) -> Result<Self, InvalidValue> {
        Self::of(&mut Cow::Borrowed(text), Scope::NONE)
    }

    fn of(text: &mut Cow<'_, str>, scope: Scope<'_>) -> Result<Self, InvalidValue> {
        let written = trimmed(text);
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        let invalid = |problem| InvalidValue::new("xs:QName", problem, Some(0));
        if !is_ncname(local) || (written.len() != local.len() && !is_ncname(prefix)) {
            return Err(invalid("the text is not a name, with or without a prefix"));
        }
        match scope.namespace(prefix) {
            Some(namespace) => Ok(Self { namespace: namespace.to_owned(), local: local.to_owned() }),
            None => Err(invalid("its prefix is not declared")),
        }
    }

    /// Appends the name as `{namespace}local`, which is not its form in XML.
    fn print(&self, out: &mut String) {
        out.push_str(&self.to_string());
    }

    fn print_in(&self, out: &mut String, prefixes: &mut Prefixes<'_>) {
        prefixes.print(self, out);
    }
}

crate::leaf!(QName);
