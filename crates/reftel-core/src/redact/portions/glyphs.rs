//! The text of a portion as letters to be compared, each with the bytes that it came from.
//!
//! Whatever shows as nothing, sets type or decorates is left out, and other forms of a letter, a bracket, a slash or a
//! dash become the plain one: `**(S̶)**`, `（Ｓ）` and `<mark>(S)</mark>` are `(S)`.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::mark::{self, Reading};
use crate::text::{Source, Span, Spans};

/// A character, and the bytes of the file that it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyph {
    pub(super) c: char,
    pub(super) from: Span,
}

/// The plain characters of a text. Between two spans stands a line end.
pub(super) fn glyphs(source: &Source, spans: &Spans) -> Vec<Glyph> {
    let mut all: Vec<Glyph> = Vec::new();
    for span in spans.iter() {
        if !all.is_empty() {
            all.push(Glyph { c: '\n', from: Span { start: span.start, end: span.start } });
        }
        source.each_char(span, |c, from| plain(c, &mut |c| all.push(Glyph { c, from })));
    }
    without_markup(&all)
}

/// Calls `each` with the plain characters for one character: usually one, none for what shows as nothing.
fn plain(c: char, each: &mut dyn FnMut(char)) {
    if c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | ',' | '\n') {
        return each(c);
    }
    if is_ignored(c) {
        return;
    }
    if let Some(c) = simple(c) {
        return each(c);
    }
    // "Ⓢ" is a letter in brackets.
    if matches!(c, 'Ⓐ'..='ⓩ') {
        each('(');
        decompose_compatible(c, &mut *each);
        return each(')');
    }
    // A letter with its accent is another letter: "(Ü)" is not "(U)".
    let mut is_accented = false;
    decompose_compatible(c, |c| is_accented |= is_combining_mark(c));
    if is_accented {
        return each(c);
    }
    decompose_compatible(c, |c| {
        if !is_ignored(c) {
            each(simple(c).unwrap_or(c));
        }
    });
}

/// Characters that show as nothing, or only decorate what stands beside them.
fn is_ignored(c: char) -> bool {
    matches!(
        c,
        '*' | '_' | '~' | '`' | '\'' | '"' | '´' | '“' | '”' | '„' | '‘' | '’' | '‚' | '«' | '»' | '\r'
    ) || c.is_control() && !matches!(c, '\n' | '\t' | '\u{b}' | '\u{c}' | '\u{85}')
        || is_combining_mark(c)
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{115f}'
                | '\u{1160}'
                | '\u{17b4}'
                | '\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// The plain character that another stands for; None if its compatible form has to be looked up.
fn simple(c: char) -> Option<char> {
    Some(match c {
        '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '\t' => '\t',
        c if c.is_whitespace() => ' ',
        '❨' | '❪' | '⁅' | '【' | '〔' | '〖' | '〈' | '⟨' | '❬' | '⦅' | '｟' | '﴾' => '(',
        '❩' | '❫' | '⁆' | '】' | '〕' | '〗' | '〉' | '⟩' | '❭' | '⦆' | '｠' | '﴿' => ')',
        '[' | '{' => '(',
        ']' | '}' => ')',
        '\\' | '⁄' | '∕' | '⧸' | '╱' | '／' | '＼' => '/',
        '\u{2010}'..='\u{2015}' | '−' | '－' | '﹘' => '-',
        'А' => 'A',
        'В' | 'Β' => 'B',
        'С' | 'Ϲ' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'І' | 'Ι' => 'I',
        'К' | 'Κ' => 'K',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'Ս' => 'U',
        'Ν' => 'N',
        c if c.is_ascii() => c,
        _ => return None,
    })
}

/// Longest tag and longest character reference that are left out, in characters.
const TAG_MAX: usize = 80;
const REFERENCE_MAX: usize = 10;

/// The characters without tags, and with character references resolved, that the text was shown with.
fn without_markup(all: &[Glyph]) -> Vec<Glyph> {
    let mut kept = Vec::with_capacity(all.len());
    let closers = Closers::new(all);
    let mut at = 0;
    while let Some(glyph) = all.get(at) {
        let rest = all.get(at..).unwrap_or_default();
        let next = rest.get(1).map(|next| next.c);
        let is_tag =
            glyph.c == '<' && next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        let end = |mark, max| rest.iter().take(max).position(|glyph: &Glyph| glyph.c == mark);
        if is_tag && let Some(len) = end('>', TAG_MAX) {
            let inner = rest.get(1..len).unwrap_or_default();
            if is_mark(inner) && !closers.close(inner, at) {
                bracketed(rest.get(..=len).unwrap_or_default(), &mut kept);
            }
            at += len + 1;
            continue;
        }
        // "$(S)$" is set as mathematics.
        let is_math =
            glyph.c == '$' && (next == Some('(') || kept.last().is_some_and(|last: &Glyph| last.c == ')'));
        if is_math {
            at += 1;
            continue;
        }
        // "&lt;S&gt;" was shown as a bracket.
        if is_reference(rest, "&lt;")
            && let Some(len) =
                (LT..LT + MARK_MAX).find(|at| is_reference(rest.get(*at..).unwrap_or_default(), "&gt;"))
            && is_mark(rest.get(LT..len).unwrap_or_default())
        {
            let mut whole = vec![*glyph];
            whole.extend(rest.get(LT..=len).unwrap_or_default());
            bracketed(&whole, &mut kept);
            at += len + LT;
            continue;
        }
        if glyph.c == '&'
            && let Some(len) = end(';', REFERENCE_MAX)
            && let Some(c) = referenced(rest.get(1..len).unwrap_or_default())
        {
            let from = rest.get(len).map_or(glyph.from, |last| glyph.from.to(last.from));
            plain(c, &mut |c| kept.push(Glyph { c, from }));
            at += len + 1;
            continue;
        }
        kept.push(*glyph);
        at += 1;
    }
    kept
}

/// Longest mark in angle brackets, in characters, and the length of `&lt;`.
const MARK_MAX: usize = 20;
const LT: usize = 4;

/// Whether characters begin with a reference.
fn is_reference(glyphs: &[Glyph], name: &str) -> bool {
    glyphs.len() >= name.len() && glyphs.iter().zip(name.chars()).all(|(glyph, c)| glyph.c == c)
}

/// Whether the words of an angle bracket are a mark in capitals.
fn is_mark(inner: &[Glyph]) -> bool {
    let is_short = !inner.is_empty() && inner.len() <= MARK_MAX;
    let words: String = if is_short { inner.iter().map(|glyph| glyph.c).collect() } else { String::new() };
    is_short
        && !words.chars().any(char::is_lowercase)
        && matches!(mark::read(&words), Some(Reading::Exact(_)))
}

/// Adds what stands in angle brackets as in others.
fn bracketed(whole: &[Glyph], kept: &mut Vec<Glyph>) {
    let last = whole.len().saturating_sub(1);
    kept.extend(whole.iter().enumerate().map(|(index, glyph)| match index {
        0 => Glyph { c: '(', ..*glyph },
        index if index == last => Glyph { c: ')', ..*glyph },
        _ => *glyph,
    }));
}

/// Where the elements `s` and `u`, which strike and underline, are closed last: `<S>` that is not closed is a mark.
struct Closers([Option<usize>; 2]);

impl Closers {
    fn new(all: &[Glyph]) -> Self {
        let mut last = [None; 2];
        for (at, four) in all.windows(4).enumerate() {
            if let [open, slash, letter, close] = four
                && (open.c, slash.c, close.c) == ('<', '/', '>')
                && let Some(index) = ['S', 'U'].iter().position(|known| known.eq_ignore_ascii_case(&letter.c))
                && let Some(last) = last.get_mut(index)
            {
                *last = Some(at);
            }
        }
        Self(last)
    }

    /// Whether an element that opens at `at` is closed behind it.
    fn close(&self, name: &[Glyph], at: usize) -> bool {
        let [name] = name else { return false };
        let index = ['S', 'U'].iter().position(|known| *known == name.c);
        index.and_then(|index| self.0.get(index).copied().flatten()).is_some_and(|last| last > at)
    }
}

/// The character that a reference stands for, as far as portion marks need them.
fn referenced(name: &[Glyph]) -> Option<char> {
    let name: String = name.iter().map(|glyph| glyph.c).collect();
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?);
    }
    Some(match name.as_str() {
        "lpar" | "lbrack" | "lsqb" | "lcub" | "lbrace" => '(',
        "rpar" | "rbrack" | "rsqb" | "rcub" | "rbrace" => ')',
        "sol" | "bsol" => '/',
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "zwj" | "zwnj" | "shy" | "lrm" | "rlm" => '\u{200b}',
        "hyphen" | "dash" | "ndash" | "mdash" | "minus" => '-',
        "euro" => '€',
        "cent" => '¢',
        "colon" => ':',
        "period" => '.',
        _ => return None,
    })
}
