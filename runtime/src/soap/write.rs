//! Writing request envelopes.

use super::{Credentials, CredentialsHeader, HeaderBlock, SoapVersion};
use crate::codec::{Table, WriteError, Writer};

/// The envelope of a request, as text in UTF-8. The header blocks follow the one that carries the credentials; `body`
/// writes the element inside the body.
///
/// # Errors
/// A value that cannot be written.
pub(crate) fn write(
    version: SoapVersion,
    table: Table,
    credentials: Option<(CredentialsHeader, &Credentials)>,
    headers: &[HeaderBlock],
    body: &dyn Fn(&mut Writer),
) -> Result<String, WriteError> {
    let mut writer = Writer::new(table);
    writer.raw(r#"<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap=""#);
    writer.raw(version.ns().text(table));
    writer.raw(r#"" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#);
    if credentials.is_some() || !headers.is_empty() {
        writer.raw("<soap:Header>");
        if let Some((names, credentials)) = credentials {
            writer.start(names.header);
            writer.string(names.user, credentials.user());
            writer.string(names.password, credentials.password());
            writer.end();
        }
        for header in headers {
            header.write(&mut writer, version.ns());
        }
        writer.raw("</soap:Header>");
    }
    writer.raw("<soap:Body>");
    body(&mut writer);
    writer.raw("</soap:Body></soap:Envelope>");
    writer.finish()
}
