//! `relations!` from foreign keys.
use super::Pulling;
use super::names::{TableNames, singular};
use drizzle_core::catalog::{ForeignKey, Table};
use std::collections::{BTreeMap, BTreeSet};

/// The relations of one table: names and what stands after them.
#[derive(Default)]
struct Relations {
    taken: BTreeSet<String>,
    list: Vec<(String, String)>,
}

impl Relations {
    /// The first of these names that is free.
    fn name(&mut self, wanted: &[String]) -> String {
        let free = wanted
            .iter()
            .find(|name| !self.taken.contains(*name))
            .cloned();
        let name = free.unwrap_or_else(|| {
            let last = wanted.last().map_or("other", String::as_str);
            let mut numbers = (2..).map(|number| format!("{last}_{number}"));
            numbers
                .find(|name| !self.taken.contains(name))
                .unwrap_or_default()
        });
        self.taken.insert(name.clone());
        name
    }
}

impl Pulling<'_> {
    pub(super) fn relations(&mut self) {
        let mut relations: BTreeMap<String, Relations> = BTreeMap::new();
        for table in &self.catalog.tables {
            if let Some(names) = self.names(&table.schema, &table.name) {
                let fields = names.fields.values();
                let of_table = relations.entry(names.module.clone()).or_default();
                of_table.taken = fields
                    .map(|field| field.trim_start_matches("r#").to_owned())
                    .collect();
            }
        }
        for table in &self.catalog.tables {
            for key in &table.foreign_keys {
                self.relation(table, key, &mut relations);
            }
        }
        for table in &self.catalog.tables {
            self.junction(table, &mut relations);
        }
        let mut body = String::new();
        for (table, relations) in relations
            .iter()
            .filter(|(_, relations)| !relations.list.is_empty())
        {
            body += &format!("    {table} {{\n");
            for (name, relation) in &relations.list {
                body += &format!("        {}: {relation},\n", super::names::raw(name));
            }
            body += "    }\n";
        }
        if !body.is_empty() {
            self.out += &format!("\nrelations! {{\n{body}}}\n");
        }
    }

    fn names(&self, schema: &Option<String>, name: &str) -> Option<&TableNames> {
        self.items.tables.get(&(schema.clone(), name.to_owned()))
    }

    /// From the table with the key to the other, and back.
    fn relation(
        &self,
        table: &Table,
        key: &ForeignKey,
        relations: &mut BTreeMap<String, Relations>,
    ) {
        let (Some(own), Some(other)) = (
            self.names(&table.schema, &table.name),
            self.names(&key.foreign_schema, &key.foreign_table),
        ) else {
            return;
        };
        let Some(pairs) = pairs(key, own, other) else {
            return;
        };
        let plain = |name: &str| name.trim_start_matches("r#").to_owned();
        let single = singular(&other.module);
        let mut wanted = Vec::new();
        if let [column] = &key.columns[..] {
            let field = plain(&own.fields[column]);
            wanted.extend(
                field
                    .strip_suffix("_id")
                    .filter(|stem| !stem.is_empty())
                    .map(str::to_owned),
            );
            let same = |other: &&ForeignKey| {
                (&other.foreign_schema, &other.foreign_table)
                    == (&key.foreign_schema, &key.foreign_table)
            };
            // Of several references to one table, each is called by its column.
            if table.foreign_keys.iter().filter(same).count() == 1 {
                wanted.push(single.clone());
            }
            wanted.push(format!("{field}_{single}"));
        } else {
            wanted.extend([single.clone(), format!("{single}_row")]);
        }
        let Some(of_own) = relations.get_mut(&own.module) else {
            return;
        };
        let one = of_own.name(&wanted);
        of_own
            .list
            .push((one.clone(), format!("one({}) on ({pairs})", other.module)));
        let back = match own.module == other.module {
            true => vec![format!("{}_of_{one}", own.module)],
            false => vec![own.module.clone(), format!("{}_as_{one}", own.module)],
        };
        if let Some(of_other) = relations.get_mut(&other.module) {
            let many = of_other.name(&back);
            let one = super::names::raw(&one);
            of_other
                .list
                .push((many, format!("many({}.{one})", own.module)));
        }
    }

    /// Two tables whose rows belong together by the rows of a third, which is made of their keys.
    fn junction(&self, table: &Table, relations: &mut BTreeMap<String, Relations>) {
        let Some(primary) = &table.primary_key else {
            return;
        };
        let [one, other] = &table.foreign_keys[..] else {
            return;
        };
        let mut columns: Vec<_> = one.columns.iter().chain(&other.columns).collect();
        columns.sort_unstable();
        let mut key: Vec<_> = primary.columns.iter().collect();
        key.sort_unstable();
        if columns != key {
            return;
        }
        for (from, to) in [(one, other), (other, one)] {
            self.through(table, from, to, relations);
        }
    }

    fn through(
        &self,
        table: &Table,
        from: &ForeignKey,
        to: &ForeignKey,
        relations: &mut BTreeMap<String, Relations>,
    ) {
        let (Some(junction), Some(owner), Some(target)) = (
            self.names(&table.schema, &table.name),
            self.names(&from.foreign_schema, &from.foreign_table),
            self.names(&to.foreign_schema, &to.foreign_table),
        ) else {
            return;
        };
        if owner.module == target.module {
            return;
        }
        let owned = from.foreign_columns.iter().zip(&from.columns);
        let owned: Option<Vec<_>> = owned
            .map(|(a, b)| {
                Some(format!(
                    "{} => {}",
                    owner.fields.get(a)?,
                    junction.fields.get(b)?
                ))
            })
            .collect();
        let others = to.columns.iter().zip(&to.foreign_columns);
        let others: Option<Vec<_>> = others
            .map(|(a, b)| {
                Some(format!(
                    "{} => {}",
                    junction.fields.get(a)?,
                    target.fields.get(b)?
                ))
            })
            .collect();
        let (Some(owned), Some(others)) = (owned, others) else {
            return;
        };
        if let Some(of_owner) = relations.get_mut(&owner.module) {
            let through = &junction.module;
            let name = of_owner.name(&[
                target.module.clone(),
                format!("{}_through_{through}", target.module),
            ]);
            let (owned, others) = (owned.join(", "), others.join(", "));
            of_owner.list.push((
                name,
                format!(
                    "many({}) through {through}({owned}; {others})",
                    target.module
                ),
            ));
        }
    }
}

/// Which columns are equal.
fn pairs(key: &ForeignKey, own: &TableNames, other: &TableNames) -> Option<String> {
    let pairs = key.columns.iter().zip(&key.foreign_columns);
    let pairs: Option<Vec<_>> = pairs
        .map(|(a, b)| {
            Some(format!(
                "{} => {}",
                own.fields.get(a)?,
                other.fields.get(b)?
            ))
        })
        .collect();
    pairs
        .filter(|pairs| !pairs.is_empty())
        .map(|pairs| pairs.join(", "))
}
