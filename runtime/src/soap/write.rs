//! Writing the envelopes of requests.

use bytes::Bytes;

use super::{Credentials, CredentialsHeader, HeaderBlock, SoapVersion};
use crate::codec::{FacetError, Remark, Table, WriteError, Writer};

/// The beginning of a client's envelopes: the start tag and the header block with the credentials. All envelopes share
/// it, so it is written once.
#[derive(Clone)]
pub(crate) struct Opening {
    version: SoapVersion,
    table: Table,
    text: String,
    has_header: bool,
}

const HEADER: &str = "<soap:Header>";

impl Opening {
    /// Writes the beginning, with these credentials or without any.
    ///
    /// # Errors
    /// Credentials that cannot be written.
    pub(crate) fn new(
        version: SoapVersion,
        table: Table,
        credentials: Option<(CredentialsHeader, &Credentials)>,
    ) -> Result<Self, WriteError> {
        let mut writer = Writer::new(table);
        writer.raw(r#"<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap=""#);
        writer.raw(version.ns().text(table));
        writer.raw(r#"" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#);
        if let Some((names, credentials)) = credentials {
            writer.raw(HEADER);
            writer.start(names.header);
            writer.string(names.user, credentials.user());
            writer.string(names.password, credentials.password());
            writer.end();
        }
        Ok(Self { version, table, text: writer.finish()?, has_header: credentials.is_some() })
    }

    /// Returns the envelope of a request. The header blocks follow the one with the credentials; `body`
    /// writes the element inside the body.
    ///
    /// # Errors
    /// A value that cannot be written.
    pub(crate) fn write(&self, headers: &[HeaderBlock], body: &dyn Fn(&mut Writer)) -> Result<Written, WriteError> {
        let mut writer = Writer::new(self.table);
        writer.raw(&self.text);
        if !self.has_header && !headers.is_empty() {
            writer.raw(HEADER);
        }
        for header in headers {
            header.write(&mut writer, self.version.ns());
        }
        if self.has_header || !headers.is_empty() {
            writer.raw("</soap:Header>");
        }
        writer.raw("<soap:Body>");
        body(&mut writer);
        writer.raw("</soap:Body></soap:Envelope>");
        let (text, remarks) = writer.finish_with_remarks()?;
        let violations = remarks.into_iter().filter_map(|Remark { path, what }| {
            what.downcast().ok().map(|violation| FacetError { path, violation: *violation })
        });
        Ok(Written { body: text.into(), violations: violations.collect() })
    }
}

/// An envelope; the default is that of a request that could not be written.
#[derive(Clone, Default)]
pub(crate) struct Written {
    /// Its text in UTF-8.
    pub(crate) body: Bytes,
    /// The values that do not satisfy the facets of their types.
    pub(crate) violations: Vec<FacetError>,
}
