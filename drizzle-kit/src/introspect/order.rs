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
        .domains
        .sort_by_key(|def| key(&def.schema, &def.name));
    let domains = std::mem::take(&mut catalog.domains);
    catalog.domains = after_needed(domains, |one, other| {
        is_of(&one.base, &other.schema, &other.name)
    });
    catalog
        .composites
        .sort_by_key(|def| key(&def.schema, &def.name));
    let composites = std::mem::take(&mut catalog.composites);
    catalog.composites = after_needed(composites, |one, other| {
        let mut fields = one.fields.iter();
        fields.any(|(_, ty)| is_of(ty, &other.schema, &other.name))
    });
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

/// Each view after those that it reads.
fn by_sources(views: Vec<(View, Vec<Column>)>) -> Vec<(View, Vec<Column>)> {
    after_needed(views, |(view, _), (other, _)| {
        let of_other = (&other.schema, &other.name);
        let mut sources = view.sources.iter();
        of_other != (&view.schema, &view.name)
            && sources.any(|(schema, name)| (schema, name) == of_other)
    })
}

/// Each after those that it needs; otherwise the order stays. A circle can't be in a database; if one seems to be there,
/// its order stays, too.
fn after_needed<T>(mut left: Vec<T>, needs: impl Fn(&T, &T) -> bool) -> Vec<T> {
    let mut done = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let waits = |one: &T| left.iter().any(|other| needs(one, other));
        let free = left.iter().position(|one| !waits(one));
        done.push(left.remove(free.unwrap_or(0)));
    }
    done
}

/// Whether a type is called so in a column's type, also as an array.
fn is_of(ty: &str, schema: &Option<String>, name: &str) -> bool {
    let plain = ty.trim_end_matches("[]").replace('"', "");
    match schema {
        Some(schema) => plain == format!("{schema}.{name}"),
        None => plain == name,
    }
}
