//! Runs the parser and the search in an interpreter that counts every step. Time on a shared machine is noise; **a count of
//! steps is the same on every machine and in every run**, so a bound can be close.
#![allow(clippy::expect_used, reason = "used by tests alone")]

use std::path::{Path, PathBuf};
use std::process::Command;

use wasmi::{Config, Engine, Linker, Module, Store};

/// What reading an input took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// What the interpreter's instructions cost: a unit or several each.
    pub steps: u64,
    /// Bytes by which the program's memory grew, the input not counted. It grows by pages of 64 kB.
    pub memory: usize,
}

/// The program, ready to be started afresh for every input.
#[derive(Debug)]
pub struct Program {
    engine: Engine,
    module: Module,
}

impl Program {
    /// Builds the program for WebAssembly and reads it.
    ///
    /// # Panics
    /// When it can't be built.
    #[must_use]
    pub fn build() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let target = target(&root).join("growth");
        let status = Command::new(env!("CARGO"))
            .args(["build", "--locked", "--quiet", "--release", "-p", "growth-guest"])
            .args(["--target", "wasm32-unknown-unknown", "--target-dir"])
            .arg(&target)
            .current_dir(&root)
            .status()
            .expect("cargo can be started");
        assert!(status.success(), "the program for WebAssembly was not built");
        let file = target.join("wasm32-unknown-unknown/release/growth_guest.wasm");
        let engine = Engine::new(Config::default().consume_fuel(true));
        let bytes = std::fs::read(&file).expect("cargo has written it");
        let module = Module::new(&engine, &bytes[..]).expect("a valid program");
        Self { engine, module }
    }

    /// Reads `input` in a fresh memory.
    ///
    /// # Panics
    /// When the program does not come to its end: the parser may not.
    #[must_use]
    pub fn cost(&self, input: &[u8]) -> Cost {
        self.cost_of("run", input)
    }

    /// Looks for the last line of `input` in the others, in a fresh memory.
    ///
    /// # Panics
    /// When the program does not come to its end.
    #[must_use]
    pub fn search_cost(&self, input: &[u8]) -> Cost {
        self.cost_of("search", input)
    }

    /// Applies a rule, by the name of its export, in a fresh memory.
    ///
    /// # Panics
    /// When there is no such rule, or it does not come to its end.
    #[must_use]
    pub fn rule_cost(&self, rule: &str, input: &[u8]) -> Cost {
        self.cost_of(rule, input)
    }

    fn cost_of(&self, export: &str, input: &[u8]) -> Cost {
        let mut store = Store::new(&self.engine, ());
        store.set_fuel(u64::MAX / 2).expect("steps are counted");
        let linker = Linker::new(&self.engine);
        let instance = linker.instantiate_and_start(&mut store, &self.module).expect("nothing is imported");
        let room = instance.get_typed_func::<u32, u32>(&store, "room").expect("an export");
        let run = instance.get_typed_func::<(), u32>(&store, export).expect("an export");
        let memory = instance.get_memory(&store, "memory").expect("a memory");
        let len = u32::try_from(input.len()).expect("less than 4 GiB");
        let at = room.call(&mut store, len).expect("room for the input");
        memory.write(&mut store, at as usize, input).expect("it fits");
        let (before, fuel) = (memory.data_size(&store), store.get_fuel().expect("steps are counted"));
        run.call(&mut store, ()).expect("reading never fails");
        let steps = fuel - store.get_fuel().expect("steps are counted");
        Cost { steps, memory: memory.data_size(&store) - before }
    }
}

/// Where cargo builds: this test lies in `TARGET/PROFILE/deps`.
fn target(root: &Path) -> PathBuf {
    let own = std::env::current_exe().ok();
    let folder = own.as_deref().and_then(|exe| exe.ancestors().nth(3)).map(Path::to_owned);
    folder.unwrap_or_else(|| root.join("target"))
}
