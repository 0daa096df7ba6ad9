//! Other alphabets in Latin letters, as far as the sound of a name needs it.

/// How a letter of Greek or Cyrillic, without case and accent, is written in Latin letters; None for any other.
pub(super) fn romanized(c: char) -> Option<&'static str> {
    Some(match c {
        'а' | 'α' => "a",
        'б' => "b",
        'в' | 'β' => "v",
        'г' | 'ґ' | 'ѓ' | 'γ' => "g",
        'д' | 'δ' => "d",
        'е' | 'э' | 'ε' => "e",
        'є' => "ye",
        'ж' => "zh",
        'з' | 'ζ' => "z",
        'и' | 'і' | 'ї' | 'ι' | 'η' => "i",
        'ј' | 'ы' | 'υ' => "y",
        'к' | 'ќ' | 'κ' => "k",
        'л' | 'љ' | 'λ' => "l",
        'м' | 'μ' => "m",
        'н' | 'њ' | 'ν' => "n",
        'о' | 'ο' | 'ω' => "o",
        'п' | 'π' => "p",
        'р' | 'ρ' => "r",
        'с' | 'σ' | 'ς' => "s",
        'т' | 'τ' => "t",
        'у' => "u",
        'ф' | 'φ' => "f",
        'х' => "kh",
        'χ' => "h",
        'ц' => "ts",
        'ч' | 'ћ' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        'ђ' => "dj",
        'џ' => "dzh",
        'ѕ' => "dz",
        'θ' => "th",
        'ξ' => "x",
        'ψ' => "ps",
        _ => return None,
    })
}

/// How a consonant of an alphabet without vowels is written in Latin letters: nothing for what may be a vowel; None for a
/// letter of any other alphabet.
pub(super) fn consonant(c: char) -> Option<&'static str> {
    Some(match c {
        'ا' | 'و' | 'ي' | 'ء' | 'ع' | 'ه' | 'א' | 'ה' | 'ו' | 'י' | 'ע' => "",
        'ب' | 'ב' => "b",
        'پ' => "p",
        'ت' | 'ط' | 'ث' | 'ט' | 'ת' => "t",
        'ج' => "j",
        'چ' => "ch",
        'ح' | 'خ' | 'ח' => "h",
        'د' | 'ذ' | 'ض' | 'ד' => "d",
        'ر' | 'ר' => "r",
        'ز' | 'ظ' | 'ז' => "z",
        'ژ' => "zh",
        'س' | 'ص' | 'ס' => "s",
        'ش' | 'ש' => "sh",
        'غ' | 'ق' | 'ك' | 'گ' | 'ג' | 'כ' | 'ך' | 'ק' => "k",
        'ف' => "f",
        'פ' | 'ף' => "p",
        'ل' | 'ל' => "l",
        'م' | 'מ' | 'ם' => "m",
        'ن' | 'נ' | 'ן' => "n",
        'צ' | 'ץ' => "ts",
        _ => return None,
    })
}
