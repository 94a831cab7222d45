//! The addresses of ports. They are `xs:anyURI`: whoever uses them escapes characters that a URI cannot have (XML
//! Schema 1.0 Part 2, section 3.2.17).

/// What is wrong with an address that a client cannot call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unusable {
    /// It is not absolute, or not for HTTP.
    NotHttp,
    /// It contains a user name, and perhaps a password.
    Credentials,
}

/// Returns the address as a client calls it: escaped, absolute, for HTTP.
pub(super) fn usable(written: &str) -> Result<String, Unusable> {
    let address = escaped(written);
    // Clients of generated crates parse addresses the same way.
    let uri: http::Uri = address.parse().map_err(|_| Unusable::NotHttp)?;
    let authority = uri.authority().filter(|authority| !authority.host().is_empty()).ok_or(Unusable::NotHttp)?;
    if !matches!(uri.scheme_str(), Some("http" | "https")) {
        return Err(Unusable::NotHttp);
    }
    if authority.as_str().contains('@') {
        return Err(Unusable::Credentials);
    }
    let behind_host = authority.as_str().get(authority.host().len()..).unwrap_or_default();
    let is_port = behind_host.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok());
    if behind_host.is_empty() || is_port { Ok(address) } else { Err(Unusable::NotHttp) }
}

/// Returns the address with white space collapsed, as its type requires, and with characters escaped that a URI cannot
/// have (RFC 2396, section 2.4; XLink 1.0, section 5.4). Escapes stay; a percent sign that does not begin one is
/// escaped.
fn escaped(written: &str) -> String {
    let collapsed =
        written.split([' ', '\t', '\n', '\r']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    // Brackets are valid in hosts only (RFC 3986, section 3.2.2).
    let path = collapsed.find("://").map_or(0, |at| {
        let host = at + 3;
        collapsed[host..].find(['/', '?', '#']).map_or(collapsed.len(), |length| host + length)
    });
    let mut out = String::with_capacity(collapsed.len());
    for (at, c) in collapsed.char_indices() {
        let is_allowed = match c {
            '%' => {
                let digits = collapsed.as_bytes().get(at + 1..at + 3);
                digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
            }
            '[' | ']' => at < path,
            ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => false,
            _ => c.is_ascii_graphic(),
        };
        if is_allowed {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().for_each(|byte| out.push_str(&format!("%{byte:02X}")));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_uri_can_have_is_escaped() {
        for (written, address) in [
            ("http://h/CRONUS Läden/x", "http://h/CRONUS%20L%C3%A4den/x"),
            ("https://h/a?b=c&d=e;f#g", "https://h/a?b=c&d=e;f#g"),
            ("http://h/%20%C3%A4%2f", "http://h/%20%C3%A4%2f"),
            ("http://h/100%/%zz%2", "http://h/100%25/%25zz%252"),
            ("http://h/<a>\"{b}|\\^`[c]", "http://h/%3Ca%3E%22%7Bb%7D%7C%5C%5E%60%5Bc%5D"),
            ("http://h/a\u{1}\u{7F}\u{202E}", "http://h/a%01%7F%E2%80%AE"),
            (" \n\thttp://h/a \n b ", "http://h/a%20b"),
            ("http://[::1]:8080/[x]", "http://[::1]:8080/%5Bx%5D"),
            ("HTTP://h:80", "HTTP://h:80"),
            ("http://h?a b", "http://h?a%20b"),
        ] {
            assert_eq!(usable(written).as_deref(), Ok(address), "{written}");
        }
    }

    #[test]
    fn an_address_is_absolute_and_for_http() {
        for written in [
            "",
            " ",
            "/a",
            "a/b",
            "h",
            "REPLACE_WITH_ACTUAL_URL",
            "//h/a",
            "http:",
            "http://",
            "http:///a",
            "http://:80/a",
            "http:\\\\h\\a",
            "ftp://h/a",
            "jms:queue:a",
            "mailto:a@h",
            "urn:a",
            "file:///a",
            "http://h:99999/",
            "http://h:x/",
            "http://h h/",
            "http://bücher/",
            "http://h%20/",
        ] {
            assert_eq!(usable(written), Err(Unusable::NotHttp), "{written}");
        }
        assert_eq!(usable("https://user:password@h/"), Err(Unusable::Credentials));
        assert_eq!(usable("https://user@h/"), Err(Unusable::Credentials));
    }
}
