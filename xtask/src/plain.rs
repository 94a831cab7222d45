//! Access to regular files and folders: no link is followed, and nothing but regular files is opened.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use wsdl_codegen::diagnostics::{Diagnostic, Place};

/// Why something on the disk is not read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) path: PathBuf,
    /// What is wrong with it, in words that follow its name.
    pub(crate) what: String,
    pub(crate) help: &'static str,
}

impl Refusal {
    pub(crate) fn new(path: &Path, what: impl Into<String>, help: &'static str) -> Self {
        Self { path: path.to_owned(), what: what.into(), help }
    }

    pub(crate) fn failed(path: &Path, what: &str, error: &io::Error) -> Self {
        Self::new(path, format!("cannot be {what}: {error}"), "correct the cause and run it again")
    }

    fn link(path: &Path) -> Self {
        let help = "links are not followed: put what it leads to in its place, or delete it";
        Self::new(path, "is a symbolic link", help)
    }

    fn too_large(path: &Path, largest: u64) -> Self {
        Self::new(
            path,
            format!("is larger than {} MiB", largest >> 20),
            "files of this kind are never that large: is it the right file?",
        )
    }

    /// Returns it in one line.
    pub(crate) fn line(&self) -> String {
        format!("`{}` {}; {}", self.path.display(), self.what, self.help)
    }
}

impl From<Refusal> for Diagnostic {
    fn from(refusal: Refusal) -> Self {
        let name = refusal.path.file_name().unwrap_or(refusal.path.as_os_str()).to_string_lossy();
        let title = format!("`{name}` {}", refusal.what);
        Self::error(title, Some(Place::of_file(refusal.path.display().to_string())), refusal.help)
    }
}

/// What is at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    Nothing,
    Folder,
    /// A file of this size.
    File(u64),
}

/// Returns what is at `below` in the folder `base`.
///
/// # Errors
/// A link on the way or at its end; something on the way that is not a folder; something at its end that is neither a
/// folder nor a regular file.
pub(crate) fn look(base: &Path, below: &Path) -> Result<Found, Refusal> {
    let (mut path, mut found) = (base.to_owned(), Found::Folder);
    for part in below.components() {
        if found != Found::Folder {
            return Err(not_a_folder(&path));
        }
        path.push(part);
        let kind = match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_file() => Found::File(metadata.len()),
            Ok(metadata) if metadata.is_dir() => Found::Folder,
            Ok(metadata) if metadata.is_symlink() => return Err(Refusal::link(&path)),
            Ok(_) => return Err(not_a_file(&path)),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
            Err(error) => return Err(Refusal::failed(&path, "read", &error)),
        };
        found = kind;
    }
    Ok(found)
}

fn not_a_folder(path: &Path) -> Refusal {
    Refusal::new(path, "is not a folder", "a folder is needed there: move it elsewhere, or correct the path")
}

fn not_a_file(path: &Path) -> Refusal {
    Refusal::new(
        path,
        "is not a regular file",
        "a regular file is needed there: move it elsewhere, or correct the path",
    )
}

/// Reads the bytes of a file; `None` if there is nothing.
///
/// # Errors
/// Those of [`look`]; a folder, a file of more than `largest` bytes, and what cannot be read.
pub(crate) fn read(base: &Path, below: &Path, largest: u64) -> Result<Option<Vec<u8>>, Refusal> {
    let path = base.join(below);
    match look(base, below)? {
        Found::Nothing => Ok(None),
        Found::Folder => Err(not_a_file(&path)),
        // A sparse file takes no space on the disk, but all of it in memory.
        Found::File(size) if size > largest => Err(Refusal::too_large(&path, largest)),
        Found::File(_) => {
            let mut bytes = Vec::new();
            open(&path)?
                .take(largest.saturating_add(1))
                .read_to_end(&mut bytes)
                .map_err(|error| Refusal::failed(&path, "read", &error))?;
            // It may have grown since.
            if bytes.len() as u64 > largest { Err(Refusal::too_large(&path, largest)) } else { Ok(Some(bytes)) }
        }
    }
}

/// Reads the text of a file; `None` if there is nothing.
///
/// # Errors
/// Those of [`read`]; bytes that are not UTF-8.
pub(crate) fn read_text(base: &Path, below: &Path, largest: u64) -> Result<Option<String>, Refusal> {
    let Some(bytes) = read(base, below, largest)? else { return Ok(None) };
    let not_text = |_| Refusal::new(&base.join(below), "is not UTF-8 text", "write it in UTF-8");
    String::from_utf8(bytes).map(Some).map_err(not_text)
}

/// Opens a regular file. It may have been replaced since it was looked at: opening follows no link and does not block, and
/// the open file is looked at again.
pub(crate) fn open(path: &Path) -> Result<File, Refusal> {
    let mut options = OpenOptions::new();
    options.read(true);
    follow_nothing(&mut options);
    let file = options.open(path).map_err(|error| match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_symlink() => Refusal::link(path),
        _ => Refusal::failed(path, "read", &error),
    })?;
    match file.metadata() {
        Ok(metadata) if metadata.is_file() => Ok(file),
        Ok(_) => Err(not_a_file(path)),
        Err(error) => Err(Refusal::failed(path, "read", &error)),
    }
}

#[cfg(unix)]
pub(crate) fn follow_nothing(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt as _;

    use rustix::fs::OFlags;

    options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed());
}

#[cfg(windows)]
pub(crate) fn follow_nothing(options: &mut OpenOptions) {
    use std::os::windows::fs::OpenOptionsExt as _;

    /// `FILE_FLAG_OPEN_REPARSE_POINT`: a link itself is opened (Win32, `CreateFile`).
    const REPARSE_POINT: u32 = 0x0020_0000;
    options.custom_flags(REPARSE_POINT);
}

#[cfg(not(any(unix, windows)))]
pub(crate) fn follow_nothing(_: &mut OpenOptions) {}

/// Creates the folders of `below` that are missing.
pub(crate) fn make_folders(base: &Path, below: &Path) -> Result<(), Refusal> {
    let mut path = PathBuf::new();
    for part in below.components() {
        path.push(part);
        match look(base, &path)? {
            Found::Folder => {}
            Found::File(_) => return Err(not_a_folder(&base.join(&path))),
            Found::Nothing => {
                let whole = base.join(&path);
                fs::create_dir(&whole).map_err(|error| Refusal::failed(&whole, "created", &error))?;
            }
        }
    }
    Ok(())
}

/// Splits a path, without its dot segments, into the folders that it shares with `root` and what is below them.
pub(crate) fn below_common(root: &Path, path: &Path) -> (PathBuf, PathBuf) {
    use std::path::Component;

    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(plain.pop()),
            part => plain.push(part),
        }
    }
    let common = root.components().zip(plain.components()).take_while(|(a, b)| a == b).count();
    // A path on another disk shares nothing.
    let of_disk =
        plain.components().take_while(|part| matches!(part, Component::Prefix(_) | Component::RootDir)).count();
    let (base, below): (Vec<_>, Vec<_>) =
        plain.components().enumerate().partition(|(index, _)| *index < common.max(of_disk));
    let path = |parts: Vec<(usize, Component<'_>)>| parts.into_iter().map(|(_, part)| part).collect();
    (path(base), path(below))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_parted_where_they_leave_the_root() {
        for (path, base, below) in [
            ("/w/root/wsdl/../generated", "/w/root", "generated"),
            ("/w/root/wsdl/../../other/./x", "/w", "other/x"),
            ("/w/root/wsdl/.", "/w/root", "wsdl"),
            ("/w/root/wsdl/..", "/w/root", ""),
            ("/x/y", "/", "x/y"),
            ("/w/root/../../../../x", "/", "x"),
        ] {
            let parts = below_common(Path::new("/w/root"), Path::new(path));
            assert_eq!(parts, (base.into(), below.into()), "{path}");
        }
    }
}
