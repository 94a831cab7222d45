//! The certificates that the settings have: of authorities to trust, and of the client. Each is tried as soon as it is read,
//! so that an error says which one is wrong.

use std::sync::Arc;

use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;

use super::tls::{Identity, store};
use super::{BoxError, with_sources};

/// The authorities to trust.
///
/// # Errors
/// Something that is no certificate of an authority.
pub(super) fn roots(given: &[Vec<u8>]) -> Result<Vec<CertificateDer<'static>>, BoxError> {
    let mut roots = Vec::new();
    for bytes in given {
        let found: Vec<_> = match is_der(bytes) {
            true => vec![CertificateDer::from(bytes.clone())],
            false => CertificateDer::pem_slice_iter(bytes)
                .collect::<Result<_, _>>()
                .map_err(|error| format!("the PEM of trusted authorities cannot be read: {}", with_sources(&error)))?,
        };
        if found.is_empty() {
            return Err("there is no certificate in the PEM of trusted authorities".into());
        }
        roots.extend(found);
    }
    for (at, certificate) in roots.iter().enumerate() {
        store([certificate.clone()]).map_err(|error| {
            format!("certificate {} of the trusted authorities cannot be used: {}", at + 1, with_sources(&error))
        })?;
    }
    Ok(roots)
}

/// What the client shows.
///
/// # Errors
/// Something else than a PEM of a certificate and the key that belongs to it.
pub(super) fn identity(given: &[u8], provider: &Arc<CryptoProvider>) -> Result<Identity, BoxError> {
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
    let (chain, key) = read(given).map_err(|error| {
        let why = with_sources(&*error);
        format!("the client certificate is no PEM of a certificate and its key (PKCS#8, PKCS#1 or SEC1): {why}")
    })?;
    CertifiedKey::from_der(chain.clone(), key.clone_key(), provider).map_err(|error| {
        format!("the client certificate and its key cannot be used together: {}", with_sources(&error))
    })?;
    Ok((chain, key))
}

fn read(pem: &[u8]) -> Result<Identity, BoxError> {
    let chain = CertificateDer::pem_slice_iter(pem).collect::<Result<Vec<_>, _>>()?;
    if chain.is_empty() {
        return Err("there is no certificate in it".into());
    }
    Ok((chain, PrivateKeyDer::from_pem_slice(pem)?))
}

/// What PEM says of keys that need a password.
const ENCRYPTED: &[u8] = b"ENCRYPTED";

/// Whether it begins as DER does: with a sequence of more than 127 bytes.
fn is_der(bytes: &[u8]) -> bool {
    matches!(bytes, [0x30, length, ..] if *length >= 0x80)
}
