//! `#[view(..)]`: a struct and a query in, a checked view out.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::spanned::Spanned as _;
use syn::{Expr, ExprLit, ItemStruct, Lit, Token};

use crate::attribute::{self, Written};
use crate::suggest::nearest;
use crate::{Dialect, DialectRef, Errors, TableModel};

/// A checked view.
#[derive(Debug, Clone)]
pub struct ViewModel {
    /// Its name, columns and dialects. It has nothing that only a table has; indexes only if it is materialized.
    pub table: TableModel,
    /// Its query; none for a view that is there already.
    pub query: Option<ViewQuery>,
    /// Its options.
    pub options: ViewOptions,
}

/// The query of a view, as written.
#[derive(Debug, Clone)]
pub enum ViewQuery {
    /// A query that is checked against the struct.
    Typed(Box<Expr>),
    /// Hand-written SQL: a call of `sql!`.
    Sql(Box<Expr>),
    /// Hand-written SQL without anything in it.
    Text(String),
}

/// The options of a view.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ViewOptions {
    /// Whether its rows are kept.
    pub materialized: bool,
    /// Whether it has no rows until it is refreshed.
    pub no_data: bool,
    /// Which rows may be written through it.
    pub check_option: Option<CheckOption>,
    /// Whether it reads with the rights of who reads it.
    pub security_invoker: bool,
    /// Whether its conditions are evaluated first.
    pub security_barrier: bool,
    /// How it is computed.
    pub algorithm: Option<ViewAlgorithm>,
    /// Whether what it selects from can't be changed while it is there.
    pub schemabinding: bool,
}

/// `check_option`: which rows may be written through a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckOption {
    /// By its own conditions.
    Local,
    /// By its conditions and those of the views under it.
    Cascaded,
}

/// `algorithm`: how a view is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ViewAlgorithm {
    /// Merged into the query that uses it.
    Merge,
    /// By itself, into a temporary table.
    Temptable,
}

/// The options that tables do not have.
const OPTIONS: &[&str] = &[
    "as",
    "materialized",
    "no_data",
    "check_option",
    "security_invoker",
    "security_barrier",
    "algorithm",
    "schemabinding",
];
/// The options that tables have, too.
const OF_TABLES: &[&str] = &["name", "schema", "module", "crate"];

/// Reads a view: `args` is what stands in `#[view(..)]`, `item` the struct below it.
///
/// # Errors
///
/// All mistakes, each at its own tokens.
pub fn view(args: TokenStream, item: &ItemStruct) -> Result<ViewModel, Errors> {
    let mut errors = Errors::new();
    let mut own = Own::default();
    let mut of_table = TokenStream::new();
    let read = |input: ParseStream<'_>| {
        attribute::entries(input, &mut errors, |input, errors| {
            own.entry(input, &item.ident, &mut of_table, errors)
        });
        Ok(())
    };
    if let Err(error) = read.parse2(args) {
        errors.combine(error);
    }
    let table = match crate::table(of_table, item) {
        Ok(table) => table,
        Err(of_table) => {
            errors.combine(of_table);
            return Err(errors);
        }
    };
    own.fits(&table, &mut errors);
    errors.finish(ViewModel {
        table,
        query: own.query.map(|query| query.value),
        options: own.options,
    })
}

/// What only views have, as written.
#[derive(Default)]
struct Own {
    query: Option<Written<ViewQuery>>,
    options: ViewOptions,
    /// Where each option was written.
    written: Vec<Ident>,
}

impl Own {
    fn entry(
        &mut self,
        input: ParseStream<'_>,
        view: &Ident,
        of_table: &mut TokenStream,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        let whose = format!("view `{view}`");
        let ahead = input.fork();
        let key = attribute::key(&ahead, "`sqlite` or `as = select(..)`")?;
        let word = key.unraw().to_string();
        if matches!(word.as_str(), "insert" | "changes") {
            return Err(syn::Error::new(
                key.span(),
                format!("a view has no model to write rows with; leave out `{word}`"),
            ));
        }
        if !OPTIONS.contains(&word.as_str()) {
            let known = OF_TABLES.contains(&word.as_str());
            if !known
                && ahead.peek(Token![=])
                && let Some(near) = nearest(&word, OPTIONS.iter().chain(OF_TABLES).copied())
            {
                return Err(syn::Error::new(
                    key.span(),
                    format!("unknown option `{word}` of {whose}; did you mean `{near}`?"),
                ));
            }
            if !known
                && Dialect::from_name(&word).is_none()
                && Dialect::by_other_name(&word).is_none()
                && let Some(near) = nearest(&word, OPTIONS.iter().copied())
            {
                return Err(syn::Error::new(
                    key.span(),
                    format!("unknown option `{word}` of {whose}; did you mean `{near}`?"),
                ));
            }
            while !input.is_empty() && !input.peek(Token![,]) {
                input.parse::<TokenTree>()?.to_tokens(of_table);
            }
            of_table.extend(quote::quote!(,));
            return Ok(());
        }
        let key = attribute::key(input, "`as = select(..)`")?;
        if word == "as" {
            attribute::equals(input, &key, "as = select(..)")?;
            let query = query(input.parse()?)?;
            Written::put(&mut self.query, &key, query, &whose, errors);
            return Ok(());
        }
        if self.written.contains(&key) {
            errors.at(&key, format!("{whose} already has `{word}`"));
        }
        self.option(&key, &word, input)?;
        self.written.push(key);
        Ok(())
    }

    fn option(&mut self, key: &Ident, word: &str, input: ParseStream<'_>) -> syn::Result<()> {
        let options = &mut self.options;
        match word {
            "check_option" if !input.peek(Token![=]) => {
                attribute::flag(input, key)?;
                options.check_option = Some(CheckOption::Cascaded);
            }
            "check_option" => {
                options.check_option = Some(match &*chosen(input, key, "local", "cascaded")? {
                    "local" => CheckOption::Local,
                    _ => CheckOption::Cascaded,
                });
            }
            "algorithm" => {
                options.algorithm = Some(match &*chosen(input, key, "merge", "temptable")? {
                    "merge" => ViewAlgorithm::Merge,
                    _ => ViewAlgorithm::Temptable,
                });
            }
            _ => {
                attribute::flag(input, key)?;
                match word {
                    "materialized" => options.materialized = true,
                    "no_data" => options.no_data = true,
                    "security_invoker" => options.security_invoker = true,
                    "security_barrier" => options.security_barrier = true,
                    _ => options.schemabinding = true,
                }
            }
        }
        Ok(())
    }

    /// Refuses what a view does not have, what its dialects do not have, and what is of no use.
    fn fits(&self, table: &TableModel, errors: &mut Errors) {
        for column in &table.columns {
            if column.has_default() || column.primary_key {
                let field = &column.field;
                errors.at(
                    column.span,
                    format!("field `{field}` is a column of a view, which has its values from the query; give it nothing but a `name` and a type"),
                );
            }
        }
        let constraints = (table.uniques.iter().map(|of| of.span))
            .chain(table.checks.iter().map(|of| of.span))
            .chain(table.foreign_keys.iter().map(|of| of.span))
            .chain(table.policies.iter().map(|of| of.span));
        for span in constraints {
            errors.at(span, "a view has no constraints; they are the tables'");
        }
        if !self.options.materialized {
            for index in &table.indexes {
                errors.at(index.span, "only a materialized view has indexes");
            }
        }
        for key in &self.written {
            let word = key.to_string();
            for DialectRef { dialect, .. } in &table.dialects {
                if let Some(message) = self.lacks(*dialect, &word) {
                    errors.at(key, message);
                }
            }
        }
        if self.query.is_none() {
            for key in self.written.iter().filter(|key| *key != "materialized") {
                errors.at(
                    key,
                    format!("a view without a query is there already; leave out `{key}`, or add `as = select(..)`"),
                );
            }
        }
    }

    fn lacks(&self, dialect: Dialect, word: &str) -> Option<String> {
        use Dialect::{Cockroach, Mssql, MySql, Postgres};
        let has = match word {
            "materialized" => matches!(dialect, Postgres | Cockroach),
            "check_option" => matches!(dialect, Postgres | MySql | Mssql),
            "security_invoker" => matches!(dialect, Postgres | MySql),
            "no_data" | "security_barrier" => dialect == Postgres,
            "algorithm" => dialect == MySql,
            "schemabinding" => dialect == Mssql,
            _ => true,
        };
        let name = dialect.name();
        if !has {
            return Some(format!(
                "{name} has no `{word}` of views; leave out the option, or `{name}` among the dialects"
            ));
        }
        let others = matches!(
            word,
            "check_option" | "security_invoker" | "security_barrier"
        );
        if self.options.materialized && others {
            return Some(format!(
                "a materialized view has no `{word}`; leave out one of them"
            ));
        }
        if word == "no_data" && !self.options.materialized {
            return Some("only a `materialized` view can be without its rows".to_owned());
        }
        if dialect == Mssql && self.options.check_option == Some(CheckOption::Local) {
            return Some(
                "on mssql a check option is always cascaded; write `check_option`, or leave out `mssql` among the dialects"
                    .to_owned(),
            );
        }
        None
    }
}

/// Reads `= one` or `= other`.
fn chosen(input: ParseStream<'_>, key: &Ident, one: &str, other: &str) -> syn::Result<String> {
    let form = format!("write `{key} = {one}` or `{key} = {other}`");
    attribute::equals(input, key, &format!("{key} = {one}"))?;
    let word = input
        .call(Ident::parse_any)
        .map_err(|error| syn::Error::new(error.span(), &form))?;
    match word.to_string() {
        text if text == one || text == other => Ok(text),
        _ => Err(syn::Error::new(word.span(), form)),
    }
}

fn query(expr: Expr) -> syn::Result<ViewQuery> {
    match expr {
        Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) => attribute::sql_text(&text, "as").map(ViewQuery::Text),
        Expr::Lit(other) => Err(syn::Error::new(
            other.span(),
            "`as` takes a query: `as = select(fields! { .. }).from(..)`, or SQL as a string",
        )),
        Expr::Macro(call) if called(&call, "sql") => {
            Ok(ViewQuery::Sql(Box::new(Expr::Macro(call))))
        }
        other => Ok(ViewQuery::Typed(Box::new(other))),
    }
}

fn called(call: &syn::ExprMacro, name: &str) -> bool {
    let last = call.mac.path.segments.last();
    last.is_some_and(|segment| segment.ident == name)
}
