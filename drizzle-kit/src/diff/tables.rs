//! Tables: created, dropped, and what stands around their columns and keys.
use super::freed::Freed;
use super::{Change, Differ, Name, Part, What, circles};
use crate::words;
use drizzle_core::catalog::{Policy, RowSecurity, Table};

/// A table before, by its new names, and after.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    pub(super) before: &'a Table,
    pub(super) mapped: &'a Table,
    pub(super) after: &'a Table,
}

impl Pair<'_> {
    /// What it was called.
    pub(super) fn old_name(&self) -> Name {
        Name::of(self.before)
    }
    /// What it is called.
    pub(super) fn new_name(&self) -> Name {
        Name::of(self.after)
    }
}

impl Differ<'_> {
    pub(super) fn tables(&mut self) -> Freed {
        let (from, to, mapped) = (self.from, self.to, self.mapped.clone());
        let pairs = self.pairs();
        let gone = from
            .tables
            .iter()
            .enumerate()
            .filter(|(at, _)| !pairs.iter().any(|(before, _)| before == at));
        self.drop_tables(&gone.map(|(_, table)| table).collect::<Vec<_>>());
        let new = to
            .tables
            .iter()
            .enumerate()
            .filter(|(at, _)| !pairs.iter().any(|(_, after)| after == at));
        self.create_tables(&new.map(|(_, table)| table).collect::<Vec<_>>());

        let pairs = pairs.iter().map(|(before, after)| Pair {
            before: &from.tables[*before],
            mapped: &mapped.tables[*before],
            after: &to.tables[*after],
        });
        let pairs: Vec<_> = pairs.collect();
        let mut freed = self.freed(&pairs);
        for pair in &pairs {
            self.columns(pair, &freed);
            self.keys(pair, &mut freed);
            self.policies(pair, &freed);
            self.around(pair);
        }
        // Which of them go depends on the keys of all tables.
        for pair in &pairs {
            self.foreign_keys(pair, &freed);
        }
        freed
    }

    fn drop_tables(&mut self, gone: &[&Table]) {
        for (at, table) in gone.iter().enumerate() {
            for key in &table.foreign_keys {
                let goes_first = gone[at + 1..]
                    .iter()
                    .any(|other| circles::refers_to(key, other));
                if goes_first && self.rules.adds_foreign_keys() {
                    self.drop(Part::ForeignKey(Name::of(table), key.clone()));
                }
            }
        }
        // They were created in the opposite order.
        for table in gone.iter().rev() {
            self.drop(Part::Table((*table).clone()));
        }
    }

    fn create_tables(&mut self, new: &[&Table]) {
        let order = circles::order(new);
        for (at, table) in order.iter().enumerate() {
            let mut alone = (*table).clone();
            let mut later = Vec::new();
            if self.rules.adds_foreign_keys() {
                alone.foreign_keys.retain(|key| {
                    let to_come = order[at + 1..]
                        .iter()
                        .any(|other| circles::refers_to(key, other));
                    if to_come {
                        later.push(key.clone());
                    }
                    !to_come
                });
            }
            // Policies may be about tables that come later.
            let policies = std::mem::take(&mut alone.policies);
            let security = std::mem::take(&mut alone.row_security);
            self.create(Part::Table(alone));
            let name = Name::of(table);
            for key in later {
                self.create(Part::ForeignKey(name.clone(), key));
            }
            let security = match (security, policies.is_empty()) {
                (RowSecurity::Off, false) => RowSecurity::On,
                (security, _) => security,
            };
            self.row_security(&name, RowSecurity::Off, security);
            for policy in policies {
                self.create(Part::Policy(name.clone(), policy));
            }
        }
    }

    fn row_security(&mut self, table: &Name, from: RowSecurity, to: RowSecurity) {
        if from != to {
            let (from, to) = (
                Part::RowSecurity(table.clone(), from),
                Part::RowSecurity(table.clone(), to),
            );
            self.alter(from, to);
        }
    }

    /// What is about the table as a whole.
    fn around(&mut self, pair: &Pair<'_>) {
        let (mapped, after, name) = (pair.mapped, pair.after, pair.new_name());
        let mut options = mapped.options.clone();
        // What the table says nothing about is left to the database.
        if after.options.auto_increment.is_none() {
            options.auto_increment = None;
        }
        if options != after.options {
            let to = Part::Options(name.clone(), after.options.clone());
            self.alter(Part::Options(name.clone(), options), to);
        }
        if mapped.comment != after.comment {
            let to = Part::Comment(name.clone(), after.comment.clone());
            self.alter(Part::Comment(name.clone(), mapped.comment.clone()), to);
        }
        self.row_security(&name, effective(mapped), effective(after));
    }

    fn policies(&mut self, pair: &Pair<'_>, freed: &Freed) {
        let (old, new) = (pair.old_name(), pair.new_name());
        let texts = |policy: &Policy| {
            let texts = policy.using.iter().chain(&policy.with_check);
            texts.cloned().collect::<Vec<_>>().join(" ")
        };
        for (before, mapped) in pair.before.policies.iter().zip(&pair.mapped.policies) {
            let after = pair
                .after
                .policies
                .iter()
                .find(|after| after.name == mapped.name);
            let kept = after.is_some_and(|after| same_policy(mapped, after))
                && !(self.rules.frees_policies() && freed.mentions_retyped(&new, &texts(mapped)));
            if kept {
                continue;
            }
            self.drop(Part::Policy(old.clone(), before.clone()));
            if let Some(after) = after {
                self.create(Part::Policy(new.clone(), after.clone()));
            }
        }
        for after in &pair.after.policies {
            if !pair
                .mapped
                .policies
                .iter()
                .any(|mapped| mapped.name == after.name)
            {
                let created = What::Create(Part::Policy(new.clone(), after.clone()));
                self.changes.push(Change::new(created));
            }
        }
    }
}

/// A table with policies has them switched on.
fn effective(table: &Table) -> RowSecurity {
    match table.row_security {
        RowSecurity::Off if !table.policies.is_empty() => RowSecurity::On,
        security => security,
    }
}

fn same_policy(one: &Policy, other: &Policy) -> bool {
    let everybody = |policy: &Policy| {
        let mut roles = policy.roles.clone();
        if roles.is_empty() {
            roles.push("public".into());
        }
        roles
    };
    let command = |policy: &Policy| match policy.command.as_str() {
        "" => "all".to_owned(),
        command => command.to_ascii_lowercase(),
    };
    one.restrictive == other.restrictive
        && command(one) == command(other)
        && everybody(one) == everybody(other)
        && words::same_option(&one.using, &other.using)
        && words::same_option(&one.with_check, &other.with_check)
}
