//! Views: what they are views of, and with which options.
use super::{Definition, Quoted};
use crate::ast;
use crate::dialect::{Syntax, ViewSql};
use crate::error::Error;
use crate::query::render;
use crate::render::{Sources, quote_into};
use crate::schema::TableDef;

/// What a view is a view of. `#[view]` makes a function of it, since a query is no constant.
#[derive(Debug, Clone)]
pub struct ViewDef {
    /// Its query; none for a view that is there already, and that nobody creates or drops.
    pub query: Option<ViewQuery>,
    /// Its options.
    pub options: ViewOptions,
}

/// The query of a view.
#[derive(Debug, Clone)]
pub enum ViewQuery {
    /// One that was checked against the view's struct.
    Query(Box<ast::Query>),
    /// One that was written by hand.
    Sql(ast::Expr),
}

/// The options of a view. Each is for some dialects only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(default, deny_unknown_fields)
)]
pub struct ViewOptions {
    /// Whether its rows are kept.
    pub materialized: bool,
    /// Whether it has no rows until it is refreshed.
    pub no_data: bool,
    /// Which rows may be written through it.
    pub check_option: Option<CheckOption>,
    /// Whether it reads with the rights of who reads it, and not of who made it.
    pub security_invoker: bool,
    /// Whether its conditions are evaluated before those of the query around it.
    pub security_barrier: bool,
    /// How it is computed.
    pub algorithm: Option<ViewAlgorithm>,
    /// Whether what it selects from can't be changed while it is there.
    pub schemabinding: bool,
}

impl ViewOptions {
    /// No options.
    pub const NONE: Self = ViewOptions {
        materialized: false,
        no_data: false,
        check_option: None,
        security_invoker: false,
        security_barrier: false,
        algorithm: None,
        schemabinding: false,
    };
}

/// Which rows may be written through a view: those that it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum CheckOption {
    /// By its own conditions.
    Local,
    /// By its conditions and those of the views under it.
    Cascaded,
}

/// How MySQL computes a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum ViewAlgorithm {
    /// Merged into the query that uses it.
    Merge,
    /// By itself, into a temporary table.
    Temptable,
}

/// A view that is created and dropped.
pub(super) struct Created {
    pub(super) def: &'static TableDef,
    options: ViewOptions,
    text: String,
    /// What it takes rows from.
    pub(super) sources: Sources,
}

impl Created {
    /// The view with its query as text; none if it is there already.
    pub(super) fn of(
        syntax: &'static dyn Syntax,
        def: &'static TableDef,
    ) -> Result<Option<Self>, Error> {
        let Some(view) = def.view else {
            return Ok(None);
        };
        let ViewDef { query, options } = view();
        let Some(query) = query else { return Ok(None) };
        let mut sources = Sources::new();
        let sql = render(syntax, |writer| sources = writer.view(&query));
        let sql = sql.map_err(|error| match error {
            Error::Invalid(reason) => refused(syntax, def, &reason),
            error => error,
        })?;
        if options.schemabinding
            && let Some((_, name)) = sources.iter().find(|(schema, _)| schema.is_none())
        {
            let reason = format!(
                "it is bound to `{name}`, whose schema has to be told then; add `schema = \"dbo\"` to that table"
            );
            return Err(refused(syntax, def, &reason));
        }
        Ok(Some(Created {
            def,
            options,
            text: sql.text,
            sources,
        }))
    }

    pub(super) fn create(
        &self,
        syntax: &'static dyn Syntax,
        if_not_exists: bool,
    ) -> Result<Vec<String>, Error> {
        let view = ViewSql {
            name: &Quoted(syntax.quotes()).table(self.def),
            query: &self.text,
            options: &self.options,
        };
        let create = syntax.create_view(&view, if_not_exists);
        let create = create.map_err(|reason| refused(syntax, self.def, &reason))?;
        let mut statements = vec![create];
        let mut definition = Definition::new(syntax, self.def, &|_| false);
        definition.indexes(if_not_exists);
        statements.append(&mut definition.indexes);
        Ok(statements)
    }

    pub(super) fn drop(&self, syntax: &dyn Syntax, if_exists: bool) -> String {
        let name = Quoted(syntax.quotes()).table(self.def);
        let word = match self.options.materialized {
            true => "materialized view",
            false => "view",
        };
        let guard = if if_exists { "if exists " } else { "" };
        format!("drop {word} {guard}{name}")
    }
}

fn refused(syntax: &dyn Syntax, def: &TableDef, reason: &str) -> Error {
    let (dialect, name) = (syntax.name(), def.name);
    Error::Invalid(format!(
        "view `{name}` can't be created on {dialect}: {reason}"
    ))
}

/// The statement that computes the rows of a materialized view anew.
pub(crate) fn refresh(syntax: &dyn Syntax, def: &TableDef, words: &str, end: &str) -> String {
    let mut name = String::new();
    if let Some(schema) = def.schema {
        quote_into(&mut name, syntax.quotes(), schema);
        name.push('.');
    }
    quote_into(&mut name, syntax.quotes(), def.name);
    format!("refresh materialized view {words}{name}{end}")
}
