use super::table;

/// A post or another station of the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Post {
    /// Routing indicator; empty where none is known.
    pub routing: &'static str,
    /// Name as in message reference numbers, such as `ABU DHABI`.
    pub name: &'static str,
    /// What it is and where, such as `AMEMBASSY Abu Dhabi`.
    pub full_name: &'static str,
    /// Country; empty where it has none.
    pub country: &'static str,
}

/// Routing indicator, name, full name, country; by routing indicator.
static TABLE: &str = include_str!("tables/posts.tsv");

fn post(row: &'static str) -> Option<Post> {
    let mut fields = row.split('\t');
    Some(Post {
        routing: fields.next()?,
        name: fields.next()?,
        full_name: fields.next()?,
        country: fields.next()?,
    })
}

/// The post with that routing indicator, in capitals. Several originators can share one: this is the first.
#[must_use]
pub fn post_by_routing(indicator: &str) -> Option<Post> {
    if indicator.is_empty() { None } else { post(table::find(TABLE, indicator)?) }
}

/// The post of that name, in any case.
#[must_use]
pub fn post_by_name(name: &str) -> Option<Post> {
    TABLE.lines().filter_map(post).find(|post| post.name.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_posts() {
        assert_eq!(post_by_routing("RUEHRL").unwrap().name, "BERLIN");
        assert_eq!(post_by_name("abu dhabi").unwrap().country, "United Arab Emirates");
        assert_eq!(post_by_routing("RXXXXX"), None);
        assert_eq!(post_by_routing(""), None);
        assert!(table::is_sorted(TABLE));
        assert!(TABLE.lines().all(|row| post(row).is_some()));
    }
}
