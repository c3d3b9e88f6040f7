//! Views whose query is text.
use super::files::File;
use super::items::Items;
use super::leak;
use super::objects::{is_for, told};
use super::tables::{Named, definition};
use super::types::Types;
use drizzle_core::catalog::{self, Catalog, Index, View};
use drizzle_core::ddl::{Object, Writer};
use drizzle_core::dialect::Syntax;
use drizzle_schema::{self as schema, Errors, TableModel, ViewModel, ViewQuery};
use syn::spanned::Spanned as _;
use syn::{Expr, LitStr};

/// Adds the views to a catalog, in the order they were written.
pub(super) fn add(
    syntax: &'static dyn Syntax,
    files: &[File],
    items: &Items,
    catalog: &mut Catalog,
    mistakes: &mut Vec<String>,
) {
    let types = Types::new(items);
    for at in &items.views {
        let model = &at.item;
        if !is_for(&model.table.dialects, syntax) {
            continue;
        }
        let mut errors = Errors::new();
        let Some(query) = errors.keep(query(model)) else {
            mistakes.push(told(files, at.file, &errors));
            continue;
        };
        // One that is there already belongs to nobody here.
        let Some(query) = query else { continue };
        let named = Named {
            types: &types,
            scope: at.scope,
            sequence: &|_| None,
            role: &|_| None,
        };
        let indexes = match indexes(syntax, &model.table, &named) {
            Ok(indexes) => indexes,
            Err(errors) => {
                mistakes.push(told(files, at.file, &errors));
                continue;
            }
        };
        let view = View {
            schema: model.table.schema.clone(),
            name: model.table.name.clone(),
            query,
            indexes,
            options: options(&model.options),
            ..View::default()
        };
        if let Err(error) = Writer::new(syntax).create_view(&view, false) {
            errors.at(model.table.ident.span(), error);
            mistakes.push(told(files, at.file, &errors));
        }
        if let Some(schema) = &view.schema
            && !catalog.namespaces.contains(schema)
        {
            catalog.namespaces.push(schema.clone());
        }
        catalog.views.push(view);
    }
}

/// The indexes of a view whose rows are kept: as a table of its columns has them.
fn indexes(
    syntax: &'static dyn Syntax,
    model: &TableModel,
    named: &Named<'_>,
) -> Result<Vec<Index>, Errors> {
    if model.indexes.is_empty() {
        return Ok(Vec::new());
    }
    let def = leak::value(definition(model, named)?);
    let described = catalog::of(syntax, &[Object::Table(def)]);
    let described = described.map_err(|error| syn::Error::new(model.ident.span(), error))?;
    let tables = described.tables.into_iter();
    Ok(tables.flat_map(|table| table.indexes).collect())
}

fn query(model: &ViewModel) -> Result<Option<String>, syn::Error> {
    let expr = match &model.query {
        None => return Ok(None),
        Some(ViewQuery::Text(sql)) => return Ok(Some(sql.clone())),
        Some(ViewQuery::Sql(expr) | ViewQuery::Typed(expr)) => expr,
    };
    let text = match &**expr {
        Expr::Macro(call) => call.mac.parse_body::<LitStr>().ok(),
        _ => None,
    };
    let plain = text.map(|text| text.value());
    let plain = plain.filter(|text| !text.contains(['{', '}']));
    plain.map(Some).ok_or_else(|| {
        let message = "only the compiler knows the SQL of this query; write it as text (`as = \"select ..\"`), or let \
                       the program tell its schema (`command` in drizzle.toml)";
        syn::Error::new(expr.span(), message)
    })
}

fn options(options: &schema::ViewOptions) -> catalog::ViewOptions {
    catalog::ViewOptions {
        materialized: options.materialized,
        no_data: options.no_data,
        check_option: options.check_option.map(|check| match check {
            schema::CheckOption::Local => catalog::CheckOption::Local,
            schema::CheckOption::Cascaded => catalog::CheckOption::Cascaded,
        }),
        security_invoker: options.security_invoker,
        security_barrier: options.security_barrier,
        algorithm: options.algorithm.map(|algorithm| match algorithm {
            schema::ViewAlgorithm::Merge => catalog::ViewAlgorithm::Merge,
            schema::ViewAlgorithm::Temptable => catalog::ViewAlgorithm::Temptable,
        }),
        schemabinding: options.schemabinding,
    }
}
