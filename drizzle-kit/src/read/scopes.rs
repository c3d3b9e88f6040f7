//! Modules: what a name means in each of them.
use std::collections::HashMap;
use syn::{Item, Path, UseTree};

/// A module, which a file or a part of it is.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// Its names, from the outermost folder or file on.
    pub(super) path: Vec<String>,
    /// What `use` says: a name, and what it stands for.
    uses: HashMap<String, Vec<String>>,
}

/// What a path means in a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Meant {
    /// Its names, after `use`, without `crate`, `self` and `super`.
    pub(super) names: Vec<String>,
    /// Whether it says more than a name that is known in the module.
    pub(super) told: bool,
}

impl Scope {
    pub(super) fn new(path: Vec<String>, items: &[Item]) -> Self {
        let mut uses = HashMap::new();
        for item in items {
            if let Item::Use(item) = item {
                follow(&item.tree, &mut Vec::new(), &mut uses);
            }
        }
        Scope { path, uses }
    }

    /// What a path means here.
    pub(super) fn meant(&self, path: &Path) -> Meant {
        let mut names: Vec<_> = path.segments.iter().map(|s| plain(&s.ident)).collect();
        let used = names.first().and_then(|first| self.uses.get(first));
        let told = used.is_some() || names.len() > 1;
        if let Some(used) = used {
            names.splice(..1, used.iter().cloned());
        }
        names.retain(|name| !matches!(name.as_str(), "crate" | "self" | "super"));
        Meant { names, told }
    }
}

impl Meant {
    /// Its last name.
    pub(super) fn name(&self) -> &str {
        self.names.last().map_or("", String::as_str)
    }

    /// The crate that it begins with, if it says one.
    pub(super) fn begins_with(&self, name: &str) -> bool {
        self.names.len() > 1 && self.names[0] == name
    }

    /// Whether it may mean a thing of this name in a module: the modules that it names are the last ones.
    pub(super) fn may_be_in(&self, module: &[String]) -> bool {
        let modules = &self.names[..self.names.len().saturating_sub(1)];
        module.ends_with(modules)
    }
}

/// A name without `r#`.
pub(super) fn plain(ident: &syn::Ident) -> String {
    let text = ident.to_string();
    text.trim_start_matches("r#").to_owned()
}

fn follow(tree: &UseTree, before: &mut Vec<String>, uses: &mut HashMap<String, Vec<String>>) {
    let mut add = |name: String, last: String| {
        let mut path = before.clone();
        // `use a::{self}` is `a`.
        if last != "self" {
            path.push(last);
        }
        uses.insert(name, path);
    };
    match tree {
        UseTree::Path(path) => {
            before.push(plain(&path.ident));
            follow(&path.tree, before, uses);
            before.pop();
        }
        UseTree::Name(name) => match plain(&name.ident) {
            own if own == "self" => {
                if let Some(last) = before.last().cloned() {
                    add(last, own);
                }
            }
            name => add(name.clone(), name),
        },
        UseTree::Rename(rename) => add(plain(&rename.rename), plain(&rename.ident)),
        UseTree::Group(group) => {
            for tree in &group.items {
                follow(tree, before, uses);
            }
        }
        // What it brings is not known here; names are looked for everywhere then.
        UseTree::Glob(_) => {}
    }
}
