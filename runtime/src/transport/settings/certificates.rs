//! The certificates that the settings have: of authorities to trust, and of the client. Each is tried as soon as it is read,
//! so that an error says which one is wrong.

use reqwest::{Certificate, Identity};

use super::{BoxError, with_sources};

/// The authorities to trust.
///
/// # Errors
/// Something that is no certificate of an authority.
pub(super) fn roots(given: &[Vec<u8>]) -> Result<Vec<Certificate>, BoxError> {
    let mut roots = Vec::new();
    for bytes in given {
        let found = match is_der(bytes) {
            true => Certificate::from_der(bytes).map(|certificate| vec![certificate]),
            false => Certificate::from_pem_bundle(bytes),
        };
        let found = found
            .map_err(|error| format!("the PEM of trusted authorities cannot be read: {}", with_sources(&error)))?;
        if found.is_empty() {
            return Err("there is no certificate in the PEM of trusted authorities".into());
        }
        roots.extend(found);
    }
    for (at, certificate) in roots.iter().enumerate() {
        let tried = alone().tls_certs_only([certificate.clone()]).build();
        tried.map_err(|error| {
            format!("certificate {} of the trusted authorities cannot be used: {}", at + 1, with_sources(&error))
        })?;
    }
    Ok(roots)
}

/// What the client shows.
///
/// # Errors
/// Something else than a PEM of a certificate and the key that belongs to it.
pub(super) fn identity(given: &[u8]) -> Result<Identity, BoxError> {
    if is_der(given) {
        return Err(
            "the client certificate is an archive (PKCS#12) or DER, and PEM is needed: `openssl pkcs12 -in a.p12 \
                    -out a.pem -nodes` makes one of an archive, with `-legacy` of an old one"
                .into(),
        );
    }
    if given.windows(ENCRYPTED.len()).any(|bytes| bytes == ENCRYPTED) {
        return Err(
            "the key of the client certificate is encrypted, and it is needed plain: `openssl pkcs8 -topk8 -nocrypt \
                    -in encrypted.pem -out key.pem` makes it so"
                .into(),
        );
    }
    let identity = Identity::from_pem(given).map_err(|error| {
        let why = with_sources(&error);
        format!("the client certificate is no PEM of a certificate and its key (PKCS#8, PKCS#1 or SEC1): {why}")
    })?;
    let tried = alone().tls_certs_only([]).identity(identity.clone()).build();
    tried.map_err(|error| {
        format!("the client certificate and its key cannot be used together: {}", with_sources(&error))
    })?;
    Ok(identity)
}

/// What PEM says of keys that need a password.
const ENCRYPTED: &[u8] = b"ENCRYPTED";

/// Whether it begins as DER does: with a sequence of more than 127 bytes.
fn is_der(bytes: &[u8]) -> bool {
    matches!(bytes, [0x30, length, ..] if *length >= 0x80)
}

/// A client of nothing but what is tried.
fn alone() -> reqwest::ClientBuilder {
    reqwest::Client::builder().tls_backend_rustls().no_proxy()
}
