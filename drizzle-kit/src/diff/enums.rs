//! Enum types. A label can be added, at any place; one can only be taken away by creating the type anew.
use super::{Differ, Name, Part};
use crate::words;
use drizzle_core::catalog::Enum;

impl Differ<'_> {
    pub(super) fn enums(&mut self) {
        let (to, mapped) = (self.to, self.mapped.clone());
        let name = |def: &Enum| Name::new(&def.schema, &def.name);
        for now in &mapped.enums {
            match to.enums.iter().find(|after| name(after) == name(now)) {
                None => self.drop(Part::Enum(now.clone())),
                Some(after) if after.labels == now.labels => {}
                Some(after) => self.alter(Part::Enum(now.clone()), Part::Enum(after.clone())),
            }
        }
        for after in &to.enums {
            if !mapped.enums.iter().any(|now| name(now) == name(after)) {
                self.create(Part::Enum(after.clone()));
            }
        }
    }
}

/// Whether labels are gone, or in another order: then the type is created anew.
pub(crate) fn recreated(from: &[String], to: &[String]) -> bool {
    let mut rest = to.iter();
    !from.iter().all(|label| rest.any(|other| other == label))
}

/// Whether a column's type is an enum type, or an array of it.
pub(crate) fn is_of(ty: &str, def: &Enum) -> bool {
    let plain = ty.trim_end_matches("[]");
    let quoted = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
    let names = match &def.schema {
        Some(schema) => vec![
            format!("{}.{}", quoted(schema), quoted(&def.name)),
            format!("{schema}.{}", def.name),
        ],
        None => vec![quoted(&def.name), def.name.clone()],
    };
    names.iter().any(|name| words::same(plain, name))
}

#[cfg(test)]
mod tests {
    use super::recreated;

    #[test]
    fn labels_are_added_in_place() {
        let list = |text: &str| -> Vec<String> { text.split(' ').map(str::to_owned).collect() };
        assert!(!recreated(&list("a c"), &list("z a b c d")));
        assert!(recreated(&list("a b"), &list("b a")));
        assert!(recreated(&list("a b"), &list("a")));
    }
}
