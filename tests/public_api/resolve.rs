//! Which items a path means.

use super::joined;
use super::tree::{Meaning, Route, Target, Tree};

/// The names that are being looked up, by module: imports may go in circles.
type Asked = Vec<(Route, String)>;

impl Tree {
    /// What a path in a module means; nothing if it leads out of the crate or into an item. A name may mean several
    /// things, a type and a function.
    pub(super) fn resolve(&self, module: &[String], path: &[String]) -> Vec<Target<'_>> {
        self.resolve_within(module, path, &mut Asked::new())
    }

    fn resolve_within(&self, module: &[String], path: &[String], asked: &mut Asked) -> Vec<Target<'_>> {
        let mut route = module.to_vec();
        let mut names = path;
        while let [first, rest @ ..] = names {
            match first.as_str() {
                "crate" => route.clear(),
                "self" => {}
                "super" => drop(route.pop()),
                _ => break,
            }
            names = rest;
        }
        let mut targets: Vec<_> = self.module(&route).map(|(route, _)| Target::Module(route)).into_iter().collect();
        for name in names {
            let modules = targets.into_iter().filter_map(|target| self.as_module(target));
            targets = modules.flat_map(|module| self.look_up(module, name, asked)).collect();
        }
        targets
    }

    fn look_up(&self, module: &[String], name: &str, asked: &mut Asked) -> Vec<Target<'_>> {
        let Some((module, content)) = self.module(module) else { return Vec::new() };
        let question = (module.to_vec(), name.to_owned());
        if asked.contains(&question) {
            return Vec::new();
        }
        asked.push(question);
        let mut found = Vec::new();
        for meaning in content.names.get(name).into_iter().flatten() {
            match meaning {
                Meaning::Item(number) => found.push(Target::Item(module, *number)),
                Meaning::Import(path) => found.extend(self.resolve_within(module, path, asked)),
            }
        }
        // What a module has of its own goes before what a glob brings.
        if found.is_empty() {
            for path in &content.globs {
                let targets = self.resolve_within(module, &joined(path, name), asked).into_iter();
                found.extend(targets.filter(|target| self.is_shared(*target)));
            }
        }
        asked.pop();
        found.dedup();
        found
    }
}
