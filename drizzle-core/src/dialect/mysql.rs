//! MySQL, 8.0.31 and later, and MariaDB, 10.6 and later. Where they differ, the server that a pool is connected to
//! decides; without one it is MySQL.
use super::{
    AutoColumn, ConcatForm, Definitions, Dialect, LateralForm, LimitForm, Rare, ReturningForm,
    RollupForm, Syntax, TextAggregate, UpdateManyForm, UpsertForm, ValuesForm, WriteAlias,
    WriteSources, has, quoted_text, stores,
};
use crate::ast::{BinaryOp, LockStrength};
use crate::catalog::Column;
use crate::ddl;
use crate::schema::{Action, ColumnDef, IndexDef, KeyOf, SqlTypeDef, TableDef};
use crate::value::{Clock, CustomDef, CustomSql, EnumDef, Kind};
use std::fmt::Write as _;

mod forms;
mod json;
mod objects;
mod times;

/// MySQL, and MariaDB.
#[derive(Debug, Clone, Copy, Default)]
pub struct MySql;

impl Dialect for MySql {
    const SYNTAX: &'static dyn Syntax = &MySqlSyntax { maria: false };
}
impl crate::types::HasSets for MySql {}
impl crate::types::HasDurations for MySql {}
stores! { MySql: i8 u8 u16 u32 u64 }
has! { MySql: HasOnDuplicateKey HasIlike HasIsolationLevels HasReadOnly }
// What its statements may be composed of.
has! { MySql: HasLateral HasLimitedWrites HasOrderedWrites HasRecursiveUnion HasSetAll }
// How rows are locked, and hints.
has! { MySql: HasForUpdate HasLockOf HasIndexHints }

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
    fn server(&self) -> &'static str {
        if self.maria { "mariadb" } else { "mysql" }
    }
    fn quotes(&self) -> [char; 2] {
        ['`', '`']
    }
    /// MySQL keeps one that is used more than once; MariaDB does not.
    fn reads_ctes_again(&self) -> bool {
        self.maria
    }
    /// A column gets its type from those of its parts that are no NULL.
    fn typed_null(&self, _: Kind, _: Option<SqlTypeDef>) -> String {
        "null".into()
    }
    /// Texts of two collations are refused.
    fn mixes(&self, kind: Kind) -> bool {
        !matches!(kind.base(), Kind::Text | Kind::Enum(_) | Kind::Json)
    }
    fn placeholder(&self, out: &mut String, _: usize) {
        out.push('?');
    }
    /// The protocol counts parameters in 16 bits,
    /// <https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_prepare.html>.
    fn max_params(&self) -> usize {
        65_535
    }
    /// A text never equals a JSON document, which MariaDB does not have; bytes that are alone would be text.
    fn casts_value(&self, kind: Kind, alone: bool) -> bool {
        match kind {
            Kind::Json => !self.maria,
            Kind::Bytes | Kind::FixedBytes(_) | Kind::Uuid => alone,
            _ => false,
        }
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
            ("avg", Some(kind)) if kind.is_integer() => (name, Some(Kind::F64)),
            // Truth values are 0 and 1 here, of which the least and the greatest are `and` and `or`.
            ("bool_and" | "any_value", _) => ("min", None),
            ("bool_or", _) => ("max", None),
            (name, _) => (name, None),
        }
    }
    fn text_aggregate(&self) -> TextAggregate {
        TextAggregate::Separator("group_concat")
    }
    fn separator_literal(&self, separator: &str) -> String {
        if separator.contains('\\') {
            hex(separator)
        } else {
            quoted_text(separator)
        }
    }
    fn collation_name(&self, name: &str) -> Option<String> {
        let word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
        (!name.is_empty() && name.bytes().all(word)).then(|| name.into())
    }
    fn has_aggregate_filter(&self) -> bool {
        false
    }
    fn rollup(&self) -> RollupForm {
        RollupForm::Suffix
    }
    /// Error 1221.
    fn refuses_ordered_rollup(&self) -> Option<&'static str> {
        self.maria
            .then_some("MariaDB can't order the rows of a `rollup`: order those of a subquery")
    }
    fn has_lag_default(&self) -> bool {
        !self.maria
    }
    /// <https://dev.mysql.com/doc/refman/8.4/en/select.html>: "use some large number".
    fn limit(&self) -> LimitForm {
        LimitForm::LimitOffset {
            unlimited: Some("18446744073709551615"),
        }
    }
    fn lock(&self, strength: LockStrength) -> Option<&'static str> {
        match strength {
            LockStrength::Update => Some(strength.standard()),
            LockStrength::Share if self.maria => Some(" lock in share mode"),
            LockStrength::Share => Some(strength.standard()),
            LockStrength::NoKeyUpdate | LockStrength::KeyShare => None,
        }
    }
    /// `values` has another form on each of the two servers, and no types.
    fn update_many(&self) -> UpdateManyForm {
        UpdateManyForm::Case
    }
    fn refuses_lock_of(&self) -> Option<&'static str> {
        self.maria.then_some(
            "MariaDB locks the rows of all tables of a query: leave out `.of(..)`, and the second lock",
        )
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
    /// `default` would be 0, which the driver's `sql_mode` takes as it is.
    fn next_number(&self) -> &'static str {
        "null"
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
    fn set_operands_with_ctes(&self) -> bool {
        !self.maria
    }
    /// Error 1093.
    fn reads_written_table(&self) -> bool {
        self.maria
    }
    fn assigns_in_order(&self) -> bool {
        true
    }
    /// MariaDB has none.
    fn lateral(&self) -> LateralForm {
        if self.maria {
            LateralForm::Refused
        } else {
            LateralForm::Word
        }
    }
    fn ctes_before_writes(&self) -> bool {
        !self.maria
    }
    fn casts_listed_values(&self) -> bool {
        true
    }
    /// MariaDB finds the types of such a list before it has the values: texts would be cut to nothing, silently.
    fn values_form(&self) -> ValuesForm {
        if self.maria {
            ValuesForm::Refused
        } else {
            ValuesForm::Aliased { row: "row" }
        }
    }
    fn write_sources(&self) -> WriteSources {
        WriteSources::BesideTable
    }
    fn alias_in_write(&self) -> WriteAlias {
        WriteAlias::DeleteFrom
    }
}

impl Definitions for MySqlSyntax {
    fn comments(&self) -> super::CommentForm {
        super::CommentForm::Inline
    }
    /// A comment is a literal, never an expression, and the session's mode says what a backslash means in one.
    fn refuses_comment(&self, comment: &str) -> Option<&'static str> {
        let reason = "a comment can't have a backslash; leave it out";
        comment.contains('\\').then_some(reason)
    }
    fn custom(&self, def: &CustomDef) -> Option<CustomSql> {
        def.on(Syntax::name(self)).copied()
    }
    fn kind_name(&self, kind: Kind) -> String {
        match kind {
            Kind::Custom(def) => return super::special::custom_name(self, def),
            Kind::Bool => "boolean",
            Kind::I8 => "tinyint",
            Kind::I16 => "smallint",
            Kind::I32 => "int",
            Kind::I64 => "bigint",
            Kind::U8 => "tinyint unsigned",
            Kind::U16 => "smallint unsigned",
            Kind::U32 => "int unsigned",
            Kind::U64 => "bigint unsigned",
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
            Kind::Year => "year",
            Kind::Duration => "time(6)",
            Kind::FixedBytes(n) => return format!("binary({n})"),
            Kind::Enum(def) => return format!("enum({})", self.label_list(def)),
            Kind::Set(def) => return format!("set({})", self.label_list(def)),
            kind => return super::special::no_such_kind(kind),
        }
        .into()
    }
    fn type_name(&self, sql_type: SqlTypeDef) -> String {
        match sql_type {
            SqlTypeDef::Native(name, n) => return format!("{name}({n})"),
            SqlTypeDef::Text => "longtext",
            SqlTypeDef::Varchar(n) => return format!("varchar({n})"),
            SqlTypeDef::Char(n) => return format!("char({n})"),
            SqlTypeDef::TinyInt => "tinyint",
            SqlTypeDef::MediumInt => "mediumint",
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
            SqlTypeDef::TimeOf(p) => return format!("time({p})"),
            SqlTypeDef::TimestampOf(p) | SqlTypeDef::TimestampTzOf(p) => {
                return format!("datetime({p})");
            }
            SqlTypeDef::TinyText => "tinytext",
            SqlTypeDef::MediumText => "mediumtext",
            SqlTypeDef::LongText => "longtext",
            SqlTypeDef::TinyBlob => "tinyblob",
            SqlTypeDef::MediumBlob => "mediumblob",
            SqlTypeDef::LongBlob => "longblob",
            SqlTypeDef::VarBinary(n) => return format!("varbinary({n})"),
            SqlTypeDef::Custom(name) => name,
            SqlTypeDef::SmallDateTime => "datetime(0)",
            SqlTypeDef::Money => "decimal(19, 4)",
            SqlTypeDef::SmallMoney => "decimal(10, 4)",
            SqlTypeDef::Xml => "longtext",
            SqlTypeDef::RowVersion => "binary(8)",
        }
        .into()
    }
    /// Whether an integer has a sign is told by its Rust type.
    fn column_type(&self, column: &ColumnDef) -> String {
        match column.sql_type {
            Some(SqlTypeDef::MediumInt) if column.kind.is_unsigned() => "mediumint unsigned".into(),
            Some(ty @ SqlTypeDef::MediumInt) => self.type_name(ty),
            Some(ty) if !column.kind.is_integer() => self.type_name(ty),
            _ => self.kind_name(column.kind),
        }
    }
    fn cast_name(&self, kind: Kind) -> String {
        match kind {
            // `unsigned` would make another number of a negative one.
            Kind::U64 => "decimal(20, 0)",
            kind if kind == Kind::Bool || kind.is_integer() => "signed",
            Kind::F32 | Kind::F64 => "double",
            Kind::Text | Kind::Enum(_) | Kind::Set(_) => "char",
            Kind::Bytes => "binary",
            Kind::Json if self.maria => "char",
            kind => return self.kind_name(kind),
        }
        .into()
    }
    /// `signed` would make a negative number of a great one; a decimal that does not fit is an error where it is read.
    fn cast_name_of_unsigned(&self, kind: Kind) -> String {
        match kind {
            kind if kind.is_integer() => "decimal(20, 0)".into(),
            kind => self.cast_name(kind),
        }
    }
    /// Parentheses make it an expression, which a default other than a literal or `current_timestamp` has to be.
    fn now(&self, column: &ColumnDef) -> &'static str {
        match column.kind {
            kind if kind.clock() == Some(Clock::Millis) => {
                "(timestampdiff(microsecond, '1970-01-01', utc_timestamp(6)) div 1000)"
            }
            kind if kind.clock() == Some(Clock::Seconds) => "(unix_timestamp())",
            Kind::Date => "(current_date)",
            Kind::Time => "(current_time(6))",
            kind if kind == Kind::Bool || kind.is_integer() => "(unix_timestamp())",
            Kind::Text => "(cast(current_timestamp(6) as char))",
            // An instant does not depend on the time zone of the session that inserts the row.
            Kind::TimestampTz => "(utc_timestamp(6))",
            // As an expression it is rounded to what the column keeps.
            _ if matches!(column.sql_type, Some(SqlTypeDef::TimestampOf(p)) if p < 6) => {
                "(current_timestamp(6))"
            }
            _ => "current_timestamp(6)",
        }
    }
    /// Whether a backslash escapes depends on `sql_mode`, so a text with backslashes is written as bytes; with
    /// `_utf8mb4` before them, MariaDB would keep a default that it can't read again.
    fn text_literal(&self, text: &str) -> String {
        if text.contains('\\') {
            format!("convert({} using utf8mb4)", hex(text))
        } else {
            quoted_text(text)
        }
    }
    fn uuid_literal(&self, uuid: u128) -> String {
        format!("x'{uuid:032x}'")
    }
    /// An enum takes literals only: labels with backslashes are bytes in the character set of the column.
    fn label_list(&self, def: &EnumDef) -> String {
        let label = |label: &&str| {
            if label.contains('\\') {
                hex(label)
            } else {
                quoted_text(label)
            }
        };
        let labels: Vec<_> = def.labels.iter().map(label).collect();
        labels.join(", ")
    }
    fn counted_type(&self, column: &ColumnDef) -> String {
        self.column_type(column)
    }
    fn auto_column(&self, column: &Column) -> AutoColumn {
        AutoColumn::new(format!("{} auto_increment", column.ty))
    }
    fn refuses(&self, table: &TableDef) -> Option<String> {
        if let Some(index) = table.indexes.iter().find(|index| index.filter.is_some()) {
            return Some(format!(
                "index `{}` has a filter, and there are no partial indexes; leave out the filter",
                index.name
            ));
        }
        for key in table.foreign_keys.get() {
            // InnoDB takes the words and does not do it.
            if [key.on_delete, key.on_update].contains(&Action::SetDefault) {
                return Some(format!(
                    "foreign key `{}` sets a default, which is not done here; choose another action",
                    key.name
                ));
            }
        }
        for (index, column) in table.columns.iter().enumerate() {
            if column.is_json() && ddl::in_key(table, index) {
                return Some(format!(
                    "column `{}` is JSON, which can't be in a key; index a generated column instead",
                    column.name
                ));
            }
            if let Some(ty) = column.sql_type.filter(unlimited)
                && ddl::in_key(table, index)
            {
                let ty = self.type_name(ty);
                return Some(format!(
                    "column `{}` is {ty}, which can't be in a key; choose `varchar(n)` or `varbinary(n)`",
                    column.name
                ));
            }
            if let Kind::Set(def) = column.kind
                && let Some(label) = def.labels.iter().find(|label| label.contains(','))
            {
                return Some(format!(
                    "column `{}` has the label `{label}`, and labels of a set can't have commas",
                    column.name
                ));
            }
            if let Kind::FixedBytes(256..) = column.kind {
                return Some(format!(
                    "column `{}` has more than 255 bytes, the most of a fixed number; choose `Vec<u8>`",
                    column.name
                ));
            }
            let labels = match column.kind {
                Kind::Set(def) => def.labels,
                _ => ddl::enum_of(column).map_or(&[][..], |def| def.labels),
            };
            if let Some(label) = labels.iter().find(|label| label.ends_with(' ')) {
                return Some(format!(
                    "column `{}` has the label `{label}`, and spaces at the end of a label would be cut off",
                    column.name
                ));
            }
        }
        None
    }
    /// Keys hold no text of any length. A longer value is refused, since the session is in strict mode.
    fn key_type(&self, kind: Kind) -> Option<&'static str> {
        match kind {
            Kind::Text => Some("varchar(255)"),
            Kind::Bytes => Some("varbinary(255)"),
            _ => None,
        }
    }
    fn generated_not_null(&self) -> bool {
        !self.maria
    }
    /// Columns of any length take no literals but expressions, and `current_timestamp` only its own type.
    fn default_expression(&self, ty: &str, expression: String) -> String {
        let unlimited = ty.ends_with("text") || ty.ends_with("blob") || ty == "json";
        let other_type = expression.starts_with("current_timestamp") && !ty.starts_with("datetime");
        let plain = !unlimited && !other_type && !expression.starts_with("convert(");
        if plain || expression.starts_with('(') {
            expression
        } else {
            format!("({expression})")
        }
    }
    /// InnoDB has trees, and makes one where a hash is asked for; MariaDB indexes no expressions.
    fn refuses_index(&self, index: &IndexDef) -> Option<String> {
        let more = index.more?;
        if let Some(using) = more
            .using
            .filter(|using| !using.eq_ignore_ascii_case("btree"))
        {
            return Some(format!(
                "index `{}` uses `{using}`, which is not there; write `btree`",
                index.name
            ));
        }
        let of_expression = more.keys.iter().any(|key| matches!(key.of, KeyOf::Sql(_)));
        (self.maria && of_expression).then(|| {
            format!(
                "index `{}` is of an expression, which MariaDB has not; index a generated column instead",
                index.name
            )
        })
    }
    /// There is no `create index if not exists`, and definitions take no part in transactions: one statement does
    /// all or nothing.
    fn index_in_table(&self, unique: bool, quoted_name: &str) -> Option<String> {
        let unique = if unique { "unique " } else { "" };
        Some(format!("{unique}index {quoted_name}"))
    }
    fn has_rare(&self, rare: Rare) -> bool {
        matches!(
            rare,
            Rare::Collate | Rare::Charset | Rare::IndexKinds | Rare::Engines
        )
    }
    /// Error 3780.
    fn references_same_integers(&self) -> bool {
        true
    }
    fn random_uuid(&self) -> Option<&'static str> {
        Some(forms::RANDOM_UUID)
    }
    fn on_update_now(&self, column: &ColumnDef) -> Option<String> {
        forms::on_update_now(column)
    }
}

/// Whether a type that was asked for has no length that a key could count with.
fn unlimited(ty: &SqlTypeDef) -> bool {
    use SqlTypeDef::{LongBlob, LongText, MediumBlob, MediumText, TinyBlob, TinyText};
    matches!(
        ty,
        TinyText | MediumText | LongText | TinyBlob | MediumBlob | LongBlob
    )
}

/// A text as its bytes.
fn hex(text: &str) -> String {
    let mut hex = String::from("x'");
    text.bytes().for_each(|b| _ = write!(hex, "{b:02x}"));
    hex + "'"
}
