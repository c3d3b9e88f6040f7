//! Types, sequences, roles and views.
use super::Writer;
use crate::catalog::{Composite, Counts, Domain, Enum, Role, Sequence, View};
use crate::ddl::Quoted;
use crate::dialect::{Syntax, ViewSql};
use crate::error::Error;

impl Writer {
    /// The statement that creates an enum type unless it is there, where the dialect has them.
    pub fn create_enum(&self, def: &Enum) -> Option<String> {
        self.syntax.create_enum(def)
    }

    /// The statement that drops an enum type, where the dialect has them.
    pub fn drop_enum(&self, def: &Enum, if_exists: bool) -> Option<String> {
        self.syntax.drop_enum(def, if_exists)
    }

    /// The statement that creates a domain unless it is there, where the dialect has them.
    pub fn create_domain(&self, def: &Domain) -> Option<String> {
        self.syntax.create_domain(def)
    }

    /// The statement that drops a domain, where the dialect has them.
    pub fn drop_domain(&self, def: &Domain, if_exists: bool) -> Option<String> {
        self.syntax.drop_domain(def, if_exists)
    }

    /// The statement that creates a composite type.
    pub fn create_composite(&self, def: &Composite) -> String {
        let fields = def.fields.iter();
        let fields: Vec<_> = fields
            .map(|(name, ty)| format!("{} {ty}", self.name(name)))
            .collect();
        let name = self.qualified(def.schema.as_deref(), &def.name);
        format!("create type {name} as ({})", fields.join(", "))
    }

    /// The statement that creates a composite type unless it is there, where the dialect has them.
    pub fn create_composite_unless_there(&self, def: &Composite) -> Option<String> {
        self.syntax.create_unless_there(&self.create_composite(def))
    }

    /// The statement that drops a composite type, where the dialect has them.
    pub fn drop_composite(&self, def: &Composite, if_exists: bool) -> Option<String> {
        self.syntax.drop_composite(def, if_exists)
    }

    /// The statement that creates an extension unless it is there.
    pub fn create_extension(&self, name: &str) -> String {
        format!("create extension if not exists {}", self.name(name))
    }

    /// The statement that creates a sequence.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the dialect has no sequence like this one.
    pub fn create_sequence(
        &self,
        sequence: &Sequence,
        if_not_exists: bool,
    ) -> Result<String, Error> {
        sequence.create(self.syntax, if_not_exists)
    }

    /// The statement that drops a sequence.
    pub fn drop_sequence(&self, sequence: &Sequence, if_exists: bool) -> String {
        let guard = if if_exists { "if exists " } else { "" };
        let name = self.qualified(sequence.schema.as_deref(), &sequence.name);
        format!("drop sequence {guard}{name}")
    }

    /// The statement that creates a role.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the dialect has no role like this one.
    pub fn create_role(&self, role: &Role, if_not_exists: bool) -> Result<String, Error> {
        role.create(self.syntax, if_not_exists)
    }

    /// The statement that drops a role.
    pub fn drop_role(&self, role: &Role, if_exists: bool) -> String {
        let guard = if if_exists { "if exists " } else { "" };
        format!("drop role {guard}{}", self.name(&role.name))
    }
}

impl Sequence {
    pub(in crate::ddl) fn create(
        &self,
        syntax: &'static dyn Syntax,
        if_not_exists: bool,
    ) -> Result<String, Error> {
        let name = Writer::new(syntax).qualified(self.schema.as_deref(), &self.name);
        let created = syntax.create_sequence(&name, self, if_not_exists);
        created.map_err(|reason| refused(syntax, "sequence", &self.name, &reason))
    }
}

impl Counts {
    /// From which number it counts to which, as most databases say it.
    pub(crate) fn words(&self) -> String {
        let words = [
            ("start with", self.start),
            ("increment by", self.increment),
            ("minvalue", self.min),
            ("maxvalue", self.max),
        ];
        let said = words.iter();
        let said: Vec<_> = said
            .filter_map(|(words, number)| Some(format!("{words} {}", (*number)?)))
            .collect();
        said.join(" ")
    }
}

impl Role {
    /// What it may do, as the words after its name.
    pub(crate) fn options(&self) -> String {
        let options = [
            (" login", self.login),
            (" createdb", self.create_db),
            (" createrole", self.create_role),
            (" noinherit", self.no_inherit),
            (" bypassrls", self.bypass_rls),
        ];
        let given = options.iter().filter(|(_, given)| *given);
        let words: String = given.map(|(word, _)| *word).collect();
        match words.is_empty() {
            true => words,
            false => format!(" with{words}"),
        }
    }

    pub(in crate::ddl) fn create(
        &self,
        syntax: &'static dyn Syntax,
        if_not_exists: bool,
    ) -> Result<String, Error> {
        let name = Quoted(syntax.quotes()).name(&self.name);
        let created = syntax.create_role(&name, self, if_not_exists);
        let reason = "leave out what it may do, or create it by hand";
        created.ok_or_else(|| refused(syntax, "role", &self.name, reason))
    }
}

impl View {
    pub(in crate::ddl) fn create(
        &self,
        writer: &Writer,
        if_not_exists: bool,
    ) -> Result<Vec<String>, Error> {
        let name = writer.qualified(self.schema.as_deref(), &self.name);
        let sql = ViewSql {
            name: &name,
            query: &self.query,
            options: &self.options,
        };
        let created = writer.syntax.create_view(&sql, if_not_exists);
        let created =
            created.map_err(|reason| refused(writer.syntax, "view", &self.name, &reason))?;
        let indexes = self.indexes.iter();
        let indexes = indexes.map(|index| writer.create_index(&name, index, if_not_exists));
        Ok(std::iter::once(created).chain(indexes).collect())
    }
}

/// That a dialect has no such object.
pub(in crate::ddl) fn refused(
    syntax: &dyn Syntax,
    object: &str,
    name: &str,
    reason: &str,
) -> Error {
    let dialect = syntax.name();
    Error::Invalid(format!(
        "{object} `{name}` can't be created on {dialect}: {reason}"
    ))
}
