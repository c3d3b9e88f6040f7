//! Schemas as texts that name no dialect, and the catalogs that they are on each.
//!
//! A case begins with answers, a line each; `only: ..` names its dialects and `not: ..` a server that lacks something.
//! After `== before` and `== after` stand the schemas: `table users` with its parts, indented (`name varchar(20) not null
//! default 'x'`, `check c: {age} > 0`, `fk f: team_id -> teams(id) on delete cascade`, ..), `enum roles a b`, `view v of
//! users: select {id} from {users}`, `row users: id=1`. What stands in braces is quoted.
use drizzle_core::catalog::{
    Action, Auto, AutoColumn, Catalog, Check, Column, Composite, Counts, Domain, Enum, ForeignKey,
    Generated, Index, Key, KeyOf, Policy, PrimaryKey, Role, RowSecurity, Sequence, Table, Unique,
    View,
};
use drizzle_core::ddl::Writer;
use drizzle_core::dialect::Syntax;

/// Two schemas, and what is said about the way from one to the other.
pub(crate) struct Case {
    pub(crate) name: String,
    /// The dialects that have it.
    pub(crate) only: Option<Vec<String>>,
    /// The servers of them that don't.
    pub(crate) not: Option<String>,
    pub(crate) answers: String,
    pub(crate) before: String,
    pub(crate) after: String,
    /// The folder of `before.rs` and `after.rs`, if they are sources.
    pub(crate) sources: Option<std::path::PathBuf>,
}

impl Case {
    pub(crate) fn parse(name: &str, text: &str) -> Case {
        let (head, rest) = text
            .split_once("== before\n")
            .unwrap_or_else(|| panic!("{name}: no `== before`"));
        let (before, after) = rest
            .split_once("== after\n")
            .unwrap_or_else(|| panic!("{name}: no `== after`"));
        let (mut only, mut not) = (None, None);
        let mut answers = String::new();
        for line in head.lines() {
            if let Some(list) = line.strip_prefix("only: ") {
                only = Some(list.split_whitespace().map(str::to_owned).collect());
            } else if let Some(server) = line.strip_prefix("not: ") {
                not = Some(server.to_owned());
            } else {
                answers += line;
                answers.push('\n');
            }
        }
        Case {
            name: name.into(),
            only,
            not,
            answers,
            before: before.into(),
            after: after.into(),
            sources: None,
        }
    }

    /// The schemas in the words of a dialect, and rows of the first.
    pub(crate) fn catalogs(&self, syntax: &'static dyn Syntax) -> (Catalog, Catalog, Vec<Row>) {
        if let Some(folder) = &self.sources {
            let read = |file: &str| {
                let read = drizzle_kit::read::read(syntax, &[folder.join(file)]);
                read.unwrap_or_else(|mistakes| panic!("{}: {mistakes}", self.name))
            };
            return (read("before.rs"), read("after.rs"), Vec::new());
        }
        let ((before, rows), (after, _)) =
            (schema(syntax, &self.before), schema(syntax, &self.after));
        (before, after, rows)
    }

    /// One whose schemas are Rust sources.
    pub(crate) fn of_sources(name: &str, folder: std::path::PathBuf, answers: String) -> Case {
        let sources = Some(folder);
        let (only, not, before, after) = (None, None, String::new(), String::new());
        Case {
            name: name.into(),
            only,
            not,
            answers,
            before,
            after,
            sources,
        }
    }

    pub(crate) fn is_for(&self, syntax: &dyn Syntax) -> bool {
        let named = |only: &Vec<String>| only.iter().any(|name| name == syntax.name());
        self.only.as_ref().is_none_or(named) && self.not.as_deref() != Some(syntax.server())
    }
}

/// A row to insert: a table, columns and values.
pub(crate) type Row = (String, Vec<(String, String)>);

/// Reads a schema in the words of a dialect, and its rows.
pub(crate) fn schema(syntax: &'static dyn Syntax, text: &str) -> (Catalog, Vec<Row>) {
    let mut reader = Reader {
        syntax,
        writer: Writer::new(syntax),
        catalog: Catalog {
            dialect: syntax.name().into(),
            ..Catalog::default()
        },
        labels: Vec::new(),
        rows: Vec::new(),
    };
    for line in text.lines() {
        let line = line.split(" # ").next().unwrap_or_default();
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        if line.starts_with("  ") {
            reader.part(line.trim());
        } else {
            reader.object(line.trim());
        }
    }
    for table in &mut reader.catalog.tables {
        if table.primary_key.is_some() && syntax.names_primary_keys() {
            let name = format!("{}_pkey", table.name);
            table
                .primary_key
                .iter_mut()
                .for_each(|key| key.name = key.name.take().or(Some(name.clone())));
        }
    }
    (reader.catalog, reader.rows)
}

struct Reader {
    syntax: &'static dyn Syntax,
    writer: Writer,
    catalog: Catalog,
    labels: Vec<(String, Vec<String>)>,
    rows: Vec<Row>,
}

fn name_of(path: &str) -> (Option<String>, String) {
    match path.split_once('.') {
        Some((schema, name)) => (Some(schema.into()), name.into()),
        None => (None, path.into()),
    }
}

fn list(text: &str) -> Vec<String> {
    text.split(',').map(|name| name.trim().to_owned()).collect()
}

impl Reader {
    fn is(&self, dialects: &str) -> bool {
        dialects.split(' ').any(|name| name == self.syntax.name())
    }

    /// `{name}` is a quoted name.
    fn sql(&self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').expect("a closed name");
            out += before;
            out += &self.writer.name(name);
            rest = after;
        }
        out + rest
    }

    fn object(&mut self, line: &str) {
        let (word, rest) = line.split_once(' ').expect("a word and a name");
        match word {
            "schema" => self.catalog.namespaces.push(rest.into()),
            "role" => self.catalog.roles.push(Role {
                name: rest.into(),
                ..Role::default()
            }),
            "enum" => {
                let mut words = rest.split_whitespace().map(str::to_owned);
                let path = words.next().expect("a name");
                let labels: Vec<_> = words.collect();
                let (schema, name) = name_of(&path);
                self.labels.push((path, labels.clone()));
                let def = Enum {
                    schema,
                    name,
                    labels,
                };
                if self.syntax.create_enum(&def).is_some() {
                    self.catalog.enums.push(def);
                }
            }
            "domain" => {
                let (path, rest) = rest.split_once(' ').expect("a base");
                let (base, check) = match rest.split_once(" check ") {
                    Some((base, check)) => (base, Some(check.to_owned())),
                    None => (rest, None),
                };
                let (schema, name) = name_of(path);
                self.catalog.domains.push(Domain {
                    schema,
                    name,
                    base: self.ty(base),
                    check,
                });
            }
            "composite" => {
                let mut words = rest.split_whitespace();
                let (schema, name) = name_of(words.next().expect("a name"));
                let fields = words.map(|field| {
                    let (name, ty) = field.split_once('=').expect("a type");
                    (name.to_owned(), ty.to_owned())
                });
                let fields = fields.collect();
                self.catalog.composites.push(Composite {
                    schema,
                    name,
                    fields,
                });
            }
            "sequence" => {
                let mut words = rest.split_whitespace();
                let (schema, name) = name_of(words.next().expect("a name"));
                let mut number = |_| words.next().map(|n| n.parse().expect("a number"));
                let (start, increment) = (number(()), number(()));
                let counts = Counts {
                    start: start.or(Some(1)),
                    increment: increment.or(Some(1)),
                    min: Some(1),
                    max: Some(1_000_000),
                    ..Counts::default()
                };
                let ty = self.ty("big");
                self.catalog.sequences.push(Sequence {
                    schema,
                    name,
                    ty,
                    counts,
                });
            }
            "table" => {
                let (schema, name) = name_of(rest);
                self.catalog.tables.push(Table {
                    schema,
                    name,
                    ..Table::default()
                });
            }
            "view" | "materialized" => {
                let rest = if word == "view" {
                    rest
                } else {
                    rest.strip_prefix("view ").expect("a view")
                };
                let (head, query) = rest.split_once(": ").expect("a query");
                let (path, sources) = head.split_once(" of ").expect("what it is of");
                let (schema, name) = name_of(path);
                let mut view = View {
                    schema,
                    name,
                    query: self.sql(query),
                    sources: list(sources).iter().map(|source| name_of(source)).collect(),
                    ..View::default()
                };
                view.options.materialized = word == "materialized";
                self.catalog.views.push(view);
            }
            "row" => {
                let (table, values) = rest.split_once(": ").expect("values");
                let values = values.split(", ").map(|pair| {
                    let (column, value) = pair.split_once('=').expect("a value");
                    let value = match value {
                        "true" | "false" => self.syntax.bool_literal(value == "true"),
                        value => value.to_owned(),
                    };
                    (column.to_owned(), value)
                });
                self.rows.push((table.into(), values.collect()));
            }
            other => panic!("what is `{other}`?"),
        }
    }

    fn ty(&self, word: &str) -> String {
        let of = |sqlite: &str, postgres: &str, mysql: &str, cockroach: &str, mssql: &str| {
            let all = [
                ("sqlite", sqlite),
                ("postgres", postgres),
                ("mysql", mysql),
                ("cockroach", cockroach),
                ("mssql", mssql),
            ];
            let found = all
                .iter()
                .find(|(dialect, _)| *dialect == self.syntax.name());
            found.expect("a dialect").1.to_owned()
        };
        if let Some(length) = word.strip_prefix("varchar") {
            let (plain, wide) = (format!("varchar{length}"), format!("nvarchar{length}"));
            return of("text", &plain, &plain, &plain, &wide);
        }
        if let Some(digits) = word.strip_prefix("decimal") {
            let (numeric, decimal) = (format!("numeric{digits}"), format!("decimal{digits}"));
            return of("text", &numeric, &decimal, &numeric, &decimal);
        }
        match word {
            "int" => of("integer", "integer", "int", "int4", "int"),
            "small" => of("integer", "smallint", "smallint", "int2", "smallint"),
            "big" => of("integer", "bigint", "bigint", "int8", "bigint"),
            "double" => of("real", "double precision", "double", "float8", "float"),
            "text" => of("text", "text", "longtext", "text", "nvarchar(max)"),
            "bool" => of("integer", "boolean", "boolean", "boolean", "bit"),
            "time" => of(
                "text",
                "timestamp",
                "datetime(6)",
                "timestamp",
                "datetime2(7)",
            ),
            "date" => of("text", "date", "date", "date", "date"),
            "json" => of("text", "jsonb", "json", "jsonb", "nvarchar(max)"),
            "uuid" => of("text", "uuid", "binary(16)", "uuid", "uniqueidentifier"),
            "bytes" => of("blob", "bytea", "longblob", "bytea", "varbinary(max)"),
            other => self.sql(other),
        }
    }

    fn table(&mut self) -> &mut Table {
        self.catalog.tables.last_mut().expect("a table before")
    }

    /// A line of a table.
    fn part(&mut self, line: &str) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let named = || {
            rest.split_once(": ")
                .map(|(name, rest)| (name.to_owned(), rest))
        };
        match (word, named()) {
            ("pk", _) => {
                let name = named();
                let (name, columns) = match name {
                    Some((name, columns)) => (Some(name), list(columns)),
                    None => (None, list(rest)),
                };
                let name = name.filter(|_| !self.is("mysql"));
                self.table().primary_key = Some(PrimaryKey {
                    name,
                    columns,
                    ..PrimaryKey::default()
                });
            }
            ("check", Some((name, expr))) => {
                let expr = self.sql(expr);
                self.table().checks.push(Check { name, expr });
            }
            ("unique", Some((name, rest))) if name.starts_with("index ") => {
                self.index(&name[6..], rest, true)
            }
            ("unique", Some((name, columns))) => {
                let columns = list(columns);
                self.table().uniques.push(Unique {
                    name,
                    columns,
                    ..Unique::default()
                });
            }
            ("index", Some((name, rest))) => self.index(&name, rest, false),
            ("fk", Some((name, rest))) => self.foreign_key(name, rest),
            ("policy", Some((name, rest))) => {
                let (command, using) = rest.split_once(' ').expect("a condition");
                let using = Some(self.sql(using));
                let policy = Policy {
                    name,
                    command: command.into(),
                    using,
                    ..Policy::default()
                };
                self.table().policies.push(policy);
            }
            ("security", _) => {
                self.table().row_security = if rest == "forced" {
                    RowSecurity::Forced
                } else {
                    RowSecurity::On
                };
            }
            ("comment", _) => self.table().comment = Some(rest.to_owned()),
            ("strict", _) => self.table().options.strict = true,
            ("engine", _) => self.table().options.engine = Some(rest.to_owned()),
            ("row_format", _) => self.table().options.row_format = Some(rest.to_owned()),
            ("unlogged", _) => self.table().options.unlogged = true,
            ("with", _) => self.table().options.with = Some(rest.to_owned()),
            _ => self.column(word, rest),
        }
    }

    fn index(&mut self, name: &str, rest: &str, unique: bool) {
        let (rest, filter) = match rest.split_once(" where ") {
            Some((rest, filter)) => (rest, Some(self.sql(filter))),
            None => (rest, None),
        };
        let keys = list(rest).into_iter().map(|key| {
            let (of, descending) = match key.strip_suffix(" desc") {
                Some(of) => (of.to_owned(), true),
                None => (key, false),
            };
            let of = match of.strip_prefix('=') {
                Some(sql) => KeyOf::Sql(self.sql(sql)),
                None => KeyOf::Column(of),
            };
            Key {
                of,
                descending,
                ..Key::default()
            }
        });
        let keys = keys.collect();
        let concurrently = name.ends_with("_live") && self.is("postgres cockroach");
        let index = Index {
            name: name.into(),
            unique,
            keys,
            filter,
            concurrently,
            ..Index::default()
        };
        self.table().indexes.push(index);
    }

    fn foreign_key(&mut self, name: String, rest: &str) {
        let (columns, rest) = rest.split_once(" -> ").expect("a table");
        let (target, rest) = rest.split_once(')').expect("columns");
        let (table, foreign) = target.split_once('(').expect("columns");
        let (foreign_schema, foreign_table) = name_of(table);
        let action = |word: &str| match rest.split_once(&format!("on {word} ")) {
            Some((_, rest)) if rest.starts_with("cascade") => Action::Cascade,
            Some((_, rest)) if rest.starts_with("set null") => Action::SetNull,
            _ => Action::NoAction,
        };
        let key = ForeignKey {
            name,
            columns: list(columns),
            foreign_schema,
            foreign_table,
            foreign_columns: list(foreign),
            on_delete: action("delete"),
            on_update: action("update"),
            deferrable: rest
                .contains("deferrable")
                .then(|| rest.contains("deferred")),
            match_full: rest.contains("match full"),
        };
        self.table().foreign_keys.push(key);
    }

    fn column(&mut self, name: &str, rest: &str) {
        let (ty, mut rest) = rest.split_once(' ').unwrap_or((rest, ""));
        let (array, plain) = match ty.strip_suffix("[]") {
            Some(plain) => ("[]", plain),
            None => ("", ty),
        };
        let labels = self
            .labels
            .iter()
            .find(|(name, _)| name == plain)
            .map(|(_, labels)| labels.clone());
        let is_type = self
            .catalog
            .enums
            .iter()
            .any(|def| name_of(plain) == (def.schema.clone(), def.name.clone()))
            || self.catalog.domains.iter().any(|def| def.name == plain);
        let mut column = Column {
            name: name.into(),
            ..Column::default()
        };
        column.ty = match (&labels, is_type) {
            (_, true) => {
                let (schema, name) = name_of(plain);
                self.writer.qualified(schema.as_deref(), &name)
            }
            (Some(labels), _) if self.is("mysql") => {
                let labels: Vec<_> = labels
                    .iter()
                    .map(|label| self.syntax.text_literal(label))
                    .collect();
                format!("enum({})", labels.join(", "))
            }
            (Some(labels), _) => {
                let labels: Vec<_> = labels
                    .iter()
                    .map(|label| self.syntax.text_literal(label))
                    .collect();
                let expr = format!("{} in ({})", self.writer.name(name), labels.join(", "));
                let check = Check {
                    name: format!("{}_{name}_check", self.table().name),
                    expr,
                };
                self.table().checks.push(check);
                self.ty("varchar(255)")
            }
            (None, _) => self.ty(plain),
        } + array;
        while !rest.is_empty() {
            let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
            rest = after;
            match word {
                "auto" | "serial" | "always" => {
                    column.not_null = true;
                    let kind = match word {
                        "serial" if self.is("postgres") => Auto::Serial,
                        "always" if self.is("postgres cockroach") => Auto::Always,
                        _ => Auto::Increment,
                    };
                    column.auto = Some(AutoColumn {
                        kind,
                        counts: Counts::default(),
                    });
                }
                "pk" => {
                    column.not_null = true;
                    let columns = vec![name.to_owned()];
                    self.table().primary_key = Some(PrimaryKey {
                        columns,
                        ..PrimaryKey::default()
                    });
                }
                "not" => {
                    column.not_null = true;
                    rest = rest.strip_prefix("null").expect("not null").trim_start();
                }
                "unique" => {
                    let unique = format!("{}_{name}_key", self.table().name);
                    self.table().uniques.push(Unique {
                        name: unique,
                        columns: vec![name.into()],
                        ..Unique::default()
                    });
                }
                "default" => {
                    let (value, after) = split_value(rest);
                    rest = after;
                    let value = match value {
                        "true" | "false" => self.syntax.bool_literal(value == "true"),
                        "now" if self.is("mysql") => "current_timestamp(6)".into(),
                        "now" if self.is("mssql") => "sysutcdatetime()".into(),
                        "now" if self.is("sqlite") => "current_timestamp".into(),
                        "now" => "now()".into(),
                        value if is_type && labels.is_some() => format!("{value}::{}", column.ty),
                        value => match value.strip_prefix("next:") {
                            Some(sequence) => self
                                .syntax
                                .next_value(&self.writer.name(sequence))
                                .expect("sequences"),
                            None => value.to_owned(),
                        },
                    };
                    column.default = Some(self.syntax.default_expression(&column.ty, value));
                    if self.syntax.names_defaults() {
                        column.default_name = Some(format!("{}_{name}_df", self.table().name));
                    }
                }
                "generated" => {
                    let (kept, expr) = rest.split_once(' ').expect("an expression");
                    let stored = kept == "stored" || self.is("postgres cockroach");
                    column.generated = Some(Generated {
                        expr: self.sql(expr),
                        stored,
                    });
                    rest = "";
                }
                "collate" | "onupdate" => {
                    let (value, after) = split_value(rest);
                    rest = after;
                    match word {
                        "collate" => column.collate = Some(value.into()),
                        _ => column.on_update = Some(value.into()),
                    }
                }
                "step" | "from" => {
                    let (number, after) = split_value(rest);
                    rest = after;
                    let counts = &mut column.auto.as_mut().expect("a counted column").counts;
                    let number = Some(number.parse().expect("a number"));
                    if word == "step" {
                        counts.increment = number
                    } else {
                        counts.start = number
                    }
                }
                "comment" => {
                    column.comment = Some(rest.to_owned());
                    rest = "";
                }
                other => panic!("what is `{other}` of column `{name}`?"),
            }
        }
        self.table().columns.push(column);
    }
}

/// A value up to the next blank that is in no text and in no parentheses.
fn split_value(rest: &str) -> (&str, &str) {
    let (mut text, mut depth) = (false, 0);
    for (at, c) in rest.char_indices() {
        match c {
            '\'' => text = !text,
            '(' if !text => depth += 1,
            ')' if !text => depth -= 1,
            ' ' if !text && depth == 0 => return (&rest[..at], rest[at..].trim_start()),
            _ => {}
        }
    }
    (rest, "")
}
