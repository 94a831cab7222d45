//! The configuration of one generated crate: what to generate from what, and every override with its reason.

mod file;

use std::sync::Arc;

use file::{File, FileCredentials, FileOverride, FileSelection, Source};

use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::identifier::is_identifier;
use crate::record::Record;

/// The configuration of one generated crate. Keys that it does not know are errors.
#[derive(Debug, Clone)]
pub struct Config {
    /// The file's name, for diagnostics.
    pub file: Arc<str>,
    /// The entry document, relative to the configuration.
    pub entry: String,
    /// Where the configuration names it.
    pub entry_place: Place,
    /// The folder of the crate, relative to the configuration.
    pub crate_folder: String,
    /// The name by which code uses the crate, if examples are to be written.
    pub crate_name: Option<String>,
    /// The port type to generate, where the description has several.
    pub port_type: Option<(String, Place)>,
    /// What to generate.
    pub operations: Selection,
    /// The header block of user and password, if calls carry one.
    pub credentials: Option<Credentials>,
    /// Names given by hand.
    pub overrides: Vec<Override>,
    /// What becomes of elements that hold nothing but a list.
    pub arrays: Arrays,
    /// The type by which answers report that a call failed, if they do.
    pub service_error: Option<ServiceError>,
    /// Enumerations of which some values mean success.
    pub success: Vec<Success>,
    /// Codes in brackets that the texts of faults hold.
    pub fault_codes: Vec<FaultCode>,
    /// What users want to do, with the operations for it.
    pub groups: Vec<Group>,
    /// Elements whose values are personal or secret.
    pub sensitive: Vec<Sensitive>,
    /// What a second request would do, where the names of operations do not say it.
    pub kinds: Kinds,
    /// The names that were released, which stay; those of the file beside the configuration.
    pub record: Record,
    /// Whether functions that make random values are generated, behind the crate's feature `samples`.
    pub samples: bool,
    /// Whether a client for code that is not asynchronous is generated, behind the crate's feature `blocking`.
    pub blocking: bool,
}

/// A text of the configuration with its place.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// What becomes of elements that hold nothing but a list.
#[derive(Debug, Clone, Default)]
pub struct Arrays {
    /// What becomes of nil items.
    pub nil_items: NilItems,
    /// The wrapper types for which it is the other way round.
    pub except: Vec<Placed>,
}

/// What becomes of the nil items of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum NilItems {
    /// They are items: nothing is lost.
    #[default]
    Kept,
    /// They are left out: the service does not send any. Where the schema has none either, they are reported.
    LeftOut,
}

/// The type by which answers report that a call failed.
#[derive(Debug, Clone)]
pub struct ServiceError {
    /// The local name of the complex type.
    pub ty: Placed,
    /// The local name of its element that names the method.
    pub method: Option<Placed>,
    /// The local name of its element that gives the time.
    pub time: Option<Placed>,
    /// The local name of its element that says why.
    pub description: Option<Placed>,
}

/// An enumeration of which some values mean success.
#[derive(Debug, Clone)]
pub struct Success {
    /// The local name of the simple type.
    pub ty: Placed,
    /// The values, as in the description.
    pub values: Vec<String>,
}

/// A code that the texts of faults hold in brackets.
#[derive(Debug, Clone)]
pub struct FaultCode {
    /// The code, without its brackets.
    pub code: Placed,
    /// What it means.
    pub meaning: String,
    /// What it means for the call, and for those after it.
    pub effect: Option<FaultEffect>,
}

/// What a fault means for its call, and for those after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
pub enum FaultEffect {
    /// The service did not process the request.
    #[serde(rename = "not processed")]
    NotProcessed,
    /// The credentials are wrong, and nothing was processed.
    #[serde(rename = "logon rejected")]
    LogonRejected,
    /// The user is locked out for a time, and nothing was processed.
    #[serde(rename = "locked out")]
    LockedOut,
}

/// What sending a request twice does, by the names of operations. Those that are not named here go by their own names:
/// what begins with a word for reading is safe, and everything else is not idempotent.
#[derive(Debug, Clone, Default)]
pub struct Kinds {
    /// Operations that only read.
    pub safe: Vec<Placed>,
    /// Operations whose second request has the same effect as one.
    pub idempotent: Vec<Placed>,
    /// Operations whose second request may do everything twice.
    pub non_idempotent: Vec<Placed>,
}

/// Elements whose values are personal or secret, so that nothing that people read shows them.
#[derive(Debug, Clone)]
pub struct Sensitive {
    /// Local names, which mean every element called so, or schema paths.
    pub elements: Vec<Placed>,
    /// Why.
    pub reason: String,
    /// Where the list of elements stands.
    pub place: Place,
}

/// Something that users want to do, with the operations for it.
#[derive(Debug, Clone)]
pub struct Group {
    /// What it is called.
    pub title: String,
    /// The names of the operations.
    pub operations: Vec<Placed>,
}

/// The operations to generate, with the types that they need.
#[derive(Debug, Clone)]
pub enum Selection {
    /// All of them.
    All,
    /// Those of these names.
    Names(Vec<(String, Place)>),
}

/// The header block that carries user and password.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// The local name of its element, as declared by the binding.
    pub header: String,
    /// The local name of the element for the user inside it.
    pub user: String,
    /// The local name of the element for the password inside it.
    pub password: String,
    /// Where the table stands.
    pub place: Place,
}

/// A name given by hand.
#[derive(Debug, Clone)]
pub struct Override {
    /// The schema path of what is named.
    pub path: String,
    /// The Rust name.
    pub name: String,
    /// Why.
    pub reason: String,
    /// Where the table stands.
    pub place: Place,
}

impl Config {
    /// Reads a configuration, which has no record yet. `file` is its name for diagnostics.
    ///
    /// # Errors
    /// Text that is no TOML, or not of this form; the place is named.
    pub fn parse(text: &str, file: &str) -> Result<Self, Diagnostics> {
        let source = Source::new(text, file);
        let mut diagnostics = Diagnostics::default();
        let parsed: File = toml::from_str(text).map_err(|error| {
            let place = source.place(error.span().map_or(0, |span| span.start), "");
            let help = "the keys are entry, crate, crate_name, operations, port_type, samples, blocking, [credentials] (header, user, password), \
                        [[override]] (path, name, reason), [arrays] (nil_items, except), [service_error] (type, \
                        method, time, description), [[success]] (type, values), [[fault_code]] (code, meaning, effect), [[group]] (title, \
                        operations), [[sensitive]] (elements, reason) and [kinds] (safe, idempotent, non_idempotent)";
            let mut diagnostics = Diagnostics::default();
            let title = format!("the configuration cannot be read: {}", error.message().replace('\n', " "));
            diagnostics.push(Diagnostic::error(title, Some(place), help));
            diagnostics
        })?;
        let span = parsed.operations.span();
        let operations = match parsed.operations.into_inner() {
            FileSelection::Word(word) if word == "all" => Selection::All,
            FileSelection::Word(word) => {
                let place = source.place(span.start, "operations");
                let title = format!("`operations` is {word:?}");
                diagnostics.error(title, &place, "write \"all\" or a list of operation names");
                Selection::All
            }
            FileSelection::List(names) => {
                // Values inside a choice of forms lose their places; the names are looked up in the list's text.
                let mut from = span.start;
                let mut placed = |name: String| {
                    let rest = text.get(from..span.end).unwrap_or("");
                    let found =
                        ['"', '\''].iter().filter_map(|quote| rest.find(&format!("{quote}{name}{quote}"))).min();
                    let place = source.place(found.map_or(span.start, |at| from + at), "operations");
                    // One that is named twice is looked for behind the first.
                    from += found.map_or(0, |at| at + name.len() + 2);
                    (name, place)
                };
                let names: Vec<_> = names.into_iter().map(&mut placed).collect();
                if names.is_empty() {
                    let place = source.place(span.start, "operations");
                    diagnostics.error(
                        "no operation is selected",
                        &place,
                        "name some in `operations`, or write \"all\"",
                    );
                }
                Selection::Names(names)
            }
        };
        let credentials = parsed.credentials.map(|table| {
            let place = source.place(table.span().start, "credentials");
            let FileCredentials { header, user, password } = table.into_inner();
            Credentials { header, user, password, place }
        });
        let mut overrides = Vec::new();
        for table in parsed.overrides {
            let place = source.place(table.span().start, "override");
            let FileOverride { path, name, reason } = table.into_inner();
            if reason.trim().is_empty() {
                let title = format!("override `{path}` gives no reason");
                diagnostics.error(title, &place, "say in `reason` why the name is given by hand");
            }
            overrides.push(Override { path, name, reason, place });
        }
        let sensitive: Vec<_> = parsed.sensitive.into_iter().map(|table| source.sensitive(table)).collect();
        for entry in &sensitive {
            match entry.elements.first() {
                None => {
                    let help = "name some in `elements`, or take the table out";
                    diagnostics.error("no element is sensitive", &entry.place, help);
                }
                Some(first) if entry.reason.trim().is_empty() => {
                    let title = format!("`{}` is sensitive for no reason", first.text);
                    diagnostics.error(title, &first.place, "say in `reason` what the values tell, and of whom");
                }
                Some(_) => {}
            }
        }
        let crate_name = parsed.crate_name.map(|name| {
            let place = source.place(name.span().start, "crate_name");
            let help = if !is_crate_name(name.get_ref()) {
                Some("write it as code does: letters, digits and `_`")
            } else if !is_identifier(name.get_ref()) {
                Some("it is a keyword: no crate can be called so")
            } else {
                None
            };
            if let Some(help) = help {
                let title = format!("`crate_name` is {:?}", name.get_ref());
                diagnostics.error(title, &place, help);
            }
            name.into_inner()
        });
        let entry_place = source.place(parsed.entry.span().start, "entry");
        if parsed.entry.get_ref().trim().is_empty() {
            diagnostics.error(
                "`entry` is empty",
                &entry_place,
                "name the document to start with, such as `service.wsdl`",
            );
        }
        if diagnostics.has_errors() {
            return Err(diagnostics);
        }
        Ok(Self {
            file: source.file.clone(),
            entry: parsed.entry.into_inner(),
            entry_place,
            crate_folder: parsed.crate_folder,
            crate_name,
            port_type: parsed.port_type.map(|name| {
                let place = source.place(name.span().start, "port_type");
                (name.into_inner(), place)
            }),
            operations,
            credentials,
            overrides,
            arrays: source.arrays(parsed.arrays),
            service_error: parsed.service_error.map(|table| source.service_error(table)),
            success: parsed.success.into_iter().map(|table| source.success(table)).collect(),
            fault_codes: parsed.fault_codes.into_iter().map(|table| source.fault_code(table)).collect(),
            sensitive,
            kinds: source.kinds(parsed.kinds),
            groups: parsed.groups.into_iter().map(|table| source.group(table)).collect(),
            record: Record::default(),
            samples: parsed.samples,
            blocking: parsed.blocking,
        })
    }

    /// The configuration with the record of released names, of which `file` is the name for diagnostics.
    ///
    /// # Errors
    /// Those of [`Record::parse`].
    pub fn with_record(self, text: &str, file: &str) -> Result<Self, Diagnostics> {
        Ok(Self { record: Record::parse(text, file)?, ..self })
    }
}

fn is_crate_name(name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: &str = "entry = 'a.wsdl'\ncrate = '../a'\n";

    fn parsed(more: &str) -> Result<Config, String> {
        Config::parse(&format!("{LEAST}{more}"), "a.toml").map_err(|wrong| wrong.to_string())
    }

    #[test]
    fn all_keys_are_read() {
        let text = "operations = 'all'\nport_type = 'P'\nsamples = true\nblocking = true\n[credentials]\nheader = 'h'\nuser = 'u'\npassword = 'p'\n\
                    [[override]]\npath = 'types/T'\nname = 'N'\nreason = 'r'\n[[override]]\npath = 'types/U'\nname = 'M'\n\
                    reason = 'r'\n";
        let config = parsed(text).unwrap();
        assert_eq!((config.entry.as_str(), config.crate_folder.as_str(), &*config.file), ("a.wsdl", "../a", "a.toml"));
        assert!(matches!(config.operations, Selection::All));
        assert!(config.samples && !parsed("operations = 'all'").unwrap().samples);
        assert!(config.blocking && !parsed("operations = 'all'").unwrap().blocking);
        let (port_type, place) = config.port_type.unwrap();
        assert_eq!((port_type.as_str(), place.line, place.column), ("P", 4, 13));
        let credentials = config.credentials.unwrap();
        assert_eq!([credentials.header, credentials.user, credentials.password], ["h", "u", "p"]);
        let lines: Vec<_> = config.overrides.iter().map(|entry| (entry.path.as_str(), entry.place.line)).collect();
        assert_eq!(lines, [("types/T", 11), ("types/U", 15)]);
    }

    #[test]
    fn names_of_operations_have_their_places() {
        let text = "operations = [ # \"no\" name\n  \"é\", 'b', \"a\",\n  \"a\", \"\\u0063\"]";
        let Selection::Names(names) = parsed(text).unwrap().operations else { panic!("a list") };
        let places: Vec<_> = names.iter().map(|(name, place)| (name.as_str(), place.line, place.column)).collect();
        // One that is written with an escape is not found, and has the place of the list.
        assert_eq!(places, [("é", 4, 3), ("b", 4, 8), ("a", 4, 13), ("a", 5, 3), ("c", 3, 14)]);
    }

    #[test]
    fn names_of_crates_are_as_code_has_them() {
        let named = |name: &str| parsed(&format!("operations = 'all'\ncrate_name = '{name}'"));
        assert_eq!(named("a_b1").unwrap().crate_name.as_deref(), Some("a_b1"));
        assert_eq!(parsed("operations = 'all'").unwrap().crate_name, None);
        for name in
            ["", "a-b", "1a", "_a", "a::b", "a b", "é", "fn", "gen", "self", "Self", "super", "crate", "a ", " a"]
        {
            assert!(named(name).unwrap_err().contains("crate_name"), "{name}");
        }
    }

    #[test]
    fn what_is_needed_is_asked_for() {
        for text in ["", "operations = []", "operations = 'none'", "operations = 'all'\n[credentials]\n", "operations"]
        {
            assert!(parsed(text).is_err(), "{text}");
        }
        assert!(Config::parse("", "a.toml").is_err());
    }
}
