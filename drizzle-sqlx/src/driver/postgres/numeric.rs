//! PostgreSQL's binary numeric: digits to the base of 10,000.
use std::fmt::Write as _;

const POSITIVE: u16 = 0x0000;
const NEGATIVE: u16 = 0x4000;
const NAN: u16 = 0xC000;
const INFINITY: u16 = 0xD000;
const NEGATIVE_INFINITY: u16 = 0xF000;
/// The most digits after the point, <https://www.postgresql.org/docs/current/datatype-numeric.html>.
const MOST_DECIMALS: usize = 16_383;
/// The most digits before the point.
const MOST_WHOLE: usize = 131_072;

/// Writes a number in plain digits.
pub(super) fn encode(text: &str, out: &mut Vec<u8>) -> Result<(), String> {
    let special = match text {
        "NaN" => Some(NAN),
        "Infinity" => Some(INFINITY),
        "-Infinity" => Some(NEGATIVE_INFINITY),
        _ => None,
    };
    if let Some(sign) = special {
        header(out, 0, 0, sign, 0);
        return Ok(());
    }
    let (sign, digits) = match text.as_bytes().first() {
        Some(b'-') => (NEGATIVE, &text[1..]),
        Some(b'+') => (POSITIVE, &text[1..]),
        _ => (POSITIVE, text),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.len() + decimals.len() == 0
        || !whole
            .bytes()
            .chain(decimals.bytes())
            .all(|b| b.is_ascii_digit())
    {
        return Err("a decimal number is not in plain digits".into());
    }
    let whole = whole.trim_start_matches('0');
    if whole.len() > MOST_WHOLE || decimals.len() > MOST_DECIMALS {
        return Err("a decimal number has more digits than PostgreSQL keeps".into());
    }
    // Groups of four digits, counted from the point to both sides.
    let mut groups = Vec::with_capacity(whole.len() / 4 + decimals.len() / 4 + 2);
    let (first, rest) = whole.as_bytes().split_at(whole.len() % 4);
    if !first.is_empty() {
        groups.push(group(first));
    }
    groups.extend(rest.chunks(4).map(group));
    let before_point = groups.len();
    groups.extend(
        decimals
            .as_bytes()
            .chunks(4)
            .map(|digits| group(digits) * 10u16.pow(4 - digits.len() as u32)),
    );
    // Zeros at both ends are left out; the weight says where the first group stands.
    let leading = groups.iter().take_while(|group| **group == 0).count();
    let end = groups
        .iter()
        .rposition(|group| *group != 0)
        .map_or(leading, |last| last + 1);
    let groups = &groups[leading..end];
    let zero = groups.is_empty();
    let weight = if zero {
        0
    } else {
        before_point as i32 - leading as i32 - 1
    };
    // The limits above keep both within 16 bits.
    header(
        out,
        groups.len() as u16,
        weight as i16,
        if zero { POSITIVE } else { sign },
        decimals.len() as u16,
    );
    groups
        .iter()
        .for_each(|group| out.extend(group.to_be_bytes()));
    Ok(())
}

fn header(out: &mut Vec<u8>, groups: u16, weight: i16, sign: u16, decimals: u16) {
    out.extend(groups.to_be_bytes());
    out.extend(weight.to_be_bytes());
    out.extend(sign.to_be_bytes());
    out.extend(decimals.to_be_bytes());
}

fn group(digits: &[u8]) -> u16 {
    digits
        .iter()
        .fold(0, |group, digit| group * 10 + u16::from(digit - b'0'))
}

/// Reads a number as plain digits; `None` if the bytes are no numeric.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    let (head, groups) = bytes.split_at_checked(8)?;
    let word = |at: usize| u16::from_be_bytes([head[at], head[at + 1]]);
    let (count, weight, sign, decimals) = (
        usize::from(word(0)),
        i32::from(word(2) as i16),
        word(4),
        usize::from(word(6)),
    );
    match sign {
        NAN => return Some("NaN".into()),
        INFINITY => return Some("Infinity".into()),
        NEGATIVE_INFINITY => return Some("-Infinity".into()),
        POSITIVE | NEGATIVE => {}
        _ => return None,
    }
    if groups.len() != count * 2 {
        return None;
    }
    let group = |position: i32| {
        let at = usize::try_from(position).ok().filter(|at| *at < count)?;
        Some(u16::from_be_bytes([groups[at * 2], groups[at * 2 + 1]]))
    };
    let mut out = String::with_capacity(count * 4 + decimals + 4);
    if sign == NEGATIVE {
        out.push('-');
    }
    if weight < 0 {
        out.push('0');
    } else {
        _ = write!(out, "{}", group(0).unwrap_or(0));
        (1..=weight).for_each(|position| _ = write!(out, "{:04}", group(position).unwrap_or(0)));
    }
    if decimals > 0 {
        out.push('.');
        let end = out.len() + decimals;
        let mut position = weight + 1;
        while out.len() < end {
            // With a negative weight, the first groups are zeros that were left out.
            _ = write!(out, "{:04}", group(position).unwrap_or(0));
            position += 1;
        }
        out.truncate(end);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn encoded(text: &str) -> Result<Vec<u8>, String> {
        let mut out = Vec::new();
        encode(text, &mut out).map(|()| out)
    }
    fn there_and_back(text: &str) -> String {
        encoded(text)
            .ok()
            .and_then(|bytes| decode(&bytes))
            .unwrap_or_else(|| "failed".into())
    }

    #[test]
    fn known_bytes() {
        // As PostgreSQL's `numeric_send` writes them.
        let cases: [(&str, &[u16]); 7] = [
            ("0", &[0, 0, 0, 0]),
            ("-0.00", &[0, 0, 0, 2]),
            ("1", &[1, 0, 0, 0, 1]),
            ("-12.50", &[2, 0, NEGATIVE, 2, 12, 5000]),
            ("10000", &[1, 1, 0, 0, 1]),
            ("0.0001", &[1, u16::MAX, 0, 4, 1]),
            ("12345678.9", &[3, 1, 0, 1, 1234, 5678, 9000]),
        ];
        for (text, words) in cases {
            let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
            assert_eq!(encoded(text), Ok(bytes), "{text}");
        }
    }

    #[test]
    fn plain_digits_come_back() {
        for text in [
            "0",
            "0.00",
            "1",
            "-1",
            "9999",
            "10000",
            "100000000",
            "0.1",
            "0.00001",
            "0.000000001",
            "-12.50",
            "NaN",
            "Infinity",
            "-Infinity",
        ] {
            assert_eq!(there_and_back(text), text);
        }
        assert_eq!(there_and_back("+007.10"), "7.10");
        assert_eq!(there_and_back(".5"), "0.5");
        assert_eq!(there_and_back("-0"), "0");
        let long = format!("{}.{}", "9".repeat(MOST_WHOLE), "7".repeat(MOST_DECIMALS));
        assert_eq!(there_and_back(&long), long);
    }

    #[test]
    fn refuses_what_is_no_number() {
        for text in ["", "-", ".", "1e5", "1,5", "--1", "1.2.3", "٣", " 1", "nan"] {
            assert!(encoded(text).is_err(), "{text}");
        }
        assert!(encoded(&"1".repeat(MOST_WHOLE + 1)).is_err());
        assert!(encoded(&format!("0.{}", "1".repeat(MOST_DECIMALS + 1))).is_err());
    }

    #[test]
    fn refuses_bytes_that_are_no_numeric() {
        for bytes in [
            &[][..],
            &[0, 1],
            &[0, 1, 0, 0, 0, 0, 0, 0],
            &[0, 0, 0, 0, 0x12, 0x34, 0, 0],
        ] {
            assert_eq!(decode(bytes), None);
        }
    }

    proptest! {
        #[test]
        fn every_number_comes_back(text in "-?(0|[1-9][0-9]{0,40})(\\.[0-9]{1,40})?") {
            let zero = text.bytes().all(|b| !b.is_ascii_digit() || b == b'0');
            let expected = if zero { text.trim_start_matches('-') } else { &text };
            prop_assert_eq!(there_and_back(&text), expected);
        }
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            let _ = decode(&bytes);
        }
        #[test]
        fn no_text_panics(text in "\\PC*") {
            let _ = encoded(&text);
        }
    }
}
