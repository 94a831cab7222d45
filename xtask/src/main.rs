//! The workspace's verbs, one file each.

use std::io::Write as _;
use std::process::ExitCode;

use xtask::trial::Table;

/// A run makes a million small allocations, and with the system's allocator spends a quarter of its time on them.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const USAGE: &str = "\
usage: cargo xtask VERB

verbs:
  corpus [--dir DIR] [--samples NUMBER] [--instances NUMBER] [--peers] [NAME…]
                  generate, compile and try the services that DIR/manifest.json lists, or those of these names; DIR is
                  $WSDL_CORPUS unless it is given. Of each element, NUMBER random samples and instances are tried; with
                  --peers, zeep and xsdata, run by python3, make as many
  regen           write the generated crates, one for each wsdl/*.toml
  regen --check   write nothing; fail if they are not what regen would write
  schemas [--dir DIR] [--into DIR] [--sample NUMBER] [SET or GROUP…]
                  generate, compile and try the groups of the W3C's test suite for XML Schema that DIR/manifest.jsonl lists,
                  those of these sets or names, or about NUMBER of them; DIR is $XSD_TESTS unless it is given";

fn main() -> ExitCode {
    if let Some(times) = std::env::var_os(xtask::corpus::TIMES) {
        return xtask::corpus::rustc(times.as_ref());
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let root = xtask::workspace_root();
    match arguments.as_slice() {
        ["corpus", rest @ ..] => return table(xtask::corpus::run(&root, rest)),
        ["schemas", rest @ ..] => return table(xtask::schemas::run(&root, rest)),
        _ => {}
    }
    let result = match arguments.as_slice() {
        ["regen"] => xtask::regen::write(&root),
        ["regen", "--check"] => xtask::regen::check(&root),
        ["help" | "--help" | "-h"] => Ok(USAGE.to_owned()),
        _ => Err(USAGE.to_owned()),
    };
    // Whoever reads may have gone away; that is no failure of the verb.
    match result {
        Ok(said) => {
            let _ = writeln!(std::io::stdout(), "{said}");
            ExitCode::SUCCESS
        }
        Err(said) => {
            let _ = writeln!(std::io::stderr(), "{said}");
            ExitCode::FAILURE
        }
    }
}

/// The table is the same whether all is right or not.
fn table(result: Result<Table, String>) -> ExitCode {
    match result {
        Ok(table) => {
            let _ = writeln!(std::io::stdout(), "{}", table.text);
            if table.is_right { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(said) => {
            let _ = writeln!(std::io::stderr(), "{said}");
            ExitCode::FAILURE
        }
    }
}
