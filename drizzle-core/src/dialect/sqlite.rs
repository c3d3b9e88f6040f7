//! SQLite, 3.39 and later.
use super::{
    AutoColumn, Definitions, Dialect, LateralForm, LimitForm, Rare, RowCasts, RowsForm, Syntax,
    TextAggregate, UpdateManyForm, ValuesForm, WriteSources, has, quoted_text, stores,
};
use crate::ast::SetOp;
use crate::catalog::Column;
use crate::schema::{ColumnDef, SqlTypeDef};
use crate::value::{Clock, CustomDef, CustomSql, EnumDef, Kind};

mod forms;
mod json;
mod objects;
mod times;

/// SQLite.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sqlite;

impl Dialect for Sqlite {
    const SYNTAX: &'static dyn Syntax = &Sqlite;
}
stores! { Sqlite: i8 u8 u16 u32 }
has! { Sqlite: HasFullJoin HasReturning HasConflictTargetFilter HasUpsertFilter }
// What its statements may be composed of.
has! { Sqlite: HasMaterialized HasRecursiveUnion }

impl Syntax for Sqlite {
    fn name(&self) -> &'static str {
        "sqlite"
    }
    fn typed_null(&self, _: Kind, _: Option<SqlTypeDef>) -> String {
        "null".into()
    }
    fn has_untyped_columns(&self) -> bool {
        true
    }
    fn placeholder(&self, out: &mut String, _: usize) {
        out.push('?');
    }
    /// SQLITE_MAX_VARIABLE_NUMBER, <https://www.sqlite.org/limits.html>.
    fn max_params(&self) -> usize {
        32_766
    }
    /// Decimals are text, which keeps their digits; the driver gives them the order of their numbers.
    fn collation(&self, kind: Kind) -> Option<&'static str> {
        (kind == Kind::Decimal).then_some("drizzle_decimal")
    }
    /// SQLite would compute with floats.
    fn computes(&self, kind: Kind) -> bool {
        kind != Kind::Decimal
    }
    /// Nothing escapes here unless it is named.
    fn like_pattern(&self) -> (&'static str, &'static str) {
        ("", " escape '\\'")
    }
    /// Truth values are 0 and 1 here, of which the least and the greatest are `and` and `or`.
    fn aggregate(&self, name: &'static str, _: Option<Kind>) -> (&'static str, Option<Kind>) {
        let name = match name {
            "bool_and" | "any_value" => "min",
            "bool_or" => "max",
            name => name,
        };
        (name, None)
    }
    fn rows(&self) -> RowsForm {
        RowsForm::InValues
    }
    fn text_aggregate(&self) -> TextAggregate {
        TextAggregate::Function("group_concat")
    }
    fn limit(&self) -> LimitForm {
        LimitForm::LimitOffset {
            unlimited: Some("-1"),
        }
    }
    fn update_many(&self) -> UpdateManyForm {
        UpdateManyForm::From {
            named: false,
            casts: RowCasts::No,
        }
    }
    fn default_keyword(&self) -> bool {
        false
    }
    fn lateral(&self) -> LateralForm {
        LateralForm::Refused
    }
    fn values_form(&self) -> ValuesForm {
        ValuesForm::Numbered
    }
    fn write_sources(&self) -> WriteSources {
        WriteSources::UpdateClause
    }
    fn parenthesised_set_operands(&self) -> bool {
        false
    }
    /// All set operations bind alike, from left to right.
    fn set_binds_tighter(&self, _: SetOp, _: SetOp) -> bool {
        false
    }
    /// The number of a row, by that of its names which no column has taken.
    fn row_marker(&self, source: &str, columns: &[ColumnDef]) -> Option<String> {
        let taken = |name: &&str| columns.iter().any(|c| c.name.eq_ignore_ascii_case(name));
        let mut names = ["rowid", "_rowid_", "oid"].into_iter();
        Some(format!(
            "{source}.{}",
            names.find(|name| !taken(name)).unwrap_or("rowid")
        ))
    }
}

impl Definitions for Sqlite {
    fn keys_name_schemas(&self) -> bool {
        false
    }
    /// An index is in the schema of its table, and it is the index that says so.
    fn create_index(
        &self,
        unique: bool,
        quoted_name: &str,
        quoted_table: &str,
        if_not_exists: bool,
    ) -> String {
        let unique = if unique { "unique " } else { "" };
        let guard = if if_not_exists { "if not exists " } else { "" };
        let (schema, table) = split_schema(quoted_table);
        format!("create {unique}index {guard}{schema}{quoted_name} on {table}")
    }
    fn has_rowids(&self) -> bool {
        true
    }
    fn custom(&self, def: &CustomDef) -> Option<CustomSql> {
        def.on(Syntax::name(self)).copied()
    }
    fn kind_name(&self, kind: Kind) -> String {
        match kind {
            Kind::Custom(def) => return super::special::custom_name(self, def),
            Kind::Bool | Kind::I8 | Kind::I16 | Kind::I32 | Kind::I64 => "integer",
            Kind::U8 | Kind::U16 | Kind::U32 | Kind::U64 => "integer",
            Kind::Year => "integer",
            Kind::F32 | Kind::F64 => "real",
            Kind::Bytes | Kind::FixedBytes(_) => "blob",
            // Text keeps every digit; the affinity NUMERIC would turn it into a float.
            Kind::Text
            | Kind::Decimal
            | Kind::Json
            | Kind::Enum(_)
            | Kind::Set(_)
            | Kind::Duration
            | Kind::Uuid
            | Kind::Date
            | Kind::Time
            | Kind::Timestamp
            | Kind::TimestampTz => "text",
            kind => return super::special::no_such_kind(kind),
        }
        .into()
    }
    fn type_name(&self, sql_type: SqlTypeDef) -> String {
        match sql_type {
            SqlTypeDef::TinyInt
            | SqlTypeDef::SmallInt
            | SqlTypeDef::MediumInt
            | SqlTypeDef::Integer
            | SqlTypeDef::BigInt
            | SqlTypeDef::Boolean => "integer",
            SqlTypeDef::Real | SqlTypeDef::Double => "real",
            SqlTypeDef::Blob => "blob",
            SqlTypeDef::Custom(name) => name,
            // Not `varchar(n)`: SQLite would not enforce the length, and says so by ignoring it.
            _ => "text",
        }
        .into()
    }
    fn now(&self, column: &ColumnDef) -> &'static str {
        match column.kind {
            kind if kind.clock() == Some(Clock::Millis) => {
                "(cast(round(unixepoch('subsec') * 1000) as integer))"
            }
            kind if kind.clock() == Some(Clock::Seconds) => "(unixepoch())",
            Kind::Date => "current_date",
            Kind::Time => "current_time",
            kind if kind == Kind::Bool || kind.is_integer() => "(unixepoch())",
            _ => "current_timestamp",
        }
    }
    fn bool_literal(&self, value: bool) -> String {
        u8::from(value).to_string()
    }
    /// There is no literal for infinity but an overflowing one, and NaN is stored as NULL.
    fn float_literal(&self, value: f64, _: String) -> String {
        match value {
            v if v.is_nan() => "null".into(),
            f64::INFINITY => "9e999".into(),
            f64::NEG_INFINITY => "-9e999".into(),
            v => format!("{v:?}"),
        }
    }
    fn decimal_literal(&self, digits: &str) -> String {
        quoted_text(digits)
    }
    fn auto_column(&self, _: &Column) -> AutoColumn {
        AutoColumn {
            sql: "integer primary key autoincrement".into(),
            primary_key: true,
        }
    }
    fn has_rare(&self, rare: Rare) -> bool {
        rare == Rare::Collate
    }
    fn random_uuid(&self) -> Option<&'static str> {
        Some(forms::RANDOM_UUID)
    }
    fn length_check(&self, quoted_column: &str, bytes: u32) -> Option<String> {
        Some(format!("length({quoted_column}) = {bytes}"))
    }
    fn enum_check(&self, quoted_column: &str, def: &EnumDef) -> Option<String> {
        Some(format!("{quoted_column} in ({})", self.label_list(def)))
    }
}

/// The schema of a quoted name with its dot, and the rest.
fn split_schema(quoted: &str) -> (&str, &str) {
    let mut quotes = 0;
    let end = quoted.char_indices().find(|(_, c)| {
        quotes += usize::from(*c == '"');
        *c == '.' && quotes % 2 == 0
    });
    end.map_or(("", quoted), |(dot, _)| quoted.split_at(dot + 1))
}

#[cfg(test)]
mod tests {
    use super::split_schema;

    #[test]
    fn quoted_names_are_split() {
        for (quoted, split) in [
            (r#""users""#, ("", r#""users""#)),
            (r#""a.b""#, ("", r#""a.b""#)),
            (r#""t"."users""#, (r#""t"."#, r#""users""#)),
            (r#""a"".b"."c.d""#, (r#""a"".b"."#, r#""c.d""#)),
        ] {
            assert_eq!(split_schema(quoted), split);
        }
    }
}
