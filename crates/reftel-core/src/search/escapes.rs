//! Letters written by other means: escapes of programs and addresses, commands of TeX, bytes read in the wrong encoding.

use unicode_normalization::char::compose;

/// The character that an escape stands for, and its length: `\u006d`, `\x6d`, `%6D`.
pub(super) fn escape(text: &str) -> Option<(char, usize)> {
    let (digits, len) = match text.as_bytes() {
        [b'%', ..] => (text.get(1..3)?, 3),
        [b'\\', b'x', ..] => (text.get(2..4)?, 4),
        [b'\\', b'u', b'{', ..] => {
            let digits = text.get(3..)?.split('}').next().filter(|digits| (2..=6).contains(&digits.len()))?;
            (digits, digits.len() + 4)
        }
        [b'\\', b'u', ..] => (text.get(2..6)?, 6),
        _ => return None,
    };
    let is_number = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let c = char::from_u32(u32::from_str_radix(digits, 16).ok().filter(|_| is_number)?)?;
    c.is_alphabetic().then_some((c, len))
}

/// Commands of TeX for letters.
const LETTERS: [(&str, &str); 14] = [
    ("ss", "ß"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("aa", "å"),
    ("AA", "Å"),
    ("o", "ø"),
    ("O", "Ø"),
    ("l", "ł"),
    ("L", "Ł"),
    ("i", "ı"),
    ("j", "j"),
    ("dj", "đ"),
];

/// The letter that a command of TeX stands for, and the length with what ends it: `\"{u}`, `\~n`, `\o `, `\l{}`.
pub(super) fn tex(text: &str) -> Option<(char, usize)> {
    let rest = text.strip_prefix('\\')?;
    let accent = rest.chars().next()?;
    let mark = match accent {
        '"' => '\u{308}',
        '\'' => '\u{301}',
        '`' => '\u{300}',
        '^' => '\u{302}',
        '~' => '\u{303}',
        '=' => '\u{304}',
        '.' => '\u{307}',
        'c' => '\u{327}',
        'v' => '\u{30c}',
        'u' => '\u{306}',
        'H' => '\u{30b}',
        'k' => '\u{328}',
        'r' => '\u{30a}',
        'd' => '\u{323}',
        _ => ' ',
    };
    let is_letter = accent.is_ascii_alphabetic();
    let behind = rest.get(1..)?;
    let inner = behind.strip_prefix('{').or_else(|| behind.strip_prefix(' ').filter(|_| is_letter));
    let inner = match (inner, is_letter) {
        (Some(inner), _) => Some(inner),
        (None, false) => Some(behind),
        (None, true) => None,
    };
    if let Some(inner) = inner.filter(|_| mark != ' ') {
        // A dotless letter below an accent: `\'{\i}`.
        let dotless = inner.strip_prefix('\\').filter(|inner| inner.starts_with(['i', 'j']));
        let letter = dotless.unwrap_or(inner).chars().next().filter(|c| c.is_alphabetic())?;
        let mut end = dotless.unwrap_or(inner).get(letter.len_utf8()..)?;
        if behind.starts_with('{') {
            end = end.strip_prefix('}')?;
        }
        return Some((compose(letter, mark).unwrap_or(letter), text.len() - end.len()));
    }
    let len = rest.bytes().take(3).take_while(u8::is_ascii_alphabetic).count();
    let (_, letter) = LETTERS.iter().find(|(name, _)| rest.get(..len) == Some(*name))?;
    let end = rest.get(len..)?;
    let end = end.strip_prefix("{}").or_else(|| end.strip_prefix(' ')).unwrap_or(end);
    Some((letter.chars().next()?, text.len() - end.len()))
}

/// The character whose bytes in UTF-8 were read as Windows-1252, and the length of what they became: `Ã¼` for `ü`.
pub(super) fn misread(text: &str) -> Option<(char, usize)> {
    let mut bytes = [0_u8; 4];
    let mut chars = text.char_indices();
    let mut wanted = 0;
    for (count, byte) in bytes.iter_mut().enumerate() {
        let (_, c) = chars.next()?;
        *byte = windows_1252(c)?;
        if count == 0 {
            wanted = match *byte {
                0xc2..=0xdf => 2,
                0xe1..=0xef => 3,
                _ => return None,
            };
        } else if !(0x80..0xc0).contains(byte) {
            return None;
        }
        if count + 1 == wanted {
            break;
        }
    }
    let c = std::str::from_utf8(bytes.get(..wanted)?).ok()?.chars().next()?;
    let len = chars.next().map_or(text.len(), |(at, _)| at);
    (c.is_alphabetic() || c == '\u{fffd}').then_some((c, len))
}

/// The byte of a character in Windows-1252; None for ASCII.
fn windows_1252(c: char) -> Option<u8> {
    const HIGH: [char; 27] = [
        '€', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 'Ž', '‘', '’', '“', '”', '•', '–', '—',
        '˜', '™', 'š', '›', 'œ', 'ž', 'Ÿ',
    ];
    const BYTES: [u8; 27] = [
        0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94,
        0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9e, 0x9f,
    ];
    match u32::from(c) {
        code @ 0x80..=0xff => u8::try_from(code).ok(),
        _ => HIGH.iter().position(|known| *known == c).and_then(|at| BYTES.get(at)).copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_letters() {
        for (text, wanted) in [
            ("\\u006dark", Some(('m', 6))),
            ("\\u{6d}ark", Some(('m', 6))),
            ("\\x6dark", Some(('m', 4))),
            ("%6Dark", Some(('m', 3))),
            ("%20", None),
            ("%", None),
            ("100%", None),
        ] {
            assert_eq!(escape(text).map(|(c, len)| (c.to_ascii_lowercase(), len)), wanted, "{text}");
        }
        for (text, wanted) in [
            ("\\\"{u}ller", Some(('ü', 5))),
            ("\\\"uller", Some(('ü', 3))),
            ("\\~no", Some(('ñ', 3))),
            ("\\'{\\i}", Some(('í', 6))),
            ("\\c{C}a", Some(('Ç', 5))),
            ("\\k{e}", Some(('ę', 5))),
            ("\\o rn", Some(('ø', 3))),
            ("\\l{}a", Some(('ł', 4))),
            ("\\ss", Some(('ß', 3))),
            ("\\n", None),
            ("\\", None),
            ("\\server", None),
        ] {
            assert_eq!(tex(text), wanted, "{text}");
        }
        for (text, wanted) in [
            ("Ã¼ller", Some(('ü', "Ã¼".len()))),
            ("Å‚a", Some(('ł', "Å‚".len()))),
            ("ï¿½x", Some(('\u{fffd}', "ï¿½".len()))),
            ("Ã", None),
            ("Ãa", None),
            ("é", None),
        ] {
            assert_eq!(misread(text), wanted, "{text}");
        }
    }
}
