//! Texts that are made to take long. Reading them, or refusing them, takes time in proportion to their length.

/// A name, and what makes a text of about so many bytes.
type Shape = (&'static str, fn(usize) -> String);

pub(crate) const SHAPES: [Shape; 23] = [
    ("]", |size| in_text(&many("]", size))),
    ("]] a", |size| in_text(&many("]] a", size))),
    ("U+FF21", |size| in_text(&many("\u{FF21}", size))),
    ("U+FFFD", |size| in_text(&many("\u{FFFD}", size))),
    ("&lt;", |size| in_text(&many("&lt;", size))),
    ("\\r", |size| in_text(&many("\r", size))),
    ("\\n a", |size| in_text(&many("\n a", size))),
    ("&", |size| in_text(&many("& ", size))),
    ("comments in text", |size| in_text(&many("a<!---->", size))),
    ("CDATA in text", |size| in_text(&many("a<![CDATA[b]]>", size))),
    ("instructions", |size| in_list(&many("<?a > > b?>", size))),
    ("open comment", |size| in_list(&format!("<!--{}", many("- >", size)))),
    ("white space between", |size| in_list(&many(" \n\t ", size))),
    ("empty rows", |size| in_list(&many(&row("", ""), size))),
    ("unknown elements", |size| in_list(&many("<x/>", size))),
    ("unknown in row", |size| in_list(&row("", &many("<x/>", size)))),
    ("repeated in row", |size| in_list(&row("", &many("<ContactID/>", size)))),
    ("200 declarations each row", |size| in_list(&many(&row(&declarations(), ""), size))),
    ("200 declarations around", |size| in_list(&row(&declarations(), &many("<a0:x/>", size)))),
    ("250 attributes each row", |size| in_list(&many(&row(&attributes(), ""), size))),
    ("two prefixes in turn", |size| in_list(&many(PREFIXES, size))),
    ("disorder", |size| in_list(&many(DISORDER, size))),
    ("deep", |size| in_list(&format!("{}{}", many("<x>", size), many("</x>", size)))),
];

const PREFIXES: &str =
    "<p:WSContactBounce><ContactID>1</ContactID><p:BounceCount>1</p:BounceCount></p:WSContactBounce>";
const DISORDER: &str = "<WSContactBounce><BounceCount>1</BounceCount><ContactID>1</ContactID></WSContactBounce>";

fn many(part: &str, size: usize) -> String {
    part.repeat(size / part.len())
}

fn declarations() -> String {
    (0..200).map(|n| format!(" xmlns:a{n}='urn:{}'", n % 3)).collect()
}

fn attributes() -> String {
    (0..250).map(|n| format!(" a{n}='{n}'")).collect()
}

fn row(attributes: &str, inside: &str) -> String {
    format!("<WSContactBounce{attributes}>{inside}<BounceCount>1</BounceCount></WSContactBounce>")
}

/// A response whose list holds this.
fn in_list(inside: &str) -> String {
    format!(
        "<ReportRangeMessageContactBouncesResponse xmlns=\"http://webservices.listrak.com/v31/\" \
         xmlns:p='http://webservices.listrak.com/v31/'><ReportRangeMessageContactBouncesResult>{inside}\
         </ReportRangeMessageContactBouncesResult></ReportRangeMessageContactBouncesResponse>"
    )
}

/// A response whose only row has this text.
fn in_text(text: &str) -> String {
    in_list(&row("", &format!("<ContactID>{text}</ContactID>")))
}
