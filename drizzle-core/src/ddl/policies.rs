//! Row-level security: who sees and writes which rows of a table; and the roles it is about.

/// A role, made by `role!`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no role",
    label = "expected what `role!` has made",
    note = "a role that is there already is named by a string: `to = \"app_user\"`"
)]
pub trait Role: 'static {
    /// What it is in the database.
    const DEF: &'static RoleDef;
}

/// A role, as `role!` declares it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoleDef {
    /// Its name.
    pub name: &'static str,
    /// Whether it may connect.
    pub login: bool,
    /// Whether it may create databases.
    pub create_db: bool,
    /// Whether it may create roles.
    pub create_role: bool,
    /// Whether it has the rights of the roles it belongs to only after `set role`.
    pub no_inherit: bool,
    /// Whether no policy is about it.
    pub bypass_rls: bool,
}

/// Whether policies say which rows of a table are there for whom.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum RowSecurity {
    /// Every row is there for who may use the table.
    #[default]
    Off,
    /// As the policies say, but not for the table's owner.
    On,
    /// As the policies say, for the owner too.
    Forced,
}

/// A policy of a table.
#[derive(Debug, Clone, Copy)]
pub struct PolicyDef {
    /// Its name.
    pub name: &'static str,
    /// Whether it restricts what other policies allow.
    pub restrictive: bool,
    /// The statements it is about: `all`, `select`, `insert`, `update` or `delete`.
    pub command: &'static str,
    /// For whom it is; nobody named is everybody.
    pub roles: &'static [PolicyRole],
    /// Which rows are there for the statement.
    pub using: Option<&'static str>,
    /// Which rows it may write.
    pub with_check: Option<&'static str>,
}

/// For whom a policy is.
#[derive(Debug, Clone, Copy)]
pub enum PolicyRole {
    /// A role of the schema.
    Role(&'static RoleDef),
    /// A role by its name.
    Name(&'static str),
    /// A word such as `public`.
    Word(&'static str),
}
