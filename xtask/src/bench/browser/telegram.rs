//! One telegram of any length, of invented paragraphs.

use invented::{Form, cables};

/// The heading of an invented telegram and as many paragraphs of others as it takes, numbered anew; and the last number.
pub(super) fn telegram(bytes: usize) -> (String, usize) {
    let mut all = cables(1, u64::MAX, Form::Telegram);
    let Some((heading, first)) = all.find_map(|cable| split(&cable.text)) else { return (String::new(), 0) };
    let mut text = heading;
    let mut number = 0;
    let later = all.filter_map(|cable| Some(split(&cable.text)?.1));
    for paragraph in std::iter::once(first).chain(later).flatten() {
        if text.len() >= bytes {
            break;
        }
        number += 1;
        text.push_str(&format!("{number}. {paragraph}\n\n"));
    }
    (text, number)
}

/// Heading and paragraphs without their numbers, of a telegram that has blank lines between them.
fn split(text: &str) -> Option<(String, Vec<String>)> {
    let (heading, _) = text.split_once("\n\n1. ")?;
    let paragraphs: Vec<_> = text[heading.len()..]
        .split("\n\n")
        .filter_map(|part| {
            let (number, rest) = part.trim_start().split_once(". ")?;
            let is_whole = number.bytes().all(|byte| byte.is_ascii_digit()) && rest.lines().count() > 1;
            is_whole.then(|| rest.to_owned())
        })
        .collect();
    (heading.contains("SUBJECT:") && paragraphs.len() > 4).then(|| (format!("{heading}\n\n"), paragraphs))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_as_long_as_asked() {
        for bytes in [10_000, 200_000] {
            let (text, last) = telegram(bytes);
            assert!((bytes..bytes + 4000).contains(&text.len()), "{}", text.len());
            let numbered = |number: usize| text.contains(&format!("\n\n{number}. "));
            assert!(numbered(1) && numbered(last) && last > bytes / 2500, "{}", &text[..3000]);
        }
    }
}
