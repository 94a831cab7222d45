//! WSDL 1.1 as written. Prefixes of names are resolved; references are not.

pub mod document;
mod read;
pub mod resolve;

pub use read::read;

/// The namespaces of the extensions that WSDL 1.1 defines besides that for SOAP (sections 4 and 5).
pub mod extension {
    /// HTTP GET and POST without SOAP.
    pub const HTTP: &str = "http://schemas.xmlsoap.org/wsdl/http/";
    /// MIME: attachments.
    pub const MIME: &str = "http://schemas.xmlsoap.org/wsdl/mime/";
}

#[cfg(test)]
mod tests;
