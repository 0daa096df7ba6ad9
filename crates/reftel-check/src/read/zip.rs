use super::Reason;

/// A file in an archive.
#[derive(Debug)]
pub(in super::super) struct Member<'b> {
    pub name: &'b [u8],
    pub bytes: &'b [u8],
}

/// The day that every file has: 1 January 1980, the first there is.
const DAY: u32 = 0x21;
/// Names are UTF-8; nothing else is said.
const FLAGS: [u32; 2] = [0, 0x800];

/// Reads an archive, and refuses whatever is not needed to hold files: comments, extra fields, times, owners, bytes
/// between files, compression.
pub(in super::super) fn members(bytes: &[u8]) -> Result<Vec<Member<'_>>, Reason> {
    let end = bytes.len().checked_sub(22).and_then(|at| Fields::at(bytes, at)).ok_or("no archive")?;
    if end.long(0)? != 0x0605_4b50 || end.short(20)? != 0 {
        return Err("an archive with a comment, or something behind it");
    }
    let (count, size, start) = (end.short(10)?, end.long(12)?, end.long(16)?);
    if end.long(4)? != 0
        || end.short(8)? != count
        || u64::from(size) + u64::from(start) + 22 != bytes.len() as u64
    {
        return Err("an archive of several parts");
    }
    let mut members = Vec::new();
    let mut entry = start as usize;
    let mut expected = 0;
    for _ in 0..count {
        let central = Fields::at(bytes, entry).ok_or(SHORT)?;
        if central.long(0)? != 0x0201_4b50 {
            return Err("a file that the archive does not list");
        }
        let name = central.part(46, central.short(28)?)?;
        // Extra field, comment, disk, attributes.
        if central.long(30)? != 0 || central.long(34)? != 0 || central.long(38)? != 0 {
            return Err("extra fields, a comment or attributes");
        }
        if central.long(42)? != expected {
            return Err("bytes between files");
        }
        let local = Fields::at(bytes, expected as usize).ok_or(SHORT)?;
        if local.long(0)? != 0x0403_4b50 || local.part(30, local.short(26)?)? != name || local.short(28)? != 0
        {
            return Err("a file that is not as the archive lists it");
        }
        // Version, flags, method, time, day, sum, sizes.
        if local.part(4, 22)? != central.part(6, 22)? {
            return Err("a file that is not as the archive lists it");
        }
        if !FLAGS.contains(&local.short(6)?) || local.short(8)? != 0 {
            return Err("a file that is compressed or locked");
        }
        if local.short(10)? != 0 || local.short(12)? != DAY {
            return Err("a time");
        }
        let len = local.long(22)?;
        if local.long(18)? != len {
            return Err("a file of two sizes");
        }
        let head = 30 + name.len();
        members.push(Member { name, bytes: local.part(head, len)? });
        expected = expected.checked_add(head as u32).and_then(|at| at.checked_add(len)).ok_or(SHORT)?;
        entry += 46 + name.len();
    }
    if expected != start || entry + 22 != bytes.len() {
        return Err("bytes between files");
    }
    Ok(members)
}

const SHORT: Reason = "an archive without end";

struct Fields<'b>(&'b [u8]);

impl<'b> Fields<'b> {
    fn at(bytes: &'b [u8], at: usize) -> Option<Self> {
        bytes.get(at..).map(Self)
    }

    fn part(&self, from: usize, len: u32) -> Result<&'b [u8], Reason> {
        from.checked_add(len as usize).and_then(|end| self.0.get(from..end)).ok_or(SHORT)
    }

    fn number(&self, from: usize, len: u32) -> Result<u32, Reason> {
        Ok(self.part(from, len)?.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte)))
    }

    fn short(&self, from: usize) -> Result<u32, Reason> {
        self.number(from, 2)
    }

    fn long(&self, from: usize) -> Result<u32, Reason> {
        self.number(from, 4)
    }
}
