//! Whether generated code gives each name once in its scope, which only a compiler would tell otherwise.

use std::collections::BTreeSet;

use syn::{Fields, ImplItem, Item};
use wsdl_codegen::files::Files;

/// The longest name of a file that is generated, in bytes: file systems take 255.
const LONGEST: usize = 150;

/// Reads all Rust of these files.
///
/// # Panics
/// It is no Rust; a name comes twice in a file, among the fields of a structure, the variants of an enum, the methods of a
/// type, or what a folder exports; a file's name is long.
pub(super) fn check(files: &Files) {
    let mut exported = BTreeSet::new();
    for (path, text) in files {
        assert!(path.split('/').all(|name| name.len() <= LONGEST), "{path} is long");
        if !path.ends_with(".rs") {
            continue;
        }
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path} is no Rust: {error}\n{text}"));
        let mut scope = Scope { path, text, names: BTreeSet::new() };
        for item in &file.items {
            scope.item(item);
        }
        // What is in these folders is exported by them, all in one scope.
        let exports = |folder: &str| folder.ends_with("/types") || folder.ends_with("/operations");
        let exporting = path.rsplit_once('/').filter(|(folder, file)| exports(folder) && *file != "mod.rs");
        if let Some((folder, _)) = exporting {
            let items = scope.names.into_iter().filter(|(of, _)| of == "type");
            for (_, name) in items {
                assert!(exported.insert((folder, name.clone())), "{folder} exports {name} twice");
            }
        }
    }
}

struct Scope<'f> {
    path: &'f str,
    text: &'f str,
    /// Names with what they are in: the types and modules of the file, its functions, the fields of each item.
    names: BTreeSet<(String, String)>,
}

impl Scope<'_> {
    fn take(&mut self, of: &str, name: &impl ToString) {
        let name = name.to_string();
        let is_new = self.names.insert((of.to_owned(), name.clone()));
        assert!(is_new, "{}: {of} {name} comes twice\n{}", self.path, self.text);
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Struct(item) => {
                self.take("type", &item.ident);
                self.fields(&item.ident.to_string(), &item.fields);
            }
            Item::Enum(item) => {
                self.take("type", &item.ident);
                for variant in &item.variants {
                    self.take(&format!("variant of {}", item.ident), &variant.ident);
                }
            }
            Item::Mod(item) => self.take("type", &item.ident),
            Item::Fn(item) => self.take("function", &item.sig.ident),
            Item::Const(item) => self.take("function", &item.ident),
            Item::Impl(item) if item.trait_.is_none() => {
                let syn::Type::Path(of) = &*item.self_ty else { return };
                let of = of.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
                for item in &item.items {
                    match item {
                        ImplItem::Fn(method) => self.take(&format!("method of {of}"), &method.sig.ident),
                        ImplItem::Const(constant) => self.take(&format!("method of {of}"), &constant.ident),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn fields(&mut self, of: &str, fields: &Fields) {
        for name in fields.iter().filter_map(|field| field.ident.as_ref()) {
            self.take(&format!("field of {of}"), name);
        }
    }
}
