//! Writes what fuzzing starts from: `cargo run -p wsdl-tests --example seeds -- FOLDER` makes `FOLDER/TARGET/NAME`.

use std::fs;
use std::path::PathBuf;

use wsdl_tests::fuzzing::TARGETS;
use wsdl_tests::fuzzing::seeds::seeds;

fn main() -> std::io::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "fuzz/seeds".to_owned()));
    for (target, _) in TARGETS {
        fs::create_dir_all(folder.join(target))?;
        let seeds = seeds(target);
        for seed in &seeds {
            fs::write(folder.join(target).join(&seed.name), &seed.bytes)?;
        }
        println!("{target}: {} seeds", seeds.len());
    }
    Ok(())
}
