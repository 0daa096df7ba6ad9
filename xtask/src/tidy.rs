//! The rules of the structure that neither the compiler nor Clippy holds: the length of files, no cycles between modules,
//! and who may name whom.

mod modules;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::project::Project;
use modules::Crate;

/// The crates whose modules must not go in circles, by the file that each begins with.
const CRATES: [&str; 4] =
    ["crates/reftel-core/src/lib.rs", "crates/reftel-check/src/lib.rs", "src/lib.rs", "xtask/src/main.rs"];

/// Longer files have more than one purpose.
const LINES_MAX: usize = 400;

/// A folder or file, what must not be named in it, and why.
struct Ban {
    within: &'static str,
    /// Parts of `within` for which the rule does not hold.
    except: &'static [&'static str],
    /// Whole names; one that ends in `_` is a prefix.
    names: &'static [&'static str],
    reason: &'static str,
}

const BANS: [Ban; 4] = [
    Ban {
        within: "src",
        // `main` mounts the page in an element.
        except: &["src/web", "src/main.rs"],
        names: &["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "gloo_"],
        reason: "only src/web names the browser",
    },
    Ban {
        within: "src",
        except: &[
            "src/web/page.rs",
            "src/web/mod.rs",
            "src/export/original_dialog.rs",
            "src/redaction/panel_actions.rs",
        ],
        names: &["save_unchecked"],
        reason: "only the original and the rules of redaction are saved without the release check",
    },
    Ban {
        within: "crates/reftel-core/src/gate",
        except: &[],
        names: &["Released", "release", "export"],
        reason: "the gate goes by the source and the marks, so that it does not share the mistakes of what it checks",
    },
    Ban { within: "src", except: &[], names: &["inner_html"], reason: "text enters the page as text nodes" },
];

/// Where developers keep their files. None of it means anything to others.
const FOLDERS_OF_A_MACHINE: [&str; 6] =
    ["/home/", "/root/", "/Users/", "/tmp/", concat!("/wo", "rk/"), "C:\\Users\\"];

/// Checks all rules.
///
/// # Errors
/// Every offence, each on a line of its own.
pub(crate) fn tidy(project: &Project) -> Result<()> {
    let root = project.root();
    let mut offences = Vec::new();
    for file in files(root)? {
        let bytes =
            fs::read(root.join(&file)).with_context(|| format!("{} cannot be read", file.display()))?;
        offences.extend(offences_of_file(&file, &String::from_utf8_lossy(&bytes)));
    }
    for entry in CRATES {
        let cycles = Crate::read(&root.join(entry))?.cycles();
        offences.extend(cycles.into_iter().map(|cycle| format!("{entry}: a cycle of modules: {cycle}")));
    }
    ensure!(offences.is_empty(), "{} offences:\n{}", offences.len(), offences.join("\n"));
    Ok(())
}

/// The texts of the project that people write, relative to `root`, in order.
fn files(root: &Path) -> Result<Vec<PathBuf>> {
    const EXTENSIONS: [&str; 9] = ["rs", "toml", "md", "js", "css", "html", "yml", "tsv", "txt"];
    const LEFT_OUT: [&str; 4] = ["target", "dist", ".git", "node_modules"];
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default();
            if LEFT_OUT.iter().any(|left_out| name == *left_out) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|known| EXTENSIONS.iter().any(|one| known == *one)) {
                found.push(path.strip_prefix(root)?.to_owned());
            }
        }
    }
    found.sort();
    Ok(found)
}

fn offences_of_file(file: &Path, text: &str) -> Vec<String> {
    let mut offences = Vec::new();
    let lines = text.lines().count();
    if is_source(file) && lines > LINES_MAX {
        offences.push(format!("{}: {lines} lines; split what has more than {LINES_MAX}", file.display()));
    }
    for (line, number) in text.lines().zip(1..) {
        let mut offence = |reason: &str| offences.push(format!("{}:{number}: {reason}", file.display()));
        if FOLDERS_OF_A_MACHINE.iter().any(|folder| names_folder(line, folder)) && !file.ends_with("tidy.rs")
        {
            offence("names a folder of somebody's machine");
        }
        if file.extension().is_some_and(|extension| extension == "rs") {
            // Comments may speak of anything.
            let code = line.split("//").next().unwrap_or_default();
            let broken =
                BANS.iter().filter(|ban| ban.holds_for(file) && ban.names.iter().any(|n| names(code, n)));
            broken.for_each(|ban| offence(ban.reason));
        }
    }
    offences
}

/// Whether the rule of length holds: tests are tables, and may be as long as those.
fn is_source(file: &Path) -> bool {
    let is_test = file.ends_with("tests.rs")
        || file.starts_with("tests") && !file.starts_with("tests/invented")
        || file.starts_with("crates/reftel-core/tests");
    !is_test && file.extension().is_some_and(|extension| extension == "rs" || extension == "js")
}

impl Ban {
    fn holds_for(&self, file: &Path) -> bool {
        file.starts_with(self.within) && !self.except.iter().any(|except| file.starts_with(except))
    }
}

/// Whether `line` has a path that begins with `folder`.
fn names_folder(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        // Behind a letter it is a part of an address or of another path.
        !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '}' | '$'))
    })
}

/// Whether `line` has `name` as a whole name, or names that begin with it if it ends in `_`.
fn names(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let before = line[..at].chars().next_back();
        let behind = line[at + name.len()..].chars().next();
        !is_part(before) && (name.ends_with('_') || !is_part(behind))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offences(file: &str, text: &str) -> usize {
        offences_of_file(Path::new(file), text).len()
    }

    #[test]
    fn ok_names_are_whole() {
        assert!(names("use web_sys::Element;", "web_sys"));
        assert!(!names("let web_system = 1;", "web_sys"));
        assert!(names("gloo_file::File", "gloo_"));
        assert!(names_folder("cd /home/jane", "/home/"));
        assert!(!names_folder("https://example.com/home/", "/home/"));
    }

    #[test]
    fn err_offences_are_seen() {
        assert_eq!(offences("src/reader/mod.rs", "use web_sys::Element;"), 1);
        assert_eq!(offences("src/web/page.rs", "use web_sys::Element; // gloo_file"), 0);
        assert_eq!(offences("src/find/bar.rs", "web::save_unchecked(name, mime, bytes);"), 1);
        assert_eq!(offences("crates/reftel-core/src/gate/mod.rs", "use crate::redact::Released;"), 1);
        assert_eq!(offences("README.md", "Files are in /home/jane/cables."), 1);
        assert_eq!(offences("src/page.rs", &"\n".repeat(401)), 1);
        assert_eq!(offences("tests/browser/find.rs", &"\n".repeat(401)), 0);
    }

    #[test]
    fn ok_exceptions_exist() {
        let project = Project::find().unwrap();
        for path in BANS.iter().flat_map(|ban| ban.except.iter().chain([&ban.within])).chain(&CRATES) {
            assert!(project.root().join(path).exists(), "{path} is named in a rule and does not exist");
        }
    }
}
