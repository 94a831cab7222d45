//! The list of layers that the documentation keeps.

use std::collections::BTreeMap;

/// Names in their order. Those in one place do not know each other.
pub(super) struct Order(Vec<Vec<String>>);

impl Order {
    fn read(text: &str) -> Self {
        let names = |place: &str| place.split(',').map(|name| name.trim().to_owned()).collect();
        Self(text.split('→').map(names).collect())
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|place| place.iter().any(|known| known == name))
    }

    /// Whether a name stands before another one; a name may also use itself.
    pub(super) fn may_use(&self, from: &str, to: &str) -> bool {
        let stands_before = || self.place(to).zip(self.place(from)).is_some_and(|(to, from)| to < from);
        from == to || stands_before()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.place(name).is_some()
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flatten().map(String::as_str)
    }
}

/// The layers of the workspace.
pub(super) struct Layers {
    /// Chains of crates: each crate may depend on those before it in one of them.
    pub(super) crates: Vec<Order>,
    /// The modules of each crate.
    pub(super) modules: BTreeMap<String, Order>,
}

impl Layers {
    /// Reads the fenced block below the heading `## Layers`: a line `crates: a → b, c → d` for each chain of crates, and a
    /// line like it for the modules of each crate.
    pub(super) fn read(document: &str) -> Result<Self, String> {
        let section = document.split("\n## Layers\n").nth(1).ok_or("there is no section `## Layers`")?;
        let block = section.split("\n```").nth(1).ok_or("the section `## Layers` has no fenced block")?;
        let mut layers = Self { crates: Vec::new(), modules: BTreeMap::new() };
        // What follows the fence is the block's language.
        for line in block.lines().skip(1).filter(|line| !line.trim().is_empty()) {
            let (of, names) = line.split_once(": ").ok_or_else(|| format!("`{line}` does not begin with a name"))?;
            match of {
                "crates" => layers.crates.push(Order::read(names)),
                of if layers.modules.insert(of.to_owned(), Order::read(names)).is_some() => {
                    return Err(format!("`{of}` has two lines in the list of layers"));
                }
                _ => {}
            }
        }
        Ok(layers)
    }
}
