//! No rule of axe-core finds anything on any screen, in light and in dark.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use browser::Page;

use crate::walk::walk;

pub(crate) fn ok_no_violation_in_any_state(page: &Page<'_>) -> Result<()> {
    let path = std::env::var_os("REFTEL_AXE").context("REFTEL_AXE does not say where axe.min.js is")?;
    let path = PathBuf::from(path);
    let axe = std::fs::read_to_string(&path).with_context(|| format!("no {}", path.display()))?;
    // What is wrong, and in which states.
    let mut wrong = BTreeMap::<String, Vec<String>>::new();
    let (mut open, mut looks) = (BTreeMap::<String, u64>::new(), 0);
    let walked = walk(page, |state| {
        if looks == 0 {
            page.js(&axe, &[])?;
        }
        let found = page.js_async(include_str!("axe.js"), &[])?;
        let Some(found) = found.as_array() else { bail!("axe ended with {found}") };
        for look in found {
            looks += 1;
            let lines = look["wrong"].as_array().into_iter().flatten();
            for line in lines.filter_map(|line| line.as_str()) {
                wrong.entry(line.to_owned()).or_default().push(state.to_owned());
            }
            for (rule, count) in look["open"].as_object().into_iter().flatten() {
                *open.entry(rule.clone()).or_default() += count.as_u64().unwrap_or_default();
            }
        }
        Ok(())
    });
    // Left undecided by axe-core: contrast has then been measured by axe.js, the rest is for people.
    eprintln!("{}: axe-core looked {looks} times and left undecided {open:?}", page.browser.engine);
    let lines: Vec<_> =
        wrong.iter().map(|(line, states)| format!("{line}\n  in {}", states.join(", "))).collect();
    ensure!(lines.is_empty(), "{} violations:\n{}", lines.len(), lines.join("\n"));
    walked
}
