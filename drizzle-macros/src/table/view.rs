//! `#[view(..)]`: a table whose rows are those of a query.
use super::{Context, View, columns, definition, module};
use drizzle_schema::{CheckOption, ViewAlgorithm, ViewModel, ViewOptions, ViewQuery};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ItemStruct;
use syn::spanned::Spanned as _;

pub(crate) fn expand(args: TokenStream, item: TokenStream) -> TokenStream {
    let item: ItemStruct = match syn::parse2(item.clone()) {
        Ok(item) => item,
        Err(error) => {
            let error = error.into_compile_error();
            return quote!(#error #item);
        }
    };
    if let Some(tokens) = super::conditional::postponed("drizzle_view", &args, &item) {
        return tokens;
    }
    let stripped = drizzle_schema::strip(&item);
    let items = beside(args, &item);
    // A column is a column also where no code reads it.
    quote!(#[allow(dead_code)] #stripped #items)
}

/// The items beside the struct.
pub(super) fn beside(args: TokenStream, item: &ItemStruct) -> TokenStream {
    match drizzle_schema::view(args, item) {
        Ok(model) => items(&model, false),
        Err(errors) => {
            let errors = errors.into_syn().into_compile_error();
            // Enough to keep every use of the view quiet.
            let stripped = drizzle_schema::strip(item);
            let model = drizzle_schema::view(quote!(sqlite, postgres), &stripped);
            let items = model.map(|model| items(&model, true)).unwrap_or_default();
            quote!(#errors #items)
        }
    }
}

fn items(model: &ViewModel, faulty: bool) -> TokenStream {
    let table = &model.table;
    let p = crate::paths::private(table.krate.as_ref());
    let kind = match model.options.materialized {
        true => quote!(MaterializedView),
        false => quote!(View),
    };
    let query = query(model, &p);
    let options = options(&model.options, &p);
    let cx = Context {
        model: table,
        faulty,
        view: Some(View {
            kind,
            definition: quote!(|| #p::ViewDef { query: #query, options: #options }),
        }),
        p,
    };
    let module = module::expand(&cx);
    let columns = columns::expand(&cx);
    let definition = definition::expand(&cx);
    quote!(#module #columns #definition)
}

fn query(model: &ViewModel, p: &TokenStream) -> TokenStream {
    let table = &model.table;
    let expr = match &model.query {
        None => return quote!(#p::None),
        Some(ViewQuery::Text(sql)) => return quote!(#p::Some(#p::view_text(#sql))),
        Some(ViewQuery::Sql(expr)) => return quote!(#p::Some(#p::view_sql(#expr))),
        Some(ViewQuery::Typed(expr)) => expr,
    };
    let module = &table.module;
    let span = expr.span();
    let dialects = table.dialects.iter().map(|dialect| {
        let dialect = dialect.dialect.marker(dialect.span);
        quote_spanned!(span=> #p::view_on::<#p::#dialect, _>(&query);)
    });
    let checks = table.columns.iter().map(|column| {
        let ident = &column.ident;
        // The span makes what is missing or of another type an error at the field.
        let (ident, span) = (crate::paths::respanned(ident, column.span), column.span);
        let check = quote_spanned!(span=> #p::view_column::<#module::columns::#ident, _, _, _>(&columns.#ident));
        quote!(#check;)
    });
    let names = table.columns.iter().map(|column| {
        let (field, name) = (&column.field, &column.name);
        quote!((#field, #name))
    });
    let parts = quote_spanned!(span=> #p::view_parts(query));
    quote!({
        let query = #expr;
        #(#dialects)*
        let (columns, query) = #parts;
        #(#checks)*
        #p::Some(query.ordered(&[#(#names),*]))
    })
}

fn options(options: &ViewOptions, p: &TokenStream) -> TokenStream {
    if *options == ViewOptions::default() {
        return quote!(#p::ViewOptions::NONE);
    }
    let ViewOptions {
        materialized,
        no_data,
        security_invoker,
        security_barrier,
        schemabinding,
        ..
    } = options;
    let check = match options.check_option {
        None => quote!(#p::None),
        Some(CheckOption::Local) => quote!(#p::Some(#p::CheckOption::Local)),
        Some(CheckOption::Cascaded) => quote!(#p::Some(#p::CheckOption::Cascaded)),
    };
    let algorithm = match options.algorithm {
        None => quote!(#p::None),
        Some(ViewAlgorithm::Merge) => quote!(#p::Some(#p::ViewAlgorithm::Merge)),
        Some(ViewAlgorithm::Temptable) => quote!(#p::Some(#p::ViewAlgorithm::Temptable)),
    };
    quote! {
        #p::ViewOptions {
            materialized: #materialized,
            no_data: #no_data,
            check_option: #check,
            security_invoker: #security_invoker,
            security_barrier: #security_barrier,
            algorithm: #algorithm,
            schemabinding: #schemabinding,
        }
    }
}
