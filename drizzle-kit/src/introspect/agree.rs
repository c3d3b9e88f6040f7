//! Texts that mean the same and are told in different words.
//!
//! A database may tell an expression in other words when it is given what it told before: what was `in ('a', 'b')`
//! becomes an array with a cast, and then an array of casts. So two texts are also the same when the database, given
//! both of them, tells them alike.
use super::{Filters, Found, Introspect};
use drizzle::{Db, Error};
use drizzle_core::catalog::{Catalog, Index, KeyOf};
use std::collections::BTreeMap;

/// What is there, and what is wanted, in words that can be compared: where the two mean the same, they say the same.
///
/// # Errors
/// What the database answers when it is read, or when the schema can't be created.
pub async fn both<D: Introspect>(
    db: &Db<D>,
    catalog: &Catalog,
    filters: &Filters,
) -> Result<(Found, Catalog), Error> {
    let mut found = D::introspect(db, filters).await?;
    let mut wanted = D::wanted(db, catalog).await?;
    if differing(&mut wanted, &mut found.catalog) {
        // What is there may hold what can't be created anew, such as a view of a table that is filtered out. Then its
        // words stay as they are.
        let again = D::wanted(db, &wanted).await?;
        let mut of_both = found.catalog.clone();
        keep(&mut of_both, &wanted);
        if let Ok(real_again) = D::wanted(db, &of_both).await {
            agree(&mut wanted, again, &mut found.catalog, real_again);
        }
    }
    Ok((found, wanted))
}

/// Where a text stands: what kind of object, its schema, its name, and which part.
type Place = (&'static str, Option<String>, String, String);

/// Leaves out the tables and views that are only there.
fn keep(real: &mut Catalog, wanted: &Catalog) {
    real.tables.retain(|table| {
        wanted
            .tables
            .iter()
            .any(|other| (&other.schema, &other.name) == (&table.schema, &table.name))
    });
    real.views.retain(|view| {
        wanted
            .views
            .iter()
            .any(|other| (&other.schema, &other.name) == (&view.schema, &view.name))
    });
}

fn differing(wanted: &mut Catalog, real: &mut Catalog) -> bool {
    let real = texts(real);
    let mut wanted = texts(wanted).into_iter();
    wanted.any(|(place, text)| real.get(&place).is_some_and(|other| **other != *text))
}

fn agree(wanted: &mut Catalog, mut again: Catalog, real: &mut Catalog, mut real_again: Catalog) {
    let (again, real, real_again) = (texts(&mut again), texts(real), texts(&mut real_again));
    for (place, text) in texts(wanted) {
        let alike = again.contains_key(&place) && again.get(&place) == real_again.get(&place);
        if let (true, Some(real)) = (alike, real.get(&place)) {
            text.clone_from(real);
        }
    }
}

/// The texts of a catalog that are SQL.
fn texts(catalog: &mut Catalog) -> BTreeMap<Place, &mut String> {
    let mut out = BTreeMap::new();
    for domain in &mut catalog.domains {
        let place = (
            "domain",
            domain.schema.clone(),
            domain.name.clone(),
            String::new(),
        );
        out.extend(domain.check.as_mut().map(|check| (place, check)));
    }
    for table in &mut catalog.tables {
        let (schema, name) = (&table.schema, &table.name);
        let place = |part: String| ("table", schema.clone(), name.clone(), part);
        for column in &mut table.columns {
            let part = |what: &str| place(format!("{what} of {}", column.name));
            let of_default = part("default");
            let of_generated = part("generated");
            out.extend(column.default.as_mut().map(|text| (of_default, text)));
            out.extend(
                column
                    .generated
                    .as_mut()
                    .map(|generated| (of_generated, &mut generated.expr)),
            );
        }
        for check in &mut table.checks {
            out.insert(place(format!("check {}", check.name)), &mut check.expr);
        }
        for policy in &mut table.policies {
            let part = |what: &str| place(format!("{what} of policy {}", policy.name));
            let (using, with_check) = (part("using"), part("with check"));
            out.extend(policy.using.as_mut().map(|text| (using, text)));
            out.extend(policy.with_check.as_mut().map(|text| (with_check, text)));
        }
        of_indexes(&mut table.indexes, &place, &mut out);
    }
    for view in &mut catalog.views {
        let (schema, name) = (&view.schema, &view.name);
        let place = |part: String| ("view", schema.clone(), name.clone(), part);
        of_indexes(&mut view.indexes, &place, &mut out);
        out.insert(place(String::new()), &mut view.query);
    }
    out
}

fn of_indexes<'c>(
    indexes: &'c mut [Index],
    place: &dyn Fn(String) -> Place,
    out: &mut BTreeMap<Place, &'c mut String>,
) {
    for index in indexes {
        let name = &index.name;
        for (at, key) in index.keys.iter_mut().enumerate() {
            if let KeyOf::Sql(sql) = &mut key.of {
                out.insert(place(format!("key {at} of index {name}")), sql);
            }
        }
        let part = place(format!("filter of index {name}"));
        out.extend(index.filter.as_mut().map(|text| (part, text)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use drizzle_core::catalog::{Check, Table};

    fn with(expr: &str) -> Catalog {
        let check = Check {
            name: "c".into(),
            expr: expr.into(),
        };
        let table = Table {
            name: "t".into(),
            checks: vec![check],
            ..Table::default()
        };
        Catalog {
            tables: vec![table],
            ..Catalog::default()
        }
    }

    #[test]
    fn what_is_told_alike_is_the_same() {
        let (mut wanted, mut real) = (with("b"), with("a"));
        agree(&mut wanted, with("c"), &mut real, with("c"));
        assert_eq!(wanted, with("a"));
        let mut wanted = with("b");
        agree(&mut wanted, with("c"), &mut real, with("d"));
        assert_eq!(wanted, with("b"));
    }
}
