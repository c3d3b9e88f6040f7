//! The table itself: its identity, its row, its keys and constraints.
use super::{Context, rare};
use crate::paths::respanned;
use drizzle_schema::{
    Action, ConditionModel, ForeignKeyModel, Order, PolicyCommand, PolicyModel, RoleRef,
};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    let Context {
        model,
        p,
        faulty,
        view,
    } = cx;
    let (module, row, name) = (&model.module, &model.ident, &model.name);
    let qualified = model
        .schema
        .as_ref()
        .map_or_else(|| name.clone(), |schema| format!("{schema}.{name}"));
    let id = crate::identity::of_name(&qualified, p);
    let schema = option(model.schema.as_deref(), p);
    let dialects: Vec<_> = model
        .dialects
        .iter()
        .map(|d| d.dialect.marker(d.span))
        .collect();
    let idents: Vec<_> = model.columns.iter().map(|c| &c.ident).collect();
    let fields: Vec<_> = model.columns.iter().map(|c| &c.ident).collect();
    let mut parts = if *faulty {
        TokenStream::new()
    } else {
        parts(cx)
    };
    let kind = view
        .as_ref()
        .map_or(quote!(Stored), |view| view.kind.clone());
    if let Some(view) = view {
        let definition = &view.definition;
        parts.extend(quote!(view: #p::Some(#definition),));
    }
    quote! {
        impl #p::Identity for #module::#module {
            type Id = #id;
            type Shown = Self;
        }
        impl #p::Table for #module::#module {
            type Row = #row;
            type Dialects = (#(#p::#dialects,)*);
            type Kind = #p::#kind;
            const DEF: &'static #p::TableDef = &#p::TableDef {
                #parts
                ..#p::TableDef::new(#name, #schema, &[#(<#module::columns::#idents as #p::Column>::DEF),*])
            };
            const SOURCE: &'static #p::SourceName = &#p::SourceName { schema: #schema, name: #name };
        }
        impl<A: #p::Alias> #p::Identity for #module::aliased<A> {
            type Id = A::Id;
            type Shown = A;
        }
        impl<A: #p::Alias> #p::Table for #module::aliased<A> {
            type Row = #row;
            type Dialects = <#module::#module as #p::Table>::Dialects;
            type Kind = #p::#kind;
            const DEF: &'static #p::TableDef = <#module::#module as #p::Table>::DEF;
            const SOURCE: &'static #p::SourceName = A::SOURCE;
        }
        #(
            impl #p::TableOn<#p::#dialects> for #module::#module {}
            impl<A> #p::TableOn<#p::#dialects> for #module::aliased<A> {}
        )*
        impl #p::Row for #row {
            fn decode(row: &mut dyn #p::Reader) -> #p::Result<Self, #p::DecodeError> {
                #p::Ok(#row { #(#fields: #p::column::<#module::columns::#idents>(row)?),* })
            }
        }
    }
}

fn option(text: Option<&str>, p: &TokenStream) -> TokenStream {
    match text {
        Some(text) => quote!(#p::Some(#text)),
        None => quote!(#p::None),
    }
}

/// The fields of the definition that are not empty.
fn parts(cx: &Context<'_>) -> TokenStream {
    let Context { model, p, .. } = cx;
    let mut out = TokenStream::new();
    if let Some(key) = &model.primary_key {
        let columns = &key.columns;
        out.extend(quote!(primary_key: &[#(#columns),*],));
        if let Some(name) = &key.name {
            out.extend(quote!(primary_key_name: #p::Some(#name),));
        }
        if key.hash_sharded {
            out.extend(quote!(primary_key_sharded: true,));
        }
        if let Some(more) = key_more(p, key.deferrable, key.clustered) {
            out.extend(quote!(primary_key_more: #more,));
        }
    }
    if !model.indexes.is_empty() {
        let indexes = model.indexes.iter().map(|index| {
            let (name, unique) = (&index.name, index.unique);
            let columns = index.columns.iter().map(|(column, order)| {
                let descending = *order == Order::Desc;
                quote!((#column, #descending))
            });
            let new = quote!(#p::IndexDef::new(#name, #unique, &[#(#columns),*]));
            let mut more = TokenStream::new();
            if let Some(filter) = &index.filter {
                let filter = condition(cx, filter);
                more.extend(quote!(filter: #p::Some(#filter),));
            }
            if !index.include.is_empty() {
                let include = &index.include;
                more.extend(quote!(include: &[#(#include),*],));
            }
            if index.hash_sharded {
                more.extend(quote!(hash_sharded: true,));
            }
            if let Some(rare) = rare(p, index) {
                more.extend(quote!(more: #p::Some(&#rare),));
            }
            if more.is_empty() {
                new
            } else {
                quote!(#p::IndexDef { #more ..#new })
            }
        });
        out.extend(quote!(indexes: &[#(#indexes),*],));
    }
    if !model.uniques.is_empty() {
        let uniques = model.uniques.iter().map(|unique| {
            let (name, columns) = (&unique.name, &unique.columns);
            let mut def = quote!(#p::UniqueDef::new(#name, &[#(#columns),*]));
            if unique.nulls_not_distinct {
                def.extend(quote!(.nulls_not_distinct()));
            }
            if let Some(more) = key_more(p, unique.deferrable, unique.clustered) {
                def.extend(quote!(.more(#more)));
            }
            def
        });
        out.extend(quote!(uniques: &[#(#uniques),*],));
    }
    if !model.checks.is_empty() {
        let checks = model.checks.iter().map(|check| {
            let name = &check.name;
            let expr = condition(cx, &check.expr);
            quote!(#p::CheckDef { name: #name, expr: #expr })
        });
        out.extend(quote!(checks: &[#(#checks),*],));
    }
    if model.strict || model.without_rowid || model.comment.is_some() || model.storage.is_some() {
        let (strict, without_rowid) = (model.strict, model.without_rowid);
        let comment = option(model.comment.as_deref(), p);
        let storage = match &model.storage {
            Some(storage) => {
                let storage = rare::storage(p, storage);
                quote!(#p::Some(&#storage))
            }
            None => quote!(#p::None),
        };
        out.extend(quote!(options: #p::TableOptions { strict: #strict, without_rowid: #without_rowid, comment: #comment, storage: #storage },));
    }
    match model.rls {
        None if model.policies.is_empty() => {}
        Some(true) => out.extend(quote!(row_security: #p::RowSecurity::Forced,)),
        _ => out.extend(quote!(row_security: #p::RowSecurity::On,)),
    }
    if !model.policies.is_empty() {
        let policies = model.policies.iter().map(|policy| self::policy(policy, p));
        out.extend(quote!(policies: &[#(#policies),*],));
    }
    if let Some(filter) = &model.filter {
        let module = &model.module;
        // The span makes what is no condition on the table an error at the condition.
        let of = quote_spanned!(filter.span()=> #p::DefaultFilter::of::<#module::#module, _>);
        out.extend(quote!(default_filter: #p::Some(|| #of(#filter)),));
    }
    if !model.foreign_keys.is_empty() {
        let keys = model.foreign_keys.iter().map(|key| foreign_key(cx, key));
        out.extend(quote!(foreign_keys: #p::ForeignKeys::new(|| #p::vec![#(#keys),*]),));
    }
    out
}

/// A condition on the table's columns, checked for each of its dialects.
fn condition(cx: &Context<'_>, condition: &ConditionModel) -> TokenStream {
    let Context { model, p, .. } = cx;
    let expr = match condition {
        ConditionModel::Sql(sql) => return quote!(#p::ConditionDef::Sql(#sql)),
        ConditionModel::Typed(expr) => expr,
    };
    let (module, span) = (&model.module, expr.span());
    let checks = model.dialects.iter().map(|dialect| {
        let dialect = dialect.dialect.marker(span);
        let table = respanned(module, span);
        quote_spanned!(span=> #p::condition_on::<#table::#table, #p::#dialect, _>(&condition);)
    });
    let typed = quote_spanned!(span=> #p::condition(condition));
    quote!(#p::ConditionDef::Typed(|| {
        let condition = #expr;
        #(#checks)*
        #typed
    }))
}

fn policy(policy: &PolicyModel, p: &TokenStream) -> TokenStream {
    let PolicyModel {
        name, restrictive, ..
    } = policy;
    let command = match policy.command {
        PolicyCommand::All => "all",
        PolicyCommand::Select => "select",
        PolicyCommand::Insert => "insert",
        PolicyCommand::Update => "update",
        PolicyCommand::Delete => "delete",
    };
    let roles = policy.roles.iter().map(|role| match role {
        RoleRef::Item(path) => quote!(#p::PolicyRole::Role(<#path as #p::Role>::DEF)),
        RoleRef::Name(name) => quote!(#p::PolicyRole::Name(#name)),
        RoleRef::Word(word) => quote!(#p::PolicyRole::Word(#word)),
    });
    let (using, with_check) = (
        option(policy.using.as_deref(), p),
        option(policy.with_check.as_deref(), p),
    );
    quote! {
        #p::PolicyDef {
            name: #name,
            restrictive: #restrictive,
            command: #command,
            roles: &[#(#roles),*],
            using: #using,
            with_check: #with_check,
        }
    }
}

fn foreign_key(cx: &Context<'_>, key: &ForeignKeyModel) -> TokenStream {
    let Context { model, p, .. } = cx;
    let (name, module, table, columns) = (&key.name, &model.module, &key.table, &key.columns);
    let references = key.columns.iter().zip(&key.foreign).map(|(column, foreign)| {
        // The span makes a type that does not fit an error at the reference.
        let span = foreign.span();
        let (module, own) = (respanned(module, span), respanned(&model.columns[*column].ident, span));
        quote_spanned!(span=> #p::reference::<#module::columns::#own, #table::columns::#foreign>())
    });
    let full = key.match_full.then(|| quote!(.match_full()));
    let (on_delete, on_update) = (action(key.on_delete), action(key.on_update));
    let deferrable = key
        .deferrable
        .map(|deferred| quote!(.deferrable(#deferred)));
    quote! {
        #p::ForeignKeyDef::new(#name, &[#(#columns),*], &[#(#references),*], #p::Action::#on_delete, #p::Action::#on_update)#deferrable #full
    }
}

/// What few indexes say.
fn rare(p: &TokenStream, index: &drizzle_schema::IndexModel) -> Option<TokenStream> {
    let plain = index.keys.is_empty() && index.using.is_none() && index.with.is_none();
    let usual = index.kind.is_none() && !index.clustered && !index.concurrently;
    if plain && !index.nulls_not_distinct && usual {
        return None;
    }
    let text = |text: &Option<String>| option(text.as_deref(), p);
    let keys = index.keys.iter().map(|key| {
        let of = match &key.of {
            Ok(column) => quote!(#p::KeyOf::Column(#column)),
            Err(sql) => quote!(#p::KeyOf::Sql(#sql)),
        };
        let descending = key.order == Order::Desc;
        let nulls_first = match key.nulls_first {
            Some(first) => quote!(#p::Some(#first)),
            None => quote!(#p::None),
        };
        let prefix = match key.prefix {
            Some(length) => quote!(#p::Some(#length)),
            None => quote!(#p::None),
        };
        let (op, collate) = (text(&key.op), text(&key.collate));
        quote!(#p::IndexKey { of: #of, descending: #descending, nulls_first: #nulls_first, op: #op, prefix: #prefix, collate: #collate })
    });
    let (using, with) = (text(&index.using), text(&index.with));
    let equal = index.nulls_not_distinct;
    let mut more =
        quote!(keys: &[#(#keys),*], using: #using, with: #with, nulls_not_distinct: #equal,);
    if let Some(kind) = &index.kind {
        more.extend(quote!(kind: #p::Some(#kind),));
    }
    if index.clustered {
        more.extend(quote!(clustered: true,));
    }
    if index.concurrently {
        more.extend(quote!(concurrently: true,));
    }
    Some(quote!(#p::IndexMore { #more ..#p::IndexMore::NONE }))
}

/// What few keys say.
fn key_more(
    p: &TokenStream,
    deferrable: Option<bool>,
    clustered: Option<bool>,
) -> Option<TokenStream> {
    if deferrable.is_none() && clustered.is_none() {
        return None;
    }
    let (deferrable, clustered) = (rare::option(p, &deferrable), rare::option(p, &clustered));
    Some(quote!(#p::KeyMore { deferrable: #deferrable, clustered: #clustered }))
}

fn action(action: Action) -> TokenStream {
    match action {
        Action::NoAction => quote!(NoAction),
        Action::Restrict => quote!(Restrict),
        Action::Cascade => quote!(Cascade),
        Action::SetNull => quote!(SetNull),
        Action::SetDefault => quote!(SetDefault),
    }
}
