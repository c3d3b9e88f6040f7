//! Columns of tables and views.
use super::tables::Relations;
use super::{ByOid, Reading};
use crate::introspect::rows::Row;
use crate::introspect::text::unwrapped;
use drizzle::Error;
use drizzle::dialect::Dialect;
use drizzle::exec::Executor;
use drizzle_core::catalog::{Auto, AutoColumn, Column, Counts, Generated};

/// How a column's sequence counts, and whether the column is an identity.
struct Counted {
    identity: bool,
    sequence: String,
    counts: Counts,
}

impl<D: Dialect, E: Executor<D>> Reading<'_, D, E> {
    /// Adds the columns to the tables, and gives those of the views.
    pub(super) async fn columns(
        &self,
        relations: &mut Relations,
    ) -> Result<ByOid<Vec<Column>>, Error> {
        let mut counted = self.counted().await?;
        let list: Vec<Row<10>> = self
            .rows(
                "select a.attrelid::text, a.attnum::text, a.attname::text, format_type(a.atttypid, a.atttypmod)::text, \
                 a.attnotnull::text, a.attidentity::text, a.attgenerated::text, pg_get_expr(d.adbin, d.adrelid)::text, \
                 (select l.collname from pg_catalog.pg_collation l where l.oid = a.attcollation and a.attcollation <> t.typcollation)::text, \
                 col_description(a.attrelid, a.attnum)::text \
                 from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid \
                 join pg_catalog.pg_type t on t.oid = a.atttypid \
                 left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum \
                 where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm') \
                 order by a.attrelid, a.attnum"
                    .into(),
            )
            .await?;
        let mut of_views: ByOid<Vec<Column>> = ByOid::new();
        for row in &list {
            let (Some(oid), Some(number)) = (row.number::<u32>(0), row.number::<u32>(1)) else {
                continue;
            };
            if let Some(table) = relations.tables.get_mut(&oid) {
                let counted = counted.remove(&(oid, number));
                let column = column(row, counted, &table.name);
                table.columns.push(column);
            } else if relations.views.contains_key(&oid) {
                of_views.entry(oid).or_default().push(column(row, None, ""));
            }
        }
        Ok(of_views)
    }

    /// The sequences that belong to columns.
    async fn counted(&self) -> Result<std::collections::BTreeMap<(u32, u32), Counted>, Error> {
        let list: Vec<Row<11>> = self
            .rows(
                "select d.refobjid::text, d.refobjsubid::text, (d.deptype = 'i')::text, c.relname::text, s.seqstart::text, \
                 s.seqincrement::text, s.seqmin::text, s.seqmax::text, s.seqcache::text, s.seqcycle::text, \
                 format_type(s.seqtypid, null)::text \
                 from pg_catalog.pg_depend d join pg_catalog.pg_sequence s on s.seqrelid = d.objid \
                 join pg_catalog.pg_class c on c.oid = s.seqrelid \
                 where d.classid = 'pg_catalog.pg_class'::regclass and d.refclassid = 'pg_catalog.pg_class'::regclass \
                 and d.deptype in ('a', 'i') and d.refobjsubid > 0"
                    .into(),
            )
            .await?;
        let mut counted = std::collections::BTreeMap::new();
        for row in &list {
            if let (Some(table), Some(column)) = (row.number(0), row.number(1)) {
                let increment = row.number(5).filter(|n| *n != 1);
                let down = increment.is_some_and(|n: i64| n < 0);
                let (least, greatest) = match row.text(10).as_str() {
                    "smallint" => (i64::from(i16::MIN), i64::from(i16::MAX)),
                    "integer" => (i64::from(i32::MIN), i64::from(i32::MAX)),
                    _ => (i64::MIN, i64::MAX),
                };
                let (min, max) = if down { (least, -1) } else { (1, greatest) };
                let start = if down { max } else { min };
                // What a database does anyway was not said.
                let said = |column, usual: i64| row.number(column).filter(|n| *n != usual);
                let counts = Counts {
                    start: said(4, start),
                    increment,
                    min: said(6, min),
                    max: said(7, max),
                    cache: row.number(8).filter(|n| *n != 1),
                    cycle: row.flag(9),
                    name: None,
                };
                let (identity, sequence) = (row.flag(2), row.text(3));
                counted.insert(
                    (table, column),
                    Counted {
                        identity,
                        sequence,
                        counts,
                    },
                );
            }
        }
        Ok(counted)
    }
}

fn column(row: &Row<10>, counted: Option<Counted>, table: &str) -> Column {
    let mut column = Column {
        name: row.text(2),
        ty: row.text(3),
        not_null: row.flag(4),
        collate: row.option(8),
        comment: row.option(9),
        ..Column::default()
    };
    let expression = row.option(7);
    let kind = match (row.text(5).as_str(), &counted) {
        ("a", _) => Some(Auto::Always),
        ("d", _) => Some(Auto::Increment),
        // Its default may have been changed since.
        (_, Some(counted)) if !counted.identity => expression
            .as_deref()
            .is_some_and(|text| text.starts_with("nextval("))
            .then_some(Auto::Serial),
        _ => None,
    };
    if let (Some(kind), Some(counted)) = (kind, counted) {
        let mut counts = counted.counts;
        let usual = usual_name(table, &column.name);
        counts.name = (counted.sequence != usual).then_some(counted.sequence);
        column.auto = Some(AutoColumn { kind, counts });
        return column;
    }
    // What CockroachDB's `serial` becomes.
    if expression.as_deref() == Some("unique_rowid()") {
        column.auto = Some(AutoColumn {
            kind: Auto::Serial,
            counts: Counts::default(),
        });
        return column;
    }
    match row.text(6).as_str() {
        stored @ ("s" | "v") => {
            column.generated = expression.map(|expr| Generated {
                expr: unwrapped(&expr).to_owned(),
                stored: stored == "s",
            });
        }
        _ => column.default = expression,
    }
    column
}

/// The name that a column's sequence gets by itself: cut so that it fits into 63 bytes, the longer part first.
fn usual_name(table: &str, column: &str) -> String {
    let (mut table, mut column) = (table, column);
    while table.len() + column.len() + "__seq".len() > 63 {
        let longer = if table.len() > column.len() {
            &mut table
        } else {
            &mut column
        };
        let mut end = longer.len().saturating_sub(1);
        while !longer.is_char_boundary(end) {
            end -= 1;
        }
        *longer = &longer[..end];
    }
    format!("{table}_{column}_seq")
}
