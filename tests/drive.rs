//! What the programs of `cargo xtask corpus` do: they write samples of all messages of a generated crate and read them
//! back, and they read instances that are made without the crate and write them again. What they print is read by
//! `xtask/src/corpus/drive.rs` and `xtask/src/corpus/instances.rs`.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;

use wsdl_runtime::Samples;
use wsdl_runtime::codec::Sink;

use crate::document::on_one_line;
use crate::messages::{Kind, Messages, Sender};

/// The number of failures that are printed.
const SHOWN: usize = 20;
/// The bytes of all files, beyond which none is written.
const FILES: usize = 256 << 20;

/// Returns sources of samples: one for the least, two for everything, and this many random ones.
fn sources(random: u64) -> impl Iterator<Item = Samples> {
    let ends = [Samples::sparse(0), Samples::full(0), Samples::full(1)];
    ends.into_iter().chain((0..random).map(Samples::new)).map(Samples::portable)
}

/// With a folder and a number as arguments, makes samples, that many random ones; with two folders, reads the documents of the
/// first, and writes what was read to the second.
pub fn run(messages: &Messages) -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(folder), Some(second)) = (arguments.next(), arguments.next()) else { return ExitCode::FAILURE };
    match second.to_str().and_then(|number| number.parse().ok()) {
        Some(random) => samples(messages, folder.as_ref(), random),
        None => rewrite(messages, folder.as_ref(), second.as_ref()),
    }
}

/// Reads the documents of a folder, whose names begin with the number of their root element and `-`, and writes each again under
/// its name. Prints a line for each that is not read as it is.
fn rewrite(messages: &Messages, from: &Path, to: &Path) -> ExitCode {
    let Ok(entries) = fs::read_dir(from) else { return ExitCode::FAILURE };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let number = name.split_once('-').and_then(|(number, _)| number.parse().ok());
        let Some(root) = number.and_then(|number: usize| messages.roots.get(number)) else { continue };
        let written = fs::read_to_string(entry.path()).map_err(|error| error.to_string()).and_then(|text| {
            let rewritten = catch_unwind(AssertUnwindSafe(|| root.rewrite(&text)));
            rewritten.unwrap_or_else(|_| Err("a panic".to_owned()))
        });
        let written = written.and_then(|text| fs::write(to.join(&name), text).map_err(|error| error.to_string()));
        if let Err(wrong) = written {
            println!("unread\t{name}\t{}", on_one_line(&wrong));
        }
    }
    println!("rewritten");
    ExitCode::SUCCESS
}

/// Makes all messages, and writes them to a folder. Prints the name of each root element, a line for each message that is not
/// read back as it was, then the number of messages and of those that were.
fn samples(messages: &Messages, folder: &Path, random: u64) -> ExitCode {
    let (mut sent, mut equal, mut filed) = (0, 0, 0);
    for (index, root) in messages.roots.iter().enumerate() {
        println!("element\t{index}\t{}\t{}", on_one_line(root.namespace), root.local);
    }
    for (index, kind) in messages.all.iter().enumerate() {
        for (number, source) in sources(random).enumerate() {
            sent += 1;
            let tried = catch_unwind(AssertUnwindSafe(|| once(kind, source)));
            let (text, wrong) = match tried {
                Ok((text, wrong)) => (Some(text), wrong),
                Err(_) => (None, Some("a panic".to_owned())),
            };
            match wrong {
                None => equal += 1,
                Some(wrong) if sent - equal <= SHOWN => {
                    println!("wrong\t{}\t{number}\t{}", kind.element, on_one_line(&wrong));
                }
                Some(_) => {}
            }
            if let Some(text) = text
                && filed + text.len() <= FILES
            {
                filed += text.len();
                let direction = match kind.sender {
                    Sender::Client => "request",
                    Sender::Service => "response",
                    Sender::Either => "element",
                };
                let file = folder.join(format!("{index}-{direction}-{number}.xml"));
                if let Err(error) = fs::write(&file, text) {
                    println!("wrong\t{}\t{number}\t{}: {error}", kind.element, file.display());
                    return ExitCode::FAILURE;
                }
            }
        }
    }
    println!("done\t{sent}\t{equal}");
    ExitCode::SUCCESS
}

/// Writes a sample and reads it back; returns the text, and what is wrong.
fn once(kind: &Kind, mut source: Samples) -> (String, Option<String>) {
    let message = kind.sample(&mut source);
    let text = message.write();
    let wrong = match message.read_back(&text, Sink::strict()) {
        Ok(deviations) if deviations.is_empty() => None,
        Ok(deviations) => Some(format!("deviations: {deviations:?}")),
        Err(wrong) => Some(wrong),
    };
    (text, wrong)
}
