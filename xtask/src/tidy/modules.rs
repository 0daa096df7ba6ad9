//! The modules of a crate and which of them name which.
//!
//! A module and those inside it may name each other. **Modules side by side must not name each other in a circle**,
//! neither directly nor by what is inside them. Names that a module passes on (`pub use`) count as those of the module
//! that has them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemMod, ItemUse, UseTree};

/// The names of modules from the root of the crate to one of them.
type ModulePath = Vec<String>;

/// Of modules side by side, by their names, which name which.
type Edges = BTreeMap<String, BTreeSet<String>>;

#[derive(Default)]
pub(super) struct Crate {
    modules: BTreeMap<ModulePath, Module>,
}

#[derive(Default)]
struct Module {
    /// Paths that it names, from the root of the crate: of modules or of items in them.
    named: BTreeSet<ModulePath>,
    /// Names that it has from elsewhere, and their paths from the root of the crate.
    imports: BTreeMap<String, ModulePath>,
}

impl Crate {
    /// Reads the crate that begins with `entry`, a `lib.rs` or `main.rs`.
    ///
    /// # Errors
    /// When a file cannot be read, or is not Rust.
    pub(super) fn read(entry: &Path) -> Result<Self> {
        let mut read = Self::default();
        let folder = entry.parent().context("a source file is in a folder")?;
        read.file(entry, folder, &[])?;
        Ok(read)
    }

    /// Reads a file as the module `path`; the files of the modules inside it are in `folder`.
    fn file(&mut self, file: &Path, folder: &Path, path: &[String]) -> Result<()> {
        let text = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let parsed = syn::parse_file(&text).with_context(|| format!("{} is not Rust", file.display()))?;
        self.items(&parsed.items, folder, path)
    }

    fn items(&mut self, items: &[Item], folder: &Path, path: &[String]) -> Result<()> {
        let inside = items.iter().filter_map(|item| match item {
            Item::Mod(module) if !module.attrs.iter().any(is_for_tests) => Some(module),
            _ => None,
        });
        let mut reader = Reader { path, module: Module::default(), inside: inside.collect() };
        items.iter().for_each(|item| reader.visit_item(item));
        let Reader { module, inside, .. } = reader;
        self.modules.insert(path.to_vec(), module);
        for module in inside {
            let name = module.ident.to_string();
            let folder = folder.join(&name);
            let path = [path, &[name]].concat();
            match &module.content {
                Some((_, items)) => self.items(items, &folder, &path)?,
                None => self.file(&file_of(&folder), &folder, &path)?,
            }
        }
        Ok(())
    }

    /// The module that has what `path` names: as far as the path names modules, through names that are passed on.
    fn resolve(&self, path: &[String], steps: usize) -> ModulePath {
        let mut module = ModulePath::new();
        for (at, name) in path.iter().enumerate() {
            let deeper = [module.clone(), vec![name.clone()]].concat();
            if self.modules.contains_key(&deeper) {
                module = deeper;
                continue;
            }
            let import = self.modules.get(&module).and_then(|module| module.imports.get(name));
            return match import {
                // Two modules that import a name from each other would never end.
                Some(import) if steps > 0 => {
                    let rest = path.get(at + 1..).unwrap_or_default();
                    self.resolve(&[import, rest].concat(), steps - 1)
                }
                _ => module,
            };
        }
        module
    }

    /// Of modules side by side, which name which, by the module around them.
    fn edges(&self) -> BTreeMap<ModulePath, Edges> {
        const IMPORTS_MAX: usize = 16;
        let mut edges: BTreeMap<ModulePath, Edges> = BTreeMap::new();
        for (path, module) in &self.modules {
            for named in &module.named {
                let target = self.resolve(named, IMPORTS_MAX);
                let shared = path.iter().zip(&target).take_while(|(a, b)| a == b).count();
                // One inside the other is no edge.
                if let (Some(from), Some(to)) = (path.get(shared), target.get(shared)) {
                    let around = path[..shared].to_vec();
                    edges.entry(around).or_default().entry(from.clone()).or_default().insert(to.clone());
                }
            }
        }
        edges
    }

    /// The cycles of modules side by side, as `parse: body -> summary -> body`. Each is reported without the last edges of
    /// those before it, so that their number is about that of the edges to cut.
    pub(super) fn cycles(&self) -> Vec<String> {
        let mut cycles = Vec::new();
        for (around, mut edges) in self.edges() {
            while let Some(cycle) = first_cycle(&edges) {
                let place = if around.is_empty() { "crate".to_owned() } else { around.join("::") };
                cycles.push(format!("{place}: {}", cycle.join(" -> ")));
                if let [.., from, to] = cycle.as_slice() {
                    edges.entry(from.clone()).or_default().remove(to);
                }
            }
        }
        cycles
    }
}

/// The file of the module whose own modules are in `folder`.
fn file_of(folder: &Path) -> PathBuf {
    let inside = folder.join("mod.rs");
    if inside.exists() { inside } else { folder.with_extension("rs") }
}

/// A cycle, from one of its modules back to the same.
fn first_cycle(edges: &Edges) -> Option<Vec<String>> {
    let mut done = BTreeSet::new();
    edges.keys().find_map(|start| cycle_from(start, edges, &mut Vec::new(), &mut done))
}

/// Follows the edges from `node` until one leads back to the way that led here.
fn cycle_from<'e>(
    node: &'e str,
    edges: &'e Edges,
    way: &mut Vec<&'e str>,
    done: &mut BTreeSet<&'e str>,
) -> Option<Vec<String>> {
    if let Some(at) = way.iter().position(|known| *known == node) {
        return Some(way[at..].iter().chain([&node]).map(ToString::to_string).collect());
    }
    if done.contains(node) {
        return None;
    }
    way.push(node);
    let found = edges.get(node).into_iter().flatten().find_map(|next| cycle_from(next, edges, way, done));
    way.pop();
    done.insert(node);
    found
}

/// Collects what one module names.
struct Reader<'a> {
    path: &'a [String],
    module: Module,
    /// The modules inside it, which have readers of their own.
    inside: Vec<&'a ItemMod>,
}

impl Reader<'_> {
    /// Adds a path as it is written, if it begins at the root of the crate or at a module around this one.
    fn name(&mut self, written: &[String]) -> Option<ModulePath> {
        let path = absolute(self.path, written)?;
        self.module.named.insert(path.clone());
        Some(path)
    }

    fn use_tree(&mut self, tree: &UseTree, before: &[String]) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.use_tree(&path.tree, &with(&path.ident)),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.use_tree(tree, before)),
            UseTree::Glob(_) => {
                self.name(before);
            }
            UseTree::Name(name) => self.import(with(&name.ident), &name.ident),
            UseTree::Rename(rename) => self.import(with(&rename.ident), &rename.rename),
        }
    }

    fn import(&mut self, mut written: Vec<String>, name: &syn::Ident) {
        let itself = written.last().is_some_and(|last| last == "self");
        if itself {
            written.pop();
        }
        let name = if itself && name == "self" { written.last().cloned() } else { Some(name.to_string()) };
        // A path that begins with the name of a module inside this one.
        let path = self.name(&written).or_else(|| {
            let first = written.first()?;
            let is_inside = self.inside.iter().any(|module| module.ident == first);
            is_inside.then(|| [self.path, &written].concat())
        });
        if let (Some(name), Some(path)) = (name, path) {
            self.module.imports.insert(name, path);
        }
    }

    /// The paths in the arguments of a macro.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.name(&std::mem::take(&mut path));
                    }
                    path.push(ident.to_string());
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                other => {
                    self.name(&std::mem::take(&mut path));
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        self.name(&path);
    }
}

impl<'a> Visit<'a> for Reader<'a> {
    fn visit_item(&mut self, item: &'a Item) {
        if !attributes(item).iter().any(is_for_tests) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, _: &'a ItemMod) {}

    fn visit_item_use(&mut self, item: &'a ItemUse) {
        self.use_tree(&item.tree, &[]);
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        let written: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.name(&written);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'a syn::Macro) {
        self.tokens(call.tokens.clone());
    }
}

/// A path from the root of the crate. `None` if it begins with another crate or with a name of the module `at`.
fn absolute(at: &[String], written: &[String]) -> Option<ModulePath> {
    let (first, mut rest) = written.split_first()?;
    let mut path = match first.as_str() {
        "crate" => Vec::new(),
        "self" => at.to_vec(),
        "super" => at.split_last()?.1.to_vec(),
        _ => return None,
    };
    while let Some(("super", behind)) = rest.split_first().map(|(name, behind)| (name.as_str(), behind)) {
        path.pop();
        rest = behind;
    }
    path.extend_from_slice(rest);
    Some(path)
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// Whether it is `#[cfg(test)]`.
fn is_for_tests(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg")
        && attribute.parse_args::<syn::Ident>().is_ok_and(|condition| condition == "test")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cycles(text: &str) -> Vec<String> {
        let mut read = Crate::default();
        read.items(&syn::parse_file(text).unwrap().items, Path::new(""), &[]).unwrap();
        read.cycles()
    }

    #[test]
    fn err_cycles_are_seen() {
        assert_eq!(
            cycles("mod a { use crate::b::X; } mod b { fn f() { super::c::f() } } mod c { use crate::a; }"),
            ["crate: a -> b -> c -> a"]
        );
        assert_eq!(
            cycles("mod a { mod b { use super::c::{self, X}; } mod c { fn f() { dbg!(crate::a::b::Y) } } }"),
            ["a: b -> c -> b"]
        );
        assert_eq!(
            cycles(
                "mod a { pub use c::X; mod c {} } mod b { mod d { use crate::a::X; } } mod e { pub use crate::b; } mod a2 {}"
            ),
            Vec::<String>::new()
        );
        assert_eq!(
            cycles(
                "mod a { pub use self::c::X; pub use d::Y; mod c { use super::Y; } mod d { use crate::a::X; } }"
            ),
            ["a: c -> d -> c"],
            "through names that are passed on"
        );
    }

    #[test]
    fn ok_what_is_inside_may_name_what_is_around() {
        assert_eq!(
            cycles("mod a { fn f() { b::g() } struct S; mod b { use super::S; use crate::a::S as T; } }"),
            Vec::<String>::new()
        );
        assert_eq!(
            cycles("mod a { #[cfg(test)] mod tests { use crate::b::X; } } mod b { use crate::a::Y; }"),
            Vec::<String>::new()
        );
    }
}
