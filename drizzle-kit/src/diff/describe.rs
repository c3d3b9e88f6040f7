//! Changes in words.
use super::{Name, Part, What};

/// A sentence without a full stop.
pub(super) fn sentence(what: &What) -> String {
    match what {
        What::Create(part) => format!("{} is created", named(part)),
        What::Drop(part) => format!("{} is dropped", named(part)),
        What::Alter { to, .. } => format!("{} changes", named(to)),
        What::Rename { kind, of, from, to } => {
            let from = match of {
                Some(of) => format!("{of}.{from}"),
                None => from.to_string(),
            };
            format!("{} `{from}` is renamed to `{to}`", kind.word())
        }
    }
}

fn named(part: &Part) -> String {
    let of = |word: &str, table: &Name, name: &str| format!("{word} `{table}.{name}`");
    match part {
        Part::Namespace(name) => format!("schema `{name}`"),
        Part::Extension(name) => format!("extension `{name}`"),
        Part::Role(role) => format!("role `{}`", role.name),
        Part::Enum(def) => format!("enum `{}`", Name::new(&def.schema, &def.name)),
        Part::Domain(def) => format!("domain `{}`", Name::new(&def.schema, &def.name)),
        Part::Composite(def) => format!("composite type `{}`", Name::new(&def.schema, &def.name)),
        Part::Sequence(def) => format!("sequence `{}`", Name::new(&def.schema, &def.name)),
        Part::Table(table) => format!("table `{}`", Name::of(table)),
        Part::View(view) => format!("view `{}`", Name::new(&view.schema, &view.name)),
        Part::Column(table, column) => of("column", table, &column.name),
        Part::PrimaryKey(table, _) => format!("the primary key of `{table}`"),
        Part::Unique(table, unique) => of("unique constraint", table, &unique.name),
        Part::Check(table, check) => of("check", table, &check.name),
        Part::ForeignKey(table, key) => of("foreign key", table, &key.name),
        Part::Index(table, index) => of("index", table, &index.name),
        Part::Policy(table, policy) => of("policy", table, &policy.name),
        Part::RowSecurity(table, _) => format!("row-level security of `{table}`"),
        Part::Options(table, _) => format!("what table `{table}` is like"),
        Part::Comment(table, _) => format!("the comment of `{table}`"),
    }
}
