//! `fields! { id: users::id, author: { name: users::name } }`.
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote;
use syn::ext::IdentExt as _;
use syn::parse::discouraged::Speculative as _;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Expr, Ident, Token, braced, token};

struct Fields(Punctuated<Field, Token![,]>);

struct Field {
    name: Ident,
    value: FieldValue,
}

enum FieldValue {
    Expr(Expr),
    Nested(Fields),
    /// Not a whole expression yet. It becomes an error in the field's place, so that the other fields keep their types
    /// while somebody types.
    Faulty(syn::Error),
}

impl Parse for Fields {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        Punctuated::parse_terminated(input).map(Fields)
    }
}

impl Parse for Field {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        // `users::name` alone is a field called `name`.
        if input.peek(Ident::peek_any) && (input.peek2(Token![::]) || !input.peek2(Token![:])) {
            let value: syn::ExprPath = input.parse()?;
            let name = value.path.segments.last().map(|s| s.ident.clone());
            let name = name.ok_or_else(|| input.error("expected `name: expression`"))?;
            if ["crate", "self", "super", "Self"]
                .iter()
                .any(|word| name == word)
            {
                let message = format!("a field can't be called `{name}`; write `name: expression`");
                return Err(syn::Error::new(name.span(), message));
            }
            return Ok(Field {
                name,
                value: FieldValue::Expr(Expr::Path(value)),
            });
        }
        let name: Ident = input
            .parse()
            .map_err(|e| syn::Error::new(e.span(), "expected a field: `name: expression`"))?;
        input.parse::<Token![:]>()?;
        if input.is_empty() || input.peek(Token![,]) {
            let message = format!("field `{name}` has no value; write `{name}: expression`");
            return Ok(Field {
                value: FieldValue::Faulty(syn::Error::new(name.span(), message)),
                name,
            });
        }
        let value = if input.peek(token::Brace) {
            let content;
            braced!(content in input);
            FieldValue::Nested(content.parse()?)
        } else {
            value(input)?
        };
        Ok(Field { name, value })
    }
}

/// An expression up to the next comma, or why it is none.
fn value(input: ParseStream<'_>) -> syn::Result<FieldValue> {
    let ahead = input.fork();
    let error = match ahead.parse::<Expr>() {
        Ok(expr) if ahead.is_empty() || ahead.peek(Token![,]) => {
            input.advance_to(&ahead);
            return Ok(FieldValue::Expr(expr));
        }
        Ok(_) => ahead.error("expected `,`"),
        Err(error) => error,
    };
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<TokenTree>()?;
    }
    Ok(FieldValue::Faulty(error))
}

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    match syn::parse2::<Fields>(input) {
        Ok(fields) => check(&fields, Span::call_site()).unwrap_or_else(|| record(&fields)),
        Err(error) => error.into_compile_error(),
    }
}

fn check(fields: &Fields, span: Span) -> Option<TokenStream> {
    if fields.0.is_empty() {
        return Some(
            syn::Error::new(span, "`fields!` selects nothing; write `name: expression`")
                .into_compile_error(),
        );
    }
    for (i, field) in fields.0.iter().enumerate() {
        if let Some(earlier) = fields
            .0
            .iter()
            .take(i)
            .find(|earlier| earlier.name.unraw() == field.name.unraw())
        {
            let message = format!("there is a field `{}` already", earlier.name);
            return Some(syn::Error::new(field.name.span(), message).into_compile_error());
        }
        if let FieldValue::Nested(nested) = &field.value
            && let Some(error) = check(nested, field.name.span())
        {
            return Some(error);
        }
    }
    None
}

fn record(fields: &Fields) -> TokenStream {
    let p = crate::paths::private(None);
    let id = crate::identity::of_call(&p);
    let names: Vec<_> = fields.0.iter().map(|f| &f.name).collect();
    let texts: Vec<_> = names.iter().map(|name| name.unraw().to_string()).collect();
    let values = fields.0.iter().map(|f| match &f.value {
        FieldValue::Expr(expr) => quote!(#p::kind::of_field(#expr)),
        FieldValue::Nested(nested) => record(nested),
        FieldValue::Faulty(error) => error.to_compile_error(),
    });
    let list = names.iter().rev().fold(
        quote!(()),
        |list, name| quote!((<#name as #p::Selection<__S>>::List, #list)),
    );
    // Written out: what serde derives would warn about the names of the type parameters.
    let serialize = if cfg!(feature = "serde") {
        let count = names.len();
        quote! {
            impl<#(#names: #p::serde::Serialize),*> #p::serde::Serialize for Record<#(#names),*> {
                fn serialize<__S: #p::serde::Serializer>(&self, serializer: __S) -> #p::Result<__S::Ok, __S::Error> {
                    let mut fields = #p::serde::Serializer::serialize_struct(serializer, "Record", #count)?;
                    #(#p::serde::ser::SerializeStruct::serialize_field(&mut fields, #texts, &self.#names)?;)*
                    #p::serde::ser::SerializeStruct::end(fields)
                }
            }
        }
    } else {
        TokenStream::new()
    };
    quote! {{
        #[allow(non_camel_case_types)]
        #[derive(#p::Debug, #p::Clone, #p::PartialEq)]
        struct Record<#(#names),*> { #(#names: #names),* }
        struct RecordTag;
        impl #p::Tag for RecordTag {
            type Id = #id;
        }
        #[allow(non_camel_case_types)]
        const _: () = {
            #serialize
            impl<#(#names),*> #p::IntoSelection<#p::kind::Record> for Record<#(#names),*> {
                type Selection = Self;
                fn into_selection(self) -> Self { self }
            }
            impl<__S, #(#names: #p::Selection<__S>),*> #p::Selection<__S> for Record<#(#names),*> {
                type Output = Record<#(#names::Output),*>;
                type List = #list;
                const FIELDS: &'static [&'static str] = &[#(#texts),*];
                fn select(&self, out: &mut #p::Vec<#p::Item>) {
                    #(#p::Selection::<__S>::select(&self.#names, out);)*
                }
                fn kinds(&self, out: &mut #p::Vec<#p::Kind>) {
                    #(#p::Selection::<__S>::kinds(&self.#names, out);)*
                }
                fn decode(row: &mut dyn #p::Reader) -> #p::Result<Self::Output, #p::DecodeError> {
                    #p::Ok(Record { #(#names: <#names as #p::Selection<__S>>::decode(row)?),* })
                }
            }
            impl<__S, #(#names: #p::Valid<__S>),*> #p::Valid<__S> for Record<#(#names),*> {}
            impl<__S, #(#names: #p::RecordField<__S>),*> #p::AsRecord<__S> for Record<#(#names),*> {
                type Tag = RecordTag;
                type Columns = Record<#(#p::Expr<#p::SubCol<RecordTag, <#names as #p::RecordField<__S>>::Type, <#names as #p::RecordField<__S>>::Null>>),*>;
                fn columns(name: &'static str) -> Self::Columns {
                    Record { #(#names: #p::Expr::sub_column(name, #texts)),* }
                }
                fn named(&self, out: &mut #p::Vec<#p::Item>) {
                    #(#p::named::<__S, #names>(&self.#names, #texts, out);)*
                }
            }
        };
        Record { #(#names: #values),* }
    }}
}
