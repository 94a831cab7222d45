//! Runs exclude each other: a folder is locked while it is read and written. The lock belongs to the process and ends with
//! it, however it ends.

use std::fs::File;
use std::io;
use std::path::Path;

use wsdl_codegen::shown::visible;

use crate::plain::Refusal;

/// What a run does with the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    Read,
    Write,
}

/// A folder that no other run writes. Its lock goes with it.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: Option<File>,
}

impl Lock {
    /// Locks a folder that is known not to be a link. If another run has locked it, says so and waits for the end of that
    /// run.
    pub(crate) fn take(folder: &Path, what: Use) -> Result<Self, Refusal> {
        let waiting = || {
            // Standard output is for results.
            use std::io::Write as _;
            let folder = folder.display().to_string();
            let _ = writeln!(io::stderr(), "waiting for another run, which is at work in {}", visible(&folder));
        };
        let file = system::lock(folder, what, waiting).map_err(|error| Refusal::failed(folder, "locked", &error))?;
        Ok(Self { _file: file })
    }
}

/// The folder itself is locked, so that no lock file is needed.
#[cfg(unix)]
mod system {
    use std::fs::{File, OpenOptions};
    use std::io;
    use std::path::Path;

    use rustix::fs::{FlockOperation, flock};
    use rustix::io::Errno;

    use super::Use;

    pub(super) fn lock(folder: &Path, what: Use, waiting: impl Fn()) -> io::Result<Option<File>> {
        let mut options = OpenOptions::new();
        options.read(true);
        crate::plain::follow_nothing(&mut options);
        let file = options.open(folder)?;
        let (at_once, waits) = match what {
            Use::Read => (FlockOperation::NonBlockingLockShared, FlockOperation::LockShared),
            Use::Write => (FlockOperation::NonBlockingLockExclusive, FlockOperation::LockExclusive),
        };
        let mut taken = flock(&file, at_once);
        if taken == Err(Errno::WOULDBLOCK) {
            waiting();
            taken = Err(Errno::INTR);
        }
        while taken == Err(Errno::INTR) {
            taken = flock(&file, waits);
        }
        match taken {
            Ok(()) => Ok(Some(file)),
            // Some file systems, mostly network ones, cannot lock folders. A single run needs no lock.
            Err(Errno::NOSYS | Errno::OPNOTSUPP | Errno::NOLCK | Errno::BADF | Errno::INVAL) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

/// Windows cannot lock folders: a file in it is opened exclusively, and the system deletes it when the run ends.
#[cfg(windows)]
mod system {
    use std::fs::{File, OpenOptions};
    use std::io;
    use std::os::windows::fs::OpenOptionsExt as _;
    use std::path::Path;
    use std::time::Duration;

    use super::Use;

    /// `DELETE | GENERIC_WRITE`; `FILE_FLAG_DELETE_ON_CLOSE | FILE_FLAG_OPEN_REPARSE_POINT` (Win32, `CreateFile`).
    const ACCESS: u32 = 0x0001_0000 | 0x4000_0000;
    const FLAGS: u32 = 0x0400_0000 | 0x0020_0000;
    /// `ERROR_ACCESS_DENIED`, for a file that is being deleted, and `ERROR_SHARING_VIOLATION`.
    const BUSY: [i32; 2] = [5, 32];

    pub(super) fn lock(folder: &Path, what: Use, waiting: impl Fn()) -> io::Result<Option<File>> {
        // A run that only reads does not even write this.
        if what == Use::Read {
            return Ok(None);
        }
        let mut options = OpenOptions::new();
        options.write(true).create(true).access_mode(ACCESS).share_mode(0).custom_flags(FLAGS);
        let mut told = false;
        loop {
            match options.open(folder.join(".regen.lock")) {
                Err(error) if error.raw_os_error().is_some_and(|code| BUSY.contains(&code)) => {
                    if !told {
                        waiting();
                    }
                    told = true;
                    std::thread::sleep(Duration::from_millis(50));
                }
                other => return other.map(Some),
            }
        }
    }
}

#[cfg(not(any(unix, windows)))]
mod system {
    use std::fs::File;
    use std::io;
    use std::path::Path;

    pub(super) fn lock(_: &Path, _: super::Use, _: impl Fn()) -> io::Result<Option<File>> {
        Ok(None)
    }
}
