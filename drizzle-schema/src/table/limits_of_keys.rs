//! What only some databases have of indexes, unique constraints, foreign keys and options of tables.

use proc_macro2::Ident;

use super::args::TableArgs;
use super::column::ColumnSyntax;
use super::constraints::Constraints;
use super::foreign_key::ForeignKeySyntax;
use super::index::IndexSyntax;
use super::key_options::KeyOptions;
use crate::suggest::quoted;
use crate::{Dialect, Errors};

/// The databases that have what a word says.
fn having(word: &str) -> &'static [Dialect] {
    use Dialect::{Cockroach, Mssql, MySql, Postgres, Sqlite};
    match word {
        "sql" => &[Sqlite, Postgres, MySql, Cockroach],
        "using" => &[Postgres, MySql, Cockroach],
        "op" => &[Postgres, Cockroach],
        "prefix" => &[MySql],
        "nulls_first" | "nulls_last" => &[Postgres],
        "collate" => &[Sqlite, Postgres],
        "with" => &[Postgres, Mssql],
        "start" | "increment" => &[Postgres, Cockroach, Mssql],
        "min" | "max" | "cache" => &[Postgres, Cockroach],
        "cycle" | "name" | "concurrently" | "unlogged" | "tablespace" => &[Postgres],
        "match_full" => &[Postgres, Cockroach],
        "clustered" | "nonclustered" => &[Mssql],
        "engine" | "charset" | "row_format" | "auto_increment" | "on_update_now" | "fulltext"
        | "spatial" => &[MySql],
        "nulls_not_distinct" => &[Postgres, Mssql],
        "deferrable" | "initially_deferred" => &[Sqlite, Postgres],
        "strict" | "without_rowid" => &[Sqlite],
        "comment" => &[Postgres, MySql, Cockroach, Mssql],
        _ => Dialect::ALL,
    }
}

pub(super) fn check<'a>(
    dialect: Dialect,
    constraints: &'a Constraints,
    of_columns: impl Iterator<Item = &'a ForeignKeySyntax>,
    errors: &mut Errors,
) {
    for index in &constraints.indexes {
        method(dialect, index, errors);
    }
    let of_indexes = constraints.indexes.iter().flat_map(words);
    let of_uniques = constraints.uniques.iter();
    let of_uniques = of_uniques.filter_map(|unique| unique.nulls_not_distinct.as_ref());
    let of_keys = of_columns.chain(&constraints.foreign_keys);
    let of_keys = of_keys.flat_map(|key| key.deferrable.iter().chain(&key.match_full));
    for word in of_indexes.chain(of_uniques).chain(of_keys) {
        has(dialect, word, errors);
    }
    let uniques = constraints.uniques.iter().map(|unique| &unique.options);
    let primary = constraints.primary_keys.iter().map(|key| &key.options);
    for word in uniques.chain(primary).flat_map(KeyOptions::words) {
        has_of_keys(dialect, word, errors);
    }
}

/// What a column says of itself.
pub(super) fn column(dialect: Dialect, column: &ColumnSyntax<'_>, errors: &mut Errors) {
    let of_unique = column.unique.iter().map(|unique| &unique.value);
    let equal = of_unique
        .clone()
        .filter_map(|unique| unique.nulls_not_distinct.as_ref());
    let charset = column.charset.iter().map(|charset| &charset.key);
    let on_update = column.on_update_now.iter().map(|now| &now.key);
    let words = column.counts.words().chain(charset).chain(on_update);
    for word in words.chain(equal) {
        has(dialect, word, errors);
    }
    let primary = column.primary_key.iter().map(|key| &key.value);
    let options = of_unique.map(|unique| &unique.options).chain(primary);
    for word in options.flat_map(KeyOptions::words) {
        has_of_keys(dialect, word, errors);
    }
    let Some(collate) = &column.collate else {
        return;
    };
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    match dialect {
        // Its collated texts are another type, that compares with nothing else.
        Dialect::Cockroach => refuse(
            dialect,
            &collate.key,
            &[
                Dialect::Sqlite,
                Dialect::Postgres,
                Dialect::MySql,
                Dialect::Mssql,
            ],
            errors,
        ),
        Dialect::MySql | Dialect::Mssql if !collate.value.chars().all(word) => {
            let name = dialect.name();
            errors.at(
                &collate.key,
                format!("on {name}, a collation is one word: letters, digits and `_`"),
            );
        }
        _ => {}
    }
}

/// What a primary key or a unique constraint says beside its columns: only one database has such ones that wait.
fn has_of_keys(dialect: Dialect, word: &Ident, errors: &mut Errors) {
    if word == "deferrable" || word == "initially_deferred" {
        if dialect != Dialect::Postgres {
            refuse(dialect, word, &[Dialect::Postgres], errors);
        }
    } else {
        has(dialect, word, errors);
    }
}

/// InnoDB takes the word for a hash, and makes a tree.
fn method(dialect: Dialect, index: &IndexSyntax, errors: &mut Errors) {
    let using = index.using.as_ref();
    if let (Dialect::Cockroach, Some(using)) = (dialect, using) {
        let known = ["btree", "gin", "gist", "inverted", "cspann"];
        let method = &using.value;
        if !known.iter().any(|known| method.eq_ignore_ascii_case(known)) {
            errors.at(
                &using.key,
                format!(
                    "cockroach has no `{method}` indexes, only {}; leave it out, or `cockroach` among the dialects",
                    quoted(known)
                ),
            );
        }
    }
    let using = using.filter(|using| !using.value.eq_ignore_ascii_case("btree"));
    if let (Dialect::MySql, Some(using)) = (dialect, using) {
        let method = &using.value;
        errors.at(
            &using.key,
            format!(
                "mysql has no `{method}` indexes, only `btree`; leave it out, or `mysql` among the dialects"
            ),
        );
    }
}

/// Refuses a word that the database does not have.
fn has(dialect: Dialect, word: &Ident, errors: &mut Errors) {
    let having = having(&word.to_string());
    if !having.contains(&dialect) {
        refuse(dialect, word, having, errors);
    }
}

fn refuse(dialect: Dialect, word: &Ident, having: &[Dialect], errors: &mut Errors) {
    let name = dialect.name();
    let others = quoted(having.iter().map(|dialect| dialect.name()));
    errors.at(
        word,
        format!(
            "{name} has no `{word}` here, only {others}; leave it out, or `{name}` among the dialects"
        ),
    );
}

/// The options of the table and the comments of its columns.
pub(super) fn options(
    args: &TableArgs,
    columns: &[ColumnSyntax<'_>],
    has_primary_key: bool,
    errors: &mut Errors,
) {
    let flags = [&args.strict, &args.without_rowid].into_iter().flatten();
    let comments = columns.iter().filter_map(|column| column.comment.as_ref());
    let comments: Vec<_> = args.comment.iter().chain(comments).collect();
    let on_mysql = args.dialects.iter().any(|d| d.dialect == Dialect::MySql);
    for comment in comments.iter().filter(|_| on_mysql) {
        // What it means depends on the session's mode, and only a literal can be a comment.
        if comment.value.contains('\\') {
            errors.at(
                &comment.key,
                "mysql has no backslashes in comments; leave them out, or `mysql` among the dialects",
            );
        }
    }
    let words = flags
        .map(|flag| &flag.key)
        .chain(comments.into_iter().map(|comment| &comment.key));
    for word in args.storage.words() {
        for named in &args.dialects {
            match word.to_string().as_str() {
                "collate" if named.dialect != Dialect::MySql => {
                    refuse(named.dialect, word, &[Dialect::MySql], errors);
                }
                "with" if named.dialect != Dialect::Postgres => {
                    refuse(named.dialect, word, &[Dialect::Postgres], errors);
                }
                "collate" | "with" => {}
                _ => has(named.dialect, word, errors),
            }
        }
    }
    if let Some(first) = &args.storage.auto_increment
        && !columns.iter().any(|column| column.auto.is_some())
    {
        errors.at(
            &first.key,
            "no column of this table counts itself up: write `#[column(auto_increment)]`",
        );
    }
    for word in words {
        for named in &args.dialects {
            has(named.dialect, word, errors);
        }
    }
    if let Some(without) = args.without_rowid.as_ref().filter(|_| !has_primary_key) {
        errors.at(
            &without.key,
            "without a rowid, rows are found by the primary key, which the table has not: write `#[column(primary_key)]`",
        );
    }
}

/// The words of an index that not every database has.
fn words(index: &IndexSyntax) -> impl Iterator<Item = &Ident> {
    let written = [&index.using, &index.with].into_iter().flatten();
    let written = written.map(|written| &written.key);
    let keys = index.columns.iter().flat_map(|key| key.words());
    keys.chain(written)
        .chain(index.nulls_not_distinct.as_ref())
        .chain(&index.flags)
}
