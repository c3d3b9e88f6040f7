//! CockroachDB, 24 and later. Where it is like PostgreSQL, PostgreSQL answers.
use super::special::{array_literal, array_name};
use super::{AutoColumn, Definitions, Dialect, Postgres, Rare, Syntax, has, postgres, specials};
use crate::ast::{BinaryOp, LockStrength};
use crate::catalog::{Column, Counts, Enum};
use crate::schema::{Auto, ColumnDef, SqlTypeDef};
use crate::value::{Array, CustomDef, CustomSql, EnumDef, Kind, Value};
use std::time::Duration;

mod forms;
mod json;
mod objects;

/// CockroachDB.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cockroach;

impl Dialect for Cockroach {
    const SYNTAX: &'static dyn Syntax = &CockroachSyntax { real: true };
}
has! { Cockroach: HasFullJoin HasReturning HasConflictTargetFilter HasUpsertFilter HasDistinctOn HasIlike HasIsolationLevels HasReadOnly HasAsOfSystemTime HasDropCascade }
// What its statements may be composed of.
has! { Cockroach: HasLateral HasLimitedWrites HasOrderedWrites HasMaterialized HasWritingCtes HasRecursiveUnion HasSetAll }
// How rows are locked.
has! { Cockroach: HasForUpdate HasKeyLocks HasLockOf }

/// A time in the past at which a query reads, for
/// [`as_of_system_time`](crate::query::Select::as_of_system_time): rows as they were then, without waiting for
/// anybody who writes, <https://www.cockroachlabs.com/docs/stable/as-of-system-time>.
///
/// ```
/// use drizzle_core::dialect::AsOf;
/// use std::time::Duration;
/// let report = AsOf::ago(Duration::from_secs(10));
/// let nearby = AsOf::follower_read();
/// # _ = (report, nearby);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsOf(String);

impl AsOf {
    /// This long ago, to the microsecond.
    pub fn ago(time: Duration) -> Self {
        AsOf(format!("'-{}us'", time.as_micros()))
    }
    /// So long ago that the nearest replica surely has it.
    pub fn follower_read() -> Self {
        AsOf("follower_read_timestamp()".into())
    }
    /// As new as the nearest replica has it, but not older than this.
    pub fn max_staleness(time: Duration) -> Self {
        AsOf(format!("with_max_staleness('{}us')", time.as_micros()))
    }
    /// The clause after the sources of a select.
    pub(crate) fn clause(&self) -> String {
        format!(" as of system time {}", self.0)
    }
}

/// For a PostgreSQL server that stands in for CockroachDB in tests.
#[doc(hidden)]
pub static COCKROACH_STAND_IN: &dyn Syntax = &CockroachSyntax { real: false };

#[derive(Debug)]
struct CockroachSyntax {
    /// Whether the server is CockroachDB, and not another that speaks its protocol.
    real: bool,
}

impl Syntax for CockroachSyntax {
    fn name(&self) -> &'static str {
        "cockroach"
    }
    fn system_name(&self) -> &'static str {
        "cockroachdb"
    }
    /// Booleans have none, and before PostgreSQL 18 more types have none.
    fn has_least_of_any(&self) -> bool {
        false
    }
    fn placeholder(&self, out: &mut String, n: usize) {
        Postgres.placeholder(out, n);
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
    /// The protocol is PostgreSQL's.
    fn max_params(&self) -> usize {
        Postgres.max_params()
    }
    /// `/` of integers is a decimal here.
    fn operator(&self, op: BinaryOp) -> &'static str {
        match op {
            BinaryOp::IntDiv if self.real => " // ",
            op => op.standard(),
        }
    }
    fn ordered_write_needs_limit(&self) -> bool {
        true
    }
    /// Of a text, the length is part of the type.
    fn casts_recursive(&self, kind: Kind) -> bool {
        kind == Kind::Text
    }
    fn conflict_on_constraint(&self) -> bool {
        true
    }
    fn copies(&self, column: &ColumnDef) -> bool {
        Postgres.copies(column)
    }
    fn row_marker(&self, source: &str, columns: &[ColumnDef]) -> Option<String> {
        Postgres.row_marker(source, columns)
    }
}

impl Definitions for CockroachSyntax {
    fn comments(&self) -> super::CommentForm {
        super::CommentForm::Statements
    }
    /// Where PostgreSQL stands in, `string` is a domain, and so another type than `text`.
    fn cast_name(&self, kind: Kind) -> String {
        match kind {
            Kind::Text if !self.real => "text".into(),
            kind => self.kind_name(kind),
        }
    }
    fn custom(&self, def: &CustomDef) -> Option<CustomSql> {
        def.on(Syntax::name(self)).copied()
    }
    fn kind_name(&self, kind: Kind) -> String {
        match kind {
            Kind::Custom(def) => super::special::custom_name(self, def),
            // `int` is 64 bits wide here, whatever its other names promise.
            Kind::I8 | Kind::U8 | Kind::I16 => "int2".into(),
            Kind::U16 | Kind::I32 => "int4".into(),
            Kind::U32 | Kind::I64 => "int8".into(),
            Kind::F32 => "float4".into(),
            Kind::F64 => "float8".into(),
            Kind::Text => "string".into(),
            Kind::Bytes | Kind::FixedBytes(_) => "bytes".into(),
            Kind::Year => "int2".into(),
            Kind::Set(_) => "string".into(),
            // Other names of the same types, which the stand-in has arrays of, too.
            Kind::Array(Kind::Text) => "text[]".into(),
            Kind::Array(Kind::Bytes) => "bytea[]".into(),
            Kind::Array(element) => array_name(self, *element),
            kind => Postgres.kind_name(kind),
        }
    }
    fn has_special(&self, kind: Kind) -> bool {
        match kind.item() {
            _ if matches!(kind, Kind::Array(Kind::Array(_))) => false,
            Kind::Range(_) | Kind::MultiRange(_) | Kind::Composite(_) | Kind::Domain(_) => false,
            Kind::Special(def) => {
                matches!(
                    def.name,
                    "inet" | "interval" | "oid" | "varbit" | "tsvector" | "tsquery" | "vector"
                )
            }
            _ => true,
        }
    }
    fn array_literal(&self, element: &'static Kind, array: &Array<Value>) -> String {
        array_literal(self, element, array)
    }
    fn parameter_cast(&self, kind: Kind) -> Option<String> {
        Postgres.parameter_cast(kind)
    }
    fn type_name(&self, sql_type: SqlTypeDef) -> String {
        match sql_type {
            SqlTypeDef::Text => self.kind_name(Kind::Text),
            SqlTypeDef::TinyInt | SqlTypeDef::SmallInt => self.kind_name(Kind::I16),
            SqlTypeDef::MediumInt | SqlTypeDef::Integer => self.kind_name(Kind::I32),
            SqlTypeDef::BigInt => self.kind_name(Kind::I64),
            SqlTypeDef::Real => self.kind_name(Kind::F32),
            SqlTypeDef::Double => self.kind_name(Kind::F64),
            SqlTypeDef::Blob => self.kind_name(Kind::Bytes),
            // There is one JSON type, the binary one.
            SqlTypeDef::Json => self.kind_name(Kind::Json),
            other => Postgres.type_name(other),
        }
    }
    fn now(&self, column: &ColumnDef) -> &'static str {
        Postgres.now(column)
    }
    fn float_literal(&self, value: f64, shortest: String) -> String {
        Postgres.float_literal(value, shortest)
    }
    fn enum_literal(&self, def: &EnumDef, label: &str) -> String {
        Postgres.enum_literal(def, label)
    }
    fn bytes_literal(&self, hex: &str) -> String {
        Postgres.bytes_literal(hex)
    }
    fn utc_suffix(&self) -> &'static str {
        Postgres.utc_suffix()
    }
    /// A number of its own for each row, without a sequence, which would be one hot spot; but those are 64 bits wide.
    fn auto_column(&self, column: &Column) -> AutoColumn {
        let kind = column.auto.as_ref().map(|auto| auto.kind);
        // Numbers that begin somewhere are those of a sequence.
        let counts = column
            .auto
            .as_ref()
            .is_some_and(|auto| auto.counts != Counts::default());
        match (kind, column.ty.as_str()) {
            (Some(Auto::Serial | Auto::Increment), "int8") if !counts => {
                AutoColumn::new("int8 default unique_rowid()")
            }
            _ => postgres::identity(column),
        }
    }
    fn has_rare(&self, rare: Rare) -> bool {
        matches!(rare, Rare::Counts | Rare::Sequence | Rare::MatchFull)
    }
    fn random_uuid(&self) -> Option<&'static str> {
        Some("gen_random_uuid()")
    }
    fn length_check(&self, quoted_column: &str, bytes: u32) -> Option<String> {
        Postgres.length_check(quoted_column, bytes)
    }
    fn create_enum(&self, def: &Enum) -> Option<String> {
        if self.real {
            Some(postgres::create_enum("create type if not exists", def))
        } else {
            Postgres.create_enum(def)
        }
    }
    /// PostgreSQL, which stands in, has one node.
    fn hash_sharded(&self) -> Option<&'static str> {
        Some(if self.real { " using hash" } else { "" })
    }
    /// PostgreSQL, which stands in, has another word.
    fn include(&self) -> Option<&'static str> {
        match self.real {
            true => Some("storing"),
            false => Postgres.include(),
        }
    }
}

specials! { Cockroach:
    Bits Inet Interval Oid
}
