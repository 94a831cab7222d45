//! From model and names to files. It never sees a WSDL or schema document.
//!
//! One emitter a kind of thing; the texts are put together here.

mod blocks;
mod client;
mod context;
mod docs;
mod enumeration;
mod example;
mod fault_code;
mod field;
mod guide;
mod layout;
mod method;
mod modules;
mod namespaces;
mod operation;
mod parameters;
mod structure;

use crate::config::Config;
use crate::files::Files;
use crate::model::{Contract, Kind, TypeId};
use crate::names::Names;
use crate::passes::Selected;
use context::{Context, File, Home};

/// The folder that belongs wholly to the generator, in the crate's `src`.
pub const FOLDER: &str = "service";

/// Writes the selected operations and types.
///
/// # Errors
/// The generator itself is wrong: it wrote something that is no Rust.
pub fn emit(contract: &Contract, names: &Names, selected: &Selected, config: &Config) -> Result<Files, String> {
    let context = Context::new(contract, names, selected, config);
    let mut files = Files::new();
    let mut put = |file: File| -> Result<(), String> {
        let (path, text) = file.print(&context)?;
        match files.insert(path.clone(), text) {
            None => Ok(()),
            Some(_) => Err(format!("the generator wrote {path} twice")),
        }
    };
    put(modules::root(&context))?;
    put(namespaces::emit(&context))?;
    put(client::emit(&context))?;
    put(modules::operations(&context))?;
    put(modules::types(&context))?;
    for file in blocks::emit(&context).into_iter().chain(fault_code::emit(&context)) {
        put(file)?;
    }
    for index in &selected.operations {
        put(operation::emit(&context, *index)?)?;
    }
    for id in &selected.types {
        if context.home(*id) == Home::Types {
            put(type_file(&context, *id))?;
        }
    }
    files.extend(guide::emit(&context));
    Ok(files)
}

fn type_file(context: &Context<'_>, id: TypeId) -> File {
    let module = &context.names.of(id).module;
    let mut file = File::new(format!("types/{module}.rs"), context.title_of(id));
    add_type(context, id, &mut file);
    file
}

/// Adds what belongs to a type to a file.
fn add_type(context: &Context<'_>, id: TypeId, file: &mut File) {
    file.types.insert(id);
    match &context.contract.get(id).kind {
        Kind::Structure(structure) => {
            structure::emit(context, id, structure, file);
            if let Some(report) = context.contract.service.error_report.as_ref().filter(|report| report.ty == id) {
                structure::error_report(context, report, file);
            }
        }
        Kind::Enumeration(enumeration) => enumeration::emit(context, id, enumeration, file),
    }
}
