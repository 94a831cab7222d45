//! Archives of a certificate and its key (PKCS#12), which rustls does not read.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use p12_keystore::{KeyStore, Pkcs12ImportPolicy};

use super::HttpSettingsError;

/// Converts an archive to a PEM of its certificates, the key's own first, and its key.
///
/// # Errors
/// It is not an archive, has another password, or holds no key with a certificate.
pub(super) fn to_pem(archive: &[u8], password: &str) -> Result<Vec<u8>, HttpSettingsError> {
    let store = KeyStore::from_pkcs12(archive, password, Pkcs12ImportPolicy::Strict)
        .map_err(HttpSettingsError::of("the archive of the client certificate cannot be read"))?;
    let (_, chain) = store.private_key_chain().filter(|(_, chain)| !chain.certs().is_empty()).ok_or_else(|| {
        HttpSettingsError::new("the archive of the client certificate holds no key with a certificate")
    })?;
    let mut pem = String::new();
    for certificate in chain.certs() {
        section("CERTIFICATE", certificate.as_der(), &mut pem);
    }
    section("PRIVATE KEY", chain.key().as_der(), &mut pem);
    Ok(pem.into_bytes())
}

fn section(label: &str, der: &[u8], pem: &mut String) {
    pem.push_str(&format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", STANDARD.encode(der)));
}
