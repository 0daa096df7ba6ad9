//! Counts tests by the lines that Rust's test runners all write.

use std::collections::BTreeMap;
use std::fmt;

use browser::Engine;

/// What all runners have said so far.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Their closing lines, as they wrote them.
    closing: Vec<String>,
    passed: u32,
    failed: u32,
    /// Passed and failed, per browser engine.
    engines: BTreeMap<&'static str, (u32, u32)>,
}

impl Tally {
    /// Reads one line of output.
    pub(super) fn read(&mut self, line: &str) {
        if let Some(result) = line.strip_prefix("test result: ") {
            self.passed += number_before(result, " passed");
            self.failed += number_before(result, " failed");
            // Targets without tests say so too.
            if !result.contains(" 0 passed; 0 failed") {
                self.closing.push(line.to_owned());
            }
        } else if let Some(test) = line.strip_prefix("test ") {
            let engine = Engine::ALL
                .into_iter()
                .find(|e| test.strip_prefix(e.name()).is_some_and(|rest| rest.starts_with("::")));
            if let Some(engine) = engine {
                let count = self.engines.entry(engine.name()).or_default();
                count.0 += u32::from(test.ends_with(" ok"));
                count.1 += u32::from(test.ends_with(" FAILED"));
            }
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.closing {
            writeln!(f, "{line}")?;
        }
        for (engine, (passed, failed)) in &self.engines {
            writeln!(f, "{engine}: {passed} passed, {failed} failed")?;
        }
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

fn number_before(text: &str, word: &str) -> u32 {
    let number = text.split(word).next().and_then(|before| before.rsplit(' ').next());
    number.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_counts_lines() {
        let mut tally = Tally::default();
        for line in [
            "test chromium::seal::ok_x ... ok",
            "test webkit::seal::ok_x   ... FAILED",
            "test result: FAILED. 12 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out",
            "test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out",
            "test result: ok. 3 passed; 0 failed; 0 ignored; 0 filtered out",
        ] {
            tally.read(line);
        }
        let shown = tally.to_string();
        assert!(shown.ends_with("15 passed, 1 failed"), "{shown}");
        assert!(shown.contains("chromium: 1 passed, 0 failed\nwebkit: 0 passed, 1 failed"), "{shown}");
        assert_eq!(shown.matches("test result").count(), 2);
    }
}
