//! SQL text as databases store it.

/// A condition without the parentheses that are around the whole of it.
pub(crate) fn unwrapped(text: &str) -> &str {
    let mut text = text.trim();
    while let Some(inner) = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
    {
        if !balanced(inner) {
            break;
        }
        text = inner.trim();
    }
    text
}

/// Whether each parenthesis of a text has its partner in it. What is quoted does not count.
fn balanced(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut quote = None;
    for c in text.chars() {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"' | '`') => quote = Some(c),
            (None, '[') => quote = Some(']'),
            (None, '(') => depth += 1,
            (None, ')') => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return false,
            },
            _ => {}
        }
    }
    depth == 0
}

/// Whether a name is among the words of a text.
pub(crate) fn mentions(sql: &str, name: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut rest = sql;
    let mut before = None;
    while let Some(at) = rest.find(name) {
        let end = at + name.len();
        let left = rest[..at].chars().next_back().or(before);
        let right = rest[end..].chars().next();
        if !left.is_some_and(is_word) && !right.is_some_and(is_word) {
            return true;
        }
        let Some(first) = rest[at..].chars().next() else {
            return false;
        };
        before = Some(first);
        rest = &rest[at + first.len_utf8()..];
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        let cases = [
            ("select * from users", "users", true),
            ("select * from \"users\" u", "users", true),
            ("select * from all_users, users_all", "users", false),
            ("usersusers users", "users", true),
            ("", "users", false),
        ];
        for (text, name, expected) in cases {
            assert_eq!(mentions(text, name), expected, "{text}");
        }
    }

    #[test]
    fn parentheses() {
        let cases = [
            ("(a > 0)", "a > 0"),
            ("((a > 0))", "a > 0"),
            ("(a) or (b)", "(a) or (b)"),
            ("(a = ')')", "a = ')'"),
            ("(a = '(') or (b = ')')", "(a = '(') or (b = ')')"),
            ("a", "a"),
            ("()", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(unwrapped(text), expected, "{text}");
        }
    }
}
