//! Letters without case and accents, and signs that only typesetters tell apart.

use unicode_normalization::char::{canonical_combining_class, decompose_compatible, is_combining_mark};

/// A combining mark for what has none of its own in Unicode: the stroke of `ø`, the joint of `æ`.
pub(super) const STROKE: char = '\u{338}';

/// Calls `add` with each part of a character, and whether it was a capital: letters, and the marks after those that they
/// stand on.
pub(super) fn parts(c: char, mut add: impl FnMut(char, bool)) {
    let mut whole = |c: char| {
        if is_mark(c) {
            return add(c, false);
        }
        for small in c.to_lowercase() {
            let capital = small != c;
            match joined(small) {
                Some(letters) => {
                    letters.chars().chain([STROKE]).for_each(|part| add(part, capital && part != STROKE));
                }
                None => add(small, capital),
            }
        }
    };
    if let Some(letter) = enclosed(c) {
        whole(letter);
    } else if c.is_alphabetic() || is_sign_of_one(c) {
        decompose_compatible(c, whole);
    } else {
        whole(c);
    }
}

/// Whether a sign is another form of a single character of ASCII: a full-width or a mathematical digit.
fn is_sign_of_one(c: char) -> bool {
    let (mut count, mut is_ascii) = (0, true);
    decompose_compatible(c, |part| {
        count += 1;
        is_ascii &= part.is_ascii();
    });
    count == 1 && is_ascii
}

/// The letter of a letter in brackets, on a dark ground, or of a flag.
fn enclosed(c: char) -> Option<char> {
    let first = match c {
        '\u{249c}'..='\u{24b5}' => 0x249c,
        '\u{1f110}'..='\u{1f129}' => 0x1f110,
        '\u{1f150}'..='\u{1f169}' => 0x1f150,
        '\u{1f170}'..='\u{1f189}' => 0x1f170,
        '\u{1f1e6}'..='\u{1f1ff}' => 0x1f1e6,
        _ => return None,
    };
    char::from_u32(u32::from('A') + (u32::from(c) - first))
}

/// The letters of a lowercase letter that Unicode does not take apart.
fn joined(small: char) -> Option<&'static str> {
    if small.is_ascii() {
        return None;
    }
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
        // Letters of other alphabets that have a second form: at the end of a word, in Persian, in older print.
        'ς' => "σ",
        'ւ' => "վ",
        'ی' | 'ى' => "ي",
        'ک' => "ك",
        'ة' => "ه",
        '\u{2d00}'..='\u{2d25}' => GEORGIAN.get(small as usize - 0x2d00)?,
        '\u{180}'..='\u{2af}' | '\u{1d00}'..='\u{1eff}' | '\u{2184}'.. => {
            LATIN.iter().find(|(_, forms)| forms.contains(small))?.0
        }
        _ => return None,
    })
}

/// Letters of Georgian as they are now, for those of older print in their order.
const GEORGIAN: [&str; 38] = [
    "ა", "ბ", "გ", "დ", "ე", "ვ", "ზ", "თ", "ი", "კ", "ლ", "მ", "ნ", "ო", "პ", "ჟ", "რ", "ს", "ტ", "უ", "ფ",
    "ქ", "ღ", "ყ", "შ", "ჩ", "ც", "ძ", "წ", "ჭ", "ხ", "ჯ", "ჰ", "ჱ", "ჲ", "ჳ", "ჴ", "ჵ",
];

/// Letters of Latin with hooks, strokes and tails, turned ones, small capitals and pairs, by what they are read as.
const LATIN: [(&str, &str); 53] = [
    ("a", "ɐɑɒᴀᶏẚⱥ"),
    ("aa", "ꜳ"),
    ("ae", "ǣǽᴁ"),
    ("ao", "ꜵ"),
    ("au", "ꜷ"),
    ("av", "ꜹꜻ"),
    ("ay", "ꜽ"),
    ("b", "ƀƃɓʙᴃᵬᶀꞗꞵ"),
    ("c", "ƈȼɕᴄↄꜿꞓꞔ𝼝"),
    ("d", "ƌȡɖɗᴅᵭᶁᶑꝺꟈ"),
    ("db", "ȸ"),
    ("dz", "ʣ"),
    ("e", "ǝɇɘəɛɜɝʚᴇᴈᶒᶓᶔⱸⱻꬲꬳꬴ"),
    ("et", "ꝫ"),
    ("f", "ƒɸᵮᶂꜰꝼꞙ"),
    ("g", "ǥȝɠɡɢɣʛᵷᵹᶃꞡꬶ𝼂"),
    ("h", "ɥɦʜʮʯⱨⱶꞕ"),
    ("hv", "ƕ"),
    ("i", "ɨɩɪᴉᵻᶖ𝼚"),
    ("is", "ꝭ"),
    ("j", "ȷɉɟʄʝᴊ"),
    ("k", "ƙʞᴋᶄⱪꝁꝃꝅꞣ𝼃𝼐"),
    ("l", "ƚȴɫɬɭʟᴌᶅⱡꝉꞁꞎꬷꬸꬹ𝼄𝼑𝼓"),
    ("ls", "ʪ"),
    ("lz", "ʫ"),
    ("m", "ɰɱᴍᵯᶆꟺꬺ"),
    ("n", "ƞȵɲɳɴᴎᵰᶇꞑꞥꬻ"),
    ("o", "ǿɔɤɵᴏᴐᴑᴒᴓᴖᴗᶗⱺꝋꝍꬽꬾꬿ𝼛"),
    ("oe", "ɶ"),
    ("oi", "ƣ"),
    ("oo", "ꝏ"),
    ("ou", "ȣᴕ"),
    ("p", "ƥᴘᵱᵽᶈꝑꝓꝕ"),
    ("q", "ɋʠꝗꝙꞯ"),
    ("qp", "ȹ"),
    ("r", "ɍɹɺɻɼɽɾɿʀʁᴙᴚᵲᵳᶉⱹꞃꞧꭅꭆꭉꭋꭌꭨ𝼈𝼕𝼖"),
    ("s", "ȿʂᵴᶊẜẝꜱꞅꞩꟊ𝼞"),
    ("sh", "ʃ"),
    ("t", "ƫƭȶʇʈᴛᵵⱦꞇ𝼉𝼍"),
    ("th", "ᵺ"),
    ("ts", "ʦ"),
    ("tz", "ꜩ"),
    ("u", "ɯʉʊᴜᴝᵾᶙꞹꭎꭒ"),
    ("ue", "ᵫ"),
    ("ui", "ꭐ"),
    ("um", "ꝸ"),
    ("uo", "ꭣ"),
    ("v", "ʋʌᴠᶌⱱⱴꝟ"),
    ("vy", "ꝡ"),
    ("w", "ƿʍᴡⱳ"),
    ("x", "ᶍꭓꭖꭗꭘꭙ"),
    ("y", "ƴɏʎʏỿꭚ𝼆"),
    ("z", "ƶȥɀʐʑʒᴢᵶᶎⱬ"),
];

/// Whether it is a mark that belongs to the letter before it. Vowel signs and the like of Indic scripts are letters.
pub(super) fn is_mark(c: char) -> bool {
    match c {
        '\0'..='\u{2ff}' => false,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{20d0}'..='\u{20ff}' => true,
        _ => !matches!(canonical_combining_class(c), 0 | 9),
    }
}

/// Whether it is a mark of any script: on a Latin, Greek or Cyrillic letter it is an ornament.
pub(super) fn is_any_mark(c: char) -> bool {
    is_combining_mark(c)
}

/// Whether it shows as nothing, or lengthens the letter before it.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{640}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// What stands for a sign as a keyboard has it; nothing for what has no width. None for all others.
pub(super) fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        _ if is_invisible(c) => "",
        '«' | '»' | '“'..='‟' | '″' => "\"",
        '´'
        | '\u{2b9}'..='\u{2bf}'
        | '\u{2c8}'
        | '\u{2ca}'
        | '\u{2cb}'
        | '‘'..='‛'
        | '′'
        | '‹'
        | '›'
        | '\u{55a}'
        | '\u{5f3}'
        | '\u{ff07}' => "'",
        '‐'..='―'
        | '−'
        | '﹘'
        | '﹣'
        | '\u{2d7}'
        | '\u{58a}'
        | '\u{5be}'
        | '\u{1806}'
        | '\u{2043}'
        | '\u{2e3a}'
        | '\u{2e3b}'
        | '\u{ff0d}' => "-",
        '…' => "...",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(c: char) -> String {
        let mut read = String::new();
        parts(c, |part, _| read.push(part));
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
        for (forms, letter) in
            [("ⱥᴀ", "a\u{338}"), ("ɓ", "b\u{338}"), ("ə", "e\u{338}"), ("ɛ", "e\u{338}"), ("ɔ", "o\u{338}")]
        {
            assert!(forms.chars().all(|c| read(c) == letter), "{forms}");
        }
        for (c, small) in [
            ('Ｍ', "m"),
            ('𝐙', "z"),
            ('ℤ', "z"),
            ('Ⓙ', "j"),
            ('🅹', "j"),
            ('４', "4"),
            ('ẞ', "ss\u{338}"),
            ('Ḥ', "h\u{323}"),
            ('Ǽ', "ae\u{338}\u{301}"),
        ] {
            assert_eq!(read(c), small, "{c}");
        }
        assert_eq!(read('Ⴅ'), read('ვ').clone() + "\u{338}");
        assert_eq!(read('ς'), "σ\u{338}");
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
        for invisible in
            "\u{200e}\u{61c}\u{202e}\u{2069}\u{fe0f}\u{e0101}\u{180e}\u{e0061}\u{9d}\u{3164}\u{640}".chars()
        {
            assert_eq!(plain(invisible), Some(""), "{invisible:?}");
        }
        assert_eq!(plain('é'), None);
    }
}
