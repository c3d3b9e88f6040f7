//! The questions that definitions ask: the names of types, literals, and what a column is declared as.
use crate::schema::{Action, ColumnDef, GeneratedDef, SqlTypeDef, TableDef};
use crate::value::{EnumDef, Kind, Value};

/// The part of a dialect that defines tables.
pub trait Definitions {
    /// A column type by its logical type.
    fn kind_name(&self, kind: Kind) -> String;
    /// A column type by its name in the schema.
    fn type_name(&self, sql_type: SqlTypeDef) -> String;
    /// The type that `cast` takes for a logical type.
    fn cast_name(&self, kind: Kind) -> String {
        self.kind_name(kind)
    }
    /// The expression for the current time, as a default of this column.
    fn now(&self, column: &ColumnDef) -> &'static str;
    /// A value as a literal, for the defaults in a table's definition.
    fn literal(&self, value: &Value) -> String;
    /// What a column that counts itself up is declared as, after its name: the type and the rest.
    fn auto_column(&self, column: &ColumnDef) -> AutoColumn;
    /// The statement that creates an enum type unless it is there, where the dialect has them.
    fn create_enum(&self, _def: &EnumDef) -> Option<String> {
        None
    }
    /// The condition of an enum column's CHECK, where the dialect has no enum types.
    fn enum_check(&self, _quoted_column: &str, _def: &EnumDef) -> Option<String> {
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
    fn generated(&self, ty: &str, generated: GeneratedDef) -> String {
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
    /// Whether two NULLs repeat a unique value.
    fn nulls_are_equal(&self) -> bool {
        false
    }
    /// How an index begins as a part of its table's definition; without an answer it is a statement of its own.
    fn index_in_table(&self, _unique: bool, _quoted_name: &str) -> Option<String> {
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

/// How a column that counts itself up is declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AutoColumn {
    /// Its type, with what follows it.
    pub sql: String,
    /// Whether `sql` says already that it is the primary key.
    pub primary_key: bool,
}
