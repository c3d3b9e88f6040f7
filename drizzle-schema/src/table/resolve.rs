//! From what was written to the model: names are resolved, then the rules that need more than one field.

use heck::ToSnakeCase as _;
use proc_macro2::{Ident, Span};
use syn::ext::IdentExt as _;
use syn::punctuated::Punctuated;
use syn::{Attribute, ItemStruct, Path, Token};

use super::args::TableArgs;
use super::column::ColumnSyntax;
use super::constraints::Constraints;
use super::foreign_key::ForeignKeySyntax;
use super::index::IndexSyntax;
use super::index_key::KeySyntax;
use super::limits_of_keys;
use super::{
    CheckModel, ColumnModel, ForeignKeyModel, IndexModel, PrimaryKeyModel, TableModel, UniqueModel,
    limits, owned, policy,
};
use crate::name::{Name, made_up, plural};
use crate::suggest::quoted;
use crate::{DialectRef, Errors};

/// How many fields a message lists before it says "and more".
const LISTED: usize = 12;

/// The model, which is only good if `errors` is empty afterwards.
pub(super) fn table(
    item: &ItemStruct,
    args: TableArgs,
    columns: Vec<ColumnSyntax<'_>>,
    constraints: Constraints,
    errors: &mut Errors,
) -> TableModel {
    let name = args.name.as_ref().map_or_else(
        || Name {
            text: plural(&item.ident.unraw().to_string().to_snake_case()),
            span: item.ident.span(),
        },
        |name| name.value.clone(),
    );
    name.check("the table name", &args.dialects, errors);
    if let Some(schema) = &args.schema {
        schema
            .value
            .check("the schema name", &args.dialects, errors);
    }
    let (module, insert, changes) = items(&item.ident, &args, &name, errors);

    let mut resolver = Resolver {
        table: &item.ident,
        name: &name.text,
        dialects: &args.dialects,
        columns: &columns,
        taken: Vec::new(),
        errors,
    };
    resolver.column_names();
    let primary_key = resolver.primary_key(&constraints);
    let uniques = resolver.uniques(&constraints);
    let checks = resolver.checks(&constraints);
    let foreign_keys = resolver.foreign_keys(&constraints);
    let indexes = resolver.indexes(&constraints);
    let keys = limits::Keys {
        primary: primary_key.as_ref(),
        uniques: &uniques,
        indexes: &indexes,
    };
    for name in columns
        .iter()
        .filter_map(|column| column.counts.name.as_ref())
    {
        let what = "the name of the sequence";
        name.value.check(what, &args.dialects, errors);
    }
    limits::check(&args.dialects, &columns, &constraints, &keys, errors);
    limits_of_keys::options(&args, &columns, primary_key.is_some(), errors);

    let policies = constraints.policies;
    let places: Vec<Span> = (args.rls.iter().map(|rls| rls.key.span()))
        .chain(policies.iter().map(|policy| policy.span))
        .collect();
    policy::limits(&args.dialects, &places, errors);
    for (index, policy) in policies.iter().enumerate() {
        if policies[..index]
            .iter()
            .any(|earlier| earlier.name == policy.name)
        {
            let name = &policy.name;
            errors.at(policy.span, format!("there is a policy `{name}` already"));
        }
    }

    let in_key = |index| {
        primary_key
            .as_ref()
            .is_some_and(|key| key.columns.contains(&index))
    };
    TableModel {
        ident: item.ident.clone(),
        vis: item.vis.clone(),
        columns: columns
            .into_iter()
            .enumerate()
            .map(|(index, column)| column_model(column, in_key(index)))
            .collect(),
        dialects: args.dialects,
        name: name.text,
        schema: args.schema.map(|schema| schema.value.text),
        module,
        insert,
        changes,
        krate: args.krate.map(|krate| krate.value),
        primary_key,
        indexes,
        uniques,
        checks,
        foreign_keys,
        strict: args.strict.is_some(),
        without_rowid: args.without_rowid.is_some(),
        comment: args.comment.map(|comment| comment.value),
        storage: args.storage.model(),
        filter: args.filter.map(|filter| filter.value),
        policies,
        rls: args.rls.map(|rls| rls.value),
        attrs: item
            .attrs
            .iter()
            .filter(|attr| !owned::is_ours(attr))
            .cloned()
            .collect(),
        derives: derives(&item.attrs, errors),
    }
}

/// The names of the generated items, which may not be one another's.
fn items(
    struct_: &Ident,
    args: &TableArgs,
    name: &Name,
    errors: &mut Errors,
) -> (Ident, Ident, Ident) {
    let plain = struct_.unraw();
    let module = match &args.module {
        Some(module) => module.value.clone(),
        None => match syn::parse_str::<Ident>(&name.text) {
            Ok(mut ident) => {
                ident.set_span(struct_.span());
                ident
            }
            Err(_) => {
                if !name.text.is_empty() {
                    errors.at(
                        name.span,
                        format!(
                            "the table name `{}` can't be the name of a Rust module; add `module = \"..\"`",
                            name.text
                        ),
                    );
                }
                // Nothing can collide with the stand-in.
                Ident::new("__unnamed", struct_.span())
            }
        },
    };
    let insert = args.insert.as_ref().map_or_else(
        || Ident::new(&format!("New{plain}"), struct_.span()),
        |ident| ident.value.clone(),
    );
    let changes = args.changes.as_ref().map_or_else(
        || Ident::new(&format!("{plain}Changes"), struct_.span()),
        |ident| ident.value.clone(),
    );

    let all = [
        ("the struct", struct_),
        ("`module`", &module),
        ("`insert`", &insert),
        ("`changes`", &changes),
    ];
    for (index, (what, ident)) in all.iter().enumerate() {
        let same = all[..index]
            .iter()
            .find(|(_, earlier)| earlier.unraw() == ident.unraw());
        if let Some((earlier, _)) = same {
            errors.at(
                *ident,
                format!(
                    "{earlier} and {what} have the same name `{ident}`; give one of them another"
                ),
            );
        }
    }
    (module, insert, changes)
}

fn column_model(column: ColumnSyntax<'_>, primary_key: bool) -> ColumnModel {
    let attrs = |wanted: &dyn Fn(&Attribute) -> bool| -> Vec<Attribute> {
        column
            .field
            .attrs
            .iter()
            .filter(|attr| wanted(attr))
            .cloned()
            .collect()
    };
    let (doc, cfg) = (
        |attr: &Attribute| attr.path().is_ident("doc"),
        |attr: &Attribute| attr.path().is_ident("cfg"),
    );
    let collate_span = [&column.collate, &column.charset]
        .into_iter()
        .flatten()
        .next()
        .map(|written| written.key.span());
    ColumnModel {
        docs: attrs(&doc),
        attrs: attrs(&|attr| !doc(attr) && !cfg(attr) && !owned::is_ours(attr)),
        ident: column.ident.clone(),
        field: column.ident.unraw().to_string(),
        name: column.sql_name().text,
        vis: column.field.vis.clone(),
        ty: column.field.ty.clone(),
        sql_type: column.sql_type.map(|sql_type| sql_type.value),
        auto_span: column.auto.as_ref().map(|auto| auto.key.span()),
        auto: column.auto.map(|auto| auto.value),
        counts: column.counts.model(),
        default: column.default.map(|default| default.value),
        default_fn: column.default_fn.map(|function| function.value),
        on_update_fn: column.on_update_fn.map(|function| function.value),
        comment: column.comment.map(|comment| comment.value),
        collate_span,
        charset: column.charset.map(|charset| charset.value),
        collate: column.collate.map(|collate| collate.value),
        on_update_now: column.on_update_now.map(|now| now.key.span()),
        generated: column.generated.map(|generated| generated.value),
        primary_key,
        span: column.ident.span(),
    }
}

fn derives(attrs: &[Attribute], errors: &mut Errors) -> Vec<Path> {
    attrs
        .iter()
        .filter(|attr| attr.path().is_ident("derive"))
        .filter_map(|attr| {
            errors.keep(attr.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated))
        })
        .flatten()
        .collect()
}

struct Resolver<'a> {
    table: &'a Ident,
    name: &'a str,
    dialects: &'a [DialectRef],
    columns: &'a [ColumnSyntax<'a>],
    /// The names of constraints and indexes so far.
    taken: Vec<String>,
    errors: &'a mut Errors,
}

impl Resolver<'_> {
    fn column_names(&mut self) {
        let names: Vec<Name> = self.columns.iter().map(ColumnSyntax::sql_name).collect();
        for (index, (column, name)) in self.columns.iter().zip(&names).enumerate() {
            name.check(
                &format!("the name of {}", column.whose()),
                self.dialects,
                self.errors,
            );
            let earlier = names[..index]
                .iter()
                .position(|earlier| self.same(&earlier.text, &name.text));
            if let Some(earlier) = earlier {
                self.errors.at(
                    column.name_span(),
                    format!(
                        "field `{}` maps to column `{}`, and so does field `{}`",
                        column.ident.unraw(),
                        name.text,
                        self.columns[earlier].ident.unraw()
                    ),
                );
            }
        }
    }

    /// Whether one of the dialects takes both names for the same.
    fn same(&self, left: &str, right: &str) -> bool {
        let mut dialects = self.dialects.iter().map(|named| named.dialect);
        left == right || dialects.any(|dialect| dialect.folds(left) == dialect.folds(right))
    }

    fn primary_key(&mut self, constraints: &Constraints) -> Option<PrimaryKeyModel> {
        let on_columns: Vec<usize> = (0..self.columns.len())
            .filter(|index| self.columns[*index].primary_key.is_some())
            .collect();
        let marks = on_columns
            .iter()
            .filter_map(|index| self.columns[*index].primary_key.as_ref());
        let surplus: Vec<Span> = match constraints.primary_keys.first() {
            Some(_) => marks
                .map(|mark| mark.key.span())
                .chain(constraints.primary_keys.iter().skip(1).map(|key| key.span))
                .collect(),
            None => marks.skip(1).map(|mark| mark.key.span()).collect(),
        };
        if !surplus.is_empty() {
            let mut all: Vec<String> = on_columns
                .iter()
                .map(|index| self.columns[*index].ident.to_string())
                .collect();
            for ident in constraints.primary_keys.iter().flat_map(|key| &key.columns) {
                if !all.contains(&ident.to_string()) {
                    all.push(ident.to_string());
                }
            }
            let way_out = if all.len() > 1 {
                format!(
                    "for several columns write `#[primary_key({})]` on the struct",
                    all.join(", ")
                )
            } else {
                "write it once".to_owned()
            };
            for span in surplus {
                self.errors
                    .at(span, format!("a table has one primary key; {way_out}"));
            }
        }

        if let Some(key) = constraints.primary_keys.first() {
            let columns = self.find_all(&key.columns, "primary_key");
            if let Some(name) = &key.name {
                self.claim(name, "the primary key");
            }
            // A key with unknown columns stands for itself, so that nothing else complains about it.
            return Some(PrimaryKeyModel {
                columns: columns.unwrap_or_default(),
                name: key.name.as_ref().map(|name| name.text.clone()),
                hash_sharded: key.hash_sharded.is_some(),
                deferrable: key.options.deferrable(),
                clustered: key.options.clustered(),
                span: key.span,
            });
        }
        let index = *on_columns.first()?;
        let written = self.columns[index].primary_key.as_ref()?;
        Some(PrimaryKeyModel {
            columns: vec![index],
            name: None,
            hash_sharded: false,
            deferrable: written.value.deferrable(),
            clustered: written.value.clustered(),
            span: written.key.span(),
        })
    }

    fn uniques(&mut self, constraints: &Constraints) -> Vec<UniqueModel> {
        let mut models = Vec::new();
        for (index, column) in self.columns.iter().enumerate() {
            if let Some(unique) = &column.unique {
                let span = unique.key.span();
                let name = self.named(
                    unique.value.name.as_ref(),
                    &[index],
                    "key",
                    span,
                    "the unique constraint",
                );
                models.push(UniqueModel {
                    name,
                    columns: vec![index],
                    nulls_not_distinct: unique.value.nulls_not_distinct.is_some(),
                    deferrable: unique.value.options.deferrable(),
                    clustered: unique.value.options.clustered(),
                    span,
                });
            }
        }
        for unique in &constraints.uniques {
            if let Some(columns) = self.find_all(&unique.columns, "unique") {
                let name = self.named(
                    unique.name.as_ref(),
                    &columns,
                    "key",
                    unique.span,
                    "the unique constraint",
                );
                models.push(UniqueModel {
                    name,
                    columns,
                    nulls_not_distinct: unique.nulls_not_distinct.is_some(),
                    deferrable: unique.options.deferrable(),
                    clustered: unique.options.clustered(),
                    span: unique.span,
                });
            }
        }
        models
    }

    fn checks(&mut self, constraints: &Constraints) -> Vec<CheckModel> {
        let on_columns = self
            .columns
            .iter()
            .enumerate()
            .filter_map(|(index, column)| Some((vec![index], &column.check.as_ref()?.value)));
        let on_table = constraints.checks.iter().map(|check| (Vec::new(), check));
        on_columns
            .chain(on_table)
            .map(|(columns, check)| CheckModel {
                name: self.named(
                    check.name.as_ref(),
                    &columns,
                    "check",
                    check.span,
                    "the check",
                ),
                expr: check.expr.clone(),
                span: check.span,
            })
            .collect()
    }

    fn foreign_keys(&mut self, constraints: &Constraints) -> Vec<ForeignKeyModel> {
        let mut models = Vec::new();
        for (index, column) in self.columns.iter().enumerate() {
            if let Some(references) = &column.references
                && let Some(key) = &references.value
            {
                models.extend(self.foreign_key(key, vec![index]));
            }
        }
        for key in &constraints.foreign_keys {
            if let Some(columns) = self.find_all(&key.columns, "foreign_key") {
                models.extend(self.foreign_key(key, columns));
            }
        }
        models
    }

    fn foreign_key(
        &mut self,
        key: &ForeignKeySyntax,
        columns: Vec<usize>,
    ) -> Option<ForeignKeyModel> {
        let name = self.named(
            key.name.as_ref(),
            &columns,
            "fkey",
            key.span,
            "the foreign key",
        );
        let (table, foreign) = key.target.clone()?;
        Some(ForeignKeyModel {
            name,
            columns,
            table,
            foreign,
            on_delete: key.on_delete,
            on_update: key.on_update,
            deferrable: key
                .deferrable
                .as_ref()
                .map(|word| word == "initially_deferred"),
            match_full: key.match_full.is_some(),
            span: key.span,
        })
    }

    fn indexes(&mut self, constraints: &Constraints) -> Vec<IndexModel> {
        let mut models = Vec::new();
        for index in &constraints.indexes {
            let idents = index.columns.iter().filter_map(|key| key.column.clone());
            let idents: Vec<Ident> = idents.collect();
            let columns = match idents.is_empty() && !index.columns.is_empty() {
                true => Some(Vec::new()),
                false => self.find_all(&idents, index.word),
            };
            let include = self.included(index, columns.as_deref().unwrap_or_default());
            if let Some(columns) = columns {
                let of_expression = index.columns.iter().find_map(|key| key.sql.as_ref());
                if let (Some((word, _)), None) = (of_expression, &index.name) {
                    self.errors.at(
                        word,
                        format!(
                            "an index of an expression needs a name: `#[{}(name, on(..))]`",
                            index.word
                        ),
                    );
                }
                let with_columns = index.columns.iter().filter(|key| key.column.is_some());
                let orders: Vec<_> = with_columns
                    .map(|key| key.order.unwrap_or_default())
                    .collect();
                let mut positions = columns.iter();
                let keys = index.columns.iter().filter_map(|key| {
                    let column = key.column.as_ref().and_then(|_| positions.next().copied());
                    key.model(column)
                });
                let keys: Vec<_> = keys.collect();
                models.push(IndexModel {
                    name: self.named(
                        index.name.as_ref(),
                        &columns,
                        "idx",
                        index.span,
                        "the index",
                    ),
                    unique: index.word == "unique_index",
                    columns: columns.into_iter().zip(orders).collect(),
                    keys: match index.columns.iter().all(KeySyntax::is_plain) {
                        true => Vec::new(),
                        false => keys,
                    },
                    using: index.using.as_ref().map(|using| using.value.clone()),
                    with: index.with.as_ref().map(|with| with.value.clone()),
                    nulls_not_distinct: index.nulls_not_distinct.is_some(),
                    filter: index.filter.as_ref().map(|filter| filter.value.clone()),
                    include,
                    hash_sharded: index.hash_sharded.is_some(),
                    kind: index
                        .flags
                        .iter()
                        .find(|word| *word == "fulltext" || *word == "spatial")
                        .map(ToString::to_string),
                    clustered: index.flags.iter().any(|word| word == "clustered"),
                    concurrently: index.flags.iter().any(|word| word == "concurrently"),
                    span: index.span,
                });
            }
        }
        models
    }

    /// The columns beside an index's key, none of which is in the key as well.
    fn included(&mut self, index: &IndexSyntax, key: &[usize]) -> Vec<usize> {
        let Some(written) = &index.include else {
            return Vec::new();
        };
        let found = self.find_all(&written.value, "include");
        let found = found.unwrap_or_default();
        for (ident, column) in written.value.iter().zip(&found) {
            if key.contains(column) {
                let name = ident.unraw();
                self.errors.at(
                    ident,
                    format!("`include` names column `{name}`, which is in `on(..)` already"),
                );
            }
        }
        found
    }

    /// The positions of all columns, or `None` when a name is unknown or written twice, or when there is none.
    fn find_all(&mut self, idents: &[Ident], word: &str) -> Option<Vec<usize>> {
        let mut found = Vec::new();
        let mut all = !idents.is_empty();
        for ident in idents {
            match self.find(ident, word) {
                Some(index) if found.contains(&index) => {
                    self.errors.at(
                        ident,
                        format!("`{word}` names column `{}` twice", ident.unraw()),
                    );
                    all = false;
                }
                Some(index) => found.push(index),
                None => all = false,
            }
        }
        all.then_some(found)
    }

    fn find(&mut self, ident: &Ident, word: &str) -> Option<usize> {
        let wanted = ident.unraw();
        let found = self
            .columns
            .iter()
            .position(|column| column.ident.unraw() == wanted);
        // A tuple struct has no names to look for, which is an error already.
        if found.is_none() && !self.columns.is_empty() {
            let by_sql_name = self
                .columns
                .iter()
                .find(|column| wanted == column.sql_name().text);
            let message = if let Some(column) = by_sql_name {
                format!(
                    "`{word}` names column `{wanted}`, but here columns are named by their field: write `{}`",
                    column.ident
                )
            } else {
                let fields = quoted(
                    self.columns
                        .iter()
                        .take(LISTED)
                        .map(|column| column.ident.unraw()),
                );
                let more = match self.columns.len().saturating_sub(LISTED) {
                    0 => String::new(),
                    more => format!(" and {more} more"),
                };
                format!(
                    "`{word}` names column `{wanted}`, but `{}` has no such field; its fields are {fields}{more}",
                    self.table
                )
            };
            self.errors.at(ident, message);
        }
        found
    }

    /// The name that was written, or one made up from the table and the columns.
    fn named(
        &mut self,
        written: Option<&Name>,
        columns: &[usize],
        suffix: &str,
        span: Span,
        what: &str,
    ) -> String {
        let name = written.cloned().unwrap_or_else(|| {
            let columns: Vec<String> = columns
                .iter()
                .map(|index| self.columns[*index].sql_name().text)
                .collect();
            Name {
                text: made_up(self.name, columns.iter().map(String::as_str), suffix),
                span,
            }
        });
        self.claim(&name, what);
        name.text
    }

    /// Checks a name and makes sure that it is the only one of its kind in the table.
    fn claim(&mut self, name: &Name, what: &str) {
        name.check(&format!("the name of {what}"), self.dialects, self.errors);
        if self.taken.iter().any(|taken| self.same(taken, &name.text)) {
            self.errors.at(
                name.span,
                format!(
                    "{what} is named `{}`, but this table has a constraint or an index of that name; \
                     give one of them another name",
                    name.text
                ),
            );
        }
        self.taken.push(name.text.clone());
    }
}
