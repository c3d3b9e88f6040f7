//! Row-level security.
use crate::catalog::Policy;
use crate::ddl::{PolicyDef, PolicyRole, Quoted, RowSecurity};
use crate::dialect::Syntax;
use crate::error::Error;
use crate::schema::TableDef;

pub(super) fn described(syntax: &dyn Syntax, table: &TableDef) -> Result<Vec<Policy>, Error> {
    if table.row_security == RowSecurity::Off && table.policies.is_empty() {
        return Ok(Vec::new());
    }
    if !syntax.has_row_security() {
        let (dialect, name) = (syntax.name(), table.name);
        return Err(Error::Invalid(format!(
            "table `{name}` can't be created on {dialect}: there is no row-level security; leave out its policies"
        )));
    }
    let quoted = Quoted(syntax.quotes());
    let policies = table.policies.iter();
    Ok(policies
        .map(|policy| described_one(quoted, policy))
        .collect())
}

fn described_one(quoted: Quoted, policy: &PolicyDef) -> Policy {
    let roles = policy.roles.iter().map(|role| match role {
        PolicyRole::Role(def) => quoted.name(def.name),
        PolicyRole::Name(name) => quoted.name(name),
        PolicyRole::Word(word) => (*word).to_owned(),
    });
    Policy {
        name: policy.name.to_owned(),
        restrictive: policy.restrictive,
        command: policy.command.to_owned(),
        roles: roles.collect(),
        using: policy.using.map(str::to_owned),
        with_check: policy.with_check.map(str::to_owned),
    }
}
