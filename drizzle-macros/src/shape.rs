//! `#[derive(Shape)] #[shape(users)]`: a struct as the shape of nested rows.
use crate::find;
use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Attribute, Data, DeriveInput, Expr, Field, Fields, Path, Token, Type};

/// What stands in a field's `#[shape(..)]`.
#[derive(Default)]
struct FieldOptions {
    /// The value, where it is no column.
    expr: Option<Expr>,
    /// The column or relation, where the field is called otherwise.
    name: Option<Ident>,
    clauses: Vec<(Ident, Expr)>,
}

struct Entry(Ident, Expr);
impl Parse for Entry {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name: Ident = input.call(Ident::parse_any)?;
        input.parse::<Token![=]>().map_err(|e| {
            syn::Error::new(e.span(), "write `filter = ..`, `order_by = ..`, `limit = ..`, `offset = ..`, `expr = ..` or `name = ..`")
        })?;
        Ok(Entry(name, input.parse()?))
    }
}

fn options(attrs: &[&Attribute]) -> syn::Result<FieldOptions> {
    let mut options = FieldOptions::default();
    for attr in attrs {
        if matches!(attr.meta, syn::Meta::Path(_)) {
            continue;
        }
        let entries = attr.parse_args_with(Punctuated::<Entry, Token![,]>::parse_terminated)?;
        for Entry(word, value) in entries {
            match word.to_string().as_str() {
                "expr" => options.expr = Some(value),
                "name" => match value {
                    Expr::Path(path) if path.path.get_ident().is_some() => {
                        options.name = path.path.get_ident().cloned();
                    }
                    other => {
                        return Err(syn::Error::new(
                            other.span(),
                            "expected the name of a column or relation",
                        ));
                    }
                },
                "filter" | "order_by" | "limit" | "offset" | "ignore_default_filters" => {
                    options.clauses.push((word, value))
                }
                _ => {
                    return Err(syn::Error::new(
                        word.span(),
                        format!(
                            "unknown word `{word}`; there are `filter`, `order_by`, `limit`, `offset`, `ignore_default_filters`, `expr` and `name`"
                        ),
                    ));
                }
            }
        }
    }
    Ok(options)
}

pub(crate) fn expand(item: TokenStream) -> TokenStream {
    syn::parse2(item)
        .and_then(|input| shape(&input))
        .unwrap_or_else(syn::Error::into_compile_error)
}

fn shape(input: &DeriveInput) -> syn::Result<TokenStream> {
    let ident = &input.ident;
    let of_struct: Vec<_> = input
        .attrs
        .iter()
        .filter(|a| a.path().is_ident("shape"))
        .collect();
    let [attr] = of_struct[..] else {
        return Err(syn::Error::new(
            ident.span(),
            format!(
                "which table is `{ident}` a shape of? Write `#[shape(users)]` below the derive"
            ),
        ));
    };
    let table: Path = attr
        .parse_args_with(Path::parse_mod_style)
        .map_err(|e| syn::Error::new(e.span(), "expected the table: `#[shape(users)]`"))?;
    if !input.generics.params.is_empty() {
        return Err(syn::Error::new_spanned(
            &input.generics,
            format!("`{ident}` can't have generics: a shape is one concrete struct"),
        ));
    }
    let Data::Struct(data) = &input.data else {
        return Err(syn::Error::new(
            ident.span(),
            format!("`{ident}` is no struct; a shape has a field for each value"),
        ));
    };
    let Fields::Named(fields) = &data.fields else {
        return Err(syn::Error::new(
            ident.span(),
            format!("the fields of `{ident}` need names, because columns are called after them"),
        ));
    };
    let p = crate::paths::private(None);
    let r = quote!(#p::relation);
    let marker = crate::relations::marker(&table);
    let names = find::Names::new();
    let mut own = Vec::new();
    let mut nested = Vec::new();
    for field in &fields.named {
        let attrs: Vec<_> = field
            .attrs
            .iter()
            .filter(|a| a.path().is_ident("shape"))
            .collect();
        let options = options(&attrs)?;
        if attrs.is_empty()
            || options.expr.is_some()
            || options.clauses.is_empty() && options.name.is_some() && !is_relation(&attrs)
        {
            own.push(own_field(&p, &names, field, &options, ident, &marker));
        } else {
            nested.push(nested_field(&p, &names, field, &options));
        }
    }
    let pairs = |items: Vec<&TokenStream>| {
        items
            .into_iter()
            .rev()
            .fold(quote!(()), |rest, item| quote!((#item, #rest)))
    };
    let own_types = pairs(own.iter().map(|f| &f.ty).collect());
    let own_names = pairs(own.iter().map(|f| &f.name).collect());
    let reads = pairs(own.iter().map(|f| &f.second).collect());
    let puts = own.iter().map(|f| &f.first);
    let stores = pairs(nested.iter().map(|f| &f.first).collect());
    let nests = pairs(nested.iter().map(|f| &f.second).collect());
    let nested_names = pairs(nested.iter().map(|f| &f.name).collect());
    let all = own.iter().chain(&nested).map(|f| &f.name);
    let find::Names {
        table: value,
        columns,
        ..
    } = &names;
    Ok(quote! {
        impl #r::Described for #ident {
            type Table = #marker;
        }
        impl<D> #r::DescribedOn<D> for #ident {
            type Own = #own_types;
            type Branches = #stores;
            #[allow(unused_variables)]
            fn own(out: &mut #p::Vec<#p::Item>, kinds: &mut #p::Vec<#p::Kind>) {
                let #value = <#marker as #r::Columns>::value();
                let #columns = #r::columns(&#value);
                #(#puts)*
            }
            #[allow(unused_variables)]
            fn decode(row: &mut dyn #p::Reader) -> #p::Result<<Self as #r::DescribedOn<D>>::Own, #p::DecodeError> {
                #p::Ok(#reads)
            }
            #[allow(unused_variables, clippy::unused_unit)]
            fn branches(plan: &mut #r::Plan, level: usize) -> <Self as #r::DescribedOn<D>>::Branches {
                let #value = <#marker as #r::Columns>::value();
                #nests
            }
            fn build(#own_names: <Self as #r::DescribedOn<D>>::Own, #nested_names: #r::FieldsOf<<Self as #r::DescribedOn<D>>::Branches>) -> Self {
                #ident { #(#all),* }
            }
        }
    })
}

/// `#[shape]` alone, or with clauses: the field is a relation.
fn is_relation(attrs: &[&Attribute]) -> bool {
    attrs
        .iter()
        .any(|attr| matches!(attr.meta, syn::Meta::Path(_)))
}

/// A field, in the tokens that its kind needs.
struct Part {
    name: TokenStream,
    ty: TokenStream,
    first: TokenStream,
    second: TokenStream,
}

fn own_field(
    p: &TokenStream,
    names: &find::Names,
    field: &Field,
    options: &FieldOptions,
    shape: &Ident,
    marker: &TokenStream,
) -> Part {
    let r = quote!(#p::relation);
    let (ty, name) = (&field.ty, &field.ident);
    let columns = &names.columns;
    let text = name
        .as_ref()
        .map(|n| n.unraw().to_string())
        .unwrap_or_default();
    let (span, value) = match &options.expr {
        Some(expr) => {
            let value = find::of_relations(names, expr);
            (expr.span(), quote!(#p::kind::of_field(#value)))
        }
        None => {
            let column = options.name.as_ref().or(name.as_ref());
            (
                field.ident.span(),
                quote_spanned!(field.ident.span()=> #columns.#column),
            )
        }
    };
    let r_here = crate::paths::spanned(&r, span);
    let put = quote_spanned!(span=> #r_here::put::<#r::LevelScope<#marker, D>, #ty, _>);
    let checked = quote_spanned!(span=> #r_here::checked::<#marker, _>);
    let shape = shape.to_string();
    Part {
        name: quote!(#name),
        ty: quote!(#ty),
        first: {
            let value = quote_spanned!(span=> #checked(#value));
            quote!(#put(#value, out, kinds);)
        },
        second: quote!(#r::read::<#ty>(row, #shape, #text)?),
    }
}

fn nested_field(
    p: &TokenStream,
    names: &find::Names,
    field: &Field,
    options: &FieldOptions,
) -> Part {
    let r = quote!(#p::relation);
    let ty: &Type = &field.ty;
    let name = &field.ident;
    let relation = options.name.as_ref().or(name.as_ref());
    let table = &names.table;
    let clauses = find::clauses_of(p, names, &options.clauses);
    let narrowed = options
        .clauses
        .iter()
        .any(|(clause, _)| find::narrows(clause));
    let known = quote_spanned!(field.ident.span()=> #table.#relation());
    let known = if narrowed {
        quote!(#known.some_rows())
    } else {
        known
    };
    let r_here = crate::paths::spanned(&r, ty.span());
    let nest = quote_spanned!(ty.span()=> #r_here::nest::<#ty, D, _, _, _, _>);
    Part {
        name: quote!(#name),
        ty: quote!(#ty),
        first: quote!(#r::NestStore<#ty, D>),
        second: quote!(#nest(#known, #clauses, plan, level)),
    }
}
