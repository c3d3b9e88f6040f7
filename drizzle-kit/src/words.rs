//! The words of an SQL text: enough to see which names it mentions, to follow a rename, and to compare two texts.

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word<'a> {
    /// A name in quotes, with them.
    Quoted(&'a str),
    /// A name, a keyword or a number.
    Bare(&'a str),
    /// A text in quotes, or a comment.
    Text(&'a str),
    /// Blanks.
    Blank(&'a str),
    /// Any other character.
    Sign(&'a str),
}

impl<'a> Word<'a> {
    fn text(self) -> &'a str {
        match self {
            Word::Quoted(text)
            | Word::Bare(text)
            | Word::Text(text)
            | Word::Blank(text)
            | Word::Sign(text) => text,
        }
    }

    /// The name that it is, if it may be one.
    pub(crate) fn name(self) -> Option<String> {
        match self {
            Word::Bare(text) => Some(text.to_owned()),
            Word::Quoted(text) => {
                let inner = text.get(1..text.len().saturating_sub(1))?;
                let close = text.chars().last()?;
                Some(inner.replace(&format!("{close}{close}"), &close.to_string()))
            }
            _ => None,
        }
    }
}

/// Splits a text into words; together they are the text again.
pub(crate) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let word = next(rest, first, words.last().copied());
        rest = &rest[word.text().len()..];
        words.push(word);
    }
    words
}

fn next<'a>(rest: &'a str, first: char, before: Option<Word<'a>>) -> Word<'a> {
    let of_name = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let while_true = |test: &dyn Fn(char) -> bool| {
        let end = rest.find(|c: char| !test(c)).unwrap_or(rest.len());
        &rest[..end]
    };
    match first {
        c if c.is_whitespace() => Word::Blank(while_true(&char::is_whitespace)),
        '\'' => Word::Text(closed(rest, '\'')),
        '"' | '`' => Word::Quoted(closed(rest, first)),
        // After a name it is an element of an array.
        '[' if !matches!(
            before,
            Some(Word::Bare(_) | Word::Quoted(_) | Word::Sign(")" | "]"))
        ) && rest
            .chars()
            .nth(1)
            .is_some_and(|c| c.is_alphabetic() || c == '_') =>
        {
            Word::Quoted(closed(rest, ']'))
        }
        c if of_name(c) => Word::Bare(while_true(&of_name)),
        c => Word::Sign(&rest[..c.len_utf8()]),
    }
}

/// Up to the closing quote, which is doubled within.
fn closed(rest: &str, close: char) -> &str {
    let mut at = rest.chars().next().map_or(0, char::len_utf8);
    while let Some(found) = rest[at..].find(close) {
        at += found + close.len_utf8();
        if !rest[at..].starts_with(close) {
            return &rest[..at];
        }
        at += close.len_utf8();
    }
    rest
}

/// Whether a text mentions a name.
pub(crate) fn mentions(text: &str, name: &str) -> bool {
    words(text).into_iter().any(|word| match word {
        Word::Bare(text) => text.eq_ignore_ascii_case(name),
        word => word.name().is_some_and(|found| found == name),
    })
}

/// The text with names replaced, all at once.
pub(crate) fn renamed(text: &str, names: &[(String, String)]) -> String {
    if names.is_empty() {
        return text.to_owned();
    }
    let replaced = words(text).into_iter().map(|word| {
        let name = word.name();
        let new = name.and_then(|name| names.iter().find(|(old, _)| *old == name));
        match (new, word) {
            (Some((_, new)), Word::Quoted(text)) => {
                let (open, close) = (&text[..1], &text[text.len() - 1..]);
                format!("{open}{}{close}", new.replace(close, &close.repeat(2)))
            }
            (Some((_, new)), _) => new.clone(),
            (None, word) => word.text().to_owned(),
        }
    });
    replaced.collect()
}

/// Whether two texts say the same: blanks, the case of words without quotes, and parentheses around everything don't
/// count.
pub(crate) fn same(one: &str, other: &str) -> bool {
    one == other || plain(one) == plain(other)
}

/// Whether both are there and say the same, or neither is there.
pub(crate) fn same_option(one: &Option<String>, other: &Option<String>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => same(one, other),
        (None, None) => true,
        _ => false,
    }
}

fn plain(text: &str) -> Vec<String> {
    let words = words(text).into_iter().filter_map(|word| match word {
        Word::Blank(_) => None,
        Word::Bare(text) => Some(text.to_ascii_lowercase()),
        word => Some(word.text().to_owned()),
    });
    let mut words: Vec<String> = words.collect();
    while enclosed(&words) {
        words.pop();
        words.remove(0);
    }
    words
}

/// Whether one pair of parentheses is around everything.
fn enclosed(words: &[String]) -> bool {
    if words.len() < 2 || words.first().is_none_or(|word| word != "(") {
        return false;
    }
    let mut depth = 0_usize;
    for (at, word) in words.iter().enumerate() {
        match word.as_str() {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + 1 == words.len();
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{mentions, renamed, same};

    #[test]
    fn names_are_seen() {
        assert!(mentions(r#"length("name") > 3"#, "name"));
        assert!(mentions("[name] > 3 and NAME < 4", "name"));
        assert!(!mentions("title = 'name'", "name"));
        assert!(!mentions(r#""Name" = 1"#, "name"));
        assert!(!mentions("names[name2] = 1", "name"));
    }

    #[test]
    fn names_are_replaced() {
        let names = [
            ("a".to_owned(), "b".to_owned()),
            ("b".to_owned(), "a\"c".to_owned()),
        ];
        assert_eq!(
            renamed(r#"a > "b" and 'a' <> `a`"#, &names),
            r#"b > "a""c" and 'a' <> `b`"#
        );
        assert_eq!(renamed("x[1] = 'it''s a'", &names), "x[1] = 'it''s a'");
    }

    #[test]
    fn what_does_not_count() {
        assert!(same("(A  > 1)", "a>1"));
        assert!(same("((now()))", "NOW()"));
        assert!(!same("(a) or (b)", "a) or (b"));
        assert!(!same("a = 'X'", "a = 'x'"));
        assert!(!same(r#""A""#, r#""a""#));
    }
}
