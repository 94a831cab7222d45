//! Bodies as people see them.

use wsdl_xml::Ns;

use super::*;

const TABLE: Table = &["urn:s", "urn:other"];
const SENSITIVE: &[Name] = &[
    Name::new(Ns::of(0), "Email"),
    Name::new(Ns::of(0), "Value"),
    Name::new(Ns::of(0), "List"),
    Name::new(Ns::of(0), "Password"),
];

fn in_envelope(content: &str) -> String {
    format!(
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body xmlns=\"urn:s\">{content}</s:Body>\
         </s:Envelope>"
    )
}

/// A body that is text, of no client in particular.
fn body(text: &str) -> String {
    Masker { sensitive: SENSITIVE, table: TABLE, secrets: Secrets::default() }.body(text)
}

/// What becomes of the content of an envelope.
fn content(of: &str) -> String {
    let shown = body(&in_envelope(of));
    let (_, inside) = shown.split_once("<s:Body xmlns=\"urn:s\">").unwrap();
    inside.split("</s:Body>").next().unwrap().to_owned()
}

#[test]
fn what_is_not_sensitive_stays_as_it_is() {
    let kept =
        "<Id>7</Id><Name nil=\"***\"/><Text> a &amp; b &#235; ë\n</Text><o:Value xmlns:o=\"urn:other\">x</o:Value>";
    assert_eq!(content(kept), kept);
    let whole = in_envelope("<Id i:nil=\"true\" xmlns:i='http://www.w3.org/2001/XMLSchema-instance' />");
    let expected = whole.replace('\'', "\"").replace(" />", "/>");
    assert_eq!(body(&whole), expected);
}

#[test]
fn sensitive_text_is_masked_in_all_forms() {
    let table = [
        ("<Email>marker</Email>", "<Email>***</Email>"),
        ("<Email></Email><Email/>", "<Email></Email><Email/>"),
        ("<Email><![CDATA[marker]]></Email>", "<Email>***</Email>"),
        ("<Email>&#109;arker</Email>", "<Email>***</Email>"),
        ("<Email kind='marker'>marker</Email>", "<Email kind=\"***\">***</Email>"),
        ("<List><a>marker</a><b>marker</b></List>", "<List><a>***</a><b>***</b></List>"),
        // The case of letters and a wrong namespace do not help.
        ("<eMAIL>marker</eMAIL>", "<eMAIL>***</eMAIL>"),
        ("<Email xmlns=\"\">marker</Email>", "<Email xmlns=\"\">***</Email>"),
        ("<x:Email xmlns:x=\"urn:unknown\">marker</x:Email>", "<x:Email xmlns:x=\"urn:unknown\">***</x:Email>"),
        ("<p:Email xmlns:p=\"urn:s\">marker</p:Email >", "<p:Email xmlns:p=\"urn:s\">***</p:Email >"),
        // Another meaning of a prefix ends with its element.
        (
            "<a xmlns=\"urn:other\"><Email>x</Email></a><Email>marker</Email>",
            "<a xmlns=\"urn:other\"><Email>x</Email></a><Email>***</Email>",
        ),
    ];
    for (text, shown) in table {
        assert_eq!(content(text), shown, "{text}");
    }
}

#[test]
fn addresses_are_found_elsewhere_and_odd_places_show_nothing() {
    let table = [
        ("<Text>no ann@example.com!</Text>", "<Text>no ***</Text>"),
        ("<Text>&lt;ann&#64;example.com&gt;</Text>", "<Text>&lt;***&gt;</Text>"),
        ("<Text>ann@<!-- x -->example.com</Text>", "<Text>***<!--***-->***</Text>"),
        ("<Text>ann@<![CDATA[example.com]]></Text>", "<Text>******</Text>"),
        ("<Text>ann<b/>@example.com</Text>", "<Text>***<b/>***</Text>"),
        ("<Text>a<?marker x?></Text>", "<Text>***</Text>"),
        ("<Text><![CDATA[a <b> & c]]></Text>", "<Text>a &lt;b&gt; &amp; c</Text>"),
        ("<Text><![CDATA[ann@]]><![CDATA[example.com]]></Text>", "<Text>******</Text>"),
        ("<Text><![CDATA[to ann@example.com]]></Text>", "<Text>to ***</Text>"),
        ("<!-- marker --><a b=\"marker\"/>", "<!--***--><a b=\"***\"/>"),
        ("<a xmlns:m=\"ann@example.com\"/>", "<a xmlns:m=\"***\"/>"),
    ];
    for (text, shown) in table {
        assert_eq!(content(text), shown, "{text}");
    }
}

#[test]
fn headers_show_no_text_and_faults_their_words() {
    for ns in ["http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope"] {
        let text = format!(
            "<?xml version='1.0' encoding='utf-8'?>\n<s:Envelope xmlns:s=\"{ns}\"><s:Header><t><u>marker</u></t></s:Header>\
             <s:Body><s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code><faultstring>why</faultstring></s:Fault></s:Body>\
             </s:Envelope>\n"
        );
        let shown = text.replace('\'', "\"").replace("marker", "***").replace("\n", "");
        assert_eq!(body(&text), shown);
    }
}

#[test]
fn credentials_are_masked_wherever_they_are() {
    let secrets = Secrets::of([("user-7", "p&w")]);
    let masker = Masker { sensitive: SENSITIVE, table: TABLE, secrets };
    let text = in_envelope("<a>User-7 said p&amp;w and p&#38;w</a>");
    let shown = masker.body(&text);
    assert!(shown.contains("<a>*** said *** and ***</a>"), "{shown}");
    for told in [
        "<user-7 xmlns=\"urn:x\">x</user-7>",
        "<user-7 xmlns=\"\">x</user-7>",
        "<user-7:a xmlns:user-7=\"urn:s\"/>",
        "<b user-7=\"x\"/>",
    ] {
        let shown = masker.body(&in_envelope(&format!("<a/>{told}")));
        assert!(shown.contains("<a/>*** (") && !shown.contains("user-7"), "{shown}");
    }
    let shown = masker.body(&in_envelope("<a xmlns=\"urn:user-7\"/>"));
    assert!(shown.contains("<a xmlns=\"urn:***\"/>"), "{shown}");
}

/// Credentials that are words of the contract hide nothing of it.
#[test]
fn names_that_are_known_are_no_secrets() {
    for word in ["Envelope", "soap", "Fault", "WSUser", "http", "urn:s", "Client", "type", "nil"] {
        let secrets = Secrets::of([(word, word)]);
        let masker = Masker { sensitive: SENSITIVE, table: TABLE, secrets };
        let text = in_envelope(
            "<WSUser xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/><s:Fault><faultcode \
             xmlns=\"\">s:Client</faultcode></s:Fault>",
        );
        assert_eq!(masker.body(&text), text, "{word}");
    }
}

/// No name of a contract holds what is no word: such a name is the answer's own, whatever namespace it says.
#[test]
fn names_in_namespaces_of_the_contract_hide_what_is_no_word() {
    let masker = Masker { sensitive: SENSITIVE, table: TABLE, secrets: Secrets::of([("user-7f3a", "p")]) };
    for name in ["Resuser-7f3ault", "USER-7F3A"] {
        let shown = masker.body(&in_envelope(&format!("<Id>1</Id><{name}>2</{name}>")));
        assert!(shown.contains("<Id>1</Id>") && shown.contains(MASK) && !shown.contains(name), "{shown}");
    }
}

/// A number is a value where the contract has elements, though it is the user; in words it is masked.
#[test]
fn numbers_and_times_are_kept_in_elements_of_the_contract() {
    let secrets = Secrets::of([("2016", "12")]);
    let masker = Masker { sensitive: SENSITIVE, table: TABLE, secrets };
    let text = in_envelope(
        "<Id>2016</Id><Id>-12.5</Id><At>2016-04-05T12:07:09Z</At><Text>by 2016, in 20161</Text><Email>2016</Email><u xmlns=\"\
         urn:u\">2016</u><faultstring xmlns=\"\">2016</faultstring>",
    );
    let kept = text.replace("by 2016", "by ***").replace("<Email>2016", "<Email>***");
    let kept = kept.replace("u\">2016", "u\">***").replace("\"\">2016", "\"\">***");
    assert_eq!(masker.body(&text), kept);
}

#[test]
fn what_is_no_envelope_shows_its_length() {
    let deep = in_envelope(&"<a>".repeat(1_000));
    for text in [
        "marker",
        "<html>marker</html>",
        "<Envelope>marker</Envelope>",
        "<!DOCTYPE marker><a/>",
        "<s:Envelope>",
        "<",
        "<?xml marker",
    ] {
        assert_eq!(body(text), format!("*** ({} bytes)", text.len()), "{text}");
    }
    assert!(body(&deep).ends_with("more bytes)"));
    assert_eq!(body(""), "");
}

#[test]
fn what_is_broken_shows_nothing_behind_the_break() {
    for broken in [
        "<a b=marker>",
        "<a b=\"<marker\"/>",
        "<a b=\"1\"marker=\"2\"/>",
        "<u:a>marker</u:a>",
        "<a>x</b>marker",
        "<a>&undeclared;marker</a>",
        "<1>marker</1>",
        "<!ELEMENT marker>",
        "<a",
        "<!-- marker",
        "<![CDATA[marker",
        "<? marker",
    ] {
        let shown = body(&in_envelope(&format!("<Id>7</Id>{broken}")));
        assert!(
            shown.contains("<Id>7</Id>") && shown.contains("***") && !shown.contains("marker"),
            "{broken}: {shown}"
        );
    }
    let behind = format!("{}marker", in_envelope(""));
    assert!(body(&behind).ends_with("</s:Envelope>*** (6 more bytes)"));
}

/// Wherever a body is cut, and whatever single byte of it is lost or doubled, nothing sensitive shows.
#[test]
fn no_cut_and_no_lost_byte_shows_a_value() {
    let text = in_envelope(
        "<Email>marker-1@example.com</Email><p:Value xmlns:p='urn:s' a='marker-2'><![CDATA[marker-3]]></p:Value><List><i>\
         marker-4</i></List><Text>see ann.marker-5@example.com</Text><!-- marker-6 -->",
    );
    let leaks = |cut: &str| {
        let shown = body(cut);
        shown.contains("mark") || shown.contains("example.com")
    };
    for at in 0..text.len() {
        assert!(!leaks(&text[..at]), "{}", &text[..at]);
    }
    for at in 0..text.len() {
        let mut lost = text.clone();
        lost.remove(at);
        // The mark of an address, or its element's name, may be what is lost.
        let shown = body(&lost);
        let hidden = ["marker-1", "marker-2", "marker-3", "marker-4", "marker-6"];
        let renamed = text[..at].ends_with(['<', '/'])
            || text.as_bytes()[at].is_ascii_alphabetic()
            || text.as_bytes()[at] == b':';
        assert!(renamed || hidden.iter().all(|marker| !shown.contains(marker)), "{at}: {shown}");
    }
}

#[test]
fn a_huge_body_is_gone_through_once() {
    let many = "<Email>marker</Email><a x:nil='1' xmlns:x='urn:x'/>".repeat(100_000);
    let shown = body(&in_envelope(&many));
    assert!(!shown.contains("marker") && shown.ends_with("</s:Envelope>"));
}

/// What the request says of people is masked where a text repeats it, and where it is all of a value its own mark decides.
#[test]
fn what_a_request_says_of_people_is_found_in_answers() {
    let masker = Masker { sensitive: SENSITIVE, table: TABLE, secrets: Secrets::default() };
    let request = in_envelope(
        "<Email>Ann Sm&lt;th</Email><Value>true</Value><Value>4711</Value><List><i>Bob</i><i>Robert</i></List><Id>Carl</Id>",
    );
    let masker = masker.of_request(request.into_bytes().into());
    for (text, shown) in [
        ("no ann sm<th", "no ***"),
        ("no Ann Sm&lt;th, Ann+Sm%3Cth", "no ***, ***"),
        ("Bob and Robert, not Roberta", "Bob and ***, not Roberta"),
        ("true, but untrue; 4711 of 47110, a4711", "***, but untrue; *** of 47110, a***"),
        ("Carl", "Carl"),
    ] {
        assert_eq!(masker.secrets.mask(text), shown, "{text}");
    }
    let text = in_envelope("<Ok>true</Ok><Id>4711</Id><Name>Robert</Name><Text>no Robert</Text><s:t>Robert</s:t>");
    let shown = text.replace("no Robert", "no ***").replace("<s:t>Robert", "<s:t>***");
    assert_eq!(masker.body(&text), shown);
}

#[test]
fn a_large_request_is_repeated_quickly() {
    let masker = Masker { sensitive: SENSITIVE, table: TABLE, secrets: Secrets::default() };
    let request: String = (0..20_000).map(|number| format!("<Email>person-{number}</Email>")).collect();
    let masker = masker.of_request(in_envelope(&request).into_bytes().into());
    let answer = "<Text>no person-19999 here</Text>".repeat(1_000);
    assert!(!masker.body(&in_envelope(&answer)).contains("person"));
}
