//! The credentials of a client.

use std::fmt;

use crate::codec::Name;

/// A user and a password. Only the envelope receives them; `Debug` shows neither.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    user: String,
    password: String,
}

impl Credentials {
    /// Creates credentials of a user and a password.
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

/// A header block for user and password, from the configuration.
#[derive(Debug, Clone, Copy)]
pub struct CredentialsHeader {
    /// The header block's element.
    pub header: Name,
    /// The element of the user inside it.
    pub user: Name,
    /// The element of the password inside it.
    pub password: Name,
}
