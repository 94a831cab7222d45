//! Writes into `docs/MAPPING.md` what the generator makes of the schemas there, and the modules that compile its examples.
//! Look at the diff, then run `cargo test -p wsdl-tests --test suite mapping`.
//!
//! The tests compile these modules, and so cannot write them when they no longer fit the runtime.

use std::error::Error;
use std::fs;

use wsdl_tests::mapping;

fn main() -> Result<(), Box<dyn Error>> {
    let page = xtask::workspace_root().join(mapping::PAGE);
    let generated = mapping::generate(&fs::read_to_string(&page)?)?;
    fs::write(page, generated.page)?;
    let folder = mapping::folder();
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for (name, text) in generated.modules {
        fs::write(folder.join(name), text)?;
    }
    Ok(())
}
