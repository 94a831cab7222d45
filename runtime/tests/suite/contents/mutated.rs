//! Contents by chance: reading never panics, and nothing is lost silently.

use std::fmt::Debug;

use super::*;

/// A number generator with the same numbers on every machine.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }
}

/// A part of a content.
struct Part {
    xml: String,
    /// What of it must be in the value, unless a deviation says that it is not.
    mark: Option<String>,
    /// The local name; `None` for text.
    local: Option<&'static str>,
}

fn part(number: usize, numbers: &mut Numbers) -> Part {
    let local = ["a", "b", "c", "d", "e", "x"][numbers.below(6)];
    let mark = (1_000 + number).to_string();
    let (xml, local) = match numbers.below(20) {
        0 => (format!("<{local} xmlns=\"urn:other\">{mark}</{local}>"), Some(local)),
        1 => return Part { xml: format!("<{local} xsi:nil=\"true\"/>"), mark: None, local: None },
        2 => (format!("<{local} z=\"1\">{mark}</{local}>"), Some(local)),
        3 => (format!("<{local}><!-- z -->{mark}</{local}>"), Some(local)),
        4 => (format!("<p:{local} xmlns:p=\"{}\">{mark}</p:{local}>", TABLE[0]), Some(local)),
        5 => (format!("<![CDATA[{mark}]]>"), None),
        6 => (mark.clone(), None),
        7 => (format!("&#x41;{mark}"), None),
        8 => {
            return Part {
                xml: [" ", "\n", "<!-- z -->", "<?z z?>"][numbers.below(4)].to_owned(),
                mark: None,
                local: None,
            };
        }
        _ => (format!("<{local}>{mark}</{local}>"), Some(local)),
    };
    Part { xml, mark: Some(mark), local }
}

fn names(kind: &DeviationKind, local: &str) -> bool {
    match kind {
        DeviationKind::UnknownElement(name)
        | DeviationKind::Repeated(name)
        | DeviationKind::WrongNamespace { found: name, .. } => name.rsplit('}').next() == Some(local),
        _ => false,
    }
}

fn check<T: SchemaType + Debug + PartialEq>(seed: u64) {
    let mut numbers = Numbers(seed);
    let mut read_well = 0;
    for _ in 0..1_500 {
        let count = numbers.below(8);
        let parts: Vec<Part> = (0..count).map(|number| part(number, &mut numbers)).collect();
        let content: String = parts.iter().map(|part| part.xml.as_str()).collect();
        let strictly = read::<T>(&content, Sink::strict());
        let Ok((value, deviations)) = read::<T>(&content, Sink::lenient()) else {
            assert!(strictly.is_err(), "{content}");
            continue;
        };
        read_well += 1;
        let shown = format!("{value:?}");
        let is_lost = |part: &&Part| part.mark.as_ref().is_some_and(|mark| !shown.contains(mark.as_str()));
        for local in ["a", "b", "c", "d", "e", "x"] {
            let lost = parts.iter().filter(|part| part.local == Some(local)).filter(is_lost).count();
            let reported = deviations.iter().filter(|kind| names(kind, local)).count();
            assert!(lost <= reported, "{content}: {shown} {deviations:?}");
        }
        let loses_text = parts.iter().filter(|part| part.local.is_none()).any(|part| is_lost(&part));
        assert!(!loses_text || deviations.contains(&DeviationKind::StrayText), "{content}: {shown} {deviations:?}");
        if let Ok((strict, _)) = strictly {
            assert!(strict == value && deviations.is_empty(), "{content}: {deviations:?}");
        }
    }
    assert!(read_well > 10, "{read_well}");
}

#[test]
fn nothing_is_lost_without_a_deviation() {
    check::<wildcards::Open>(1);
    check::<choices::Maybe>(2);
    check::<choices::Many>(3);
    check::<choices::Few>(4);
    check::<groups::Pairs>(5);
    check::<groups::Steps>(6);
    check::<groups::LooseSteps>(7);
    check::<groups::Few>(8);
    check::<mixed::Paragraph>(9);
    check::<mixed::Letter>(10);
    check::<mixed::Letters>(11);
    check::<mixed::Clauses>(12);
    check::<mixed::Late>(13);
    check::<wildcards::Local>(14);
}

#[test]
fn broken_texts_end_without_a_panic() {
    fn try_all(content: &str) {
        for sink in [Sink::lenient(), Sink::strict()] {
            drop(read::<choices::Many>(content, sink.clone()));
            drop(read::<groups::LooseSteps>(content, sink.clone()));
            drop(read::<groups::Few>(content, sink.clone()));
            drop(read::<mixed::Letters>(content, sink.clone()));
            drop(read::<mixed::Late>(content, sink.clone()));
            drop(read::<wildcards::Open>(content, sink.clone()));
        }
    }
    const PIECES: [&str; 14] = [
        "<",
        ">",
        "/",
        "&",
        "]]>",
        "<![CDATA[",
        "<!--",
        "</r>",
        "<a>",
        "</a>",
        "<b/>",
        "<a xsi:nil='1'>",
        "\u{1}",
        " ",
    ];
    let mut numbers = Numbers(2026);
    for _ in 0..3_000 {
        let count = numbers.below(6);
        let parts: String = (0..count).map(|number| part(number, &mut numbers).xml).collect();
        let mut chars: Vec<String> = parts.chars().map(String::from).collect();
        for _ in 0..=numbers.below(3) {
            let at = numbers.below(chars.len() + 1);
            match numbers.below(3) {
                0 if at < chars.len() => drop(chars.remove(at)),
                1 => chars.truncate(at),
                _ => chars.insert(at, PIECES[numbers.below(PIECES.len())].to_owned()),
            }
        }
        try_all(&chars.concat());
    }
}
