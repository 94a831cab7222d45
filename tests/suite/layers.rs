//! Modules and crates use only what comes before them in the list of layers, which docs/ARCHITECTURE.md has.

mod check;
mod list;
mod paths;
mod skip;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use list::Layers;
use paths::Sources;
use wsdl_tests::public_api;

/// The modules that stand on the public items of their crate alone.
const OUTSIDERS: (&str, &[&str]) = ("runtime", &["cassettes", "samples"]);

fn layers() -> Layers {
    let document = read(&xtask::workspace_root().join("docs/ARCHITECTURE.md"));
    Layers::read(&document).unwrap_or_else(|wrong| panic!("docs/ARCHITECTURE.md: {wrong}"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The text of every source file under a folder, by its path in it.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            waiting.extend(entries.map(|entry| entry.expect("the folder can be read").path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(folder).expect("it is inside");
            let name: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
            files.insert(name.join("/"), read(&path));
        }
    }
    files
}

fn sources(folder: &Path) -> Sources {
    Sources::read(&files(folder)).unwrap_or_else(|wrong| panic!("{}: {wrong}", folder.display()))
}

fn assert_none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "{} against the list of layers:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn modules_use_only_what_comes_before_them() {
    let (root, layers) = (xtask::workspace_root(), layers());
    let mut wrong = Vec::new();
    let crates =
        layers.crates.iter().flat_map(|chain| chain.names()).filter(|name| root.join(name).join("src").is_dir());
    for name in crates.filter(|name| !layers.modules.contains_key(*name)) {
        wrong.push(format!("{name}: the list of layers has no line for its modules"));
    }
    for (name, order) in &layers.modules {
        wrong.extend(check::modules(name, order, &sources(&root.join(name).join("src"))));
    }
    assert_none(wrong);
}

#[test]
fn crates_depend_only_on_what_comes_before_them() {
    let root = xtask::workspace_root();
    let workspace: toml::Table = read(&root.join("Cargo.toml")).parse().expect("it is TOML");
    let members = workspace["workspace"]["members"].as_array().expect("it lists crates").iter();
    let members = members.map(|member| member.as_str().expect("a folder"));
    let manifests = members.map(|folder| (folder.to_owned(), read(&root.join(folder).join("Cargo.toml")))).collect();
    assert_none(check::crates(&layers(), &manifests).unwrap_or_else(|wrong| panic!("{wrong}")));
}

#[test]
fn what_could_be_a_crate_of_its_own_uses_public_items_alone() {
    let (folder, modules) = OUTSIDERS;
    let path = xtask::workspace_root().join(folder).join("src");
    let public = public_api::of_folder(&path).unwrap_or_else(|wrong| panic!("{wrong}"));
    assert_none(check::outsiders(folder, modules, &sources(&path), &public));
}

/// Two crates of which one breaks every rule.
const LIST: &str = "# House\n\n## Layers\n\nText.\n\n```text\ncrates: below → above\ncrates: below → beside\n\
                    above: low → middle, other → high\n```\n\n## More\n";

fn above(files: &[(&str, &str)]) -> Sources {
    let root = "pub mod low; mod middle; mod other; mod high; #[cfg(test)] mod tests; pub use middle::{Shown, inner::Deep as D}; \
                pub use std::fmt; use high::*; fn own() {}";
    let all = [("lib.rs", root), ("low.rs", ""), ("middle.rs", ""), ("other.rs", ""), ("high.rs", "")];
    let all = all.iter().chain(files).map(|(file, text)| ((*file).to_owned(), (*text).to_owned()));
    Sources::read(&all.collect()).expect("the sources can be read")
}

fn wrong(files: &[(&str, &str)]) -> Vec<String> {
    let layers = Layers::read(LIST).expect("the list can be read");
    check::modules("above", &layers.modules["above"], &above(files))
}

#[test]
fn a_path_that_leads_up_is_found() {
    let used = |file: &str, line: usize, from: &str, to: &str| {
        format!("above/src/{file}:{line}: `{from}` uses `{to}`, which is not before it")
    };
    for (text, line, to) in [
        ("use std::fmt;\nuse crate::middle::Item;", 2, "middle"),
        ("use crate::{\n    low::a,\n    high as h,\n};", 3, "high"),
        ("fn f() -> crate::other::Item { todo!() }", 1, "other"),
        ("fn f() {\n    println!(\"{}\", [crate::high::one()]);\n}", 2, "high"),
        ("macro_rules! m { () => { $crate::high::one() }; }", 1, "high"),
        ("use super::middle;", 1, "middle"),
        ("mod inner { use super::super::middle::*; }", 1, "middle"),
        ("pub(in crate::low) fn f(_: Option<crate::D>) {}", 1, "middle"),
        ("use crate::{low, Shown};", 1, "middle"),
        ("use crate::middle::{a, b};", 1, "middle"),
        ("use crate::Anything;", 1, "high"),
        ("#[cfg(test)]\nuse crate::high::{a, b};\nuse crate::high::c;", 3, "high"),
        ("#[cfg(test)] fn f<A, B>(a: A, b: B) { crate::high::a() }\nconst A: u8 = crate::high::B;", 2, "high"),
        ("struct S { #[cfg(test)] a: crate::high::A, b: crate::middle::B }", 1, "middle"),
    ] {
        assert_eq!(wrong(&[("low.rs", text)]), [used("low.rs", line, "low", to)], "{text}");
    }
    let deep = ("middle/inner.rs", "use super::super::high::A;");
    assert_eq!(wrong(&[("middle.rs", "mod inner;"), deep]), [used("middle/inner.rs", 1, "middle", "high")]);
    assert_eq!(wrong(&[("middle.rs", "use crate::other::A;")]), [used("middle.rs", 1, "middle", "other")]);
    let exported = ("middle.rs", "#[macro_export]\nmacro_rules! shown { () => {} }");
    assert_eq!(wrong(&[exported, ("low.rs", "crate::shown!();")]), [used("low.rs", 1, "low", "middle")]);
}

#[test]
fn paths_that_lead_down_and_tests_are_let_pass() {
    for text in [
        "use crate::low::{a, b};\nuse super::low;\npub(crate) fn f() { crate::fmt::format(); crate::middle::g() }",
        "// use crate::high::A;\n/// [`crate::high::A`]\nfn f() -> &'static str { \"crate::high::A\" }",
        "#[cfg(test)]\nmod tests { use crate::high::A; }\n#[cfg(test)]\nmod more;",
        "#![cfg(test)]\nuse crate::high::A;",
        "impl A { #[cfg(test)] #[inline] pub(crate) const fn f() -> u8 { crate::high::B } }",
        "mod inner { use super::super::low; use super::A; use self::B; }",
        "fn f() { quote! { mod a; use crate::high::A; } }",
    ] {
        assert_eq!(wrong(&[("middle.rs", text)]), [""; 0], "{text}");
    }
}

#[test]
fn the_list_and_the_modules_are_the_same() {
    let layers = Layers::read(&LIST.replace("high", "new")).expect("the list can be read");
    let expected = [
        "above: the module `high` is not in the list of layers",
        "above: the list of layers has `new`, which is not a module",
    ];
    assert_eq!(check::modules("above", &layers.modules["above"], &above(&[])), expected);
    let files = [("lib.rs", "mod low; fn own() {}"), ("low.rs", "use crate::own;")];
    let sources = Sources::read(&files.map(|(file, text)| (file.to_owned(), text.to_owned())).into());
    let layers = Layers::read("\n## Layers\n\n```text\ncrates: a\na: low\n```").expect("the list can be read");
    let wrong = check::modules("a", &layers.modules["a"], &sources.expect("the sources can be read"));
    assert_eq!(wrong, ["a/src/low.rs:1: `low` uses `crate::own`, which is in no module"]);
    for broken in
        ["", "\n## Layers\n\ntext", "\n## Layers\n\n```text\na\n```", "\n## Layers\n\n```text\na: b\na: b\n```"]
    {
        assert!(Layers::read(broken).is_err(), "{broken}");
    }
}

#[test]
fn what_is_not_public_is_found() {
    let sources = above(&[(
        "high.rs",
        "use crate::low::{Item, hidden};\nuse crate::Shown;\nuse crate::middle::Shown as S;\nuse crate::high::own;",
    )]);
    let public = "low: mod low\nlow::Item: struct Item\nShown: struct Shown\nfmt: pub use std::fmt\n";
    let expected = ["1: `high` uses `crate::low::hidden`", "3: `high` uses `crate::middle::Shown`"];
    let expected = expected.map(|wrong| format!("above/src/high.rs:{wrong}, which is not public"));
    assert_eq!(check::outsiders("above", &["high"], &sources, public), expected);
}

#[test]
fn a_dependency_that_leads_up_is_found() {
    let layers = Layers::read(LIST).expect("the list can be read");
    let manifest = |name: &str, rest: &str| (name.to_owned(), format!("[package]\nname = \"the-{name}\"\n{rest}"));
    let right = [
        manifest("below", "[dev-dependencies]\nthe-above = { path = \"../above\" }"),
        manifest("above", "[dependencies]\nserde = \"1\"\nthe-below.workspace = true"),
        manifest("beside", "[dependencies]\nlow = { package = \"the-below\", workspace = true }"),
    ];
    assert_eq!(check::crates(&layers, &right.into()).expect("manifests"), [""; 0]);
    let wrong = [
        manifest("below", "[target.'cfg(unix)'.dependencies]\nthe-above.workspace = true"),
        manifest("above", "[dependencies]\nlow = { package = \"the-beside\", path = \"../beside\" }"),
        manifest("new", ""),
        manifest("beside", ""),
    ];
    let expected = [
        "above/Cargo.toml:4: `above` depends on `beside`, which is not before it",
        "below/Cargo.toml:4: `below` depends on `above`, which is not before it",
        "the crate `new` is not in the list of layers",
    ];
    assert_eq!(check::crates(&layers, &wrong.into()).expect("manifests"), expected);
}
