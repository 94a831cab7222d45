//! From an IRI, or an address as people write it, to a URI.

use std::borrow::Cow;

/// Percent-encodes everything that a URI does not allow (RFC 3987, section 3.1; XML Schema part 2, section 3.2.17).
/// Encoded characters are kept.
pub(crate) fn escaped(text: &str) -> Cow<'_, str> {
    escaped_bytes(text.as_bytes())
}

/// Encodes bytes, which may be in any encoding.
pub(crate) fn escaped_bytes(bytes: &[u8]) -> Cow<'_, str> {
    let stays = |byte: &u8| STAYS[usize::from(*byte)];
    if bytes.iter().all(stays)
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(bytes.len() + 16);
    for byte in bytes {
        match stays(byte) {
            true => out.push(char::from(*byte)),
            false => out.push_str(&format!("%{byte:02X}")),
        }
    }
    Cow::Owned(out)
}

/// Whether a URI allows all bytes of a text.
pub(crate) const fn is_uri(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !STAYS[bytes[at] as usize] {
            return false;
        }
        at += 1;
    }
    true
}

/// The bytes that a URI allows.
const STAYS: [bool; 256] = {
    let mut stays = [false; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        let is_excluded = matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}');
        stays[byte as usize] = byte.is_ascii_graphic() && !is_excluded;
        byte += 1;
    }
    stays
};

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_a_uri_cannot_hold_is_encoded_once() {
        for (text, uri) in [
            ("urn:Läden/Bücher", "urn:L%C3%A4den/B%C3%BCcher"),
            ("http://h/CRONUS Läden/x?a=b&c=%20#d", "http://h/CRONUS%20L%C3%A4den/x?a=b&c=%20#d"),
            ("http://[::1]:80/a|b", "http://[::1]:80/a%7Cb"),
            ("urn:a\"b\r\n", "urn:a%22b%0D%0A"),
            ("", ""),
        ] {
            assert_eq!(escaped(text), uri);
            assert_eq!(escaped(uri), uri);
        }
    }
}
