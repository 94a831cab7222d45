//! Where documents come from. The caller reads them; this crate uses neither a file system nor a network.

use std::collections::BTreeMap;

/// Reads the documents that the generator asks for.
pub trait Source {
    /// Returns the bytes of a document. The location is that of the entry as the caller gave it, or the result of joining it
    /// with a relative reference ([`join`]).
    ///
    /// # Errors
    /// There is no such document, or it cannot be read.
    fn read(&self, location: &str) -> Result<Vec<u8>, SourceError>;
}

/// Why a document could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// There is no document at this location.
    #[error("there is no such document")]
    NotFound,
    /// The document cannot be read, for this reason, in one line.
    #[error("{0}")]
    Unreadable(String),
}

/// Documents in memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MemorySource {
    /// The bytes by location.
    pub documents: BTreeMap<String, Vec<u8>>,
}

impl MemorySource {
    /// Adds a document.
    #[must_use]
    pub fn with(mut self, location: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.documents.insert(location.into(), bytes.into());
        self
    }
}

impl Source for MemorySource {
    fn read(&self, location: &str) -> Result<Vec<u8>, SourceError> {
        self.documents.get(location).cloned().ok_or(SourceError::NotFound)
    }
}

/// Returns the location of a document that another one refers to (RFC 3986, section 5.2), for paths and for URLs.
///
/// Backslashes, which some tools write, count as slashes. An absolute reference stays as it is; a relative one starts at
/// the folder of `base`. `../` steps that lead out of a relative base remain, since it is not known what is above it.
/// Fragments are removed, percent escapes stay.
pub fn join(base: &str, relative: &str) -> String {
    let relative = relative.trim().replace('\\', "/");
    let relative = relative.split('#').next().unwrap_or_default();
    if relative.is_empty() {
        return base.to_owned();
    }
    if has_scheme(relative) || has_drive(relative) {
        return relative.to_owned();
    }
    let base = base.replace('\\', "/");
    let (scheme, authority, path) = split(&base);
    if relative.starts_with("//") {
        return format!("{scheme}{relative}");
    }
    let (relative_path, query) = match relative.find('?') {
        Some(at) => relative.split_at(at),
        None => (relative, ""),
    };
    let folder = match path.rfind('/') {
        _ if relative_path.starts_with('/') => "",
        _ if relative_path.is_empty() => path,
        Some(at) => &path[..=at],
        None if authority.is_empty() => "",
        None => "/",
    };
    format!("{scheme}{authority}{}{query}", without_dots(&format!("{folder}{relative_path}")))
}

/// Returns the location of the entry as other documents refer to it: a path in the folder, without dot segments. Any other
/// location stays as it is.
pub(crate) fn plain(entry: &str) -> String {
    let has_dots = entry.split('/').any(|segment| matches!(segment, "." | ".."));
    if has_dots && !has_scheme(entry) && !has_drive(entry) { without_dots(entry) } else { entry.to_owned() }
}

/// Returns a relative location without its percent escapes (RFC 3986, section 2.1), if it has any and they decode to text.
pub(crate) fn unescaped(location: &str) -> Option<String> {
    if !location.contains('%') || has_scheme(location) {
        return None;
    }
    let mut bytes = Vec::with_capacity(location.len());
    let mut rest = location.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        let digit = |at: usize| more.get(at).and_then(|digit| char::from(*digit).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &more[2..];
            }
            _ => {
                bytes.push(*first);
                rest = more;
            }
        }
    }
    String::from_utf8(bytes).ok().filter(|unescaped| unescaped != location)
}

/// Splits a location into `http:`, `//host` and the path without query and fragment. The first two may be empty. A drive
/// letter (`C:`) counts as the authority.
fn split(location: &str) -> (&str, &str, &str) {
    let (scheme, rest) = match location.find(':') {
        Some(colon) if has_scheme(location) => location.split_at(colon + 1),
        _ => ("", location),
    };
    let authority = if let Some(host) = rest.strip_prefix("//") {
        2 + host.find(['/', '?', '#']).unwrap_or(host.len())
    } else if scheme.is_empty() && has_drive(rest) {
        2
    } else {
        0
    };
    let (authority, path) = rest.split_at(authority);
    (scheme, authority, path.split(['?', '#']).next().unwrap_or_default())
}

/// Returns whether a location begins with a URL scheme; a single letter is a drive.
fn has_scheme(location: &str) -> bool {
    let Some((scheme, _)) = location.split_once(':') else { return false };
    scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

fn has_drive(location: &str) -> bool {
    matches!(location.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic())
}

/// Resolves `.` and `..` in a path.
fn without_dots(path: &str) -> String {
    let absolute = path.starts_with('/');
    let mut kept: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => match kept.last() {
                Some(last) if *last != ".." => drop(kept.pop()),
                _ if absolute => {}
                _ => kept.push(".."),
            },
            _ => kept.push(segment),
        }
    }
    format!("{}{}", if absolute { "/" } else { "" }, kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_references_start_at_the_folder_of_the_base() {
        for (base, relative, joined) in [
            ("a.wsdl", "b.xsd", "b.xsd"),
            ("x/a.wsdl", "b.xsd", "x/b.xsd"),
            ("x/a.wsdl", "./y/../b.xsd", "x/b.xsd"),
            ("x/y/a.wsdl", "../../b.xsd", "b.xsd"),
            ("x/a.wsdl", "../../b.xsd", "../b.xsd"),
            ("../a.wsdl", "../b.xsd", "../../b.xsd"),
            ("/x/a.wsdl", "../../b.xsd", "/b.xsd"),
            ("/x/a.wsdl", "/y/b.xsd", "/y/b.xsd"),
            ("x/a.wsdl", " b.xsd#part ", "x/b.xsd"),
            ("x/a.wsdl", "", "x/a.wsdl"),
            ("x//a.wsdl", "b.xsd", "x/b.xsd"),
        ] {
            assert_eq!(join(base, relative), joined, "{base} + {relative}");
        }
    }

    #[test]
    fn urls_are_joined_and_absolute_ones_kept() {
        for (base, relative, joined) in [
            ("x/a.wsdl", "http://h/b.xsd", "http://h/b.xsd"),
            ("x/a.wsdl", "urn:b", "urn:b"),
            ("http://h/x/a?wsdl", "b.xsd", "http://h/x/b.xsd"),
            ("http://h/x/a?wsdl", "?xsd=1", "http://h/x/a?xsd=1"),
            ("http://h/x/a?wsdl", "../../../b.xsd?x=/../y", "http://h/b.xsd?x=/../y"),
            ("http://h/x/a", "/b.xsd", "http://h/b.xsd"),
            ("http://h", "b.xsd", "http://h/b.xsd"),
            ("http://h?wsdl=a/b", "b.xsd", "http://h/b.xsd"),
            ("https://h/a", "//g/b.xsd", "https://g/b.xsd"),
            ("file:///x/a.wsdl", "b.xsd", "file:///x/b.xsd"),
        ] {
            assert_eq!(join(base, relative), joined, "{base} + {relative}");
        }
    }

    #[test]
    fn back_slashes_and_drives_of_windows_are_understood() {
        for (base, relative, joined) in [
            ("x/a.wsdl", r"..\types\b.xsd", "types/b.xsd"),
            (r"C:\x\a.wsdl", r"b.xsd", "C:/x/b.xsd"),
            ("C:/x/a.wsdl", "/b.xsd", "C:/b.xsd"),
            ("x/a.wsdl", r"D:\b.xsd", "D:/b.xsd"),
        ] {
            assert_eq!(join(base, relative), joined, "{base} + {relative}");
        }
    }

    #[test]
    fn the_entry_is_called_as_references_call_it() {
        for (entry, called) in [
            ("a.wsdl", "a.wsdl"),
            ("./a.wsdl", "a.wsdl"),
            ("x/.././a.wsdl", "a.wsdl"),
            ("../a.wsdl", "../a.wsdl"),
            ("a#b?c.wsdl", "a#b?c.wsdl"),
            ("http://h/./a", "http://h/./a"),
        ] {
            assert_eq!(plain(entry), called);
        }
    }

    #[test]
    fn percent_escapes_are_undone() {
        for (location, text) in [
            ("Common%20Types/base%20types.xsd", Some("Common Types/base types.xsd")),
            ("%C3%a4%25.xsd", Some("ä%.xsd")),
            ("100%/a.xsd", None),
            ("a%2", None),
            ("%FF", None),
            ("http://h/a%20b", None),
            ("a.xsd", None),
        ] {
            assert_eq!(unescaped(location).as_deref(), text, "{location}");
        }
    }

    #[test]
    fn memory_knows_what_it_was_given() {
        let source = MemorySource::default().with("a", *b"<a/>");
        assert_eq!(source.read("a"), Ok(b"<a/>".to_vec()));
        assert_eq!(source.read("b"), Err(SourceError::NotFound));
    }
}
