//! Definitions in a schema that was chosen at run time.
//!
//! Types such as enums stay where they are: all such schemas share them.
use crate::catalog::{Catalog, Table};
use crate::error::Error;
use crate::render::Target;

/// Puts the tables that say no schema into the one that was chosen, and what they refer to.
pub(super) fn schema(target: Target<'_>, catalog: &mut Catalog) -> Result<(), Error> {
    if target.schema.is_none() {
        return Ok(());
    }
    let views = catalog.views.iter().map(|view| (&view.schema, &view.name));
    let sequences = catalog.sequences.iter();
    let sequences = sequences.map(|sequence| (&sequence.schema, &sequence.name));
    if let Some((_, name)) = views.chain(sequences).find(|(schema, _)| schema.is_none()) {
        return Err(Error::Invalid(format!(
            "`{name}` is no table: only tables are created in and dropped from a schema that was chosen at run time; say `schema = \"..\"` of it"
        )));
    }
    for one in &mut catalog.tables {
        table(target, one);
    }
    Ok(())
}

pub(super) fn table(target: Target<'_>, table: &mut Table) {
    let Some(schema) = target.schema else { return };
    let within = table.schema.is_none();
    if within {
        table.schema = Some(schema.to_owned());
    }
    // Where keys stay within their schema, they can't name it.
    if !target.keys_name_schemas() {
        return;
    }
    for key in &mut table.foreign_keys {
        key.foreign_schema.get_or_insert_with(|| schema.to_owned());
    }
}
