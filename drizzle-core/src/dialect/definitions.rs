//! The questions that definitions ask: the names of types, literals, and what a column is declared as.
use super::quoted_text;
use crate::catalog::{Column, Composite, Domain, Enum, Generated};
use crate::schema::{Action, ColumnDef, IndexDef, SqlTypeDef, TableDef};
use crate::types::datetime;
use crate::value::{Array, CompositeDef, CustomDef, CustomSql, EnumDef, Kind, Value, around};
use std::fmt::Write as _;

/// The part of a dialect that defines tables.
pub trait Definitions {
    /// A column type by its logical type.
    fn kind_name(&self, kind: Kind) -> String;
    /// What a type of the program's own is here.
    fn custom(&self, def: &CustomDef) -> Option<CustomSql>;
    /// What stands around values of this kind that are sent, and around expressions of it that are read, in the place of
    /// `?`.
    fn conversion(&self, kind: Kind) -> (Option<&'static str>, Option<&'static str>) {
        match kind {
            Kind::Custom(def) => {
                let sql = self.custom(def);
                (sql.and_then(|sql| sql.write), sql.and_then(|sql| sql.read))
            }
            Kind::MultiRange(range) => self.multirange_forms(*range),
            _ => (None, None),
        }
    }
    /// The same of sets of ranges, which travel as arrays.
    fn multirange_forms(&self, _range: Kind) -> (Option<&'static str>, Option<&'static str>) {
        (None, None)
    }
    /// Whether there is such a type here.
    fn has_custom(&self, def: &CustomDef) -> bool {
        def.everywhere.is_some() || self.custom(def).is_some()
    }
    /// A column type by its name in the schema.
    fn type_name(&self, sql_type: SqlTypeDef) -> String;
    /// The type of a column that stands in no key.
    fn column_type(&self, column: &ColumnDef) -> String {
        match column.sql_type {
            Some(ty) => self.type_name(ty),
            None => self.kind_name(column.kind),
        }
    }
    /// Whether there are values of a kind that only some databases have. Where not, they are refused.
    fn has_special(&self, _kind: Kind) -> bool {
        false
    }
    /// What a parameter of a kind that only some databases have is cast to, where its own type can't be named to the
    /// server before it knows the statement.
    fn parameter_cast(&self, _kind: Kind) -> Option<String> {
        None
    }
    /// The type that `cast` takes for a logical type.
    fn cast_name(&self, kind: Kind) -> String {
        self.kind_name(kind)
    }
    /// The type that `cast` takes for a logical type where the value may be a 64-bit integer without a sign.
    fn cast_name_of_unsigned(&self, kind: Kind) -> String {
        self.cast_name(kind)
    }
    /// The expression for the current time, as a default of this column.
    fn now(&self, column: &ColumnDef) -> &'static str;
    /// A value as a literal, for the defaults in a table's definition.
    fn literal(&self, value: &Value) -> String {
        match value {
            Value::Bool(v) => self.bool_literal(*v),
            Value::I8(v) => v.to_string(),
            Value::I16(v) => v.to_string(),
            Value::I32(v) => v.to_string(),
            Value::I64(v) => v.to_string(),
            Value::U8(v) => v.to_string(),
            Value::U16(v) => v.to_string(),
            Value::U32(v) => v.to_string(),
            Value::U64(v) => v.to_string(),
            Value::F32(v) => self.float_literal(f64::from(*v), format!("{v:?}")),
            Value::F64(v) => self.float_literal(*v, format!("{v:?}")),
            Value::Decimal(v) => self.decimal_literal(v),
            Value::Text(v) => self.text_literal(v),
            Value::Json(v) => self.text_literal(v),
            Value::Enum(def, v) => self.enum_literal(def, v),
            Value::Bytes(v) => {
                let mut hex = String::with_capacity(v.len() * 2);
                v.iter().for_each(|b| _ = write!(hex, "{b:02x}"));
                self.bytes_literal(&hex)
            }
            Value::Uuid(v) => self.uuid_literal(*v),
            Value::Date(v) => quoted_text(&datetime::date_to_text(*v)),
            Value::Time(v) => quoted_text(&datetime::time_to_text(*v)),
            Value::Duration(v) => quoted_text(&datetime::duration_to_text(*v)),
            Value::Timestamp(v) => quoted_text(&datetime::moment_to_text(*v)),
            Value::TimestampTz(v) => {
                quoted_text(&(datetime::moment_to_text(*v) + self.utc_suffix()))
            }
            Value::Range(item, range) => {
                super::special::range_literal(**item, range, |v| self.literal(v))
            }
            Value::MultiRange(range, ranges) => {
                let ranges: Vec<_> = ranges.iter().map(|range| self.literal(range)).collect();
                let name = self.kind_name(Kind::MultiRange(range));
                format!("{name}({})", ranges.join(", "))
            }
            Value::Composite(def, fields) => self.composite_literal(def, fields),
            Value::Special(def, v) => {
                format!("{}::{}", quoted_text(&v.to_string()), def.name)
            }
            Value::Array(element, array) => self.array_literal(element, array),
            Value::Null(_)
            | Value::Param(..)
            | Value::CountParam(_)
            | Value::Scoped(..)
            | Value::Invalid(..) => "null".into(),
            Value::Custom(def, value) => {
                let form = self.custom(def).and_then(|sql| sql.write);
                let (before, after) = form.map_or(("", ""), around);
                format!("{before}{}{after}", self.literal(value))
            }
        }
    }
    /// A text as a literal.
    fn text_literal(&self, text: &str) -> String {
        quoted_text(text)
    }
    /// True or false.
    fn bool_literal(&self, value: bool) -> String {
        value.to_string()
    }
    /// A float; `shortest` is its shortest text, which is no number for infinities and NaN.
    fn float_literal(&self, value: f64, shortest: String) -> String {
        if value.is_finite() {
            shortest
        } else {
            "null".into()
        }
    }
    /// An exact number, in plain digits.
    fn decimal_literal(&self, digits: &str) -> String {
        digits.to_owned()
    }
    /// A label of an enum.
    fn enum_literal(&self, _def: &EnumDef, label: &str) -> String {
        self.text_literal(label)
    }
    /// An array of elements of a kind.
    fn array_literal(&self, _element: &'static Kind, _array: &Array<Value>) -> String {
        "null".into()
    }
    /// A value of a composite type.
    fn composite_literal(&self, _def: &'static CompositeDef, _fields: &[Value]) -> String {
        "null".into()
    }
    /// Bytes, given as hexadecimal digits.
    fn bytes_literal(&self, hex: &str) -> String {
        format!("x'{hex}'")
    }
    /// A UUID.
    fn uuid_literal(&self, uuid: u128) -> String {
        quoted_text(&crate::value::uuid_text(uuid))
    }
    /// What follows the date and time of an instant in UTC.
    fn utc_suffix(&self) -> &'static str {
        ""
    }
    /// The labels of an enum as literals, separated by commas.
    fn label_list(&self, def: &EnumDef) -> String {
        let labels: Vec<_> = def
            .labels
            .iter()
            .map(|label| self.text_literal(label))
            .collect();
        labels.join(", ")
    }
    /// The type of the numbers of a column that counts itself up.
    fn counted_type(&self, column: &ColumnDef) -> String {
        self.kind_name(column.kind)
    }
    /// What a column that counts itself up is declared as, after its name: the type and the rest.
    fn auto_column(&self, column: &Column) -> AutoColumn;
    /// The statement that creates an enum type unless it is there, where the dialect has them.
    fn create_enum(&self, _def: &Enum) -> Option<String> {
        None
    }
    /// The statement that creates a domain unless it is there, where the dialect has them.
    fn create_domain(&self, _def: &Domain) -> Option<String> {
        None
    }
    /// The statement that drops a domain.
    fn drop_domain(&self, _def: &Domain, _if_exists: bool) -> Option<String> {
        None
    }
    /// The statement that does what this one does, which creates a composite type, unless it is there; where the dialect
    /// has such types.
    fn create_unless_there(&self, _create: &str) -> Option<String> {
        None
    }
    /// The statement that drops a composite type.
    fn drop_composite(&self, _def: &Composite, _if_exists: bool) -> Option<String> {
        None
    }
    /// The condition of an enum column's CHECK, where the dialect has no enum types.
    fn enum_check(&self, _quoted_column: &str, _def: &EnumDef) -> Option<String> {
        None
    }
    /// The condition of the CHECK on a column of so many bytes, where its type does not say it.
    fn length_check(&self, _quoted_column: &str, _bytes: u32) -> Option<String> {
        None
    }
    /// The condition of a JSON column's CHECK, where the dialect keeps JSON as plain text and would take any.
    fn json_check(&self, _quoted_column: &str) -> Option<String> {
        None
    }
    /// Why there can be no such table, and the way out.
    fn refuses(&self, _table: &TableDef) -> Option<String> {
        None
    }
    /// How a table's creation begins, up to its columns.
    fn create_table(&self, quoted_table: &str, if_not_exists: bool) -> String {
        let guard = if if_not_exists { "if not exists " } else { "" };
        format!("create table {guard}{quoted_table}")
    }
    /// The type that a column of text or bytes has in a key, where that of any length can't be in one.
    fn key_type(&self, _kind: Kind) -> Option<&'static str> {
        None
    }
    /// A generated column, after its name: its type and expression.
    fn generated(&self, ty: &str, generated: &Generated) -> String {
        let kept = if generated.stored {
            "stored"
        } else {
            "virtual"
        };
        format!("{ty} generated always as ({}) {kept}", generated.expr)
    }
    /// Whether generated columns may say `not null`. Where not, a CHECK says it.
    fn generated_not_null(&self) -> bool {
        true
    }
    /// What stands after `default` for a literal or the current time, in a column of this type.
    fn default_expression(&self, _ty: &str, expression: String) -> String {
        expression
    }
    /// Whether each default is a constraint, which gets a random name unless it is given one.
    fn names_defaults(&self) -> bool {
        false
    }
    /// Whether a primary key without a name of its own gets a random one.
    fn names_primary_keys(&self) -> bool {
        false
    }
    /// Whether the name of a collation is quoted like other names.
    fn quotes_collations(&self) -> bool {
        true
    }
    /// Whether two NULLs repeat a unique value.
    fn nulls_are_equal(&self) -> bool {
        false
    }
    /// Where comments on tables and columns stand.
    fn comments(&self) -> CommentForm {
        CommentForm::Nowhere
    }
    /// Why there can be no such comment, and the way out.
    fn refuses_comment(&self, _comment: &str) -> Option<&'static str> {
        None
    }
    /// The statement that says what is to be told about a table or column, or with no text that nothing is.
    fn comment_on(&self, on: &Commented<'_>, text: Option<&str>) -> String {
        let text = text.map_or_else(|| "null".to_owned(), |text| self.text_literal(text));
        let table = on.quoted_table;
        match on.column {
            Some((_, column)) => format!("comment on column {table}.{column} is {text}"),
            None => format!("comment on table {table} is {text}"),
        }
    }
    /// Whether tables, columns and keys can say something that few databases know.
    fn has_rare(&self, _rare: Rare) -> bool {
        false
    }
    /// Whether integers refer to integers of the same width alone.
    fn references_same_integers(&self) -> bool {
        false
    }
    /// A new random UUID, as a default.
    fn random_uuid(&self) -> Option<&'static str> {
        None
    }
    /// What stands after `on update` in a column that updates set to the time, where they can.
    fn on_update_now(&self, _column: &ColumnDef) -> Option<String> {
        None
    }
    /// Whether tables have rowids, and may do without, and types that are only kept to on request.
    fn has_rowids(&self) -> bool {
        false
    }
    /// Why there can be no such index, and the way out.
    fn refuses_index(&self, _index: &IndexDef) -> Option<String> {
        None
    }
    /// Whether the rows of an index that is a statement of its own are said before its storage parameters.
    fn filter_before_parameters(&self) -> bool {
        false
    }
    /// How an index begins as a part of its table's definition; without an answer it is a statement of its own.
    fn index_in_table(&self, _unique: bool, _quoted_name: &str) -> Option<String> {
        None
    }
    /// Whether a foreign key names the schema of the table that it refers to; otherwise it is that of its own table.
    fn keys_name_schemas(&self) -> bool {
        true
    }
    /// How an index begins that is a statement of its own, up to its columns.
    fn create_index(
        &self,
        unique: bool,
        quoted_name: &str,
        quoted_table: &str,
        if_not_exists: bool,
    ) -> String {
        let unique = if unique { "unique " } else { "" };
        let guard = if if_not_exists { "if not exists " } else { "" };
        format!("create {unique}index {guard}{quoted_name} on {quoted_table}")
    }
    /// What follows the columns of an index or primary key that is spread over the nodes of a cluster, where it can be.
    fn hash_sharded(&self) -> Option<&'static str> {
        None
    }
    /// The word before the columns that stand beside an index's key, where there may be some.
    fn include(&self) -> Option<&'static str> {
        None
    }
    /// The word for what a foreign key does; none for what it does anyway.
    fn action(&self, action: Action) -> Option<&'static str> {
        match action {
            Action::NoAction => None,
            Action::Restrict => Some("restrict"),
            Action::Cascade => Some("cascade"),
            Action::SetNull => Some("set null"),
            Action::SetDefault => Some("set default"),
        }
    }
}

/// What few databases know of tables, columns and keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rare {
    /// Collations of columns.
    Collate,
    /// Character sets of columns.
    Charset,
    /// Where a column that counts itself up begins, and its steps.
    Counts,
    /// What else can be said of the sequence behind such a column.
    Sequence,
    /// Primary keys and unique constraints that are checked at the end of the transaction.
    DeferrableKeys,
    /// Keys by which rows are stored.
    Clustered,
    /// Indexes of words or shapes.
    IndexKinds,
    /// Indexes that are made while others write.
    Concurrently,
    /// Foreign keys of which all columns are NULL or none.
    MatchFull,
    /// Tables without a log, in a place of their own, or with storage parameters.
    Storage,
    /// Engines, and what they ask of tables.
    Engines,
}
impl Rare {
    /// Why something can't be, after its name.
    pub(crate) fn reason(self) -> &'static str {
        match self {
            Rare::Collate => "has a collation, which can't be said here; leave it out",
            Rare::Charset => "has a character set, which can't be said here; leave it out",
            Rare::Counts => {
                "counts from or by a number of its own, which can't be said here; leave it out"
            }
            Rare::Sequence => {
                "says more of its numbers than where they begin and their steps, which can't be; leave it out"
            }
            Rare::DeferrableKeys => {
                "is checked at the end of the transaction, which is not done here; leave it out"
            }
            Rare::Clustered => {
                "says whether rows are stored by it, which can't be chosen; leave it out"
            }
            Rare::IndexKinds => {
                "is of words or shapes, and there are no such indexes; leave it out"
            }
            Rare::Concurrently => {
                "is made while others write, which can't be asked for; leave out `concurrently`"
            }
            Rare::MatchFull => {
                "is to be NULL as a whole or not at all, which is not checked here; leave out `match_full`"
            }
            Rare::Storage => "there is no `unlogged`, `tablespace` or `with`; leave them out",
            Rare::Engines => {
                "there is no `engine`, `charset`, `collate`, `row_format` or `auto_increment` of tables; leave them out"
            }
        }
    }
}

/// What a comment is about.
#[derive(Debug, Clone, Copy)]
pub struct Commented<'a> {
    /// The table's schema (namespace), if it is not the default one.
    pub schema: Option<&'a str>,
    /// The table's name.
    pub table: &'a str,
    /// The table, quoted, with its schema.
    pub quoted_table: &'a str,
    /// The column and the column quoted, if it is about one.
    pub column: Option<(&'a str, &'a str)>,
}

/// Where comments on tables and columns stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommentForm {
    /// There are none.
    Nowhere,
    /// In the table's definition.
    Inline,
    /// In statements of their own.
    Statements,
}

/// How a column that counts itself up is declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AutoColumn {
    /// Its type, with what follows it.
    pub sql: String,
    /// Whether `sql` says already that it is the primary key.
    pub primary_key: bool,
}

impl AutoColumn {
    /// Declared so; that it is the primary key is said elsewhere.
    pub fn new(sql: impl Into<String>) -> Self {
        AutoColumn {
            sql: sql.into(),
            primary_key: false,
        }
    }
}
