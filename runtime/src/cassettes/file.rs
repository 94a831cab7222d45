//! The format of a cassette file, described in the documentation of [`Recorder`](super::Recorder).

use std::iter::Peekable;

use super::{Asked, Came, Entry, text};
use crate::TransportErrorKind;

/// The first line.
pub(super) const BEGINNING: &str = "cassette 1\n";

/// The kinds of failures by their names in files.
const KINDS: [(&str, TransportErrorKind); 6] = [
    ("dns", TransportErrorKind::Dns),
    ("connect", TransportErrorKind::Connect),
    ("proxy", TransportErrorKind::Proxy),
    ("tls", TransportErrorKind::Tls),
    ("request", TransportErrorKind::Request),
    ("exchange", TransportErrorKind::Exchange),
];

/// Returns an entry as it is written.
pub(super) fn write(entry: &Entry) -> String {
    let Asked { operation, address, headers, body } = &entry.asked;
    let mut out = format!("\n=== {operation} {address}\n");
    part(headers, body, &mut out);
    match &entry.came {
        Came::Response { status, headers, body } => {
            out.push_str(&format!("--- {status}\n"));
            part(headers, body, &mut out);
        }
        Came::Nothing { kind, timeout } => {
            let name = KINDS.iter().find(|(_, of)| of == kind).map_or("exchange", |(name, _)| name);
            out.push_str(&format!("--- none {name}{}\n", if *timeout { " in time" } else { "" }));
        }
    }
    out
}

fn part(headers: &[(String, String)], body: &str, out: &mut String) {
    for (name, value) in headers {
        out.push_str(&format!("{name}: {value}\n"));
    }
    out.push('\n');
    text::write(body, out);
}

/// Reads the entries of a file.
///
/// # Errors
/// The line number, from 1, and the problem.
pub(super) fn read(file: &str) -> Result<Vec<Entry>, (usize, &'static str)> {
    let mut lines = file.lines().enumerate().map(|(at, line)| (at + 1, line)).peekable();
    if lines.next().map(|(_, line)| line) != Some(BEGINNING.trim_end()) {
        return Err((1, "expected `cassette 1`"));
    }
    let mut entries = Vec::new();
    while let Some((at, line)) = lines.next() {
        if line.trim().is_empty() {
            continue;
        }
        let head = line.strip_prefix("=== ").and_then(|head| head.split_once(' '));
        let (operation, address) = head.ok_or((at, "expected `=== operation address`"))?;
        let (headers, body) = read_part(&mut lines)?;
        let asked = Asked { operation: operation.to_owned(), address: address.to_owned(), headers, body };
        let (at, line) = lines.next().ok_or((at, "expected `--- status` or `--- none kind` after this request"))?;
        let said = line.strip_prefix("--- ").ok_or((at, "no `--- status`"))?;
        let came = match said.strip_prefix("none ") {
            Some(said) => {
                let (name, timeout) = said.strip_suffix(" in time").map_or((said, false), |name| (name, true));
                let kind = KINDS.iter().find(|(known, _)| *known == name).ok_or((at, "an unknown kind of failure"))?.1;
                Came::Nothing { kind, timeout }
            }
            None => {
                let status = said.parse().ok().filter(|status| (100..1000).contains(status));
                let status = status.ok_or((at, "expected a status from 100 to 999 after `---`"))?;
                let (headers, body) = read_part(&mut lines)?;
                Came::Response { status, headers, body }
            }
        };
        entries.push(Entry { asked, came });
    }
    Ok(entries)
}

type Part = (Vec<(String, String)>, String);

fn read_part<'f>(lines: &mut Peekable<impl Iterator<Item = (usize, &'f str)>>) -> Result<Part, (usize, &'static str)> {
    let mut headers = Vec::new();
    while let Some((at, line)) = lines.next_if(|(_, line)| !line.is_empty()) {
        let (name, value) =
            line.split_once(": ").ok_or((at, "expected `name: value`, or an empty line before the body"))?;
        headers.push((name.to_owned(), value.to_owned()));
    }
    lines.next();
    let mut body = String::new();
    while let Some((at, line)) = lines.next_if(|(_, line)| line.starts_with("  ")) {
        text::read(line, &mut body).map_err(|what| (at, what))?;
    }
    Ok((headers, body))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(came: Came) -> Entry {
        let headers =
            vec![("content-type".to_owned(), "text/xml".to_owned()), ("soapaction".to_owned(), String::new())];
        let (operation, address) = ("Do".to_owned(), "https://example.com/a b".to_owned());
        Entry { asked: Asked { operation, address, headers, body: "<a><b> </b>\n--- 200\n</a>".to_owned() }, came }
    }

    #[test]
    fn entries_come_back() {
        let entries = [
            entry(Came::Response { status: 200, headers: vec![], body: "<a>\n\n=== x y</a>".to_owned() }),
            entry(Came::Response { status: 503, headers: vec![("a".into(), "b: c".into())], body: String::new() }),
            entry(Came::Nothing { kind: TransportErrorKind::Dns, timeout: false }),
            entry(Came::Nothing { kind: TransportErrorKind::Exchange, timeout: true }),
        ];
        let file: String = std::iter::once(BEGINNING.to_owned()).chain(entries.iter().map(write)).collect();
        assert_eq!(read(&file).unwrap(), entries, "{file}");
        // A file that is cut or broken is an error or loses exchanges, but never panics.
        for end in (0..file.len()).filter(|end| file.is_char_boundary(*end)) {
            let _ = read(&file[..end]);
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, line) in [
            ("", 1),
            ("cassette 2\n", 1),
            ("cassette 1\nx\n", 2),
            ("cassette 1\n=== A b\nx\n", 3),
            ("cassette 1\n=== A b\n\n  <a/>\n", 2),
            ("cassette 1\n=== A b\n\n  <a/>\nx\n", 5),
            ("cassette 1\n=== A b\n\n  <a/>\n--- 99\n", 5),
            ("cassette 1\n=== A b\n\n  <a/>\n--- none x\n", 5),
            ("cassette 1\n=== A b\n\n  \\x\n", 4),
        ] {
            assert_eq!(read(text).unwrap_err().0, line, "{text}");
        }
    }
}
