//! From model and names to files. It never sees a WSDL or schema document.
//!
//! One emitter a kind of thing; the texts are put together here.

mod blocking;
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
mod options;
mod parallel;
mod parameters;
mod samples;
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
    // The longest first, so that no thread begins with it when the others end.
    let mut jobs = vec![Job::Client, Job::Modules, Job::Blocks];
    jobs.extend(config.blocking.then_some(Job::Blocking));
    jobs.extend(selected.operations.iter().map(|index| Job::Operation(*index)));
    jobs.extend(selected.types.iter().filter(|id| context.home(**id) == Home::Types).map(|id| Job::Type(*id)));
    // Nearly all of the time goes into printing.
    let printed = parallel::run(&jobs, |job| {
        let files = job.emit(&context)?;
        files.into_iter().map(|file| file.print(&context)).collect::<Result<Vec<_>, String>>()
    })?;
    let mut files = Files::new();
    for (path, text) in printed.into_iter().flatten() {
        if files.insert(path.clone(), text).is_some() {
            return Err(format!("the generator wrote {path} twice"));
        }
    }
    files.extend(guide::emit(&context));
    Ok(files)
}

/// Files that are written together.
enum Job {
    Client,
    /// The client that is not asynchronous.
    Blocking,
    /// What holds the others, and what is counted.
    Modules,
    /// Header blocks, entries of faults' details, codes in their texts.
    Blocks,
    /// The operation at this index.
    Operation(usize),
    /// A type that has a file of its own.
    Type(TypeId),
}

impl Job {
    fn emit(&self, context: &Context<'_>) -> Result<Vec<File>, String> {
        let samples = context.config.samples;
        Ok(match self {
            Self::Client => vec![client::emit(context)],
            Self::Blocking => vec![blocking::emit(context)],
            Self::Modules => {
                let mut files = vec![modules::root(context), namespaces::emit(context)];
                files.extend([modules::operations(context), modules::types(context)]);
                if samples {
                    files.extend([modules::samples(), samples::each(context)]);
                    files.extend([modules::sample_operations(context), modules::sample_types(context)]);
                }
                files
            }
            Self::Blocks => blocks::emit(context).into_iter().chain(fault_code::emit(context)).collect(),
            Self::Operation(index) => {
                let mut files = vec![operation::emit(context, *index)?];
                files.extend(samples::operation(context, *index).filter(|_| samples));
                files
            }
            Self::Type(id) => {
                let mut files = vec![type_file(context, *id)];
                files.extend(samples.then(|| samples::ty(context, *id)));
                files
            }
        })
    }
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
