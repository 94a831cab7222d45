//! What the programs of `cargo xtask corpus` do: they write samples of all messages of a generated crate and read them
//! back. What they print is read by `xtask/src/corpus/drive.rs`.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;

use wsdl_runtime::Samples;
use wsdl_runtime::codec::Sink;

use crate::messages::{Kind, Messages};

/// The number of sources of which messages are written to files, too.
const FILED: usize = 4;
/// The number of failures that are printed.
const SHOWN: usize = 20;
/// The bytes of all files, beyond which none is written.
const FILES: usize = 256 << 20;

/// Sources of samples: the least, all, and anything between.
fn sources() -> [Samples; 7] {
    let [sparse, full, other] = [Samples::sparse(0), Samples::full(0), Samples::full(1)];
    let random = |seed| Samples::new(seed).portable();
    [sparse.portable(), full.portable(), random(0), random(1), random(2), random(3), other.portable()]
}

/// Makes all messages, and writes some to the folder that the first argument names. Prints a line for each that is not
/// read back as it was, then the number of messages and of those that were.
pub fn run(messages: &Messages) -> ExitCode {
    let folder = std::env::args_os().nth(1);
    let (mut sent, mut equal, mut filed) = (0, 0, 0);
    for (index, kind) in messages.all.iter().enumerate() {
        for (number, source) in sources().into_iter().enumerate() {
            sent += 1;
            let tried = catch_unwind(AssertUnwindSafe(|| once(kind, source)));
            let (text, wrong) = match tried {
                Ok((text, wrong)) => (Some(text), wrong),
                Err(_) => (None, Some("a panic".to_owned())),
            };
            match wrong {
                None => equal += 1,
                Some(wrong) if sent - equal <= SHOWN => {
                    let wrong: String =
                        wrong.chars().map(|c| if c.is_control() { ' ' } else { c }).take(2_000).collect();
                    println!("wrong\t{}\t{number}\t{wrong}", kind.element);
                }
                Some(_) => {}
            }
            if let (Some(folder), Some(text)) = (&folder, text)
                && number < FILED
                && filed + text.len() <= FILES
            {
                filed += text.len();
                let direction = if kind.is_request { "request" } else { "response" };
                let file = Path::new(folder).join(format!("{index}-{direction}-{number}.xml"));
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
