//! What few tables and columns say.
use super::leak;
use drizzle_core::schema::{ColumnMore, CountsDef, StorageDef};
use drizzle_schema::{ColumnModel, StorageModel};

pub(super) fn storage(model: &StorageModel) -> &'static StorageDef {
    let text = |text: &Option<String>| text.as_deref().map(leak::text);
    leak::value(StorageDef {
        engine: text(&model.engine),
        charset: text(&model.charset),
        collate: text(&model.collate),
        row_format: text(&model.row_format),
        auto_increment: model.auto_increment,
        unlogged: model.unlogged,
        tablespace: text(&model.tablespace),
        with: text(&model.with),
    })
}

pub(super) fn column(model: &ColumnModel) -> Option<&'static ColumnMore> {
    let text = |text: &Option<String>| text.as_deref().map(leak::text);
    let counts = model.counts.as_ref();
    let more = ColumnMore {
        counts: counts.map_or(CountsDef::NONE, |counts| CountsDef {
            start: counts.start,
            increment: counts.increment,
            min: counts.min,
            max: counts.max,
            cache: counts.cache,
            cycle: counts.cycle,
            name: text(&counts.name),
        }),
        on_update_now: model.on_update_now.is_some(),
        charset: text(&model.charset),
        collate: text(&model.collate),
    };
    (more != ColumnMore::NONE).then(|| leak::value(more))
}
