//! Closing lines that say nothing of the text above them.

/// Words of a closing line besides the name of the post and an address.
const WORDS: [&str; 45] = [
    "visit",
    "please",
    "to",
    "view",
    "for",
    "from",
    "more",
    "embassy",
    "embassys",
    "consulate",
    "consulates",
    "mission",
    "missions",
    "general",
    "us",
    "u",
    "s",
    "american",
    "the",
    "of",
    "at",
    "our",
    "on",
    "and",
    "by",
    "in",
    "a",
    "via",
    "classified",
    "unclassified",
    "website",
    "web",
    "site",
    "homepage",
    "home",
    "page",
    "siprnet",
    "sipr",
    "reporting",
    "cables",
    "available",
    "information",
    "see",
    "minimize",
    "considered",
];

/// Whether a closing line is of nothing but such words, those of the name of the sending post, and addresses of the
/// government's own pages.
pub(super) fn is_standard(line: &str, from: &str) -> bool {
    let from: Vec<String> = words(from).collect();
    let parts: Vec<&str> = line.split_whitespace().collect();
    let mut is_behind_address = false;
    parts.iter().enumerate().all(|(index, part)| {
        let lower = part.to_lowercase();
        let is_address = lower.contains("://") || lower.contains("www.") || lower.contains(".gov");
        // A blank that broke the address.
        let is_short = part.len() <= 3 && index + 1 == parts.len();
        let is_piece = is_behind_address && (is_short || part.contains(['_', '/', '.']));
        is_behind_address = is_address || is_piece;
        if is_address {
            return lower.contains("state.") || lower.contains("intelink") || is_piece;
        }
        is_piece
            || words(part).all(|word| {
                let name = word.strip_suffix('s').unwrap_or(&word);
                WORDS.contains(&word.as_str()) || from.iter().any(|known| *known == word || known == name)
            })
    })
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::is_standard;

    #[test]
    fn ok_lines() {
        let from = "AMEMBASSY PORT ELSINORE";
        assert!(is_standard(
            "Visit Port Elsinore's Classified Web Site at http://www.state.sgov.gov/p/elsinore/",
            from
        ));
        assert!(is_standard(
            "Visit Port Elsinore's Website: http://www.intelink.s gov.gov/wiki/Portal:Els inore_E",
            from
        ));
        assert!(is_standard("MINIMIZE CONSIDERED", from));
        assert!(!is_standard("Visit the smugglers at http://www.state.sgov.gov/p/elsinore/", from));
        assert!(!is_standard("Visit Port Elsinore at http://www.example.org/smugglers", from));
    }
}
