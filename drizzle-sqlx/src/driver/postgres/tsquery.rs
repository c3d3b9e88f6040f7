//! PostgreSQL's binary search queries, as the text that the server writes for them.
use super::array::Bytes;
use super::decode::{fixed, malformed, text};
use drizzle_core::types::TypeError;
use std::fmt::Write as _;

// `tsearch/ts_type.h`
const WORD: u8 = 1;
const OPERATOR: u8 = 2;
const NOT: u8 = 1;
const AND: u8 = 2;
const OR: u8 = 3;
const PHRASE: u8 = 4;

/// A part that comes with its operator first, then its right operand, then its left one.
enum Part {
    Word(String),
    Operator { kind: u8, distance: u16 },
}

/// An operand as text, and the operator it is made by, if any.
struct Operand {
    text: String,
    operator: u8,
}

/// Reads a query.
pub(super) fn read(bytes: &[u8]) -> Result<String, TypeError> {
    let wrong = || malformed("tsquery");
    let mut rest = Bytes(bytes);
    let count = rest.length()?;
    let mut parts = Vec::new();
    for _ in 0..count {
        parts.push(part(&mut rest)?);
    }
    rest.end("tsquery")?;
    // From the end, operands come before their operators, and left ones before right ones.
    let mut operands: Vec<Operand> = Vec::new();
    for part in parts.into_iter().rev() {
        let operand = match part {
            Part::Word(text) => Operand { text, operator: 0 },
            Part::Operator { kind: NOT, .. } => {
                let negated = operands.pop().ok_or_else(wrong)?;
                let text = format!("!{}", within(negated, NOT, false));
                Operand {
                    text,
                    operator: NOT,
                }
            }
            Part::Operator { kind, distance } => {
                let right = operands.pop().ok_or_else(wrong)?;
                let left = operands.pop().ok_or_else(wrong)?;
                let word = match kind {
                    AND => "&".to_owned(),
                    OR => "|".to_owned(),
                    PHRASE if distance == 1 => "<->".to_owned(),
                    PHRASE => format!("<{distance}>"),
                    _ => return Err(wrong()),
                };
                let (left, right) = (within(left, kind, false), within(right, kind, true));
                Operand {
                    text: format!("{left} {word} {right}"),
                    operator: kind,
                }
            }
        };
        operands.push(operand);
    }
    match (operands.pop(), operands.is_empty()) {
        (None, _) => Ok(String::new()),
        (Some(whole), true) => Ok(whole.text),
        (Some(_), false) => Err(wrong()),
    }
}

fn part(rest: &mut Bytes<'_>) -> Result<Part, TypeError> {
    let wrong = || malformed("tsquery");
    let [kind] = fixed(rest.take(1)?, "tsquery")?;
    match kind {
        WORD => {
            let [weights, prefix] = fixed(rest.take(2)?, "tsquery")?;
            let end = rest.0.iter().position(|byte| *byte == 0);
            let word = text(rest.take(end.ok_or_else(wrong)?)?)?;
            rest.take(1)?;
            let word = word.replace('\\', "\\\\").replace('\'', "''");
            let mut out = format!("'{word}'");
            if prefix != 0 || weights != 0 {
                out.push(':');
            }
            if prefix != 0 {
                out.push('*');
            }
            for (bit, weight) in [(8, 'A'), (4, 'B'), (2, 'C'), (1, 'D')] {
                if weights & bit != 0 {
                    _ = out.write_char(weight);
                }
            }
            Ok(Part::Word(out))
        }
        OPERATOR => {
            let [kind] = fixed(rest.take(1)?, "tsquery")?;
            let distance = match kind {
                PHRASE => u16::from_be_bytes(fixed(rest.take(2)?, "tsquery")?),
                _ => 0,
            };
            Ok(Part::Operator { kind, distance })
        }
        _ => Err(wrong()),
    }
}

/// How tightly an operator binds.
fn priority(operator: u8) -> u8 {
    match operator {
        OR => 1,
        AND => 2,
        PHRASE => 3,
        NOT => 4,
        _ => 5,
    }
}

/// An operand within another operator, in parentheses where it would bind less tightly.
fn within(operand: Operand, parent: u8, right: bool) -> String {
    let (own, outer) = (priority(operand.operator), priority(parent));
    let phrase = operand.operator == PHRASE && own == outer && right;
    match own < outer || phrase {
        true => format!("( {} )", operand.text),
        false => operand.text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_bytes() {
        // As `tsquerysend` writes `'fat':A & !'rat'`.
        let word = |weights, word: &str| [&[WORD, weights, 0], word.as_bytes(), &[0]].concat();
        let bytes = [
            vec![0, 0, 0, 4, OPERATOR, AND, OPERATOR, NOT],
            word(0, "rat"),
            word(8, "fat"),
        ];
        assert_eq!(read(&bytes.concat()).as_deref(), Ok("'fat':A & !'rat'"));
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(0u8..6, 0..64)) {
            _ = read(&bytes);
        }
    }
}
