//! Conditions of CHECK constraints, as far as they are about one column and a literal: what they say of values.
use crate::words::{Word, words};

/// What a condition says of a column. Everything that is said holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Rule {
    /// Compared with a number.
    Number(Compare, f64),
    /// The number of characters or bytes.
    Length(Compare, f64),
    /// One of these literals.
    OneOf(Vec<String>),
    /// None of these literals.
    NoneOf(Vec<String>),
    /// A text that begins and ends so, with anything between.
    Between(String, String),
    /// A JSON document.
    Json,
    /// No NULL.
    NotNull,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compare {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    Other,
}

impl Compare {
    fn of(sign: &str) -> Option<Self> {
        Some(match sign {
            "<" => Compare::Less,
            "<=" => Compare::LessOrEqual,
            ">" => Compare::Greater,
            ">=" => Compare::GreaterOrEqual,
            "=" | "==" => Compare::Equal,
            "<>" | "!=" => Compare::Other,
            _ => return None,
        })
    }
    /// The same with the operands the other way round.
    fn turned(self) -> Self {
        match self {
            Compare::Less => Compare::Greater,
            Compare::LessOrEqual => Compare::GreaterOrEqual,
            Compare::Greater => Compare::Less,
            Compare::GreaterOrEqual => Compare::LessOrEqual,
            same => same,
        }
    }
}

/// What a condition says of columns, by their names as written; nothing if it says more than that.
pub(super) fn rules(condition: &str) -> Option<Vec<(String, Rule)>> {
    let mut parser = Parser {
        tokens: tokens(condition),
        at: 0,
    };
    let rules = parser.all()?;
    (parser.at == parser.tokens.len()).then_some(rules)
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    /// A word without quotes, in lower case and as written.
    Word(String, String),
    Name(String),
    Text(String),
    Number(String),
    Sign(String),
}

/// The tokens of a condition; signs that are one operator are together.
fn tokens(condition: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut blank = true;
    for word in words(condition) {
        let after_blank = std::mem::take(&mut blank);
        match (word, tokens.last_mut()) {
            (Word::Blank(_), _) => blank = true,
            // `1.5` and `.5`.
            (Word::Bare(text), Some(Token::Number(number)))
                if !after_blank && number.ends_with('.') =>
            {
                number.push_str(text);
            }
            (Word::Sign("."), Some(Token::Number(number))) if !after_blank => number.push('.'),
            (Word::Bare(text), _) if text.starts_with(|c: char| c.is_ascii_digit()) => {
                tokens.push(Token::Number(text.into()));
            }
            (Word::Bare(text), _) => {
                tokens.push(Token::Word(text.to_ascii_lowercase(), text.into()));
            }
            (Word::Quoted(_), _) => tokens.push(Token::Name(word.name().unwrap_or_default())),
            (Word::Text(text), last) => {
                // `N'..'`, `_utf8mb4'..'`.
                if !after_blank && matches!(last, Some(Token::Word(..))) {
                    tokens.pop();
                }
                let inner = text.strip_prefix('\'').unwrap_or(text);
                let inner = inner.strip_suffix('\'').unwrap_or(inner);
                tokens.push(Token::Text(inner.replace("''", "'")));
            }
            (Word::Sign(sign), Some(Token::Sign(before)))
                if !after_blank
                    && matches!(
                        (before.as_str(), sign),
                        ("<" | ">" | "!" | "=", "=") | ("<", ">") | (":", ":") | ("~", "~")
                    ) =>
            {
                before.push_str(sign);
            }
            (Word::Sign(sign), _) => tokens.push(Token::Sign(sign.into())),
        }
    }
    tokens
}

#[derive(Debug, Clone, PartialEq)]
enum Operand {
    Column(String),
    Length(String),
    Json(String),
    Number(String),
    Text(String),
    List(Vec<String>),
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
}

type Rules = Vec<(String, Rule)>;

impl Parser {
    /// What `f` gives; where it gives nothing, nothing was read.
    fn attempt<T>(&mut self, f: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let at = self.at;
        let found = f(self);
        if found.is_none() {
            self.at = at;
        }
        found
    }

    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).cloned()?;
        self.at += 1;
        Some(token)
    }

    fn word(&mut self, word: &str) -> Option<()> {
        self.attempt(|p| matches!(p.next()?, Token::Word(lower, _) if lower == word).then_some(()))
    }

    fn sign(&mut self, sign: &str) -> Option<()> {
        self.attempt(|p| matches!(p.next()?, Token::Sign(found) if found == sign).then_some(()))
    }

    fn all(&mut self) -> Option<Rules> {
        let mut rules = self.one()?;
        while self.word("and").is_some() {
            rules.extend(self.one()?);
        }
        Some(rules)
    }

    fn one(&mut self) -> Option<Rules> {
        self.attempt(Self::null_or)
            .or_else(|| self.attempt(Self::comparison))
            .or_else(|| {
                self.attempt(|p| {
                    p.sign("(")?;
                    let rules = p.all()?;
                    p.sign(")")?;
                    Some(rules)
                })
            })
    }

    /// `x is null or ..`: what holds of the others is enough.
    fn null_or(&mut self) -> Option<Rules> {
        let open = self.sign("(").is_some();
        let column = self.operand()?;
        self.word("is")?;
        self.word("null")?;
        if open {
            self.sign(")")?;
        }
        self.word("or")?;
        let rules = self.one()?;
        let same = |(name, _): &(String, Rule)| matches!(&column, Operand::Column(c) if c == name);
        rules.iter().all(same).then_some(rules)
    }

    fn comparison(&mut self) -> Option<Rules> {
        let left = self.operand()?;
        if let Operand::Json(column) = left {
            // `isjson(x) = 1` and `isjson(x) > 0`.
            _ = self.attempt(|p| match (p.next()?, p.next()?) {
                (Token::Sign(_), Token::Number(_)) => Some(()),
                _ => None,
            });
            return Some(vec![(column, Rule::Json)]);
        }
        if self.word("is").is_some() {
            self.word("not")?;
            self.word("null")?;
            let Operand::Column(column) = left else {
                return None;
            };
            return Some(vec![(column, Rule::NotNull)]);
        }
        if self.word("between").is_some() {
            let from = self.operand()?;
            self.word("and")?;
            let to = self.operand()?;
            let mut rules = compared(left.clone(), Compare::GreaterOrEqual, from)?;
            rules.extend(compared(left, Compare::LessOrEqual, to)?);
            return Some(rules);
        }
        let not = self.word("not").is_some();
        if self.word("in").is_some() {
            let Operand::List(list) = self.list()? else {
                return None;
            };
            return listed(left, list, not);
        }
        if not {
            return None;
        }
        if self.word("like").is_some() || self.sign("~~").is_some() {
            return match (left, self.operand()?) {
                (Operand::Column(column), Operand::Text(pattern)) => {
                    Some(vec![(column, like(&pattern)?)])
                }
                _ => None,
            };
        }
        let compare = match self.next()? {
            Token::Sign(sign) => Compare::of(&sign)?,
            _ => return None,
        };
        if self.word("any").is_some() {
            self.sign("(")?;
            let list = self.operand()?;
            self.sign(")")?;
            return match (compare, list) {
                (Compare::Equal, Operand::List(list)) => listed(left, list, false),
                _ => None,
            };
        }
        let right = self.operand()?;
        compared(left, compare, right)
    }

    /// An operand, without casts.
    fn operand(&mut self) -> Option<Operand> {
        let operand = self
            .attempt(|p| {
                p.sign("(")?;
                let operand = p.operand()?;
                p.sign(")")?;
                Some(operand)
            })
            .or_else(|| self.attempt(Self::plain))?;
        while self.sign("::").is_some() {
            // A type is words, perhaps with numbers and brackets.
            match self.next()? {
                Token::Word(..) | Token::Name(_) => {}
                _ => return None,
            }
            while ["varying", "precision"]
                .iter()
                .any(|word| self.word(word).is_some())
            {}
            _ = self.attempt(|p| {
                p.sign("(")?;
                while !matches!(p.next()?, Token::Sign(sign) if sign == ")") {}
                Some(())
            });
            _ = self.attempt(|p| p.sign("[").and_then(|()| p.sign("]")));
        }
        Some(operand)
    }

    fn plain(&mut self) -> Option<Operand> {
        Some(match self.next()? {
            Token::Number(number) => Operand::Number(number),
            Token::Text(text) => Operand::Text(text),
            Token::Name(name) => Operand::Column(name),
            Token::Sign(sign) if sign == "-" => match self.operand()? {
                Operand::Number(number) => Operand::Number(format!("-{number}")),
                _ => return None,
            },
            Token::Word(word, _) if word == "array" => {
                self.sign("[")?;
                return self.items("]");
            }
            Token::Word(word, _) if word == "cast" => {
                self.sign("(")?;
                let operand = self.operand()?;
                self.word("as")?;
                let mut depth = 1;
                while depth > 0 {
                    match self.next()? {
                        Token::Sign(sign) if sign == "(" => depth += 1,
                        Token::Sign(sign) if sign == ")" => depth -= 1,
                        _ => {}
                    }
                }
                operand
            }
            Token::Word(word, written) => {
                if self.sign("(").is_none() {
                    // Keywords are no columns.
                    let keyword = ["not", "null", "true", "false", "case", "exists", "select"];
                    return (!keyword.contains(&word.as_str())).then_some(Operand::Column(written));
                }
                let inner = self.operand()?;
                self.sign(")")?;
                let Operand::Column(column) = inner else {
                    return None;
                };
                match word.as_str() {
                    "length" | "char_length" | "character_length" | "octet_length" | "len"
                    | "datalength" => Operand::Length(column),
                    "json_valid" | "isjson" => Operand::Json(column),
                    _ => return None,
                }
            }
            Token::Sign(_) => return None,
        })
    }

    fn list(&mut self) -> Option<Operand> {
        self.sign("(")?;
        self.items(")")
    }

    fn items(&mut self, end: &str) -> Option<Operand> {
        let mut items = Vec::new();
        loop {
            match self.operand()? {
                Operand::Number(item) | Operand::Text(item) => items.push(item),
                _ => return None,
            }
            if self.sign(end).is_some() {
                return Some(Operand::List(items));
            }
            self.sign(",")?;
        }
    }
}

fn compared(left: Operand, compare: Compare, right: Operand) -> Option<Rules> {
    let (subject, compare, literal) = match (left, right) {
        (Operand::Number(_) | Operand::Text(_), Operand::Number(_) | Operand::Text(_)) => {
            return None;
        }
        (literal @ (Operand::Number(_) | Operand::Text(_)), subject) => {
            (subject, compare.turned(), literal)
        }
        (subject, literal) => (subject, compare, literal),
    };
    let (column, rule) = match (subject, literal) {
        (Operand::Length(column), Operand::Number(number)) => {
            (column, Rule::Length(compare, number.parse().ok()?))
        }
        (Operand::Column(column), Operand::Number(number)) => {
            (column, Rule::Number(compare, number.parse().ok()?))
        }
        (Operand::Column(column), Operand::Text(text)) => match compare {
            Compare::Equal => (column, Rule::OneOf(vec![text])),
            Compare::Other => (column, Rule::NoneOf(vec![text])),
            // By the order of a collation, or of dates.
            _ => return None,
        },
        _ => return None,
    };
    Some(vec![(column, rule)])
}

fn listed(left: Operand, list: Vec<String>, not: bool) -> Option<Rules> {
    let Operand::Column(column) = left else {
        return None;
    };
    let rule = match not {
        true => Rule::NoneOf(list),
        false => Rule::OneOf(list),
    };
    Some(vec![(column, rule)])
}

/// A text that fits a pattern has its first wildcard replaced by anything.
fn like(pattern: &str) -> Option<Rule> {
    if pattern.contains(['\\', '[']) {
        return None;
    }
    let (before, after) = pattern.split_once('%')?;
    let filled = |text: &str| text.replace('%', "").replace('_', "x");
    Some(Rule::Between(filled(before), filled(after)))
}

#[cfg(test)]
mod tests {
    use super::{Compare, Rule, rules};

    fn said(condition: &str) -> String {
        let rules = rules(condition).unwrap_or_else(|| panic!("{condition}"));
        let rules: Vec<_> = rules
            .into_iter()
            .map(|(column, rule)| format!("{column} {rule:?}"))
            .collect();
        rules.join("; ")
    }

    #[test]
    fn numbers() {
        assert_eq!(said("age >= 18"), "age Number(GreaterOrEqual, 18.0)");
        assert_eq!(
            said(r#"((price >= (0)::numeric))"#),
            "price Number(GreaterOrEqual, 0.0)"
        );
        assert_eq!(
            said("[age]>=(0) AND [age]<(1.5)"),
            "age Number(GreaterOrEqual, 0.0); age Number(Less, 1.5)"
        );
        assert_eq!(
            said("`a` between -3 and 7"),
            "a Number(GreaterOrEqual, -3.0); a Number(LessOrEqual, 7.0)"
        );
        assert_eq!(said("0 < \"a\""), "a Number(Greater, 0.0)");
        assert_eq!(said("(a is null) or (a > 2)"), "a Number(Greater, 2.0)");
    }

    #[test]
    fn texts() {
        let one_of = r#"mood OneOf(["it's", "ok"])"#;
        for condition in [
            r#""mood" in ('it''s', 'ok')"#,
            "(mood)::text = ANY ((ARRAY['it''s'::character varying, 'ok'::character varying])::text[])",
            "`mood` in (_utf8mb4'it''s',_utf8mb4'ok')",
            "[mood] in (N'it''s', N'ok')",
        ] {
            assert_eq!(said(condition), one_of, "{condition}");
        }
        assert_eq!(
            said("length(name) > 2 and name <> 'x'"),
            r#"name Length(Greater, 2.0); name NoneOf(["x"])"#
        );
        assert_eq!(said("email like '%@%'"), r#"email Between("", "@")"#);
        assert_eq!(said("(email ~~ 'a_%'::text)"), r#"email Between("ax", "")"#);
        assert_eq!(said("json_valid(\"data\")"), "data Json");
        assert_eq!(said("name is not null"), "name NotNull");
    }

    #[test]
    fn what_is_more_than_that() {
        for condition in [
            "a > b",
            "a > 1 or b > 1",
            "lower(a) = a",
            "not a",
            "a",
            "a > 1 + 2",
            "day >= '2020-01-01'",
            "a is null or b > 1",
            "exists (select 1)",
            "a like 'b'",
            "a >",
            "",
        ] {
            assert_eq!(rules(condition), None, "{condition}");
        }
        assert_eq!(
            rules("a <> 3"),
            Some(vec![("a".into(), Rule::Number(Compare::Other, 3.0))])
        );
    }
}
