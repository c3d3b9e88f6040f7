//! The questions that definitions ask: the names of types, literals, and what a column is declared as.
use crate::schema::{ColumnDef, SqlTypeDef};
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
}

/// How a column that counts itself up is declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AutoColumn {
    /// Its type, with what follows it.
    pub sql: String,
    /// Whether `sql` says already that it is the primary key.
    pub primary_key: bool,
}
