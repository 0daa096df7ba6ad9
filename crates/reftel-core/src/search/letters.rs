//! Letters without case and accents, and signs that only typesetters tell apart.

use unicode_normalization::char::decompose_compatible;

/// A combining mark for what has none of its own in Unicode: the stroke of `ø`, the joint of `æ`.
pub(super) const STROKE: char = '\u{338}';

/// Calls `add` with each part of a lowercase letter: letters, and the marks after those that they stand on.
pub(super) fn parts(small: char, mut add: impl FnMut(char)) {
    match joined(small) {
        Some(letters) => letters.chars().chain([STROKE]).for_each(add),
        None if small.is_alphabetic() => decompose_compatible(small, add),
        None => add(small),
    }
}

/// The letters of a lowercase letter that Unicode does not take apart.
fn joined(small: char) -> Option<&'static str> {
    Some(match small {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ð' | 'đ' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ĸ' => "k",
        'ł' | 'ŀ' => "l",
        'ŋ' | 'ŉ' => "n",
        'ø' => "o",
        'ŧ' => "t",
        _ => return None,
    })
}

/// Whether it is a mark that belongs to the letter before it.
pub(super) fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// What stands for a sign as a keyboard has it; nothing for what has no width. None for all others.
pub(super) fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => "",
        '«' | '»' | '“'..='‟' | '″' => "\"",
        '´' | 'ʼ' | '‘'..='‛' | '′' | '‹' | '›' => "'",
        '‐'..='―' | '−' | '﹘' | '﹣' => "-",
        '…' => "...",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(c: char) -> String {
        let mut read = String::new();
        parts(c, |part| read.push(part));
        read
    }

    #[test]
    fn ok_parts_of_letters() {
        assert_eq!(read('é'), "e\u{301}");
        assert_eq!(read('ç'), "c\u{327}");
        assert_eq!(read('ő'), "o\u{30b}");
        assert_eq!(read('ž'), "z\u{30c}");
        assert_eq!(read('ą'), "a\u{328}");
        assert_eq!(read('ț'), "t\u{326}");
        assert_eq!(read('й'), "и\u{306}");
        assert_eq!(read('ł'), "l\u{338}");
        assert_eq!(read('ß'), "ss\u{338}");
        assert_eq!(read('œ'), "oe\u{338}");
        assert_eq!(read('ﬃ'), "ffi");
        assert_eq!(read('ſ'), "s");
        for whole in ['e', '÷', 'я', '¨', '½', '中'] {
            assert_eq!(read(whole), whole.to_string());
        }
        let first =
            |letters: &str| letters.chars().filter_map(|c| read(c).chars().next()).collect::<String>();
        assert_eq!(first("àáâãäåçèéêëìíîïðñòóôõöøùúûüýÿ"), "aaaaaaceeeeiiiidnoooooouuuuyy");
        assert_eq!(
            first("āăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĸĺļľŀłńņňŋōŏőŕŗřśŝşšţťŧũūŭůűųŵŷźżž"),
            "aaaccccddeeeeegggghhiiiiijkklllllnnnnooorrrsssstttuuuuuuwyzzz"
        );
    }

    #[test]
    fn ok_plain() {
        assert_eq!(plain('—'), Some("-"));
        assert_eq!(plain('’'), Some("'"));
        assert_eq!(plain('”'), Some("\""));
        assert_eq!(plain('\u{ad}'), Some(""));
        assert_eq!(plain('é'), None);
    }
}
