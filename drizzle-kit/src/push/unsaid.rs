//! What a database has and no source can say: a push leaves it as it is. `pull` tells it.
use drizzle_core::catalog::{Auto, Catalog, Column, Table};

/// Takes from a database what nobody can have said otherwise.
pub(super) fn keep(wanted: &mut Catalog, real: &Catalog) {
    let Catalog {
        tables, domains, ..
    } = wanted;
    let is_domain = |ty: &str| {
        let plain = ty.replace('"', "");
        domains.iter().any(|def| match &def.schema {
            Some(schema) => plain == format!("{schema}.{}", def.name),
            None => plain == def.name,
        })
    };
    for table in tables {
        let same = |known: &&Table| (&known.schema, &known.name) == (&table.schema, &table.name);
        let Some(known) = real.tables.iter().find(same) else {
            continue;
        };
        // How a table is stored is the database's affair, unless the source says it.
        let (said, there) = (&mut table.options, &known.options);
        for (said, there) in [
            (&mut said.engine, &there.engine),
            (&mut said.row_format, &there.row_format),
        ] {
            if said.is_none() {
                said.clone_from(there);
            }
        }
        if said.charset.is_none() && said.collate.is_none() {
            said.charset.clone_from(&there.charset);
            said.collate.clone_from(&there.collate);
        }
        for column in &mut table.columns {
            let mut columns = known.columns.iter();
            if let Some(known) = columns.find(|known| known.name == column.name) {
                let is_domain = is_domain(&column.ty);
                of_column(column, known, is_domain);
            }
        }
    }
}

fn of_column(column: &mut Column, known: &Column, is_domain: bool) {
    // A serial column is a default and a sequence of which the source says nothing: also how that is called after the
    // table or the column got another name.
    if let (Some(auto), Some(known)) = (&mut column.auto, &known.auto)
        && (auto.kind, known.kind) == (Auto::Serial, Auto::Serial)
    {
        auto.counts = known.counts.clone();
    }
    let computed = column.generated.is_some() && known.generated.is_some();
    let unsaid = column.collate.is_none() && column.charset.is_none();
    if unsaid && column.ty == known.ty && (computed || is_domain) {
        column.collate.clone_from(&known.collate);
        column.charset.clone_from(&known.charset);
    }
}
