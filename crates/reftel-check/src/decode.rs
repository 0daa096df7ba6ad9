//! What bytes would be if they were written in one of the usual ways to write other bytes. A decoder takes whatever could
//! be meant, and gives nonsense for the rest: nonsense holds no struck text.

/// Stands between texts that have nothing to do with each other. It is in no UTF-8.
pub(super) const BARRIER: u8 = 0xff;

/// Shortest line of base64 that goes on in the next one.
const LINE: u32 = 60;

/// Bytes, each with its place in the file.
#[derive(Clone, Debug, Default)]
pub(super) struct Layer {
    pub bytes: Vec<u8>,
    pub at: Vec<u32>,
}

impl Layer {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self { bytes: bytes.to_vec(), at: (0..bytes.len() as u32).collect() }
    }

    pub(super) fn push(&mut self, byte: u8, at: u32) {
        self.bytes.push(byte);
        self.at.push(at);
    }

    /// Adds a part of the file.
    pub(super) fn copy(&mut self, bytes: &[u8], from: usize, to: usize) {
        for (byte, at) in bytes.get(from..to).unwrap_or_default().iter().zip(from as u32..) {
            self.push(*byte, at);
        }
    }

    pub(super) fn barrier(&mut self) {
        self.push(BARRIER, 0);
    }

    pub(super) fn append(&mut self, mut more: Self) {
        self.barrier();
        self.bytes.append(&mut more.bytes);
        self.at.append(&mut more.at);
    }

    fn place(&self, index: usize) -> u32 {
        self.at.get(index).copied().unwrap_or_default()
    }

    /// With its escapes undone. `None` if there are none.
    pub(super) fn unescaped(&self) -> Option<Self> {
        if !self.bytes.iter().any(|byte| matches!(byte, b'&' | b'\\' | b'%' | b'=')) {
            return None;
        }
        let mut out = Self::default();
        let mut rest = self.bytes.as_slice();
        let mut index = 0;
        let mut changed = false;
        while let Some((first, behind)) = rest.split_first() {
            let found = match first {
                b'&' => reference(behind),
                b'\\' => backslash(behind),
                b'%' | b'=' => pair(behind).map(|byte| (Meant::Byte(byte), 2)),
                _ => None,
            };
            let at = self.place(index);
            let mut len = 0;
            match found {
                Some((meant, more)) => {
                    changed = true;
                    len = more;
                    match meant {
                        Meant::Byte(byte) => out.push(byte, at),
                        Meant::Char(c) => {
                            c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| out.push(byte, at));
                        }
                    }
                }
                None => out.push(*first, at),
            }
            index += 1 + len;
            rest = behind.get(len..).unwrap_or_default();
        }
        changed.then_some(out)
    }

    /// Every run of letters of base64, read from its letter `skip`. Both alphabets; a line end ends the run
    /// unless the line is as long as the lines of base64 are.
    pub(super) fn base64(&self, skip: usize) -> Self {
        let mut out = Self::default();
        let mut bits = 0_u32;
        let mut count = 0_usize;
        let mut line = 0_u32;
        for (byte, at) in self.bytes.iter().zip(&self.at) {
            let value = match byte {
                b'A'..=b'Z' => byte - b'A',
                b'a'..=b'z' => byte - b'a' + 26,
                b'0'..=b'9' => byte - b'0' + 52,
                b'+' | b'-' => 62,
                b'/' | b'_' => 63,
                b'\r' if line >= LINE => continue,
                b'\n' if line >= LINE => {
                    line = 0;
                    continue;
                }
                _ => {
                    if count > 0 {
                        out.barrier();
                    }
                    (count, line) = (0, 0);
                    continue;
                }
            };
            line += 1;
            count += 1;
            if count > skip {
                bits = bits << 6 | u32::from(value);
                // The second letter of four ends the first byte, the third the second, the fourth the third.
                match (count - skip) % 4 {
                    2 => out.push((bits >> 4) as u8, *at),
                    3 => out.push((bits >> 2) as u8, *at),
                    0 => out.push(bits as u8, *at),
                    _ => {}
                }
            }
        }
        out
    }

    /// Every run of pairs of hexadecimal digits, from its digit `skip`; also with something between the pairs.
    pub(super) fn hexadecimal(&self, skip: usize) -> Self {
        let mut out = Self::default();
        let mut rest = self.bytes.as_slice();
        let mut index = 0;
        let mut is_first = true;
        while !rest.is_empty() {
            if is_first && skip > 0 && pair(rest).is_some() {
                rest = rest.get(skip..).unwrap_or_default();
                index += skip;
            }
            let len = match pair(rest) {
                Some(byte) => {
                    out.push(byte, self.place(index));
                    is_first = false;
                    2 + between(rest.get(2..).unwrap_or_default())
                }
                None => {
                    if !is_first {
                        out.barrier();
                    }
                    is_first = true;
                    1
                }
            };
            index += len;
            rest = rest.get(len..).unwrap_or_default();
        }
        out
    }

    /// Pairs of bytes as characters, from the byte `skip`. `None` if there is nothing but text.
    pub(super) fn utf16(&self, skip: usize) -> Option<Self> {
        if !self.bytes.iter().any(|byte| *byte < b'\t') {
            return None;
        }
        let mut out = Self::default();
        let pairs = self.bytes.get(skip..)?.chunks_exact(2);
        for (pair, index) in pairs.zip((skip..).step_by(2)) {
            if let [low, high] = pair {
                let c = char::from_u32(u32::from(*low) | u32::from(*high) << 8).unwrap_or(' ');
                c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| out.push(byte, self.place(index)));
            }
        }
        Some(out)
    }
}

/// How many bytes there are between two pairs: a space, a comma, a colon, and `0x` or `\x`.
fn between(rest: &[u8]) -> usize {
    let mut len = rest
        .iter()
        .take(2)
        .take_while(|byte| matches!(byte, b' ' | b',' | b':' | b'-' | b';' | b'_' | b'\n'))
        .count();
    if let Some([b'0' | b'\\', b'x' | b'X']) = rest.get(len..len + 2) {
        len += 2;
    }
    if pair(rest.get(len..).unwrap_or_default()).is_some() { len } else { 0 }
}

enum Meant {
    Byte(u8),
    Char(char),
}

/// What an escape means, and how many bytes there are of it behind its first.
type Found = Option<(Meant, usize)>;

/// `n`, `"`, `u00e9`, `u{e9}`, `xe9`, `'e9`, `u233?`, `351`, `e9 ` behind a backslash.
fn backslash(behind: &[u8]) -> Found {
    let (first, rest) = behind.split_first()?;
    let blank = |len| Some((Meant::Char(' '), len));
    match first {
        b'u' | b'U' => {
            if let Some(rest) = rest.strip_prefix(b"{") {
                return number(rest, 16, 6).map(|(c, len)| (Meant::Char(c), len + 3));
            }
            if let Some((c, len)) = number(rest, 10, 5)
                && rest.get(len) == Some(&b'?')
            {
                return Some((Meant::Char(c), len + 2));
            }
            let (c, len) = number(rest, 16, if *first == b'u' { 4 } else { 8 })?;
            (len >= 4).then_some((Meant::Char(c), len + 1))
        }
        b'x' | b'\'' => pair(rest).map(|byte| (Meant::Byte(byte), 3)),
        b'n' | b'r' | b't' | b'b' | b'f' => blank(1),
        b'0'..=b'9' => {
            let octal =
                number(behind, 8, 3).filter(|(_, len)| *len == 3).and_then(|(c, _)| u8::try_from(c).ok());
            if let Some(byte) = octal {
                return Some((Meant::Byte(byte), 3));
            }
            let (c, len) = number(behind, 16, 6)?;
            let blank = usize::from(behind.get(len) == Some(&b' '));
            Some((Meant::Char(c), len + blank))
        }
        _ if first.is_ascii_punctuation() => Some((Meant::Byte(*first), 1)),
        _ => None,
    }
}

/// A character reference of HTML. Letters come without their accents.
fn reference(behind: &[u8]) -> Found {
    if let Some(rest) = behind.strip_prefix(b"#") {
        let (base, prefix) = if matches!(rest.first(), Some(b'x' | b'X')) { (16, 2) } else { (10, 1) };
        let (c, len) = number(rest.get(prefix - 1..)?, base, 8)?;
        let end = len + prefix;
        return Some((Meant::Char(c), end + usize::from(behind.get(end) == Some(&b';'))));
    }
    let len = behind.iter().take(32).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let is_ended = behind.get(len) == Some(&b';');
    let (name, _) = behind.split_at_checked(len)?;
    let (first, rest) = name.split_first()?;
    let meant = match (name, rest) {
        (b"amp" | b"AMP", _) => Meant::Char('&'),
        (b"shy", _) => Meant::Char('\u{ad}'),
        (b"szlig", _) => Meant::Char('ß'),
        (b"percnt", _) => Meant::Char('%'),
        (b"bsol", _) => Meant::Char('\\'),
        (b"equals", _) => Meant::Char('='),
        (b"plus", _) => Meant::Char('+'),
        (b"sol", _) => Meant::Char('/'),
        (b"thorn" | b"THORN", _) => Meant::Char('þ'),
        (b"eth" | b"ETH" | b"dstrok" | b"Dstrok", _) => Meant::Char('d'),
        (b"imath" | b"inodot", _) => Meant::Char('i'),
        (_, b"Elig" | b"elig") => Meant::Char(if matches!(first, b'O' | b'o') { 'œ' } else { 'æ' }),
        (
            _,
            b"acute" | b"grave" | b"circ" | b"uml" | b"tilde" | b"cedil" | b"ring" | b"slash" | b"caron"
            | b"breve" | b"macr" | b"ogon" | b"dot" | b"dblac" | b"strok" | b"opf" | b"scr" | b"fr",
        ) => Meant::Char(char::from(*first)),
        _ if is_ended => Meant::Char(' '),
        _ => return None,
    };
    Some((meant, len + usize::from(is_ended)))
}

/// A number of at most `max` digits as a character, and how many there are. `None` if there are none.
fn number(rest: &[u8], base: u32, max: usize) -> Option<(char, usize)> {
    let mut number = 0_u32;
    let mut len = 0;
    for digit in rest.iter().take(max).map_while(|byte| char::from(*byte).to_digit(base)) {
        number = number.saturating_mul(base).saturating_add(digit);
        len += 1;
    }
    (len > 0).then(|| (char::from_u32(number).unwrap_or(' '), len))
}

/// Two hexadecimal digits.
fn pair(rest: &[u8]) -> Option<u8> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    match rest {
        [first, second, ..] => Some((digit(first)? << 4 | digit(second)?) as u8),
        _ => None,
    }
}
