//! A whole schema: its objects, each once, in the order of their creation.
use super::table;
use crate::catalog::{Catalog, Composite, Counts, Domain, Enum, Role, Sequence, Table};
use crate::ddl::views::described as view;
use crate::ddl::{Object, RoleDef, SequenceDef, order};
use crate::dialect::Syntax;
use crate::error::Error;
use crate::schema::{ColumnDef, DefaultDef, TableDef};
use crate::value::{CompositeDef, DomainDef, Kind};

/// What [`crate::catalog::of`] gives.
pub(crate) fn catalog(syntax: &'static dyn Syntax, objects: &[Object]) -> Result<Catalog, Error> {
    let [tables, views] = tables(objects)?;
    let mut catalog = types_of(syntax, &tables);
    for object in objects {
        if let Object::Type(kind) = object {
            types_within(syntax, *kind, &mut catalog);
        }
    }
    for sequence in sequences(objects, &tables)? {
        let described = described_sequence(syntax, sequence);
        // What can't be created is refused before anything is.
        described.create(syntax, false)?;
        catalog.sequences.push(described);
    }
    for role in roles(objects) {
        let described = described_role(role);
        described.create(syntax, false)?;
        catalog.roles.push(described);
    }
    let tables = tables.iter().map(|def| table(syntax, def));
    catalog.tables = in_order(tables.collect::<Result<_, _>>()?);
    for def in views {
        catalog.views.extend(view(syntax, def)?);
    }
    order_views(&mut catalog);
    catalog.namespaces = namespaces(&catalog);
    Ok(catalog)
}

/// The enum types, domains and composite types of tables' columns, each once.
pub(in crate::ddl) fn types_of(syntax: &'static dyn Syntax, tables: &[&TableDef]) -> Catalog {
    let columns = || tables.iter().flat_map(|table| table.columns);
    let mut catalog = Catalog {
        dialect: syntax.name().to_owned(),
        ..Catalog::default()
    };
    for column in columns() {
        // The enum of a column that is declared as another type is no type of the schema.
        if column.sql_type.is_none() || !matches!(column.kind, Kind::Enum(_)) {
            types_within(syntax, column.kind, &mut catalog);
        }
    }
    catalog
}

/// Adds the types that values of a kind are of, each once, those within others first.
fn types_within(syntax: &'static dyn Syntax, kind: Kind, catalog: &mut Catalog) {
    match kind {
        Kind::Array(element) => types_within(syntax, *element, catalog),
        Kind::Enum(def) => {
            let described = Enum {
                schema: def.schema.map(str::to_owned),
                name: def.name.to_owned(),
                labels: def.labels.iter().map(|&label| label.to_owned()).collect(),
            };
            if !catalog.enums.contains(&described) && syntax.create_enum(&described).is_some() {
                catalog.enums.push(described);
            }
        }
        Kind::Domain(def) => {
            types_within(syntax, *def.base, catalog);
            let described = described_domain(syntax, def);
            if !catalog.domains.contains(&described) && syntax.create_domain(&described).is_some() {
                catalog.domains.push(described);
            }
        }
        Kind::Composite(def) => {
            for (_, kind) in def.fields {
                types_within(syntax, *kind, catalog);
            }
            let described = described_composite(syntax, def);
            // Where there are none, the column is refused.
            if !catalog.composites.contains(&described) && syntax.has_special(kind) {
                catalog.composites.push(described);
            }
        }
        _ => {}
    }
}

fn described_composite(syntax: &'static dyn Syntax, def: &CompositeDef) -> Composite {
    let fields = def.fields.iter().enumerate();
    let field = |(at, (name, kind)): (usize, &(&str, Kind))| {
        let mut said = def.sql_types.iter();
        let ty = match said.find(|(known, _)| *known == at) {
            Some((_, ty)) => (*ty).to_owned(),
            None => syntax.kind_name(*kind),
        };
        ((*name).to_owned(), ty)
    };
    Composite {
        schema: def.schema.map(str::to_owned),
        name: def.name.to_owned(),
        fields: fields.map(field).collect(),
    }
}

fn described_domain(syntax: &'static dyn Syntax, def: &DomainDef) -> Domain {
    Domain {
        schema: def.schema.map(str::to_owned),
        name: def.name.to_owned(),
        base: match def.sql_type {
            Some(ty) => ty.to_owned(),
            None => syntax.kind_name(*def.base),
        },
        check: def.check.map(str::to_owned),
    }
}

fn described_sequence(syntax: &'static dyn Syntax, def: &SequenceDef) -> Sequence {
    Sequence {
        schema: def.schema.map(str::to_owned),
        name: def.name.to_owned(),
        ty: syntax.kind_name(def.kind),
        counts: Counts {
            start: Some(def.start),
            increment: Some(def.increment),
            min: Some(def.min),
            max: Some(def.max),
            cache: def.cache,
            cycle: def.cycle,
            name: None,
        },
    }
}

fn described_role(def: &RoleDef) -> Role {
    Role {
        name: def.name.to_owned(),
        login: def.login,
        create_db: def.create_db,
        create_role: def.create_role,
        no_inherit: def.no_inherit,
        bypass_rls: def.bypass_rls,
    }
}

/// The tables and the views, each once, in the order they were named.
fn tables(objects: &[Object]) -> Result<[Vec<&'static TableDef>; 2], Error> {
    let mut known: Vec<&'static TableDef> = Vec::new();
    for object in objects {
        let Object::Table(table) = object else {
            continue;
        };
        let same =
            |known: &&&'static TableDef| (known.schema, known.name) == (table.schema, table.name);
        match known.iter().find(same) {
            None => known.push(table),
            Some(known) if alike(known, table) => {}
            Some(_) => return Err(twice("tables", table.name)),
        }
    }
    let (views, tables) = known.into_iter().partition(|table| table.view.is_some());
    Ok([tables, views])
}

/// Whether two definitions of one name may be one and the same.
fn alike(one: &TableDef, other: &TableDef) -> bool {
    let columns = |table: &'static [ColumnDef]| table.iter().map(|c| (c.name, c.kind, c.nullable));
    columns(one.columns).eq(columns(other.columns))
}

/// The sequences, each once: those that were named, and those of columns' defaults.
fn sequences(
    objects: &[Object],
    tables: &[&'static TableDef],
) -> Result<Vec<&'static SequenceDef>, Error> {
    let named = objects.iter().filter_map(|object| match object {
        Object::Sequence(sequence) => Some(*sequence),
        _ => None,
    });
    let columns = tables.iter().flat_map(|table| table.columns);
    let of_columns = columns.filter_map(|column| match column.default {
        Some(DefaultDef::Next(sequence)) => Some(sequence),
        _ => None,
    });
    let mut sequences: Vec<&'static SequenceDef> = Vec::new();
    for sequence in named.chain(of_columns) {
        let same =
            |known: &&&SequenceDef| (known.schema, known.name) == (sequence.schema, sequence.name);
        match sequences.iter().find(same) {
            None => sequences.push(sequence),
            Some(known) if **known == *sequence => {}
            Some(_) => return Err(twice("sequences", sequence.name)),
        }
    }
    Ok(sequences)
}

fn twice(objects: &str, name: &str) -> Error {
    Error::Invalid(format!("two {objects} of the schema are called `{name}`"))
}

/// The roles, each once.
fn roles(objects: &[Object]) -> Vec<&'static RoleDef> {
    let mut roles: Vec<&'static RoleDef> = Vec::new();
    for object in objects {
        if let Object::Role(role) = object
            && !roles.contains(role)
        {
            roles.push(role);
        }
    }
    roles
}

/// Tables in the order of their foreign keys.
fn in_order(tables: Vec<Table>) -> Vec<Table> {
    let groups = order::groups_of_tables(&tables);
    let mut left: Vec<Option<Table>> = tables.into_iter().map(Some).collect();
    let order = groups.into_iter().flatten();
    order.filter_map(|at| left[at].take()).collect()
}

/// Views in the order of their queries.
fn order_views(catalog: &mut Catalog) {
    let views = &catalog.views;
    let at = |(schema, name): &(Option<String>, String)| {
        let mut known = views.iter();
        known.position(|view| (&view.schema, &view.name) == (schema, name))
    };
    let groups = order::groups(views.len(), &|from| {
        views[from].sources.iter().filter_map(at).collect()
    });
    let mut left: Vec<_> = std::mem::take(&mut catalog.views)
        .into_iter()
        .map(Some)
        .collect();
    let order = groups.into_iter().flatten();
    catalog.views = order.filter_map(|at| left[at].take()).collect();
}

/// The namespaces that objects are in, each once.
fn namespaces(catalog: &Catalog) -> Vec<String> {
    let of_enums = catalog.enums.iter().map(|def| &def.schema);
    let of_domains = catalog.domains.iter().map(|def| &def.schema);
    let of_composites = catalog.composites.iter().map(|def| &def.schema);
    let of_tables = catalog.tables.iter().map(|table| &table.schema);
    let of_sequences = catalog.sequences.iter().map(|sequence| &sequence.schema);
    let of_views = catalog.views.iter().map(|view| &view.schema);
    let mut names: Vec<String> = Vec::new();
    for name in of_enums
        .chain(of_domains)
        .chain(of_composites)
        .chain(of_tables)
        .chain(of_sequences)
        .chain(of_views)
        .flatten()
    {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}
