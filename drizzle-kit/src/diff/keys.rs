//! Primary keys, unique constraints, checks, indexes and foreign keys.
use super::freed::Freed;
use super::tables::Pair;
use super::{Change, Differ, Name, Part, What};
use crate::questions::Kind;
use crate::words;
use drizzle_core::catalog::{Check, ForeignKey, Index, Key, KeyOf, PrimaryKey, Table, Unique};

/// Parts of a table of one kind, before and after.
struct Parts<'a, T> {
    pair: &'a Pair<'a>,
    before: &'a [T],
    mapped: &'a [T],
    after: &'a [T],
    /// What it is, if it can be renamed.
    kind: Option<Kind>,
    name: fn(&T) -> &str,
    part: fn(Name, T) -> Part,
    /// Whether two are the same but for their names.
    same: fn(&T, &T) -> bool,
}

impl Differ<'_> {
    /// Gives those that are dropped, by their new names.
    fn parts<T: Clone>(&mut self, parts: &Parts<'_, T>, freed: &dyn Fn(&T) -> bool) -> Vec<T> {
        let Parts {
            name, part, same, ..
        } = *parts;
        let (old, new) = (parts.pair.old_name(), parts.pair.new_name());
        let named = |list: &[T], one: &T| list.iter().any(|other| name(other) == name(one));
        let mut created: Vec<&T> = parts
            .after
            .iter()
            .filter(|after| !named(parts.mapped, after))
            .collect();
        let mut dropped = Vec::new();
        for (before, mapped) in parts.before.iter().zip(parts.mapped) {
            let after = parts.after.iter().find(|after| name(after) == name(mapped));
            if let Some(after) = after {
                if !same(mapped, after) || freed(mapped) {
                    self.drop(part(old.clone(), before.clone()));
                    let mut created = Change::new(What::Create(part(new.clone(), after.clone())));
                    // What rows meet now they meet then.
                    created.fails = created.fails.filter(|_| !same(mapped, after));
                    self.changes.push(created);
                    dropped.push(mapped.clone());
                }
                continue;
            }
            let like = created.iter().position(|after| same(mapped, after));
            if let (Some(at), Some(kind), false) = (like, parts.kind, freed(mapped)) {
                let after = created.remove(at);
                self.push(What::Rename {
                    kind,
                    of: Some(new.clone()),
                    from: Name::new(&None, name(before)),
                    to: Name::new(&None, name(after)),
                });
            } else {
                self.drop(part(old.clone(), before.clone()));
                dropped.push(mapped.clone());
            }
        }
        for after in created {
            self.create(part(new.clone(), after.clone()));
        }
        dropped
    }

    pub(super) fn keys(&mut self, pair: &Pair<'_>, freed: &mut Freed) {
        let (rules, table) = (self.rules, pair.new_name());
        self.primary_key(pair, freed);
        let constraint = rules.renames_constraints().then_some(Kind::Constraint);
        let uniques = Parts {
            pair,
            before: &pair.before.uniques,
            mapped: &pair.mapped.uniques,
            after: &pair.after.uniques,
            kind: if rules.uniques_are_indexes() {
                rules.renames_indexes().then_some(Kind::Index)
            } else {
                constraint
            },
            name: |unique: &Unique| &unique.name,
            part: Part::Unique,
            same: same_unique,
        };
        let dropped = self.parts(&uniques, &|unique| {
            rules.frees_keys() && freed.retypes(&table, &unique.columns)
        });
        freed.keys.extend(
            dropped
                .into_iter()
                .map(|key| (table.clone(), key.columns, true)),
        );

        let checks = Parts {
            pair,
            before: &pair.before.checks,
            mapped: &pair.mapped.checks,
            after: &pair.after.checks,
            kind: constraint.filter(|_| rules.renames_checks()),
            name: |check: &Check| &check.name,
            part: Part::Check,
            same: |one: &Check, other: &Check| words::same(&one.expr, &other.expr),
        };
        self.parts(&checks, &|check| {
            rules.frees_checks() && freed.mentions_retyped(&table, &check.expr)
                || rules.frees_texts_of_renamed() && freed.mentions_renamed(&table, &check.expr)
        });

        // Where each foreign key gets an index, that is no index of the schema.
        let own = |list: &[Index]| -> Vec<bool> {
            let by_key = |index: &Index| {
                let asked = pair
                    .after
                    .indexes
                    .iter()
                    .any(|after| after.name == index.name);
                !asked && rules.indexes_foreign_keys() && is_of_key(pair.mapped, index)
            };
            list.iter().map(|index| !by_key(index)).collect()
        };
        let kept = own(&pair.mapped.indexes);
        let of_schema = |list: &[Index]| -> Vec<Index> {
            let own = list.iter().zip(&kept).filter(|(_, own)| **own);
            own.map(|(index, _)| index.clone()).collect()
        };
        let indexes = Parts {
            pair,
            before: &of_schema(&pair.before.indexes),
            mapped: &of_schema(&pair.mapped.indexes),
            after: &pair.after.indexes,
            kind: rules.renames_indexes().then_some(Kind::Index),
            name: |index: &Index| &index.name,
            part: Part::Index,
            same: same_index,
        };
        let dropped = self.parts(&indexes, &|index| {
            let columns = columns_of(index);
            let text = text_of(index);
            rules.frees_indexes()
                && (freed.retypes(&table, &columns) || freed.retypes(&table, &index.include))
                || freed.mentions_retyped(&table, &text) && !rules.rebuilds()
                || freed.retypes(&table, &columns) && with_class(index) && !rules.rebuilds()
                || rules.frees_texts_of_renamed() && freed.mentions_renamed(&table, &text)
        });
        let dropped = dropped
            .iter()
            .map(|index| (table.clone(), columns_of(index), index.unique));
        freed.keys.extend(dropped);
    }

    fn primary_key(&mut self, pair: &Pair<'_>, freed: &mut Freed) {
        let (old, new) = (pair.old_name(), pair.new_name());
        let (before, after) = (&pair.mapped.primary_key, &pair.after.primary_key);
        let dropped = pair.before.primary_key.clone();
        let (was, is) = match (before, after) {
            (None, None) => return,
            (Some(was), Some(is)) => (was, is),
            (None, Some(is)) => return self.create(Part::PrimaryKey(new, is.clone())),
            (Some(was), None) => {
                freed.keys.push((new, was.columns.clone(), true));
                dropped
                    .into_iter()
                    .for_each(|key| self.drop(Part::PrimaryKey(old.clone(), key)));
                return;
            }
        };
        let retyped = self.rules.frees_keys() && freed.retypes(&new, &was.columns);
        if !retyped && same_primary_key(was, is) {
            // What has no name of its own is called after the table.
            let name = |key: &PrimaryKey, table: &Name| {
                let given = key.name.clone();
                given.or_else(|| self.rules.name_of_primary_key(&table.name))
            };
            let names = name(was, &old).zip(name(is, &new));
            if let Some((from, to)) = names.filter(|(from, to)| from != to)
                && self.rules.renames_constraints()
            {
                self.push(What::Rename {
                    kind: Kind::Constraint,
                    of: Some(new),
                    from: Name::new(&None, &from),
                    to: Name::new(&None, &to),
                });
            }
            return;
        }
        freed.keys.push((new.clone(), was.columns.clone(), true));
        dropped
            .into_iter()
            .for_each(|key| self.drop(Part::PrimaryKey(old.clone(), key)));
        self.create(Part::PrimaryKey(new, is.clone()));
    }

    pub(super) fn foreign_keys(&mut self, pair: &Pair<'_>, freed: &Freed) {
        let (rules, table) = (self.rules, pair.new_name());
        let rename = rules.renames_constraints() && rules.renames_checks();
        let keys = Parts {
            pair,
            before: &pair.before.foreign_keys,
            mapped: &pair.mapped.foreign_keys,
            after: &pair.after.foreign_keys,
            kind: rename.then_some(Kind::Constraint),
            name: |key: &ForeignKey| &key.name,
            part: Part::ForeignKey,
            same: same_foreign_key,
        };
        let dropped = self.parts(&keys, &|key| {
            let foreign = Name::new(&key.foreign_schema, &key.foreign_table);
            let retyped = freed.retypes(&table, &key.columns)
                || freed.retypes(&foreign, &key.foreign_columns);
            !rules.rebuilds()
                && (retyped || freed.frees_key(key, &table, rules.indexes_foreign_keys()))
        });
        if !rules.indexes_foreign_keys() {
            return;
        }
        // The index that came with a key does not go with it.
        for key in dropped {
            let before = pair
                .mapped
                .foreign_keys
                .iter()
                .position(|mapped| mapped.name == key.name);
            let Some(before) = before.map(|at| &pair.before.foreign_keys[at]) else {
                continue;
            };
            if has_own_index(pair.mapped, &key) {
                let index = index_of_key(before);
                self.drop(Part::Index(pair.old_name(), index));
            }
        }
    }
}

/// The index that a foreign key brings along.
fn index_of_key(key: &ForeignKey) -> Index {
    let of = |column: &String| Key {
        of: KeyOf::Column(column.clone()),
        ..Key::default()
    };
    Index {
        name: key.name.clone(),
        keys: key.columns.iter().map(of).collect(),
        ..Index::default()
    }
}

/// Whether an index is one that a foreign key brought along.
fn is_of_key(table: &Table, index: &Index) -> bool {
    let mut keys = table.foreign_keys.iter();
    !index.unique && keys.any(|key| key.name == index.name && key.columns == columns_of(index))
}

/// Whether a foreign key has brought an index along, since there is no other that begins with its columns.
fn has_own_index(table: &Table, key: &ForeignKey) -> bool {
    let begins = |columns: &[String]| columns.starts_with(&key.columns);
    let mut others = table
        .foreign_keys
        .iter()
        .filter(|other| other.name != key.name);
    let primary = table.primary_key.iter().any(|other| begins(&other.columns));
    let unique = table.uniques.iter().any(|other| begins(&other.columns));
    let mut plain = table
        .indexes
        .iter()
        .filter(|index| !is_of_key(table, index));
    !(primary
        || unique
        || plain.any(|index| begins(&columns_of(index)))
        || others.any(|other| begins(&other.columns)))
}

/// The columns of an index's keys.
pub(crate) fn columns_of(index: &Index) -> Vec<String> {
    let columns = index.keys.iter().filter_map(|key| match &key.of {
        KeyOf::Column(name) => Some(name.clone()),
        KeyOf::Sql(_) => None,
    });
    columns.collect()
}

/// The expressions of an index.
fn text_of(index: &Index) -> String {
    let texts = index.keys.iter().filter_map(|key| match &key.of {
        KeyOf::Sql(sql) => Some(sql.as_str()),
        KeyOf::Column(_) => None,
    });
    let texts: Vec<_> = texts.chain(index.filter.as_deref()).collect();
    texts.join(" ")
}

/// Whether it is of certain types only.
fn with_class(index: &Index) -> bool {
    let plain = index
        .using
        .as_deref()
        .is_none_or(|using| using.eq_ignore_ascii_case("btree"));
    !plain || index.keys.iter().any(|key| key.op.is_some())
}

fn same_primary_key(one: &PrimaryKey, other: &PrimaryKey) -> bool {
    one.columns == other.columns
        && one.sharded == other.sharded
        && one.clustered.unwrap_or(true) == other.clustered.unwrap_or(true)
        && one.deferrable == other.deferrable
}

fn same_unique(one: &Unique, other: &Unique) -> bool {
    one.columns == other.columns
        && one.nulls_not_distinct == other.nulls_not_distinct
        && one.clustered.unwrap_or(false) == other.clustered.unwrap_or(false)
        && one.deferrable == other.deferrable
}

fn same_foreign_key(one: &ForeignKey, other: &ForeignKey) -> bool {
    one.columns == other.columns
        && (&one.foreign_schema, &one.foreign_table)
            == (&other.foreign_schema, &other.foreign_table)
        && one.foreign_columns == other.foreign_columns
        && (one.on_delete, one.on_update) == (other.on_delete, other.on_update)
        && one.deferrable == other.deferrable
        && one.match_full == other.match_full
}

/// How an index is made is no part of what it is.
fn same_index(one: &Index, other: &Index) -> bool {
    let btree = |using: &Option<String>| {
        let using = using.as_deref().map(str::to_ascii_lowercase);
        using.filter(|using| using != "btree")
    };
    let key = |one: &Key, other: &Key| {
        let of = match (&one.of, &other.of) {
            (KeyOf::Column(one), KeyOf::Column(other)) => one == other,
            (KeyOf::Sql(one), KeyOf::Sql(other)) => words::same(one, other),
            _ => false,
        };
        // The database's choice is the other end of the order.
        let nulls = |key: &Key| key.nulls_first.unwrap_or(key.descending);
        of && one.descending == other.descending
            && nulls(one) == nulls(other)
            && one.op == other.op
            && one.prefix == other.prefix
            && one.collate == other.collate
    };
    one.unique == other.unique
        && one.keys.len() == other.keys.len()
        && one
            .keys
            .iter()
            .zip(&other.keys)
            .all(|(one, other)| key(one, other))
        && btree(&one.using) == btree(&other.using)
        && one.kind == other.kind
        && words::same_option(&one.filter, &other.filter)
        && one.include == other.include
        && words::same_option(&one.with, &other.with)
        && one.nulls_not_distinct == other.nulls_not_distinct
        && one.sharded == other.sharded
        && one.clustered == other.clustered
}
