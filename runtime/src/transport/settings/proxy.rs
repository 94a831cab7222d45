//! The proxy that the settings name.

use super::BoxError;

/// The proxy at an address, with what it is shown.
///
/// # Errors
/// The address is none of a proxy, or the user cannot be shown.
pub(super) fn proxy(address: &str, credentials: Option<&(String, String)>) -> Result<reqwest::Proxy, BoxError> {
    // Parsers of addresses guess at what is missing; nobody should find out later where requests went.
    let wrong = "the proxy's address is no http or https address";
    let parsed: http::Uri = address.parse().map_err(|_| wrong)?;
    if parsed.host().is_none_or(str::is_empty) || !matches!(parsed.scheme_str(), Some("http" | "https")) {
        return Err(wrong.into());
    }
    if parsed.authority().is_some_and(|authority| authority.as_str().contains('@')) {
        return Err("the proxy's address has a user in it: give user and password to `proxy_credentials`".into());
    }
    let proxy = reqwest::Proxy::all(address).map_err(|_| wrong)?;
    let Some((user, password)) = credentials else { return Ok(proxy) };
    if user.contains(':') {
        return Err("a user with a colon cannot be shown to a proxy".into());
    }
    // They go through an address, which escapes everything else by itself, and are read out of it again.
    let escaped = |text: &str| text.replace('%', "%25");
    Ok(proxy.basic_auth(&escaped(user), &escaped(password)))
}
