//! TLS by rustls. A feature chooses its cryptography; nothing is installed for the whole process.

use std::sync::Arc;

use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;

use super::HttpSettingsError;

/// The certificates of a client, its own first, and its key.
pub(super) type Identity = (Vec<CertificateDer<'static>>, PrivateKeyDer<'static>);

/// Returns the provider of cryptography: one that the application installed for the process, as FIPS requires, else that of
/// the feature. `tls-aws-lc` comes before `tls-ring`, since that is on by default.
///
/// # Errors
/// There is no provider.
pub(super) fn provider() -> Result<Arc<CryptoProvider>, HttpSettingsError> {
    if let Some(installed) = CryptoProvider::get_default() {
        return Ok(installed.clone());
    }
    of_feature().ok_or_else(|| {
        HttpSettingsError::new(
            "there is no cryptography for TLS: turn on the feature `tls-ring` or `tls-aws-lc`, or install a provider of \
             rustls for the process",
        )
    })
}

#[cfg(feature = "tls-aws-lc")]
fn of_feature() -> Option<Arc<CryptoProvider>> {
    Some(Arc::new(rustls::crypto::aws_lc_rs::default_provider()))
}

#[cfg(all(feature = "tls-ring", not(feature = "tls-aws-lc")))]
fn of_feature() -> Option<Arc<CryptoProvider>> {
    Some(Arc::new(rustls::crypto::ring::default_provider()))
}

#[cfg(not(any(feature = "tls-ring", feature = "tls-aws-lc")))]
fn of_feature() -> Option<Arc<CryptoProvider>> {
    None
}

const NO_TLS: &str = "TLS cannot be set up";

/// Creates a TLS configuration that trusts these authorities, and the system's unless `only_these_roots`.
///
/// # Errors
/// The authorities, or the certificate and its key, cannot be used.
pub(super) fn config(
    provider: Arc<CryptoProvider>,
    roots: Vec<CertificateDer<'static>>,
    only_these_roots: bool,
    identity: Option<Identity>,
) -> Result<ClientConfig, HttpSettingsError> {
    let builder = ClientConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()
        .map_err(HttpSettingsError::of(NO_TLS))?;
    let builder = match only_these_roots {
        true => builder.with_root_certificates(store(roots).map_err(HttpSettingsError::of(NO_TLS))?),
        false => {
            let problem =
                "TLS cannot be set up with the authorities that the system trusts (`ca-certificates` on Linux)";
            let verifier = verifier(provider, roots).map_err(HttpSettingsError::of(problem))?;
            builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier))
        }
    };
    let mut config = match identity {
        Some((chain, key)) => builder.with_client_auth_cert(chain, key).map_err(HttpSettingsError::of(NO_TLS))?,
        None => builder.with_no_client_auth(),
    };
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

/// Creates a store of these authorities.
///
/// # Errors
/// One is not a certificate of an authority.
pub(super) fn store(roots: impl IntoIterator<Item = CertificateDer<'static>>) -> Result<RootCertStore, rustls::Error> {
    let mut store = RootCertStore::empty();
    roots.into_iter().try_for_each(|root| store.add(root))?;
    Ok(store)
}

fn verifier(provider: Arc<CryptoProvider>, more: Vec<CertificateDer<'static>>) -> Result<Verifier, rustls::Error> {
    if more.is_empty() {
        return Verifier::new(provider);
    }
    #[cfg(not(target_os = "android"))]
    return Verifier::new_with_extra_roots(more, provider);
    #[cfg(target_os = "android")]
    Err(rustls::Error::General("this system takes no authorities besides its own".to_owned()))
}

#[cfg(all(test, not(any(feature = "tls-ring", feature = "tls-aws-lc"))))]
mod tests {
    use crate::HttpSettings;

    #[test]
    fn a_client_without_cryptography_says_what_to_turn_on() {
        let why = HttpSettings::new().reqwest_builder().unwrap_err().to_string();
        assert!(why.contains("`tls-ring` or `tls-aws-lc`"), "{why}");
    }
}
