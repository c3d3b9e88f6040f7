//! A table's definition, from what was written.
use super::defaults;
use super::leak;
use super::rare;
use super::types::{Known, Types};
use drizzle_core::ddl::{PolicyDef, PolicyRole, RoleDef, RowSecurity, SequenceDef};
use drizzle_core::schema::{
    self, CheckDef, ColumnDef, ConditionDef, DefaultDef, GeneratedDef, IndexDef, IndexKey,
    IndexMore, KeyMore, KeyOf, SqlTypeDef, TableDef, TableOptions, UniqueDef,
};
use drizzle_schema::{
    Auto, ColumnModel, ConditionModel, DefaultKind, IndexModel, Order, PolicyCommand, PolicyModel,
    RoleRef, SqlTypeKind, SqlTypeModel, TableModel,
};
use syn::Path;
use syn::spanned::Spanned as _;

/// The objects that tables name.
pub(super) struct Named<'n> {
    pub(super) types: &'n Types<'n>,
    /// The module of the table.
    pub(super) scope: usize,
    pub(super) sequence: &'n dyn Fn(&Path) -> Option<&'static SequenceDef>,
    pub(super) role: &'n dyn Fn(&Path) -> Option<&'static RoleDef>,
}

/// The definition of a table but for its foreign keys.
///
/// # Errors
/// What only the compiler can know.
pub(super) fn definition(
    model: &TableModel,
    named: &Named<'_>,
) -> Result<TableDef, drizzle_schema::Errors> {
    let mut errors = drizzle_schema::Errors::new();
    let columns = model.columns.iter();
    let columns = columns.filter_map(|column| errors.keep(self::column(column, named)));
    let columns: Vec<_> = columns.collect();
    let policies = model.policies.iter();
    let policies = policies.filter_map(|policy| errors.keep(self::policy(policy, named)));
    let policies: Vec<_> = policies.collect();
    let key = model.primary_key.as_ref();
    let uniques = model.uniques.iter().map(|unique| UniqueDef {
        nulls_not_distinct: unique.nulls_not_distinct,
        more: KeyMore {
            deferrable: unique.deferrable,
            clustered: unique.clustered,
        },
        ..UniqueDef::new(leak::text(&unique.name), leak::list(unique.columns.clone()))
    });
    let checks = model.checks.iter().filter_map(|check| {
        Some(CheckDef {
            name: leak::text(&check.name),
            expr: errors.keep(condition(&check.expr))?,
        })
    });
    let checks: Vec<_> = checks.collect();
    let indexes = model.indexes.iter();
    let indexes = indexes.filter_map(|index| errors.keep(self::index(index)));
    let indexes: Vec<_> = indexes.collect();
    let definition = TableDef {
        primary_key: key.map_or(&[], |key| leak::list(key.columns.clone())),
        primary_key_name: key.and_then(|key| key.name.as_deref()).map(leak::text),
        primary_key_sharded: key.is_some_and(|key| key.hash_sharded),
        primary_key_more: KeyMore {
            deferrable: key.and_then(|key| key.deferrable),
            clustered: key.and_then(|key| key.clustered),
        },
        indexes: leak::list(indexes),
        uniques: leak::list(uniques.collect()),
        checks: leak::list(checks),
        options: TableOptions {
            strict: model.strict,
            without_rowid: model.without_rowid,
            comment: model.comment.as_deref().map(leak::text),
            storage: model.storage.as_ref().map(rare::storage),
        },
        row_security: match model.rls {
            None if model.policies.is_empty() => RowSecurity::Off,
            Some(true) => RowSecurity::Forced,
            _ => RowSecurity::On,
        },
        policies: leak::list(policies),
        ..TableDef::new(
            leak::text(&model.name),
            model.schema.as_deref().map(leak::text),
            leak::list(columns),
        )
    };
    errors.finish(definition)
}

/// Only a program that is built knows what an expression is.
fn condition(condition: &ConditionModel) -> Result<ConditionDef, syn::Error> {
    match condition {
        ConditionModel::Sql(sql) => Ok(ConditionDef::Sql(leak::text(sql))),
        ConditionModel::Typed(expr) => Err(syn::Error::new_spanned(
            expr,
            "what an expression in Rust is in SQL, only the program knows; write the condition as a string",
        )),
    }
}

fn column(model: &ColumnModel, named: &Named<'_>) -> Result<ColumnDef, syn::Error> {
    let sql_type = model.sql_type.as_ref().map(sql_type);
    let known = match (named.types.known(named.scope, &model.ty), sql_type) {
        (Ok(known), _) => known,
        // The column type is said, and nothing else is asked of the Rust type.
        (Err(_), Some(SqlTypeDef::Custom(_))) => Known::unknown(&model.ty),
        (Err(error), _) => return Err(error),
    };
    let default = match &model.default {
        Some(default) => Some(self::default(&default.kind, &known, named)?),
        None => None,
    };
    Ok(ColumnDef {
        kind: known.kind,
        sql_type,
        allowed: known.allowed,
        nullable: known.nullable,
        auto: model.auto.map(|auto| match auto {
            Auto::Serial => schema::Auto::Serial,
            Auto::AutoIncrement | Auto::Identity => schema::Auto::Increment,
            Auto::IdentityAlways => schema::Auto::Always,
        }),
        default,
        comment: model.comment.as_deref().map(leak::text),
        generated: model.generated.as_ref().map(|generated| GeneratedDef {
            expr: leak::text(&generated.expr),
            stored: generated.stored,
        }),
        more: rare::column(model),
        // Its values are nobody's affair here.
        ..ColumnDef::of::<i64>(leak::text(&model.name), leak::text(&model.field))
    })
}

fn default(
    default: &DefaultKind,
    known: &Known,
    named: &Named<'_>,
) -> Result<DefaultDef, syn::Error> {
    let value = match default {
        DefaultKind::Now => return Ok(DefaultDef::Now),
        DefaultKind::RandomUuid => return Ok(DefaultDef::RandomUuid),
        DefaultKind::Sql(sql) => return Ok(DefaultDef::Sql(leak::text(sql))),
        DefaultKind::NextValue(path) => {
            let missing = || {
                syn::Error::new(
                    path.span(),
                    "there is no such sequence in the files of the schema",
                )
            };
            return (named.sequence)(path)
                .map(DefaultDef::Next)
                .ok_or_else(missing);
        }
        DefaultKind::Literal(expr) => defaults::literal(expr, known.kind)?,
        DefaultKind::Array(array) => defaults::array(array, known, named.types)?,
        DefaultKind::Variant(path) => defaults::variant(path, known, named.types)?,
    };
    Ok(DefaultDef::Known(leak::value(value)))
}

fn sql_type(model: &SqlTypeModel) -> SqlTypeDef {
    match model.kind {
        SqlTypeKind::Text => SqlTypeDef::Text,
        SqlTypeKind::Varchar(n) => SqlTypeDef::Varchar(n),
        SqlTypeKind::Char(n) => SqlTypeDef::Char(n),
        SqlTypeKind::Tinyint => SqlTypeDef::TinyInt,
        SqlTypeKind::Smallint => SqlTypeDef::SmallInt,
        SqlTypeKind::Mediumint => SqlTypeDef::MediumInt,
        SqlTypeKind::Integer => SqlTypeDef::Integer,
        SqlTypeKind::Bigint => SqlTypeDef::BigInt,
        SqlTypeKind::Real => SqlTypeDef::Real,
        SqlTypeKind::Double => SqlTypeDef::Double,
        SqlTypeKind::Numeric(size) => SqlTypeDef::Numeric(size),
        SqlTypeKind::Boolean => SqlTypeDef::Boolean,
        SqlTypeKind::Json => SqlTypeDef::Json,
        SqlTypeKind::Jsonb => SqlTypeDef::Jsonb,
        SqlTypeKind::Blob => SqlTypeDef::Blob,
        SqlTypeKind::Uuid => SqlTypeDef::Uuid,
        SqlTypeKind::Date => SqlTypeDef::Date,
        SqlTypeKind::Native(name, n) => SqlTypeDef::Native(name, n),
        SqlTypeKind::Time(None) => SqlTypeDef::Time,
        SqlTypeKind::Time(Some(n)) => SqlTypeDef::TimeOf(n),
        SqlTypeKind::Timestamp(None) => SqlTypeDef::Timestamp,
        SqlTypeKind::Timestamp(Some(n)) => SqlTypeDef::TimestampOf(n),
        SqlTypeKind::Timestamptz(None) => SqlTypeDef::TimestampTz,
        SqlTypeKind::Timestamptz(Some(n)) => SqlTypeDef::TimestampTzOf(n),
        SqlTypeKind::Smalldatetime => SqlTypeDef::SmallDateTime,
        SqlTypeKind::Tinytext => SqlTypeDef::TinyText,
        SqlTypeKind::Mediumtext => SqlTypeDef::MediumText,
        SqlTypeKind::Longtext => SqlTypeDef::LongText,
        SqlTypeKind::Tinyblob => SqlTypeDef::TinyBlob,
        SqlTypeKind::Mediumblob => SqlTypeDef::MediumBlob,
        SqlTypeKind::Longblob => SqlTypeDef::LongBlob,
        SqlTypeKind::Varbinary(n) => SqlTypeDef::VarBinary(n),
        SqlTypeKind::Money => SqlTypeDef::Money,
        SqlTypeKind::Smallmoney => SqlTypeDef::SmallMoney,
        SqlTypeKind::Xml => SqlTypeDef::Xml,
        SqlTypeKind::Rowversion => SqlTypeDef::RowVersion,
        SqlTypeKind::Custom => SqlTypeDef::Custom(leak::text(model.name.as_deref().unwrap_or(""))),
    }
}

fn index(model: &IndexModel) -> Result<IndexDef, syn::Error> {
    let descending = |order: &Order| *order == Order::Desc;
    let columns = model.columns.iter();
    let columns = columns.map(|(column, order)| (*column, descending(order)));
    let keys = model.keys.iter().map(|key| IndexKey {
        of: match &key.of {
            Ok(column) => KeyOf::Column(*column),
            Err(sql) => KeyOf::Sql(leak::text(sql)),
        },
        descending: descending(&key.order),
        nulls_first: key.nulls_first,
        op: key.op.as_deref().map(leak::text),
        prefix: key.prefix,
        collate: key.collate.as_deref().map(leak::text),
    });
    let more = IndexMore {
        keys: leak::list(keys.collect()),
        using: model.using.as_deref().map(leak::text),
        with: model.with.as_deref().map(leak::text),
        nulls_not_distinct: model.nulls_not_distinct,
        kind: model.kind.as_deref().map(leak::text),
        clustered: model.clustered,
        concurrently: model.concurrently,
    };
    Ok(IndexDef {
        filter: model.filter.as_ref().map(condition).transpose()?,
        include: leak::list(model.include.clone()),
        hash_sharded: model.hash_sharded,
        more: Some(leak::value(more)),
        ..IndexDef::new(
            leak::text(&model.name),
            model.unique,
            leak::list(columns.collect()),
        )
    })
}

fn policy(model: &PolicyModel, named: &Named<'_>) -> Result<PolicyDef, syn::Error> {
    let roles = model.roles.iter().map(|role| match role {
        RoleRef::Name(name) => Ok(PolicyRole::Name(leak::text(name))),
        RoleRef::Word(word) => Ok(PolicyRole::Word(leak::text(word))),
        RoleRef::Item(path) => {
            let missing = || {
                syn::Error::new(
                    path.span(),
                    "there is no such role in the files of the schema",
                )
            };
            (named.role)(path).map(PolicyRole::Role).ok_or_else(missing)
        }
    });
    let roles: Vec<_> = roles.collect::<Result<_, _>>()?;
    Ok(PolicyDef {
        name: leak::text(&model.name),
        restrictive: model.restrictive,
        command: match model.command {
            PolicyCommand::All => "all",
            PolicyCommand::Select => "select",
            PolicyCommand::Insert => "insert",
            PolicyCommand::Update => "update",
            PolicyCommand::Delete => "delete",
        },
        roles: leak::list(roles),
        using: model.using.as_deref().map(leak::text),
        with_check: model.with_check.as_deref().map(leak::text),
    })
}
