//! Writes what the generator makes of each case in `tests/cases/`, for a change that means to alter it: look at the diff.
//!
//! The tests compile these files, and so cannot write them when they no longer fit the runtime.

use std::error::Error;
use std::fs;

use wsdl_tests::cases;

fn main() -> Result<(), Box<dyn Error>> {
    for case in fs::read_dir(cases::folder(""))? {
        let name = case?.file_name();
        let name = name.to_str().ok_or("a case has a name that is not UTF-8")?;
        let expected = cases::folder(name).join("expected");
        if expected.exists() {
            fs::remove_dir_all(&expected)?;
        }
        for (path, text) in cases::generate(name).files {
            let path = expected.join(path);
            fs::create_dir_all(path.parent().unwrap_or(&expected))?;
            fs::write(path, text)?;
        }
    }
    Ok(())
}
