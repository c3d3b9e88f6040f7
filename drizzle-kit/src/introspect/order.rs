//! The order in which a catalog lists what was found, so that two of them can be compared.
use super::Found;
use super::text::mentions;
use drizzle_core::catalog::{Catalog, Column, View};

/// Sorts everything by name, and views after those that they read.
pub(super) fn sort(found: &mut Found) {
    let views = std::mem::take(&mut found.catalog.views);
    let columns = std::mem::take(&mut found.view_columns);
    let mut views: Vec<_> = views
        .into_iter()
        .zip(columns.into_iter().chain(std::iter::repeat(Vec::new())))
        .collect();
    views.sort_by(|(a, _), (b, _)| (&a.schema, &a.name).cmp(&(&b.schema, &b.name)));
    for (view, columns) in by_sources(views) {
        found.catalog.views.push(view);
        found.view_columns.push(columns);
    }
    sort_catalog(&mut found.catalog);
    found.left_out.sort();
}

/// Brings the views of a catalog into an order in which they can be created: where nobody says what their queries read,
/// the words in them tell.
pub(super) fn order_views(catalog: &mut Catalog) {
    let views = std::mem::take(&mut catalog.views);
    let names: Vec<_> = views
        .iter()
        .map(|view| (view.schema.clone(), view.name.clone()))
        .collect();
    let with_sources = views.into_iter().map(|view| {
        let mentioned = names.iter().filter(|(_, name)| mentions(&view.query, name));
        let sources = mentioned.cloned().collect();
        (View { sources, ..view }, Vec::new())
    });
    let ordered = by_sources(with_sources.collect());
    catalog.views = ordered.into_iter().map(|(view, _)| view).collect();
}

/// Sorts everything but views by name.
pub(super) fn sort_catalog(catalog: &mut Catalog) {
    catalog.namespaces.sort();
    catalog.extensions.sort();
    catalog.roles.sort_by(|a, b| a.name.cmp(&b.name));
    let key = |schema: &Option<String>, name: &str| (schema.clone(), name.to_owned());
    catalog.enums.sort_by_key(|def| key(&def.schema, &def.name));
    catalog
        .sequences
        .sort_by_key(|def| key(&def.schema, &def.name));
    catalog
        .tables
        .sort_by_key(|def| key(&def.schema, &def.name));
    for table in &mut catalog.tables {
        table.uniques.sort_by(|a, b| a.name.cmp(&b.name));
        table.checks.sort_by(|a, b| a.name.cmp(&b.name));
        table.foreign_keys.sort_by(|a, b| a.name.cmp(&b.name));
        table.indexes.sort_by(|a, b| a.name.cmp(&b.name));
        table.policies.sort_by(|a, b| a.name.cmp(&b.name));
    }
    for view in &mut catalog.views {
        view.indexes.sort_by(|a, b| a.name.cmp(&b.name));
        view.sources.sort();
    }
}

/// Each view after those that it reads. A circle can't be in a database; if one seems to be there, the order of names stays.
fn by_sources(views: Vec<(View, Vec<Column>)>) -> Vec<(View, Vec<Column>)> {
    let mut left = views;
    let mut done: Vec<(View, Vec<Column>)> = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let free = left.iter().position(|(view, _)| {
            let waits = |other: &View| {
                (&other.schema, &other.name) != (&view.schema, &view.name)
                    && view
                        .sources
                        .iter()
                        .any(|(schema, name)| (schema, name) == (&other.schema, &other.name))
            };
            !left.iter().any(|(other, _)| waits(other))
        });
        done.push(left.remove(free.unwrap_or(0)));
    }
    done
}
