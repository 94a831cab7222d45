//! WSDL 1.1 as written. Names are resolved to namespaces; what they refer to is not looked up.

pub mod document;
mod read;
pub mod resolve;

pub use read::read;

/// The namespaces of the extensions that come with WSDL 1.1 besides those to SOAP (sections 4 and 5).
pub mod extension {
    /// HTTP GET and POST without SOAP.
    pub const HTTP: &str = "http://schemas.xmlsoap.org/wsdl/http/";
    /// MIME: attachments.
    pub const MIME: &str = "http://schemas.xmlsoap.org/wsdl/mime/";
}

#[cfg(test)]
mod tests;
