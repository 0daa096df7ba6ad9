//! Where things are, and a shell that finds our tools.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::Shell;

/// The checkout this program was built from, or a copy of it.
pub(crate) struct Project {
    root: PathBuf,
    tools: PathBuf,
}

impl Project {
    /// The folder above `xtask/`.
    pub(crate) fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask/ has no parent folder")?;
        Ok(Self { root: root.to_owned(), tools: root.join("target/tools") })
    }

    /// The same files in another folder, with the tools of this one.
    pub(crate) fn copied_to(&self, root: &Path) -> Self {
        Self { root: root.to_owned(), tools: self.tools.clone() }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The page as it is deployed.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Tools installed by us, so that nothing outside the checkout changes.
    pub(crate) fn tools(&self) -> &Path {
        &self.tools
    }

    /// A shell in the root folder that finds the tools in `target/tools` first, and this program, which Trunk starts.
    pub(crate) fn shell(&self) -> Result<Shell> {
        let shell = Shell::new()?;
        shell.change_dir(&self.root);
        let path = std::env::var_os("PATH").unwrap_or_default();
        let this = std::env::current_exe()?.parent().context("this program is in no folder")?.to_owned();
        let ours = [self.tools.join("bin"), self.tools.join("node_modules/.bin"), this];
        let path = std::env::join_paths(ours.into_iter().chain(std::env::split_paths(&path)))?;
        shell.set_var("PATH", path);
        Ok(shell)
    }
}

/// Tells the reader what is going on, apart from the output of the tools.
pub(crate) fn say(text: impl AsRef<str>) {
    println!("xtask: {}", text.as_ref());
}
