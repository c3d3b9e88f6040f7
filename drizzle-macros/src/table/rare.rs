//! What few tables and columns say. Only what is said has tokens.
use drizzle_schema::{ColumnModel, CountsModel, SqlTypeKind, SqlTypeModel, StorageModel};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};

/// How a table is stored.
pub(super) fn storage(p: &TokenStream, storage: &StorageModel) -> TokenStream {
    let StorageModel {
        engine,
        charset,
        collate,
        row_format,
        auto_increment,
        unlogged,
        tablespace,
        with,
    } = storage;
    let mut said = TokenStream::new();
    said.extend(some(p, "engine", engine));
    said.extend(some(p, "charset", charset));
    said.extend(some(p, "collate", collate));
    said.extend(some(p, "row_format", row_format));
    said.extend(some(p, "auto_increment", auto_increment));
    said.extend(some(p, "tablespace", tablespace));
    said.extend(some(p, "with", with));
    if *unlogged {
        said.extend(quote!(unlogged: true,));
    }
    quote!(#p::StorageDef { #said ..#p::StorageDef::NONE })
}

/// What few columns say, checked against the field's type.
pub(super) fn column(p: &TokenStream, column: &ColumnModel) -> Option<TokenStream> {
    let mut said = TokenStream::new();
    if let Some(counts) = &column.counts {
        let counts = self::counts(p, counts);
        said.extend(quote!(counts: #counts,));
    }
    if let Some(span) = column.on_update_now {
        // What a type in the database's own words holds, its definition is asked.
        let custom = |ty: &SqlTypeModel| matches!(ty.kind, SqlTypeKind::Custom);
        let check = match column.sql_type.as_ref().is_some_and(custom) {
            true => quote!(),
            false => {
                quote_spanned!(span=> #p::taken::<<Self as #p::Column>::Field, #p::words::on_update_now, _>)
            }
        };
        said.extend(quote!(on_update_now: #check(true),));
    }
    if let Some(span) = column.collate_span {
        let word = quote::format_ident!(
            "{}",
            if column.collate.is_some() {
                "collate"
            } else {
                "charset"
            }
        );
        let check =
            quote_spanned!(span=> #p::taken::<<Self as #p::Column>::Field, #p::words::#word, _>);
        let collate = option(p, &column.collate);
        said.extend(quote!(collate: #check(#collate),));
    }
    said.extend(some(p, "charset", &column.charset));
    (!said.is_empty()).then(|| quote!(.more(&#p::ColumnMore { #said ..#p::ColumnMore::NONE })))
}

fn counts(p: &TokenStream, counts: &CountsModel) -> TokenStream {
    let CountsModel {
        start,
        increment,
        min,
        max,
        cache,
        cycle,
        name,
    } = counts;
    let mut said = TokenStream::new();
    said.extend(some(p, "start", start));
    said.extend(some(p, "increment", increment));
    said.extend(some(p, "min", min));
    said.extend(some(p, "max", max));
    said.extend(some(p, "cache", cache));
    said.extend(some(p, "name", name));
    if *cycle {
        said.extend(quote!(cycle: true,));
    }
    let numbers = [start, increment, min, max];
    let all = numbers.iter().all(|number| number.is_some()) && cache.is_some() && name.is_some();
    match all && *cycle {
        true => quote!(#p::CountsDef { #said }),
        false => quote!(#p::CountsDef { #said ..#p::CountsDef::NONE }),
    }
}

/// A field whose value is said.
fn some<T: ToTokens>(p: &TokenStream, field: &str, value: &Option<T>) -> Option<TokenStream> {
    let value = value.as_ref()?;
    let field = quote::format_ident!("{field}");
    Some(quote!(#field: #p::Some(#value),))
}

/// A value, or nothing.
pub(super) fn option<T: ToTokens>(p: &TokenStream, value: &Option<T>) -> TokenStream {
    match value {
        Some(value) => quote!(#p::Some(#value)),
        None => quote!(#p::None),
    }
}
