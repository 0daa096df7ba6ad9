use super::Form;
use super::rng::Rng;
use super::words::POSTS;

/// What is settled before a cable is written, since several of its parts depend on it.
pub(crate) struct Facts {
    pub(crate) level: Level,
    pub(crate) noforn: bool,
    pub(crate) sensitive: bool,
    /// Routing indicator and name.
    pub(crate) post: (&'static str, &'static str),
    pub(crate) serial: usize,
    pub(crate) year: usize,
    pub(crate) month: usize,
    pub(crate) day: usize,
    pub(crate) hour: usize,
    pub(crate) minute: usize,
    /// The prosigns before the date-time group.
    pub(crate) precedence: &'static str,
    /// Transmission sections; one means that the heading names none.
    pub(crate) sections: usize,
    /// How much of the transmission heading is left.
    pub(crate) heading: Heading,
    pub(crate) style: Style,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    Secret,
    Confidential,
    Unclassified,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heading {
    Whole,
    /// From the date-time group on.
    Short,
    /// A sentence in its place.
    Extract,
}

/// What a collection made of the text.
pub(crate) struct Style {
    /// Columns of a line; a paragraph is one line when there is no limit.
    pub(crate) columns: Option<usize>,
    pub(crate) curly_quotes: bool,
    pub(crate) pilcrows: bool,
    /// The copy went through a newspaper: `EO 12958 DECL:`, `TAGS A, B`, sometimes a date line.
    pub(crate) newspaper: bool,
    /// Whether every piece of the text has an empty line behind it.
    pub(crate) blank_lines: bool,
    pub(crate) residue: bool,
    pub(crate) taken_out: bool,
}

pub(crate) const MONTHS: [&str; 12] =
    ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

impl Facts {
    pub(crate) fn draw(rng: &mut Rng, form: Form) -> Self {
        let (level, noforn, sensitive) = rng.weigh(&[
            (605, (Level::Confidential, false, false)),
            (290, (Level::Secret, false, false)),
            (217, (Level::Secret, true, false)),
            (79, (Level::Confidential, true, false)),
            (68, (Level::Unclassified, false, true)),
            (36, (Level::Unclassified, false, false)),
        ]);
        let sections = rng.weigh(&[(484, 1), (324, 2), (260, 3), (126, 4), (59, 5), (30, 7), (12, 11)]);
        Self {
            level,
            noforn,
            sensitive,
            post: rng.pick(&POSTS),
            serial: rng.between(1, 3999),
            year: rng.weigh(&[(40, 2005), (90, 2006), (131, 2007), (225, 2008), (556, 2009), (206, 2010)]),
            month: rng.below(12),
            day: rng.between(1, 28),
            hour: rng.below(24),
            minute: rng.below(60),
            precedence: rng.weigh(&[
                (439, "O"),
                (421, "P"),
                (299, "R"),
                (21, "O R"),
                (17, "O P"),
                (6, "P R"),
            ]),
            sections,
            heading: rng.weigh(&[(1120, Heading::Whole), (83, Heading::Short), (92, Heading::Extract)]),
            style: Style::draw(rng, form, sections),
        }
    }

    /// `08PORTELSINORE173`.
    pub(crate) fn id(&self) -> String {
        format!("{:02}{}{}", self.year % 100, self.post.1.replace(' ', ""), self.serial)
    }

    /// Day of the year, for the filing time.
    pub(crate) fn day_of_year(&self) -> usize {
        const DAYS: [usize; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        let leap = usize::from(self.year.is_multiple_of(4) && self.month > 1);
        DAYS[..self.month].iter().sum::<usize>() + leap + self.day
    }

    /// The level as the first line of the text spells it.
    pub(crate) fn banner(&self, rng: &mut Rng) -> &'static str {
        match self.level {
            Level::Confidential => rng.weigh(&[
                (595, "C O N F I D E N T I A L"),
                (5, "CONFIDENTIAL"),
                (4, "O N F I D E N T I A L"),
            ]),
            Level::Secret => rng.weigh(&[(441, "S E C R E T"), (4, "SECRET"), (4, "E C R E T")]),
            Level::Unclassified => rng.weigh(&[(91, "UNCLAS"), (3, "UNCLASSIFIED")]),
        }
    }

    /// A portion mark as the paragraphs of such a cable have it.
    pub(crate) fn portion(&self, rng: &mut Rng) -> &'static str {
        match (self.level, self.noforn) {
            (Level::Confidential, false) => {
                rng.weigh(&[(68, "(C) "), (8, "(SBU) "), (6, "(U) "), (1, "(c) "), (1, "(C ) "), (2, "")])
            }
            (Level::Confidential, true) => {
                rng.weigh(&[(50, "(C/NF) "), (6, "(C//NF) "), (10, "(C) "), (1, "(C/NOFORN) "), (2, "")])
            }
            (Level::Secret, false) => rng.weigh(&[
                (17, "(S) "),
                (3, "(C) "),
                (2, "(U) "),
                (1, "(S/REL NATO) "),
                (1, "(S//REL TO USA, FVEY) "),
            ]),
            (Level::Secret, true) => {
                rng.weigh(&[(125, "(S/NF) "), (12, "(S//NF) "), (10, "(S) "), (5, "(S-NF) "), (2, "(SNF) ")])
            }
            (Level::Unclassified, _) => {
                rng.weigh(&[(40, "(SBU) "), (30, "(U) "), (2, "(U//FOUO) "), (20, "")])
            }
        }
    }
}

impl Style {
    fn draw(rng: &mut Rng, form: Form, sections: usize) -> Self {
        let newspaper = rng.chance(400, 1295);
        let reflowed = rng.chance(if newspaper { 380 } else { 118 }, if newspaper { 400 } else { 895 });
        Self {
            columns: (!reflowed).then(|| rng.between(55, 72)),
            curly_quotes: rng.chance(if newspaper { 380 } else { 18 }, if newspaper { 400 } else { 895 }),
            pilcrows: form == Form::Page || rng.chance(1, 2),
            newspaper,
            blank_lines: !newspaper,
            residue: sections > 1 && rng.chance(699, 811),
            taken_out: rng.chance(246, 1295),
        }
    }
}
