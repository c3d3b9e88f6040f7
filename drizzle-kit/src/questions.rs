//! What a difference can't tell by itself, and the answers that people give.
//!
//! That something is gone and something else is new may be a rename: then its data is kept. Nobody but the author knows,
//! so it is asked. Likenesses only propose an answer.
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What is renamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// A schema (namespace).
    Schema,
    /// A role.
    Role,
    /// An enum type.
    Enum,
    /// A label of an enum type.
    EnumValue,
    /// A domain.
    Domain,
    /// A composite type.
    Composite,
    /// A sequence.
    Sequence,
    /// A table.
    Table,
    /// A column.
    Column,
    /// A view.
    View,
    /// A primary key, unique constraint, check or foreign key.
    Constraint,
    /// An index.
    Index,
    /// A policy.
    Policy,
}

impl Kind {
    const ALL: [(Kind, &'static str); 13] = [
        (Kind::Schema, "schema"),
        (Kind::Role, "role"),
        (Kind::Enum, "enum"),
        (Kind::EnumValue, "value"),
        (Kind::Domain, "domain"),
        (Kind::Composite, "composite"),
        (Kind::Sequence, "sequence"),
        (Kind::Table, "table"),
        (Kind::Column, "column"),
        (Kind::View, "view"),
        (Kind::Constraint, "constraint"),
        (Kind::Index, "index"),
        (Kind::Policy, "policy"),
    ];

    /// Its word.
    pub fn word(self) -> &'static str {
        let found = Kind::ALL.iter().find(|(kind, _)| *kind == self);
        found.map_or("object", |(_, word)| word)
    }

    fn of_word(word: &str) -> Option<Kind> {
        let found = Kind::ALL.iter().find(|(_, known)| *known == word);
        found.map(|(kind, _)| *kind)
    }
}

/// Something that a difference can't tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "question", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Question {
    /// Whether something is new, or has been renamed from one of those that are gone.
    Rename {
        /// What it is.
        kind: Kind,
        /// Its name, with that of what it is part of: `users.full_name`.
        to: String,
        /// What it may have been.
        from: Vec<String>,
        /// The one of them that is most like it, if any is.
        likely: Option<String>,
    },
    /// What a column's value is in rows that are there, since it may not be NULL and has no default.
    Fill {
        /// The column: `users.age`.
        column: String,
        /// Its type.
        ty: String,
        /// Whether the column is new; otherwise it had NULLs so far.
        new: bool,
        /// A value that may do.
        likely: Option<String>,
    },
    /// How values of a column become values of its new type, which no cast does.
    Convert {
        /// The column: `users.age`.
        column: String,
        /// The type that it had.
        from: String,
        /// The type that it is to have.
        to: String,
    },
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Question::Rename { kind, to, from, .. } => write!(
                f,
                "is {} `{to}` new, or was it {}?",
                kind.word(),
                quoted(from)
            ),
            Question::Fill {
                column, ty, new, ..
            } => {
                let why = match new {
                    true => "is new, may not be NULL and has no default",
                    false => "may not be NULL any more",
                };
                write!(
                    f,
                    "column `{column}` ({ty}) {why}: which value do the rows get that are there?"
                )
            }
            Question::Convert { column, from, to } => write!(
                f,
                "column `{column}` changes from {from} to {to}, and there is no cast: which expression converts it?"
            ),
        }
    }
}

impl Question {
    /// Answers to it, as they are written.
    pub fn answers(&self) -> Vec<String> {
        match self {
            Question::Rename { kind, to, from, .. } => {
                let renames = from.iter().map(|from| {
                    let (from, to) = (from.clone(), to.clone());
                    let kind = Some(*kind);
                    Answer::Rename { kind, from, to }.to_string()
                });
                let (kind, name) = (Some(*kind), to.clone());
                renames
                    .chain([Answer::New { kind, name }.to_string()])
                    .collect()
            }
            Question::Fill { column, likely, .. } => {
                let value = likely.clone().unwrap_or_else(|| "..".to_owned());
                vec![
                    Answer::Fill {
                        column: column.clone(),
                        value,
                    }
                    .to_string(),
                    Answer::NoRows {
                        column: column.clone(),
                    }
                    .to_string(),
                ]
            }
            Question::Convert { column, .. } => vec![
                Answer::Convert {
                    column: column.clone(),
                    expr: "..".into(),
                }
                .to_string(),
            ],
        }
    }
}

fn quoted(names: &[String]) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(" or ")
}

/// The open questions of a difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Questions(pub Vec<Question>);

impl fmt::Display for Questions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, question) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str("\n")?;
            }
            write!(
                f,
                "{question}\n    answers: {}",
                question.answers().join(" | ")
            )?;
        }
        Ok(())
    }
}
impl std::error::Error for Questions {}

/// An answer, which is also a line of text:
///
/// ```
/// use drizzle_kit::questions::{Answer, Kind};
/// let answer: Answer = "rename column users.name -> users.full_name".parse()?;
/// assert_eq!(answer.to_string(), "rename column users.name -> users.full_name");
/// for text in ["rename users -> people", "new table people", "drop column users.name", "fill users.age = 0", "empty users.age", "convert users.age = length(age)"] {
///     assert_eq!(text.parse::<Answer>()?.to_string(), text);
/// }
/// # Ok::<(), drizzle_kit::questions::NoAnswer>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
#[non_exhaustive]
pub enum Answer {
    /// It is the same, by another name.
    Rename {
        /// What it is; of any kind if it is not said.
        kind: Option<Kind>,
        /// What it was called.
        from: String,
        /// What it is called now.
        to: String,
    },
    /// It is new.
    New {
        /// What it is; of any kind if it is not said.
        kind: Option<Kind>,
        /// Its name; `*` for everything.
        name: String,
    },
    /// It is gone: nothing is it by another name.
    Gone {
        /// What it was; of any kind if it is not said.
        kind: Option<Kind>,
        /// Its name.
        name: String,
    },
    /// A column's value in the rows that are there.
    Fill {
        /// The column.
        column: String,
        /// An expression, which may be about other columns of the row.
        value: String,
    },
    /// There are no rows that would need a value.
    NoRows {
        /// The column; `*` for all.
        column: String,
    },
    /// How values of a column become values of its new type.
    Convert {
        /// The column.
        column: String,
        /// An expression about the old value.
        expr: String,
    },
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = |kind: &Option<Kind>| {
            let kind = kind.map(|kind| format!("{} ", kind.word()));
            kind.unwrap_or_default()
        };
        match self {
            Answer::Rename { kind, from, to } => write!(f, "rename {}{from} -> {to}", word(kind)),
            Answer::New { kind, name } => write!(f, "new {}{name}", word(kind)),
            Answer::Gone { kind, name } => write!(f, "drop {}{name}", word(kind)),
            Answer::Fill { column, value } => write!(f, "fill {column} = {value}"),
            Answer::NoRows { column } => write!(f, "empty {column}"),
            Answer::Convert { column, expr } => write!(f, "convert {column} = {expr}"),
        }
    }
}

/// A text is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoAnswer(String);
impl fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is no answer; expected `rename [kind] old -> new`, `new [kind] name`, `drop [kind] name`, `fill table.column = value`, \
             `empty table.column` or `convert table.column = expression`",
            self.0
        )
    }
}
impl std::error::Error for NoAnswer {}

impl FromStr for Answer {
    type Err = NoAnswer;
    fn from_str(text: &str) -> Result<Self, NoAnswer> {
        parse(text.trim()).ok_or_else(|| NoAnswer(text.to_owned()))
    }
}
impl TryFrom<String> for Answer {
    type Error = NoAnswer;
    fn try_from(text: String) -> Result<Self, NoAnswer> {
        text.parse()
    }
}
impl From<Answer> for String {
    fn from(answer: Answer) -> String {
        answer.to_string()
    }
}

fn parse(text: &str) -> Option<Answer> {
    let (verb, rest) = text.split_once(char::is_whitespace)?;
    let of_kind = |rest: &str| match rest.split_once(' ') {
        Some((word, name)) if Kind::of_word(word).is_some() => {
            (Kind::of_word(word), name.trim().to_owned())
        }
        _ => (None, rest.trim().to_owned()),
    };
    let assigned = || {
        let (column, value) = rest.split_once('=')?;
        let (column, value) = (column.trim().to_owned(), value.trim().to_owned());
        (!column.is_empty() && !value.is_empty()).then_some((column, value))
    };
    match verb {
        "rename" => {
            let (from, to) = rest.split_once("->")?;
            let (kind, from) = of_kind(from.trim());
            let to = to.trim().to_owned();
            (!from.is_empty() && !to.is_empty()).then_some(Answer::Rename { kind, from, to })
        }
        "new" => {
            let (kind, name) = of_kind(rest.trim());
            (!name.is_empty()).then_some(Answer::New { kind, name })
        }
        "drop" => {
            let (kind, name) = of_kind(rest.trim());
            (!name.is_empty()).then_some(Answer::Gone { kind, name })
        }
        "fill" => assigned().map(|(column, value)| Answer::Fill { column, value }),
        "convert" => assigned().map(|(column, expr)| Answer::Convert { column, expr }),
        "empty" => Some(Answer::NoRows {
            column: rest.trim().to_owned(),
        }),
        _ => None,
    }
}

/// The answers that are given.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(pub Vec<Answer>);

impl Answers {
    /// None.
    pub const fn none() -> Self {
        Answers(Vec::new())
    }

    /// Everything is new, and no table has rows: for who compares two schemas without moving data.
    pub fn all_new() -> Self {
        let (name, column) = ("*".to_owned(), "*".to_owned());
        Answers(vec![
            Answer::New { kind: None, name },
            Answer::NoRows { column },
        ])
    }

    /// The answers of lines of text; empty lines and those that begin with `#` are none.
    ///
    /// # Errors
    /// [`NoAnswer`] for a line that is none.
    pub fn of_lines(text: &str) -> Result<Self, NoAnswer> {
        let lines = text.lines().map(str::trim);
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        Ok(Answers(
            lines.map(Answer::from_str).collect::<Result<_, _>>()?,
        ))
    }

    /// Whether this one of those that are gone is the new one now.
    pub(crate) fn renamed(&self, kind: Kind, from: &[String], to: &[String]) -> bool {
        self.0.iter().any(|answer| match answer {
            Answer::Rename {
                kind: said,
                from: old,
                to: new,
            } => said.is_none_or(|said| said == kind) && from.contains(old) && to.contains(new),
            _ => false,
        })
    }

    pub(crate) fn is_new(&self, kind: Kind, names: &[String]) -> bool {
        self.0.iter().any(|answer| match answer {
            Answer::New { kind: said, name } => {
                said.is_none_or(|said| said == kind) && (name == "*" || names.contains(name))
            }
            _ => false,
        })
    }

    pub(crate) fn is_gone(&self, kind: Kind, names: &[String]) -> bool {
        self.0.iter().any(|answer| match answer {
            Answer::Gone { kind: said, name } => {
                said.is_none_or(|said| said == kind) && names.contains(name)
            }
            _ => false,
        })
    }

    /// What the rows that are there get: `Some(None)` if there are none.
    pub(crate) fn fill(&self, names: &[String]) -> Option<Option<String>> {
        let said = self.0.iter().find_map(|answer| match answer {
            Answer::Fill { column, value } if names.contains(column) => Some(Some(value.clone())),
            Answer::NoRows { column } if names.contains(column) => Some(None),
            _ => None,
        });
        let all = || {
            self.0
                .iter()
                .any(|answer| matches!(answer, Answer::NoRows { column } if column == "*"))
        };
        said.or_else(|| all().then_some(None))
    }

    pub(crate) fn convert(&self, names: &[String]) -> Option<String> {
        self.0.iter().find_map(|answer| match answer {
            Answer::Convert { column, expr } if names.contains(column) => Some(expr.clone()),
            _ => None,
        })
    }
}
