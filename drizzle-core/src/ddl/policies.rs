//! Row-level security: who sees and writes which rows of a table; and the roles it is about.
use super::Quoted;
use crate::dialect::Syntax;
use crate::error::Error;
use crate::schema::TableDef;

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

impl RoleDef {
    /// What it may do, as the words after its name.
    pub(crate) fn options(&self) -> String {
        let options = [
            (" login", self.login),
            (" createdb", self.create_db),
            (" createrole", self.create_role),
            (" noinherit", self.no_inherit),
            (" bypassrls", self.bypass_rls),
        ];
        let given = options.iter().filter(|(_, given)| *given);
        let words: String = given.map(|(word, _)| *word).collect();
        match words.is_empty() {
            true => words,
            false => format!(" with{words}"),
        }
    }

    pub(super) fn create(&self, syntax: &dyn Syntax, if_not_exists: bool) -> Result<String, Error> {
        let name = Quoted(syntax.quotes()).name(self.name);
        let created = syntax.create_role(&name, self, if_not_exists);
        created.ok_or_else(|| {
            let (dialect, name) = (syntax.name(), self.name);
            Error::Invalid(format!(
                "role `{name}` can't be created on {dialect}: leave out what it may do, or create it by hand"
            ))
        })
    }

    pub(super) fn drop(&self, syntax: &dyn Syntax, if_exists: bool) -> String {
        let guard = if if_exists { "if exists " } else { "" };
        format!(
            "drop role {guard}{}",
            Quoted(syntax.quotes()).name(self.name)
        )
    }
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

/// The statements that give a table its policies.
pub(super) fn statements(
    syntax: &dyn Syntax,
    table: &TableDef,
    if_not_exists: bool,
) -> Result<Vec<String>, Error> {
    if table.row_security == RowSecurity::Off && table.policies.is_empty() {
        return Ok(Vec::new());
    }
    let quoted = Quoted(syntax.quotes());
    let name = quoted.table(table);
    if !syntax.has_row_security() {
        let (dialect, name) = (syntax.name(), table.name);
        return Err(Error::Invalid(format!(
            "table `{name}` can't be created on {dialect}: there is no row-level security; leave out its policies"
        )));
    }
    let mut statements = vec![format!("alter table {name} enable row level security")];
    if table.row_security == RowSecurity::Forced {
        statements.push(format!("alter table {name} force row level security"));
    }
    for policy in table.policies {
        let mut sql = format!("{} on {name}", quoted.name(policy.name));
        sql += match policy.restrictive {
            true => " as restrictive",
            false => " as permissive",
        };
        sql += " for ";
        sql += policy.command;
        let roles = policy.roles.iter().map(|role| match role {
            PolicyRole::Role(def) => quoted.name(def.name),
            PolicyRole::Name(name) => quoted.name(name),
            PolicyRole::Word(word) => (*word).to_owned(),
        });
        let roles: Vec<_> = roles.collect();
        if !roles.is_empty() {
            sql += &format!(" to {}", roles.join(", "));
        }
        if let Some(using) = policy.using {
            sql += &format!(" using ({using})");
        }
        if let Some(check) = policy.with_check {
            sql += &format!(" with check ({check})");
        }
        statements.push(syntax.create_policy(&sql, if_not_exists));
    }
    Ok(statements)
}
