//! Comments of statements, in the form of [sqlcommenter](https://google.github.io/sqlcommenter/spec/).
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What a statement says about itself to who reads the database's logs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comment {
    texts: Vec<String>,
    /// Encoded, and so in the order of what is written.
    tags: BTreeMap<String, String>,
}

impl Comment {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.tags.is_empty()
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.texts.push(harmless(text));
    }

    /// A key that is given twice gets the later value.
    pub(crate) fn tag(&mut self, key: &str, value: &str) {
        self.tags.insert(encoded(key), encoded(value));
    }

    /// Adds a tag from outside of the statement.
    pub fn add_tag(&mut self, key: &str, value: &str) {
        self.tag(key, value);
    }

    /// Writes it at the end of a statement; tags go into the comment of tags that the statement may end in.
    pub fn append_to(&self, out: &mut String) {
        if !self.texts.is_empty() || !out.ends_with("'*/") {
            return self.write(out);
        }
        out.truncate(out.len() - "*/".len());
        for (key, value) in &self.tags {
            _ = write!(out, ",{key}='{value}'");
        }
        out.push_str("*/");
    }

    pub(crate) fn write(&self, out: &mut String) {
        for text in &self.texts {
            // With spaces, no text makes a hint (`/*+`), code (`/*!`) or another start or end of it.
            _ = write!(out, " /* {text} */");
        }
        for (i, (key, value)) in self.tags.iter().enumerate() {
            out.push_str(if i == 0 { " /*" } else { "," });
            _ = write!(out, "{key}='{value}'");
        }
        if !self.tags.is_empty() {
            out.push_str("*/");
        }
    }
}

/// A text that neither ends a comment nor, where they nest, begins one. Of what is no printable character, a space is
/// left.
fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if c.is_control() { ' ' } else { c };
        if matches!(
            (out.chars().next_back(), c),
            (Some('*'), '/') | (Some('/'), '*')
        ) {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

/// Encoded as in a URL: only letters, digits, `-`, `.`, `_` and `~` stay as they are.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => _ = write!(out, "%{byte:02X}"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(texts: &[&str], tags: &[(&str, &str)]) -> String {
        let mut comment = Comment::default();
        texts.iter().for_each(|text| comment.text(text));
        tags.iter().for_each(|(key, value)| comment.tag(key, value));
        let mut out = String::new();
        comment.write(&mut out);
        out
    }

    /// The example of the specification.
    #[test]
    fn tags_are_sorted_and_encoded() {
        let tags = [
            ("tracestate", "congo=t61rcWkgMzE,rojo=00f067aa0ba902b7"),
            ("route", "/polls 1000"),
            ("name''", "DROP TABLE FOO'"),
            ("route", "/param*d"),
        ];
        assert_eq!(
            written(&[], &tags),
            " /*name%27%27='DROP%20TABLE%20FOO%27',route='%2Fparam%2Ad',tracestate='congo%3Dt61rcWkgMzE%2Crojo%3D00f067aa0ba902b7'*/"
        );
    }

    #[test]
    fn tags_join_those_that_are_there() {
        let tagged = |before: &str| {
            let mut comment = Comment::default();
            comment.add_tag("b", "*/ x");
            comment.add_tag("a", "1");
            let mut out = before.to_owned();
            comment.append_to(&mut out);
            out
        };
        assert_eq!(tagged("select 1"), "select 1 /*a='1',b='%2A%2F%20x'*/");
        assert_eq!(
            tagged("select 1 /*z='2'*/"),
            "select 1 /*z='2',a='1',b='%2A%2F%20x'*/"
        );
        assert_eq!(
            tagged("select 1 /* text */"),
            "select 1 /* text */ /*a='1',b='%2A%2F%20x'*/"
        );
    }

    #[test]
    fn nothing_breaks_out() {
        for text in [
            "*/ drop table x",
            "/* nested",
            "*/*/*/*",
            "**//**//",
            "!40101 x",
            "+ hint",
            "a\0b\nc",
            "?",
            "*",
            "/",
        ] {
            let out = written(&[text], &[(text, text)]);
            let text = out.strip_prefix(" /* ").expect("it begins");
            let (text, tags) = text.split_once(" */ /*").expect("it ends once");
            for inside in [text, tags.strip_suffix("*/").expect("it ends")] {
                assert!(!inside.contains("*/") && !inside.contains("/*"), "{out}");
                assert!(!inside.contains(char::is_control), "{out:?}");
            }
        }
        assert_eq!(written(&[], &[]), "");
    }
}
