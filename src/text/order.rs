use super::Span;

/// Puts `items` in the order of their spans; those of one span keep their order.
///
/// Most lists come in order already. One sort of plain numbers serves the others, whatever they hold: the sort of the
/// standard library is made anew for each type, and is more code than most fields take to read.
pub(crate) fn sort_by_span<T>(items: &mut Vec<T>, span: impl Fn(&T) -> Span) {
    if items.is_sorted_by_key(&span) {
        return;
    }
    let mut order: Vec<(Span, u32)> = items.iter().map(span).zip(0..).collect();
    sort(&mut order);
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.iter().filter_map(|(_, at)| taken.get_mut(*at as usize)?.take()));
}

#[inline(never)]
fn sort(order: &mut [(Span, u32)]) {
    order.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_order() {
        let mut items = vec![('d', 5), ('a', 1), ('e', 5), ('b', 3), ('c', 3)];
        sort_by_span(&mut items, |item| Span::new(item.1, 9));
        assert_eq!(items.iter().map(|item| item.0).collect::<String>(), "abcde");
    }
}
