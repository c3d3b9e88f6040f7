//! Views: dropped before what they show changes, and created again after it.
use super::freed::Freed;
use super::{Change, Differ, Name, Part, What};
use crate::questions::Kind;
use crate::words;
use drizzle_core::catalog::View;

impl Differ<'_> {
    pub(super) fn views(&mut self, freed: &Freed) {
        let (from, to, mapped) = (self.from, self.to, self.mapped.clone());
        let name = |view: &View| Name::new(&view.schema, &view.name);
        let after = |view: &View| to.views.iter().find(|after| name(after) == name(view));
        let mut goes: Vec<bool> = mapped
            .views
            .iter()
            .map(|view| after(view).is_none_or(|after| !same_view(view, after)))
            .collect();
        let blocks = |view: &View| {
            let kept =
                self.rules.frees_views() || view.options.schemabinding || view.options.materialized;
            kept && view.sources.iter().any(|(schema, source)| {
                freed.frees_views(&Name::new(schema, source))
                    // A table that goes takes no view along.
                    || !to.tables.iter().any(|table| (&table.schema, &table.name) == (schema, source))
                        && !mapped.views.iter().any(|other| (&other.schema, &other.name) == (schema, source))
                        && from.tables.iter().any(|table| (&table.schema, &table.name) == (schema, source))
            })
        };
        for (view, goes) in mapped.views.iter().zip(&mut goes) {
            *goes |= blocks(view);
        }
        // What shows a view that goes has to go too.
        loop {
            let mut more = None;
            for (at, view) in mapped.views.iter().enumerate() {
                let shows_one = view.sources.iter().any(|(schema, source)| {
                    let mut others = mapped.views.iter().zip(&goes);
                    others.any(|(other, goes)| {
                        *goes && (&other.schema, &other.name) == (schema, source)
                    })
                });
                if !goes[at] && shows_one {
                    more = Some(at);
                }
            }
            match more {
                Some(at) => goes[at] = true,
                None => break,
            }
        }
        let mut kept = Vec::new();
        let mut renamed = Vec::new();
        let mut drops = Vec::new();
        for (at, view) in mapped.views.iter().enumerate() {
            if !goes[at] {
                kept.push(name(view));
                continue;
            }
            // By another name it is the same view.
            let is_new = |other: &&View| {
                !mapped.views.iter().any(|known| name(known) == name(other))
                    && !renamed.contains(&name(other))
            };
            let mut new = to.views.iter().filter(is_new);
            let same =
                new.find(|other| same_view(view, other) && after(view).is_none() && !blocks(view));
            match same {
                Some(same) if self.rules.renames_views(view) => {
                    renamed.push(name(same));
                    let (from, to) = (name(&from.views[at]), name(same));
                    let what = What::Rename {
                        kind: Kind::View,
                        of: None,
                        from,
                        to,
                    };
                    self.changes.push(Change::new(what));
                }
                _ => drops.push(Part::View(from.views[at].clone())),
            }
        }
        drops.into_iter().rev().for_each(|part| self.drop(part));
        for view in &to.views {
            if !kept.contains(&name(view)) && !renamed.contains(&name(view)) {
                self.create(Part::View(view.clone()));
            }
        }
    }
}

fn same_view(one: &View, other: &View) -> bool {
    words::same(&one.query, &other.query)
        && one.options == other.options
        && one.indexes == other.indexes
}
