//! Tables with types of one's own: enums that are stored as text or numbers, and newtypes.
use drizzle::prelude::*;
use rust_decimal::Decimal;
use uuid::Uuid;

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
#[sql_enum(integer)]
pub enum Priority {
    Low = -1,
    Normal = 0,
    High = 10,
}

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
#[sql_enum(smallint)]
pub enum Size {
    Small = 1,
    Large = 32_767,
}

#[allow(clippy::enum_clike_unportable_variant, reason = "a bigint holds it")]
#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
#[sql_enum(bigint)]
pub enum Huge {
    Least = -9_223_372_036_854_775_808,
    Most = 9_223_372_036_854_775_807,
}

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
#[sql_enum(text, rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Phase {
    NotBegun,
    #[sql(rename = "it's on")]
    Going,
}

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
#[sql_enum(name = "kinds_of_task", rename_all = "kebab-case")]
pub enum TaskKind {
    BugFix,
    NewFeature,
}

#[derive(SqlType, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TaskId(pub i64);
#[derive(SqlType, Debug, Clone, PartialEq)]
pub struct Title(pub String);
#[derive(SqlType, Debug, Clone, Copy, PartialEq)]
pub struct Ticket(pub Uuid);
#[derive(SqlType, Debug, Clone, Copy, PartialEq)]
pub struct Cost(pub Decimal);
#[derive(SqlType, Debug, Clone, Copy, PartialEq)]
#[sql_type(arithmetic)]
pub struct Points(pub i32);
#[derive(SqlType, Debug, Clone, PartialEq)]
pub struct Notes(pub Json<Vec<String>>);
#[derive(SqlType, Debug, Clone, Copy, PartialEq)]
pub struct Rank(pub Priority);

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "tasks")]
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    #[column(auto_increment, primary_key)]
    pub id: TaskId,
    #[column(references(tasks::id))]
    pub parent: Option<TaskId>,
    pub title: Title,
    #[column(unique)]
    pub ticket: Option<Ticket>,
    #[column(numeric(12, 2))]
    pub cost: Option<Cost>,
    pub points: Option<Points>,
    pub notes: Option<Notes>,
    #[column(default = Priority::Normal)]
    pub priority: Priority,
    pub rank: Option<Rank>,
    pub size: Option<Size>,
    pub huge: Option<Huge>,
    #[column(varchar(20), default = Phase::NotBegun)]
    pub phase: Phase,
    pub kind: Option<TaskKind>,
}
