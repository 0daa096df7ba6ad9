use std::fmt;

/// Megabytes a second of every bench on every corpus.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Speeds(Vec<Speed>);

#[derive(Debug, PartialEq)]
struct Speed {
    bench: String,
    corpus: String,
    rate: f64,
}

/// What the others are compared with.
const MEASURE: &str = "pulldown_cmark";

impl Speeds {
    /// Reads the medians out of divan's tree: a line with the name and the times, below it the rates.
    pub(super) fn of_divan(text: &str) -> Self {
        let (mut speeds, mut bench, mut corpus) = (Vec::new(), "", "");
        for line in text.lines() {
            let tree = |c: char| matches!(c, '│' | '├' | '╰' | '─' | ' ');
            let depth = line.chars().take_while(|c| tree(*c)).count() / 3;
            let mut columns = line.trim_start_matches(tree).split('│').map(str::trim);
            let first = columns.next().unwrap_or_default();
            let name = first.split("  ").next().unwrap_or_default();
            match (depth, rate(first)) {
                (2, _) => bench = name,
                (3, None) => corpus = name,
                (_, Some(_)) => {
                    let Some(rate) = columns.nth(1).and_then(rate) else { continue };
                    speeds.push(Speed { bench: bench.to_owned(), corpus: corpus.to_owned(), rate });
                }
                _ => {}
            }
        }
        Self(speeds)
    }

    pub(super) fn get(&self, bench: &str, corpus: &str) -> Option<f64> {
        let speed = self.0.iter().find(|speed| speed.bench == bench && speed.corpus == corpus)?;
        Some(speed.rate)
    }

    /// The corpora, in the order in which they were first named.
    pub(super) fn corpora(&self) -> Vec<&str> {
        unique(self.0.iter().map(|speed| speed.corpus.as_str()))
    }
}

impl fmt::Display for Speeds {
    /// A line a bench, two columns a corpus: the rate, and how many times that of the other parser it is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let corpora = self.corpora();
        write!(f, "{:16}", "")?;
        corpora.iter().try_for_each(|corpus| write!(f, " {corpus:>12} {:>8}", "ratio"))?;
        for bench in unique(self.0.iter().map(|speed| speed.bench.as_str())) {
            write!(f, "\n{bench:16}")?;
            for corpus in &corpora {
                let rate = self.get(bench, corpus).unwrap_or(f64::NAN);
                let ratio = rate / self.get(MEASURE, corpus).unwrap_or(f64::NAN);
                write!(f, " {rate:12.1} {ratio:8.3}")?;
            }
        }
        write!(f, "\nratio: to {MEASURE} on the same bytes")
    }
}

/// `63.4 MB/s` in megabytes a second.
fn rate(text: &str) -> Option<f64> {
    let (number, unit) = text.trim().split_once(' ')?;
    let scale = match unit {
        "B/s" => 1e-6,
        "KB/s" => 1e-3,
        "MB/s" => 1.0,
        "GB/s" => 1e3,
        "TB/s" => 1e6,
        _ => return None,
    };
    Some(number.parse::<f64>().ok()? * scale)
}

fn unique<'t>(names: impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    let mut seen = Vec::new();
    for name in names {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_reads_what_divan_writes() {
        let speeds = Speeds::of_divan(
            "parse               fastest       │ slowest       │ median        │ mean          │ samples │ iters\n\
             ╰─ native                         │               │               │               │         │\n\
             \u{20}  ├─ pulldown_cmark              │               │               │               │         │\n\
             \u{20}  │  ├─ pages      67.03 µs      │ 298.4 µs      │ 70.78 µs      │ 104.7 µs      │ 9       │ 9\n\
             \u{20}  │  │             48.25 GB/s    │ 10.84 GB/s    │ 45.7 GB/s     │ 30.89 GB/s    │         │\n\
             \u{20}  │  ╰─ telegrams  66.57 µs      │ 430.3 µs      │ 72.07 µs      │ 121.9 µs      │ 9       │ 9\n\
             \u{20}  │                41.87 GB/s    │ 6.478 GB/s    │ 200 MB/s      │ 22.85 GB/s    │         │\n\
             \u{20}  ╰─ whole                       │               │               │               │         │\n\
             \u{20}     ╰─ telegrams  66.57 µs      │ 430.3 µs      │ 72.07 µs      │ 121.9 µs      │ 9       │ 9\n\
             \u{20}                   41.87 GB/s    │ 6.478 GB/s    │ 50.5 MB/s     │ 22.85 GB/s    │         │\n",
        );
        assert_eq!(speeds.get(MEASURE, "pages"), Some(45_700.0));
        assert_eq!(speeds.get(MEASURE, "telegrams"), Some(200.0));
        assert_eq!(speeds.get("whole", "telegrams"), Some(50.5));
        assert_eq!(speeds.get("whole", "pages"), None);
        assert_eq!(speeds.corpora(), ["pages", "telegrams"]);
    }
}
