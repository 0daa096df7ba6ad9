//! Puts numbers of local variables, and offsets in memory, apart from the instructions of a program that they belong to.
//! Like beside like packs better: 5 % of a packed program. `boot.js` puts them back.

use anyhow::{Context, Result, ensure};

/// Three strings of bytes: all that is not in the other two, the numbers of locals, the offsets.
type Parts = [Vec<u8>; 3];

const LOCALS: usize = 1;
const OFFSETS: usize = 2;

/// The parts of a program.
pub(super) fn apart(program: &[u8]) -> Result<Parts> {
    let mut parts = Parts::default();
    let mut from = [program];
    walk(|kind| {
        let byte = take(&mut from[0])?;
        parts[kind].push(byte);
        Some(byte)
    })
    .context("the program has instructions that xtask/src/seal/apart.rs does not know")?;
    ensure!(together(&parts)? == program, "the program would not be the same again");
    Ok(parts)
}

/// The program again.
pub(super) fn together(parts: &[impl AsRef<[u8]>; 3]) -> Result<Vec<u8>> {
    let mut from = parts.each_ref().map(AsRef::as_ref);
    let mut program = Vec::new();
    walk(|kind| {
        let byte = take(&mut from[kind])?;
        program.push(byte);
        Some(byte)
    })
    .context("these are not the parts of a program")?;
    Ok(program)
}

fn take(from: &mut &[u8]) -> Option<u8> {
    let (first, rest) = from.split_first()?;
    *from = rest;
    Some(*first)
}

/// Moves a program byte by byte: `next` is told which part the byte belongs to, and says which it was. None in the middle
/// of something, or at an instruction that is not known.
fn walk(next: impl FnMut(usize) -> Option<u8>) -> Option<()> {
    let mut mover = Mover { next, moved: 0 };
    mover.bytes(8)?;
    // The end is where a section could begin.
    while let Some(section) = mover.byte(0) {
        let length = mover.number(0)?;
        if section != 10 {
            mover.bytes(length)?;
            continue;
        }
        for _ in 0..mover.number(0)? {
            let length = mover.number(0)?;
            let end = mover.moved + length;
            for _ in 0..mover.number(0)? {
                mover.numbers(2)?;
            }
            while mover.moved < end {
                mover.instruction()?;
            }
        }
    }
    Some(())
}

struct Mover<F> {
    next: F,
    moved: usize,
}

impl<F: FnMut(usize) -> Option<u8>> Mover<F> {
    fn byte(&mut self, part: usize) -> Option<u8> {
        self.moved += 1;
        (self.next)(part)
    }

    fn bytes(&mut self, count: usize) -> Option<()> {
        (0..count).try_for_each(|_| self.byte(0).map(|_| ()))
    }

    /// A number of as many bytes as it needs. Long ones are constants, whose value nobody asks for.
    fn number(&mut self, part: usize) -> Option<usize> {
        let mut value = 0;
        for shift in (0..).step_by(7) {
            let byte = self.byte(part)?;
            value |= usize::from(byte & 127).checked_shl(shift).unwrap_or(0);
            if byte < 128 {
                break;
            }
        }
        Some(value)
    }

    fn numbers(&mut self, count: usize) -> Option<()> {
        (0..count).try_for_each(|_| self.number(0).map(|_| ()))
    }

    fn instruction(&mut self) -> Option<()> {
        match self.byte(0)? {
            0x20..=0x22 => self.number(LOCALS).map(|_| ()),
            0x28..=0x3e => {
                self.number(0)?;
                self.number(OFFSETS).map(|_| ())
            }
            // A table of branches, and types of a choice: as many as they say.
            0x0e => {
                let count = self.number(0)?;
                self.numbers(count + 1)
            }
            0x1c => {
                let count = self.number(0)?;
                self.numbers(count)
            }
            0x43 => self.bytes(4),
            0x44 => self.bytes(8),
            0xfc => match self.number(0)? {
                0..=7 => Some(()),
                8 | 10 | 12 | 14 => self.numbers(2),
                9 | 11 | 13 | 15..=17 => self.numbers(1),
                _ => None,
            },
            0x11 => self.numbers(2),
            0x02..=0x04 | 0x0c | 0x0d | 0x10 | 0x23..=0x26 | 0x3f..=0x42 | 0xd0 | 0xd2 => self.numbers(1),
            0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => Some(()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One function with a load, a table of branches, and constants; and a section behind it.
    const PROGRAM: &[u8] = b"\0asm\x01\0\0\0\x0a\x23\x01\x21\x01\x02\x7f\x20\x81\x00\x28\x02\x90\x01\x22\x03\
        \x02\x40\x20\x05\x0e\x01\x00\x00\x0b\x42\x80\x80\x80\x80\x80\x80\x80\x80\x80\x7f\x1a\x0b\x00\x02\x01x";

    #[test]
    fn ok_apart_and_together() {
        let parts = apart(PROGRAM).unwrap();
        assert_eq!(parts[LOCALS], b"\x81\x00\x03\x05");
        assert_eq!(parts[OFFSETS], b"\x90\x01");
        assert_eq!(together(&parts).unwrap(), PROGRAM);
    }

    #[test]
    fn err_unknown_instruction() {
        let mut program = PROGRAM.to_vec();
        program[15] = 0xfd;
        assert!(apart(&program).is_err());
    }

    #[test]
    fn err_cut() {
        assert!(apart(&PROGRAM[..30]).is_err());
        assert!(apart(b"\0asm").is_err());
    }
}
