//! The forms in which services repeat a text, and where one of them is found.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Shorter credentials are only found as words of their own: elsewhere they are chance.
pub(super) const SHORT: usize = 4;

/// A user and a password as services may repeat them, the longest form first: a longer one may hold a shorter one.
pub(super) fn of_pair(user: &str, password: &str) -> Vec<String> {
    let mut all = [of(user), of(password)].concat();
    if !user.is_empty() && !password.is_empty() {
        // As HTTP Basic has them (RFC 7617, section 2).
        all.push(STANDARD.encode(format!("{user}:{password}")));
    }
    all
}

/// A text as services may repeat it.
pub(super) fn of(secret: &str) -> Vec<String> {
    let escaped = secret.replace('&', "&amp;").replace('<', "&lt;");
    let more = escaped.replace('>', "&gt;");
    let most = more.replace('"', "&quot;");
    let percent: String = secret.bytes().map(percent).collect();
    vec![
        most.replace('\'', "&apos;"),
        most.replace('\'', "&#39;"),
        most,
        more,
        escaped,
        secret.chars().map(|c| if "&<>\"'".contains(c) { format!("&#{};", u32::from(c)) } else { c.into() }).collect(),
        // As forms have it.
        percent.replace("%20", "+"),
        percent,
        // As `Debug` of a text has it.
        secret.escape_debug().to_string(),
        secret.to_owned(),
    ]
}

fn percent(byte: u8) -> String {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    }
}

/// The longest first, each once, none empty.
pub(super) fn sorted(mut all: Vec<String>) -> Vec<String> {
    all.retain(|text| !text.is_empty());
    all.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    all.dedup();
    all
}

/// Whether a text is a number, a date or a time, as typed values are.
pub(super) fn is_numeric(text: &str) -> bool {
    let text = text.trim_ascii();
    text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.:TZ".contains(&byte))
}
