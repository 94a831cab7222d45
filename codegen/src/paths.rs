//! Schema paths: of what a contract does not have itself, as the record of names has them, and as people write them. The
//! record leaves out the namespace that it names.

/// The path of the variant that keeps the values which an enumeration does not list. Those that it does begin with `=`.
pub(crate) fn unlisted(enumeration: &str) -> String {
    format!("{enumeration}/*")
}

/// The path of the variant of a family or of a substitution group that keeps members which the description does not have.
pub(crate) fn other(family: &str) -> String {
    format!("{family}/*")
}

/// The path of the variant for a code that the texts of faults hold.
pub(crate) fn fault_code(code: &str) -> String {
    format!("fault_codes/={code}")
}

/// The path of the struct that is a structure's optional half. No element's name begins so.
pub(crate) fn half(structure: &str) -> String {
    format!("{structure}/?")
}

/// The path of the field that holds it.
pub(crate) fn half_member(structure: &str) -> String {
    format!("{structure}/?field")
}

/// A path in two, if it is of a kind that has namespaces.
fn namespaced(path: &str) -> Option<(&str, &str)> {
    let kind =
        ["types/", "elements/", "headers/", "faults/", "groups/"].into_iter().find(|kind| path.starts_with(kind))?;
    Some(path.split_at(kind.len()))
}

/// Whether a full path begins in this namespace.
pub(crate) fn in_namespace(path: &str, namespace: &str) -> bool {
    let Some((_, rest)) = namespaced(path) else { return false };
    match rest.strip_prefix('{') {
        Some(rest) => rest.strip_prefix(namespace).is_some_and(|behind| behind.starts_with('}')),
        None => namespace.is_empty(),
    }
}

/// A full path without the namespace that need not be named. What [`lengthened`] makes of it is the path.
pub(crate) fn shortened(path: &str, namespace: &str) -> String {
    let Some((kind, rest)) = namespaced(path) else { return path.to_owned() };
    let Some(named) = rest.strip_prefix('{') else {
        let none = if namespace.is_empty() { "" } else { "{}" };
        return format!("{kind}{none}{rest}");
    };
    let behind = named.strip_prefix(namespace).and_then(|behind| behind.strip_prefix('}'));
    match behind {
        // No name begins with a brace, but a namespace may go on with one.
        Some(behind) if !namespace.is_empty() && !behind.starts_with('{') => format!("{kind}{behind}"),
        _ => path.to_owned(),
    }
}

/// The full path of one that is written in a record of this namespace; `None` where the namespace is needed and not known.
pub(crate) fn lengthened(path: &str, namespace: Option<&str>) -> Option<String> {
    let Some((kind, rest)) = namespaced(path) else { return Some(path.to_owned()) };
    if let Some(without) = rest.strip_prefix("{}") {
        return Some(format!("{kind}{without}"));
    }
    if rest.starts_with('{') {
        return Some(path.to_owned());
    }
    namespace.map(|namespace| match namespace {
        "" => path.to_owned(),
        namespace => format!("{kind}{{{namespace}}}{rest}"),
    })
}

/// Whether a path that somebody wrote means the thing of this full path: it is the same, or it leaves out all namespaces.
pub(crate) fn means(written: &str, path: &str) -> bool {
    // What stands after the last namespace is in the short path too, which most paths are told apart by.
    let end = path.rsplit('}').next().unwrap_or(path);
    written == path || (written.ends_with(end) && !parts(written).0.contains('{') && short(path) == written)
}

/// A path without its namespaces. Values of enumerations, behind `/=`, stay as they are.
pub(crate) fn short(path: &str) -> String {
    let (names, value) = parts(path);
    let mut out = String::new();
    let mut rest = names;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        rest = rest[at..].split_once('}').map_or("", |(_, behind)| behind);
    }
    out.push_str(rest);
    out.push_str(value);
    out
}

/// A path up to a value of an enumeration, and that value with its `/=`.
pub(crate) fn parts(path: &str) -> (&str, &str) {
    match path.find("/=") {
        Some(at) => path.split_at(at),
        None => (path, ""),
    }
}
