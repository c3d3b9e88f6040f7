//! One impl for each column, and nothing else that is paid per column and check.
use super::{Context, rare};
use crate::paths::respanned;
use drizzle_schema::{Auto, ColumnModel, DefaultKind, DefaultModel, SqlTypeKind};
use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;

pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    let Context { model, p, .. } = cx;
    let module = &model.module;
    // A table with mistakes may have dialects that were guessed.
    let dialects = model.dialects.iter().filter(|_| !cx.faulty);
    let dialects = dialects.map(|d| d.dialect.marker(d.span));
    let dialects = quote!((#(#p::#dialects,)*));
    // The type of each field is checked once, here. See `ColumnDef::fits`.
    let checks = model.columns.iter().map(|column| {
        let ty = &column.ty;
        let check = quote_spanned!(ty.span()=> #p::ColumnDef::fits);
        quote!(#check::<#ty>();)
    });
    // Then, if each is one that some database has a column for, whether each of the table's databases has.
    let on_dialects = model.columns.iter().map(|column| {
        let ty = &column.ty;
        let check = quote_spanned!(ty.span()=> #p::ColumnDef::fits_on);
        // The whole of it has the place of the field's type.
        let field = quote_spanned!(ty.span()=> <[(); Self::FIELDS] as #p::Once<#ty>>::Type);
        quote!(#check::<#field, #dialects>();)
    });
    let columns = model.columns.iter().map(|column| one(cx, column));
    quote! {
        impl #module::#module {
            const FIELDS: usize = { #(#checks)* 0 };
            const ON_DIALECTS: usize = { #(#on_dialects)* 0 };
        }
        #(#columns)*
    }
}

fn one(cx: &Context<'_>, column: &ColumnModel) -> TokenStream {
    let Context { model, p, .. } = cx;
    let module = &model.module;
    let ColumnModel {
        ident,
        field,
        name,
        ty,
        ..
    } = column;
    let write = if column.is_insertable() {
        quote!(Writable)
    } else {
        quote!(Generated)
    };
    let mut def = quote!(#p::ColumnDef::of::<Self::Field>(#name, #field));
    if let Some(sql_type) = &column.sql_type {
        def.extend(match (sql_type_tokens(sql_type.kind, p), &sql_type.name) {
            (Some((kind, value)), _) => {
                let check = quote_spanned!(sql_type.span=> #p::as_type::<<Self as #p::Column>::Field, #p::kinds::#kind, _>);
                quote!(.sql_type(#check(#value)))
            }
            (None, name) => quote!(.sql_type(#p::SqlTypeDef::Custom(#name))),
        });
    }
    if let Some(auto) = column.auto {
        let kind = format_ident!(
            "{}",
            match auto {
                Auto::Serial => "serial",
                Auto::AutoIncrement => "auto_increment",
                Auto::Identity | Auto::IdentityAlways => "identity",
            }
        );
        let auto = match auto {
            Auto::Serial => quote!(Serial),
            Auto::AutoIncrement | Auto::Identity => quote!(Increment),
            Auto::IdentityAlways => quote!(Always),
        };
        let span = column.auto_span.unwrap_or_else(|| ident.span());
        let check =
            quote_spanned!(span=> #p::taken::<<Self as #p::Column>::Field, #p::words::#kind, _>);
        def.extend(quote!(.auto(#check(#p::Auto::#auto))));
    }
    if let Some(default) = &column.default {
        let default = default_tokens(cx, column, default);
        def.extend(quote!(.default(#default)));
    }
    if let Some(comment) = &column.comment {
        def.extend(quote!(.comment(#comment)));
    }
    def.extend(rare::column(p, column));
    if let Some(generated) = &column.generated {
        let (expr, stored) = (&generated.expr, generated.stored);
        def.extend(quote!(.generated(#expr, #stored)));
    }
    quote! {
        impl #p::Column for #module::columns::#ident {
            type Table = #module::#module;
            type Field = <[(); #module::#module::ON_DIALECTS] as #p::Once<#ty>>::Type;
            type Write = #p::#write;
            const DEF: #p::ColumnDef = #def;
        }
    }
}

fn default_tokens(cx: &Context<'_>, column: &ColumnModel, default: &DefaultModel) -> TokenStream {
    let (p, module, ident) = (&cx.p, &cx.model.module, &column.ident);
    let value = match &default.kind {
        DefaultKind::Now => {
            let check = quote_spanned!(default.span=> #p::taken::<<Self as #p::Column>::Field, #p::words::default_now, _>);
            return quote!(#check(#p::DefaultDef::Now));
        }
        DefaultKind::RandomUuid => {
            let check = quote_spanned!(default.span=> #p::taken::<<Self as #p::Column>::Field, #p::words::random_uuid, _>);
            return quote!(#check(#p::DefaultDef::RandomUuid));
        }
        DefaultKind::Sql(sql) => return quote!(#p::DefaultDef::Sql(#sql)),
        DefaultKind::NextValue(sequence) => {
            let span = default.span;
            let (module, ident) = (respanned(module, span), respanned(ident, span));
            let next =
                quote_spanned!(span=> #p::sequence_default::<#module::columns::#ident, #sequence>);
            return quote!(#p::DefaultDef::Next(#next()));
        }
        DefaultKind::Literal(expr) => quote!(#expr),
        // Of what there is nothing, the array's type alone can tell.
        DefaultKind::Array(array) if array.elems.is_empty() => quote!(#p::Vec::new()),
        DefaultKind::Array(array) => quote!(#array),
        DefaultKind::Variant(path) => quote!(#path),
    };
    // The span makes a value of another type an error at the value.
    let span = default.span;
    let (module, ident) = (respanned(module, span), respanned(ident, span));
    let check = quote_spanned!(span=> #p::default_value::<#module::columns::#ident, _>(#value));
    quote!(#p::DefaultDef::Value(|| #check))
}

/// The column type as a type and as a value, where what it holds is known.
fn sql_type_tokens(
    kind: SqlTypeKind,
    p: &TokenStream,
) -> Option<(proc_macro2::Ident, TokenStream)> {
    let (word, variant) = match kind {
        SqlTypeKind::Text => ("text", quote!(Text)),
        SqlTypeKind::Varchar(n) => ("varchar", quote!(Varchar(#n))),
        SqlTypeKind::Char(n) => ("char", quote!(Char(#n))),
        SqlTypeKind::Tinyint => ("tinyint", quote!(TinyInt)),
        SqlTypeKind::Mediumint => ("mediumint", quote!(MediumInt)),
        SqlTypeKind::Smallint => ("smallint", quote!(SmallInt)),
        SqlTypeKind::Integer => ("integer", quote!(Integer)),
        SqlTypeKind::Bigint => ("bigint", quote!(BigInt)),
        SqlTypeKind::Real => ("real", quote!(Real)),
        SqlTypeKind::Double => ("double", quote!(Double)),
        SqlTypeKind::Numeric(None) => ("numeric", quote!(Numeric(#p::None))),
        SqlTypeKind::Numeric(Some((precision, scale))) => {
            ("numeric", quote!(Numeric(#p::Some((#precision, #scale)))))
        }
        SqlTypeKind::Boolean => ("boolean", quote!(Boolean)),
        SqlTypeKind::Json => ("json", quote!(Json)),
        SqlTypeKind::Jsonb => ("jsonb", quote!(Jsonb)),
        SqlTypeKind::Blob => ("blob", quote!(Blob)),
        SqlTypeKind::Uuid => ("uuid", quote!(Uuid)),
        SqlTypeKind::Date => ("date", quote!(Date)),
        SqlTypeKind::Native(name, n) => (name, quote!(Native(#name, #n))),
        SqlTypeKind::Time(None) => ("time", quote!(Time)),
        SqlTypeKind::Time(Some(n)) => ("time", quote!(TimeOf(#n))),
        SqlTypeKind::Timestamp(None) => ("timestamp", quote!(Timestamp)),
        SqlTypeKind::Timestamp(Some(n)) => ("timestamp", quote!(TimestampOf(#n))),
        SqlTypeKind::Timestamptz(None) => ("timestamptz", quote!(TimestampTz)),
        SqlTypeKind::Timestamptz(Some(n)) => ("timestamptz", quote!(TimestampTzOf(#n))),
        SqlTypeKind::Smalldatetime => ("smalldatetime", quote!(SmallDateTime)),
        SqlTypeKind::Tinytext => ("tinytext", quote!(TinyText)),
        SqlTypeKind::Mediumtext => ("mediumtext", quote!(MediumText)),
        SqlTypeKind::Longtext => ("longtext", quote!(LongText)),
        SqlTypeKind::Tinyblob => ("tinyblob", quote!(TinyBlob)),
        SqlTypeKind::Mediumblob => ("mediumblob", quote!(MediumBlob)),
        SqlTypeKind::Longblob => ("longblob", quote!(LongBlob)),
        SqlTypeKind::Varbinary(n) => ("varbinary", quote!(VarBinary(#n))),
        SqlTypeKind::Money => ("money", quote!(Money)),
        SqlTypeKind::Smallmoney => ("smallmoney", quote!(SmallMoney)),
        SqlTypeKind::Xml => ("xml", quote!(Xml)),
        SqlTypeKind::Rowversion => ("rowversion", quote!(RowVersion)),
        // Its values are the database's affair.
        SqlTypeKind::Custom => return None,
    };
    Some((format_ident!("{word}"), quote!(#p::SqlTypeDef::#variant)))
}
