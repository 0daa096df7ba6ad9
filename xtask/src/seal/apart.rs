//! Puts the operands of a program's instructions apart from them, like beside like, and leaves out what follows from the
//! rest. It packs better so: 7 % of the program. `boot.js` puts it together again.

use anyhow::{Context, Result, ensure};

/// The parts: all that is in no other, the locals that functions have, locals that are set, offsets in memory, constants of
/// 64 bits, branches, types of blocks; and locals that are read and constants, by the instruction that comes next.
const REST: usize = 0;
const DECLARED: usize = 1;
const SET: usize = 2;
const LOADS: usize = 3;
const STORES: usize = 4;
const LONG: usize = 5;
const BRANCHES: usize = 6;
const TYPES: usize = 7;
const READ: usize = 8;
const CONSTANTS: usize = READ + RANGES.len() + 1;
const PARTS: usize = CONSTANTS + RANGES.len() + 1;

/// Where ranges of instructions begin that are alike as the next one, but for the first range.
const RANGES: [u8; 10] = [0x20, 0x28, 0x36, 0x41, 0x45, 0x6a, 0x6b, 0x6c, 0x71, 0x72];

/// The parts of a program.
pub(crate) fn apart(program: &[u8]) -> Result<Vec<Vec<u8>>> {
    let mut reader = Apart { program, parts: vec![Vec::new(); PARTS] };
    walk(&mut reader).context("the program has what xtask/src/seal/apart.rs does not know")?;
    let parts = reader.parts;
    ensure!(together(&parts)? == program, "the program would not be the same again");
    Ok(parts)
}

/// The program again.
pub(super) fn together(parts: &[impl AsRef<[u8]>]) -> Result<Vec<u8>> {
    ensure!(parts.len() == PARTS, "a program has {PARTS} parts");
    let mut writer =
        Together { parts: parts.iter().map(AsRef::as_ref).collect(), program: Vec::new(), start: 0 };
    walk(&mut writer).context("these are not the parts of a program")?;
    Ok(writer.program)
}

/// Moves a program byte by byte, one way or the other.
trait Mover {
    /// Moves a byte, which belongs to a part, and says which it was.
    fn byte(&mut self, part: usize) -> Option<u8>;
    /// Moves an alignment: it is 0, and not in the parts.
    fn alignment(&mut self) -> Option<()>;
    /// The first byte behind the number that comes next, which is not in the part with the rest.
    fn behind_number(&self) -> Option<u8>;
    /// A function begins. Its length is not in the parts.
    fn begin(&mut self) -> Option<()>;
    /// It ends.
    fn end(&mut self);
}

struct Apart<'p> {
    program: &'p [u8],
    parts: Vec<Vec<u8>>,
}

impl Apart<'_> {
    fn take(&mut self) -> Option<u8> {
        let (first, rest) = self.program.split_first()?;
        self.program = rest;
        Some(*first)
    }
}

impl Mover for Apart<'_> {
    fn byte(&mut self, part: usize) -> Option<u8> {
        let byte = self.take()?;
        self.parts[part].push(byte);
        Some(byte)
    }

    fn alignment(&mut self) -> Option<()> {
        self.take().filter(|byte| *byte == 0).map(|_| ())
    }

    fn behind_number(&self) -> Option<u8> {
        let last = self.program.iter().position(|byte| *byte < 128)?;
        self.program.get(last + 1).copied()
    }

    fn begin(&mut self) -> Option<()> {
        while self.take()? > 127 {}
        Some(())
    }

    fn end(&mut self) {}
}

struct Together<'p> {
    parts: Vec<&'p [u8]>,
    program: Vec<u8>,
    /// Where the function began.
    start: usize,
}

impl Mover for Together<'_> {
    fn byte(&mut self, part: usize) -> Option<u8> {
        let (first, rest) = self.parts[part].split_first()?;
        self.parts[part] = rest;
        self.program.push(*first);
        Some(*first)
    }

    fn alignment(&mut self) -> Option<()> {
        self.program.push(0);
        Some(())
    }

    fn behind_number(&self) -> Option<u8> {
        self.parts[REST].first().copied()
    }

    fn begin(&mut self) -> Option<()> {
        self.start = self.program.len();
        Some(())
    }

    fn end(&mut self) {
        let mut length = self.program.len() - self.start;
        let mut bytes = Vec::new();
        while length > 127 {
            bytes.push(length as u8 | 128);
            length >>= 7;
        }
        bytes.push(length as u8);
        self.program.splice(self.start..self.start, bytes);
    }
}

/// None in the middle of something, or at an instruction that is not known.
fn walk(mover: &mut impl Mover) -> Option<()> {
    bytes(mover, 8)?;
    // The end is where a section could begin.
    while let Some(section) = mover.byte(REST) {
        let length = number(mover, REST)?;
        if section != 10 {
            bytes(mover, length)?;
            continue;
        }
        for _ in 0..number(mover, REST)? {
            mover.begin()?;
            let groups = number(mover, DECLARED)?;
            numbers(mover, 2 * groups, DECLARED)?;
            let mut depth = 1;
            while depth > 0 {
                match instruction(mover)? {
                    0x02..=0x04 => depth += 1,
                    0x0b => depth -= 1,
                    _ => {}
                }
            }
            mover.end();
        }
    }
    Some(())
}

fn bytes(mover: &mut impl Mover, count: usize) -> Option<()> {
    (0..count).try_for_each(|_| mover.byte(REST).map(|_| ()))
}

/// A number of as many bytes as it needs. Long ones are constants, whose value nobody asks for.
fn number(mover: &mut impl Mover, part: usize) -> Option<usize> {
    let mut value = 0;
    for shift in (0..).step_by(7) {
        let byte = mover.byte(part)?;
        value |= usize::from(byte & 127).checked_shl(shift).unwrap_or(0);
        if byte < 128 {
            break;
        }
    }
    Some(value)
}

fn numbers(mover: &mut impl Mover, count: usize, part: usize) -> Option<()> {
    (0..count).try_for_each(|_| number(mover, part).map(|_| ()))
}

/// Moves an instruction with its operands, and says which it was.
fn instruction(mover: &mut impl Mover) -> Option<u8> {
    let code = mover.byte(REST)?;
    let mut count = 1;
    let part = match code {
        0x20 => READ + range(mover.behind_number()?),
        0x41 => CONSTANTS + range(mover.behind_number()?),
        0x21 | 0x22 => SET,
        0x28..=0x3e => {
            mover.alignment()?;
            if code < 0x36 { LOADS } else { STORES }
        }
        0x42 => LONG,
        0x0c | 0x0d => BRANCHES,
        0x02..=0x04 => TYPES,
        _ => {
            count = match code {
                // A table of branches, and types of a choice: as many as they say.
                0x0e => number(mover, REST)? + 1,
                0x1c => number(mover, REST)?,
                0x43 | 0x44 => {
                    bytes(mover, if code == 0x43 { 4 } else { 8 })?;
                    0
                }
                0xfc => match number(mover, REST)? {
                    0..=7 => 0,
                    8 | 10 | 12 | 14 => 2,
                    9 | 11 | 13 | 15..=17 => 1,
                    _ => return None,
                },
                0x11 => 2,
                0x10 | 0x23..=0x26 | 0x3f | 0x40 | 0xd0 | 0xd2 => 1,
                0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => 0,
                _ => return None,
            };
            REST
        }
    };
    numbers(mover, count, part)?;
    Some(code)
}

fn range(next: u8) -> usize {
    RANGES.iter().filter(|first| **first <= next).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One function with a load, a table of branches, and constants; and a section behind it.
    const PROGRAM: &[u8] = b"\0asm\x01\0\0\0\x0a\x24\x01\x22\x01\x02\x7f\x20\x81\x00\x28\x00\x90\x01\x22\x03\
        \x02\x40\x20\x05\x0e\x01\x00\x00\x0b\x42\x80\x80\x80\x80\x80\x80\x80\x80\x80\x7f\x1a\x0b\x00\x02\x01x";

    #[test]
    fn ok_apart_and_together() {
        let parts = apart(PROGRAM).unwrap();
        assert_eq!(parts[DECLARED], b"\x01\x02\x7f");
        assert_eq!(parts[READ + range(0x28)], b"\x81\x00");
        assert_eq!(parts[READ + range(0x0e)], b"\x05");
        assert_eq!(parts[SET], b"\x03");
        assert_eq!(parts[LOADS], b"\x90\x01");
        assert_eq!(together(&parts).unwrap(), PROGRAM);
    }

    #[test]
    fn err_alignment() {
        let program = PROGRAM.iter().scan(0, |last, byte| {
            let before = std::mem::replace(last, *byte);
            Some(if before == 0x28 { 2 } else { *byte })
        });
        assert!(apart(&program.collect::<Vec<u8>>()).is_err());
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
