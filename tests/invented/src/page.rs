//! The file around the text.

use super::facts::{Facts, Level};
use super::rng::Rng;

/// A text file.
pub(crate) fn telegram(facts: &Facts, transmission: &[String], lines: &[String]) -> String {
    let gap = if facts.style.blank_lines { "\n\n" } else { "\n" };
    transmission.join("\n") + gap + &lines.join("\n") + "\n"
}

/// A page of a collection: menus, a table of particulars, two `<pre>` elements.
pub(crate) fn page(facts: &Facts, transmission: &[String], lines: &[String], rng: &mut Rng) -> String {
    let id = facts.id();
    let level = match facts.level {
        Level::Secret => "SECRET",
        Level::Confidential => "CONFIDENTIAL",
        Level::Unclassified => "UNCLASSIFIED",
    };
    let mut html = String::from(
        "<?xml version='1.0' encoding='utf-8' ?>\n<!DOCTYPE html>\n<html lang='en'>\n<head>\n<title>Invented cables</title>\n\
         <link href='/static/cables.css' rel='stylesheet' type='text/css' />\n</head>\n<body>\n<div class='main'>\n",
    );
    menus(&mut html);
    html.push_str(&format!(
        "<table class='cable'>\n<tr>\n<th>Reference ID</th>\n<th>Created</th>\n<th>Released</th>\n<th>Classification</th>\n<th>Origin</th>\n</tr>\n\
         <tr>\n<td>\n<a href='/cable/{id}.html'>{id}</a>\n</td>\n<td>\n<a href='/date'>{}-{:02}-{:02} {:02}:{:02}</a>\n</td>\n\
         <td>\n<a href='/reldate'>2010-12-01</a>\n</td>\n<td>\n<a href='/classification/1_0.html'>{level}</a>\n</td>\n\
         <td>\n<a href='/origin/1_0.html'>Embassy {}</a>\n</td>\n</tr>\n</table>\n",
        facts.year, facts.month + 1, facts.day, facts.hour, facts.hour % 12, facts.post.1
    ));
    html.push_str("<code><pre>");
    html.push_str(&transmission.join("&#x000A;"));
    html.push_str("</pre></code>\n<code><pre>");
    for line in lines {
        html.push_str(&link(line));
        // Blanks at the end of every second line.
        html.push_str(if rng.chance(54, 100) { " &#x000A;" } else { "&#x000A;" });
    }
    html.push_str("</pre></code>\n</div>\n</body>\n</html>\n");
    html
}

/// What stands on each page besides: a good deal more than a short cable.
fn menus(html: &mut String) {
    html.push_str("<div class='pane small'>\n<h3>Browse by date</h3>\n<div class='sort'>\n");
    for day in 0..400 {
        let (month, day) = (day / 28 % 12 + 1, day % 28 + 1);
        html.push_str(&format!(
            "<a href='/reldate/2010-{month:02}-{day:02}_0.html'>2010/{month:02}/{day:02}</a>\n"
        ));
    }
    html.push_str("</div>\n</div>\n");
}

/// Pilcrows and tags are links.
fn link(line: &str) -> String {
    if let Some(rest) = line.strip_prefix('¶') {
        let number: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
        return format!("<a id='par{number}' href='#par{number}'>¶</a>{rest}");
    }
    if line.starts_with("TAGS") {
        let tag = |word: &str| {
            let code = word.trim_end_matches(',');
            let end = &word[code.len()..];
            format!("<a href='/tag/{code}_0.html'>{code}</a>{end}")
        };
        let mut words = line.split(' ');
        let label = words.next().unwrap_or_default().to_owned();
        return words.fold(label, |line, word| line + " " + &tag(word));
    }
    line.to_owned()
}
