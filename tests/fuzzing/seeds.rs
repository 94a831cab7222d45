//! What fuzzing starts from: the recorded exchanges and the generator's cases, in the form that the targets take.

use super::answers::{CONTENT_TYPES, STATUSES};
use super::descriptions::{MARK, cases};
use super::documents::number_of;
use crate::exchanges::{Message, responses};

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
        "reader" => exchanges(|message| message.body.clone()),
        "answer" => exchanges(answer),
        "operations" => operations(),
        "description" => descriptions(),
        "configuration" => configurations(),
        other => panic!("there is no target {other}"),
    }
}

fn exchanges(bytes: impl Fn(&Message) -> Vec<u8>) -> Vec<Seed> {
    let all = responses().into_iter().filter(|message| message.body.len() <= LARGEST);
    // What is chunked or compressed is not what a transport hands on.
    let all = all.filter(|message| message.header("content-length").is_some());
    all.map(|message| Seed { bytes: bytes(&message), name: message.name }).collect()
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
        for (name, document) in case.documents.iter().filter(|(name, _)| *name != "input.wsdl") {
            bytes.extend_from_slice(format!("\n{MARK}{name}\n").as_bytes());
            bytes.extend_from_slice(document);
        }
        seeds.push(Seed { name: case.name.clone(), bytes });
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
