//! Namespaces, extensions, roles, domains, composite types and sequences.
use super::{Differ, Name, Part};
use crate::{counts, words};
use drizzle_core::catalog::{Domain, Sequence};

impl Differ<'_> {
    pub(super) fn objects(&mut self) {
        let (from, to, mapped) = (self.from, self.to, self.mapped.clone());
        for name in to
            .namespaces
            .iter()
            .filter(|name| !mapped.namespaces.contains(name))
        {
            self.create(Part::Namespace(name.clone()));
        }
        for (name, now) in from.namespaces.iter().zip(&mapped.namespaces).rev() {
            if !to.namespaces.contains(now) {
                self.drop(Part::Namespace(name.clone()));
            }
        }
        for name in to
            .extensions
            .iter()
            .filter(|name| !from.extensions.contains(name))
        {
            self.create(Part::Extension(name.clone()));
        }
        for name in from
            .extensions
            .iter()
            .filter(|name| !to.extensions.contains(name))
        {
            self.drop(Part::Extension(name.clone()));
        }
        macro_rules! compare {
            ($list:ident, $part:path, $same:expr, $key:expr) => {{
                // What is of another one comes after it, and goes before it.
                for now in mapped.$list.iter().rev() {
                    if !to.$list.iter().any(|after| $key(after) == $key(now)) {
                        self.drop($part(now.clone()));
                    }
                }
                for now in &mapped.$list {
                    match to.$list.iter().find(|after| $key(*after) == $key(now)) {
                        None => {}
                        Some(after) if $same(now, after) => {}
                        Some(after) => self.alter($part(now.clone()), $part(after.clone())),
                    }
                }
                for after in &to.$list {
                    if !mapped.$list.iter().any(|now| $key(now) == $key(after)) {
                        self.create($part(after.clone()));
                    }
                }
            }};
        }
        macro_rules! name {
            ($ty:ident) => {
                |def: &drizzle_core::catalog::$ty| Name::new(&def.schema, &def.name)
            };
        }
        compare!(
            roles,
            Part::Role,
            |one, other| one == other,
            |role: &drizzle_core::catalog::Role| role.name.clone()
        );
        compare!(domains, Part::Domain, same_domain, name!(Domain));
        compare!(
            composites,
            Part::Composite,
            |one, other| one == other,
            name!(Composite)
        );
        compare!(sequences, Part::Sequence, same_sequence, name!(Sequence));
    }
}

fn same_domain(one: &Domain, other: &Domain) -> bool {
    words::same(&one.base, &other.base) && words::same_option(&one.check, &other.check)
}

fn same_sequence(one: &Sequence, other: &Sequence) -> bool {
    // A sequence says its own type, or has the greatest.
    let ty = one.ty.is_empty() || other.ty.is_empty() || words::same(&one.ty, &other.ty);
    ty && counts::told(&one.counts, &one.ty) == counts::told(&other.counts, &other.ty)
}
