//! Writing request envelopes.

use super::SoapVersion;
use crate::codec::{WriteError, Writer};
use crate::credentials::Credentials;
use crate::header::HeaderBlock;
use crate::operation::{Request, Service};

/// The envelope of a request, as text in UTF-8.
///
/// # Errors
/// A value that cannot be written.
pub(crate) fn write<R: Request>(
    request: &R,
    version: SoapVersion,
    service: &Service,
    credentials: Option<&Credentials>,
    headers: &[HeaderBlock],
) -> Result<String, WriteError> {
    let mut writer = Writer::new(service.table);
    let credentials = credentials.filter(|_| R::OPERATION.authenticated);
    begin(&mut writer, version, service, credentials, headers);
    request.write(&mut writer, R::OPERATION.input);
    end(&mut writer);
    writer.finish()
}

fn begin(
    writer: &mut Writer,
    version: SoapVersion,
    service: &Service,
    credentials: Option<&Credentials>,
    headers: &[HeaderBlock],
) {
    writer.raw(r#"<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap=""#);
    writer.raw(version.ns().text(service.table));
    writer.raw(r#"" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#);
    let credentials = service.credentials.zip(credentials);
    if credentials.is_some() || !headers.is_empty() {
        writer.raw("<soap:Header>");
        if let Some((names, credentials)) = credentials {
            writer.start(names.header);
            writer.string(names.user, credentials.user());
            writer.string(names.password, credentials.password());
            writer.end();
        }
        for header in headers {
            header.write(writer, version.ns());
        }
        writer.raw("</soap:Header>");
    }
    writer.raw("<soap:Body>");
}

fn end(writer: &mut Writer) {
    writer.raw("</soap:Body></soap:Envelope>");
}
