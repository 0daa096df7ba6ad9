use super::decode::Layer;
use super::finding::{How, What};
use super::symbols::{Symbols, is_digit};
use super::words::{LABELS, PHRASES};

/// What must not be in an export.
#[derive(Debug)]
pub struct Secrets {
    table: Table,
    /// For each needle the forms in which the kept text has it, as bits.
    kept: Vec<u8>,
}

/// Something to look for.
#[derive(Debug)]
struct Needle {
    key: u64,
    which: u32,
    what: What,
}

/// A needle in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    pub at: u32,
    pub which: u32,
    pub what: What,
    pub how: How,
}

/// Whether what is looked for must begin and end with words, or may be a part of one.
#[derive(Clone, Copy)]
enum Where {
    Bounded = 1,
    Inside = 2,
}

/// Longest words, and words in a row, that are looked for whole.
const LONGEST: usize = 24;
/// Shortest words that are looked for, in letters.
const WORD: usize = 4;
/// Longest part of a word that is looked for inside others. Those of four letters only in what was decoded, where anything
/// may stand beside them. Of longer words every part of this length is looked for.
const INSIDE: usize = 8;
/// Fewest letters of words in a row that are looked for together. Fewer stand in any form by chance, where one field ends
/// and another begins.
const PHRASE: usize = 12;
/// How many digits of numbers in a row are looked for together.
const DIGITS: std::ops::RangeInclusive<usize> = 7..=16;
/// How often escapes are undone, less one.
const ROUNDS: usize = 4;

impl Secrets {
    /// `struck` are the texts that were struck, each as it stands in the source; `kept` is the text between them. Both
    /// without the markup of a page.
    #[must_use]
    pub fn new<'s, 'k>(
        struck: impl IntoIterator<Item = &'s str>,
        kept: impl IntoIterator<Item = &'k str>,
    ) -> Self {
        let mut needles = Vec::new();
        for (text, which) in struck.into_iter().zip(0..) {
            add(text, which, &mut needles);
        }
        let table = Table::new(needles);
        let kept_bits = vec![0; table.needles.len()];
        let mut secrets = Self { table, kept: kept_bits };
        let mut layer = apart(kept);
        numbers(&mut layer);
        secrets.leave_out(&layer, true);
        secrets.leave_out(&apart(LABELS.iter().copied()), true);
        secrets.saying(PHRASES.iter().copied())
    }

    /// Leaves out what forms say for codes of the cable, such as the meanings of its TAGS: single words and parts
    /// of a struck text are not looked for when they stand there. A struck text as a whole still is.
    #[must_use]
    pub fn saying<'t>(mut self, phrases: impl IntoIterator<Item = &'t str>) -> Self {
        self.leave_out(&apart(phrases), false);
        self
    }

    fn leave_out(&mut self, layer: &Layer, also_whole: bool) {
        let Self { table, kept } = self;
        table.look(layer, &mut |index, how, _| {
            let is_whole = table.needles.get(index).is_some_and(|needle| needle.what == What::Whole);
            if let Some(kept) = kept.get_mut(index).filter(|_| also_whole || !is_whole) {
                *kept |= bit(how);
            }
        });
    }

    /// How many things are looked for.
    #[must_use]
    pub fn len(&self) -> usize {
        self.kept.iter().filter(|kept| **kept & bit(How::Plain) == 0).count()
    }

    /// Whether nothing is looked for: nothing was struck, or only what also stands in the kept text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(super) fn look(&self, layer: &Layer) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        self.table.look(layer, &mut |index, how, at| {
            let kept = self.kept.get(index).copied().unwrap_or_default();
            if kept & bit(how) != 0 {
                return;
            }
            if let Some(needle) = self.table.needles.get(index) {
                let hit = Hit { at, which: needle.which, what: needle.what, how };
                // A part is found again at each of its letters.
                let is_same =
                    |last: &&Hit| last.which == hit.which && last.what == hit.what && last.how == how;
                if hits.last().filter(is_same).is_none_or(|last| last.at.abs_diff(at) > 1) {
                    hits.push(hit);
                }
            }
        });
        hits
    }
}

/// The bit of a form. What was escaped is as good as what was not.
const fn bit(how: How) -> u8 {
    match how {
        How::Escaped => 1 << How::Plain as u8,
        _ => 1 << how as u8,
    }
}

/// Texts that have nothing to do with each other.
fn apart<'t>(texts: impl IntoIterator<Item = &'t str>) -> Layer {
    let mut layer = Layer::default();
    texts.into_iter().for_each(|text| layer.append(Layer::of(text.as_bytes())));
    layer
}

/// What is looked for of one struck text.
fn add(text: &str, which: u32, needles: &mut Vec<Needle>) {
    let symbols = Symbols::of(&Layer::of(text.as_bytes()));
    let sums = Sums::of(&symbols.codes);
    let mut push = |from: usize, len: usize, place: Where, what: What| {
        if let Some(key) = sums.key(from, len, place) {
            needles.push(Needle { key, which, what });
        }
    };
    let len = symbols.codes.len();
    let is_number = |codes: &[u16]| codes.iter().all(|code| is_digit(*code));
    let least = if is_number(&symbols.codes) { 3 } else { 2 };
    if (least..=LONGEST).contains(&len) {
        push(0, len, Where::Bounded, What::Whole);
    }
    for (number, word) in symbols.words.iter().enumerate() {
        let (from, codes) = (word.0 as usize, symbols.word(*word));
        let is_digits = is_number(codes);
        let len = codes.len();
        if (WORD + usize::from(is_digits)..=LONGEST).contains(&len) {
            push(from, len, Where::Bounded, What::Word);
        }
        if (WORD..INSIDE).contains(&len) && !is_digits {
            push(from, len, Where::Inside, What::Word);
        }
        for (part, from) in codes.windows(INSIDE).zip(from..).filter(|(part, _)| !is_number(part)) {
            let what = if part.len() == len { What::Word } else { What::Part };
            push(from, part.len(), Where::Inside, what);
        }
        // Numbers in groups, as of telephones and days.
        for (_, end) in symbols.words.get(number + 1..).unwrap_or_default() {
            let len = *end as usize - from;
            let row = symbols.codes.get(from..from + len).unwrap_or_default();
            if len > *DIGITS.end() || !is_number(row) {
                break;
            }
            if DIGITS.contains(&len) {
                push(from, len, Where::Bounded, What::Part);
            }
        }
        // The shortest row that is long enough, and the longest: every word and every short row may stand in the kept
        // text, and this row of them not.
        let ends = symbols.words.get(number + 1..).unwrap_or_default().iter();
        let mut lengths = ends.map(|(_, end)| *end as usize - from).take_while(|len| *len <= LONGEST);
        let shortest = lengths.find(|len| *len >= PHRASE);
        for len in shortest.into_iter().chain(lengths.last()) {
            if symbols.codes.get(from..from + len).is_some_and(|codes| !is_number(codes)) {
                push(from, len, Where::Bounded, What::Part);
            }
        }
    }
}

/// Adds numbers that forms derive from those of a text: without noughts before them, and years of four digits.
fn numbers(kept: &mut Layer) {
    let symbols = Symbols::of(kept);
    for word in &symbols.words {
        let codes = symbols.word(*word);
        if !codes.iter().all(|code| is_digit(*code)) {
            continue;
        }
        let digits = || codes.iter().map(|code| *code as u8);
        let mut say = |before: &[u8], digits: &mut dyn Iterator<Item = u8>| {
            kept.barrier();
            before.iter().copied().chain(digits).for_each(|digit| kept.push(digit, 0));
        };
        match codes.len() {
            2 => {
                say(b"19", &mut digits());
                say(b"20", &mut digits());
            }
            _ => say(b"", &mut digits().skip_while(|digit| *digit == b'0')),
        }
    }
}

/// Sums that give the hash of any part of a text in one step.
struct Sums {
    sums: Vec<u64>,
    powers: [u64; LONGEST + 1],
}

const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

impl Sums {
    fn of(codes: &[u16]) -> Self {
        let mut sums = Vec::with_capacity(codes.len() + 1);
        let mut sum = 0_u64;
        sums.push(sum);
        for code in codes {
            // Codes are spread first, so that sums of few letters are far apart.
            let code = (u64::from(*code) + 1).wrapping_mul(0xd6e8_feb8_6659_fd93);
            sum = sum.wrapping_mul(BASE).wrapping_add(code ^ code >> 32);
            sums.push(sum);
        }
        let mut power = 1_u64;
        let powers = std::array::from_fn(|_| {
            let this = power;
            power = power.wrapping_mul(BASE);
            this
        });
        Self { sums, powers }
    }

    /// Tells one part of a text from another; 64 bits hold all parts of a text apart.
    fn key(&self, from: usize, len: usize, place: Where) -> Option<u64> {
        let power = self.powers.get(len)?;
        let sum = self.sums.get(from + len)?.wrapping_sub(self.sums.get(from)?.wrapping_mul(*power));
        let mixed = (sum ^ sum >> 29 ^ place as u64).wrapping_mul(0xff51_afd7_ed55_8ccd);
        Some(mixed ^ mixed >> 33)
    }
}

/// Needles by their keys.
#[derive(Debug)]
struct Table {
    needles: Vec<Needle>,
    /// Index of a needle and one, at the slot of its key or behind it; 0 where there is none.
    slots: Vec<u32>,
    /// A bit for each key, eight times as many as there are needles: most of what is asked for is none of them, and this
    /// says so without a look at the slots, which are too large to be near.
    bits: Vec<u64>,
}

impl Table {
    fn new(needles: Vec<Needle>) -> Self {
        let size = (needles.len() * 4).next_power_of_two().max(16);
        let mut table = Self {
            needles: Vec::with_capacity(needles.len()),
            slots: vec![0; size],
            bits: vec![0; (size * 2 / 64).max(1)],
        };
        for needle in needles {
            let (word, bit) = table.bit(needle.key);
            table.bits.get_mut(word).into_iter().for_each(|bits| *bits |= bit);
            let (slot, found) = table.slot(needle.key);
            match found.and_then(|index| table.needles.get_mut(index)) {
                // The whole of one text may be a word of another.
                Some(known) if needle.what < known.what => *known = needle,
                Some(_) => {}
                None => {
                    table.needles.push(needle);
                    let len = table.needles.len() as u32;
                    table.slots.get_mut(slot).into_iter().for_each(|slot| *slot = len);
                }
            }
        }
        table
    }

    /// Where the bit of a key is.
    fn bit(&self, key: u64) -> (usize, u64) {
        // Other bits of the key than those of its slot.
        let at = (key >> 32) as usize & (self.bits.len() * 64 - 1);
        (at / 64, 1 << (at % 64))
    }

    /// The needle of a key.
    fn find(&self, key: u64) -> Option<usize> {
        let (word, bit) = self.bit(key);
        self.bits.get(word).filter(|bits| **bits & bit != 0).and_then(|_| self.slot(key).1)
    }

    /// The slot of a key, and its needle if it has one.
    fn slot(&self, key: u64) -> (usize, Option<usize>) {
        let mask = self.slots.len() - 1;
        let mut slot = key as usize & mask;
        while let Some(index) = self.slots.get(slot).and_then(|slot| (*slot as usize).checked_sub(1)) {
            if self.needles.get(index).is_some_and(|needle| needle.key == key) {
                return (slot, Some(index));
            }
            slot = (slot + 1) & mask;
        }
        (slot, None)
    }

    /// Looks at a text in every form. `each` gets the index of a needle, the form, and the place.
    fn look(&self, layer: &Layer, each: &mut dyn FnMut(usize, How, u32)) {
        if self.needles.is_empty() {
            return;
        }
        let mut how = How::Plain;
        let mut unescaped;
        let mut layer = layer;
        for _ in 0..ROUNDS {
            let symbols = Symbols::of(layer);
            self.scan(&symbols, how, each);
            self.scan(&symbols.reversed(), How::Reversed, each);
            for skip in 0..4 {
                self.scan(&Symbols::of(&layer.base64(skip)), How::Base64, each);
            }
            for skip in 0..2 {
                self.scan(&Symbols::of(&layer.hexadecimal(skip)), How::Hexadecimal, each);
                if let Some(wide) = layer.utf16(skip) {
                    self.scan(&Symbols::of(&wide), How::Utf16, each);
                }
            }
            let Some(next) = layer.unescaped() else { return };
            unescaped = next;
            layer = &unescaped;
            how = How::Escaped;
        }
    }

    fn scan(&self, symbols: &Symbols, how: How, each: &mut dyn FnMut(usize, How, u32)) {
        let sums = Sums::of(&symbols.codes);
        let mut ask = |from: usize, len: usize, place: Where| {
            if let Some(key) = sums.key(from, len, place)
                && let Some(index) = self.find(key)
            {
                each(index, how, symbols.at.get(from).copied().unwrap_or_default());
            }
        };
        // Less would be found by chance.
        let least = if matches!(how, How::Plain | How::Escaped) { 2 } else { WORD };
        let inside = if matches!(how, How::Base64 | How::Hexadecimal) { WORD } else { WORD + 1 };
        for (number, word) in symbols.words.iter().enumerate() {
            let from = word.0 as usize;
            for (_, end) in symbols.words.get(number..).unwrap_or_default() {
                match *end as usize - from {
                    len if len > LONGEST => break,
                    len if len < least => {}
                    len => ask(from, len, Where::Bounded),
                }
            }
        }
        for (from, end) in symbols.segments() {
            for from in from..end {
                for len in (inside..=INSIDE).take_while(|len| from + len <= end) {
                    ask(from, len, Where::Inside);
                }
            }
        }
    }
}
