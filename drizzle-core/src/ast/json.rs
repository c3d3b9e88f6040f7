//! JSON in the statement tree: what is done at which place of a document.
use super::Expr;
use std::borrow::Cow;

/// Something done with a JSON document.
#[derive(Debug, Clone)]
pub struct Json {
    /// What is done.
    pub op: JsonOp,
    /// The document.
    pub document: Expr,
    /// The place in it.
    pub path: JsonPath,
    /// The document that is put there, or merged.
    pub value: Option<Expr>,
}

/// What is done with a JSON document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonOp {
    /// What is there, as JSON.
    Get,
    /// What is there, if it is a string.
    Text,
    /// What is there, if it is an integer of 64 bits.
    Integer,
    /// What is there, if it is a number.
    Float,
    /// What is there, if it is a boolean.
    Bool,
    /// The name of the type of what is there.
    TypeOf,
    /// The document with another value there.
    Set,
    /// The document without what is there.
    Remove,
    /// The document after a merge patch.
    MergePatch,
    /// Whether the document contains another one.
    Contains,
    /// Whether the document is contained in another one.
    Contained,
    /// Whether it has a key.
    HasKey,
    /// Whether it has any of the keys.
    HasAnyKey,
    /// Whether it has all of the keys.
    HasAllKeys,
    /// The document and another one put together.
    Concat,
    /// Whether a query in the language of JSON paths finds anything.
    PathExists,
}

/// A place in a JSON document: the keys of objects and the positions in arrays that lead there.
///
/// In queries a text is a path, too: `"author.tags[0]"`, with keys of other than plain characters in double quotes. A
/// key that is known only when the program runs is bound, whatever is in it.
///
/// ```
/// use drizzle_core::expr::JsonPath;
/// let of_user = String::from("O'Hara \"x\".y[0]");
/// let path = JsonPath::root().key("users").key(of_user).index(0);
/// # _ = path;
/// ```
#[derive(Clone, PartialEq, Eq, Default)]
pub struct JsonPath {
    pub(crate) steps: Vec<Step>,
    /// Why the text is no path.
    pub(crate) mistake: Option<String>,
}

/// A step into a JSON document.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// A member of an object. What is part of the program may become part of the statement, the rest is bound.
    Key(Cow<'static, str>),
    /// An element of an array, counted from 0.
    Index(u32),
}

impl JsonPath {
    /// The whole document.
    pub fn root() -> Self {
        JsonPath::default()
    }
    /// The member of the object there.
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.steps.push(Step::Key(Cow::Owned(key.into())));
        self
    }
    /// The element of the array there, counted from 0.
    pub fn index(mut self, position: u32) -> Self {
        self.steps.push(Step::Index(position));
        self
    }

    /// Further into a document, and further.
    #[cfg(feature = "json")]
    pub(crate) fn then(mut self, rest: JsonPath) -> Self {
        self.steps.extend(rest.steps);
        self.mistake = self.mistake.or(rest.mistake);
        self
    }

    /// The path that a text of the program says.
    #[cfg(feature = "json")]
    pub(crate) fn parse(text: &'static str) -> Self {
        let mut path = JsonPath::root();
        let mut rest = text;
        while !rest.is_empty() {
            match step(rest, path.steps.is_empty()) {
                Some((step, after)) => {
                    path.steps.push(step);
                    rest = after;
                }
                None => {
                    path.mistake = Some(format!(
                        "`{text}` is no path into a JSON document; write it as `a.b[0].\"any key\"`, or with `JsonPath`"
                    ));
                    break;
                }
            }
        }
        path
    }
}

/// The first step of a path and what follows it.
#[cfg(feature = "json")]
fn step(text: &'static str, first: bool) -> Option<(Step, &'static str)> {
    if let Some(rest) = text.strip_prefix('[') {
        let (digits, rest) = rest.split_once(']')?;
        let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        return plain.then(|| Some((Step::Index(digits.parse().ok()?), rest)))?;
    }
    let text = if first { text } else { text.strip_prefix('.')? };
    if let Some(quoted) = text.strip_prefix('"') {
        // Known text, though without its escapes: it is kept for as long as the program runs.
        let mut key = String::new();
        let mut chars = quoted.char_indices();
        while let Some((at, c)) = chars.next() {
            match c {
                '"' => return Some((Step::Key(fixed(quoted, key, at)), &quoted[at + 1..])),
                '\\' => key.push(chars.next()?.1),
                c => key.push(c),
            }
        }
        return None;
    }
    let end = text.find(['.', '[', ']', '"']).unwrap_or(text.len());
    let (key, rest) = text.split_at(end);
    (!key.is_empty()).then_some((Step::Key(Cow::Borrowed(key)), rest))
}

/// A key that had escapes is bound: it is no part of the program's text.
#[cfg(feature = "json")]
fn fixed(quoted: &'static str, key: String, end: usize) -> Cow<'static, str> {
    match quoted.get(..end) {
        Some(text) if text == key => Cow::Borrowed(text),
        _ => Cow::Owned(key),
    }
}

/// Shows what is part of the program, and never a key that was given at run time.
impl std::fmt::Debug for JsonPath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("$")?;
        for step in &self.steps {
            match step {
                Step::Key(Cow::Borrowed(key)) => write!(f, ".{key:?}")?,
                Step::Key(Cow::Owned(_)) => f.write_str(".<key>")?,
                Step::Index(position) => write!(f, "[{position}]")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &'static str) -> String {
        let path = JsonPath::parse(text);
        match path.mistake {
            Some(_) => "no path".into(),
            None => format!("{path:?}"),
        }
    }

    #[test]
    fn texts_are_paths() {
        assert_eq!(shown(""), "$");
        assert_eq!(shown("a.b[0]"), r#"$."a"."b"[0]"#);
        assert_eq!(shown("[12][3].x"), r#"$[12][3]."x""#);
        assert_eq!(shown(r#""a.b"."$[0]".ключ"#), r#"$."a.b"."$[0]"."ключ""#);
        assert_eq!(shown(r#""""#), r#"$."""#);
        // What had escapes is bound.
        assert_eq!(shown(r#""a\"b""#), "$.<key>");
        assert_eq!(
            JsonPath::parse(r#""a\"\\b""#),
            JsonPath::root().key(r#"a"\b"#)
        );
    }

    #[test]
    fn mistakes_are_kept() {
        for text in [
            ".",
            ".a",
            "a.",
            "a..b",
            "a[",
            "a[x]",
            "a[-1]",
            "a[]",
            "a]",
            "a[0]b",
            "\"a",
            "a\"b\"",
            "[99999999999]",
        ] {
            assert_eq!(shown(text), "no path", "{text}");
        }
    }

    #[test]
    fn debug_hides_what_was_given() {
        let path = JsonPath::parse("a").then(JsonPath::root().key("secret").index(1));
        assert_eq!(format!("{path:?}"), r#"$."a".<key>[1]"#);
    }
}
