//! Indexes that are no constraint's.
use super::Reading;
use super::tables::Relations;
use crate::introspect::Found;
use crate::introspect::rows::Row;
use crate::introspect::text::unwrapped;
use drizzle::Error;
use drizzle::dialect::Dialect;
use drizzle::exec::Executor;
use drizzle_core::catalog::{Index, Key, KeyOf};

impl<D: Dialect, E: Executor<D>> Reading<'_, D, E> {
    pub(super) async fn indexes(
        &self,
        relations: &mut Relations,
        found: &mut Found,
    ) -> Result<(), Error> {
        // A key's column or expression; its direction; its operator class and collation unless they are the usual ones.
        let list: Vec<Row<12>> = self
            .rows(
                "select i.indrelid::text, c.relname::text, i.indisunique::text, m.amname::text, \
                 pg_get_expr(i.indpred, i.indrelid)::text, array_to_string(c.reloptions, ', ')::text, i.indnullsnotdistinct::text, \
                 k.keys::text, k.parts::text, i.indnkeyatts::text, i.indisvalid::text, \
                 pg_get_indexdef(i.indexrelid)::text \
                 from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid \
                 join pg_catalog.pg_am m on m.oid = c.relam \
                 cross join lateral (select \
                   json_agg(coalesce(a.attname::text, '') order by u.at) as keys, \
                   json_agg(json_build_array(pg_get_indexdef(i.indexrelid, u.at::int, true), i.indoption[u.at - 1]::int, \
                     case when not o.opcdefault then o.opcname::text end, \
                     case when l.oid is not null and i.indcollation[u.at - 1] <> \
                       coalesce(a.attcollation, case when l.collname = 'default' then l.oid else 0 end) then l.collname::text end) order by u.at) as parts \
                   from unnest(i.indkey::int2[]) with ordinality u(num, at) \
                   left join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = u.num and u.num > 0 \
                   left join pg_catalog.pg_opclass o on u.at <= i.indnkeyatts and o.oid = i.indclass[u.at - 1] \
                   left join pg_catalog.pg_collation l on u.at <= i.indnkeyatts and l.oid = i.indcollation[u.at - 1]) k \
                 where not i.indisprimary and not exists (select 1 from pg_catalog.pg_constraint x \
                   where x.conindid = i.indexrelid and x.contype in ('p', 'u', 'x')) \
                 order by i.indrelid, c.relname"
                    .into(),
            )
            .await?;
        for row in &list {
            let Some(oid) = row.number::<u32>(0) else {
                continue;
            };
            let indexes = match relations.tables.get_mut(&oid) {
                Some(table) => &mut table.indexes,
                None => match relations.views.get_mut(&oid) {
                    Some(view) => &mut view.indexes,
                    None => continue,
                },
            };
            let index = index(row)?;
            if !row.flag(10) {
                found.left_out.push(format!(
                    "that index `{}` is invalid: it was left half built",
                    index.name
                ));
            }
            indexes.push(index);
        }
        Ok(())
    }
}

type Part = (String, Option<i32>, Option<String>, Option<String>);

fn index(row: &Row<12>) -> Result<Index, Error> {
    let names = row.list(7)?;
    let parts: Vec<Part> = serde_json::from_str(&row.text(8))
        .map_err(|error| Error::Invalid(format!("the keys of an index: {error}")))?;
    let count: usize = row.number(9).unwrap_or(names.len());
    let mut keys: Vec<Key> = Vec::new();
    let mut include = Vec::new();
    for (at, (name, (text, options, op, collate))) in names.into_iter().zip(parts).enumerate() {
        if at >= count {
            include.push(name);
            continue;
        }
        let (descending, nulls_first) = (
            options.is_some_and(|bits| bits & 1 != 0),
            options.is_some_and(|bits| bits & 2 != 0),
        );
        keys.push(Key {
            of: match name.is_empty() {
                true => KeyOf::Sql(unwrapped(&text).to_owned()),
                false => KeyOf::Column(name),
            },
            descending,
            nulls_first: (nulls_first != descending).then_some(nulls_first),
            op,
            prefix: None,
            collate,
        });
    }
    let method = row.text(3);
    Ok(Index {
        name: row.text(1),
        unique: row.flag(2),
        keys,
        using: (method != "btree").then_some(method),
        filter: row.option(4).map(|text| unwrapped(&text).to_owned()),
        include,
        with: row.option(5),
        nulls_not_distinct: row.flag(6),
        ..Index::default()
    })
}
