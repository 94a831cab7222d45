//! What people are told who give the generator something that it cannot use: title, place, what to do.

mod configurations;
mod descriptions;

use wsdl_codegen::config::Config;
use wsdl_codegen::generate;
use wsdl_codegen::record::Released;
use wsdl_codegen::source::MemorySource;

/// A service that nothing is wrong with; the tests put something wrong in.
const GOOD: &str = include_str!("diagnostics/good.wsdl");

const CONFIG: &str = "\
entry = \"good.wsdl\"
crate = \"../generated\"
operations = [\"Do\", \"Undo\"]
";

/// What stands in the type of the request of `Do`.
const ELEMENT: &str = "<xs:element name=\"a\" type=\"xs:int\"/>";

/// The end of the schema, for more of it.
const END: &str = "</xs:schema>";

fn replaced(text: &str, replacements: &[(&str, &str)]) -> String {
    let mut text = text.to_owned();
    for (from, to) in replacements {
        assert!(text.contains(from), "{from} is not in: {text}");
        text = text.replace(from, to);
    }
    text
}

/// What is told of these documents, the first being the entry.
fn told(config: &str, wsdl: &str, others: &[(&str, &str)]) -> String {
    told_with_record(config, "", wsdl, others)
}

/// The same where names were released already.
fn told_with_record(config: &str, record: &str, wsdl: &str, others: &[(&str, &str)]) -> String {
    let config = Config::parse(config, "good.toml").and_then(|c| Ok((c, Released::parse(record, "good.names")?)));
    let said = config.and_then(|(config, released)| {
        let source = MemorySource::default().with("good.wsdl", wsdl);
        generate(&config, &released, &others.iter().fold(source, |source, (name, text)| source.with(*name, *text)))
    });
    match said {
        Ok(output) if output.warnings.is_empty() => "nothing".to_owned(),
        Ok(output) => output.warnings.to_string(),
        Err(wrong) => wrong.to_string(),
    }
}

/// Rows of a name and what was told, for one snapshot.
#[derive(Default)]
struct Table(String);

impl Table {
    fn row(&mut self, name: &str, said: &str) {
        let lines: String = said.lines().map(|line| format!("  {line}\n").replace("  \n", "\n")).collect();
        self.0.push_str(&format!("[{name}]\n{lines}"));
    }

    /// The good description with something else in it.
    fn wsdl(&mut self, name: &str, replacements: &[(&str, &str)]) {
        self.row(name, &told(CONFIG, &replaced(GOOD, replacements), &[]));
    }

    /// The good description with another element in the request of `Do`, and more in the schema.
    fn element(&mut self, name: &str, element: &str, schema: &str) {
        self.wsdl(name, &[(ELEMENT, element), (END, &format!("{schema}{END}"))]);
    }

    /// The good configuration with something else in it.
    fn config(&mut self, name: &str, replacements: &[(&str, &str)]) {
        self.row(name, &told(&replaced(CONFIG, replacements), GOOD, &[]));
    }

    /// The good configuration with more behind it.
    fn more_config(&mut self, name: &str, more: &str) {
        self.row(name, &told(&format!("{CONFIG}{more}"), GOOD, &[]));
    }
}

#[test]
fn nothing() {
    assert_eq!(told(CONFIG, GOOD, &[]), "nothing");
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let wrong = [
        (ELEMENT, "<xs:any/><xs:element name=\"b\" type=\"t:Nothing\"/>"),
        ("element=\"t:Undo\"", "element=\"t:Nowhere\""),
        ("<xs:element name=\"b\" type=\"xs:string\"/>", "<xs:choice/>"),
    ];
    let config = format!("{CONFIG}\n[[override]]\npath = \"elements/Go\"\nname = \"Went\"\nreason = \"past\"\n");
    insta::assert_snapshot!(told(&config, &replaced(GOOD, &wrong), &[]));
}
