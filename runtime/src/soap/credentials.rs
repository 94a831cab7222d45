//! What a client proves itself with.

use std::fmt;

use crate::codec::Name;

/// A user and a password. They leave this type only into the envelope: `Debug` shows neither.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    user: String,
    password: String,
}

impl Credentials {
    /// Credentials of a user and a password.
    pub fn new(user: impl Into<String>, password: impl Into<String>) -> Self {
        Self { user: user.into(), password: password.into() }
    }

    pub(crate) fn user(&self) -> &str {
        &self.user
    }

    pub(crate) fn password(&self) -> &str {
        &self.password
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(..)")
    }
}

/// A header block of a user and a password, by configuration.
#[derive(Debug, Clone, Copy)]
pub struct CredentialsHeader {
    /// The header block.
    pub header: Name,
    /// The element for the user inside it.
    pub user: Name,
    /// The element for the password inside it.
    pub password: Name,
}
