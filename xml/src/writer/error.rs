//! Why a value cannot be written.

use std::fmt;

/// Why a value cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteError {
    path: String,
    problem: Problem,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Problem {
    Character(char),
    Name(String),
    Twice(String),
    Value(&'static str),
}

impl WriteError {
    pub(super) fn character_in(path: String, character: char) -> Self {
        Self { path, problem: Problem::Character(character) }
    }

    pub(super) fn name_in(path: String, name: &str) -> Self {
        Self { path, problem: Problem::Name(name.chars().take(100).collect()) }
    }

    pub(super) fn twice_in(path: String, name: &str) -> Self {
        Self { path, problem: Problem::Twice(name.chars().take(100).collect()) }
    }

    pub(super) fn value_in(path: String, reason: &'static str) -> Self {
        Self { path, problem: Problem::Value(reason) }
    }

    /// The element path of the value, as `GetContact/EmailAddress`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The character that XML 1.0 does not allow, if the value holds one.
    pub fn character(&self) -> Option<char> {
        match self.problem {
            Problem::Character(character) => Some(character),
            Problem::Name(_) | Problem::Twice(_) | Problem::Value(_) => None,
        }
    }

    /// The name that cannot be written: it is not a name in XML, or that of an attribute that is there already.
    pub fn name(&self) -> Option<&str> {
        match &self.problem {
            Problem::Character(_) | Problem::Value(_) => None,
            Problem::Name(name) | Problem::Twice(name) => Some(name),
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = &self.path;
        match &self.problem {
            Problem::Character(character) => {
                let number = u32::from(*character);
                write!(f, "the value of {path} holds the character U+{number:04X}, which XML does not allow")
            }
            Problem::Name(name) => write!(f, "the value of {path} holds {name:?}, which is not a name in XML"),
            Problem::Twice(name) => write!(f, "the value of {path} has the attribute {name:?} twice"),
            Problem::Value(reason) => write!(f, "the value of {path} has no form in XML: {reason}"),
        }
    }
}

impl std::error::Error for WriteError {}
