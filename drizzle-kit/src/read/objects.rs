//! All objects for a dialect: tables with their foreign keys, sequences, roles.
use super::files::File;
use super::items::{At, Items, last};
use super::leak;
use super::tables::{Named, definition};
use super::types::Types;
use drizzle_core::ddl::{Object, RoleDef, SequenceDef};
use drizzle_core::dialect::Syntax;
use drizzle_core::schema::{Action, ForeignKeyDef, ForeignKeys, TableDef};
use drizzle_core::value::Kind;
use drizzle_schema::{self as schema, DialectRef, Errors, ForeignKeyModel, TableModel};
use std::sync::OnceLock;
use syn::Path;
use syn::spanned::Spanned as _;

/// Whether an item is for a dialect.
pub(super) fn is_for(dialects: &[DialectRef], syntax: &dyn Syntax) -> bool {
    let name = match syntax.name() {
        // They share their tables.
        "mariadb" => "mysql",
        name => name,
    };
    dialects
        .iter()
        .any(|dialect| dialect.dialect.name() == name)
}

/// A table on its way: its keys are known once all tables are.
struct Begun<'i> {
    model: &'i At<TableModel>,
    def: &'static TableDef,
    keys: &'static OnceLock<Vec<ForeignKeyDef>>,
}

pub(super) fn objects(
    syntax: &dyn Syntax,
    files: &[File],
    items: &Items,
    mistakes: &mut Vec<String>,
) -> Vec<Object> {
    let types = Types::new(items);
    let sequences: Vec<_> = items.sequences.iter().map(sequence).collect();
    let roles: Vec<_> = items.roles.iter().map(role).collect();
    let sequence_of = |path: &Path| find(&sequences, path);
    let role_of = |path: &Path| find(&roles, path);
    let named = |scope| Named {
        types: &types,
        scope,
        sequence: &sequence_of,
        role: &role_of,
    };
    let mut objects = Vec::new();
    let for_dialect = |dialects: &[DialectRef]| is_for(dialects, syntax);
    for (role, (_, def)) in items.roles.iter().zip(&roles) {
        if for_dialect(&role.item.dialects) {
            objects.push(Object::Role(def));
        }
    }
    for (sequence, (_, def)) in items.sequences.iter().zip(&sequences) {
        if for_dialect(&sequence.item.dialects) {
            objects.push(Object::Sequence(def));
        }
    }
    let mut begun = Vec::new();
    for model in items
        .tables
        .iter()
        .filter(|at| for_dialect(&at.item.dialects))
    {
        match definition(&model.item, &named(model.scope)) {
            Ok(def) => {
                let keys = leak::value(OnceLock::new());
                let foreign_keys = ForeignKeys::kept(keys);
                let def = leak::value(TableDef {
                    foreign_keys,
                    ..def
                });
                begun.push(Begun { model, def, keys });
            }
            Err(errors) => mistakes.push(told(files, model.file, &errors)),
        }
    }
    match types.alone() {
        Ok(alone) => objects.extend(alone.into_iter().map(|(_, kind)| Object::Type(kind))),
        Err((file, error)) => mistakes.push(told(files, file, &error.into())),
    }
    for table in &begun {
        let mut errors = Errors::new();
        let keys = table.model.item.foreign_keys.iter();
        let keys = keys.filter_map(|key| errors.keep(foreign_key(key, items, &begun)));
        let keys: Vec<_> = keys.collect();
        if !errors.is_empty() {
            mistakes.push(told(files, table.model.file, &errors));
        }
        // It is new, so nothing is in it.
        let _ = table.keys.set(keys);
        objects.push(Object::Table(table.def));
    }
    objects
}

pub(super) fn told(files: &[File], file: usize, errors: &Errors) -> String {
    let file = &files[file];
    errors.render(&file.name, &file.source)
}

fn find<T: Copy>(all: &[(String, T)], path: &Path) -> Option<T> {
    let name = last(path)?;
    let found = all.iter().find(|(known, _)| *known == name);
    found.map(|(_, found)| *found)
}

fn foreign_key(
    key: &ForeignKeyModel,
    items: &Items,
    begun: &[Begun<'_>],
) -> Result<ForeignKeyDef, syn::Error> {
    let refused = |message: String| syn::Error::new(key.table.span(), message);
    let name = last(&key.table).unwrap_or_default();
    let of_name = |table: &&Begun<'_>| table.model.item.module == name;
    let mut candidates = begun.iter().filter(of_name);
    let Some(other) = candidates.next() else {
        let elsewhere = items.tables.iter().any(|at| at.item.module == name);
        return Err(refused(match elsewhere {
            true => format!("table `{name}` is not declared for this dialect"),
            false => format!(
                "there is no table `{name}` in the files of the schema; are all of them named in drizzle.toml?"
            ),
        }));
    };
    if candidates.next().is_some() {
        return Err(refused(format!(
            "several tables are called `{name}`; give one another module: `#[table(.., module = \"..\")]`"
        )));
    }
    let mut foreign = Vec::new();
    for ident in &key.foreign {
        let field = ident.to_string();
        let column = other.model.item.column(field.trim_start_matches("r#"));
        let missing = || syn::Error::new(ident.span(), format!("`{name}` has no column `{field}`"));
        foreign.push(leak::text(&column.ok_or_else(missing)?.name));
    }
    let references: Vec<_> = foreign
        .into_iter()
        .map(|column| (other.def, column))
        .collect();
    let columns = leak::list(key.columns.clone());
    let made = ForeignKeyDef::new(
        leak::text(&key.name),
        columns,
        &references,
        action(key.on_delete),
        action(key.on_update),
    );
    let made = match key.match_full {
        true => made.match_full(),
        false => made,
    };
    Ok(match key.deferrable {
        Some(initially) => made.deferrable(initially),
        None => made,
    })
}

fn action(action: schema::Action) -> Action {
    match action {
        schema::Action::NoAction => Action::NoAction,
        schema::Action::Restrict => Action::Restrict,
        schema::Action::Cascade => Action::Cascade,
        schema::Action::SetNull => Action::SetNull,
        schema::Action::SetDefault => Action::SetDefault,
    }
}

fn sequence(at: &At<schema::SequenceModel>) -> (String, &'static SequenceDef) {
    let model = &at.item;
    let def = SequenceDef {
        name: leak::text(&model.name),
        schema: model.schema.as_deref().map(leak::text),
        kind: match model.bits {
            16 => Kind::I16,
            32 => Kind::I32,
            _ => Kind::I64,
        },
        increment: model.increment,
        start: model.start,
        min: model.min,
        max: model.max,
        cache: model.cache,
        cycle: model.cycle,
    };
    (model.ident.to_string(), leak::value(def))
}

fn role(at: &At<schema::RoleModel>) -> (String, &'static RoleDef) {
    let model = &at.item;
    let has = |flag: &str| model.flags.contains(&flag);
    let def = RoleDef {
        name: leak::text(&model.name),
        login: has("login"),
        create_db: has("create_db"),
        create_role: has("create_role"),
        no_inherit: has("no_inherit"),
        bypass_rls: has("bypass_rls"),
    };
    (model.ident.to_string(), leak::value(def))
}
