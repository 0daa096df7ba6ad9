//! Letters without case and accents. The tables of the standard library know every script, in 11 kB of the program;
//! these know what stands in cables.

/// A small letter of Latin script in its parts: one or two letters, and what is above, below or through them.
pub(super) struct Parts {
    pub(super) letter: char,
    pub(super) second: Option<char>,
    pub(super) mark: char,
}

/// The small letter of a capital. Absent for all other characters, and for letters of ASCII, which need no table.
pub(super) fn small(c: char) -> Option<char> {
    let code = u32::from(c);
    let (_, _, step) = CAPITALS.iter().find(|(first, last, step)| {
        // Where the small letter is the next, capitals are every other.
        (*first..=*last).contains(&code) && (*step != 1 || (code - first).is_multiple_of(2))
    })?;
    // Multiplication sign.
    char::from_u32(code.wrapping_add_signed(*step)).filter(|_| code != 0xd7)
}

/// What an accented letter or a ligature is made of. Absent for all others.
pub(super) fn parts(c: char) -> Option<Parts> {
    let code = u32::from(c);
    let index = match code {
        0xdf..0x100 => code - 0xdf,
        0x100..0x180 => (code >> 1) - 0x80 + 33,
        0x218..0x21c => (code >> 1) - 0x10c + 97,
        _ => return None,
    };
    let &[letter, other] = PARTS.as_bytes().as_chunks::<2>().0.get(index as usize)?;
    let second = char::from(other).is_ascii_lowercase().then_some(char::from(other));
    let mark = if second.is_some() { b'=' } else { other };
    let mark = char::from_u32(0x300 + u32::from(mark.checked_sub(b'0')?))?;
    Some(Parts { letter: char::from(letter), second, mark })
}

/// Whether it is a mark that belongs to the letter before it.
pub(super) fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// What stands for a character that is no letter, or for letters set as one; nothing for what has no width.
pub(super) fn plain(c: char) -> Option<&'static str> {
    let code = u32::from(c);
    PLAIN.iter().find(|(first, last, _)| (*first..=*last).contains(&code)).map(|(.., plain)| *plain)
}

/// First and last of a run of capitals, and how far off their small letters are.
const CAPITALS: [(u32, u32, i32); 19] = [
    (0xc0, 0xde, 32),
    (0x100, 0x137, 1),
    (0x139, 0x148, 1),
    (0x14a, 0x177, 1),
    (0x178, 0x178, -121),
    (0x179, 0x17e, 1),
    (0x218, 0x21b, 1),
    (0x386, 0x386, 38),
    (0x388, 0x38a, 37),
    (0x38c, 0x38c, 64),
    (0x38e, 0x38f, 63),
    (0x391, 0x3ab, 32),
    (0x400, 0x40f, 80),
    (0x410, 0x42f, 32),
    (0x460, 0x480, 1),
    (0x48a, 0x4be, 1),
    (0x4d0, 0x52e, 1),
    (0x1e00, 0x1e94, 1),
    (0x1ea0, 0x1efe, 1),
];

/// Two bytes for each letter from `ß` to `ÿ`, each pair from `Ā` to `Ž`, `Ș` and `Ț`: the letter, and a second letter, or the mark as
/// its distance from U+0300 to the digit nought. `=` is another letter for which there is no mark (`ø`, `ł`).
const PARTS: &str = "ss\
    a0a1a2a3a8a:aecWe0e1e2e8i0i1i2i8d=n3o0o1o2o3o8  o=u0u1u2u8y1thy8\
    a4a6aXc1c2c7c<d<d=e4e6e7eXe<g2g6g7gWh2h=i3i4i6iXi7ijj2kWk=l1lWl<l=l=n1nWn<n=o4o6o;oer1rWr<s1s2sWs<tWt<t=u3u4u6u:u;\
    uXw2y2  z1z7z<\
    sVtV";

/// First, last, and what stands for them.
const PLAIN: [(u32, u32, &str); 25] = [
    (0xab, 0xab, "\""),
    (0xad, 0xad, ""),
    (0xb4, 0xb4, "'"),
    (0xbb, 0xbb, "\""),
    (0x17f, 0x17f, "s"),
    (0x2bc, 0x2bc, "'"),
    (0x200b, 0x200d, ""),
    (0x2010, 0x2015, "-"),
    (0x2018, 0x201b, "'"),
    (0x201c, 0x201f, "\""),
    (0x2026, 0x2026, "..."),
    (0x2032, 0x2032, "'"),
    (0x2033, 0x2033, "\""),
    (0x2039, 0x203a, "'"),
    (0x2060, 0x2060, ""),
    (0x2212, 0x2212, "-"),
    (0xfb00, 0xfb00, "ff"),
    (0xfb01, 0xfb01, "fi"),
    (0xfb02, 0xfb02, "fl"),
    (0xfb03, 0xfb03, "ffi"),
    (0xfb04, 0xfb04, "ffl"),
    (0xfb05, 0xfb06, "st"),
    (0xfe58, 0xfe58, "-"),
    (0xfe63, 0xfe63, "-"),
    (0xfeff, 0xfeff, ""),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_capitals_as_the_standard_library_has_them() {
        for c in ('\u{80}'..'\u{530}').chain('\u{1e00}'..'\u{1f00}') {
            let Some(small) = small(c) else { continue };
            // Turkish has both with a dot and without; the other is no character.
            if c != 'İ' && c != '\u{3a2}' {
                assert!(c.to_lowercase().eq([small]), "{c}: {small}");
            }
        }
        for (capitals, letters) in [("ÀÞŸŁŽŐ", "àþÿłžő"), ("ΆΏΑΩ", "άώαω"), ("ЀЏАЯҐ", "ѐџаяґ"), ("ẠỸ", "ạỹ")]
        {
            assert_eq!(capitals.chars().filter_map(small).collect::<String>(), letters);
            assert!(letters.chars().filter_map(small).next().is_none(), "{letters}");
        }
    }

    #[test]
    fn ok_parts_of_letters() {
        let read = |c| parts(c).map(|parts| (parts.letter, parts.second, u32::from(parts.mark)));
        assert_eq!(read('é'), Some(('e', None, 0x301)));
        assert_eq!(read('ç'), Some(('c', None, 0x327)));
        assert_eq!(read('ő'), Some(('o', None, 0x30b)));
        assert_eq!(read('ž'), Some(('z', None, 0x30c)));
        assert_eq!(read('ą'), Some(('a', None, 0x328)));
        assert_eq!(read('ț'), Some(('t', None, 0x326)));
        assert_eq!(read('ł'), Some(('l', None, 0x30d)));
        assert_eq!(read('ß'), Some(('s', Some('s'), 0x30d)));
        assert_eq!(read('œ'), Some(('o', Some('e'), 0x30d)));
        for none in ['e', '÷', '\u{180}', '\u{217}', '\u{21c}', 'я'] {
            assert_eq!(read(none), None, "{none}");
        }
        assert_eq!(
            "àáâãäåçèéêëìíîïðñòóôõöøùúûüýÿ".chars().map(|c| parts(c).unwrap().letter).collect::<String>(),
            "aaaaaaceeeeiiiidnoooooouuuuyy"
        );
        assert_eq!(
            "āăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĸĺļľŀłńņňŋōŏőŕŗřśŝşšţťŧũūŭůűųŵŷźżž"
                .chars()
                .map(|c| parts(c).unwrap().letter)
                .collect::<String>(),
            "aaaccccddeeeeegggghhiiiiijkklllllnnnnooorrrsssstttuuuuuuwyzzz"
        );
    }

    #[test]
    fn ok_plain() {
        assert_eq!(plain('—'), Some("-"));
        assert_eq!(plain('’'), Some("'"));
        assert_eq!(plain('ﬃ'), Some("ffi"));
        assert_eq!(plain('\u{ad}'), Some(""));
        assert_eq!(plain('é'), None);
    }
}
