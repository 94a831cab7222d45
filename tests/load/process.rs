//! What the system says of this process. `None` where it has no `/proc`.

use std::fs;

/// Connections of this machine to a port of it that are established, or not yet closed on our side.
pub(super) fn connections_to(port: u16) -> Option<usize> {
    let table = fs::read_to_string("/proc/net/tcp").ok()?;
    let remote = format!(":{port:04X}");
    let is_open = |line: &&str| {
        let mut columns = line.split_whitespace().skip(2);
        let (to, state) = (columns.next(), columns.next());
        // ESTABLISHED and CLOSE_WAIT, in which our side still has a descriptor.
        to.is_some_and(|to| to.ends_with(&remote)) && state.is_some_and(|state| state == "01" || state == "08")
    };
    Some(table.lines().skip(1).filter(is_open).count())
}

/// The memory of this process that is in use, in KiB.
pub(super) fn resident() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}
