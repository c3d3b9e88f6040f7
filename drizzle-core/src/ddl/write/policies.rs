//! Row-level security.
use super::Writer;
use crate::catalog::{Policy, Table};
use crate::ddl::RowSecurity;

impl Writer {
    /// The statements that give a table its policies.
    pub fn policies(&self, table: &Table, if_not_exists: bool) -> Vec<String> {
        let mut statements = Vec::new();
        if table.row_security != RowSecurity::Off || !table.policies.is_empty() {
            let name = self.table(table);
            statements.push(format!("alter table {name} enable row level security"));
            if table.row_security == RowSecurity::Forced {
                statements.push(format!("alter table {name} force row level security"));
            }
        }
        let policies = table.policies.iter();
        statements.extend(policies.map(|policy| self.create_policy(table, policy, if_not_exists)));
        statements
    }

    /// The statement that creates a policy.
    pub fn create_policy(&self, table: &Table, policy: &Policy, if_not_exists: bool) -> String {
        let mut sql = format!("{} on {}", self.name(&policy.name), self.table(table));
        sql += match policy.restrictive {
            true => " as restrictive",
            false => " as permissive",
        };
        sql += " for ";
        sql += &policy.command;
        if !policy.roles.is_empty() {
            sql += &format!(" to {}", policy.roles.join(", "));
        }
        if let Some(using) = &policy.using {
            sql += &format!(" using ({using})");
        }
        if let Some(check) = &policy.with_check {
            sql += &format!(" with check ({check})");
        }
        self.syntax.create_policy(&sql, if_not_exists)
    }
}
