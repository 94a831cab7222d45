//! From TOML to a configuration.

use super::file::{
    File, FileCredentials, FileFamily, FileNilItems, FileOverride, FileSelection, FileServiceError, KEYS,
};
use super::text::Text;
use super::{
    Arrays, Config, Credentials, Family, FaultCode, Group, Kinds, Location, NilItems, Override, Selection, Sensitive,
    ServiceError, Success, TypeSelection, check,
};
use crate::diagnostics::{Diagnostic, Diagnostics};

impl Config {
    /// Reads a configuration. `file` is its name for diagnostics.
    ///
    /// # Errors
    /// Text that is not TOML or not of this form, and values that cannot be right whatever the documents say; each with its
    /// place.
    pub fn parse(text: &str, file: &str) -> Result<Self, Diagnostics> {
        let text_of_file = text;
        let text = Text::new(text_of_file, file);
        let mut diagnostics = Diagnostics::default();
        let file: File = match toml::from_str(text_of_file) {
            Ok(file) => file,
            Err(error) => {
                let place = text.place(error.span().map_or(0, |span| span.start), "");
                let title = format!("the configuration cannot be read: {}", error.message().replace('\n', " "));
                diagnostics.push(Diagnostic::error(title, Some(place), KEYS));
                return Err(diagnostics);
            }
        };
        let crate_name = file.crate_name.map(|name| text.placed(name, "crate_name"));
        if let Some(name) = &crate_name {
            check::crate_name(name, &mut diagnostics);
        }
        let entry = text.placed(file.entry, "entry");
        let config = Self {
            file: text.file.clone(),
            entry: entry.text,
            entry_place: entry.place,
            crate_folder: file.crate_folder,
            crate_name: crate_name.map(|name| name.text),
            port_type: file.port_type.map(|name| {
                let name = text.placed(name, "port_type");
                (name.text, name.place)
            }),
            operations: file.operations.and_then(|selection| operations(selection, &text, &mut diagnostics)),
            except: text.all_placed(file.except, "except"),
            types: file.types.and_then(|selection| types(selection, &text, &mut diagnostics)),
            locations: file
                .locations
                .into_iter()
                .map(|(location, file)| Location { location: text.placed(location, "locations"), file })
                .collect(),
            families: file.families.into_iter().map(|table| family(table, &text)).collect(),
            credentials: file.credentials.map(|table| {
                let place = text.place(table.span().start, "credentials");
                let FileCredentials { header, user, password } = table.into_inner();
                Credentials { header, user, password, place }
            }),
            overrides: file
                .overrides
                .into_iter()
                .map(|table| {
                    let place = text.place(table.span().start, "override");
                    let FileOverride { path, name, reason } = table.into_inner();
                    Override { path, name, reason, place }
                })
                .collect(),
            arrays: Arrays {
                nil_items: match file.arrays.nil_items {
                    FileNilItems::Kept => NilItems::Kept,
                    FileNilItems::LeftOut => NilItems::LeftOut,
                },
                except: text.all_placed(file.arrays.except, "arrays"),
            },
            service_error: file.service_error.map(|table| service_error(table, &text)),
            success: file
                .success
                .into_iter()
                .map(|table| Success { ty: text.placed(table.ty, "success"), values: table.values })
                .collect(),
            fault_codes: file
                .fault_codes
                .into_iter()
                .map(|table| {
                    let code = text.placed(table.code, "fault_code");
                    FaultCode { code, meaning: table.meaning, effect: table.effect }
                })
                .collect(),
            groups: file
                .groups
                .into_iter()
                .map(|table| Group { title: table.title, operations: text.all_placed(table.operations, "group") })
                .collect(),
            sensitive: file
                .sensitive
                .into_iter()
                .map(|table| {
                    let place = text.place(table.elements.span().start, "sensitive");
                    let elements = text.all_placed(table.elements.into_inner(), "sensitive");
                    Sensitive { elements, reason: table.reason, place }
                })
                .collect(),
            kinds: Kinds {
                safe: text.all_placed(file.kinds.safe, "kinds"),
                idempotent: text.all_placed(file.kinds.idempotent, "kinds"),
                non_idempotent: text.all_placed(file.kinds.non_idempotent, "kinds"),
            },
            facets: file.facets,
            samples: file.samples,
            blocking: file.blocking,
        };
        check::values(&config, &mut diagnostics);
        if diagnostics.has_errors() { Err(diagnostics) } else { Ok(config) }
    }
}

fn operations(
    selection: toml::Spanned<FileSelection>,
    text: &Text<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Selection> {
    let span = selection.span();
    let place = text.place(span.start, "operations");
    match selection.into_inner() {
        FileSelection::Word(word) if word == "all" => Some(Selection::All),
        FileSelection::Word(word) if word == "supported" => Some(Selection::Supported),
        FileSelection::Word(word) => {
            let help = "write \"all\", \"supported\" or a list of operation names";
            diagnostics.error(format!("`operations` is {word:?}"), &place, help);
            None
        }
        FileSelection::List(names) => {
            if names.is_empty() {
                let help = "name some in `operations`, or write \"all\" or \"supported\"";
                diagnostics.error("no operation is selected", &place, help);
            }
            let names = text.names(names, span, "operations").into_iter();
            Some(Selection::Names(names.map(|name| (name.text, name.place)).collect()))
        }
    }
}

fn types(
    selection: toml::Spanned<FileSelection>,
    text: &Text<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<TypeSelection> {
    let span = selection.span();
    match selection.into_inner() {
        FileSelection::Word(word) if word == "all" => Some(TypeSelection::All),
        FileSelection::Word(word) => {
            let place = text.place(span.start, "types");
            diagnostics.error(format!("`types` is {word:?}"), &place, "write \"all\" or a list of names");
            None
        }
        FileSelection::List(names) => Some(TypeSelection::Names(text.names(names, span, "types"))),
    }
}

fn family(table: FileFamily, text: &Text<'_>) -> Family {
    Family {
        ty: text.placed(table.ty, "family"),
        members: text.all_placed(table.members, "family"),
        reason: table.reason,
    }
}

fn service_error(table: FileServiceError, text: &Text<'_>) -> ServiceError {
    let placed = |name| text.placed(name, "service_error");
    ServiceError {
        ty: placed(table.ty),
        method: table.method.map(placed),
        time: table.time.map(placed),
        description: table.description.map(placed),
    }
}
