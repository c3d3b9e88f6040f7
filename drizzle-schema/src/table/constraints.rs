//! The struct-level attributes, as written.

use proc_macro2::Ident;
use syn::{Attribute, ItemStruct};

use super::check::{self, CheckSyntax};
use super::foreign_key::{self, ForeignKeySyntax};
use super::index::{self, IndexSyntax};
use super::owned::{self, Owned};
use super::policy::{self, PolicyModel};
use super::primary_key::{self, PrimaryKeySyntax};
use super::unique::{self, UniqueSyntax};
use crate::Errors;

#[derive(Default)]
pub(super) struct Constraints {
    pub(super) primary_keys: Vec<PrimaryKeySyntax>,
    pub(super) indexes: Vec<IndexSyntax>,
    pub(super) uniques: Vec<UniqueSyntax>,
    pub(super) checks: Vec<CheckSyntax>,
    pub(super) foreign_keys: Vec<ForeignKeySyntax>,
    pub(super) policies: Vec<PolicyModel>,
}

impl Constraints {
    pub(super) fn parse(item: &ItemStruct, errors: &mut Errors) -> Self {
        let mut this = Self::default();
        for attr in &item.attrs {
            match owned::of(attr) {
                Some(owned) => this.attribute(owned, attr, &item.ident, errors),
                None => owned::refuse_conditional(attr, errors),
            }
        }
        this
    }

    fn attribute(&mut self, owned: Owned, attr: &Attribute, table: &Ident, errors: &mut Errors) {
        match owned {
            Owned::Table => errors.at(
                attr,
                format!("`{table}` has a second `#[table(..)]`; write one, with all of its dialects"),
            ),
            Owned::Column => errors.at(
                attr,
                "`#[column]` belongs on a field, not on the struct; options of the whole table go into `#[table(..)]`",
            ),
            Owned::Index | Owned::UniqueIndex => {
                self.indexes.push(index::parse(attr, owned.word(), errors));
            }
            Owned::Unique => self.uniques.push(unique::parse(attr, errors)),
            Owned::Check => self.checks.extend(check::parse(attr, errors)),
            Owned::PrimaryKey => self.primary_keys.push(primary_key::parse(attr, errors)),
            Owned::Policy => self.policies.extend(policy::parse(attr, errors)),
            Owned::ForeignKey => self.foreign_keys.push(foreign_key::parse(attr, errors)),
        }
    }
}
