//! Microsoft SQL Server, 2017 and later, and Azure SQL.
use super::{
    AutoColumn, Commented, ConcatForm, Definitions, Dialect, LateralForm, LimitForm, Rare,
    ReturningForm, RowCasts, RowsForm, Syntax, TextAggregate, UpdateManyForm, UpsertForm,
    WriteAlias, WriteSources, has, quoted_text, stores,
};
use crate::catalog::{Column, Generated};
use crate::ddl;
use crate::schema::{Action, ColumnDef, ForeignKeyDef, SqlTypeDef, TableDef};
use crate::value::{Clock, CustomDef, CustomSql, EnumDef, Kind};

mod comments;
mod forms;
mod json;
mod objects;
mod times;

/// Microsoft SQL Server.
#[derive(Debug, Clone, Copy, Default)]
pub struct Mssql;

impl Dialect for Mssql {
    const SYNTAX: &'static dyn Syntax = &Mssql;
}
stores! { Mssql: u8 }
has! { Mssql: HasFullJoin HasReturning HasUpsertFilter HasIlike HasIsolationLevels }
// What its statements may be composed of.
has! { Mssql: HasLateral HasLimitedWrites }
// Hints, such as for locks.
has! { Mssql: HasTableHints }

impl Syntax for Mssql {
    fn name(&self) -> &'static str {
        "mssql"
    }
    fn system_name(&self) -> &'static str {
        "microsoft.sql_server"
    }
    fn quotes(&self) -> [char; 2] {
        ['[', ']']
    }
    fn reads_ctes_again(&self) -> bool {
        true
    }
    fn placeholder(&self, out: &mut String, n: usize) {
        out.push_str("@P");
        super::write_number(out, n);
    }
    /// A call has at most 2,100 parameters, and `sp_executesql` takes two of them,
    /// <https://learn.microsoft.com/en-us/sql/sql-server/maximum-capacity-specifications-for-sql-server>.
    fn max_params(&self) -> usize {
        2_098
    }
    /// Error 10738.
    fn max_rows(&self) -> usize {
        1_000
    }
    fn placeholders_repeat(&self) -> bool {
        true
    }
    fn conditions_are_values(&self) -> bool {
        false
    }
    fn has_ilike(&self) -> bool {
        false
    }
    /// `[` begins a set of characters here, and nothing escapes unless it is named.
    fn like_pattern(&self) -> (&'static str, &'static str) {
        ("replace(", ", N'[', N'\\[') escape N'\\'")
    }
    /// `len` does not count spaces at the end; the length in bytes does, of which each UTF-16 unit has two.
    fn function(&self, name: &str) -> Option<(&'static str, &'static str)> {
        (name == "length").then_some(("(datalength(cast(", " as nvarchar(max))) / 2)"))
    }
    /// Of two texts that are not `max`, what is longer than 8,000 bytes together would be cut.
    fn concat(&self) -> ConcatForm {
        ConcatForm::Operator {
            word: " + ",
            first_as: Some(Kind::Text),
        }
    }
    /// `count` and sums of integers are 32 bits wide here, and the average of integers is one.
    fn aggregate(&self, name: &'static str, kind: Option<Kind>) -> (&'static str, Option<Kind>) {
        match (name, kind) {
            ("count", _) => ("count_big", None),
            ("sum", Some(kind)) if kind.is_integer() && kind != Kind::I64 => {
                (name, Some(Kind::I64))
            }
            ("avg", Some(kind)) if kind.is_integer() => (name, Some(Kind::F64)),
            // Bits have no least one.
            ("any_value", Some(Kind::Bool)) | ("bool_and", _) => ("min", Some(Kind::I32)),
            ("bool_or", _) => ("max", Some(Kind::I32)),
            ("any_value", _) => ("min", None),
            ("stddev_pop", _) => ("stdevp", None),
            ("stddev_samp", _) => ("stdev", None),
            ("var_pop", _) => ("varp", None),
            ("var_samp", _) => ("var", None),
            (name, _) => (name, None),
        }
    }
    /// The type tells how long the result may be.
    fn text_aggregate(&self) -> TextAggregate {
        TextAggregate::WithinGroup("string_agg", Kind::Text)
    }
    /// Only SQL Server 2022 has the clause.
    fn has_named_windows(&self) -> bool {
        false
    }
    fn rows(&self) -> RowsForm {
        RowsForm::None
    }
    fn collation_name(&self, name: &str) -> Option<String> {
        let word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
        (!name.is_empty() && name.bytes().all(word)).then(|| name.into())
    }
    fn has_aggregate_filter(&self) -> bool {
        false
    }
    /// Error 4112.
    fn orders_windows(&self) -> bool {
        true
    }
    fn limit(&self) -> LimitForm {
        LimitForm::TopFetch
    }
    fn has_nulls_order(&self) -> bool {
        false
    }
    fn explicit_auto(&self) -> Option<[(&'static str, &'static str); 2]> {
        Some([
            ("set identity_insert ", " on; "),
            ("; set identity_insert ", " off"),
        ])
    }
    /// Errors 8155 and 8156.
    fn names_derived_columns(&self) -> bool {
        true
    }
    /// Error 1033, and error 156 at `with`.
    fn nested_order_and_ctes(&self) -> bool {
        false
    }
    fn returns_in_order(&self) -> bool {
        // Nothing promises the order of what `output` gives:
        // <https://learn.microsoft.com/en-us/sql/t-sql/queries/output-clause-transact-sql>
        false
    }
    fn returning(&self) -> ReturningForm {
        ReturningForm::Output
    }
    fn upsert(&self) -> UpsertForm {
        UpsertForm::Merge
    }
    /// The common type of decimals with many digits and of such with many decimal places could hold neither.
    fn update_many(&self) -> UpdateManyForm {
        UpdateManyForm::From {
            named: true,
            casts: RowCasts::All,
        }
    }
    fn alias_in_write(&self) -> WriteAlias {
        WriteAlias::InFrom
    }
    fn recursive(&self) -> &'static str {
        ""
    }
    /// Error 240: the length of a text is part of its type. So are the digits of a decimal, of which a cast would cut
    /// some off.
    fn casts_recursive(&self, kind: Kind) -> bool {
        kind != Kind::Decimal
    }
    fn ctes_before_insert(&self) -> bool {
        true
    }
    fn lateral(&self) -> LateralForm {
        LateralForm::Apply
    }
    fn write_sources(&self) -> WriteSources {
        WriteSources::InFrom
    }
    fn parenthesised_set_operands(&self) -> bool {
        false
    }
}

impl Definitions for Mssql {
    fn custom(&self, def: &CustomDef) -> Option<CustomSql> {
        def.on(Syntax::name(self)).copied()
    }
    fn kind_name(&self, kind: Kind) -> String {
        match kind {
            Kind::Custom(def) => return super::special::custom_name(self, def),
            Kind::Bool => "bit",
            Kind::U8 => "tinyint",
            // There is no other type without a sign, so a value of one takes the next one that holds it.
            Kind::I8 | Kind::I16 => "smallint",
            Kind::U16 | Kind::I32 => "int",
            Kind::U32 | Kind::I64 => "bigint",
            Kind::U64 => "decimal(20, 0)",
            Kind::F32 => "real",
            Kind::F64 => "float",
            Kind::Text | Kind::Json => "nvarchar(max)",
            Kind::Bytes => "varbinary(max)",
            Kind::Date => "date",
            Kind::Time => "time(7)",
            Kind::Timestamp => "datetime2(7)",
            Kind::TimestampTz => "datetimeoffset(7)",
            Kind::Uuid => "uniqueidentifier",
            Kind::Decimal => "decimal(38, 10)",
            Kind::Year => "smallint",
            Kind::FixedBytes(n @ ..=8_000) => return format!("binary({n})"),
            Kind::FixedBytes(_) => "varbinary(max)",
            Kind::Duration | Kind::Set(_) => "nvarchar(4000)",
            Kind::Enum(_) => "nvarchar(255)",
            kind => return super::special::no_such_kind(kind),
        }
        .into()
    }
    fn type_name(&self, sql_type: SqlTypeDef) -> String {
        match sql_type {
            SqlTypeDef::Native(name, n) => return format!("{name}({n})"),
            SqlTypeDef::Text | SqlTypeDef::Json | SqlTypeDef::Jsonb => "nvarchar(max)",
            // The length counts UTF-16 units here; from 4,001 on there is only `max`.
            SqlTypeDef::Varchar(n) if n <= 4_000 => return format!("nvarchar({n})"),
            SqlTypeDef::Char(n) if n <= 4_000 => return format!("nchar({n})"),
            SqlTypeDef::Varchar(_) | SqlTypeDef::Char(_) => "nvarchar(max)",
            SqlTypeDef::TinyInt => "tinyint",
            SqlTypeDef::SmallInt => "smallint",
            SqlTypeDef::MediumInt | SqlTypeDef::Integer => "int",
            SqlTypeDef::BigInt => "bigint",
            SqlTypeDef::Real => "real",
            SqlTypeDef::Double => "float",
            SqlTypeDef::Numeric(None) => "decimal(38, 10)",
            SqlTypeDef::Numeric(Some((p, s))) => return format!("decimal({p}, {s})"),
            SqlTypeDef::Boolean => "bit",
            SqlTypeDef::Blob => "varbinary(max)",
            SqlTypeDef::Uuid => "uniqueidentifier",
            SqlTypeDef::Date => "date",
            SqlTypeDef::Time => "time(7)",
            SqlTypeDef::Timestamp => "datetime2(7)",
            SqlTypeDef::TimestampTz => "datetimeoffset(7)",
            SqlTypeDef::TimeOf(p) => return format!("time({p})"),
            SqlTypeDef::TimestampOf(p) => return format!("datetime2({p})"),
            SqlTypeDef::TimestampTzOf(p) => return format!("datetimeoffset({p})"),
            SqlTypeDef::SmallDateTime => "smalldatetime",
            SqlTypeDef::TinyText | SqlTypeDef::MediumText | SqlTypeDef::LongText => "nvarchar(max)",
            SqlTypeDef::TinyBlob | SqlTypeDef::MediumBlob | SqlTypeDef::LongBlob => {
                "varbinary(max)"
            }
            SqlTypeDef::VarBinary(n) if n <= 8_000 => return format!("varbinary({n})"),
            SqlTypeDef::VarBinary(_) => "varbinary(max)",
            SqlTypeDef::Money => "money",
            SqlTypeDef::SmallMoney => "smallmoney",
            SqlTypeDef::Xml => "xml",
            SqlTypeDef::RowVersion => "rowversion",
            SqlTypeDef::Custom(name) => name,
        }
        .into()
    }
    fn now(&self, column: &ColumnDef) -> &'static str {
        match column.kind {
            kind if kind.clock() == Some(Clock::Millis) => {
                "datediff_big(millisecond, '1970-01-01', sysutcdatetime())"
            }
            kind if kind.clock() == Some(Clock::Seconds) => {
                "datediff_big(second, '1970-01-01', sysutcdatetime())"
            }
            Kind::TimestampTz if !column.is_without_zone() => "sysdatetimeoffset()",
            kind if kind == Kind::Bool || kind.is_integer() => {
                "datediff_big(second, '1970-01-01', sysutcdatetime())"
            }
            _ => "sysutcdatetime()",
        }
    }
    /// Of any characters; without the `N` they would be those of the database's code page.
    fn text_literal(&self, text: &str) -> String {
        format!("N{}", quoted_text(text))
    }
    fn bool_literal(&self, value: bool) -> String {
        u8::from(value).to_string()
    }
    /// There are no infinities and no NaN here. Without an exponent it would be a decimal.
    fn float_literal(&self, value: f64, _: String) -> String {
        if value.is_finite() {
            format!("{value:e}")
        } else {
            "null".into()
        }
    }
    fn bytes_literal(&self, hex: &str) -> String {
        format!("0x{hex}")
    }
    fn utc_suffix(&self) -> &'static str {
        " +00:00"
    }
    fn auto_column(&self, column: &Column) -> AutoColumn {
        let counts = column.auto.as_ref().map(|auto| &auto.counts);
        let start = counts.and_then(|counts| counts.start).unwrap_or(1);
        let increment = counts.and_then(|counts| counts.increment).unwrap_or(1);
        AutoColumn::new(format!("{} identity({start}, {increment})", column.ty))
    }
    /// More bytes than a type of a fixed number has.
    fn length_check(&self, quoted_column: &str, bytes: u32) -> Option<String> {
        (bytes > 8_000).then(|| format!("datalength({quoted_column}) = {bytes}"))
    }
    fn enum_check(&self, quoted_column: &str, def: &EnumDef) -> Option<String> {
        Some(format!("{quoted_column} in ({})", self.label_list(def)))
    }
    /// `isjson` takes objects and arrays only; a text is one JSON value of any kind if it can stand in both.
    fn json_check(&self, quoted_column: &str) -> Option<String> {
        Some(format!(
            "isjson(N'[' + {quoted_column} + N']') = 1 and isjson(N'{{\"a\":' + {quoted_column} + N'}}') = 1"
        ))
    }
    fn refuses(&self, table: &TableDef) -> Option<String> {
        let columns = table.columns.iter().enumerate();
        let of_column = |(index, column): (usize, &ColumnDef)| {
            let reason = column_refused(table, index, column)?;
            Some(format!("column `{}` {reason}", column.name))
        };
        let of_key = |key: ForeignKeyDef| {
            let reason = key_refused(table, &key)?;
            Some(format!("foreign key `{}` {reason}", key.name))
        };
        columns
            .into_iter()
            .find_map(of_column)
            .or_else(|| table.foreign_keys.get().into_iter().find_map(of_key))
    }
    fn create_table(&self, quoted_table: &str, if_not_exists: bool) -> String {
        let create = format!("create table {quoted_table}");
        if if_not_exists {
            let name = self.text_literal(quoted_table);
            format!("if object_id({name}, N'U') is null\n{create}")
        } else {
            create
        }
    }
    /// `max` can't be in a key, and a clustered one (as primary keys are) has at most 900 bytes, two for each
    /// UTF-16 unit of text.
    fn key_type(&self, kind: Kind) -> Option<&'static str> {
        match kind {
            Kind::Text => Some("nvarchar(450)"),
            Kind::Bytes => Some("varbinary(900)"),
            _ => None,
        }
    }
    /// A computed column's type is that of its expression.
    fn generated(&self, ty: &str, generated: &Generated) -> String {
        let kept = if generated.stored { " persisted" } else { "" };
        format!("as cast(({}) as {ty}){kept}", generated.expr)
    }
    fn default_expression(&self, _: &str, expression: String) -> String {
        format!("({expression})")
    }
    fn quotes_collations(&self) -> bool {
        false
    }
    fn comments(&self) -> super::CommentForm {
        super::CommentForm::Statements
    }
    fn comment_on(&self, on: &Commented<'_>, text: Option<&str>) -> String {
        comments::statement(self, on, text)
    }
    fn has_rare(&self, rare: Rare) -> bool {
        matches!(rare, Rare::Collate | Rare::Counts | Rare::Clustered)
    }
    /// Error 1778.
    fn references_same_integers(&self) -> bool {
        true
    }
    fn random_uuid(&self) -> Option<&'static str> {
        Some("newid()")
    }
    fn names_defaults(&self) -> bool {
        true
    }
    fn names_primary_keys(&self) -> bool {
        true
    }
    fn nulls_are_equal(&self) -> bool {
        true
    }
    fn index_in_table(&self, unique: bool, quoted_name: &str) -> Option<String> {
        let unique = if unique { " unique" } else { "" };
        Some(format!("index {quoted_name}{unique}"))
    }
    /// After `with`, the parser takes no `where`.
    fn filter_before_parameters(&self) -> bool {
        true
    }
    /// No constraint waits for the transaction's end, so `no action` is `restrict`.
    fn action(&self, action: Action) -> Option<&'static str> {
        match action {
            Action::NoAction | Action::Restrict => None,
            Action::Cascade => Some("cascade"),
            Action::SetNull => Some("set null"),
            Action::SetDefault => Some("set default"),
        }
    }
    /// There is no `create index if not exists`.
    fn create_index(
        &self,
        unique: bool,
        quoted_name: &str,
        quoted_table: &str,
        if_not_exists: bool,
    ) -> String {
        let unique = if unique { "unique " } else { "" };
        let create = format!("create {unique}index {quoted_name} on {quoted_table}");
        if !if_not_exists {
            return create;
        }
        let (name, table) = (
            self.text_literal(quoted_name),
            self.text_literal(quoted_table),
        );
        format!(
            "if not exists (select 1 from sys.indexes where object_id = object_id({table}, N'U') and quotename(name) = {name})\n{create}"
        )
    }
    /// In a statement of its own: Microsoft's grammar of SQL Server 2019 has it in no table's definition.
    fn include(&self) -> Option<&'static str> {
        Some("include")
    }
}

fn column_refused(table: &TableDef, index: usize, column: &ColumnDef) -> Option<&'static str> {
    let decimal = match column.sql_type {
        Some(ty) => ty == SqlTypeDef::Numeric(None),
        None => column.kind == Kind::Decimal,
    };
    if decimal {
        return Some(
            "is a decimal without a precision, and would keep only some of the digits; \
             say how many: `#[column(numeric(precision, scale))]`",
        );
    }
    if column.is_json() && ddl::in_key(table, index) {
        return Some("is JSON, which can't be in a key; index a generated column instead");
    }
    if column.generated.is_some_and(|generated| !generated.stored) && !column.nullable {
        return Some(
            "is computed when it is read, so nothing sees to NOT NULL; store it, or make it an `Option`",
        );
    }
    None
}

fn key_refused(table: &TableDef, key: &ForeignKeyDef) -> Option<String> {
    // Error 1785.
    let acts = |action| !matches!(action, Action::NoAction | Action::Restrict);
    let itself = (key.table.schema, key.table.name) == (table.schema, table.name);
    if itself && (acts(key.on_delete) || acts(key.on_update)) {
        return Some(
            "refers to its own table, and may then do nothing but refuse; \
             leave out its actions, and write the rows that refer to a row before it"
                .into(),
        );
    }
    // It is unique by an index without the NULLs, and that is no key to refer to.
    let columns = key.table.columns.iter();
    let nullable = columns
        .filter(|column| column.nullable && key.foreign.contains(&column.name))
        .map(|column| column.name)
        .next()?;
    let other = key.table.name;
    Some(format!(
        "refers to `{other}`.`{nullable}`, which may be NULL; a column that is referred to has to be NOT NULL"
    ))
}
