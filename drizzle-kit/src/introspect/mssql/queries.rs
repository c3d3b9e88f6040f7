//! What is asked of the catalog views. Every column is text, so that all rows are read alike.

/// Schemas.
pub(super) const SCHEMAS: &str = "select s.name from sys.schemas s \
    where s.schema_id < 16384 and s.name not in (N'sys', N'INFORMATION_SCHEMA', N'guest')";

/// Objects that belong to a schema alone: tables, views and sequences. Views come first, since they may be bound to the rest.
pub(super) const OBJECTS: &str = "select s.name, o.name from sys.objects o join sys.schemas s on s.schema_id = o.schema_id \
    where o.type in ('U', 'V', 'SO') and o.is_ms_shipped = 0 and o.parent_object_id = 0 \
    order by case o.type when 'V' then 0 else 1 end, o.object_id desc";

/// Tables.
pub(super) const TABLES: &str = "select cast(t.object_id as nvarchar(20)), s.name, t.name, cast(t.temporal_type as nvarchar(5)), \
    cast(t.is_memory_optimized as nvarchar(5)) from sys.tables t join sys.schemas s on s.schema_id = t.schema_id \
    where t.is_ms_shipped = 0";

/// Views, with their definitions.
pub(super) const VIEWS: &str = "select cast(v.object_id as nvarchar(20)), s.name, v.name, m.definition, \
    cast(v.with_check_option as nvarchar(5)), cast(m.is_schema_bound as nvarchar(5)) \
    from sys.views v join sys.schemas s on s.schema_id = v.schema_id join sys.sql_modules m on m.object_id = v.object_id \
    where v.is_ms_shipped = 0";

/// What views take rows from.
pub(super) const SOURCES: &str = "select distinct cast(d.referencing_id as nvarchar(20)), s.name, o.name \
    from sys.sql_expression_dependencies d join sys.objects o on o.object_id = d.referenced_id \
    join sys.schemas s on s.schema_id = o.schema_id where o.type in ('U', 'V')";

/// Sequences.
pub(super) const SEQUENCES: &str = "select s.name, q.name, type_name(q.user_type_id), cast(q.start_value as nvarchar(40)), \
    cast(q.increment as nvarchar(40)), cast(q.minimum_value as nvarchar(40)), cast(q.maximum_value as nvarchar(40)), \
    cast(q.cache_size as nvarchar(20)), cast(q.is_cycling as nvarchar(5)) \
    from sys.sequences q join sys.schemas s on s.schema_id = q.schema_id where q.is_ms_shipped = 0";

/// Triggers.
pub(super) const TRIGGERS: &str = "select cast(g.parent_id as nvarchar(20)), g.name from sys.triggers g where g.is_ms_shipped = 0";

/// Columns.
pub(super) const COLUMNS: &str = "select cast(c.object_id as nvarchar(20)), c.name, t.name, cast(c.max_length as nvarchar(10)), \
    cast(c.precision as nvarchar(10)), cast(c.scale as nvarchar(10)), cast(c.is_nullable as nvarchar(5)), \
    cast(c.is_identity as nvarchar(5)), cast(i.seed_value as nvarchar(40)), cast(i.increment_value as nvarchar(40)), \
    d.name, d.definition, g.definition, cast(g.is_persisted as nvarchar(5)), \
    case when c.collation_name <> cast(databasepropertyex(db_name(), 'Collation') as nvarchar(128)) then c.collation_name end, \
    cast(p.value as nvarchar(max)) \
    from sys.columns c join sys.types t on t.user_type_id = c.user_type_id \
    left join sys.identity_columns i on i.object_id = c.object_id and i.column_id = c.column_id \
    left join sys.default_constraints d on d.object_id = c.default_object_id \
    left join sys.computed_columns g on g.object_id = c.object_id and g.column_id = c.column_id \
    left join sys.extended_properties p on p.class = 1 and p.major_id = c.object_id and p.minor_id = c.column_id \
    and p.name = N'MS_Description' order by c.object_id, c.column_id";

/// Checks.
pub(super) const CHECKS: &str = "select cast(k.parent_object_id as nvarchar(20)), k.name, k.definition from sys.check_constraints k";

/// Foreign keys: a row for each column.
pub(super) const FOREIGN_KEYS: &str = "select cast(f.parent_object_id as nvarchar(20)), f.name, c.name, s.name, o.name, r.name, \
    f.delete_referential_action_desc, f.update_referential_action_desc \
    from sys.foreign_keys f join sys.foreign_key_columns k on k.constraint_object_id = f.object_id \
    join sys.columns c on c.object_id = k.parent_object_id and c.column_id = k.parent_column_id \
    join sys.columns r on r.object_id = k.referenced_object_id and r.column_id = k.referenced_column_id \
    join sys.objects o on o.object_id = f.referenced_object_id join sys.schemas s on s.schema_id = o.schema_id \
    order by f.parent_object_id, f.name, k.constraint_column_id";

/// Indexes, also those of keys: a row for each column.
pub(super) const INDEXES: &str = "select cast(i.object_id as nvarchar(20)), i.name, cast(i.is_unique as nvarchar(5)), \
    cast(i.is_primary_key as nvarchar(5)), cast(i.is_unique_constraint as nvarchar(5)), cast(i.type as nvarchar(5)), \
    i.filter_definition, c.name, cast(k.is_descending_key as nvarchar(5)), cast(k.is_included_column as nvarchar(5)), \
    cast(i.fill_factor as nvarchar(5)) \
    from sys.indexes i join sys.index_columns k on k.object_id = i.object_id and k.index_id = i.index_id \
    join sys.columns c on c.object_id = k.object_id and c.column_id = k.column_id \
    where i.type in (1, 2) and i.is_hypothetical = 0 \
    order by i.object_id, i.index_id, k.is_included_column, k.key_ordinal, k.index_column_id";
