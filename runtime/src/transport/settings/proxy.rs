//! The proxy of the settings.

use super::HttpSettingsError;

/// Creates the proxy at an address, with its credentials.
///
/// # Errors
/// The address is not an http or https address without a user; the user name holds a colon.
pub(super) fn proxy(
    address: &str,
    credentials: Option<&(String, String)>,
) -> Result<reqwest::Proxy, HttpSettingsError> {
    // reqwest would complete the address by guessing.
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
    // reqwest puts them into a URL, which escapes everything but `%`.
    let escaped = |text: &str| text.replace('%', "%25");
    Ok(proxy.basic_auth(&escaped(user), &escaped(password)))
}
