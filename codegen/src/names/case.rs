//! From wire names to Rust's two cases.

use heck::{ToSnakeCase, ToUpperCamelCase};

use crate::identifier;

/// Plural acronyms, which end in a small letter: without these, `ListIDs` falls into `list_i_ds`.
const PLURALS: [(&str, &str); 8] = [
    ("IDs", "Ids"),
    ("URLs", "Urls"),
    ("URIs", "Uris"),
    ("GUIDs", "Guids"),
    ("UUIDs", "Uuids"),
    ("PDFs", "Pdfs"),
    ("APIs", "Apis"),
    ("IPs", "Ips"),
];

/// `MsgIDs` → `msg_ids`.
pub(super) fn snake(name: &str) -> String {
    legal(&prepared(name).to_snake_case(), "field", 'n')
}

/// How long the names of modules may be, before numbers tell them apart: no file system takes names of more than 255 bytes.
const LONGEST: usize = 100;

/// `WsProcessStatus` → `ws_process_status`. Rust finds the files of modules by names in ASCII alone.
pub(super) fn module(name: &str) -> String {
    let mut module = snake(name);
    if !module.is_ascii() {
        module.retain(|c| c.is_ascii());
        module = legal(&module.to_snake_case(), "module", 'n');
    }
    module.truncate(LONGEST);
    module.truncate(module.trim_end_matches('_').len());
    module
}

/// `WSProcessStatus` → `WsProcessStatus`.
pub(super) fn pascal(name: &str) -> String {
    legal(&prepared(name).to_upper_camel_case(), "Value", 'N')
}

/// Letters and digits with their plural acronyms as words; everything else parts words.
fn prepared(name: &str) -> String {
    // A letter and a mark that are one character stay together.
    let name = &*identifier::normalized(name);
    let mut prepared: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    // All of them have a capital letter before the `s`, which few names have.
    if name.as_bytes().windows(2).any(|two| two[0].is_ascii_uppercase() && two[1] == b's') {
        for (plural, word) in PLURALS {
            prepared = replace_words(&prepared, plural, word);
        }
    }
    prepared
}

/// Replaces where the acronym is not the beginning of a longer lower-case run and not part of a longer acronym.
fn replace_words(text: &str, from: &str, to: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(from) {
        let (before, found) = rest.split_at(at);
        let behind = &found[from.len()..];
        out.push_str(before);
        let inside_acronym = out.ends_with(|c: char| c.is_uppercase());
        let goes_on = behind.starts_with(|c: char| c.is_lowercase());
        out.push_str(if inside_acronym || goes_on { from } else { to });
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// What can stand as an identifier: not empty, not beginning with a digit, nothing that Rust has no letter for.
fn legal(name: &str, empty: &str, before_digit: char) -> String {
    let name = identifier::normalized(name);
    // `XID_Continue` is narrower than "alphanumeric"; what is outside, a circled digit say, is dropped.
    let kept: String = name.chars().filter(|c| *c == '_' || identifier::is_part(*c)).collect();
    match kept.chars().next() {
        None => empty.to_owned(),
        Some(c) if c == '_' || identifier::is_start(c) => kept,
        Some(_) => format!("{before_digit}{kept}"),
    }
}
