//! The default filters of tables: which of their rows statements mean unless they say otherwise.
use super::Writer;
use crate::ast::{Expr, Join, JoinKind, Select, Source, Sources, TableFilter};
use crate::query::add_filter;
use crate::schema::{SourceName, TableDef};

/// A source whose rows can't be told apart by a condition of the query: it is filtered before it is joined.
pub(super) type Prefiltered = (&'static str, Expr);
/// The condition and the sources of a write, and what is filtered before it is joined.
pub(super) type Filtered = (Option<Expr>, Option<Sources>, Vec<Prefiltered>);

impl Writer {
    /// A query with the default filters of its tables, if they have any.
    pub(super) fn by_default(&self, select: &Select) -> Option<(Select, Vec<Prefiltered>)> {
        let joined = select.joins.iter().map(|join| &join.source);
        let mut sources = select.from.iter().chain(joined);
        if !sources.any(|source| self.default_filter(source).is_some()) {
            return None;
        }
        let mut select = select.clone();
        let first = select.from.iter().filter_map(|s| self.default_filter(s));
        let first = first.collect();
        let before = self.filter_sources(first, &mut select.joins, &mut select.filter);
        Some((select, before))
    }

    /// The condition and the sources of a write with the default filters of its table and of those sources, if there
    /// are any.
    pub(super) fn write_by_default(
        &self,
        (table, name): (&'static TableDef, &'static SourceName),
        filter: Option<&Expr>,
        sources: Option<&Sources>,
    ) -> Option<Filtered> {
        let own = self.default_filter(&Source::Table(table, name));
        let others = sources.is_some_and(|sources| {
            let joined = sources.joins.iter().map(|join| &join.source);
            let mut all = std::iter::once(&sources.first).chain(joined);
            all.any(|source| self.default_filter(source).is_some())
        });
        if own.is_none() && !others {
            return None;
        }
        let mut filter = filter.cloned();
        let mut sources = sources.cloned();
        if let Some((_, condition)) = own {
            add_filter(&mut filter, condition);
        }
        let mut before = Vec::new();
        if let Some(sources) = &mut sources {
            let first = self.default_filter(&sources.first).into_iter().collect();
            before = self.filter_sources(first, &mut sources.joins, &mut filter);
        }
        Some((filter, sources, before))
    }

    /// Puts each condition where it is about the rows of its own table only: in `on`, or in `where` where no later
    /// join adds rows for which there is none. Gives those for which there is no such place.
    fn filter_sources(
        &self,
        first: Vec<(&'static SourceName, Expr)>,
        joins: &mut [Join],
        filter: &mut Option<Expr>,
    ) -> Vec<Prefiltered> {
        let adds_rows = |join: &Join| matches!(join.kind, JoinKind::Right | JoinKind::Full);
        let mut before = Vec::new();
        let mut place = |(name, condition): (&'static SourceName, Expr), always_there: bool| {
            if always_there {
                add_filter(filter, condition);
            } else {
                before.push((name.name, condition));
            }
        };
        let always_there = !joins.iter().any(adds_rows);
        first.into_iter().for_each(|of| place(of, always_there));
        for i in 0..joins.len() {
            let always_there = !joins.iter().skip(i + 1).any(adds_rows);
            let Some(join) = joins.get_mut(i) else {
                continue;
            };
            let Some(of) = self.default_filter(&join.source) else {
                continue;
            };
            match join.kind {
                JoinKind::Inner | JoinKind::Left => add_filter(&mut join.on, of.1),
                JoinKind::Cross | JoinKind::Right => place(of, always_there),
                JoinKind::Full => place(of, false),
            }
        }
        before
    }

    /// The default filter of a source, as it is called in the query.
    pub(super) fn default_filter(&self, source: &Source) -> Option<(&'static SourceName, Expr)> {
        let (Source::Table(table, name)
        | Source::Renamed(table, name)
        | Source::Hinted(table, name, _)) = source
        else {
            return None;
        };
        let filter = table.default_filter?;
        // Within the filter of a table, the table itself is not filtered again, however it gets there.
        if self.unfiltered || self.filtering.contains(&(table.schema, table.name)) {
            return None;
        }
        let filter = filter();
        let same = (filter.source.name, filter.source.schema) == (name.name, name.schema);
        let name = *name;
        let called = (!same).then_some((filter.source, name.name));
        let filter = TableFilter {
            condition: filter.condition,
            table: (table.schema, table.name),
            called,
        };
        Some((name, Expr::TableFilter(Box::new(filter))))
    }

    /// Writes a default filter, whose columns belong to the table as it is called in this query.
    pub(super) fn table_filter(
        &mut self,
        filter: &TableFilter,
        write: impl FnOnce(&mut Self, &Expr),
    ) {
        let before = self.renamed.len();
        self.renamed.extend(filter.called);
        self.filtering.push(filter.table);
        write(self, &filter.condition);
        self.filtering.pop();
        self.renamed.truncate(before);
    }

    /// Where a source is a query of its own, the condition that this has.
    pub(super) fn prefilter(&mut self, source: &SourceName) -> Option<Expr> {
        let mut all = self.prefiltered.iter();
        let (_, condition) = all.find(|(of, _)| *of == source.name)?;
        let condition = condition.clone();
        if source.schema.is_some() {
            self.refuse(format!(
                "table `{}` has a default filter, and is joined so that it is filtered before: give it an alias here",
                source.name
            ));
        }
        Some(condition)
    }
}
