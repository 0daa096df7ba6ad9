//! Lists of names and terms that are typed or pasted at once.

/// The terms in what was typed or pasted: line ends, tabs, semicolons and commas part them. More than one only if the reader
/// meant a list: `Doe, Jane` may also be one name, so that a list is always shown before it applies.
pub(super) fn split_terms(words: &str) -> Vec<String> {
    let mut terms: Vec<String> = Vec::new();
    for term in words.split(['\n', '\r', '\t', ';', ',']) {
        let term = term.trim().trim_matches(|c| matches!(c, '"' | '“' | '”' | '•' | '*')).trim();
        if !term.is_empty() && !terms.iter().any(|known| known == term) {
            terms.push(term.to_owned());
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_lists_of_terms() {
        assert_eq!(split_terms("Fager, Gompel; Joubin"), ["Fager", "Gompel", "Joubin"]);
        assert_eq!(split_terms("Gompel\r\n\r\nJane Doe\tKouch\n"), ["Gompel", "Jane Doe", "Kouch"]);
        assert_eq!(split_terms(" \"Jane Doe\" "), ["Jane Doe"]);
        assert_eq!(split_terms("Doe, Doe"), ["Doe"]);
        assert!(split_terms(" ,; \n").is_empty());
    }
}
