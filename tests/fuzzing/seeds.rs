//! What fuzzing starts from: the recorded exchanges and the generator's cases, in the form that the targets take.

use super::answers::{CONTENT_TYPES, STATUSES};
use super::cassettes::recorded;
use super::descriptions::{MARK, cases};
use super::documents::number_of;
use super::markup::{DOCUMENT_TYPES, SEEDS};
use super::mutate::SECRETS;
use super::scanner::LABELS;
use crate::exchanges::{Message, requests, responses};
use crate::memory::Reply;

/// Bodies above this size are left out: they say the same many times.
const LARGEST: usize = 16 * 1024;

/// An input with a name that is good for a file.
pub struct Seed {
    /// The exchange or the case that it comes from.
    pub name: String,
    /// The input.
    pub bytes: Vec<u8>,
}

/// The inputs of a target.
///
/// # Panics
/// There is no target of this name.
pub fn seeds(target: &str) -> Vec<Seed> {
    match target {
        "scanner" => documents(),
        "reader" => exchanges(|message| message.body.clone()),
        "answer" => answers(),
        "operations" => operations(),
        "description" => descriptions(),
        "configuration" => configurations(),
        "cassette" => cassettes(),
        other => panic!("there is no target {other}"),
    }
}

/// The recorded bodies, requests too, and documents of every kind of markup in every encoding.
fn documents() -> Vec<Seed> {
    let unlabelled = |body: &[u8]| [&[0, 0, 1], body].concat();
    let mut seeds = exchanges(|message| unlabelled(&message.body));
    for request in requests() {
        seeds.push(Seed { bytes: unlabelled(&request.body), name: format!("{}.request", request.name) });
    }
    for (number, document) in SEEDS.iter().chain(&DOCUMENT_TYPES).enumerate() {
        let marked = format!("\u{FEFF}{document}");
        let bodies = [
            ("", document.as_bytes().to_vec()),
            ("utf-8", marked.as_bytes().to_vec()),
            ("utf-16", marked.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            ("utf-16le", document.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            ("utf-32", document.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect()),
            ("iso-8859-1", document.chars().filter_map(|c| u8::try_from(c).ok()).collect()),
        ];
        for (label, body) in bodies {
            let at = LABELS.iter().position(|known| *known == label).unwrap_or(0);
            let bytes = [&[at as u8, 0, number as u8], body.as_slice()].concat();
            seeds.push(Seed { name: format!("markup-{number}-{label}"), bytes });
        }
    }
    seeds
}

fn exchanges(bytes: impl Fn(&Message) -> Vec<u8>) -> Vec<Seed> {
    let all = responses().into_iter().filter(|message| message.body.len() <= LARGEST);
    // What is chunked or compressed is not what a transport hands on.
    let all = all.filter(|message| message.header("content-length").is_some());
    all.map(|message| Seed { bytes: bytes(&message), name: message.name }).collect()
}

/// The recorded answers, and some that repeat user and password.
fn answers() -> Vec<Seed> {
    let mut seeds = exchanges(answer);
    let faults: Vec<Seed> = exchanges(answer).into_iter().filter(|seed| seed.name.starts_with("fault-")).collect();
    for (at, secret) in SECRETS.iter().enumerate() {
        for Seed { name, bytes } in &faults {
            let body = String::from_utf8_lossy(&bytes[4..]);
            let Some(text) = [">", "</faultstring>", "</soap:Text>"].iter().rev().find(|end| body.contains(*end))
            else {
                continue;
            };
            let body = body.replacen(*text, &format!("{secret}{text}"), 1);
            // All kinds of clients.
            let head = [bytes[0], bytes[1], bytes[2], bytes[3] | (at as u8) << 2 & 12];
            seeds.push(Seed { name: format!("{name}-secret-{at}"), bytes: [&head, body.as_bytes()].concat() });
        }
    }
    seeds
}

/// The local name of the response element, if there is one.
fn response_of(message: &Message) -> Option<(String, String)> {
    let body = String::from_utf8_lossy(&message.body).into_owned();
    let (_, behind) = body.split_once("<soap:Body>")?;
    let (document, _) = behind.split_once("</soap:Body>")?;
    let name = document.strip_prefix('<')?.split([' ', '>', '/']).next()?.to_owned();
    let root = document.replacen(' ', " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ", 1);
    Some((name, root))
}

fn answer(message: &Message) -> Vec<u8> {
    let operation = response_of(message).and_then(|(name, _)| number_of(&name));
    let operation = operation.or_else(|| number_of("GetProcessStatusResponse")).unwrap_or(0);
    let status = STATUSES.iter().position(|status| *status == message.status()).unwrap_or(0);
    let content_type = message.header("content-type").unwrap_or_default();
    let content_type = CONTENT_TYPES.iter().position(|known| *known == content_type).unwrap_or(3);
    let version = u8::from(message.name.ends_with(".soap12"));
    [&[operation, status as u8, content_type as u8, version], message.body.as_slice()].concat()
}

fn operations() -> Vec<Seed> {
    let mut seeds = Vec::new();
    for message in responses().iter().filter(|message| message.body.len() <= LARGEST) {
        if let Some((name, document)) = response_of(message)
            && let Some(number) = number_of(&name)
        {
            let bytes = [&[number, 0], document.as_bytes()].concat();
            seeds.push(Seed { name: message.name.clone(), bytes });
        }
    }
    for number in 0..super::answers::OPERATIONS {
        seeds.push(Seed { name: format!("sample-{number}"), bytes: vec![number as u8, number as u8 + 1, 0, 7, 255] });
    }
    seeds
}

fn descriptions() -> Vec<Seed> {
    let mut seeds = Vec::new();
    for case in cases() {
        let mut bytes = case.documents.get("input.wsdl").cloned().unwrap_or_default();
        // No document begins with a digit: the byte that picks the configuration.
        bytes.insert(0, b'0');
        for (name, document) in case.documents.iter().filter(|(name, _)| *name != "input.wsdl") {
            bytes.extend_from_slice(format!("\n{MARK}{name}\n").as_bytes());
            bytes.extend_from_slice(document);
        }
        let configured = [b"1", &bytes[1..]].concat();
        seeds.push(Seed { name: case.name.clone(), bytes });
        seeds.push(Seed { name: format!("{}-configured", case.name), bytes: configured });
    }
    seeds
}

/// Every exchange to be recorded, and what becomes of some of them.
fn cassettes() -> Vec<Seed> {
    let mut seeds = Vec::new();
    for Seed { name, bytes } in exchanges(answer) {
        let [_, status, content_type, _, body @ ..] = bytes.as_slice() else { continue };
        let to_record = [&[1, *status, *content_type], body].concat();
        if body.len() < 1_000 {
            let content_type = CONTENT_TYPES[usize::from(*content_type)];
            let reply = Reply::Answer { status: STATUSES[usize::from(*status)], content_type, body: body.to_vec() };
            let bytes = [b"0", recorded(reply).as_bytes()].concat();
            seeds.push(Seed { name: format!("{name}.cassette"), bytes });
        }
        seeds.push(Seed { name, bytes: to_record });
    }
    seeds
}

fn configurations() -> Vec<Seed> {
    let with_number = |(number, case): (usize, &super::descriptions::Case)| {
        let record = "namespace = \"urn:example\"\n\"types/Released\" = \"Released\"\n";
        let text = format!("{}\n{MARK}names\n{record}", case.config);
        Seed { name: case.name.clone(), bytes: [&[number as u8], text.as_bytes()].concat() }
    };
    cases().iter().enumerate().map(with_number).collect()
}
