//! The proxy that the settings name.

use super::HttpSettingsError;

/// The proxy at an address, with what it is shown.
///
/// # Errors
/// The address is none of a proxy, or the user cannot be shown.
pub(super) fn proxy(
    address: &str,
    credentials: Option<&(String, String)>,
) -> Result<reqwest::Proxy, HttpSettingsError> {
    // Parsers of addresses guess at what is missing; nobody should find out later where requests went.
    let wrong = "the proxy's address is not an http or https address";
    let parsed: http::Uri = address.parse().map_err(HttpSettingsError::of(wrong))?;
    if parsed.host().is_none_or(str::is_empty) || !matches!(parsed.scheme_str(), Some("http" | "https")) {
        return Err(HttpSettingsError::new(wrong));
    }
    if parsed.authority().is_some_and(|authority| authority.as_str().contains('@')) {
        return Err(HttpSettingsError::new(
            "the proxy's address holds a user: give user and password to `proxy_credentials`",
        ));
    }
    let proxy = reqwest::Proxy::all(address).map_err(HttpSettingsError::of(wrong))?;
    let Some((user, password)) = credentials else { return Ok(proxy) };
    if user.contains(':') {
        return Err(HttpSettingsError::new("the proxy's user name holds a colon, which HTTP Basic does not allow"));
    }
    // They go through an address, which escapes everything else by itself, and are read out of it again.
    let escaped = |text: &str| text.replace('%', "%25");
    Ok(proxy.basic_auth(&escaped(user), &escaped(password)))
}
