//! Schemas that nobody thought of: each pair has to hold what the corpus holds. A seed gives the same ones each time.
use crate::model::{Row, schema};
use crate::property::holds;
use crate::servers::Server;
use drizzle_core::catalog::Catalog;
use drizzle_core::dialect::Syntax;
use drizzle_kit::questions::{Answer, Answers};
use std::fmt::Write as _;

/// A small generator of numbers: the same ones for a seed, everywhere.
struct Random(u64);
impl Random {
    fn below(&mut self, n: usize) -> usize {
        // splitmix64
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % (n.max(1) as u64)).unwrap_or(0)
    }
    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

#[derive(Clone, Debug)]
struct Column {
    name: String,
    ty: &'static str,
    not_null: bool,
    default: Option<&'static str>,
    /// Whether rows may have another value than NULL.
    filled: bool,
}

#[derive(Clone, Debug, Default)]
struct Table {
    name: String,
    auto: bool,
    columns: Vec<Column>,
    uniques: Vec<(String, String)>,
    checks: Vec<(String, String, usize)>,
    indexes: Vec<(String, Vec<String>)>,
    keys: Vec<(String, String, String, bool)>,
    generated: Option<(String, String, usize)>,
}

#[derive(Clone, Debug, Default)]
struct Model {
    tables: Vec<Table>,
    labels: Vec<String>,
    views: Vec<(String, String, String)>,
    next: usize,
}

/// Types with a literal, a default, and whether a key may hold them.
const TYPES: [(&str, &str, &str, bool); 7] = [
    ("int", "7", "3", true),
    ("big", "8", "4", true),
    ("varchar(20)", "'v'", "'d'", true),
    ("varchar(40)", "'w'", "'e'", true),
    ("text", "'t'", "'f'", false),
    ("bool", "true", "false", false),
    ("roles", "'b'", "'b'", false),
];

fn number(ty: &str) -> bool {
    matches!(ty, "int" | "big")
}

impl Model {
    fn name(&mut self, begin: &str) -> String {
        self.next += 1;
        format!("{begin}{}", self.next)
    }

    fn column(&mut self, random: &mut Random) -> Column {
        let (ty, _, default, _) = TYPES[random.below(TYPES.len())];
        let not_null = random.chance(40);
        let default = random
            .chance(40)
            .then_some(default)
            .filter(|_| ty != "text");
        let filled = not_null || default.is_some() || ty != "int";
        Column {
            name: self.name("c"),
            ty,
            not_null,
            default,
            filled,
        }
    }

    fn table(&mut self, random: &mut Random) {
        let mut table = Table {
            name: self.name("t"),
            auto: random.chance(50),
            ..Table::default()
        };
        for _ in 0..1 + random.below(4) {
            let column = self.column(random);
            table.columns.push(column);
        }
        self.tables.push(table);
        let at = self.tables.len() - 1;
        for _ in 0..random.below(4) {
            self.part(random, at);
        }
    }

    fn part(&mut self, random: &mut Random, at: usize) {
        let name = self.name("k");
        let others: Vec<_> = self
            .tables
            .iter()
            .map(|table| (table.name.clone(), table.auto))
            .collect();
        let columns = self.tables[at].columns.clone();
        let keys: Vec<_> = columns
            .iter()
            .filter(|c| TYPES.iter().any(|t| t.0 == c.ty && t.3))
            .collect();
        let numbers: Vec<_> = columns.iter().filter(|c| number(c.ty)).collect();
        let table = &mut self.tables[at];
        match random.below(5) {
            0 if !keys.is_empty() => {
                let column = keys[random.below(keys.len())].name.clone();
                // Of two equal ones PostgreSQL makes one.
                if !table.uniques.iter().any(|unique| unique.1 == column) {
                    table.uniques.push((name, column));
                }
            }
            1 if !numbers.is_empty() => {
                let column = numbers[random.below(numbers.len())].name.clone();
                // A row refers to row 1.
                if !table.keys.iter().any(|key| key.1 == column) {
                    table.checks.push((name, column, random.below(3)));
                }
            }
            2 if !keys.is_empty() => {
                let mut of = vec![keys[random.below(keys.len())].name.clone()];
                if random.chance(30) {
                    of.push("id".into());
                }
                table.indexes.push((name, of));
            }
            3 => {
                let ints: Vec<_> = columns
                    .iter()
                    .filter(|c| c.ty == "int" && !c.filled)
                    .collect();
                let used = |name: &String| {
                    table.keys.iter().any(|key| key.1 == *name)
                        || table.checks.iter().any(|check| check.1 == *name)
                };
                let free: Vec<_> = ints.iter().filter(|c| !used(&c.name)).collect();
                if !free.is_empty() {
                    let column = free[random.below(free.len())].name.clone();
                    let other = others[random.below(others.len())].0.clone();
                    table.keys.push((name, column, other, random.chance(50)));
                }
            }
            4 if !numbers.is_empty() && table.generated.is_none() => {
                let column = numbers[random.below(numbers.len())].name.clone();
                if !table.keys.iter().any(|key| key.1 == column) {
                    table.generated = Some((name, column, 1 + random.below(3)));
                }
            }
            _ => {}
        }
    }

    fn random(random: &mut Random) -> Model {
        let mut model = Model {
            labels: vec!["a".into(), "b".into(), "c".into()],
            ..Model::default()
        };
        for _ in 0..1 + random.below(3) {
            model.table(random);
        }
        if random.chance(50) {
            model.view(random);
        }
        model
    }

    fn view(&mut self, random: &mut Random) {
        let name = self.name("v");
        let table = &self.tables[random.below(self.tables.len())];
        let column = table.columns[random.below(table.columns.len())]
            .name
            .clone();
        let table = table.name.clone();
        self.views.push((name, table, column));
    }

    /// Another schema, so many steps away, and what has to be answered.
    fn changed(&self, random: &mut Random, steps: usize) -> (Model, Vec<Answer>) {
        let mut model = self.clone();
        let mut tables: Vec<(String, String)> = Vec::new();
        let mut columns: Vec<(String, String, String)> = Vec::new();
        for _ in 0..steps {
            let at = random.below(model.tables.len());
            match random.below(13) {
                0 => model.table(random),
                1 if model.tables.len() > 1 => {
                    let gone = model.tables.remove(at).name;
                    model.views.retain(|view| view.1 != gone);
                    model
                        .tables
                        .iter_mut()
                        .for_each(|table| table.keys.retain(|key| key.2 != gone));
                    tables.retain(|(_, to)| *to != gone);
                    columns.retain(|(table, ..)| *table != gone);
                }
                2 => {
                    let new = model.name("t");
                    let old = std::mem::replace(&mut model.tables[at].name, new.clone());
                    model
                        .tables
                        .iter_mut()
                        .flat_map(|table| &mut table.keys)
                        .filter(|key| key.2 == old)
                        .for_each(|key| key.2.clone_from(&new));
                    model
                        .views
                        .iter_mut()
                        .filter(|view| view.1 == old)
                        .for_each(|view| view.1.clone_from(&new));
                    columns
                        .iter_mut()
                        .filter(|column| column.0 == old)
                        .for_each(|column| column.0.clone_from(&new));
                    match tables.iter_mut().find(|(_, to)| *to == old) {
                        Some((_, to)) => *to = new,
                        None if self.tables.iter().any(|table| table.name == old) => {
                            tables.push((old, new))
                        }
                        None => {}
                    }
                }
                3 | 4 => {
                    let column = model.column(random);
                    model.tables[at].columns.push(column);
                }
                5 if model.tables[at].columns.len() > 1 => {
                    let table = &mut model.tables[at];
                    let gone = table.columns.remove(random.below(table.columns.len())).name;
                    table.forget(&gone);
                    let name = table.name.clone();
                    model.views.retain(|view| view.1 != name || view.2 != gone);
                    columns.retain(|(of, _, to)| *of != name || *to != gone);
                }
                6 => {
                    let new = model.name("c");
                    let table = &mut model.tables[at];
                    let place = random.below(table.columns.len());
                    let old = std::mem::replace(&mut table.columns[place].name, new.clone());
                    table.rename(&old, &new);
                    let name = table.name.clone();
                    model
                        .views
                        .iter_mut()
                        .filter(|view| view.1 == name && view.2 == old)
                        .for_each(|view| view.2.clone_from(&new));
                    match columns
                        .iter_mut()
                        .find(|(of, _, to)| *of == name && *to == old)
                    {
                        Some((.., to)) => *to = new,
                        None => columns.push((name, old, new)),
                    }
                }
                7 => {
                    let table = &mut model.tables[at];
                    let place = random.below(table.columns.len());
                    let fixed = table
                        .keys
                        .iter()
                        .any(|key| key.1 == table.columns[place].name);
                    let column = &mut table.columns[place];
                    column.filled |= !fixed;
                    match random.below(3) {
                        _ if fixed => {}
                        0 => column.not_null = !column.not_null,
                        1 => {
                            let known = TYPES.iter().find(|known| known.0 == column.ty);
                            let default =
                                known.map(|known| known.2).filter(|_| column.ty != "text");
                            column.default = if column.default.is_some() {
                                None
                            } else {
                                default
                            };
                        }
                        _ => {
                            column.ty = match column.ty {
                                "int" => "big",
                                "big" => "int",
                                "varchar(20)" => "varchar(40)",
                                "varchar(40)" => "varchar(20)",
                                other => other,
                            };
                        }
                    }
                }
                8 | 9 => model.part(random, at),
                10 => {
                    let table = &mut model.tables[at];
                    match random.below(5) {
                        0 => drop(table.uniques.pop()),
                        1 => drop(table.checks.pop()),
                        2 => drop(table.indexes.pop()),
                        3 => drop(table.keys.pop()),
                        _ => table.generated = None,
                    }
                }
                11 => match random.below(2) {
                    0 => model.view(random),
                    _ => drop(model.views.pop()),
                },
                _ => {
                    // At the front, within, or at the end; or one that no row has is gone.
                    let label = model.name("l");
                    let place = random.below(model.labels.len() + 1);
                    match random.chance(70) {
                        true => model.labels.insert(place, label),
                        false => model.labels.retain(|label| label != "c"),
                    }
                }
            }
        }
        let mut answers = Vec::new();
        for (from, to) in tables {
            answers.push(Answer::Rename {
                kind: None,
                from,
                to,
            });
        }
        for (table, from, to) in columns {
            // One that came and went is no rename.
            let (from, to) = (format!("{table}.{from}"), format!("{table}.{to}"));
            answers.push(Answer::Rename {
                kind: None,
                from,
                to,
            });
        }
        for table in &model.tables {
            for column in table.columns.iter().filter(|column| column.not_null) {
                let known = TYPES.iter().find(|known| known.0 == column.ty);
                let (column, value) = (
                    format!("{}.{}", table.name, column.name),
                    known.map_or("0", |known| known.1),
                );
                answers.push(Answer::Fill {
                    column,
                    value: value.to_owned(),
                });
            }
        }
        answers.push(Answer::New {
            kind: None,
            name: "*".into(),
        });
        (model, answers)
    }

    fn text(&self) -> String {
        let mut out = format!("enum roles {}\n", self.labels.join(" "));
        for table in &self.tables {
            let _ = writeln!(
                out,
                "table {}\n  id int {}pk",
                table.name,
                if table.auto { "auto " } else { "not null " }
            );
            for column in &table.columns {
                let not_null = if column.not_null { " not null" } else { "" };
                let default = column.default.map(|default| format!(" default {default}"));
                let _ = writeln!(
                    out,
                    "  {} {}{not_null}{}",
                    column.name,
                    column.ty,
                    default.unwrap_or_default()
                );
            }
            if let Some((name, of, n)) = &table.generated {
                let _ = writeln!(out, "  {name} big generated stored {{{of}}} + {n}");
            }
            for (name, column) in &table.uniques {
                let _ = writeln!(out, "  unique {name}: {column}");
            }
            for (name, column, n) in &table.checks {
                let _ = writeln!(out, "  check {name}: {{{column}}} > {n}");
            }
            for (name, columns) in &table.indexes {
                let _ = writeln!(out, "  index {name}: {}", columns.join(", "));
            }
            for (name, column, other, cascade) in &table.keys {
                let action = if *cascade { " on delete cascade" } else { "" };
                let _ = writeln!(out, "  fk {name}: {column} -> {other}(id){action}");
            }
        }
        for (name, table, column) in &self.views {
            let _ = writeln!(
                out,
                "view {name} of {table}: select {{id}}, {{{column}}} from {{{table}}}"
            );
        }
        out
    }

    /// One row in each table, which meets everything.
    fn rows(&self) -> Vec<Row> {
        let rows = self.tables.iter().map(|table| {
            let values = table.columns.iter().filter(|column| column.filled);
            let values = values.map(|column| {
                let known = TYPES.iter().find(|known| known.0 == column.ty);
                (
                    column.name.clone(),
                    known.map_or("0", |known| known.1).to_owned(),
                )
            });
            let id = ("id".to_owned(), "1".to_owned());
            // A row refers to itself where it can.
            let own = table.keys.iter().filter(|key| key.2 == table.name);
            let own = own.map(|key| (key.1.clone(), "1".to_owned()));
            (
                table.name.clone(),
                [id].into_iter().chain(values).chain(own).collect(),
            )
        });
        rows.collect()
    }
}

impl Table {
    fn forget(&mut self, column: &str) {
        self.uniques.retain(|unique| unique.1 != column);
        self.checks.retain(|check| check.1 != column);
        self.indexes
            .retain(|index| !index.1.iter().any(|name| name == column));
        self.keys.retain(|key| key.1 != column);
        self.generated = self
            .generated
            .take()
            .filter(|generated| generated.1 != column);
    }

    fn rename(&mut self, old: &str, new: &str) {
        let own = |name: &mut String| {
            if name == old {
                *name = new.to_owned();
            }
        };
        self.uniques
            .iter_mut()
            .for_each(|unique| own(&mut unique.1));
        self.checks.iter_mut().for_each(|check| own(&mut check.1));
        self.indexes
            .iter_mut()
            .flat_map(|index| &mut index.1)
            .for_each(own);
        self.keys.iter_mut().for_each(|key| own(&mut key.1));
        self.generated
            .iter_mut()
            .for_each(|generated| own(&mut generated.1));
    }
}

/// The pair of a seed: both schemas, answers, rows, and what it is called.
pub(crate) fn pair(
    syntax: &'static dyn Syntax,
    seed: u64,
) -> (Catalog, Catalog, Answers, Vec<Row>, String) {
    let mut random = Random(seed);
    let before = Model::random(&mut random);
    let steps = 1 + random.below(6);
    let (after, answers) = before.changed(&mut random, steps);
    let (from, _) = schema(syntax, &before.text());
    let (to, _) = schema(syntax, &after.text());
    let rows = before.rows().into_iter().map(|(table, values)| {
        let values = values
            .into_iter()
            .map(|(column, value)| match value.as_str() {
                "true" => (column, syntax.bool_literal(true)),
                _ => (column, value),
            });
        (table, values.collect())
    });
    let rows: Vec<Row> = rows.collect();
    let literal = |answer: Answer| match answer {
        Answer::Fill { column, value } if value == "true" => Answer::Fill {
            column,
            value: syntax.bool_literal(true),
        },
        other => other,
    };
    let answers = Answers(answers.into_iter().map(literal).collect());
    let case = format!("SEED={seed}\n{}== after\n{}", before.text(), after.text());
    (from, to, answers, rows, case)
}

async fn pairs(server: &mut Server, count: u64) {
    let only = std::env::var("SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    let seeds: Vec<u64> = only.map_or_else(|| (1..=count).collect(), |seed| vec![seed]);
    let mut changed = 0;
    for seed in seeds {
        let (from, to, answers, rows, case) = pair(server.syntax(), seed);
        changed += usize::from(from != to);
        holds(server, &case, &from, &to, &answers, &rows).await;
    }
    assert!(
        only.is_some() || changed > usize::try_from(count).unwrap_or(0) / 2,
        "only {changed} of them differ"
    );
}

#[tokio::test]
async fn sqlite() {
    pairs(&mut Server::sqlite().await, 1_000).await;
}

#[tokio::test]
#[cfg_attr(
    not(feature = "postgres"),
    ignore = "needs a server: --features postgres, DRIZZLE_POSTGRES_URL"
)]
async fn postgres() {
    pairs(
        &mut Server::postgres("DRIZZLE_POSTGRES_URL", "drizzle_kit_random").await,
        400,
    )
    .await;
}

#[tokio::test]
#[cfg_attr(
    not(feature = "cockroach"),
    ignore = "needs a server: --features cockroach, DRIZZLE_COCKROACH_URL"
)]
async fn cockroach() {
    pairs(
        &mut Server::cockroach("drizzle_kit_random_cockroach").await,
        300,
    )
    .await;
}

#[tokio::test]
#[cfg_attr(
    not(feature = "mysql"),
    ignore = "needs a server: --features mysql, DRIZZLE_MYSQL_URL"
)]
async fn mysql() {
    pairs(
        &mut Server::mysql("DRIZZLE_MYSQL_URL", "drizzle_kit_random").await,
        300,
    )
    .await;
}
