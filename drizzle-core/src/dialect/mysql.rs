//! MySQL, 8.0.31 and later, and MariaDB, 10.6 and later. Where they differ, the server that a pool is connected to
//! decides; without one it is MySQL.
use super::{
    AutoColumn, ConcatForm, Definitions, Dialect, LimitForm, ReturningForm, Syntax, UpsertForm,
    WriteAlias, has, quoted_text,
};
use crate::ast::BinaryOp;
use crate::schema::{ColumnDef, SqlTypeDef};
use crate::types::{StoredOn, datetime};
use crate::value::{Kind, Value};
use std::fmt::Write as _;

/// MySQL, and MariaDB.
#[derive(Debug, Clone, Copy, Default)]
pub struct MySql;

impl Dialect for MySql {
    const SYNTAX: &'static dyn Syntax = &MySqlSyntax { maria: false };
}
impl<F: crate::types::Field> StoredOn<MySql> for F {}
has! { MySql: HasOnDuplicateKey HasIlike HasIsolationLevels HasReadOnly }

/// How statements are written for a MariaDB server.
#[doc(hidden)]
pub static MARIADB: &dyn Syntax = &MySqlSyntax { maria: true };

#[derive(Debug)]
struct MySqlSyntax {
    maria: bool,
}

impl Syntax for MySqlSyntax {
    fn name(&self) -> &'static str {
        "mysql"
    }
    fn quotes(&self) -> [char; 2] {
        ['`', '`']
    }
    fn placeholder(&self, out: &mut String, _: usize) {
        out.push('?');
    }
    /// The protocol counts parameters in 16 bits,
    /// <https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_prepare.html>.
    fn max_params(&self) -> usize {
        65_535
    }
    /// `/` of integers is a decimal here.
    fn operator(&self, op: BinaryOp) -> &'static str {
        match op {
            BinaryOp::IntDiv => " div ",
            op => op.standard(),
        }
    }
    fn has_ilike(&self) -> bool {
        false
    }
    /// `length` counts bytes here.
    fn function(&self, name: &str) -> Option<(&'static str, &'static str)> {
        (name == "length").then_some(("char_length(", ")"))
    }
    /// `||` is a logical operator, unless `sql_mode` says otherwise.
    fn concat(&self) -> ConcatForm {
        ConcatForm::Function("concat")
    }
    /// The average of integers is a decimal with four digits here.
    fn aggregate(&self, name: &'static str, kind: Option<Kind>) -> (&'static str, Option<Kind>) {
        match (name, kind) {
            ("avg", Some(Kind::I16 | Kind::I32 | Kind::I64)) => (name, Some(Kind::F64)),
            (name, _) => (name, None),
        }
    }
    /// <https://dev.mysql.com/doc/refman/8.4/en/select.html>: "use some large number".
    fn limit(&self) -> LimitForm {
        LimitForm::LimitOffset {
            unlimited: Some("18446744073709551615"),
        }
    }
    fn wraps_limited_in(&self) -> bool {
        true
    }
    fn has_nulls_order(&self) -> bool {
        false
    }
    fn keys_by_position(&self) -> bool {
        true
    }
    fn names_derived_columns(&self) -> bool {
        true
    }
    fn default_row(&self) -> &'static str {
        " () values ()"
    }
    fn returning(&self) -> ReturningForm {
        if self.maria {
            ReturningForm::Clause
        } else {
            ReturningForm::ReadBack
        }
    }
    fn upsert(&self) -> UpsertForm {
        UpsertForm::OnDuplicateKey {
            row_alias: !self.maria,
        }
    }
    fn assigns_in_order(&self) -> bool {
        true
    }
    fn alias_in_write(&self) -> WriteAlias {
        WriteAlias::DeleteFrom
    }
}

impl Definitions for MySqlSyntax {
    fn kind_name(&self, kind: Kind) -> String {
        match kind {
            Kind::Bool => "boolean",
            Kind::I16 => "smallint",
            Kind::I32 => "int",
            Kind::I64 => "bigint",
            Kind::F32 => "float",
            Kind::F64 => "double",
            Kind::Text => "longtext",
            Kind::Bytes => "longblob",
            Kind::Date => "date",
            Kind::Time => "time(6)",
            // Not `timestamp`, which ends in 2038. The driver keeps the session's time zone at UTC.
            Kind::Timestamp | Kind::TimestampTz => "datetime(6)",
            Kind::Uuid => "binary(16)",
            // The most that there is: 35 digits before the point and 30 behind it.
            Kind::Decimal => "decimal(65, 30)",
            Kind::Json => "json",
            Kind::Enum(def) => return format!("enum({})", super::label_list(def)),
        }
        .into()
    }
    fn type_name(&self, sql_type: SqlTypeDef) -> String {
        match sql_type {
            SqlTypeDef::Text => "longtext",
            SqlTypeDef::Varchar(n) => return format!("varchar({n})"),
            SqlTypeDef::Char(n) => return format!("char({n})"),
            SqlTypeDef::SmallInt => "smallint",
            SqlTypeDef::Integer => "int",
            SqlTypeDef::BigInt => "bigint",
            SqlTypeDef::Real => "float",
            SqlTypeDef::Double => "double",
            SqlTypeDef::Numeric(None) => "decimal(65, 30)",
            SqlTypeDef::Numeric(Some((p, s))) => return format!("decimal({p}, {s})"),
            SqlTypeDef::Boolean => "boolean",
            SqlTypeDef::Json | SqlTypeDef::Jsonb => "json",
            SqlTypeDef::Blob => "longblob",
            SqlTypeDef::Uuid => "binary(16)",
            SqlTypeDef::Date => "date",
            SqlTypeDef::Time => "time(6)",
            SqlTypeDef::Timestamp | SqlTypeDef::TimestampTz => "datetime(6)",
        }
        .into()
    }
    fn cast_name(&self, kind: Kind) -> String {
        match kind {
            Kind::Bool | Kind::I16 | Kind::I32 | Kind::I64 => "signed",
            Kind::F32 | Kind::F64 => "double",
            Kind::Text | Kind::Enum(_) => "char",
            Kind::Bytes => "binary",
            Kind::Json if self.maria => "char",
            kind => return self.kind_name(kind),
        }
        .into()
    }
    /// Parentheses make it an expression, which a default other than a literal or `current_timestamp` has to be.
    fn now(&self, column: &ColumnDef) -> &'static str {
        match column.kind {
            Kind::Date => "(current_date)",
            Kind::Time => "(current_time(6))",
            Kind::Bool | Kind::I16 | Kind::I32 | Kind::I64 => "(unix_timestamp())",
            Kind::Text => "(cast(current_timestamp(6) as char))",
            _ => "current_timestamp(6)",
        }
    }
    fn literal(&self, value: &Value) -> String {
        match value {
            Value::Bool(v) => v.to_string(),
            Value::I16(v) => v.to_string(),
            Value::I32(v) => v.to_string(),
            Value::I64(v) => v.to_string(),
            Value::F32(v) if v.is_finite() => format!("{v:?}"),
            Value::F64(v) if v.is_finite() => format!("{v:?}"),
            Value::Text(v) | Value::Enum(_, v) => text(v),
            Value::Json(v) => text(v),
            Value::Decimal(v) => v.to_string(),
            Value::Bytes(v) => {
                let mut hex = String::from("x'");
                v.iter().for_each(|b| _ = write!(hex, "{b:02x}"));
                hex + "'"
            }
            Value::Date(v) => quoted_text(&datetime::date_to_text(*v)),
            Value::Time(v) => quoted_text(&datetime::time_to_text(*v)),
            Value::Timestamp(v) | Value::TimestampTz(v) => {
                quoted_text(&datetime::moment_to_text(*v))
            }
            Value::Uuid(v) => format!("x'{v:032x}'"),
            // There are no infinities and no NaN here.
            Value::F32(_) | Value::F64(_) => "null".into(),
            Value::Null(_) | Value::Param(..) | Value::CountParam(_) | Value::Invalid(..) => {
                "null".into()
            }
        }
    }
    fn auto_column(&self, column: &ColumnDef) -> AutoColumn {
        AutoColumn {
            sql: format!("{} auto_increment", self.kind_name(column.kind)),
            primary_key: false,
        }
    }
}

/// A text literal. Whether a backslash escapes depends on `sql_mode`, so one with backslashes is written as bytes.
fn text(text: &str) -> String {
    if text.contains('\\') {
        let mut hex = String::from("_utf8mb4 x'");
        text.bytes().for_each(|b| _ = write!(hex, "{b:02x}"));
        hex + "'"
    } else {
        quoted_text(text)
    }
}
