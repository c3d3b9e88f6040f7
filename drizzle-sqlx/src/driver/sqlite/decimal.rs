//! The order of exact decimals that are stored as text: by their numbers, whatever their digits.
use std::cmp::Ordering;

/// A decimal as text, taken apart: negative, the digits before the point, the digits after it.
type Parts<'t> = (bool, &'t [u8], &'t [u8]);

fn parts(text: &[u8]) -> Option<Parts<'_>> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    let point = digits.iter().position(|b| *b == b'.');
    let (whole, fraction) = point.map_or((digits, &digits[digits.len()..]), |at| {
        (&digits[..at], &digits[at + 1..])
    });
    let plain = |digits: &[u8]| digits.iter().all(u8::is_ascii_digit);
    if !plain(whole) || !plain(fraction) || whole.len() + fraction.len() == 0 {
        return None;
    }
    let start = whole.iter().position(|b| *b != b'0');
    let whole = start.map_or(&whole[whole.len()..], |start| &whole[start..]);
    let end = fraction.iter().rposition(|b| *b != b'0');
    let fraction = end.map_or(&fraction[..0], |end| &fraction[..=end]);
    let zero = whole.is_empty() && fraction.is_empty();
    Some((negative && !zero, whole, fraction))
}

/// Compares two texts as decimals. What is no decimal comes after all that are, in the order of its bytes.
pub(super) fn compare(a: &[u8], b: &[u8]) -> Ordering {
    match (parts(a), parts(b)) {
        (Some((false, ..)), Some((true, ..))) => Ordering::Greater,
        (Some((true, ..)), Some((false, ..))) => Ordering::Less,
        (Some((negative, whole, fraction)), Some((_, other_whole, other_fraction))) => {
            let order = whole
                .len()
                .cmp(&other_whole.len())
                .then_with(|| whole.cmp(other_whole))
                .then_with(|| fraction.cmp(other_fraction));
            if negative { order.reverse() } else { order }
        }
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => a.cmp(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn by_number_and_not_by_digit() {
        let sorted = [
            "-100", "-3", "-2.5", "-0.01", "0", "0.1", "9.50", "10.25", "100", "1e5", "x",
        ];
        for (i, a) in sorted.iter().enumerate() {
            for (j, b) in sorted.iter().enumerate() {
                assert_eq!(compare(a.as_bytes(), b.as_bytes()), i.cmp(&j), "{a} {b}");
            }
        }
        for (a, b) in [
            ("9.5", "9.500"),
            ("-0", "0.0"),
            ("007", "7"),
            (".5", "0.5"),
            ("+1", "1"),
        ] {
            assert_eq!(
                compare(a.as_bytes(), b.as_bytes()),
                Ordering::Equal,
                "{a} {b}"
            );
        }
    }

    proptest! {
        #[test]
        fn as_the_numbers(a in any::<i64>(), b in any::<i64>(), shift in 0u32..18) {
            let text = |n: i64| {
                let digits = format!("{:020}", n.unsigned_abs());
                let (whole, fraction) = digits.split_at(20 - shift as usize);
                format!("{}{whole}.{fraction}", if n < 0 { "-" } else { "" })
            };
            prop_assert_eq!(compare(text(a).as_bytes(), text(b).as_bytes()), a.cmp(&b));
        }

        #[test]
        fn no_bytes_panic(a: Vec<u8>, b: Vec<u8>) {
            prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
        }
    }
}
