//! Views: what they are views of, and with which options.
use super::write::refused;
use super::{Writer, describe};
use crate::ast;
use crate::catalog::View;
use crate::dialect::Syntax;
use crate::error::Error;
use crate::query::render;
use crate::render::{Sources, Target, quote_into};
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

/// A view with its query as text; none if it is there already, and belongs to nobody here.
pub(super) fn described(
    syntax: &'static dyn Syntax,
    def: &'static TableDef,
) -> Result<Option<View>, Error> {
    let Some(view) = def.view else {
        return Ok(None);
    };
    let ViewDef { query, options } = view();
    let Some(query) = query else { return Ok(None) };
    let mut sources = Sources::new();
    let sql = render(syntax.into(), |writer| sources = writer.view(&query));
    let sql = sql.map_err(|error| match error {
        Error::Invalid(reason) => refused(syntax, "view", def.name, &reason),
        error => error,
    })?;
    if options.schemabinding
        && let Some((_, name)) = sources.iter().find(|(schema, _)| schema.is_none())
    {
        let reason = format!(
            "it is bound to `{name}`, whose schema has to be told then; add `schema = \"dbo\"` to that table"
        );
        return Err(refused(syntax, "view", def.name, &reason));
    }
    let owned =
        |(schema, name): &(Option<&str>, &str)| (schema.map(str::to_owned), (*name).to_owned());
    let described = View {
        schema: def.schema.map(str::to_owned),
        name: def.name.to_owned(),
        query: sql.text,
        options,
        indexes: describe::indexes_of_view(syntax, def)?,
        sources: sources.iter().map(owned).collect(),
    };
    // What can't be created is refused before anything is.
    described.create(&Writer::new(syntax), false)?;
    Ok(Some(described))
}

/// The statement that computes the rows of a materialized view anew.
pub(crate) fn refresh(target: Target<'_>, def: &TableDef, words: &str, end: &str) -> String {
    let mut name = String::new();
    if let Some(schema) = def.schema.or(target.schema) {
        quote_into(&mut name, target.quotes(), schema);
        name.push('.');
    }
    quote_into(&mut name, target.quotes(), def.name);
    format!("refresh materialized view {words}{name}{end}")
}
