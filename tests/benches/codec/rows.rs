//! Pages with rows that are less friendly to a reader.

use std::fmt::Write as _;

use crate::chance::Chance;
use crate::forms::{each_tag, page};

/// The form that has no envelope.
pub(crate) const DISORDER: &str = "disorder in every row";

const TEXTS: [&str; 5] = ["ContactID", "EmailAddress", "BounceReason", "BounceDetail", "BounceDate"];
const LONG_ROWS: usize = 20;

/// The forms: the name, the text, and how many rows it has.
pub(crate) fn less_friendly(rows: usize) -> Vec<(&'static str, String, usize)> {
    let plain = plain(rows);
    vec![
        ("random lengths and gaps", random(rows), rows),
        ("references in 2 of 6", with_references(&plain), rows),
        ("2 of 6 left out", with_gaps(&plain), rows),
        ("xsi:type on every leaf", with_types(&plain), rows),
        (DISORDER, misordered(&plain), rows),
        ("CDATA in 1 of 6", with_cdata(&plain), rows),
        ("xmlns at each row", with_declarations(&plain), rows),
        ("an unknown element each row", with_unknown(&plain), rows),
        ("texts of 100 kB", long(), LONG_ROWS),
    ]
}

/// The recorded page with other rows.
fn with_rows(rows: &str) -> String {
    let (head, rest) = page().split_once("<WSContactBounce>").expect("the page has rows");
    let (_, tail) = rest.rsplit_once("</WSContactBounce>").expect("the rows have ends");
    format!("{head}{rows}{tail}")
}

/// Rows as the recorded ones, with all elements, and nothing in them but ASCII.
fn plain(rows: usize) -> String {
    let mut out = String::new();
    for row in 0..rows {
        let (minute, second, count) = (row / 60 % 60, row % 60, row % 7);
        let row = format!(
            "<WSContactBounce><ContactID>7-1-{row}</ContactID><EmailAddress>user{row}@example.com</EmailAddress>\
             <BounceReason>Hard bounce</BounceReason><BounceDetail>550 5.1.1 mailbox unavailable</BounceDetail>\
             <BounceDate>4/5/2016 1:{minute:02}:{second:02} PM</BounceDate><BounceCount>{count}</BounceCount>\
             </WSContactBounce>"
        );
        out.push_str(&row);
    }
    with_rows(&out)
}

/// Texts of lengths that cannot be foreseen. Each element is there in seven of eight rows.
fn random(rows: usize) -> String {
    let mut chance = Chance::new(11);
    let mut out = String::new();
    for _ in 0..rows {
        out.push_str("<WSContactBounce>");
        for name in TEXTS {
            if chance.below(8) > 0 {
                let text: String =
                    (0..chance.below(60)).map(|_| char::from(b"etaoinshrdlu"[chance.below(12)])).collect();
                write!(out, "<{name}>{text}</{name}>").expect("strings take all");
            }
        }
        let count = chance.below(100_000);
        write!(out, "<BounceCount>{count}</BounceCount></WSContactBounce>").expect("strings take all");
    }
    with_rows(&out)
}

fn with_references(text: &str) -> String {
    text.replace("Hard bounce", "Hard &amp; bounce").replace("unavailable", "&lt;un&gt;available")
}

fn with_gaps(text: &str) -> String {
    let text = text.replace("<BounceReason>Hard bounce</BounceReason>", "");
    text.replace("<BounceDetail>550 5.1.1 mailbox unavailable</BounceDetail>", "")
}

fn with_types(text: &str) -> String {
    each_tag(text, |tag, out| match tag[1..].strip_suffix('>') {
        Some("BounceCount") => out.push_str("<BounceCount xsi:type=\"xsd:int\">"),
        Some(name) if TEXTS.contains(&name) => {
            write!(out, "<{name} xsi:type=\"xsd:string\">").expect("strings take all")
        }
        _ => out.push_str(tag),
    })
}

/// The response alone, the first two elements of each row exchanged.
fn misordered(text: &str) -> String {
    let (_, behind) = text.split_once("<soap:Body>").expect("an envelope");
    let (response, _) = behind.split_once("</soap:Body>").expect("an envelope");
    let mut parts = response.split("<WSContactBounce>");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for row in parts {
        let (id, behind) = row.split_once("<EmailAddress>").expect("an address");
        let (address, rest) = behind.split_once("<BounceReason>").expect("a reason");
        write!(out, "<WSContactBounce><EmailAddress>{address}{id}<BounceReason>{rest}").expect("strings take all");
    }
    out
}

fn with_cdata(text: &str) -> String {
    let text = text.replace("<BounceDetail>", "<BounceDetail><![CDATA[");
    text.replace("</BounceDetail>", "]]></BounceDetail>")
}

fn with_declarations(text: &str) -> String {
    text.replace("<WSContactBounce>", "<WSContactBounce xmlns=\"http://webservices.listrak.com/v31/\">")
}

fn with_unknown(text: &str) -> String {
    text.replace("<BounceDetail>", "<NewField>abc</NewField><BounceDetail>")
}

fn long() -> String {
    plain(LONG_ROWS).replace("550 5.1.1 mailbox unavailable", &"QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0".repeat(2_778))
}
