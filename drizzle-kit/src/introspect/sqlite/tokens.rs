//! A statement's tokens, with their places in it.
use drizzle::Error;
use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word or a number.
    Word,
    /// A quoted name.
    Name,
    /// A text in single quotes.
    Text,
    /// A single other character.
    Sign(char),
}

#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) place: Range<usize>,
}

/// A statement and its tokens, read from left to right.
#[derive(Debug, Clone)]
pub(super) struct Tokens<'s> {
    pub(super) sql: &'s str,
    list: Vec<Token>,
    at: usize,
}

impl<'s> Tokens<'s> {
    pub(super) fn new(sql: &'s str) -> Self {
        let mut list = Vec::new();
        let mut at = 0;
        while let Some(first) = sql[at..].chars().next() {
            let rest = &sql[at..];
            let (kind, length) = if first.is_whitespace() {
                (None, first.len_utf8())
            } else if rest.starts_with("--") {
                (None, rest.find('\n').map_or(rest.len(), |end| end + 1))
            } else if rest.starts_with("/*") {
                (None, rest.find("*/").map_or(rest.len(), |end| end + 2))
            } else if first == '\'' {
                (Some(Kind::Text), quoted(rest, '\''))
            } else if first == '"' || first == '`' {
                (Some(Kind::Name), quoted(rest, first))
            } else if first == '[' {
                (
                    Some(Kind::Name),
                    rest.find(']').map_or(rest.len(), |end| end + 1),
                )
            } else if let Some(length) = bytes(rest) {
                (Some(Kind::Word), length)
            } else if first.is_ascii_digit() {
                (Some(Kind::Word), number(rest))
            } else if is_word(first) {
                let end = rest.find(|c| !is_word(c));
                (Some(Kind::Word), end.unwrap_or(rest.len()))
            } else {
                (Some(Kind::Sign(first)), first.len_utf8())
            };
            list.extend(kind.map(|kind| Token {
                kind,
                place: at..at + length,
            }));
            at += length;
        }
        Tokens { sql, list, at: 0 }
    }

    pub(super) fn peek(&self) -> Option<&Token> {
        self.list.get(self.at)
    }

    pub(super) fn next(&mut self) -> Option<Token> {
        let token = self.list.get(self.at).cloned();
        self.at += usize::from(token.is_some());
        token
    }

    pub(super) fn is_done(&self) -> bool {
        self.at >= self.list.len()
    }

    /// The text of a token.
    pub(super) fn text(&self, token: &Token) -> &'s str {
        &self.sql[token.place.clone()]
    }

    /// Whether this word is next, in any case.
    pub(super) fn sees(&self, word: &str) -> bool {
        self.sees_at(0, word)
    }

    /// Whether this word stands so many tokens ahead.
    pub(super) fn sees_at(&self, ahead: usize, word: &str) -> bool {
        self.list.get(self.at + ahead).is_some_and(|token| {
            token.kind == Kind::Word && self.text(token).eq_ignore_ascii_case(word)
        })
    }

    pub(super) fn sees_sign(&self, sign: char) -> bool {
        self.peek()
            .is_some_and(|token| token.kind == Kind::Sign(sign))
    }

    /// Passes over these words if they are next.
    pub(super) fn take(&mut self, words: &[&str]) -> bool {
        let all = words
            .iter()
            .enumerate()
            .all(|(ahead, word)| self.sees_at(ahead, word));
        if all {
            self.at += words.len();
        }
        all
    }

    pub(super) fn take_sign(&mut self, sign: char) -> bool {
        let seen = self.sees_sign(sign);
        self.at += usize::from(seen);
        seen
    }

    /// A name, without its quotes.
    pub(super) fn name(&mut self) -> Result<String, Error> {
        let token = self.next().ok_or_else(unreadable)?;
        let text = self.text(&token);
        match token.kind {
            Kind::Word => Ok(text.to_owned()),
            Kind::Name | Kind::Text => Ok(unquoted(text)),
            Kind::Sign(_) => Err(unreadable()),
        }
    }

    /// What stands in the parentheses that are next.
    pub(super) fn parenthesized(&mut self) -> Result<Tokens<'s>, Error> {
        if !self.take_sign('(') {
            return Err(unreadable());
        }
        let begin = self.at;
        let mut depth = 1;
        while let Some(token) = self.next() {
            match token.kind {
                Kind::Sign('(') => depth += 1,
                Kind::Sign(')') => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Ok(Tokens {
                    sql: self.sql,
                    list: self.list[begin..self.at - 1].to_vec(),
                    at: 0,
                });
            }
        }
        Err(unreadable())
    }

    /// The parts between commas that are in no parentheses.
    pub(super) fn parts(&self) -> Vec<Tokens<'s>> {
        let mut parts = Vec::new();
        let mut depth = 0_usize;
        let mut part = Vec::new();
        for token in &self.list[self.at..] {
            match token.kind {
                Kind::Sign('(') => depth += 1,
                Kind::Sign(')') => depth = depth.saturating_sub(1),
                Kind::Sign(',') if depth == 0 => {
                    parts.push(std::mem::take(&mut part));
                    continue;
                }
                _ => {}
            }
            part.push(token.clone());
        }
        parts.push(part);
        let sql = self.sql;
        let parts = parts.into_iter().filter(|list| !list.is_empty());
        parts.map(|list| Tokens { sql, list, at: 0 }).collect()
    }

    /// All that is left, as it was written.
    pub(super) fn rest(&self) -> &'s str {
        match (self.peek(), self.list.last()) {
            (Some(first), Some(last)) => &self.sql[first.place.start..last.place.end],
            _ => "",
        }
    }

    /// The tokens that are left, as it was written, up to the token `ahead`.
    pub(super) fn until(&self, ahead: usize) -> &'s str {
        match (
            self.peek(),
            ahead
                .checked_sub(1)
                .and_then(|last| self.list.get(self.at + last)),
        ) {
            (Some(first), Some(last)) => &self.sql[first.place.start..last.place.end],
            _ => "",
        }
    }

    pub(super) fn skip(&mut self, tokens: usize) {
        self.at = (self.at + tokens).min(self.list.len());
    }

    pub(super) fn left(&self) -> usize {
        self.list.len() - self.at
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$' || !c.is_ascii()
}

/// The length of a literal of bytes, `x'00'`, if that is what begins here.
fn bytes(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['x', 'X'])?;
    rest.starts_with('\'').then(|| 1 + quoted(rest, '\''))
}

/// The length of a number: `1.5e-3`.
fn number(text: &str) -> usize {
    let mut before = ' ';
    let end = text.find(|c| {
        let signed = matches!(c, '+' | '-') && matches!(before, 'e' | 'E');
        let ends = !(is_word(c) || c == '.' || signed);
        before = c;
        ends
    });
    end.unwrap_or(text.len())
}

/// The length of what is quoted, with its quotes; a quote in it is doubled.
fn quoted(text: &str, quote: char) -> usize {
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c == quote && chars.next_if(|(_, next)| *next == quote).is_none() {
            return at + 1;
        }
    }
    text.len()
}

/// A quoted name or text, without its quotes.
pub(super) fn unquoted(text: &str) -> String {
    let inner = text
        .get(1..text.len().saturating_sub(1))
        .unwrap_or_default();
    match text.chars().next() {
        Some('[') | None => inner.to_owned(),
        Some(quote) => inner.replace(&format!("{quote}{quote}"), &quote.to_string()),
    }
}

pub(super) fn unreadable() -> Error {
    Error::Invalid("a statement that SQLite keeps could not be read".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_all_kinds() {
        let tokens = Tokens::new("a.\"b\"\"c\" /* x */ -- y\n 1.5e-3 x'0a' 'it''s' [d e] é>=`f`");
        let texts: Vec<_> = tokens.list.iter().map(|token| tokens.text(token)).collect();
        assert_eq!(
            texts,
            [
                "a",
                ".",
                "\"b\"\"c\"",
                "1.5e-3",
                "x'0a'",
                "'it''s'",
                "[d e]",
                "é",
                ">",
                "=",
                "`f`"
            ]
        );
        assert_eq!(unquoted("\"b\"\"c\""), "b\"c");
    }

    #[test]
    fn what_does_not_end() {
        for text in ["'a", "\"", "[", "/*", "--", "(", "é'"] {
            let mut tokens = Tokens::new(text);
            while tokens.next().is_some() {}
            assert!(tokens.is_done());
        }
    }
}
