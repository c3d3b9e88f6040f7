//! PostgreSQL, 15 and later.
use super::special::{self, array_literal, array_name};
use super::{AutoColumn, Definitions, Dialect, Rare, Syntax, has, quoted_text, specials};
use crate::ast::LockStrength;
use crate::catalog::{Column, Composite, Counts, Domain, Enum};
use crate::schema::{Auto, ColumnDef, SqlTypeDef};
use crate::types::{HasSpecial, MultiRange, Range, RangeItem};
use crate::value::{Array, Clock, CompositeDef, CustomDef, CustomSql, EnumDef, Form, Kind, Value};

mod json;
mod objects;

pub(super) use objects::materialized;

/// PostgreSQL.
#[derive(Debug, Clone, Copy, Default)]
pub struct Postgres;

impl Dialect for Postgres {
    const SYNTAX: &'static dyn Syntax = &Postgres;
}
has! { Postgres: HasFullJoin HasReturning HasConflictTargetFilter HasUpsertFilter HasDistinctOn HasIlike HasIsolationLevels HasReadOnly HasDeferrable HasDropCascade }
// What its statements may be composed of.
has! { Postgres: HasLateral HasMaterialized HasWritingCtes HasRecursiveUnion HasSetAll }
// How rows are locked.
has! { Postgres: HasForUpdate HasKeyLocks HasLockOf }

impl Syntax for Postgres {
    fn name(&self) -> &'static str {
        "postgres"
    }
    fn system_name(&self) -> &'static str {
        "postgresql"
    }
    /// Booleans have none, and before PostgreSQL 18 more types have none.
    fn has_least_of_any(&self) -> bool {
        false
    }
    fn placeholder(&self, out: &mut String, n: usize) {
        out.push('$');
        super::write_number(out, n);
    }
    fn lock(&self, strength: LockStrength) -> Option<&'static str> {
        Some(strength.standard())
    }
    fn placeholders_repeat(&self) -> bool {
        true
    }
    fn at_utc(&self) -> Option<&'static str> {
        Some(" at time zone 'utc'")
    }
    /// The protocol counts parameters in 16 bits, <https://www.postgresql.org/docs/current/limits.html>.
    fn max_params(&self) -> usize {
        65_535
    }
    /// Of a text, the length is part of the type.
    fn casts_recursive(&self, kind: Kind) -> bool {
        kind == Kind::Text
    }
    fn conflict_on_constraint(&self) -> bool {
        true
    }
    fn copies(&self, column: &ColumnDef) -> bool {
        let of_one_form = |kind: Kind| !kind.is_special() && kind != Kind::Year;
        match column.sql_type {
            None => of_one_form(column.kind),
            Some(SqlTypeDef::Json) => false,
            // What an insert converts, a stream does not.
            Some(ty) => ty.kind() == Some(column.kind),
        }
    }
    fn row_marker(&self, source: &str, _: &[ColumnDef]) -> Option<String> {
        Some(format!("{source}.tableoid::int8"))
    }
}

impl Definitions for Postgres {
    fn comments(&self) -> super::CommentForm {
        super::CommentForm::Statements
    }
    fn custom(&self, def: &CustomDef) -> Option<CustomSql> {
        def.on(Syntax::name(self)).copied()
    }
    fn kind_name(&self, kind: Kind) -> String {
        match kind {
            Kind::Custom(def) => return super::special::custom_name(self, def),
            Kind::Bool => "boolean",
            // There are no types without a sign, so a value of one takes the next one that holds it.
            Kind::I8 | Kind::U8 | Kind::I16 => "smallint",
            Kind::U16 | Kind::I32 => "integer",
            Kind::U32 | Kind::I64 => "bigint",
            Kind::U64 => "numeric(20, 0)",
            Kind::F32 => "real",
            Kind::F64 => "double precision",
            Kind::Text => "text",
            Kind::Bytes => "bytea",
            Kind::Date => "date",
            Kind::Time => "time",
            Kind::Timestamp => "timestamp",
            Kind::TimestampTz => "timestamptz",
            Kind::Uuid => "uuid",
            Kind::Decimal => "numeric",
            Kind::Json => "jsonb",
            Kind::Year => "smallint",
            Kind::Duration => "interval",
            Kind::FixedBytes(_) => "bytea",
            Kind::Set(_) => "text",
            Kind::Enum(def) => return enum_name(def),
            Kind::Domain(def) => return type_name_of(def.schema, def.name),
            Kind::Array(element) => return array_name(self, *element),
            Kind::Special(def) => def.name,
            Kind::Range(item) => special::range_name(*item),
            Kind::MultiRange(item) => special::multirange_name(*item),
            Kind::Composite(def) => return type_name_of(def.schema, def.name),
        }
        .into()
    }
    /// The driver does not know these types, so they travel as arrays.
    fn multirange_forms(&self, range: Kind) -> (Option<&'static str>, Option<&'static str>) {
        let [write, read] = special::multirange_forms(range);
        (Some(write), Some(read))
    }
    fn has_special(&self, _: Kind) -> bool {
        true
    }
    /// The number of an enum type, which arrays of it carry, differs from database to database: labels are sent as texts.
    fn parameter_cast(&self, kind: Kind) -> Option<String> {
        let cast = match kind.item() {
            Kind::Enum(_) => true,
            // An array of its values is no array of it.
            Kind::Domain(_) => matches!(kind, Kind::Array(_)),
            Kind::Special(def) => def.form != Form::Plain,
            Kind::Composite(_) => true,
            _ => false,
        };
        cast.then(|| self.kind_name(kind))
    }
    fn type_name(&self, sql_type: SqlTypeDef) -> String {
        match sql_type {
            SqlTypeDef::Text => "text",
            SqlTypeDef::Varchar(n) => return format!("varchar({n})"),
            SqlTypeDef::Char(n) => return format!("char({n})"),
            SqlTypeDef::TinyInt | SqlTypeDef::SmallInt => "smallint",
            SqlTypeDef::MediumInt | SqlTypeDef::Integer => "integer",
            SqlTypeDef::BigInt => "bigint",
            SqlTypeDef::Real => "real",
            SqlTypeDef::Double => "double precision",
            SqlTypeDef::Numeric(None) => "numeric",
            SqlTypeDef::Numeric(Some((p, s))) => return format!("numeric({p}, {s})"),
            SqlTypeDef::Boolean => "boolean",
            SqlTypeDef::Json => "json",
            SqlTypeDef::Jsonb => "jsonb",
            SqlTypeDef::Blob => "bytea",
            SqlTypeDef::Uuid => "uuid",
            SqlTypeDef::Date => "date",
            SqlTypeDef::Time => "time",
            SqlTypeDef::Timestamp => "timestamp",
            SqlTypeDef::TimestampTz => "timestamptz",
            SqlTypeDef::Native(name, n) => return format!("{name}({n})"),
            SqlTypeDef::TimeOf(p) => return format!("time({p})"),
            SqlTypeDef::TimestampOf(p) => return format!("timestamp({p})"),
            SqlTypeDef::TimestampTzOf(p) => return format!("timestamptz({p})"),
            SqlTypeDef::Money => "numeric(19, 4)",
            SqlTypeDef::SmallMoney => "numeric(10, 4)",
            SqlTypeDef::Custom(name) => name,
            // What has another name on other databases only.
            other => return self.kind_name(other.kind().unwrap_or(Kind::Text)),
        }
        .into()
    }
    fn now(&self, column: &ColumnDef) -> &'static str {
        match column.kind {
            kind if kind.clock() == Some(Clock::Millis) => {
                "floor(extract(epoch from now()) * 1000)::bigint"
            }
            // Rounded up, it would be in the future.
            kind if kind.is_integer() || kind.clock() == Some(Clock::Seconds) => {
                "floor(extract(epoch from now()))::bigint"
            }
            // Not the clock of the session that inserts the row.
            Kind::TimestampTz if column.is_without_zone() => "(now() at time zone 'utc')",
            _ => "now()",
        }
    }
    fn float_literal(&self, value: f64, shortest: String) -> String {
        match value {
            v if v.is_nan() => "'NaN'".into(),
            f64::INFINITY => "'Infinity'".into(),
            f64::NEG_INFINITY => "'-Infinity'".into(),
            _ => shortest,
        }
    }
    fn enum_literal(&self, def: &EnumDef, label: &str) -> String {
        format!("{}::{}", quoted_text(label), enum_name(def))
    }
    fn array_literal(&self, element: &'static Kind, array: &Array<Value>) -> String {
        array_literal(self, element, array)
    }
    fn bytes_literal(&self, hex: &str) -> String {
        format!("'\\x{hex}'")
    }
    fn utc_suffix(&self) -> &'static str {
        "+00"
    }
    fn auto_column(&self, column: &Column) -> AutoColumn {
        let kind = column.auto.as_ref().map(|auto| auto.kind);
        match (kind, column.ty.as_str()) {
            (Some(Auto::Serial), "smallint") => AutoColumn::new("smallserial"),
            (Some(Auto::Serial), "bigint") => AutoColumn::new("bigserial"),
            (Some(Auto::Serial), _) => AutoColumn::new("serial"),
            _ => identity(column),
        }
    }
    fn has_rare(&self, rare: Rare) -> bool {
        !matches!(
            rare,
            Rare::Charset | Rare::Clustered | Rare::IndexKinds | Rare::Engines
        )
    }
    fn random_uuid(&self) -> Option<&'static str> {
        Some("gen_random_uuid()")
    }
    fn length_check(&self, quoted_column: &str, bytes: u32) -> Option<String> {
        Some(format!("octet_length({quoted_column}) = {bytes}"))
    }
    fn create_domain(&self, def: &Domain) -> Option<String> {
        let name = type_name_of(def.schema.as_deref(), &def.name);
        let mut create = format!("create domain {name} as {}", def.base);
        if let Some(check) = &def.check {
            create += &format!(" check ({check})");
        }
        Some(unless_there(&create))
    }
    fn drop_domain(&self, def: &Domain, if_exists: bool) -> Option<String> {
        let guard = if if_exists { "if exists " } else { "" };
        let name = type_name_of(def.schema.as_deref(), &def.name);
        Some(format!("drop domain {guard}{name}"))
    }
    fn composite_literal(&self, def: &'static CompositeDef, fields: &[Value]) -> String {
        special::composite_literal(self, def, fields)
    }
    fn create_unless_there(&self, create: &str) -> Option<String> {
        Some(unless_there(create))
    }
    fn drop_composite(&self, def: &Composite, if_exists: bool) -> Option<String> {
        let guard = if if_exists { "if exists " } else { "" };
        let name = type_name_of(def.schema.as_deref(), &def.name);
        Some(format!("drop type {guard}{name}"))
    }
    fn create_enum(&self, def: &Enum) -> Option<String> {
        Some(unless_there(&create_enum("create type", def)))
    }
    fn include(&self) -> Option<&'static str> {
        Some("include")
    }
}

/// Creates a type that several tables may share: there is no `create type if not exists`.
fn unless_there(create: &str) -> String {
    // A label may hold anything, so also the tag that ends the text.
    let mut tag = "drizzle".to_owned();
    while create.contains(&tag) {
        tag.push('_');
    }
    format!("do ${tag}$ begin {create}; exception when duplicate_object then null; end ${tag}$")
}

/// A column with a sequence of its own, as the standard says it.
pub(super) fn identity(column: &Column) -> AutoColumn {
    let ty = &column.ty;
    let words = match column.auto.as_ref().map(|auto| auto.kind) {
        Some(Auto::Always) => "always",
        _ => "by default",
    };
    let counts = column.auto.as_ref().map(|auto| counts(&auto.counts));
    let counts = counts.unwrap_or_default();
    AutoColumn::new(format!("{ty} generated {words} as identity{counts}"))
}

/// How an identity counts, as far as it is said.
fn counts(counts: &Counts) -> String {
    let numbers = [
        ("start with", counts.start),
        ("increment by", counts.increment),
        ("minvalue", counts.min),
        ("maxvalue", counts.max),
        ("cache", counts.cache.map(i64::from)),
    ];
    let name = counts.name.as_ref().map(|name| {
        let mut quoted = String::from("sequence name ");
        crate::render::quote_into(&mut quoted, ['"', '"'], name);
        quoted
    });
    let numbers = numbers.iter();
    let numbers = numbers.filter_map(|(word, n)| n.map(|n| format!("{word} {n}")));
    let cycle = counts.cycle.then(|| "cycle".to_owned());
    let words: Vec<_> = name.into_iter().chain(numbers).chain(cycle).collect();
    match words.is_empty() {
        true => String::new(),
        false => format!(" ({})", words.join(" ")),
    }
}

/// `create type "name" as enum ('a', 'b')`.
pub(super) fn create_enum(create: &str, def: &Enum) -> String {
    let name = type_name_of(def.schema.as_deref(), &def.name);
    let labels: Vec<_> = def.labels.iter().map(|label| quoted_text(label)).collect();
    format!("{create} {name} as enum ({})", labels.join(", "))
}

fn enum_name(def: &EnumDef) -> String {
    type_name_of(def.schema, def.name)
}

fn type_name_of(schema: Option<&str>, type_name: &str) -> String {
    let mut name = String::new();
    if let Some(schema) = schema {
        crate::render::quote_into(&mut name, ['"', '"'], schema);
        name.push('.');
    }
    crate::render::quote_into(&mut name, ['"', '"'], type_name);
    name
}

specials! { Postgres:
    Bits CiText Cidr Circle HalfVector Hstore Inet Interval Line LineSegment Ltree MacAddr
    MacAddr8 Money Oid Path Point Polygon Rectangle SparseVector TsQuery TsVector Vector Xml
}
#[diagnostic::do_not_recommend]
impl<T: RangeItem> HasSpecial<Range<T>> for Postgres {}
#[diagnostic::do_not_recommend]
impl<T: RangeItem> HasSpecial<MultiRange<T>> for Postgres {}
