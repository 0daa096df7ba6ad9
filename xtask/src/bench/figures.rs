use std::fmt;

use browser::Engine;

/// Times of what was measured, in the engines it was measured in.
#[derive(Debug, Default)]
pub(super) struct Figures(Vec<Figure>);

#[derive(Debug)]
struct Figure {
    name: String,
    goal: Option<f64>,
    times: Vec<(Engine, Vec<f64>)>,
}

impl Figures {
    /// Adds one time, in milliseconds.
    pub(super) fn add(&mut self, engine: Engine, name: &str, goal: Option<f64>, time: f64) {
        let at = self.0.iter().position(|figure| figure.name == name).unwrap_or_else(|| {
            self.0.push(Figure { name: name.to_owned(), goal, times: Vec::new() });
            self.0.len() - 1
        });
        let times = &mut self.0[at].times;
        match times.iter_mut().find(|(known, _)| *known == engine) {
            Some((_, times)) => times.push(time),
            None => times.push((engine, vec![time])),
        }
    }
}

impl fmt::Display for Figures {
    /// A line a figure: its goal, and the median of each engine, with a mark where it misses the goal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut engines: Vec<Engine> =
            self.0.iter().flat_map(|figure| figure.times.iter().map(|(engine, _)| *engine)).collect();
        engines.sort();
        engines.dedup();
        let width = self.0.iter().map(|figure| figure.name.len()).max().unwrap_or(0);
        write!(f, "{:width$} {:>6}", "", "goal")?;
        engines.iter().try_for_each(|engine| write!(f, " {:>10} ", engine.name()))?;
        for figure in &self.0 {
            let goal = figure.goal.map_or_else(|| "-".to_owned(), |goal| format!("{goal:.0}"));
            write!(f, "\n{:width$} {goal:>6}", figure.name)?;
            for engine in &engines {
                let times = figure.times.iter().find(|(known, _)| known == engine);
                match times.map(|(_, times)| median(times)) {
                    Some(time) => {
                        let missed = figure.goal.is_some_and(|goal| time > goal);
                        write!(f, " {time:>10.1}{}", if missed { '!' } else { ' ' })?;
                    }
                    None => write!(f, " {:>10} ", "-")?,
                }
            }
        }
        write!(f, "\n!: misses its goal")
    }
}

fn median(times: &[f64]) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_median() {
        assert!((median(&[3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        assert!(median(&[]).is_nan());
    }

    #[test]
    fn ok_a_line_a_figure() {
        let mut figures = Figures::default();
        for (engine, time) in [(Engine::Firefox, 30.0), (Engine::Chromium, 10.0)] {
            figures.add(engine, "paste", Some(16.0), time);
        }
        figures.add(Engine::Chromium, "start", None, 5.25);
        let lines: Vec<String> = figures
            .to_string()
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(
            lines,
            ["goal chromium firefox", "paste 16 10.0 30.0!", "start - 5.2 -", "!: misses its goal"]
        );
    }
}
