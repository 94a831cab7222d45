//! Faults in texts that are broken off before them. A service that fails while it writes its answer writes the fault at
//! that point, inside open elements, a tag or a comment; or it begins another envelope there.
//!
//! Only a fault at the end of the text counts: nothing but the end tags of a body and an envelope follows it. Any other
//! is part of the answer's content.

use wsdl_xml::{Forbidden, Limits, Scanner, Token};

use super::SoapVersion;

/// The most places of each kind that are tried, so that the time stays linear.
const MOST: usize = 8;

/// Returns a text of the same length with the fault in a whole envelope, at its original place; `None` if the text is
/// well-formed or has no such fault.
pub(crate) fn fault_after_break(text: &str) -> Option<String> {
    if !text.contains("Fault") {
        return None;
    }
    let places = Places::of(text)?;
    let second_envelopes = places.envelopes.iter().map(|at| (0, *at));
    let faults = places.body.into_iter().flat_map(|body| places.faults.iter().map(move |at| (body, *at)));
    let without = |(from, to): (usize, usize)| {
        let mut whole = String::with_capacity(text.len());
        whole.push_str(text.get(..from)?);
        whole.extend(std::iter::repeat_n(' ', to.checked_sub(from)?));
        whole.push_str(text.get(to..)?);
        Some(whole)
    };
    second_envelopes.chain(faults).filter_map(without).find(|whole| ends_with_fault(whole))
}

/// The places of tags in a text that is not well-formed.
#[derive(Default)]
struct Places {
    /// After the start tag of the envelope's body.
    body: Option<usize>,
    /// The start tags of other envelopes than the first.
    envelopes: Vec<usize>,
    /// The start tags of faults.
    faults: Vec<usize>,
}

impl Places {
    /// Finds the places; `None` if the text is well-formed.
    fn of(text: &str) -> Option<Self> {
        let mut places = Self::default();
        let mut scanner = scanner(text);
        loop {
            match scanner.token() {
                Ok(Token::Start(tag)) if scanner.depth() > 1 => {
                    places.note(tag.local, tag.at);
                    let is_body = tag.local == "Body" && scanner.depth() == 2 && SoapVersion::of(tag.ns).is_some();
                    if is_body && places.body.is_none() && !scanner.is_empty_tag() {
                        places.body = Some(scanner.position());
                    }
                }
                Ok(Token::Eof) => return None,
                Ok(_) => {}
                Err(_) => break,
            }
        }
        // From here on, anything that looks like a start tag counts.
        let from = scanner.position();
        let rest = text.get(from..).unwrap_or("");
        for (at, _) in rest.match_indices('<') {
            let tag = &rest[at + 1..];
            let name = tag.split(|c: char| c.is_whitespace() || "/><".contains(c)).next().unwrap_or("");
            places.note(name.rsplit(':').next().unwrap_or(""), from + at);
        }
        Some(places)
    }

    fn note(&mut self, local: &str, at: usize) {
        let list = match local {
            "Envelope" => &mut self.envelopes,
            "Fault" => &mut self.faults,
            _ => return,
        };
        if list.len() < MOST {
            list.push(at);
        }
    }
}

/// Whether a text is an envelope whose body holds only a fault.
fn ends_with_fault(text: &str) -> bool {
    let mut scanner = scanner(text);
    let (mut version, mut is_in_body) = (None, false);
    loop {
        let Ok(token) = scanner.token() else { return false };
        let Token::Start(tag) = token else {
            if matches!(token, Token::Eof) {
                return false;
            }
            continue;
        };
        match scanner.depth() {
            1 if tag.local == "Envelope" => version = SoapVersion::of(tag.ns),
            1 => return false,
            2 => is_in_body = tag.local == "Body" && SoapVersion::of(tag.ns) == version,
            3 if is_in_body && tag.local == "Fault" && SoapVersion::of(tag.ns) == version => break,
            3 if is_in_body => return false,
            _ => {}
        }
    }
    if version.is_none() {
        return false;
    }
    while scanner.depth() > 2 {
        if scanner.token().is_err() {
            return false;
        }
    }
    has_end_tags_alone(text.get(scanner.position()..).unwrap_or(""))
}

/// Whether a text consists of the end tags of a body and an envelope, or of the beginning of them.
fn has_end_tags_alone(text: &str) -> bool {
    let mut rest = text;
    for local in ["Body", "Envelope"] {
        rest = rest.trim_start();
        let Some(tag) = rest.strip_prefix("</") else { break };
        let Some((name, after)) = tag.split_once('>') else { return true };
        if name.trim_end().rsplit(':').next() != Some(local) {
            return false;
        }
        rest = after;
    }
    rest.trim_start().is_empty()
}

/// A scanner that takes linear time: what exceeds its limits counts as broken.
fn scanner(text: &str) -> Scanner<'_> {
    Scanner::new(text, &[], Limits::default()).with_forbidden(Forbidden::Replace)
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: &str = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>";
    const FAULT: &str = "<s:Fault><faultcode>s:Server</faultcode></s:Fault>";
    const END: &str = "</s:Body></s:Envelope>";

    fn found(text: &str) -> Option<String> {
        let whole = fault_after_break(text)?;
        assert_eq!(whole.len(), text.len());
        assert!(whole.ends_with(&text[whole.find("<s:Fault").unwrap()..]), "{whole}");
        Some(whole)
    }

    #[test]
    fn a_fault_that_ends_a_broken_text_is_found_at_its_place() {
        let second = format!("<?xml version='1.0'?>{START}{FAULT}{END}");
        for broken in [
            "<R><a>1",
            "<R><a>1</a",
            "<R><a",
            "<R><a b='x",
            "<R><a b='x' c",
            "<R>&am",
            "<R>&nbsp;",
            "<R><!-- x",
            "<R><![CDATA[ x",
            "<R><?x",
            "<R><a></b>",
            "<R xmlns:s='urn:x'><s:a>",
            "<R>é",
            "<R/></s:Body",
        ] {
            let text = format!("{START}{broken}{FAULT}{END}");
            let whole = format!("{START}{}{FAULT}{END}", " ".repeat(broken.len()));
            assert_eq!(found(&text), Some(whole), "{broken}");
            let text = format!("{START}{broken}{second}");
            assert!(found(&text).unwrap().trim_start().ends_with(&format!("{START}{FAULT}{END}")), "{broken}");
            for end in ["", "\n", "</s:Body>", "</s:Bo", "</s:Body></s:Envelope", "\n</s:Body >\n</s:Envelope>\n"] {
                assert!(found(&format!("{START}{broken}{FAULT}{end}")).is_some(), "{broken}, {end}");
            }
        }
        let whole = format!("{START}<R/>{END}");
        assert!(found(&format!("{whole}{second}")).is_some());
        assert!(found(&format!("{whole}{}", &second[21..])).is_some());
        // A fault inside its own detail.
        let inner = format!("<s:Fault><detail>{FAULT}</detail></s:Fault>");
        assert!(found(&format!("{START}<R>{inner}{END}")).unwrap().ends_with(&format!(" {inner}{END}")));
        assert!(found(&format!("{START}<R><s:Fault/>{END}")).is_some());
    }

    #[test]
    fn what_only_mentions_a_fault_is_not_one() {
        for content in [
            format!("<R>{FAULT}</R>"),
            format!("<R>{FAULT}"),
            format!("<R>{FAULT}</R>&nbsp;"),
            format!("<R>&nbsp;{FAULT}</R>"),
            format!("<R>&nbsp;<![CDATA[{FAULT}]]></R>"),
            format!("<R>&nbsp;<!-- {FAULT} --></R>"),
            format!("<R>&nbsp;<a>{START}{FAULT}{END}</a></R>"),
            "<R>&nbsp;&lt;s:Fault>&lt;/s:Fault></R>".to_owned(),
            "<R><s:Faults></s:Faults>".to_owned(),
            "<R><Fault></Fault>".to_owned(),
            "<R><t:Fault></t:Fault>".to_owned(),
            "<R><t:Fault xmlns:t='urn:x'></t:Fault>".to_owned(),
            "<R><s:Fault>".to_owned(),
            "<R><s:Fault></s:Fault".to_owned(),
            "<R><s:Fault></t:Fault>".to_owned(),
        ] {
            let text = format!("{START}{content}{END}");
            if content != format!("<R>{FAULT}") {
                assert_eq!(fault_after_break(&text), None, "{content}");
            }
            for end in ["<", "x", "</R>", "]]>", "-->", "</a></R>"] {
                let text = format!("{START}{content}{end}{END}");
                assert_eq!(fault_after_break(&text), None, "{content}, {end}");
            }
        }
        // A text without an envelope before the fault, and one with an unknown version.
        assert_eq!(fault_after_break(&format!("<R>{FAULT}")), None);
        let other = START.replace("http://schemas.xmlsoap.org/soap/envelope/", "urn:soap-13");
        assert_eq!(fault_after_break(&format!("{other}<R>{FAULT}{END}")), None);
    }

    #[test]
    fn texts_that_are_made_to_take_long_do_not() {
        let many = 200_000;
        for piece in
            ["<s:Fault>", "<s:Envelope>", "<a>", "<", "<!--", "&", "<s:Fault/>", "<a xmlns:b='c'>", "Fault<b:Fault "]
        {
            let text = format!("{START}<R>{}&nbsp;{FAULT}", piece.repeat(many / piece.len()));
            let begun = std::time::Instant::now();
            let _ = fault_after_break(&text);
            let taken = begun.elapsed();
            assert!(taken.as_secs() < 5, "{piece}: {taken:?}");
        }
    }

    #[test]
    fn texts_that_are_cut_anywhere_make_no_panic() {
        let text = format!("{START}<é b='\u{1F600}'>{FAULT}{START}é{FAULT}{END}");
        for from in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            for to in (from..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                let _ = fault_after_break(&text[from..to]);
            }
            let _ = fault_after_break(&format!("{}{}", &text[..from], &text));
        }
    }
}
