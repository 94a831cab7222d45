//! Samples of all messages, held against the schema by xmllint. Skipped where it is missing.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use listrak_v31::samples;
use wsdl_runtime::Samples;
use wsdl_tests::messages::Messages;
use wsdl_tests::rewrite::{Element, Style};
use wsdl_tests::schema::Schema;

/// A folder of its own for the files of a test, gone with the value.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("messages-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn put(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).expect("a file");
    }

    /// Whether each file is valid, by one call of xmllint; with that what it says of those that are not. `None` where
    /// there is no xmllint.
    fn validate<'f>(&self, files: impl Iterator<Item = &'f String>) -> Option<(BTreeMap<String, bool>, Vec<String>)> {
        let mut command = Command::new("xmllint");
        command.args(["--noout", "--nonet", "--schema", "schema.xsd"]).args(files).current_dir(&self.0);
        let output = match command.output() {
            Err(error) if error.kind() == ErrorKind::NotFound => return None,
            output => output.expect("xmllint runs"),
        };
        let (mut verdicts, mut said) = (BTreeMap::new(), Vec::new());
        for line in String::from_utf8_lossy(&output.stderr).lines() {
            if let Some(file) = line.strip_suffix(" validates") {
                verdicts.insert(file.to_owned(), true);
            } else if let Some(file) = line.strip_suffix(" fails to validate") {
                verdicts.insert(file.to_owned(), false);
            } else {
                said.push(line.to_owned());
            }
        }
        Some((verdicts, said))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn every_message_is_valid_and_broken_ones_are_not() {
    let folder = Folder::new();
    let description = xtask::workspace_root().join("wsdl/IntegrationService.wsdl");
    let wsdl = fs::read_to_string(description).expect("the description");
    folder.put("schema.xsd", &Schema::extract(&wsdl));
    let schema = Schema::of_description(&wsdl);
    let messages = Messages::of(listrak_v31::namespaces::TABLE, samples::each);
    let mut expected = BTreeMap::new();
    for kind in &messages.all {
        let random = (0..6).map(Samples::new);
        let sources = random.chain([Samples::sparse(0), Samples::full(0), Samples::full(1)]);
        for (number, source) in sources.enumerate() {
            let file = format!("{}-{number}.xml", kind.element);
            folder.put(&file, &kind.sample(&mut source.portable()).write());
            assert_eq!(expected.insert(file, true), None);
        }
        // One required element less, or two elements in the wrong order, and the message is broken.
        let whole = Element::read(&kind.sample(&mut Samples::full(0).portable()).write());
        let required = whole.children.iter().position(|child| schema.is_required(&whole.local, &child.local));
        if let Some(at) = required {
            let mut broken = whole.clone();
            broken.children.remove(at);
            let file = format!("{}-without.xml", kind.element);
            folder.put(&file, &broken.write(Style::Plain));
            expected.insert(file, false);
        }
        if let [first, .., last] = whole.children.as_slice()
            && first.local != last.local
        {
            let mut broken = whole.clone();
            let last = broken.children.len() - 1;
            broken.children.swap(0, last);
            let file = format!("{}-swapped.xml", kind.element);
            folder.put(&file, &broken.write(Style::Plain));
            expected.insert(file, false);
        }
    }
    let Some((verdicts, said)) = folder.validate(expected.keys()) else {
        eprintln!("xmllint is not installed (Debian: libxml2-utils): no message was held against the schema");
        return;
    };
    let surprises: Vec<&String> = expected.keys().filter(|file| expected[*file] != verdicts[*file]).collect();
    let about: Vec<&String> = said.iter().filter(|line| surprises.iter().any(|file| line.contains(*file))).collect();
    assert!(surprises.is_empty(), "{surprises:?}: {about:#?}");
    let broken = verdicts.values().filter(|valid| !**valid).count();
    assert_eq!((verdicts.len(), verdicts.len() - broken), (expected.len(), 9 * 2 * 97));
    assert!(broken > 150, "only {broken} of the broken messages could be made");
}
