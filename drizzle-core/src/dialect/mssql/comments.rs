//! Comments, which are extended properties here.
use super::Mssql;
use crate::dialect::{Commented, Definitions};

/// The property by which tools know descriptions.
const NAME: &str = "N'MS_Description'";

/// Takes what was told away, and tells something else. A procedure takes literals and variables alone, and the default
/// schema is that of the user.
pub(super) fn statement(mssql: &Mssql, on: &Commented<'_>, text: Option<&str>) -> String {
    let schema = match on.schema {
        Some(schema) => mssql.text_literal(schema),
        None => "schema_name()".to_owned(),
    };
    let (table, quoted) = (
        mssql.text_literal(on.table),
        mssql.text_literal(on.quoted_table),
    );
    let (column, at) = match on.column {
        Some((name, _)) => {
            let name = mssql.text_literal(name);
            let at = format!("columnproperty(object_id({quoted}), {name}, 'ColumnId')");
            (format!(", N'COLUMN', {name}"), at)
        }
        None => (String::new(), "0".to_owned()),
    };
    let place = format!("N'SCHEMA', @schema, N'TABLE', {table}{column}");
    let mut sql = format!(
        "declare @schema sysname = {schema}; \
         if exists (select 1 from sys.extended_properties where class = 1 and major_id = object_id({quoted}) \
         and minor_id = {at} and name = {NAME}) exec sys.sp_dropextendedproperty {NAME}, {place}"
    );
    if let Some(text) = text {
        let text = mssql.text_literal(text);
        sql += &format!("; exec sys.sp_addextendedproperty {NAME}, {text}, {place}");
    }
    sql
}
