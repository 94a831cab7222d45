//! The paths that a crate's modules use, from the crate's root on.
//!
//! Sources are read as tokens, so that paths inside macros count too. What is in `quote!` is left out, since it is code of
//! another crate, and so is code under `#[cfg(test)]`.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::skip;

/// A path that a module uses.
#[derive(Debug)]
pub(super) struct Used {
    /// The file and its line, from 1.
    pub(super) file: String,
    pub(super) line: usize,
    /// The top-level module that uses it.
    pub(super) from: String,
    /// Names from the crate's root on.
    pub(super) path: Vec<String>,
}

/// What the sources of a crate say about its modules.
#[derive(Debug, Default)]
pub(super) struct Sources {
    /// The top-level modules.
    pub(super) modules: BTreeSet<String>,
    pub(super) used: Vec<Used>,
    /// Names at the root by the first name of the path that they stand for.
    imports: BTreeMap<String, String>,
    /// What the root takes all names of.
    globs: BTreeSet<String>,
    /// Exported macros by the module that defines them.
    macros: BTreeMap<String, String>,
    waiting: Vec<Vec<String>>,
}

/// A path as it is written, without `crate` or `super` in front.
#[derive(Debug)]
struct Leaf {
    path: Vec<String>,
    /// The name that it gets, if it is imported; `*` for all names.
    name: String,
    line: usize,
}

impl Sources {
    /// Reads the sources of a crate: the text of each file by its path from `src` on.
    pub(super) fn read(files: &BTreeMap<String, String>) -> Result<Self, String> {
        let mut sources = Self::default();
        let root = ["lib.rs", "main.rs"].into_iter().find(|file| files.contains_key(*file)).ok_or("no root file")?;
        sources.file(root, &files[root], &[])?;
        while let Some(route) = sources.waiting.pop() {
            let route: Vec<&str> = route.iter().map(String::as_str).collect();
            let stem = route.join("/");
            let file =
                [format!("{stem}.rs"), format!("{stem}/mod.rs")].into_iter().find(|file| files.contains_key(file));
            let file = file.ok_or_else(|| format!("the file of the module {} is missing", route.join("::")))?;
            sources.file(&file, &files[&file], &route)?;
        }
        Ok(sources)
    }

    /// The modules that the first name of a path belongs to, none if it is of another crate; `None` if it is an item of the
    /// root itself.
    pub(super) fn modules_of(&self, path: &[String]) -> Option<Vec<&str>> {
        let name = path.first()?;
        let is_module = |name: &str| self.modules.contains(name);
        if let Some(module) = self.modules.get(name) {
            return Some(vec![module]);
        }
        if let Some(module) = self.macros.get(name) {
            return Some(vec![module]);
        }
        if let Some(first) = self.imports.get(name) {
            return Some(Some(first.as_str()).filter(|first| is_module(first)).into_iter().collect());
        }
        let globs: Vec<&str> = self.globs.iter().map(String::as_str).filter(|first| is_module(first)).collect();
        (!globs.is_empty()).then_some(globs)
    }

    fn file(&mut self, file: &str, text: &str, route: &[&str]) -> Result<(), String> {
        let tokens: TokenStream = text.parse().map_err(|error| format!("{file}: {error}"))?;
        self.walk(tokens, route, file);
        Ok(())
    }

    fn walk(&mut self, stream: TokenStream, route: &[&str], file: &str) {
        let tokens: Vec<TokenTree> = stream.into_iter().collect();
        let mut at = 0;
        let mut is_exported = false;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Punct(mark) if mark.as_char() == '#' => {
                    if let Some((attribute, after)) = skip::attribute(&tokens, at) {
                        if skip::is_for_tests(attribute) && skip::is_mark(tokens.get(at + 1), '!') {
                            return;
                        }
                        if skip::is_for_tests(attribute) {
                            at = skip::item(&tokens, after);
                            continue;
                        }
                        is_exported |= attribute.stream().to_string() == "macro_export";
                        at = after;
                        continue;
                    }
                }
                TokenTree::Group(group) => {
                    self.walk(group.stream(), route, file);
                    is_exported = false;
                }
                TokenTree::Ident(word) => {
                    let word = word.to_string();
                    if let Some(after) = self.word(&word, &tokens, at, route, file, is_exported) {
                        at = after;
                        continue;
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// Looks at what begins with a word; gives the place after it, if it was something.
    fn word(
        &mut self,
        word: &str,
        tokens: &[TokenTree],
        at: usize,
        route: &[&str],
        file: &str,
        is_exported: bool,
    ) -> Option<usize> {
        let mut leaves = Vec::new();
        let (above, after) = match word {
            "mod" => {
                let name = ident(tokens.get(at + 1))?;
                let inner: Vec<&str> = route.iter().copied().chain([name.as_str()]).collect();
                if route.is_empty() {
                    self.modules.insert(name.clone());
                }
                match tokens.get(at + 2) {
                    Some(TokenTree::Group(group)) => self.walk(group.stream(), &inner, file),
                    _ => self.waiting.push(inner.iter().map(|&name| name.to_owned()).collect()),
                }
                return Some(at + 3);
            }
            "macro_rules" => {
                let (name, module) = (ident(tokens.get(at + 2))?, route.first()?);
                if is_exported {
                    self.macros.insert(name, (*module).to_owned());
                }
                return Some(at + 3);
            }
            "quote" if skip::is_mark(tokens.get(at + 1), '!') => return Some(at + 3),
            "use" if route.is_empty() => {
                let first = ident(tokens.get(at + 1))?;
                let after = follow(tokens, at + 2, vec![first], &mut leaves);
                self.import(leaves);
                return Some(after);
            }
            "crate" if skip::is_colons(tokens, at + 1) => (0, follow(tokens, at + 1, Vec::new(), &mut leaves)),
            "super" if skip::is_colons(tokens, at + 1) => {
                let (mut supers, mut after) = (1, at + 1);
                while ident(tokens.get(after + 2)).as_deref() == Some("super") && skip::is_colons(tokens, after) {
                    (supers, after) = (supers + 1, after + 3);
                }
                (route.len().checked_sub(supers)?, follow(tokens, after, Vec::new(), &mut leaves))
            }
            _ => return None,
        };
        let base = route.iter().take(above).map(|&name| name.to_owned());
        for Leaf { path, line, .. } in leaves {
            let path = base.clone().chain(path).collect();
            // The root may use everything.
            if let Some(from) = route.first() {
                self.used.push(Used { file: file.to_owned(), line, from: (*from).to_owned(), path });
            }
        }
        Some(after)
    }

    /// Notes what the root imports.
    fn import(&mut self, leaves: Vec<Leaf>) {
        for Leaf { path, name, .. } in leaves {
            let names = path.iter().find(|name| !matches!(name.as_str(), "crate" | "self"));
            let Some(first) = names.cloned() else { continue };
            match name.as_str() {
                "*" => drop(self.globs.insert(first)),
                _ => drop(self.imports.insert(name, first)),
            }
        }
    }
}

fn ident(token: Option<&TokenTree>) -> Option<String> {
    match token {
        Some(TokenTree::Ident(ident)) => Some(ident.to_string().trim_start_matches("r#").to_owned()),
        _ => None,
    }
}

/// Follows a path, or a tree of them, whose beginning was read up to this place; gives the place after it.
fn follow(tokens: &[TokenTree], mut at: usize, mut path: Vec<String>, leaves: &mut Vec<Leaf>) -> usize {
    let mut line = tokens.get(at.saturating_sub(1)).map_or(0, line_of);
    while skip::is_colons(tokens, at) {
        match tokens.get(at + 2) {
            Some(token @ TokenTree::Ident(_)) => {
                path.extend(ident(Some(token)));
                line = line_of(token);
                at += 3;
            }
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                branches(group, &path, leaves);
                return at + 3;
            }
            Some(TokenTree::Punct(mark)) if mark.as_char() == '*' => {
                leaves.push(Leaf { path, name: "*".to_owned(), line: mark.span().start().line });
                return at + 3;
            }
            _ => break,
        }
    }
    let is_renamed = ident(tokens.get(at)).as_deref() == Some("as");
    let renamed = ident(tokens.get(at + 1)).filter(|_| is_renamed);
    let name = renamed.or_else(|| path.last().cloned()).unwrap_or_default();
    leaves.push(Leaf { path, name, line });
    at
}

/// The trees between the braces of a tree.
fn branches(group: &Group, path: &[String], leaves: &mut Vec<Leaf>) {
    let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',');
    for branch in tokens.split(is_comma) {
        match branch.first() {
            Some(token @ TokenTree::Ident(_)) => {
                let first = ident(Some(token)).filter(|name| name != "self");
                follow(branch, 1, path.iter().cloned().chain(first).collect(), leaves);
            }
            Some(token) => {
                leaves.push(Leaf { path: path.to_vec(), name: "*".to_owned(), line: line_of(token) });
            }
            None => {}
        }
    }
}

fn line_of(token: &TokenTree) -> usize {
    token.span().start().line
}
