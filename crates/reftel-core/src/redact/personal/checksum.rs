//! Numbers with check digits.

/// Whether digits have the check digit of Luhn, as the numbers of payment cards do.
pub(super) fn is_luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(index, digit)| {
            let value = u32::from(digit.wrapping_sub(b'0'));
            match index % 2 {
                0 => value,
                _ => value * 2 / 10 + value * 2 % 10,
            }
        })
        .sum();
    sum.is_multiple_of(10) && digits.iter().any(|digit| *digit != b'0')
}

/// Whether letters and digits are an international bank account number: modulo 97, as ISO 13616 has it.
pub(super) fn is_iban(account: &[u8]) -> bool {
    let is_shaped = matches!(account, [a, b, c, d, ..]
        if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() && c.is_ascii_digit() && d.is_ascii_digit());
    let turned = account.iter().cycle().skip(4).take(account.len());
    let rest = turned.fold(0, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        _ => (rest * 100 + u32::from(byte.to_ascii_uppercase().wrapping_sub(b'A')) + 10) % 97,
    });
    is_shaped && (15..=34).contains(&account.len()) && rest == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_check_digits() {
        assert!(is_luhn(b"4111111111111111"));
        assert!(!is_luhn(b"4111111111111112"));
        assert!(!is_luhn(b"0000000000000000"));
        assert!(is_iban(b"GB82WEST12345698765432"));
        assert!(!is_iban(b"GB83WEST12345698765432"));
        assert!(!is_iban(b"GB82"));
        assert!(!is_iban(b""));
    }
}
