//! Whatever descriptions and configurations hold, documentation shows it and does nothing else. It is read as rustdoc reads
//! it.

use pulldown_cmark::{BrokenLink, Event, Options, Parser, Tag, TagEnd};

use super::MARK;
use crate::config::Config;
use crate::files::Files;
use crate::shown::is_hidden;
use crate::source::MemorySource;

/// What is tried in every place.
const HOSTILE: [&str; 15] = [
    "<img src=x onerror=f()>|",
    "--><img src=x onerror=f()>",
    "--!><script>f()</script><!--",
    "`<b>` ``<b>``",
    "`",
    "\\",
    "a\\|<i>b</i>|c",
    "a | b || \\\\| c",
    "[a](https://example.com/) ![a](https://example.com/a.png) [Client] [a][b] [^1]",
    "<https://example.com/> https://example.com/ www.example.com <a@example.com>",
    "a\u{202E}b\u{200B}c\u{2066}d\u{FEFF}",
    "a\nb\r\n\n# c\n\n- d\n1. e\n\n    f\n\n```\ng\n```",
    "&lt;b&gt; &#60;b&#62;",
    "*/ /* // */ \"# \"## r#\"",
    "{@link} $x$ ~~a~~ *b* __c__",
];

fn quoted(text: &str) -> String {
    let escaped: String = text.chars().map(|c| format!("\\U{:08X}", u32::from(c))).collect();
    format!("\"{escaped}\"")
}

fn escaped(text: &str) -> String {
    text.chars().map(|c| format!("&#{};", u32::from(c))).collect()
}

/// A crate that has the text wherever it can be.
fn generated(text: &str) -> Files {
    let (t, toml) = (escaped(text), quoted(text));
    let wsdl = format!(
        "<definitions targetNamespace='urn:{t}' xmlns:t='urn:{t}' xmlns='http://schemas.xmlsoap.org/wsdl/' \
         xmlns:soap='http://schemas.xmlsoap.org/wsdl/soap/' xmlns:xs='http://www.w3.org/2001/XMLSchema'><types>\
         <xs:schema targetNamespace='urn:{t}'><xs:element name='In'><xs:annotation><xs:documentation>{t}\
         </xs:documentation></xs:annotation><xs:complexType><xs:sequence><xs:element name='e' type='t:E'>\
         <xs:annotation><xs:documentation>{t}</xs:documentation></xs:annotation></xs:element><xs:element name='f' type='t:F' default='{t}'/><xs:choice><xs:element name='g' type='xs:int'>\
         <xs:annotation><xs:documentation>{t}</xs:documentation></xs:annotation></xs:element><xs:element name='h' \
         type='t:F' fixed='{t}'/></xs:choice></xs:sequence><xs:attribute name='a' type='xs:string' default='{t}'>\
         <xs:annotation><xs:documentation>{t}</xs:documentation></xs:annotation></xs:attribute><xs:attribute name='b' \
         type='t:F' fixed='{t}'/></xs:complexType></xs:element><xs:simpleType name='F'><xs:restriction \
         base='xs:token'><xs:pattern value='{t}'/></xs:restriction></xs:simpleType><xs:element name='Other'><xs:complexType/></xs:element><xs:element name='Out'><xs:complexType/></xs:element><xs:simpleType name='E'>\
         <xs:annotation><xs:documentation>{t}</xs:documentation></xs:annotation><xs:restriction base='xs:string'>\
         <xs:enumeration value='{t}'><xs:annotation><xs:documentation>{t}</xs:documentation></xs:annotation>\
         </xs:enumeration></xs:restriction></xs:simpleType></xs:schema></types>\
         <message name='In'><part name='p' element='t:In'/></message>\
         <message name='Other'><part name='p' element='t:Other'/></message>\
         <message name='Out'><part name='p' element='t:Out'/></message><portType name='P'>\
         <operation name='{t}'><input message='t:In'/><output message='t:Out'/></operation>\
         <operation name='Old'><documentation>[Deprecated: {t}] {t}</documentation><input message='t:Other'/>\
         <output message='t:Out'/></operation></portType>\
         <binding name='B' type='t:P'><soap:binding/><operation name='{t}'/><operation name='Old'/></binding>\
         <service name='{t}'><documentation>{t}</documentation><port name='{t}' binding='t:B'>\
         <soap:address location='https://example.com/{t}'/></port></service></definitions>"
    );
    let config = format!(
        "entry = {toml}\ncrate = '.'\ncrate_name = 'a'\noperations = 'all'\nblocking = true\nsamples = true\n\
         [[group]]\ntitle = {toml}\noperations = [{toml}, 'Old']\n\
         [[fault_code]]\ncode = 'C'\nmeaning = {toml}\n"
    );
    let config = Config::parse(&config, "a.toml").unwrap_or_else(|wrong| panic!("{text:?}: {wrong}"));
    let source = MemorySource::default().with(config.entry.clone(), wsdl);
    let output = crate::generate(&config, &crate::record::Released::default(), &source)
        .unwrap_or_else(|wrong| panic!("{text:?}: {wrong}"));
    output.files
}

/// The pages of documentation that a file of Rust holds.
fn pages(text: &str) -> Vec<String> {
    let mut pages: Vec<String> = Vec::new();
    let mut before = "";
    for line in text.lines().map(str::trim_start).chain([""]) {
        let mark = ["///", "//!"].into_iter().find(|mark| line.starts_with(mark)).unwrap_or("");
        if !mark.is_empty() {
            if mark != before {
                pages.push(String::new());
            }
            if let Some(page) = pages.last_mut() {
                page.push_str(line[3..].strip_prefix(' ').unwrap_or(&line[3..]));
                page.push('\n');
            }
        }
        before = mark;
    }
    pages
}

/// Reads a page, and gives the texts of its cells.
fn harmless(page: &str, text: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let link = |link: BrokenLink<'_>| panic!("{text:?}: `{}` would be a link: {page}", link.reference);
    let (mut cells, mut cell) = (Vec::new(), None::<String>);
    for event in Parser::new_with_broken_link_callback(page, options, Some(link)) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                let is_mark = html.starts_with(&format!("<!-- {MARK} from ")) && html.trim_end().ends_with(" -->");
                assert!(is_mark && html.matches("-->").count() == 1, "{text:?} is HTML: {page}");
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let ours = ["rt::", "super::", "Self::", "Client::"].iter().any(|begin| dest_url.starts_with(begin));
                assert!(ours, "{text:?} is a link to {dest_url}: {page}");
            }
            Event::Start(Tag::Image { .. } | Tag::FootnoteDefinition(_) | Tag::Emphasis | Tag::Strong)
                if !page.contains("*Deprecated.*") =>
            {
                panic!("{text:?} is no text: {page}")
            }
            Event::Start(Tag::Heading { .. } | Tag::List(_) | Tag::BlockQuote(_))
                if !page.contains("# Errors") && !page.contains("## ") =>
            {
                panic!("{text:?} is no text: {page}")
            }
            Event::Start(Tag::TableCell) => cell = Some(String::new()),
            Event::End(TagEnd::TableCell) => cells.extend(cell.take()),
            Event::Text(shown) | Event::Code(shown) => cell.iter_mut().for_each(|cell| cell.push_str(&shown)),
            _ => {}
        }
    }
    cells
}

#[test]
fn foreign_text_is_shown_and_does_nothing() {
    for text in HOSTILE {
        let files = generated(text);
        for (path, content) in &files {
            assert!(content.lines().next().is_some_and(|line| line.contains(MARK)), "{path}");
            assert!(!content.contains(|c| c != '\n' && is_hidden(c)), "{text:?} in {path}: {content}");
            let pages = if path.ends_with(".md") { vec![content.clone()] } else { pages(content) };
            for page in pages {
                harmless(&page, text);
            }
        }
    }
}

#[test]
fn tables_keep_their_cells() {
    for text in ["<img src=x onerror=f()>|", "a|b", "|", "a\\b", "x||y|"] {
        let files = generated(text);
        let cells = harmless(&files["service/guide.md"], text);
        assert_eq!(cells.len(), 6, "{cells:?}");
        assert_eq!(cells[3], format!("Operation {text}."));
    }
}
