mod entities;

use super::{Document, Node, limits, tidy};
use crate::diagnostics::{Diagnostic, Place};
use crate::qname::QName;

fn read(text: &str) -> Document {
    Document::read(text.as_bytes(), "a.xml").unwrap_or_else(|diagnostic| panic!("{diagnostic}"))
}

fn refused(bytes: impl AsRef<[u8]>) -> Diagnostic {
    Document::read(bytes.as_ref(), "a.xml").expect_err("the document is refused")
}

/// All elements in the order of their start tags.
fn all(node: Node<'_>) -> Vec<Node<'_>> {
    node.children().fold(vec![node], |list, child| [list, all(child)].concat())
}

fn find<'a>(node: Node<'a>, local: &str) -> Node<'a> {
    all(node).into_iter().find(|node| node.local_name() == local).expect("there is such an element")
}

fn line_and_column(place: Option<&Place>) -> (u32, u32) {
    place.map(|place| (place.line, place.column)).expect("there is a place")
}

#[test]
fn attributes_keep_their_namespaces() {
    let document = read("<a xmlns:p='urn:p' xmlns:q='urn:q}' xmlns='urn:d' x='1' p:x='2' q:x='3' xml:lang='en'/>");
    let root = document.root();
    assert!(root.is("urn:d", "a"));
    assert_eq!(root.attribute("x"), Some("1"));
    assert_eq!(root.attribute_ns("", "x"), Some("1"));
    assert_eq!(root.attribute_ns("urn:p", "x"), Some("2"));
    assert_eq!(root.attribute_ns("urn:q}", "x"), Some("3"));
    assert_eq!(root.attribute_ns("urn:d", "x"), None);
    let all: Vec<_> = root.attributes().map(|a| (a.namespace, a.local, a.value)).collect();
    let xml = crate::qname::ns::XML;
    assert_eq!(all, [("", "x", "1"), ("urn:p", "x", "2"), ("urn:q}", "x", "3"), (xml, "lang", "en")]);
    assert_eq!(document.element().attributes["{urn:p}x"], "2");
}

#[test]
fn foreign_attributes_are_told_with_the_names_in_them() {
    let document = read("<a xmlns:w='urn:w' xmlns:t='urn:t' x='1' w:arrayType='t:Item[,][]' w:v='u:X' xml:lang='en'/>");
    let foreign = document.root().foreign_attributes();
    assert_eq!(foreign.len(), 2);
    assert_eq!(foreign[0].name, QName::new("urn:w", "arrayType"));
    assert_eq!(foreign[0].value, "t:Item[,][]");
    assert_eq!(foreign[0].qname, Some(QName::new("urn:t", "Item")));
    assert_eq!(foreign[1].qname, None);
}

#[test]
fn every_element_has_its_line_and_column() {
    let document = read(
        "\u{FEFF}<?xml version='1.0'?>\r\n<a>\n <!-- <x> -->\t<b c='>'\n d='&lt;'/>ä&amp;&#228;<e>]]</e><f\n/></a>",
    );
    let at = |local| line_and_column(Some(&find(document.root(), local).place()));
    assert_eq!(at("a"), (2, 1));
    assert_eq!(at("b"), (3, 15));
    assert_eq!(at("e"), (4, 24));
    assert_eq!(at("f"), (4, 33));
}

#[test]
fn paths_name_elements_and_number_those_that_look_the_same() {
    let document = read(
        "<s name='N'><t name='X'><q/><q><e ref='p:r'/></q></t><t name='X'/><t name='Y'/>\
         <r><enumeration value='1'/><enumeration value='2'/><v value='3'/></r></s>",
    );
    let paths: Vec<_> = all(document.root()).into_iter().map(|node| node.place().path.to_string()).collect();
    let expected = [
        "s",
        "s/t[@name='X']",
        "s/t[@name='X']/q",
        "s/t[@name='X']/q[2]",
        "s/t[@name='X']/q[2]/e[@ref='p:r']",
        "s/t[@name='X'][2]",
        "s/t[@name='Y']",
        "s/r",
        "s/r/enumeration[@value='1']",
        "s/r/enumeration[@value='2']",
        "s/r/v",
    ];
    assert_eq!(paths, expected);
}

#[test]
fn prefixes_mean_what_they_mean_at_their_element() {
    let document = read(
        "<a xmlns:p='urn:1' xmlns='urn:d'><b xmlns:p='urn:2' xmlns=''><c/></b><d xmlns:p='urn:1' xmlns:q='urn:q'/><e/></a>",
    );
    let resolve = |local, name| find(document.root(), local).resolve_qname(name).map(|name| name.to_string());
    assert_eq!(resolve("a", "p:x").unwrap(), "{urn:1}x");
    assert_eq!(resolve("a", " x\n").unwrap(), "{urn:d}x");
    assert_eq!(resolve("c", "p:x").unwrap(), "{urn:2}x");
    assert_eq!(resolve("c", "x").unwrap(), "x");
    assert_eq!(resolve("d", "q:x").unwrap(), "{urn:q}x");
    assert_eq!(resolve("e", "p:x").unwrap(), "{urn:1}x");
    assert_eq!(resolve("e", "xml:lang").unwrap(), "{http://www.w3.org/XML/1998/namespace}lang");
    assert!(find(document.root(), "e").name().0 == "urn:d" && find(document.root(), "c").name().0.is_empty());
    // Only what declares something has a map of its own.
    let declares: Vec<_> = document.root().children().map(|child| child.local_name()).collect();
    let maps = document.element().children.iter().filter_map(|node| node.as_element());
    assert_eq!(declares, ["b", "d", "e"]);
    assert_eq!(maps.map(|e| e.namespaces.as_ref().map_or(0, |n| n.0.len())).collect::<Vec<_>>(), [2, 1, 0]);
}

#[test]
fn an_undeclared_prefix_is_told_with_its_place() {
    let document = read("<a><b type='tns:X' xmlns:q='urn:q'/></a>");
    let b = find(document.root(), "b");
    let diagnostic = b.resolve_qname("tns:X").unwrap_err();
    assert_eq!(diagnostic.title, "the prefix 'tns' of 'tns:X' is not declared");
    assert!(diagnostic.help.contains("xmlns:tns="));
    assert_eq!(diagnostic.place.unwrap().path.as_ref(), "a/b");
    assert!(document.root().resolve_qname("q:x").is_err());
    for wrong in ["", ":", "a:", ":a", "a:b:c", "a b", "1a", "xml:"] {
        assert!(b.resolve_qname(wrong).unwrap_err().title.ends_with("is not a qualified name"), "{wrong}");
    }
}

#[test]
fn undeclared_prefixes_of_elements_and_attributes_are_refused() {
    for text in ["<p:a/>", "<a p:b=''/>", "<a xmlns:p='urn:p'><b/></a><p:c/>", "<a xmlns:p=''/>"] {
        assert!(refused(text).title.starts_with("the XML is broken: "), "{text}");
    }
}

#[test]
fn text_is_joined_and_white_space_kept_in_documentation_only() {
    let document = read(
        "<a> <b>1<!-- x -->2<![CDATA[<3>]]>&#52;<i>5</i>6</b>\n<documentation><b>x</b> <i>y</i></documentation></a>",
    );
    let b = find(document.root(), "b");
    assert_eq!(document.root().text(), "");
    assert_eq!(b.text(), "12<3>46");
    assert_eq!(b.all_text(), "12<3>456");
    assert_eq!(find(document.root(), "documentation").all_text(), "x y");
    assert_eq!(document.root().children_named("", "b").count(), 1);
    assert!(document.root().child("urn:x", "b").is_none());
}

#[test]
fn prose_is_tidied() {
    assert_eq!(tidy(" \n\t\n"), None);
    assert_eq!(tidy("\n   First  line\r\n\tsecond\n \n\n\n  third. \n").unwrap(), "First line\nsecond\n\nthird.");
}

#[test]
fn broken_xml_is_told_with_its_place() {
    let diagnostic = refused("<a>\n  <b>\n</a>");
    assert!(diagnostic.title.starts_with("the XML is broken: "), "{diagnostic}");
    let place = diagnostic.place.as_ref().unwrap();
    assert_eq!((&*place.file, &*place.path), ("a.xml", "a/b"));
    assert_eq!(line_and_column(diagnostic.place.as_ref()), (3, 1));
    for text in ["", " ", "x", "<a", "<a>", "</a>", "<a/><b/>", "<a/>x", "<a>&b</a>", "<a b=c/>", "<a b='' b=''/>"] {
        assert!(refused(text).title.starts_with("the XML is broken: "), "{text}");
    }
    assert_eq!(refused("<a b='b & c'/>").help, "Write `&amp;` for the character `&`.");
    assert_eq!(line_and_column(refused("<a>\u{E4}&#1;</a>").place.as_ref()), (1, 5));
    let long = refused(format!("<a>&{};</a>", "x".repeat(100_000)));
    assert!(long.title.len() + long.help.len() < 300);
}

#[test]
fn encodings_are_read_and_unknown_ones_refused() {
    let latin_1 = b"<?xml version='1.0' encoding='ISO-8859-1'?><a b='\xE4'/>";
    assert_eq!(Document::read(latin_1, "a").unwrap().root().attribute("b"), Some("ä"));
    let utf_16: Vec<u8> = "\u{FEFF}<?xml version='1.0' encoding='utf-16'?>\n<a b='ä'/>"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    let document = Document::read(&utf_16, "a").unwrap();
    assert_eq!(document.root().attribute("b"), Some("ä"));
    assert_eq!(line_and_column(Some(&document.root().place())), (2, 1));
    let unknown = refused("<?xml version='1.0' encoding='EBCDIC-US'?><a/>");
    assert_eq!(unknown.title, "the encoding 'EBCDIC-US' is not known");
    let invalid = refused(b"<a>\n\xFF</a>");
    assert_eq!(invalid.title, "the bytes here are not UTF-8");
    assert_eq!(line_and_column(invalid.place.as_ref()), (2, 1));
}

/// Reads a document that is at a limit, and one that is beyond it.
fn at_and_beyond(make: impl Fn(usize) -> String, limit: usize, title: &str) {
    read(&make(limit));
    let diagnostic = refused(make(limit + 1));
    assert!(diagnostic.title.contains(title), "{diagnostic}");
    assert!(diagnostic.place.is_some());
}

#[test]
fn limits_hold() {
    let nested = |depth: usize| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
    at_and_beyond(nested, limits::DEPTH, "nested deeper than 256");
    let attributes = |count| {
        let list: String = (0..count).map(|i| format!(" a{i}=''")).collect();
        format!("<a{list}/>")
    };
    at_and_beyond(attributes, limits::ATTRIBUTES, "more than 1024 attributes");
    at_and_beyond(|length| format!("<{}/>", "a".repeat(length)), limits::NAME_BYTES, "longer than 1000 bytes");
    let prefixed = |length| format!("<a xmlns:p='urn:p' p:{}=''/>", "a".repeat(length - 2));
    at_and_beyond(prefixed, limits::NAME_BYTES, "longer than 1000 bytes");
    let declarations = |count| {
        let list: String = (1..count).map(|i| format!(" xmlns:a{i}='urn:{i}'")).collect();
        format!("<a{list}><b xmlns:c='urn:c'/><b xmlns:c='urn:c'/></a>")
    };
    at_and_beyond(declarations, limits::NAMESPACES, "more than 500 namespaces");
}

#[test]
fn the_number_of_elements_and_the_size_are_limited() {
    let many = format!("<a>{}</a>", "<b/>".repeat(limits::ELEMENTS));
    assert!(refused(many).title.contains("more than 1000000 elements"));
    let large = vec![b' '; limits::DOCUMENT_BYTES + 1];
    assert_eq!(refused(large).title, "the document is larger than 64 MiB");
}

#[test]
fn very_deep_nesting_is_refused_not_followed() {
    assert!(refused("<a>".repeat(100_000)).title.contains("nested deeper"));
    let nested = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    assert!(refused(nested).title.contains("nested deeper"));
}

#[test]
fn long_paths_are_refused_before_they_fill_the_memory() {
    let long = format!("<s><a name='{}'>{}</a></s>", "x".repeat(10 << 20), "<b/>".repeat(100));
    assert!(refused(long).title.contains("names of nested elements"));
}

#[test]
fn many_namespaces_around_many_elements_are_refused() {
    let list: String = (0..limits::NAMESPACES).map(|i| format!(" xmlns:a{i}='u'")).collect();
    let most = limits::SCOPE_ENTRIES / limits::NAMESPACES;
    for (child, names) in [("<b/>", 1), ("<b a0:x='' a1:y='' a2:z=''/>", 4)] {
        let text = |count| format!("<a{list}>{}</a>", child.repeat(count));
        read(&text(most / names - 1));
        assert!(refused(text(most / names)).title.starts_with("too many namespaces"));
    }
}
