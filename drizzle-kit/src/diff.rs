//! The difference of two catalogs: what has to change, in which order, and what is lost.
use crate::questions::{Answers, Kind, Question, Questions};
use crate::statements::rules_of;
use drizzle_core::catalog::{
    Catalog, Check, Column, Composite, Domain, Enum, ForeignKey, Index, Options, Policy,
    PrimaryKey, Role, RowSecurity, Sequence, Table, Unique, View,
};
use serde::Serialize;
use std::fmt;

pub(crate) mod circles;
pub(crate) mod columns;
mod describe;
pub(crate) mod enums;
mod freed;
pub(crate) mod keys;
mod loses;
mod objects;
pub(crate) mod order;
mod renames;
mod tables;
mod views;

pub(crate) use renames::Renames;

/// The name of an object, with its schema (namespace) if that is not the default one.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Name {
    /// The schema.
    pub schema: Option<String>,
    /// The name.
    pub name: String,
}
impl Name {
    pub(crate) fn new(schema: &Option<String>, name: &str) -> Self {
        let (schema, name) = (schema.clone(), name.to_owned());
        Name { schema, name }
    }
    pub(crate) fn of(table: &Table) -> Self {
        Name::new(&table.schema, &table.name)
    }
    pub(crate) fn is(&self, table: &Table) -> bool {
        (&self.schema, &self.name) == (&table.schema, &table.name)
    }
}
impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.schema {
            Some(schema) => write!(f, "{schema}.{}", self.name),
            None => f.write_str(&self.name),
        }
    }
}

/// A part of a schema. What is part of a table is told with the table's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Part {
    /// A schema (namespace).
    Namespace(String),
    /// An extension.
    Extension(String),
    /// A role.
    Role(Role),
    /// An enum type.
    Enum(Enum),
    /// A domain.
    Domain(Domain),
    /// A composite type.
    Composite(Composite),
    /// A sequence.
    Sequence(Sequence),
    /// A table.
    Table(Table),
    /// A view.
    View(View),
    /// A column.
    Column(Name, Column),
    /// A primary key.
    PrimaryKey(Name, PrimaryKey),
    /// A unique constraint.
    Unique(Name, Unique),
    /// A check.
    Check(Name, Check),
    /// A foreign key.
    ForeignKey(Name, ForeignKey),
    /// An index.
    Index(Name, Index),
    /// A policy.
    Policy(Name, Policy),
    /// Whether policies count.
    RowSecurity(Name, RowSecurity),
    /// What stands after a table's columns.
    Options(Name, Options),
    /// A table's comment.
    Comment(Name, Option<String>),
}

impl Part {
    /// The table that it is part of.
    pub fn table(&self) -> Option<&Name> {
        match self {
            Part::Column(table, _)
            | Part::PrimaryKey(table, _)
            | Part::Unique(table, _)
            | Part::Check(table, _)
            | Part::ForeignKey(table, _)
            | Part::Index(table, _)
            | Part::Policy(table, _)
            | Part::RowSecurity(table, _)
            | Part::Options(table, _)
            | Part::Comment(table, _) => Some(table),
            _ => None,
        }
    }
}

/// What has to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[expect(
    clippy::large_enum_variant,
    reason = "there are few, and they are matched more than moved"
)]
pub enum What {
    /// It is created.
    Create(Part),
    /// It is dropped. What it is part of is called as before; the table of a column has its new name.
    Drop(Part),
    /// It becomes another one of the same name.
    Alter {
        /// What it is, by its new name and with the new names of what it refers to.
        from: Part,
        /// What it is to be.
        to: Part,
    },
    /// It gets another name.
    Rename {
        /// What it is.
        kind: Kind,
        /// The table or enum that it is part of, by its new name.
        of: Option<Name>,
        /// What it is called.
        from: Name,
        /// What it is to be called.
        to: Name,
    },
}

/// A step from one schema to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What is done.
    pub what: What,
    /// Which data is lost, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loses: Option<String>,
    /// When it fails, though nothing is lost then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fails: Option<String>,
    /// The value that rows get which are there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fill: Option<String>,
    /// The expression that converts the values which are there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub using: Option<String>,
}

impl Change {
    pub(crate) fn new(what: What) -> Self {
        let loses = loses::loses(&what);
        let fails = loses::fails(&what);
        Change {
            what,
            loses,
            fails,
            fill: None,
            using: None,
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&describe::sentence(&self.what))
    }
}

/// What leads from one schema to another, in an order that works.
///
/// ```
/// use drizzle_core::catalog::{Catalog, Column, Table};
/// use drizzle_kit::{diff, questions::Answers};
/// let table = |columns: &[&str]| Table {
///     name: "users".into(),
///     columns: columns.iter().map(|name| Column { name: (*name).into(), ty: "text".into(), ..Column::default() }).collect(),
///     ..Table::default()
/// };
/// let catalog = |table| Catalog { dialect: "postgres".into(), tables: vec![table], ..Catalog::default() };
/// let (from, to) = (catalog(table(&["name"])), catalog(table(&["full_name"])));
///
/// // Only the author knows whether it is another column.
/// let questions = diff(&from, &to, &Answers::none()).unwrap_err();
/// assert_eq!(questions.0[0].to_string(), "is column `users.full_name` new, or was it `users.name`?");
///
/// let answers = Answers::of_lines("rename users.name -> users.full_name")?;
/// let changes = diff(&from, &to, &answers)?;
/// assert_eq!(changes[0].to_string(), "column `users.name` is renamed to `full_name`");
/// assert_eq!(changes.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// The questions that are open, if there are some.
pub fn diff(from: &Catalog, to: &Catalog, answers: &Answers) -> Result<Vec<Change>, Questions> {
    let mut differ = Differ::new(from, to, answers, false);
    differ.run()
}

/// What leads back, when `diff(from, to, answers)` led there: what was renamed gets its old name again. Nobody is
/// asked: columns whose values are gone get an empty value, and are said to have lost theirs.
///
/// # Errors
/// The questions that were open on the way there.
pub fn down(from: &Catalog, to: &Catalog, answers: &Answers) -> Result<Vec<Change>, Questions> {
    let mut asked = Vec::new();
    let renames = Renames::decide(from, to, answers, &mut asked);
    if !asked.is_empty() {
        return Err(Questions(asked));
    }
    let mut differ = Differ::new(to, from, answers, true);
    differ.back = Some(renames.inverse());
    differ.run()
}

/// A difference as it grows.
struct Differ<'a> {
    from: &'a Catalog,
    to: &'a Catalog,
    answers: &'a Answers,
    /// Whether nobody is asked.
    alone: bool,
    /// The renames, if they are known.
    back: Option<Renames>,
    /// What was before, with the new names.
    mapped: Catalog,
    renames: Renames,
    rules: &'static dyn crate::statements::Rules,
    asked: Vec<Question>,
    changes: Vec<Change>,
}

impl<'a> Differ<'a> {
    fn new(from: &'a Catalog, to: &'a Catalog, answers: &'a Answers, alone: bool) -> Self {
        Differ {
            from,
            to,
            answers,
            alone,
            back: None,
            mapped: Catalog::default(),
            renames: Renames::default(),
            rules: rules_of(&to.dialect),
            asked: Vec::new(),
            changes: Vec::new(),
        }
    }

    fn run(&mut self) -> Result<Vec<Change>, Questions> {
        self.renames = match self.back.take() {
            Some(renames) => renames,
            None => Renames::decide(self.from, self.to, self.answers, &mut self.asked),
        };
        // The other questions depend on the answers to these.
        self.told()?;
        self.mapped = self.renames.apply(self.from);
        self.objects();
        self.enums();
        let freed = self.tables();
        self.views(&freed);
        self.told()?;
        let mut changes = std::mem::take(&mut self.changes);
        changes.extend(self.renames.changes(self.rules, self.from));
        Ok(order::ordered(changes))
    }

    fn told(&mut self) -> Result<(), Questions> {
        match self.asked.is_empty() {
            true => Ok(()),
            false => Err(Questions(std::mem::take(&mut self.asked))),
        }
    }

    fn push(&mut self, what: What) {
        self.changes.push(Change::new(what));
    }

    fn create(&mut self, part: Part) {
        self.push(What::Create(part));
    }

    fn drop(&mut self, part: Part) {
        self.push(What::Drop(part));
    }

    fn alter(&mut self, from: Part, to: Part) {
        self.push(What::Alter { from, to });
    }

    /// The places of what is before and after by the same name: the table before, after and in between.
    fn pairs(&self) -> Vec<(usize, usize)> {
        let tables = self.mapped.tables.iter().enumerate();
        tables
            .filter_map(|(before, table)| {
                let name = Name::of(table);
                let after = self.to.tables.iter().position(|other| name.is(other))?;
                Some((before, after))
            })
            .collect()
    }
}
