//! One document read in three ways: by tokens, by expectation, and by quick-xml. All must see the same.
// The tests of the whole workspace share this file, and fuzz with it.
#![allow(unreachable_pub)]

use quick_xml::events::Event;
use wsdl_xml::{ErrorKind, Limits, Name, Ns, Scanner, Table, Token, is_blank};

/// What a way of reading sees, without how it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Seen {
    /// A name, and the attributes if the way of reading has them.
    Start(String, Vec<String>),
    Text(String),
    End,
}

/// What was seen, texts joined, blank ones left out.
#[derive(Debug, Default, PartialEq, Eq)]
struct Log(Vec<Seen>);

impl Log {
    fn start(&mut self, name: String, attributes: Vec<String>) {
        self.drop_blank();
        self.0.push(Seen::Start(name, attributes));
    }

    fn text(&mut self, more: &str) {
        match self.0.last_mut() {
            Some(Seen::Text(text)) => text.push_str(more),
            _ => self.0.push(Seen::Text(more.to_owned())),
        }
    }

    fn end(&mut self) {
        self.drop_blank();
        self.0.push(Seen::End);
    }

    /// White space between elements is passed over by expectation.
    fn drop_blank(&mut self) {
        self.0.pop_if(|last| matches!(last, Seen::Text(text) if is_blank(text)));
    }
}

const TABLE: Table = &["urn:a", "urn:b"];

/// Names that documents are made of, in every namespace.
const NAMES: &[Name] = &[
    Name::new(Ns::of(0), "a"),
    Name::new(Ns::of(0), "b"),
    Name::new(Ns::of(1), "b"),
    Name::new(Ns::NONE, "a"),
    Name::new(Ns::NONE, "b"),
    Name::new(Ns::NONE, "c"),
    Name::new(Ns::of(0), "a.b-c_d"),
    Name::new(Ns::of(0), "name-of-15-byte"),
    Name::new(Ns::of(1), "name-of-16-bytes"),
    Name::new(Ns::of(1), "a-name-that-is-longer-than-sixteen-bytes"),
    Name::new(Ns::of(0), "ü"),
];

/// Numbers that depend on nothing but the seed.
pub struct Numbers(pub u64);

impl Numbers {
    /// A number below the bound.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }
}

fn take<'a>(scanner: &Scanner<'a>, log: &mut Log, token: &Token<'a>) -> bool {
    match token {
        Token::Start(start) => log.start(scanner.display(start), attributes(scanner)),
        Token::End => log.end(),
        Token::Text(text) | Token::CData(text) => log.text(text),
        Token::Reference(c) => log.text(c.encode_utf8(&mut [0; 4])),
        Token::Comment | Token::Instruction | Token::DocumentType => {}
        Token::Eof => return false,
    }
    true
}

/// The attributes of the last start tag, resolved.
fn attributes(scanner: &Scanner<'_>) -> Vec<String> {
    let attributes = scanner.attributes().filter(|attribute| attribute.declares().is_none());
    attributes
        .map(|attribute| {
            let name = wsdl_xml::qualified(scanner.attribute_namespace(&attribute), attribute.local);
            format!("{name}={:?}", scanner.value(&attribute))
        })
        .collect()
}

fn by_tokens(text: &str) -> Result<Log, (ErrorKind, usize)> {
    let mut scanner = Scanner::new(text, TABLE, Limits::default());
    let mut log = Log::default();
    loop {
        let token = scanner.token().map_err(|error| (error.kind(), error.at()))?;
        if !take(&scanner, &mut log, &token) {
            return Ok(log);
        }
    }
}

/// Expects names at random, and takes a token where nothing is as expected.
fn by_expectation(text: &str, numbers: &mut Numbers) -> Result<Log, (ErrorKind, usize)> {
    let mut scanner = Scanner::new(text, TABLE, Limits::default());
    let mut log = Log::default();
    loop {
        if scanner.depth() > 0 && numbers.below(8) > 0 {
            let before = scanner.position();
            scanner.skip_space();
            // Spaces beside other text belong to it.
            let is_text = matches!(log.0.last(), Some(Seen::Text(_)));
            let rest = text.get(scanner.position()..).unwrap_or("");
            let is_beside = is_text || !rest.starts_with('<') || rest.starts_with("<?") || rest.starts_with("<!");
            if is_beside && scanner.position() != before {
                scanner.seek(before);
            }
            let from = numbers.below(NAMES.len());
            let mut names = NAMES[from..].iter().chain(&NAMES[..from]);
            let has_read = names.any(|name| expect(&mut scanner, name, &mut log, numbers));
            if has_read {
                continue;
            }
            if scanner.plain_close() {
                log.end();
                continue;
            }
        }
        let token = scanner.token().map_err(|error| (error.kind(), error.at()))?;
        if !take(&scanner, &mut log, &token) {
            return Ok(log);
        }
    }
}

fn expect(scanner: &mut Scanner<'_>, name: &Name, log: &mut Log, numbers: &mut Numbers) -> bool {
    let leaf = |log: &mut Log, text: &str| {
        log.start(name.display(TABLE), Vec::new());
        if !text.is_empty() {
            log.text(text);
        }
        log.end();
        true
    };
    match numbers.below(4) {
        0 if scanner.plain_open(name) => {
            log.start(name.display(TABLE), Vec::new());
            if let Some(text) = scanner.plain_text() {
                if !text.is_empty() {
                    log.text(text);
                }
                log.end();
            }
            true
        }
        1 => scanner.simple_leaf(name).is_some_and(|text| leaf(log, &text)),
        2 => match scanner.start_of(name) {
            Ok(true) => {
                log.start(scanner.display(&scanner.last_start()), attributes(scanner));
                true
            }
            // A flaw was found; the general way finds it again.
            _ => false,
        },
        _ => scanner.plain_leaf(name).is_some_and(|text| leaf(log, text)),
    }
}

/// What quick-xml sees, as far as it resolves names.
fn by_quick_xml(text: &str) -> Result<Log, String> {
    let mut reader = quick_xml::NsReader::from_str(text);
    reader.config_mut().check_comments = true;
    let mut log = Log::default();
    let mut depth = 0_usize;
    let name_of = |resolved: &quick_xml::name::ResolveResult<'_>, local: &str| match resolved {
        // quick-xml keeps the value of a declaration as it is written.
        quick_xml::name::ResolveResult::Bound(namespace) => {
            let spaced = namespace.0.replace("\r\n", " ").replace(['\r', '\n', '\t'], " ");
            wsdl_xml::qualified(&quick_xml::escape::unescape(&spaced).unwrap_or_default(), local)
        }
        _ => local.to_owned(),
    };
    loop {
        let from = usize::try_from(reader.buffer_position()).unwrap_or(0);
        let (resolved, event) = reader.read_resolved_event().map_err(|error| error.to_string())?;
        match event {
            Event::Start(tag) => {
                log.start(name_of(&resolved, tag.local_name().as_ref()), Vec::new());
                depth += 1;
            }
            Event::Empty(tag) => {
                log.start(name_of(&resolved, tag.local_name().as_ref()), Vec::new());
                log.end();
            }
            Event::End(_) => {
                log.end();
                depth = depth.saturating_sub(1);
            }
            Event::Text(_) => {
                let to = usize::try_from(reader.buffer_position()).unwrap_or(0);
                if depth > 0 {
                    let raw = text.get(from..to).unwrap_or("");
                    log.text(&raw.replace("\r\n", "\n").replace('\r', "\n"));
                }
            }
            Event::CData(data) => log.text(&data.as_ref().replace("\r\n", "\n").replace('\r', "\n")),
            Event::GeneralRef(reference) => {
                let written = format!("&{};", &*reference);
                log.text(&quick_xml::escape::unescape(&written).map_err(|error| error.to_string())?);
            }
            Event::Eof if depth == 0 => return Ok(log),
            Event::Eof => return Err("an element is still open".to_owned()),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::DocType(_) => {}
        }
    }
}

/// The same log without attributes, which quick-xml's loop does not resolve.
fn without_attributes(log: Log) -> Log {
    let bare = |seen| match seen {
        Seen::Start(name, _) => Seen::Start(name, Vec::new()),
        other => other,
    };
    Log(log.0.into_iter().map(bare).collect())
}

/// Reads a text in all three ways. Returns whether it is well-formed.
///
/// # Panics
/// The ways differ: in whether the text is well-formed, in what is in it, or in the error and its place.
pub fn compare(text: &str, seed: u64) -> bool {
    let tokens = by_tokens(text);
    let expected = by_expectation(text, &mut Numbers(seed));
    assert_eq!(tokens, expected, "by tokens and by expectation (seed {seed}): {text:?}");
    let Ok(log) = tokens else { return false };
    match by_quick_xml(text) {
        Ok(oracle) => assert_eq!(without_attributes(log), oracle, "by tokens and by quick-xml: {text:?}"),
        Err(error) => panic!("quick-xml refuses what the scanner accepts: {error}: {text:?}"),
    }
    true
}
