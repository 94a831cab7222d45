//! Masked bodies.

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

/// Masks a body without credentials of a client.
fn body(text: &str) -> String {
    Masker::new(SENSITIVE, TABLE, Secrets::default()).body(text)
}

/// Returns the masked content of an envelope.
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
        // Letter case and a wrong namespace make no difference.
        ("<eMAIL>marker</eMAIL>", "<eMAIL>***</eMAIL>"),
        ("<Email xmlns=\"\">marker</Email>", "<Email xmlns=\"\">***</Email>"),
        ("<x:Email xmlns:x=\"urn:unknown\">marker</x:Email>", "<x:Email xmlns:x=\"urn:unknown\">***</x:Email>"),
        ("<p:Email xmlns:p=\"urn:s\">marker</p:Email >", "<p:Email xmlns:p=\"urn:s\">***</p:Email >"),
        // The scope of a redeclared prefix ends with its element.
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
fn odd_places_show_nothing() {
    let table = [
        ("<Text>no <!-- x -->secret</Text>", "<Text>***<!--***-->***</Text>"),
        ("<Text>a<b/>c</Text>", "<Text>***<b/>***</Text>"),
        ("<Text>a<?marker x?></Text>", "<Text>***</Text>"),
        ("<Text><![CDATA[a <b> & c]]></Text>", "<Text>a &lt;b&gt; &amp; c</Text>"),
        ("<Text>a <![CDATA[b]]><![CDATA[ c]]></Text>", "<Text>a b c</Text>"),
        ("<!-- marker --><a b=\"marker\"/>", "<!--***--><a b=\"***\"/>"),
        ("<a xmlns:m=\"urn:a&amp;b\"/>", "<a xmlns:m=\"urn:a&amp;b\"/>"),
    ];
    for (text, shown) in table {
        assert_eq!(content(text), shown, "{text}");
    }
}

#[test]
fn attributes_and_open_content_hide_what_is_marked_and_credentials() {
    let masker = Masker::new(SENSITIVE, TABLE, Secrets::of([("user-7", "p&w")]));
    let any =
        "<any xmlns:x=\"urn:x\" x:k=\"p&amp;w\" id=\"7\"><x:y>User-7</x:y><Email>a@b</Email><x:z>p&#38;w</x:z></any>";
    let shown = masker.body(&in_envelope(any));
    assert!(shown.contains("x:k=\"***\" id=\"***\"><x:y>***</x:y><Email>***</Email><x:z>***</x:z>"), "{shown}");
    let replayable = masker.replayable_body(&in_envelope(any));
    assert!(replayable.contains("x:k=\"***\" id=\"7\"><x:y>***</x:y>"), "{replayable}");
    // What is marked has a placeholder of its form, be it the attribute or its element.
    for marked in ["<a Value=\"41\" b=\"7\"/>", "<Email Value=\"41\" b=\"7\"/>", "<a vALUE='41' b='7'/>"] {
        let shown = masker.replayable_body(&in_envelope(marked));
        assert!(!shown.contains("41") && !shown.contains("***"), "{shown}");
        assert_eq!(shown.contains("b=\"7\""), !marked.contains("Email"), "{shown}");
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
    let masker = Masker::new(SENSITIVE, TABLE, secrets);
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

/// Credentials that are words of the contract do not hide its names.
#[test]
fn names_that_are_known_are_not_secrets() {
    for word in ["Envelope", "soap", "Fault", "WSUser", "http", "urn:s", "Client", "type", "nil", "true"] {
        let secrets = Secrets::of([(word, word)]);
        let masker = Masker::new(SENSITIVE, TABLE, secrets);
        let text = in_envelope(
            "<WSUser xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/><s:Fault><faultcode \
             xmlns=\"\">s:Client</faultcode></s:Fault>",
        );
        assert_eq!(masker.body(&text), text, "{word}");
    }
}

/// Names of a contract hold only words. Another name is the answer's own, whatever its namespace.
#[test]
fn names_in_namespaces_of_the_contract_hide_what_is_no_word() {
    let masker = Masker { sensitive: SENSITIVE, table: TABLE, secrets: Secrets::of([("user-7f3a", "p")]) };
    for name in ["Resuser-7f3ault", "USER-7F3A"] {
        let shown = masker.body(&in_envelope(&format!("<Id>1</Id><{name}>2</{name}>")));
        assert!(shown.contains("<Id>1</Id>") && shown.contains(MASK) && !shown.contains(name), "{shown}");
    }
}

/// A masked text in a recorded answer can be read as its type, unless the placeholder shows a credential.
#[test]
fn placeholders_are_of_the_form_of_what_they_stand_for() {
    let masker = Masker::new(SENSITIVE, TABLE, Secrets::of([("2016", "false")]));
    let text = in_envelope(
        "<Id>2016</Id><Id>20161</Id><At>2016-04-05T12:07:09Z</At><Text>by 2016</Text><Email>17</Email><Email>a@b</Email>\
         <Email>true</Email><Ok>false</Ok>",
    );
    let replaced = [("<Id>2016<", "<Id>0<"), ("2016-04-05T12:07:09Z", "1970-01-01T00:00:00Z"), ("by 2016", "by ***")];
    let replaced =
        replaced.into_iter().chain([(">17<", ">0<"), ("a@b", "***"), (">true<", ">***<"), (">false<", ">***<")]);
    let replayable = replaced.fold(text.clone(), |text, (from, to)| text.replace(from, to));
    assert_eq!(masker.replayable_body(&text), replayable);
    let shown = masker.body(&text);
    assert!(shown.contains("<Id>***</Id><Id>20161</Id><At>***-04-05T12:07:09Z</At>"), "{shown}");
}

#[test]
fn what_is_not_an_envelope_shows_its_length() {
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
fn what_is_broken_shows_nothing_after_the_break() {
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

/// Wherever a body is cut, and whichever byte of it is lost or doubled, nothing sensitive is shown.
#[test]
fn no_cut_and_no_lost_byte_shows_a_value() {
    let text = in_envelope(
        "<Email>marker-1@example.com</Email><p:Value xmlns:p='urn:s' a='marker-2'><![CDATA[marker-3]]></p:Value><List><i>\
         marker-4</i></List><Text>see user-7f3a, p&amp;ssw&#x6F;rd</Text><!-- marker-6 -->",
    );
    let masker = Masker::new(SENSITIVE, TABLE, Secrets::of([("user-7f3a", "p&ssword")]));
    let leaks = |cut: &str| {
        let shown = [masker.body(cut), masker.replayable_body(cut)].concat();
        shown.contains("mark") || shown.contains("user-7f3a") || shown.contains("p&amp;ssw")
    };
    for at in 0..text.len() {
        assert!(!leaks(&text[..at]), "{}", &text[..at]);
    }
    for at in 0..text.len() {
        let mut lost = text.clone();
        lost.remove(at);
        // The lost byte may be in the name of a sensitive element.
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

/// Contents of the request's header blocks are masked where the answer repeats them.
#[test]
fn what_header_blocks_hold_is_found_in_answers() {
    let header = "<s:Header><Session xmlns=\"urn:h\" key=\"K-12\"><Id>S-4711-x</Id><At>2016</At><On>true</On><c>\
                  <![CDATA[two ]]>words</c></Session></s:Header><s:Body ";
    let request = in_envelope("<Email>Ann</Email><Id>Bob-4711</Id>").replace("<s:Body ", header);
    let masker = Masker::new(SENSITIVE, TABLE, Secrets::default()).of_request(request.into_bytes().into());
    for (text, shown) in [
        ("S-4711-x", "***"),
        (" S-4711-x ", " *** "),
        ("session S-4711-x, S-4711-xx", "session ***, S-4711-xx"),
        ("two words, two+words", "***, ***"),
        ("K-12", "***"),
        ("K-12 2016", "K-12 2016"),
        ("2016", "***"),
        ("true", "true"),
        ("Bob-4711", "Bob-4711"),
    ] {
        assert_eq!(masker.text(text), shown, "{text}");
        let text = in_envelope(&format!("<Text>{text}</Text>"));
        assert!(masker.body(&text).contains(&format!("<Text>{shown}</Text>")), "{text}");
    }
}

#[test]
fn a_large_header_is_repeated_quickly() {
    let texts: String = (0..20_000).map(|number| format!("<a>person-{number}</a>")).collect();
    let request = format!(
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header>{texts}</s:Header></s:Envelope>"
    );
    let masker = Masker::new(SENSITIVE, TABLE, Secrets::default()).of_request(request.into_bytes().into());
    let answer = "<Text>no person-19999 here</Text>".repeat(1_000);
    assert!(!masker.body(&in_envelope(&answer)).contains("person"));
}

fn masker(user: &str, password: &str) -> Masker {
    Masker::new(SENSITIVE, TABLE, Secrets::of([(user, password)]))
}

#[test]
fn texts_are_masked_however_they_repeat_credentials() {
    let masker = masker("Ann-7", "p&s<\"w'd\"");
    for (text, masked) in [
        ("user Ann-7 and ann-7", "user *** and ***"),
        ("Ann-7Ann-7", "******"),
        ("got p&amp;s&lt;\"w'd\"!", "got ***!"),
        ("?p=p%26s%3c%22w%27d%22", "?p=***"),
        ("Basic QW5uLTc6cCZzPCJ3J2Qi", "Basic ***"),
        ("Ann-", "Ann-"),
        ("\u{eb}Ann-7\u{eb}", "\u{eb}***\u{eb}"),
        ("", ""),
    ] {
        assert_eq!(masker.text(text), masked, "{text}");
    }
    assert_eq!(self::masker("", "").text("anything"), "anything");
    assert_eq!(self::masker("a", "").text("a bad user a: 'A', YQ=="), "*** bad user ***: '***', ***==");
}

/// All promised forms, for credentials with every character that is escaped in them.
#[test]
fn every_form_is_found() {
    for secret in ["p&s<>\"' w/\\d+%41", "pl\u{e4}in\u{1F600}x", "&amp;%26\\u0026", "\\n%%&#38;;", "hunter", "12345678"]
    {
        let masker = masker("someone-else", secret);
        for form in forms(secret) {
            let text = format!("<{form}> {form},{form}");
            let masked = masker.text(&text);
            assert!(masked.matches(MASK).count() >= 3, "{secret}: {text}: {masked}");
            assert!(!masked.contains(&form) && masked.starts_with('<'), "{secret}: {text}: {masked}");
        }
    }
}

/// Returns a text in all promised forms.
fn forms(text: &str) -> Vec<String> {
    use base64::Engine;
    use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
    let xml = text.replace('&', "&amp;").replace('<', "&lt;");
    let each = |form: &dyn Fn(usize, char) -> String| text.chars().enumerate().map(|(at, c)| form(at, c)).collect();
    let percent = |upper: bool, all: bool| -> String {
        let byte = |b: u8| match b {
            _ if !all && (b.is_ascii_alphanumeric() || b"-._~".contains(&b)) => char::from(b).to_string(),
            _ if upper => format!("%{b:02X}"),
            _ => format!("%{b:02x}"),
        };
        text.bytes().map(byte).collect()
    };
    let json = |all: bool, upper: bool| -> String {
        let unit = |unit: &u16| if upper { format!("\\u{unit:04X}") } else { format!("\\u{unit:04x}") };
        let escaped = |c: char| c.encode_utf16(&mut [0; 2]).iter().map(unit).collect::<String>();
        let plain = |c: char| match c {
            '"' | '\\' => format!("\\{c}"),
            c if all || !c.is_ascii() => escaped(c),
            c => c.to_string(),
        };
        text.chars().map(plain).collect()
    };
    let basic = format!("someone-else:{text}");
    let mut forms = vec![
        text.to_owned(),
        text.to_uppercase(),
        xml.replace('>', "&gt;"),
        xml.replace('>', "&gt;").replace('"', "&quot;"),
        xml.replace('"', "&quot;").replace('\'', "&apos;"),
        xml.replace('"', "&#34;").replace('\'', "&#39;"),
        xml.clone(),
        each(&|_, c| format!("&#{};", u32::from(c))),
        each(&|_, c| format!("&#x{:x};", u32::from(c))),
        each(&|_, c| format!("&#x{:06X};", u32::from(c))),
        each(&|at, c| match at % 3 {
            0 => format!("&#{};", u32::from(c)),
            1 => format!("&#x{:x};", u32::from(c)),
            _ => c.to_string().replace('&', "&amp;").replace('<', "&lt;"),
        }),
        percent(true, false),
        percent(false, false),
        percent(true, true),
        percent(true, false).replace("%20", "+"),
        json(false, false),
        json(false, true),
        json(true, false),
        json(false, false).replace('/', "\\/"),
        format!("{text:?}").trim_matches('"').to_owned(),
    ];
    for text in [text, &basic] {
        forms.extend(
            [STANDARD.encode(text), STANDARD_NO_PAD.encode(text)].map(|text| text.trim_end_matches('=').to_owned()),
        );
        forms.extend(
            [URL_SAFE.encode(text), URL_SAFE_NO_PAD.encode(text)].map(|text| text.trim_end_matches('=').to_owned()),
        );
    }
    if !text.is_ascii() {
        // Non-ASCII letters are found only in the case in which they were sent.
        forms.retain(|form| *form != text.to_uppercase());
    }
    forms
}

#[test]
fn texts_that_are_made_to_take_long_are_gone_through_once() {
    let masker = masker("aaaaaaaaaaaaaaab", "&&&&&&&;");
    for piece in ["a", "&", "&#", "&#0", "%", "%4", "\\u", "\\u{0", "+", "\\\\"] {
        let text = piece.repeat(200_000 / piece.len());
        assert_eq!(masker.text(&text).len(), text.len(), "{piece}");
    }
}

#[test]
fn of_headers_of_http_what_their_grammar_has_is_shown() {
    let masker = masker("user-7", "pass word");
    for (content_type, shown) in [
        ("", ""),
        ("text/xml", "text/xml"),
        ("Text/XML ; charset=\"UTF-8\"; user=x", "Text/XML"),
        ("text/user-7", "text/***"),
        ("text/pass+word", "text/***"),
        ("text/xml user", "***"),
        ("text", "***"),
        ("; charset=utf-8", "***"),
        ("a/b/c", "***"),
        ("\u{e9}/b", "***"),
    ] {
        assert_eq!(masker.content_type(content_type), shown, "{content_type}");
    }
    for (location, shown) in [
        ("https://a:b@example.com:8/c@d/e?f#g", Some("https://example.com:8/c@d/e")),
        ("https://example.com", Some("https://example.com/")),
        ("/login;s=1?user", Some("/login;s=1")),
        ("https://example.com/user-7/pass%20word/pass+word", Some("https://example.com/***/***/***")),
        ("//a@b@example.com/x", None),
        ("login", None),
        ("?a", None),
        ("mailto:ann@example.com", None),
        ("ann@example.com", None),
        ("user-7 is here", None),
        ("<a>", None),
        ("", None),
    ] {
        assert_eq!(masker.location(location).as_deref(), shown, "{location}");
    }
}

#[test]
fn only_errors_that_show_something_are_replaced() {
    let masker = masker("user-7", "password-9");
    let harmless = masker.error(std::io::Error::other("reset").into());
    assert!(harmless.is::<std::io::Error>());
    for text in ["to USER-7", "to user%2D7", "password-9"] {
        let masked = masker.error(std::io::Error::other(text).into());
        let shown = format!("{masked} {masked:?}");
        assert!(shown.contains(MASK) && !masker.hides(&shown) && masked.source().is_none(), "{shown}");
    }
}

#[test]
fn words_stay_in_names() {
    let masker = masker("Order", "order-9");
    for (names, shown) in [
        ("Envelope/Body/Order/Line", "Envelope/Body/Order/Line"),
        ("Envelope/Order/order-9/a", "Envelope/Order/***/a"),
        ("{urn:order-9}Order", "{urn:***}Order"),
    ] {
        assert_eq!(masker.names(names), shown);
    }
    let envelope = Ns::ENVELOPE_11.text(&[]);
    let masker = self::masker("Client", "hunter");
    for (namespace, local, shown) in [
        (envelope, "Client", "Client"),
        (envelope, "Client.hunter", "Client.***"),
        (envelope, "hunter", "***"),
        ("urn:x", "Client", "***"),
    ] {
        let (mut masked, mut local) = (namespace.to_owned(), local.to_owned());
        masker.mask_code(&mut masked, &mut local);
        assert_eq!((&*masked, &*local), (namespace, shown));
    }
}
