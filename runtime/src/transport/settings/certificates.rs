//! Certificates: of trusted authorities, and of the client. Each is checked when it is read, so that an error names the wrong
//! one.

use std::sync::Arc;

use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;

use super::HttpSettingsError;
use super::tls::{Identity, store};

/// Reads the certificates of trusted authorities.
///
/// # Errors
/// One is not a certificate of an authority.
pub(super) fn roots(given: &[Vec<u8>]) -> Result<Vec<CertificateDer<'static>>, HttpSettingsError> {
    let mut roots = Vec::new();
    for bytes in given {
        let found: Vec<_> = match is_der(bytes) {
            true => vec![CertificateDer::from(bytes.clone())],
            false => CertificateDer::pem_slice_iter(bytes)
                .collect::<Result<_, _>>()
                .map_err(HttpSettingsError::of("the PEM of trusted authorities cannot be read"))?,
        };
        if found.is_empty() {
            return Err(HttpSettingsError::new("the PEM of trusted authorities holds no certificate"));
        }
        roots.extend(found);
    }
    for (at, certificate) in roots.iter().enumerate() {
        let problem = format!("certificate {} of the trusted authorities cannot be used", at + 1);
        store([certificate.clone()]).map_err(HttpSettingsError::of(problem))?;
    }
    Ok(roots)
}

/// Reads the client certificate and its key.
///
/// # Errors
/// It is not a PEM of a certificate and its key, or they do not belong together.
pub(super) fn identity(given: &[u8], provider: &Arc<CryptoProvider>) -> Result<Identity, HttpSettingsError> {
    if is_der(given) {
        return Err(HttpSettingsError::new(
            "the client certificate is an archive (PKCS#12) or DER instead of PEM: `openssl pkcs12 -in a.p12 -out a.pem \
             -nodes` converts an archive, with `-legacy` an old one",
        ));
    }
    if given.windows(ENCRYPTED.len()).any(|bytes| bytes == ENCRYPTED) {
        return Err(HttpSettingsError::new(
            "the key of the client certificate is encrypted: `openssl pkcs8 -topk8 -nocrypt -in encrypted.pem -out key.pem` \
             decrypts it",
        ));
    }
    let wrong = "the client certificate is not a PEM of a certificate and its key (PKCS#8, PKCS#1 or SEC1)";
    let chain: Vec<_> =
        CertificateDer::pem_slice_iter(given).collect::<Result<_, _>>().map_err(HttpSettingsError::of(wrong))?;
    if chain.is_empty() {
        return Err(HttpSettingsError::new("the PEM of the client certificate holds no certificate"));
    }
    let key = PrivateKeyDer::from_pem_slice(given).map_err(HttpSettingsError::of(wrong))?;
    CertifiedKey::from_der(chain.clone(), key.clone_key(), provider)
        .map_err(HttpSettingsError::of("the client certificate and its key cannot be used together"))?;
    Ok((chain, key))
}

/// The word in the PEM of encrypted keys.
const ENCRYPTED: &[u8] = b"ENCRYPTED";

/// Whether bytes begin as DER does, with a sequence of more than 127 bytes.
fn is_der(bytes: &[u8]) -> bool {
    matches!(bytes, [0x30, length, ..] if *length >= 0x80)
}
