//! What files declare: the items that matter, with the module they are in.
use super::conditions::{Conditions, Is, UNKNOWN};
use super::files::File;
use super::scopes::{Scope, plain};
use drizzle_schema::{
    CompositeModel, CustomModel, DomainModel, EnumModel, Errors, NewtypeModel, RoleModel,
    SequenceModel, TableModel, ViewModel,
};
use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, DeriveInput, Fields, Item, ItemMacro, ItemStruct, Type};

/// An item, with the numbers of its file and its module.
pub(super) struct At<T> {
    pub(super) file: usize,
    pub(super) scope: usize,
    pub(super) item: T,
}

/// The items of all files, in their order.
#[derive(Default)]
pub(super) struct Items {
    pub(super) tables: Vec<At<TableModel>>,
    pub(super) views: Vec<At<ViewModel>>,
    pub(super) enums: Vec<At<EnumModel>>,
    pub(super) newtypes: Vec<At<NewtypeModel>>,
    pub(super) domains: Vec<At<DomainModel>>,
    pub(super) composites: Vec<At<CompositeModel>>,
    pub(super) customs: Vec<At<CustomModel>>,
    /// `type Name = ..;`
    pub(super) aliases: Vec<At<(String, Type)>>,
    pub(super) sequences: Vec<At<SequenceModel>>,
    pub(super) roles: Vec<At<RoleModel>>,
    /// Types that are nothing of the above.
    pub(super) others: Vec<At<String>>,
    /// The modules.
    pub(super) scopes: Vec<Scope>,
}

/// The items, and the mistakes in them.
pub(super) fn collect(files: &[File], conditions: Conditions<'_>) -> (Items, Vec<String>) {
    let mut collecting = Collecting {
        items: Items::default(),
        errors: Errors::new(),
        conditions,
        file: 0,
        scope: 0,
        doubtful: false,
    };
    let mut mistakes = Vec::new();
    for (number, file) in files.iter().enumerate() {
        collecting.file = number;
        collecting.doubtful = file.doubtful;
        collecting.module(file.module.clone(), &file.items);
        if !collecting.errors.is_empty() {
            let errors = std::mem::replace(&mut collecting.errors, Errors::new());
            mistakes.push(errors.render(&file.name, &file.source));
        }
    }
    (collecting.items, mistakes)
}

struct Collecting<'c> {
    items: Items,
    errors: Errors,
    conditions: Conditions<'c>,
    file: usize,
    scope: usize,
    /// Whether the module is part of the program can't be told.
    doubtful: bool,
}

impl Collecting<'_> {
    fn at<T>(&self, item: T) -> At<T> {
        let (file, scope) = (self.file, self.scope);
        At { file, scope, item }
    }

    fn module(&mut self, path: Vec<String>, items: &[Item]) {
        let outer = self.scope;
        self.scope = self.items.scopes.len();
        let scope = Scope::new(path, items);
        self.items.scopes.push(scope);
        for item in items {
            self.one(item);
        }
        self.scope = outer;
    }

    /// Whether an item that belongs to a schema is there. If that can't be told, it is a mistake.
    fn is_there(&mut self, attrs: &[Attribute], place: &impl quote::ToTokens) -> bool {
        let there = self
            .errors
            .keep(self.conditions.checked(attrs))
            .unwrap_or(false);
        if there && self.doubtful {
            self.errors.at(place, UNKNOWN);
        }
        there
    }

    fn one(&mut self, item: &Item) {
        match item {
            Item::Mod(module) => {
                let is = self.conditions.of(&module.attrs);
                if let Some((_, items)) = &module.content
                    && is != Is::Left
                {
                    let mut path = self.items.scopes[self.scope].path.clone();
                    path.push(plain(&module.ident));
                    let outer = self.doubtful;
                    self.doubtful |= is == Is::Unknown;
                    self.module(path, items);
                    self.doubtful = outer;
                }
            }
            Item::Struct(item) => self.of_struct(item),
            Item::Enum(item) => {
                let input = DeriveInput::from(item.clone());
                self.derived(&item.attrs, &input);
            }
            Item::Type(item) if self.conditions.of(&item.attrs) != Is::Left => {
                let alias = (plain(&item.ident), (*item.ty).clone());
                let alias = self.at(alias);
                self.items.aliases.push(alias);
            }
            Item::Macro(item) => self.of_macro(item),
            _ => {}
        }
    }

    fn of_struct(&mut self, item: &ItemStruct) {
        self.derived(&item.attrs, &DeriveInput::from(item.clone()));
        let is_ours = |attr: &Attribute| {
            last(attr.path()).is_some_and(|name| name == "table" || name == "view")
        };
        if !item.attrs.iter().any(is_ours) && drizzle_schema::annotated(item).is_none() {
            return;
        }
        if !self.is_there(&item.attrs, &item.ident) {
            return;
        }
        // Columns that are left out are left out before anything counts them.
        let mut item = item.clone();
        if let Fields::Named(fields) = &mut item.fields {
            let all = std::mem::take(&mut fields.named);
            for field in all {
                if self.errors.keep(self.conditions.checked(&field.attrs)) != Some(false) {
                    fields.named.push(field);
                }
            }
        }
        let item = &item;
        if let Some(table) = drizzle_schema::annotated(item) {
            if let Some(table) = self.errors.keep(table) {
                let table = self.at(table);
                self.items.tables.push(table);
            }
            return;
        }
        let is_view = |attr: &&Attribute| last(attr.path()).is_some_and(|name| name == "view");
        if let Some(view) = item.attrs.iter().find(is_view) {
            let args = match &view.meta {
                syn::Meta::List(list) => list.tokens.clone(),
                _ => Default::default(),
            };
            let mut below = item.clone();
            below.attrs.retain(|attr| attr != view);
            if let Some(view) = self.errors.keep(drizzle_schema::view(args, &below)) {
                let view = self.at(view);
                self.items.views.push(view);
            }
        }
    }

    fn derived(&mut self, attrs: &[Attribute], input: &DeriveInput) {
        let names = derives(attrs);
        let is_ours = |name: &String| {
            matches!(
                name.as_str(),
                "SqlEnum" | "SqlType" | "SqlDomain" | "SqlComposite" | "SqlCustom"
            )
        };
        if !names.iter().any(is_ours) {
            let other = self.at(plain(&input.ident));
            self.items.others.push(other);
            return;
        }
        if !self.is_there(attrs, &input.ident) {
            return;
        }
        for name in names {
            match name.as_str() {
                "SqlEnum" => {
                    if let Some(found) = self.errors.keep(drizzle_schema::sql_enum(input)) {
                        let found = self.at(found);
                        self.items.enums.push(found);
                    }
                }
                "SqlType" => {
                    if let Some(found) = self.errors.keep(drizzle_schema::sql_type(input)) {
                        let found = self.at(found);
                        self.items.newtypes.push(found);
                    }
                }
                "SqlDomain" => {
                    if let Some(found) = self.errors.keep(drizzle_schema::sql_domain(input)) {
                        let found = self.at(found);
                        self.items.domains.push(found);
                    }
                }
                "SqlComposite" => {
                    if let Some(found) = self.errors.keep(drizzle_schema::sql_composite(input)) {
                        let found = self.at(found);
                        self.items.composites.push(found);
                    }
                }
                "SqlCustom" => {
                    if let Some(found) = self.errors.keep(drizzle_schema::sql_custom(input)) {
                        let found = self.at(found);
                        self.items.customs.push(found);
                    }
                }
                _ => {}
            }
        }
    }

    fn of_macro(&mut self, item: &ItemMacro) {
        let tokens = item.mac.tokens.clone();
        let name = last(&item.mac.path);
        let matters = match name.as_deref() {
            Some("sequence" | "role") => true,
            Some("macro_rules") => makes_tables(tokens.clone()),
            _ => false,
        };
        if !matters || !self.is_there(&item.attrs, &item.mac.path) {
            return;
        }
        match name.as_deref() {
            Some("macro_rules") => self.errors.at(
                &item.ident,
                "tables that a macro makes can't be read from sources; write them out, or let the program tell its \
                 schema (`command` in drizzle.toml)",
            ),
            Some("sequence") => {
                let found = self.errors.keep(drizzle_schema::sequences(tokens));
                for sequence in found.into_iter().flatten() {
                    let sequence = self.at(sequence);
                    self.items.sequences.push(sequence);
                }
            }
            Some("role") => {
                let found = self.errors.keep(drizzle_schema::roles(tokens));
                for role in found.into_iter().flatten() {
                    let role = self.at(role);
                    self.items.roles.push(role);
                }
            }
            _ => {}
        }
    }
}

/// Whether a macro writes `#[table(..)]` or `#[view(..)]`.
fn makes_tables(tokens: TokenStream) -> bool {
    let mut after_hash = false;
    for token in tokens {
        if let TokenTree::Group(group) = &token {
            let mut inner = group.stream().into_iter();
            let first = inner.next();
            let has_list = matches!(inner.next(), Some(TokenTree::Group(_)));
            let named = matches!(&first, Some(TokenTree::Ident(ident)) if ident == "table" || ident == "view");
            if after_hash && named && has_list || makes_tables(group.stream()) {
                return true;
            }
        }
        after_hash = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
    }
    false
}

/// The names in the `#[derive(..)]` lists.
fn derives(attrs: &[Attribute]) -> Vec<String> {
    let mut names = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("derive")) {
        // A list that can't be read is the compiler's to tell.
        let _ = attr.parse_nested_meta(|meta| {
            names.extend(last(&meta.path));
            Ok(())
        });
    }
    names
}

/// The last name of a path.
pub(super) fn last(path: &syn::Path) -> Option<String> {
    path.segments
        .last()
        .map(|segment| segment.ident.to_string())
}
