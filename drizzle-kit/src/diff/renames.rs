//! What has another name now.
use super::{Change, Name, Part, What};
use crate::questions::{Answers, Kind, Question};
use crate::statements::Rules;
use crate::words;
use drizzle_core::catalog::{Catalog, Column, Index, KeyOf, Table};

/// One rename.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rename {
    pub(super) kind: Kind,
    /// The table or enum it is part of: its old and its new name.
    pub(super) of: Option<(Name, Name)>,
    pub(super) from: Name,
    pub(super) to: Name,
}

/// All of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Renames(pub(super) Vec<Rename>);

/// Something that may be renamed.
struct Item {
    name: Name,
    /// How answers may call it; the first is how it is told.
    paths: Vec<String>,
}

impl Renames {
    /// Finds out which there are; what answers don't tell is asked.
    pub(super) fn decide(
        from: &Catalog,
        to: &Catalog,
        answers: &Answers,
        asked: &mut Vec<Question>,
    ) -> Self {
        let mut found = Renames::default();
        let plain = |names: &[String]| -> Vec<Name> {
            names.iter().map(|name| Name::new(&None, name)).collect()
        };
        found.kind(
            Kind::Schema,
            plain(&from.namespaces),
            plain(&to.namespaces),
            &|_, _| 0,
            answers,
            asked,
        );
        macro_rules! objects {
            ($kind:ident, $list:ident, $likeness:expr) => {{
                let names = |catalog: &Catalog| -> Vec<Name> {
                    catalog
                        .$list
                        .iter()
                        .map(|o| Name::new(&o.schema, &o.name))
                        .collect()
                };
                let likeness =
                    |one: usize, other: usize| $likeness(&from.$list[one], &to.$list[other]);
                found.kind(
                    Kind::$kind,
                    names(from),
                    names(to),
                    &likeness,
                    answers,
                    asked,
                );
            }};
        }
        let roles = |catalog: &Catalog| -> Vec<Name> {
            catalog
                .roles
                .iter()
                .map(|role| Name::new(&None, &role.name))
                .collect()
        };
        found.kind(
            Kind::Role,
            roles(from),
            roles(to),
            &|_, _| 0,
            answers,
            asked,
        );
        objects!(
            Enum,
            enums,
            |one: &drizzle_core::catalog::Enum, other: &drizzle_core::catalog::Enum| {
                shared(&one.labels, &other.labels)
            }
        );
        objects!(
            Domain,
            domains,
            |one: &drizzle_core::catalog::Domain, other: &drizzle_core::catalog::Domain| {
                usize::from(one.base == other.base) * 50
            }
        );
        objects!(
            Composite,
            composites,
            |one: &drizzle_core::catalog::Composite, other: &drizzle_core::catalog::Composite| {
                usize::from(one.fields == other.fields) * 100
            }
        );
        objects!(
            Sequence,
            sequences,
            |_: &drizzle_core::catalog::Sequence, _: &drizzle_core::catalog::Sequence| 0
        );
        objects!(Table, tables, |one: &Table, other: &Table| {
            let names = |table: &Table| -> Vec<String> {
                table
                    .columns
                    .iter()
                    .map(|column| column.name.clone())
                    .collect()
            };
            shared(&names(one), &names(other))
        });
        if asked.is_empty() {
            found.labels(from, to, answers, asked);
            found.columns(from, to, answers, asked);
        }
        found
    }

    fn kind(
        &mut self,
        kind: Kind,
        before: Vec<Name>,
        after: Vec<Name>,
        likeness: &dyn Fn(usize, usize) -> usize,
        answers: &Answers,
        asked: &mut Vec<Question>,
    ) {
        let item = |paths: Vec<String>, name: &Name| Item {
            name: name.clone(),
            paths,
        };
        let old = before.iter().map(|name| {
            item(
                vec![name.to_string(), self.in_schema(name).to_string()],
                name,
            )
        });
        let new = after.iter().map(|name| item(vec![name.to_string()], name));
        let (old, new): (Vec<_>, Vec<_>) = (old.collect(), new.collect());
        let (gone, new) = told_apart(kind, answers, old, new, &|name| self.in_schema(name));
        self.pair(kind, None, &gone, &new, likeness, answers, asked);
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "it is the one place where all of it meets"
    )]
    fn pair(
        &mut self,
        kind: Kind,
        of: Option<(Name, Name)>,
        gone: &Items,
        new: &Items,
        likeness: &dyn Fn(usize, usize) -> usize,
        answers: &Answers,
        asked: &mut Vec<Question>,
    ) {
        let mut taken = vec![false; gone.len()];
        let mut open = Vec::new();
        for (at, item) in new {
            let mut candidates = gone.iter().enumerate();
            let renamed = candidates.find(|(number, (_, old))| {
                !taken[*number] && answers.renamed(kind, &old.paths, &item.paths)
            });
            if let Some((number, (_, old))) = renamed {
                taken[number] = true;
                let (from, to) = (old.name.clone(), item.name.clone());
                let of = of.clone();
                self.0.push(Rename { kind, of, from, to });
            } else if !answers.is_new(kind, &item.paths) {
                open.push((*at, item));
            }
        }
        for (at, item) in open {
            let left = gone
                .iter()
                .zip(&taken)
                .filter(|(gone, taken)| !**taken && !answers.is_gone(kind, &gone.1.paths));
            let left: Vec<_> = left.map(|(gone, _)| gone).collect();
            if left.is_empty() {
                continue;
            }
            let rated = left.iter().map(|(number, old)| {
                let like = likeness(*number, at) + alike(&old.name.name, &item.name.name);
                (like, old.paths[0].clone())
            });
            let best = rated.max_by_key(|(like, _)| *like);
            let likely = best.filter(|(like, _)| *like >= 60).map(|(_, name)| name);
            asked.push(Question::Rename {
                kind,
                to: item.paths[0].clone(),
                from: left.iter().map(|(_, old)| old.paths[0].clone()).collect(),
                likely,
            });
        }
    }

    fn labels(
        &mut self,
        from: &Catalog,
        to: &Catalog,
        answers: &Answers,
        asked: &mut Vec<Question>,
    ) {
        for def in &from.enums {
            let old = Name::new(&def.schema, &def.name);
            let new = self.now(Kind::Enum, &old);
            let after = to
                .enums
                .iter()
                .find(|other| Name::new(&other.schema, &other.name) == new);
            let Some(after) = after else { continue };
            let before = parts(&def.labels, &[&old, &new]);
            let later = parts(&after.labels, &[&new, &old]);
            let (gone, added) = told_apart(Kind::EnumValue, answers, before, later, &Name::clone);
            let of = Some((old, new));
            self.pair(
                Kind::EnumValue,
                of,
                &gone,
                &added,
                &|_, _| 0,
                answers,
                asked,
            );
        }
    }

    fn columns(
        &mut self,
        from: &Catalog,
        to: &Catalog,
        answers: &Answers,
        asked: &mut Vec<Question>,
    ) {
        for table in &from.tables {
            let old = Name::of(table);
            let new = self.now(Kind::Table, &old);
            let Some(after) = to.tables.iter().find(|other| new.is(other)) else {
                continue;
            };
            let names = |table: &Table| -> Vec<String> {
                table
                    .columns
                    .iter()
                    .map(|column| column.name.clone())
                    .collect()
            };
            let before = parts(&names(table), &[&old, &new]);
            let later = parts(&names(after), &[&new, &old]);
            let (gone, added) = told_apart(Kind::Column, answers, before, later, &Name::clone);
            // A computed value is never a kept one.
            let plain = |columns: &[Column], at: usize| columns[at].generated.is_none();
            let gone: Vec<_> = gone
                .into_iter()
                .filter(|(at, _)| plain(&table.columns, *at))
                .collect();
            let added: Vec<_> = added
                .into_iter()
                .filter(|(at, _)| plain(&after.columns, *at))
                .collect();
            let likeness = |one: usize, other: usize| {
                let (one, other) = (&table.columns[one], &after.columns[other]);
                let same = [
                    one.ty == other.ty,
                    one.not_null == other.not_null,
                    one.default == other.default,
                ];
                let weights = [40, 10, 10];
                same.iter()
                    .zip(weights)
                    .map(|(same, weight)| usize::from(*same) * weight)
                    .sum()
            };
            let of = Some((old, new));
            self.pair(Kind::Column, of, &gone, &added, &likeness, answers, asked);
        }
    }

    /// What leads back.
    pub(super) fn inverse(&self) -> Self {
        let inverse = self.0.iter().map(|rename| Rename {
            kind: rename.kind,
            of: rename.of.clone().map(|(old, new)| (new, old)),
            from: rename.to.clone(),
            to: rename.from.clone(),
        });
        Renames(inverse.collect())
    }

    /// A name after its schema was renamed.
    fn in_schema(&self, name: &Name) -> Name {
        let schema = name.schema.as_ref().map(|schema| {
            let mut renames = self.0.iter();
            let renamed = renames.find(|r| r.kind == Kind::Schema && r.from.name == *schema);
            renamed.map_or(schema, |rename| &rename.to.name).clone()
        });
        Name {
            schema,
            name: name.name.clone(),
        }
    }

    /// What an object is called now.
    pub(super) fn now(&self, kind: Kind, name: &Name) -> Name {
        let of_kind = || {
            self.0
                .iter()
                .filter(|rename| rename.kind == kind && rename.of.is_none())
        };
        if let Some(found) = of_kind().find(|rename| rename.from == *name) {
            return found.to.clone();
        }
        let now = self.in_schema(name);
        match of_kind().any(|rename| rename.to == now) {
            true => Name {
                name: gone(&now.name),
                ..now
            },
            false => now,
        }
    }

    /// What a column of a table is called now; the table by its old name.
    fn column(&self, table: &Name, column: &str) -> String {
        let of_table = || {
            self.0.iter().filter(|rename| {
                rename.kind == Kind::Column
                    && rename.of.as_ref().is_some_and(|(old, _)| old == table)
            })
        };
        if let Some(found) = of_table().find(|rename| rename.from.name == column) {
            return found.to.name.clone();
        }
        match of_table().any(|rename| rename.to.name == column) {
            true => gone(column),
            false => column.to_owned(),
        }
    }

    /// What a column of a table was called, both by their new names.
    pub(super) fn before(&self, table: &Name, column: &str) -> Option<&str> {
        let mut renames = self.0.iter();
        let found = renames.find(|rename| {
            rename.kind == Kind::Column
                && rename.of.as_ref().is_some_and(|(_, new)| new == table)
                && rename.to.name == column
        });
        found.map(|rename| rename.from.name.as_str())
    }

    fn words(&self, kinds: &[Kind], of: Option<&Name>) -> Vec<(String, String)> {
        let of_table = |rename: &&Rename| match (&rename.of, of) {
            (None, _) => true,
            (Some((old, _)), Some(table)) => old == table,
            (Some(_), None) => false,
        };
        let renames = self.0.iter().filter(|rename| kinds.contains(&rename.kind));
        let renames = renames.filter(of_table);
        let words = renames.map(|rename| (rename.from.name.clone(), rename.to.name.clone()));
        words.filter(|(old, new)| old != new).collect()
    }

    /// The catalog with the new names.
    pub(crate) fn apply(&self, catalog: &Catalog) -> Catalog {
        let mut mapped = catalog.clone();
        if self.0.is_empty() {
            return mapped;
        }
        let now = |kind: Kind, schema: &mut Option<String>, name: &mut String| {
            let new = self.now(kind, &Name::new(schema, name));
            (*schema, *name) = (new.schema, new.name);
        };
        for name in &mut mapped.namespaces {
            *name = self.now(Kind::Schema, &Name::new(&None, name)).name;
        }
        for role in &mut mapped.roles {
            role.name = self.now(Kind::Role, &Name::new(&None, &role.name)).name;
        }
        for def in &mut mapped.enums {
            let old = Name::new(&def.schema, &def.name);
            for (from, to) in self.words(&[Kind::EnumValue], Some(&old)) {
                def.labels
                    .iter_mut()
                    .filter(|label| **label == from)
                    .for_each(|label| label.clone_from(&to));
            }
            now(Kind::Enum, &mut def.schema, &mut def.name);
        }
        mapped
            .domains
            .iter_mut()
            .for_each(|def| now(Kind::Domain, &mut def.schema, &mut def.name));
        mapped
            .composites
            .iter_mut()
            .for_each(|def| now(Kind::Composite, &mut def.schema, &mut def.name));
        mapped
            .sequences
            .iter_mut()
            .for_each(|def| now(Kind::Sequence, &mut def.schema, &mut def.name));
        for table in &mut mapped.tables {
            self.table(table);
        }
        for view in &mut mapped.views {
            let schema = view.schema.take();
            view.schema = self
                .in_schema(&Name {
                    schema,
                    name: String::new(),
                })
                .schema;
            for (schema, name) in &mut view.sources {
                now(Kind::Table, schema, name);
            }
        }
        mapped
    }

    fn table(&self, table: &mut Table) {
        let old = Name::of(table);
        let types = self.words(
            &[Kind::Enum, Kind::Domain, Kind::Composite, Kind::Schema],
            None,
        );
        let objects = [
            Kind::Column,
            Kind::Table,
            Kind::Enum,
            Kind::Domain,
            Kind::Composite,
            Kind::Schema,
        ];
        let texts = self.words(&objects, Some(&old));
        let roles = self.words(&[Kind::Role], None);
        let text = |text: &mut String| *text = words::renamed(text, &texts);
        let list = |table: &Name, columns: &mut Vec<String>| {
            columns
                .iter_mut()
                .for_each(|name| *name = self.column(table, name));
        };
        for column in &mut table.columns {
            let own = Name::new(&None, &column.name);
            column.name = self.column(&old, &own.name);
            column.ty = words::renamed(&column.ty, &types);
            if let Some(default) = &mut column.default {
                *default = self.default_of(&words::renamed(default, &types));
            }
            column
                .generated
                .iter_mut()
                .for_each(|generated| text(&mut generated.expr));
        }
        table
            .primary_key
            .iter_mut()
            .for_each(|key| list(&old, &mut key.columns));
        table
            .uniques
            .iter_mut()
            .for_each(|key| list(&old, &mut key.columns));
        table
            .checks
            .iter_mut()
            .for_each(|check| text(&mut check.expr));
        for key in &mut table.foreign_keys {
            list(&old, &mut key.columns);
            let foreign = Name::new(&key.foreign_schema, &key.foreign_table);
            list(&foreign, &mut key.foreign_columns);
            let new = self.now(Kind::Table, &foreign);
            (key.foreign_schema, key.foreign_table) = (new.schema, new.name);
        }
        for index in &mut table.indexes {
            list(&old, &mut index.include);
            self.index(index, &old, &texts);
        }
        for policy in &mut table.policies {
            policy.using.iter_mut().for_each(text);
            policy.with_check.iter_mut().for_each(text);
            policy
                .roles
                .iter_mut()
                .for_each(|role| *role = words::renamed(role, &roles));
        }
        let new = self.now(Kind::Table, &old);
        (table.schema, table.name) = (new.schema, new.name);
    }

    fn index(&self, index: &mut Index, table: &Name, texts: &[(String, String)]) {
        for key in &mut index.keys {
            match &mut key.of {
                KeyOf::Column(name) => *name = self.column(table, name),
                KeyOf::Sql(sql) => *sql = words::renamed(sql, texts),
            }
        }
        index
            .filter
            .iter_mut()
            .for_each(|filter| *filter = words::renamed(filter, texts));
    }

    /// A default with the new names of labels and sequences, which stand within literals.
    fn default_of(&self, default: &str) -> String {
        let mut default = default.to_owned();
        for rename in &self.0 {
            let (old, new) = (&rename.from.name, &rename.to.name);
            match rename.kind {
                Kind::EnumValue => {
                    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
                    default = default.replace(&quoted(old), &quoted(new));
                }
                Kind::Sequence => {
                    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
                    default = default.replace(&quoted(old), &quoted(new));
                }
                _ => {}
            }
        }
        default
    }

    /// The renames that changes tell of.
    pub(crate) fn of_changes(changes: &[Change]) -> Self {
        let mut schemas = Vec::new();
        let mut found: Vec<Rename> = Vec::new();
        let mut tables: Vec<(Name, Name)> = Vec::new();
        for change in changes {
            let What::Rename { kind, of, from, to } = &change.what else {
                continue;
            };
            if *kind == Kind::Schema {
                schemas.push((from.name.clone(), to.name.clone()));
            }
            // It was called so before its schema was renamed.
            let mut from = from.clone();
            if *kind != Kind::Schema
                && let Some(schema) = &mut from.schema
            {
                let mut renamed = schemas.iter();
                if let Some((old, _)) = renamed.find(|(_, new)| new == schema) {
                    schema.clone_from(old);
                }
            }
            let mut before = found.iter_mut();
            let first = before.find(|first| {
                first.kind == *kind
                    && first.of.as_ref().map(|(_, new)| new) == of.as_ref()
                    && first.to == from
            });
            match first {
                Some(first) => first.to = to.clone(),
                None => {
                    let of = of.clone().map(|of| (of.clone(), of));
                    found.push(Rename {
                        kind: *kind,
                        of,
                        from,
                        to: to.clone(),
                    });
                }
            }
        }
        let is_table = |rename: &&Rename| matches!(rename.kind, Kind::Table | Kind::Enum);
        tables.extend(
            found
                .iter()
                .filter(is_table)
                .map(|rename| (rename.from.clone(), rename.to.clone())),
        );
        for rename in &mut found {
            let Some((old, new)) = &mut rename.of else {
                continue;
            };
            match tables.iter().find(|(_, to)| to == new) {
                Some((from, _)) => *old = from.clone(),
                None => {
                    if let Some(schema) = &mut old.schema
                        && let Some((before, _)) = schemas.iter().find(|(_, now)| now == schema)
                    {
                        schema.clone_from(before);
                    }
                }
            }
        }
        Renames(found)
    }

    /// The renames as changes.
    pub(super) fn changes(&self, rules: &dyn Rules, before: &Catalog) -> Vec<Change> {
        let mut changes = Vec::new();
        let mut push = |what: What| changes.push(Change::new(what));
        for rename in &self.0 {
            let (from, to) = (rename.from.clone(), rename.to.clone());
            // What is in a schema moves with it.
            let from = match rename.kind {
                Kind::Schema if !rules.renames_schemas() => {
                    push(What::Create(Part::Namespace(to.name)));
                    push(What::Drop(Part::Namespace(from.name)));
                    continue;
                }
                Kind::Schema => from,
                _ if rules.renames_schemas() => self.in_schema(&from),
                _ => from,
            };
            let of = rename.of.clone().map(|(_, new)| new);
            if from != to {
                push(What::Rename {
                    kind: rename.kind,
                    of,
                    from,
                    to,
                });
            }
        }
        // What was in it has moved before it goes.
        for change in &mut changes {
            change.loses = None;
        }
        if !rules.renames_schemas() {
            let mut push = |what: What| changes.push(Change::new(what));
            let tables = before
                .tables
                .iter()
                .map(|table| (Kind::Table, Name::of(table)));
            let sequences = before.sequences.iter();
            let sequences =
                sequences.map(|def| (Kind::Sequence, Name::new(&def.schema, &def.name)));
            for (kind, from) in tables.chain(sequences) {
                let said = self
                    .0
                    .iter()
                    .any(|rename| rename.kind == kind && rename.from == from);
                let to = self.in_schema(&from);
                if !said && to != from {
                    push(What::Rename {
                        kind,
                        of: None,
                        from,
                        to,
                    });
                }
            }
        }
        changes
    }
}

/// What something is called in between whose name another one has got: no name that a schema has.
fn gone(name: &str) -> String {
    format!("{name}\0")
}

/// Names of parts, as answers may call them.
fn parts(names: &[String], of: &[&Name]) -> Vec<Item> {
    let parts = names.iter().map(|name| {
        let paths = of.iter().map(|of| format!("{of}.{name}")).collect();
        let name = Name::new(&None, name);
        Item { name, paths }
    });
    parts.collect()
}

/// With their places.
type Items = Vec<(usize, Item)>;

/// What is gone, and what is new. Where names are exchanged, which only an answer tells, they are both.
fn told_apart(
    kind: Kind,
    answers: &Answers,
    before: Vec<Item>,
    after: Vec<Item>,
    now: &dyn Fn(&Name) -> Name,
) -> (Items, Items) {
    let mut said: Vec<(Name, Name)> = Vec::new();
    for old in &before {
        let new = after
            .iter()
            .find(|new| answers.renamed(kind, &old.paths, &new.paths));
        said.extend(new.map(|new| (now(&old.name), new.name.clone())));
    }
    let names: Vec<_> = before.iter().map(|item| now(&item.name)).collect();
    let later: Vec<_> = after.iter().map(|item| item.name.clone()).collect();
    // Who gives a name away that is there later too has to be followed by another one.
    loop {
        let targets: Vec<_> = said.iter().map(|(_, to)| to.clone()).collect();
        let all = said.len();
        said.retain(|(from, _)| !later.contains(from) || targets.contains(from));
        if said.len() == all {
            break;
        }
    }
    let exchanged = |name: &Name| said.iter().any(|(_, to)| to == name);
    let gone = before.into_iter().zip(&names).enumerate();
    let gone = gone.filter(|(_, (_, name))| !later.contains(name) || exchanged(name));
    let gone = gone.map(|(at, (item, _))| (at, item)).collect();
    let new = after.into_iter().enumerate();
    let new = new.filter(|(_, item)| !names.contains(&item.name) || exchanged(&item.name));
    let new = new.collect();
    (gone, new)
}

/// How many of a hundred names two lists share.
fn shared(one: &[String], other: &[String]) -> usize {
    let both = one.iter().filter(|name| other.contains(name)).count();
    both * 100 / one.len().max(other.len()).max(1)
}

/// How alike two names are, of forty: by what they begin and end with.
fn alike(one: &str, other: &str) -> usize {
    let begin = one
        .chars()
        .zip(other.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let end = one
        .chars()
        .rev()
        .zip(other.chars().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let longest = one.chars().count().max(other.chars().count()).max(1);
    begin.max(end) * 40 / longest
}
