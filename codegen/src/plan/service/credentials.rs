//! The header block of user and password.

use std::collections::BTreeSet;

use crate::config;
use crate::contract::WireName;
use crate::diagnostics::Diagnostics;
use crate::plan::build::{Builder, Key};
use crate::plan::problems::list;
use crate::plan::{Credentials, Operation, ValueType};

/// Finds the block, and takes it from the headers of the operations.
pub(super) fn credentials(
    builder: &Builder<'_, '_>,
    operations: &mut [Operation],
    wanted: &config::Credentials,
    diagnostics: &mut Diagnostics,
) -> Option<Credentials> {
    let headers = || operations.iter().flat_map(|operation| &operation.headers);
    let Some(block) = headers().find(|block| *block.name.local == *wanted.header).cloned() else {
        let known: BTreeSet<&str> = headers().map(|block| &*block.name.local).collect();
        let help = match known.is_empty() {
            true => "the bindings declare no header at all: take `[credentials]` out".to_owned(),
            false => format!("choose one of {}", list(known)),
        };
        let title = format!("no operation has a header `{}`", wanted.header);
        diagnostics.error(title, &wanted.place, help);
        return None;
    };
    let keys = match &block.ty {
        ValueType::Item(id) => builder.keys.get(id).map_or(&[][..], Vec::as_slice),
        _ => &[],
    };
    let elements: Vec<&WireName> = keys
        .iter()
        .filter_map(|key| match key {
            Key::Element(name, _) => Some(name),
            _ => None,
        })
        .collect();
    let mut child = |local: &str| {
        let name = elements.iter().find(|name| *name.local == *local);
        if name.is_none() {
            let title = format!("the header `{}` has no element `{local}`", wanted.header);
            let help = match elements.is_empty() {
                true => "it has no elements".to_owned(),
                false => format!("it has {}", list(elements.iter().map(|name| &*name.local))),
            };
            diagnostics.error(title, &wanted.place, help);
        }
        name.map(|name| (*name).clone())
    };
    let (user, password) = (child(&wanted.user), child(&wanted.password));
    for operation in operations {
        let before = operation.headers.len();
        operation.headers.retain(|other| other.name != block.name);
        operation.authenticated = operation.headers.len() < before;
    }
    Some(Credentials { header: block.name, user: user?, password: password? })
}
