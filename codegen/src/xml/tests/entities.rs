//! Document type declarations: which are read, which entities are, and what is said of others.

use super::{find, line_and_column, read, refused};

#[test]
fn declarations_are_passed_over_and_entities_of_text_are_read() {
    // As the schema of XML Signature begins.
    let document = read(
        "<?xml version='1.0'?>\n<!DOCTYPE schema PUBLIC \"-//W3C//DTD XMLSchema 200102//EN\" \
         'http://www.w3.org/2001/XMLSchema.dtd' [\n  <!ATTLIST schema xmlns:ds CDATA #FIXED 'urn:ds'>\n  \
         <!ENTITY dsig 'urn:ds#'> <!-- ]> --> <?p ]> ?>\n  <!ENTITY % p ''>\n  <!ENTITY % s \"\">\n  %p;\n  \
         <!ENTITY both '&dsig;|&#38;#60;'> <!ELEMENT a (#PCDATA)> <!NOTATION n SYSTEM 'x'>\n]>\n\
         <schema xmlns='&dsig;' a='&dsig;rsa'><b>&both;&amp;&#65;</b></schema>",
    );
    let root = document.root();
    assert_eq!(root.name(), ("urn:ds#", "schema"));
    assert_eq!(root.attribute("a"), Some("urn:ds#rsa"));
    assert_eq!(find(root, "b").text(), "urn:ds#|<&A");
    assert_eq!(line_and_column(Some(&root.place())), (10, 1));
    for text in [
        "<!DOCTYPE a><a/>",
        "<?xml version='1.0'?>\n<!-- x --> <?p i?>\n<!DOCTYPE a SYSTEM 'http://example.com/a.dtd'><a/>",
        "<!DOCTYPE a [<!ENTITY far SYSTEM 'a.txt'><!ENTITY tag '<b/>'><!ENTITY loop '&loop;'>]><a/>",
    ] {
        assert_eq!(read(text).root().local_name(), "a");
    }
}

#[test]
fn broken_declarations_are_refused_with_their_place() {
    for (text, place) in [
        ("<!DOCTYPE a [ broken", (1, 15)),
        ("<?xml version='1.0'?>\n<!-- x --> <?p i?>\n  <!DOCTYPE a [\n<!ENTITY b>]><a/>", (4, 11)),
        ("<!DOCTYPE a [<!ENTITY b '&#0;'>]><a/>", (1, 25)),
        ("<!DOCTYPE a [<!ENTITY b 'c'>\n<a/>", (2, 1)),
        ("<a/>\n<!DOCTYPE a>", (2, 1)),
        ("<!DOCTYPE a><!DOCTYPE a><a/>", (1, 13)),
    ] {
        let diagnostic = refused(text);
        assert!(diagnostic.title.starts_with("the XML is broken: "), "{diagnostic}");
        assert!(diagnostic.help.starts_with("Correct the DOCTYPE or remove it"), "{diagnostic}");
        assert_eq!(line_and_column(diagnostic.place.as_ref()), place, "{text}");
    }
}

#[test]
fn entities_that_are_not_read_are_told_with_the_reference() {
    let declare =
        "<!DOCTYPE a [<!ENTITY far SYSTEM 'a.txt'><!ENTITY tag '<b/>'><!ENTITY loop '&loop;'><!ENTITY bad '&'>]>";
    for (name, title) in [
        ("far", "the document has a reference to an external entity, which is not read"),
        ("tag", "the document has a reference to an entity that holds markup, which is not read"),
        ("loop", "the document has entities that refer to each other without end, or stand for too much text"),
        ("bad", "the document has a reference to an entity whose text holds a broken reference"),
        ("nbsp", "the document has a reference to an entity that is not declared"),
    ] {
        for (markup, place) in [("<a>\n <b>ä&;</b></a>", (2, 6)), ("<a\n b=' &;'/>", (2, 6))] {
            let diagnostic = refused(format!("{declare}{}", markup.replace('&', &format!("&{name}"))));
            assert_eq!(diagnostic.title, title, "{markup}");
            assert!(diagnostic.help.starts_with(&format!("Write out what `&{name};` stands for")), "{diagnostic}");
            assert_eq!(line_and_column(diagnostic.place.as_ref()), place, "{markup}");
        }
    }
    assert_eq!(refused("<a>&nbsp;</a>").title, "the document has a reference to an entity that is not declared");
}

#[test]
fn entities_cannot_fill_the_memory() {
    let mut list = "<!ENTITY l0 'lol'>".to_owned();
    for n in 1..30 {
        list.push_str(&format!("<!ENTITY l{n} '{}'>", format!("&l{};", n - 1).repeat(10)));
    }
    let laughs = refused(format!("<!DOCTYPE a [{list}]><a>&l29;</a>"));
    assert!(laughs.title.contains("too much text"), "{laughs}");
    let long = |references: &str| format!("<!DOCTYPE a [<!ENTITY e '{}'>]><a b='{references}'/>", "x".repeat(100_000));
    // What was read once is not counted again when it is asked for.
    assert_eq!(read(&long(&"&e;".repeat(10))).root().attribute("b").map(str::len), Some(1_000_000));
    assert!(refused(long(&"&e;".repeat(11))).title.contains("too much text"));
    let many: String = (0..1_001).map(|n| format!("<!ENTITY e{n} ''>")).collect();
    assert!(refused(format!("<!DOCTYPE a [{many}]><a/>")).title.contains("more entities than are read"));
}
