//! Whole tables and whole schemas.
use super::Writer;
use crate::catalog::{Catalog, ForeignKey, Table};
use crate::ddl::order;
use crate::dialect::{CircleKey, CommentForm, LaterKey};
use crate::error::Error;

impl Writer {
    /// The statements of a table without its policies; `later` tells which foreign keys are no part of its definition.
    pub(in crate::ddl) fn create_table_without(
        &self,
        table: &Table,
        if_not_exists: bool,
        later: &dyn Fn(&ForeignKey) -> bool,
    ) -> Vec<String> {
        let columns = table.columns.iter();
        let mut parts: Vec<_> = columns.map(|column| self.column(column)).collect();
        let said = table.columns.iter().any(|c| self.says_primary_key(c));
        let key = table.primary_key.iter().filter(|_| !said);
        parts.extend(key.map(|key| self.primary_key(key)));
        parts.extend(table.uniques.iter().map(|unique| self.unique(unique)));
        parts.extend(table.checks.iter().map(|check| self.check(check)));
        let keys = table.foreign_keys.iter().filter(|key| !later(key));
        parts.extend(keys.map(|key| self.foreign_key(key)));

        let name = self.table(table);
        let mut indexes = Vec::new();
        for index in &table.indexes {
            match self.index_in_table(index) {
                Some(part) => parts.push(part),
                None => indexes.push(self.create_index(&name, index, if_not_exists)),
            }
        }
        let mut create = self.syntax.create_table(&name, if_not_exists);
        if table.options.unlogged {
            create = create.replacen("create table", "create unlogged table", 1);
        }
        let (parts, options) = (parts.join(",\n  "), self.options(table));
        let mut statements = vec![format!("{create} (\n  {parts}\n){options}")];
        statements.extend(indexes);
        statements.extend(self.comments(table));
        statements
    }

    /// What follows the columns of a table.
    fn options(&self, table: &Table) -> String {
        let mut words = Vec::new();
        if table.options.strict {
            words.push("strict".to_owned());
        }
        if table.options.without_rowid {
            words.push("without rowid".to_owned());
        }
        if let (CommentForm::Inline, Some(comment)) = (self.syntax.comments(), &table.comment) {
            words.push(format!("comment = {}", self.syntax.text_literal(comment)));
        }
        let named = [
            ("engine", &table.options.engine),
            ("default character set", &table.options.charset),
            ("collate", &table.options.collate),
            ("row_format", &table.options.row_format),
        ];
        let named = named.into_iter();
        words.extend(
            named.filter_map(|(word, value)| Some(format!("{word} = {}", value.as_ref()?))),
        );
        let first = table.options.auto_increment;
        words.extend(first.map(|first| format!("auto_increment = {first}")));
        let with = table.options.with.as_ref();
        let with = with.map(|with| format!(" with ({with})"));
        let space = table.options.tablespace.as_ref();
        let space = space.map(|space| format!(" tablespace {}", self.name(space)));
        let rest = with.unwrap_or_default() + &space.unwrap_or_default();
        match words.is_empty() {
            true => rest,
            false => format!(" {}{rest}", words.join(", ")),
        }
    }

    /// The statements that create everything: namespaces, roles, types, sequences, tables in the order of their foreign
    /// keys, each with its indexes, the foreign keys that close a circle, views, and policies.
    ///
    /// With `if_not_exists` each of them does nothing where the object is there already; it is not compared.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the dialect can't say it.
    pub fn create(&self, catalog: &Catalog, if_not_exists: bool) -> Result<Vec<String>, Error> {
        let mut statements: Vec<String> = Vec::new();
        for name in &catalog.namespaces {
            statements.extend(self.syntax.create_schema(&self.name(name)));
        }
        let extensions = catalog.extensions.iter();
        statements.extend(extensions.map(|name| self.create_extension(name)));
        for role in &catalog.roles {
            statements.push(self.create_role(role, if_not_exists)?);
        }
        statements.extend(catalog.enums.iter().filter_map(|def| self.create_enum(def)));
        let domains = catalog.domains.iter();
        statements.extend(domains.filter_map(|def| self.create_domain(def)));
        let composites = catalog.composites.iter();
        statements.extend(composites.filter_map(|def| self.create_composite_unless_there(def)));
        for sequence in &catalog.sequences {
            statements.push(self.create_sequence(sequence, if_not_exists)?);
        }
        for group in order::groups_of_tables(&catalog.tables) {
            let group: Vec<_> = group.iter().map(|&at| &catalog.tables[at]).collect();
            statements.extend(self.create_group(&group, if_not_exists)?);
        }
        for view in &catalog.views {
            statements.extend(self.create_view(view, if_not_exists)?);
        }
        // Their conditions may be about any of the tables.
        for table in &catalog.tables {
            statements.extend(self.policies(table, if_not_exists));
        }
        Ok(statements)
    }

    /// Tables that refer to each other, and nothing else that is not there.
    fn create_group(&self, group: &[&Table], if_not_exists: bool) -> Result<Vec<String>, Error> {
        let mut statements = Vec::new();
        let mut added = Vec::new();
        for (at, table) in group.iter().enumerate() {
            let to_come = &group[at + 1..];
            let later = |key: &ForeignKey| {
                let to_come = || to_come.iter().any(|other| refers_to(key, other));
                self.syntax.adds_foreign_keys() && to_come()
            };
            statements.extend(self.create_table_without(table, if_not_exists, &later));
            for key in table.foreign_keys.iter().filter(|key| later(key)) {
                added.push(self.add_foreign_key(table, key, if_not_exists)?);
            }
        }
        statements.extend(added);
        Ok(statements)
    }

    /// The statement that gives a table a foreign key.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the dialect can't be asked to do so only if it is missing.
    pub fn add_foreign_key(
        &self,
        table: &Table,
        key: &ForeignKey,
        if_not_exists: bool,
    ) -> Result<String, Error> {
        let later = LaterKey {
            table: &self.table(table),
            name: &self.name(&key.name),
            definition: &self.foreign_key(key),
        };
        let add = self.syntax.add_foreign_key(&later, if_not_exists);
        add.ok_or_else(|| {
            let (dialect, table, key) = (self.syntax.name(), &table.name, &key.name);
            Error::Invalid(format!(
                "foreign key `{key}` of table `{table}` closes a circle, and {dialect} can't be asked to add it only \
                 if it is missing; leave out `if_not_exists()`"
            ))
        })
    }

    /// The statements that drop everything, in the opposite order of its creation. Namespaces stay: other things may be
    /// in them.
    pub fn drop(&self, catalog: &Catalog, if_exists: bool) -> Vec<String> {
        let views = catalog.views.iter().rev();
        let mut statements: Vec<_> = views.map(|view| self.drop_view(view, if_exists)).collect();
        for group in order::groups_of_tables(&catalog.tables).into_iter().rev() {
            let group: Vec<_> = group.iter().map(|&at| &catalog.tables[at]).collect();
            statements.extend(self.drop_group(&group, if_exists));
        }
        let sequences = catalog.sequences.iter().rev();
        statements.extend(sequences.map(|sequence| self.drop_sequence(sequence, if_exists)));
        let composites = catalog.composites.iter().rev();
        statements.extend(composites.filter_map(|def| self.drop_composite(def, if_exists)));
        let domains = catalog.domains.iter().rev();
        statements.extend(domains.filter_map(|def| self.drop_domain(def, if_exists)));
        let enums = catalog.enums.iter().rev();
        statements.extend(enums.filter_map(|def| self.drop_enum(def, if_exists)));
        let roles = catalog.roles.iter().rev();
        statements.extend(roles.map(|role| self.drop_role(role, if_exists)));
        statements
    }

    fn drop_group(&self, group: &[&Table], if_exists: bool) -> Vec<String> {
        if let [table] = group {
            return vec![self.drop_table(table, if_exists, false)];
        }
        let names: Vec<_> = group.iter().map(|table| self.table(table)).collect();
        let mut keys = Vec::new();
        for (table, name) in group.iter().zip(&names) {
            for key in &table.foreign_keys {
                let others = || group.iter().any(|other| refers_to(key, other));
                if !refers_to(key, table) && others() {
                    let (table, name) = (name.clone(), self.name(&key.name));
                    keys.push(CircleKey { table, name });
                }
            }
        }
        self.syntax.drop_circle(&names, &keys, if_exists)
    }
}

/// Whether a foreign key refers to a table.
pub(in crate::ddl) fn refers_to(key: &ForeignKey, table: &Table) -> bool {
    (&key.foreign_schema, &key.foreign_table) == (&table.schema, &table.name)
}
