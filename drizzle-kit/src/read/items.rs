//! What files declare: the items that matter, with the file they are in.
use super::files::{File, is_test};
use drizzle_schema::{
    CustomModel, DomainModel, EnumModel, Errors, NewtypeModel, RoleModel, SequenceModel,
    TableModel, ViewModel,
};
use syn::{Attribute, DeriveInput, Item, ItemMacro, ItemStruct, Type};

/// An item, and the number of its file.
pub(super) struct At<T> {
    pub(super) file: usize,
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
    pub(super) customs: Vec<At<CustomModel>>,
    /// `type Name = ..;`
    pub(super) aliases: Vec<At<(String, Type)>>,
    pub(super) sequences: Vec<At<SequenceModel>>,
    pub(super) roles: Vec<At<RoleModel>>,
}

/// The items, and the mistakes in them.
pub(super) fn collect(files: &[File]) -> (Items, Vec<String>) {
    let mut collecting = Collecting {
        items: Items::default(),
        errors: Errors::new(),
        file: 0,
    };
    let mut mistakes = Vec::new();
    for (number, file) in files.iter().enumerate() {
        collecting.file = number;
        collecting.all(&file.items);
        if !collecting.errors.is_empty() {
            let errors = std::mem::replace(&mut collecting.errors, Errors::new());
            mistakes.push(errors.render(&file.name, &file.source));
        }
    }
    (collecting.items, mistakes)
}

struct Collecting {
    items: Items,
    errors: Errors,
    file: usize,
}

impl Collecting {
    fn at<T>(&self, item: T) -> At<T> {
        let file = self.file;
        At { file, item }
    }

    fn all(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Mod(module) if !is_test(&module.attrs) => {
                    if let Some((_, items)) = &module.content {
                        self.all(items);
                    }
                }
                Item::Struct(item) if !is_test(&item.attrs) => self.of_struct(item),
                Item::Enum(item) if !is_test(&item.attrs) => {
                    self.derived(&item.attrs, &DeriveInput::from(item.clone()));
                }
                Item::Type(item) => {
                    let alias = (item.ident.to_string(), (*item.ty).clone());
                    let alias = self.at(alias);
                    self.items.aliases.push(alias);
                }
                Item::Macro(item) => self.of_macro(item),
                _ => {}
            }
        }
    }

    fn of_struct(&mut self, item: &ItemStruct) {
        self.derived(&item.attrs, &DeriveInput::from(item.clone()));
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
        for name in derives(attrs) {
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
        match last(&item.mac.path).as_deref() {
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
