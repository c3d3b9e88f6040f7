//! Keys, checks, indexes and policies: attributes of the struct.
use super::names::TableNames;
use super::{Pulling, literal};
use drizzle_core::catalog::{Action, ForeignKey, Index, Key, KeyOf, Policy, PrimaryKey, Table};

impl Pulling<'_> {
    /// Whether the primary key has a name that it would not get by itself.
    pub(super) fn names_key(&self, table: &Table) -> bool {
        let name = table.primary_key.as_ref().and_then(|key| key.name.as_ref());
        let usual = match self.catalog.dialect.as_str() {
            "mysql" => "PRIMARY".to_owned(),
            // SQLite keeps a name, and nothing asks for it.
            "sqlite" => return name.is_some(),
            _ => format!("{}_pkey", table.name),
        };
        name.is_some_and(|name| *name != usual)
    }

    /// The attributes of the struct.
    pub(super) fn keys(&mut self, table: &Table, names: &TableNames) -> String {
        let mut out = String::new();
        if let Some(key) = &table.primary_key
            && (key.columns.len() > 1 || self.names_key(table))
        {
            let mut parts = fields(names, &key.columns);
            if self.names_key(table) {
                parts.extend(
                    key.name
                        .as_ref()
                        .map(|name| format!("name = {}", literal(name))),
                );
            }
            if key.sharded {
                parts.push("hash_sharded".into());
            }
            parts.extend(key_options(key).iter().map(|&word| word.to_owned()));
            out += &format!("#[primary_key({})]\n", parts.join(", "));
        }
        for unique in &table.uniques {
            let on = fields(names, &unique.columns).join(", ");
            let mut parts = vec![literal(&unique.name), format!("on({on})")];
            if unique.nulls_not_distinct {
                parts.push("nulls_not_distinct".into());
            }
            parts.extend(waits(unique.deferrable).map(str::to_owned));
            parts.extend(clustered(unique.clustered).map(str::to_owned));
            out += &format!("#[unique({})]\n", parts.join(", "));
        }
        for index in &table.indexes {
            out += &self.index(index, names);
        }
        for check in &table.checks {
            out += &format!(
                "#[check({}, {})]\n",
                literal(&check.name),
                literal(&check.expr)
            );
        }
        for key in &table.foreign_keys {
            out += &self.foreign_key(table, key, names);
        }
        for policy in &table.policies {
            out += &self.policy(policy);
        }
        out
    }

    pub(super) fn index(&mut self, index: &Index, names: &TableNames) -> String {
        let word = if index.unique {
            "unique_index"
        } else {
            "index"
        };
        let keys: Vec<_> = index.keys.iter().map(|key| key_of(key, names)).collect();
        let mut parts = vec![literal(&index.name), format!("on({})", keys.join(", "))];
        parts.extend(
            index
                .using
                .as_ref()
                .map(|using| format!("using = {}", literal(using))),
        );
        if !index.include.is_empty() {
            parts.push(format!(
                "include({})",
                fields(names, &index.include).join(", ")
            ));
        }
        parts.extend(
            index
                .with
                .as_ref()
                .map(|with| format!("with = {}", literal(with))),
        );
        if index.nulls_not_distinct {
            parts.push("nulls_not_distinct".into());
        }
        parts.extend(
            index
                .filter
                .as_ref()
                .map(|filter| format!("filter = {}", literal(filter))),
        );
        if index.sharded {
            parts.push("hash_sharded".into());
        }
        parts.extend(index.kind.clone());
        if index.clustered {
            parts.push("clustered".into());
        }
        format!("#[{word}({})]\n", parts.join(", "))
    }

    fn foreign_key(&mut self, table: &Table, key: &ForeignKey, names: &TableNames) -> String {
        if self.is_of_column(table, key) {
            return String::new();
        }
        let Some(targets) = self.targets(key) else {
            let (name, table, other) = (&key.name, &table.name, &key.foreign_table);
            self.lacks(format!(
                "foreign key `{name}` of table `{table}`: `{other}` is not here"
            ));
            return String::new();
        };
        let on = fields(names, &key.columns).join(", ");
        let mut parts = vec![
            literal(&key.name),
            format!("on({on})"),
            format!("references({})", targets.join(", ")),
        ];
        parts.extend(options_of(key));
        if key.match_full {
            parts.push("match_full".into());
        }
        format!("#[foreign_key({})]\n", parts.join(", "))
    }

    /// The columns that a foreign key refers to, as paths, if they are here.
    fn targets(&self, key: &ForeignKey) -> Option<Vec<String>> {
        let other = (key.foreign_schema.clone(), key.foreign_table.clone());
        let foreign = self.items.tables.get(&other)?;
        let columns = key.foreign_columns.iter();
        let path = |column| {
            Some(format!(
                "{}::{}",
                foreign.module,
                foreign.fields.get(column)?
            ))
        };
        let targets: Vec<_> = columns.map(path).collect::<Option<_>>()?;
        (!targets.is_empty()).then_some(targets)
    }

    /// Whether a foreign key is told with its column: it has one, and the name that it gets by itself.
    fn is_of_column(&self, table: &Table, key: &ForeignKey) -> bool {
        let [column] = &key.columns[..] else {
            return false;
        };
        let name = format!("{}_{column}_fkey", table.name);
        let of_column = |key: &&ForeignKey| key.columns == [column.clone()];
        let once = table.foreign_keys.iter().filter(of_column).count() == 1;
        once && key.name == name
            && name.len() <= 63
            && !key.match_full
            && self.targets(key).is_some()
    }

    /// `references(..)` of a column.
    pub(super) fn references(&self, table: &Table, column: &str) -> Option<String> {
        let of_column =
            |key: &&ForeignKey| key.columns == [column] && self.is_of_column(table, key);
        let key = table.foreign_keys.iter().find(of_column)?;
        let mut parts = self.targets(key)?;
        parts.extend(options_of(key));
        Some(format!("references({})", parts.join(", ")))
    }

    fn policy(&self, policy: &Policy) -> String {
        let mut parts = vec![literal(&policy.name)];
        if policy.command != "all" {
            parts.push(format!("for = {}", policy.command));
        }
        if !policy.roles.is_empty() {
            let roles: Vec<_> = policy.roles.iter().map(|role| self.role(role)).collect();
            parts.push(format!("to = ({})", roles.join(", ")));
        }
        parts.extend(
            policy
                .using
                .as_ref()
                .map(|using| format!("using = {}", literal(using))),
        );
        parts.extend(
            policy
                .with_check
                .as_ref()
                .map(|check| format!("with_check = {}", literal(check))),
        );
        if policy.restrictive {
            parts.push("as = restrictive".into());
        }
        format!("#[policy({})]\n", parts.join(", "))
    }

    fn role(&self, role: &str) -> String {
        let name = match role
            .strip_prefix('"')
            .and_then(|role| role.strip_suffix('"'))
        {
            Some(quoted) => quoted.replace("\"\"", "\""),
            None => role.to_owned(),
        };
        match self.items.roles.get(&name) {
            Some(item) => item.clone(),
            None => literal(&name),
        }
    }
}

/// The fields of columns.
pub(super) fn fields(names: &TableNames, columns: &[String]) -> Vec<String> {
    let columns = columns.iter();
    columns
        .filter_map(|column| names.fields.get(column).cloned())
        .collect()
}

fn key_of(key: &Key, names: &TableNames) -> String {
    let mut text = match &key.of {
        KeyOf::Column(column) => names.fields.get(column).cloned().unwrap_or_default(),
        KeyOf::Sql(sql) => format!("sql({})", literal(sql)),
    };
    if let Some(length) = key.prefix {
        text = format!("prefix({text}, {length})");
    }
    if let Some(collation) = &key.collate {
        text = format!("collate({text}, {})", literal(collation));
    }
    if let Some(op) = &key.op {
        text = format!("op({text}, {})", literal(op));
    }
    if key.descending {
        text = format!("desc({text})");
    }
    match key.nulls_first {
        Some(true) => format!("nulls_first({text})"),
        Some(false) => format!("nulls_last({text})"),
        None => text,
    }
}

/// What a foreign key does, and when.
fn options_of(key: &ForeignKey) -> Vec<String> {
    let actions = [("on_delete", key.on_delete), ("on_update", key.on_update)];
    let actions = actions.iter();
    let said =
        actions.filter_map(|(word, action)| Some(format!("{word} = {}", action_word(*action)?)));
    let mut options: Vec<_> = said.collect();
    options.extend(waits(key.deferrable).map(str::to_owned));
    options
}

/// Whether a constraint may be checked at the end of the transaction; and whether it is.
fn waits(deferrable: Option<bool>) -> Option<&'static str> {
    deferrable.map(|initially| match initially {
        true => "initially_deferred",
        false => "deferrable",
    })
}

fn clustered(clustered: Option<bool>) -> Option<&'static str> {
    clustered.map(|clustered| match clustered {
        true => "clustered",
        false => "nonclustered",
    })
}

/// What a primary key says beside its columns.
pub(super) fn key_options(key: &PrimaryKey) -> Vec<&'static str> {
    let options = [waits(key.deferrable), clustered(key.clustered)];
    options.into_iter().flatten().collect()
}

fn action_word(action: Action) -> Option<&'static str> {
    Some(match action {
        Action::NoAction => return None,
        Action::Restrict => "restrict",
        Action::Cascade => "cascade",
        Action::SetNull => "set_null",
        Action::SetDefault => "set_default",
    })
}
