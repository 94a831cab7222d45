//! The scanner by itself: each flaw is an error of its kind at its byte, each limit names itself, and what is plain makes
//! no tokens.

use wsdl_xml::{DocumentType, Error, ErrorKind, Forbidden, Limits, Name, Ns, Scanner, Token};

fn scan(scanner: &mut Scanner<'_>) -> Result<usize, Error> {
    let mut tokens = 0;
    while !matches!(scanner.token()?, Token::Eof) {
        tokens += 1;
    }
    Ok(tokens)
}

fn flaw(text: &str) -> (ErrorKind, usize) {
    let error = scan(&mut Scanner::new(text, &[], Limits::default())).expect_err(text);
    assert!(!error.found().is_empty() && error.at() <= text.len(), "{text}: {error}");
    (error.kind(), error.at())
}

#[test]
fn what_is_not_well_formed_is_refused_at_its_byte() {
    for (text, at) in [
        ("", 0),
        (" ", 1),
        ("x", 0),
        ("<a", 0),
        ("<a>", 3),
        ("</a>", 0),
        ("<a></b>", 3),
        ("<a/><b/>", 4),
        ("<a/>x", 4),
        ("<a/>&lt;", 4),
        ("<a/><![CDATA[]]>", 4),
        ("<a>]]></a>", 3),
        ("<a>&x;</a>", 3),
        ("<a>& b;</a>", 3),
        ("<a>&lt</a>", 3),
        ("<a b=c/>", 0),
        ("<a b/>", 0),
        ("<a b='1' b='2'/>", 0),
        ("<a b='1'c='2'/>", 8),
        ("<a b='<'/>", 6),
        ("<a b='&x;'/>", 6),
        ("<a /b>", 0),
        ("<p:a/>", 0),
        ("<a p:b=''/>", 0),
        ("<a:b:c xmlns:a='u'/>", 0),
        ("<:a/>", 0),
        ("<a:/>", 0),
        ("<1/>", 0),
        ("<a xmlns:p=''/>", 0),
        ("<a xmlns:xmlns='u'/>", 0),
        ("<a xmlns:xml='u'/>", 0),
        ("<a xmlns='http://www.w3.org/2000/xmlns/'/>", 0),
        ("<a xmlns:='u'/>", 0),
        ("<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>", 0),
        ("<!-- a -- b --><a/>", 0),
        ("<!-- a", 0),
        ("<a><![CDATA[x</a>", 3),
        ("<a><!x></a>", 3),
        ("<!doctype a><a/>", 0),
        ("<?xml?><a/>", 0),
        ("<?xml version='2.0'?><a/>", 0),
        (" <?xml version='1.0'?><a/>", 1),
        ("<?XML version='1.0'?><a/>", 0),
        ("<?a:b?><a/>", 0),
        ("<??><a/>", 0),
        ("<a><?x</a>", 3),
        ("< a/>", 0),
        ("<a></a b>", 3),
    ] {
        assert_eq!(flaw(text), (ErrorKind::NotWellFormed, at), "{text}");
    }
    for (text, at) in [("<a>\u{1}</a>", 3), ("<a>&#1;</a>", 3), ("<a b='\u{FFFF}'/>", 6), ("<!--\u{FFFE}--><a/>", 4)] {
        assert_eq!(flaw(text), (ErrorKind::ForbiddenCharacter, at), "{text:?}");
    }
    assert_eq!(flaw("<!DOCTYPE a><a/>"), (ErrorKind::DocumentType, 0));
}

#[test]
fn many_attributes_are_checked_as_few_are() {
    let many = |more: &str| {
        let list: String = (0..20).map(|n| format!(" a{n}='' p:a{n}=''")).collect();
        format!("<a xmlns:p='u' xmlns:q='u' xmlns:r='v'{list}{more}/>")
    };
    let scan = |text: &str| scan(&mut Scanner::new(text, &[], Limits::default())).map_err(|error| error.kind());
    assert_eq!(scan(&many(" r:a1=''")), Ok(2));
    for twice in [" a7=''", " q:a7=''", " p:a7=''", " xmlns:q='w'"] {
        assert_eq!(scan(&many(twice)), Err(ErrorKind::NotWellFormed), "{twice}");
    }
}

#[test]
fn each_limit_names_itself() {
    let few = Limits {
        depth: 3,
        elements: 4,
        attributes: 2,
        attribute_bytes: 12,
        text_bytes: 5,
        uri_bytes: 10,
        declarations: 1,
        name_bytes: 20,
    };
    let limit = |text: &str| match scan(&mut Scanner::new(text, &[], few)) {
        Ok(_) => None,
        Err(error) => match error.kind() {
            ErrorKind::Limit(name) => Some(name),
            other => panic!("{text}: {other:?}"),
        },
    };
    for (text, name) in [
        ("<a><a><a/></a></a>", None),
        ("<a><a><a><a/></a></a></a>", Some("depth")),
        ("<a><b/><b/><b/></a>", None),
        ("<a><b/><b/><b/><b/></a>", Some("elements")),
        ("<a a='' b=''/>", None),
        ("<a a='' b='' c=''/>", Some("attributes")),
        ("<a a='123456789012'/>", None),
        ("<a a='1234567890123'/>", Some("attribute_bytes")),
        ("<a xmlns='0123456789'/>", None),
        ("<a xmlns='01234567890'/>", Some("uri_bytes")),
        ("<a xmlns='a'><a xmlns='b'/></a>", Some("declarations")),
        ("<abcdefghijklmnopqrst/>", None),
        ("<abcdefghijklmnopqrstu/>", Some("name_bytes")),
        ("<a abcdefghijklmnopqrstu=''/>", Some("name_bytes")),
    ] {
        assert_eq!(limit(text), name, "{text}");
    }
}

#[test]
fn what_is_read_by_expectation_obeys_the_limits() {
    const B: Name = Name::new(Ns::NONE, "b");
    for (limits, may) in [
        (Limits { elements: 2, ..Limits::default() }, true),
        (Limits { elements: 1, ..Limits::default() }, false),
        (Limits { depth: 2, ..Limits::default() }, true),
        (Limits { depth: 1, ..Limits::default() }, false),
    ] {
        let ways: [fn(&mut Scanner<'_>) -> bool; 3] =
            [|s| s.plain_leaf(&B).is_some(), |s| s.simple_leaf(&B).is_some(), |s| s.plain_open(&B)];
        for way in ways {
            let mut scanner = Scanner::new("<a><b>12345</b></a>", &[], limits);
            scanner.token().unwrap();
            assert_eq!(way(&mut scanner), may);
        }
    }
    let mut scanner = Scanner::new("<a><b>12345</b></a>", &[], Limits { text_bytes: 4, ..Limits::default() });
    scanner.token().unwrap();
    assert!(scanner.plain_leaf(&B).is_none() && scanner.simple_leaf(&B).is_none());
    assert!(scanner.plain_open(&B) && scanner.plain_text().is_none());
}

#[test]
fn forbidden_characters_are_replaced_and_reported_if_so_set() {
    let text = "<a b='\u{1}&#2;'>\u{3}<!--\u{4}-->&#5;<![CDATA[\u{FFFF}]]>&amp;</a>";
    let mut scanner = Scanner::new(text, &[], Limits::default()).with_forbidden(Forbidden::Replace);
    let mut seen = Vec::new();
    loop {
        let token = scanner.token().unwrap();
        let replaced = scanner.take_replaced();
        seen.push((
            replaced,
            match &token {
                Token::Start(_) => {
                    scanner.attributes().map(|attribute| scanner.value(&attribute).into_owned()).collect()
                }
                Token::Text(text) | Token::CData(text) => text.to_string(),
                Token::Reference(c) => c.to_string(),
                Token::Eof => break,
                _ => String::new(),
            },
        ));
    }
    let expected = [
        (true, "\u{FFFD}\u{FFFD}"),
        (true, "\u{FFFD}"),
        (true, ""),
        (true, "\u{FFFD}"),
        (true, "\u{FFFD}"),
        (false, "&"),
        (false, ""),
    ];
    assert_eq!(seen, expected.map(|(replaced, text)| (replaced, text.to_owned())));
}

/// All text and attribute values of a document, and how many pieces had something replaced in them.
fn replaced(text: &str) -> (String, usize) {
    let mut scanner = Scanner::new(text, &[], Limits::default()).with_forbidden(Forbidden::Replace);
    let (mut all, mut count) = (String::new(), 0);
    loop {
        let token = scanner.token().unwrap();
        count += usize::from(scanner.take_replaced());
        match &token {
            Token::Start(_) => scanner.attributes().for_each(|one| all.push_str(&scanner.value(&one))),
            Token::Text(text) | Token::CData(text) => all.push_str(text),
            Token::Reference(c) => all.push(*c),
            Token::Eof => return (all, count),
            _ => {}
        }
    }
}

#[test]
fn references_to_both_halves_of_a_surrogate_pair_are_one_character_if_forbidden_ones_are_replaced() {
    const LOST: &str = "\u{FFFD}";
    for (raw, read, count) in [
        ("&#xD83D;&#xDE00;", "😀".to_owned(), 1),
        ("a&#55357;&#xde00;b", "a😀b".to_owned(), 1),
        ("&#xD83D;&#xDE00;&#xD83D;&#xDE01;", "😀😁".to_owned(), 2),
        ("&#xD83D;", LOST.to_owned(), 1),
        ("&#xD83D;a&#xDE00;", format!("{LOST}a{LOST}"), 2),
        ("&#xDE00;&#xD83D;", LOST.repeat(2), 2),
        ("&#xD83D;&#xD83D;&#xDE00;", format!("{LOST}😀"), 2),
        ("&#xD83D;&amp;", format!("{LOST}&"), 1),
        ("&#xD83D;&#65;", format!("{LOST}A"), 1),
    ] {
        assert_eq!(replaced(&format!("<a>{raw}</a>")), (read.clone(), count), "{raw}");
        assert_eq!(replaced(&format!("<a b='{raw}'/>")), (read, 1), "{raw}");
        let error = Scanner::new(&format!("<a b='{raw}'/>"), &[], Limits::default()).token().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ForbiddenCharacter, "{raw}");
    }
    // Between the halves stands nothing else.
    for between in ["<!-- -->", "<![CDATA[]]>", "<?b?>"] {
        assert_eq!(replaced(&format!("<a>&#xD83D;{between}&#xDE00;</a>")), (LOST.repeat(2), 2), "{between}");
    }
}

#[test]
fn entities_of_a_document_type_are_read_if_so_set() {
    let text = "<!DOCTYPE a [<!ENTITY e 'x &amp; \n y'><!ENTITY m '<b/>'>]><a b='&e;'>&e;&#65;</a>";
    let mut scanner = Scanner::new(text, &[], Limits::default()).with_document_type(DocumentType::Read);
    assert!(matches!(scanner.token().unwrap(), Token::DocumentType));
    assert!(matches!(scanner.token().unwrap(), Token::Start(_)));
    let values: Vec<_> = scanner.attributes().map(|attribute| scanner.value(&attribute).into_owned()).collect();
    assert_eq!(values, ["x &   y"]);
    let mut content = String::new();
    while let Token::Text(text) = scanner.token().unwrap() {
        content.push_str(&text);
    }
    assert_eq!(content, "x & \n yA");
    for refused in ["&m;", "&n;"] {
        let text = text.replace("&#65;", refused);
        let mut scanner = Scanner::new(&text, &[], Limits::default()).with_document_type(DocumentType::Read);
        assert_eq!(scan(&mut scanner).map_err(|error| error.kind()), Err(ErrorKind::NotWellFormed), "{refused}");
    }
}

#[test]
fn a_part_of_a_document_is_read_by_the_declarations_around_it() {
    let scope = [("p", "urn:p"), ("", "urn:d")];
    let mut part = Scanner::new("<p:a><b/></p:a>", &["urn:d"], Limits::default()).within(scope.into_iter());
    let Token::Start(start) = part.token().unwrap() else { panic!("a start tag") };
    assert_eq!(part.display(&start), "{urn:p}a");
    let Token::Start(start) = part.token().unwrap() else { panic!("a start tag") };
    assert_eq!((start.ns, part.open_names().collect::<Vec<_>>()), (Ns::of(0), vec!["a", "b"]));
}

#[test]
fn an_element_that_is_held_stays_open_and_its_end_is_found() {
    let text = "<a><b><c/></b><d/> </a>";
    let mut scanner = Scanner::new(text, &[], Limits::default());
    scanner.token().unwrap();
    scanner.hold();
    for _ in 0..2 {
        assert!(matches!(scanner.token().unwrap(), Token::Start(_)));
        // Passes over what is inside.
        scanner.seek(text.find("</b>").unwrap() + 4 + if scanner.closed_name() == "b" { 4 } else { 0 });
        scanner.leave();
    }
    while !matches!(scanner.token().unwrap(), Token::End) {}
    assert_eq!((scanner.depth(), scanner.release()), (1, text.find("</a>").unwrap()));
    scanner.seek(text.find("</a>").unwrap());
    assert!(scanner.plain_close());
    assert!(matches!(scanner.token().unwrap(), Token::Eof));
}

#[test]
fn what_is_plain_makes_no_tokens() {
    const ROW: Name = Name::new(Ns::of(0), "row");
    const CELL: Name = Name::new(Ns::of(0), "cell");
    let text =
        format!("<p:t xmlns:p='urn:a'>{}</p:t>", "<p:row>\r\n <p:cell>x</p:cell><p:cell/></p:row>\n".repeat(100));
    let mut scanner = Scanner::new(&text, &["urn:a"], Limits::default());
    scanner.token().unwrap();
    let before = scanner.tokens();
    for _ in 0..100 {
        assert!(scanner.plain_open(&ROW));
        scanner.skip_space();
        assert_eq!(scanner.plain_leaf(&CELL), Some("x"));
        assert_eq!(scanner.simple_leaf(&CELL).as_deref(), Some(""));
        assert!(scanner.plain_close());
        scanner.skip_space();
    }
    assert!(scanner.plain_close());
    assert_eq!(scanner.tokens(), before);
}
