//! Elements whose values are personal or secret, where the configuration says so.

use super::select::nearest;
use crate::config::{Config, Placed};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Contract, Credentials, Field, Kind, TypeRef};
use crate::paths;

/// Marks the fields that the configuration names.
pub(super) fn run(contract: &mut Contract, config: &Config, diagnostics: &mut Diagnostics) {
    credentials(contract);
    for name in config.sensitive.iter().flat_map(|entry| &entry.elements) {
        // Structures are not masked as a whole: what is not sensitive in them helps whoever reads a log.
        let is_structure: Vec<bool> = contract.types.iter().map(|ty| matches!(ty.kind, Kind::Structure(_))).collect();
        let holds_elements = |field: &Field| match field.ty {
            TypeRef::Type(id) => is_structure.get(id.index()).copied().unwrap_or(false),
            TypeRef::Scalar(_) => false,
        };
        let (mut marked, mut structures) = (0, 0);
        let fields = contract.types.iter_mut().flat_map(|ty| match &mut ty.kind {
            Kind::Structure(structure) => structure.fields.as_mut_slice(),
            Kind::Enumeration(_) => &mut [],
        });
        for field in fields.filter(|field| means(&name.text, field)) {
            if holds_elements(field) {
                structures += 1;
            } else {
                field.sensitive = true;
                marked += 1;
            }
        }
        if marked == 0 {
            tell(contract, name, structures > 0, diagnostics);
        }
    }
}

/// Marks user and password of the header block, wherever its type is used.
fn credentials(contract: &mut Contract) {
    let Some(Credentials { user, password, .. }) = &contract.service.credentials else { return };
    for ty in &mut contract.types {
        let Kind::Structure(structure) = &mut ty.kind else { continue };
        let is_either = |field: &&mut Field| field.name == *user || field.name == *password;
        let fields: Vec<&mut Field> = structure.fields.iter_mut().filter(is_either).collect();
        if fields.len() > 1 || user == password {
            fields.into_iter().for_each(|field| field.sensitive = true);
        }
    }
}

/// Whether a text of the configuration means a field, or the items of its list: by path, or by an element's local name.
fn means(text: &str, field: &Field) -> bool {
    let item = field.list.iter().map(|list| (&list.path, &list.item));
    std::iter::once((&field.path, &field.name)).chain(item).any(|(path, name)| match text.contains('/') {
        true => paths::means(text, path),
        false => *name.local == *text,
    })
}

fn tell(contract: &Contract, name: &Placed, is_structure: bool, diagnostics: &mut Diagnostics) {
    let (title, help) = if is_structure {
        let help = "name the elements inside it, as `types/Type/Element`";
        (format!("sensitive element `{}` holds elements and no value", name.text), help.to_owned())
    } else {
        let known = contract.types.iter().flat_map(|ty| match &ty.kind {
            Kind::Structure(structure) => structure.fields.as_slice(),
            Kind::Enumeration(_) => &[],
        });
        let help = match nearest(&name.text, known.map(|field| &*field.name.local)) {
            Some(nearest) if !name.text.contains('/') => format!("did you mean `{nearest}`?"),
            _ => "write the local name of an element inside a type, `types/Type/Element` or `elements/Element/Child`, or \
                  remove it"
                .to_owned(),
        };
        (format!("sensitive element `{}` matches nothing", name.text), help)
    };
    diagnostics.push(Diagnostic::error(title, Some(name.place.clone()), help));
}
