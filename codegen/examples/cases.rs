use std::{
    fs,
    path::{Path, PathBuf},
};
use wsdl_codegen::{
    config::Config,
    source::{Source, SourceError},
};
struct Folder(PathBuf);
impl Source for Folder {
    fn read(&self, l: &str) -> Result<Vec<u8>, SourceError> {
        fs::read(self.0.join(l)).map_err(|_| SourceError::NotFound)
    }
}
fn main() {
    for case in fs::read_dir("tests/cases").unwrap() {
        let folder = case.unwrap().path();
        let config = Config::parse(&fs::read_to_string(folder.join("config.toml")).unwrap(), "config.toml").unwrap();
        let output = match wsdl_codegen::generate(
            &config,
            &wsdl_codegen::record::Released::default(),
            &Folder(folder.clone()),
        ) {
            Ok(o) => o,
            Err(e) => {
                println!("{}: {e}", folder.display());
                continue;
            }
        };
        let expected = folder.join("expected");
        if expected.exists() {
            fs::remove_dir_all(&expected).unwrap();
        }
        for (path, text) in output.files {
            let p: &Path = &expected.join(path);
            fs::create_dir_all(p.parent().unwrap()).unwrap();
            fs::write(p, text).unwrap();
        }
    }
}
