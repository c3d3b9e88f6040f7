//! What few tables, columns and keys say, and why a dialect can't have it.
use crate::catalog::Counts;
use crate::dialect::{Rare, Syntax};
use crate::schema::{
    ColumnDef, ColumnMore, CountsDef, DefaultDef, ForeignKeyDef, KeyMore, TableDef,
};

/// How a column that counts itself up counts.
pub(super) fn counts(more: &ColumnMore) -> Counts {
    let counts = more.counts;
    Counts {
        start: counts.start,
        increment: counts.increment,
        min: counts.min,
        max: counts.max,
        cache: counts.cache,
        cycle: counts.cycle,
        name: counts.name.map(str::to_owned),
    }
}

/// Why a column can't have what few columns say.
pub(super) fn column_refused(syntax: &dyn Syntax, table: &TableDef) -> Option<String> {
    table.columns.iter().find_map(|column| {
        let more = column.more.unwrap_or(&ColumnMore::NONE);
        let said = [
            (more.collate.is_some(), Rare::Collate),
            (more.charset.is_some(), Rare::Charset),
            (more.counts != CountsDef::NONE, Rare::Counts),
            (has_more(&more.counts), Rare::Sequence),
        ];
        let lacks = said
            .iter()
            .find(|(said, rare)| *said && !syntax.has_rare(*rare));
        let reason = match lacks {
            Some((_, rare)) => rare.reason(),
            None if more.on_update_now && syntax.on_update_now(column).is_none() => {
                "is set to the time by updates, which is not done here; use `on_update_fn`"
            }
            None if matches!(column.default, Some(DefaultDef::RandomUuid))
                && syntax.random_uuid().is_none() =>
            {
                "has a random UUID as its default, which there is not; use `default_fn`"
            }
            None => return None,
        };
        Some(format!("column `{}` {reason}", column.name))
    })
}

/// Whether it is said of the numbers what only sequences know.
fn has_more(counts: &CountsDef) -> bool {
    let CountsDef {
        min,
        max,
        cache,
        cycle,
        name,
        ..
    } = counts;
    min.is_some() || max.is_some() || cache.is_some() || *cycle || name.is_some()
}

/// Why a table can't be stored as it says, or a key can't be what it says.
pub(super) fn refused(syntax: &dyn Syntax, table: &TableDef) -> Option<String> {
    let uniques = table
        .uniques
        .iter()
        .map(|unique| (unique.name, unique.more));
    let keys = std::iter::once(("primary key", table.primary_key_more)).chain(uniques);
    let of_key = |(name, more): (&str, KeyMore)| {
        let said = [
            (more.deferrable.is_some(), Rare::DeferrableKeys),
            (more.clustered.is_some(), Rare::Clustered),
        ];
        let lacks = said
            .iter()
            .find(|(said, rare)| *said && !syntax.has_rare(*rare));
        lacks.map(|(_, rare)| format!("key `{name}` {}", rare.reason()))
    };
    if let Some(reason) = keys.into_iter().find_map(of_key) {
        return Some(reason);
    }
    let of_index = |index: &crate::schema::IndexDef| {
        let more = index.more?;
        let said = [
            (more.clustered, Rare::Clustered),
            (more.kind.is_some(), Rare::IndexKinds),
            (more.concurrently, Rare::Concurrently),
        ];
        let lacks = said
            .iter()
            .find(|(said, rare)| *said && !syntax.has_rare(*rare));
        lacks.map(|(_, rare)| format!("index `{}` {}", index.name, rare.reason()))
    };
    if let Some(reason) = table.indexes.iter().find_map(of_index) {
        return Some(reason);
    }
    if let Some(reason) = clusters_refused(syntax, table) {
        return Some(reason);
    }
    let keys = table.foreign_keys.get();
    if let Some(key) = keys.iter().find(|key| key.match_full)
        && !syntax.has_rare(Rare::MatchFull)
    {
        return Some(format!(
            "foreign key `{}` {}",
            key.name,
            Rare::MatchFull.reason()
        ));
    }
    if let Some(reason) = keys
        .iter()
        .find_map(|key| reference_refused(syntax, table, key))
    {
        return Some(reason);
    }
    let storage = table.options.storage?;
    let here = storage.unlogged || storage.tablespace.is_some() || storage.with.is_some();
    let engines = [
        storage.engine,
        storage.charset,
        storage.collate,
        storage.row_format,
    ];
    let engines = engines.iter().any(Option::is_some) || storage.auto_increment.is_some();
    let said = [(here, Rare::Storage), (engines, Rare::Engines)];
    let lacks = said
        .iter()
        .find(|(said, rare)| *said && !syntax.has_rare(*rare))?;
    Some(lacks.1.reason().to_owned())
}

/// Why a foreign key can't refer to its columns.
fn reference_refused(syntax: &dyn Syntax, table: &TableDef, key: &ForeignKeyDef) -> Option<String> {
    let (name, other) = (key.name, key.table);
    let foreign: Vec<usize> = key
        .foreign
        .iter()
        .filter_map(|name| other.columns.iter().position(|column| column.name == *name))
        .collect();
    let same = |columns: &[usize]| {
        columns.len() == foreign.len() && columns.iter().all(|column| foreign.contains(column))
    };
    let waits = |columns: &[usize], more: KeyMore| more.deferrable.is_some() && same(columns);
    let mut uniques = other.uniques.iter();
    if waits(other.primary_key, other.primary_key_more)
        || uniques.any(|unique| waits(unique.columns, unique.more))
    {
        let other = other.name;
        return Some(format!(
            "foreign key `{name}` refers to a key of `{other}` that is checked at the end of the transaction, \
             which can't be; leave out `deferrable` there"
        ));
    }
    if !syntax.references_same_integers() {
        return None;
    }
    let ty = |column: &ColumnDef| match column.auto {
        Some(_) => syntax.counted_type(column),
        None => syntax.column_type(column),
    };
    let pairs = key.columns.iter().zip(&foreign);
    let mut pairs = pairs.map(|(own, foreign)| (&table.columns[*own], &other.columns[*foreign]));
    let (own, foreign) = pairs.find(|(own, foreign)| {
        own.kind.is_integer() && foreign.kind.is_integer() && ty(own) != ty(foreign)
    })?;
    Some(format!(
        "foreign key `{name}` refers from `{}`, {}, to `{}`, {}; give both columns the same type",
        own.name,
        ty(own),
        foreign.name,
        ty(foreign)
    ))
}

/// Why rows can't be stored by a key: there are two such keys, or it leaves rows out.
fn clusters_refused(syntax: &dyn Syntax, table: &TableDef) -> Option<String> {
    let stores = |more: KeyMore| more.clustered == Some(true);
    let uniques = table.uniques.iter().filter(|unique| stores(unique.more));
    let indexes = table
        .indexes
        .iter()
        .filter(|index| index.more.is_some_and(|more| more.clustered));
    let primary = usize::from(stores(table.primary_key_more));
    if primary + uniques.clone().count() + indexes.clone().count() > 1 {
        return Some(
            "rows are stored by one key alone; leave out `clustered` at the others".into(),
        );
    }
    let maybe = |column: usize| syntax.nulls_are_equal() && table.columns[column].nullable;
    let unique = uniques
        .filter(|unique| !unique.nulls_not_distinct && unique.columns.iter().any(|c| maybe(*c)))
        .map(|unique| unique.name);
    let index = indexes.filter(|index| {
        let equal = index.more.is_some_and(|more| more.nulls_not_distinct);
        let nulls = index.unique && !equal && index.columns.iter().any(|(c, _)| maybe(*c));
        nulls || index.filter.is_some()
    });
    let name = unique.chain(index.map(|index| index.name)).next()?;
    Some(format!(
        "key `{name}` leaves out some rows, as those with NULL, so they can't be stored by it; \
         leave out `clustered`, or say `nulls_not_distinct`"
    ))
}
