//! Inserts, and what they do about conflicts.
use super::zone::{in_utc, is_in_utc};
use super::{Action, Columns, Writer};
use crate::ast::{BinaryOp, Body, Cell, Conflict, Cte, CteBody, Expr, Insert, Piece, Query, Rows};
use crate::dialect::{ReturningForm, UpsertForm};
use crate::schema::{ColumnDef, DefaultDef, IndexDef, TableDef};
use crate::value::{Kind, Value};

/// The session's variable that counts the rows that an insert left as they were.
pub(crate) const KEPT: &str = "@drizzle_kept";

/// How a proposed row is called.
const EXCLUDED: &str = "excluded";

impl Writer {
    fn column_list(&mut self, table: &TableDef, columns: &[usize]) {
        self.raw(" (");
        self.list(columns, ", ", |w, i| w.name(table.columns[*i].name));
        self.raw(")");
    }

    /// Writes the rows `rows` of an insert, taking their values; all of them give values to the columns `columns` (positions).
    pub(crate) fn insert(&mut self, insert: &Insert, rows: &mut [Vec<Cell>], columns: &[usize]) {
        let table = insert.table;
        self.is_a(Action::Insert);
        self.writes_table(table);
        let given = match &insert.rows {
            Rows::Query(into, _) => into,
            Rows::Values(_) => columns,
        };
        let explicit = self
            .syntax
            .explicit_auto()
            .filter(|_| given.iter().any(|i| table.columns[*i].auto.is_some()));
        if let Some([(on, end), _]) = explicit {
            self.raw(on);
            self.table(table.schema, table.name);
            self.raw(end);
        }
        let outer = self.enter();
        // There they stay in scope, so that the query leaves them out.
        if let Rows::Query(_, query) = &insert.rows
            && (self.syntax.ctes_before_insert() || query.with.iter().any(|cte| writes(cte)))
        {
            self.with(&query.with);
        }
        match (&insert.conflict, self.syntax.upsert()) {
            (Some(conflict), UpsertForm::Merge) => {
                self.merge(insert, conflict, rows, given);
                // This statement has to be ended, which what switches the identity off does.
                if explicit.is_none() {
                    self.raw(";");
                }
            }
            (conflict, upsert) => {
                self.raw("insert into ");
                self.table(table.schema, table.name);
                if table.name != insert.name.name {
                    self.raw(" as ");
                    self.name(insert.name.name);
                }
                self.rows(insert, rows, given);
                match (conflict, upsert) {
                    (Some(conflict), UpsertForm::OnDuplicateKey { row_alias }) => {
                        self.on_duplicate_key(insert, conflict, given, row_alias)
                    }
                    (Some(conflict), _) => self.on_conflict(insert, conflict),
                    (None, _) => {}
                }
                if self.syntax.returning() == ReturningForm::Clause {
                    self.returning(&insert.returning);
                }
            }
        }
        self.leave(outer);
        if let Some([_, (off, end)]) = explicit {
            self.raw(off);
            self.table(table.schema, table.name);
            self.raw(end);
        }
        self.comment(&insert.comment);
    }

    /// Rows that are sent as a stream, taking their values.
    pub(crate) fn copy(&mut self, insert: &Insert, rows: &mut [Vec<Cell>], columns: &[usize]) {
        let table = insert.table;
        self.is_a(Action::Insert);
        self.writes_table(table);
        self.raw("copy ");
        self.table(table.schema, table.name);
        self.column_list(table, columns);
        self.raw(" from stdin with (format binary)");
        self.out.values.reserve(rows.len() * columns.len());
        for row in rows {
            for column in columns {
                if let Some(Cell::Expr(Expr::Value(value))) = row.get_mut(*column) {
                    let taken = std::mem::replace(value, Value::Null(Kind::Bool));
                    self.out.values.push(taken);
                }
            }
        }
        self.out.copy = Some(columns.len());
        self.out.count = crate::render::Affected::Reported;
    }

    /// An insert whose rows are those of a common table expression: one statement.
    pub(super) fn insert_in_cte(&mut self, insert: &Insert) {
        let mut insert = insert.clone();
        match crate::query::one_statement(self.syntax, &mut insert) {
            Ok((mut rows, columns)) => self.insert(&insert, &mut rows, &columns),
            Err(reason) => self.refuse(reason),
        }
    }

    /// The columns, and the rows or the query that fill them.
    fn rows(&mut self, insert: &Insert, rows: &mut [Vec<Cell>], columns: &[usize]) {
        let table = insert.table;
        let conflict = insert.conflict.is_some();
        match &insert.rows {
            Rows::Query(_, query) => {
                self.column_list(table, columns);
                self.output("inserted", &insert.returning);
                self.raw(" ");
                let read_here = std::mem::replace(&mut self.read_here, false);
                self.query_to_insert(query, conflict.then_some((table, columns)));
                self.read_here = read_here;
            }
            // There, `default values` can't be followed by `on conflict`.
            Rows::Values(_) if columns.is_empty() && conflict && !self.syntax.default_keyword() => {
                self.one_default(table)
            }
            Rows::Values(_) if columns.is_empty() => {
                self.output("inserted", &insert.returning);
                self.raw(self.syntax.default_row());
            }
            Rows::Values(_) => {
                self.column_list(table, columns);
                self.output("inserted", &insert.returning);
                self.raw(" values ");
                self.values(table, rows, columns);
            }
        }
    }

    fn query_to_insert(&mut self, query: &Query, conflict: Option<(&TableDef, &[usize])>) {
        match (self.syntax.upsert(), &query.body, conflict) {
            // The proposed row needs a name, which only a query in `from` can have.
            (UpsertForm::OnDuplicateKey { row_alias: true }, _, Some((table, columns))) => {
                self.raw("select * from ");
                self.derived(query, EXCLUDED);
                self.column_list(table, columns);
            }
            // SQLite reads `on` after a joinless select as a join; a WHERE ends it.
            (UpsertForm::OnConflict, Body::Select(select), Some(_))
                if select.filter.is_none() && select.group_by.is_empty() =>
            {
                let mut query = query.clone();
                if let Body::Select(select) = &mut query.body {
                    select.filter = Some(Expr::Raw(vec![Piece::Text("true".into())]));
                }
                self.query(&query);
            }
            _ => self.query(query),
        }
    }

    fn values(&mut self, table: &TableDef, rows: &mut [Vec<Cell>], columns: &[usize]) {
        let cells = rows.len() * columns.len();
        self.out.values.reserve(cells);
        // A placeholder and a comma for each, parentheses around each row.
        self.out.text.reserve(cells * 6 + rows.len() * 4);
        for (i, row) in rows.iter_mut().enumerate() {
            self.raw(if i > 0 { ", (" } else { "(" });
            for (j, column) in columns.iter().enumerate() {
                if j > 0 {
                    self.raw(", ");
                }
                let def = &table.columns[*column];
                match row.get_mut(*column) {
                    // Taken, not copied: rows are many, and this is their last use.
                    Some(Cell::Expr(Expr::Value(value))) => {
                        let taken = std::mem::replace(value, Value::Null(Kind::Bool));
                        if is_in_utc(def) {
                            self.bind_taken(in_utc(taken));
                        } else {
                            self.bind_taken(taken);
                        }
                    }
                    Some(Cell::Expr(expr)) => {
                        let expr = self.stored(def, expr);
                        self.expr(&expr);
                    }
                    Some(Cell::Default) | None if def.auto.is_some() => {
                        self.raw(self.syntax.next_number())
                    }
                    Some(Cell::Default) | None => self.raw("default"),
                }
            }
            self.raw(")");
        }
    }

    /// A row of defaults, with the default of one column written out.
    fn one_default(&mut self, table: &TableDef) {
        // A required column has a value, so such a row has none, and each column has something of this.
        let default = |column: &ColumnDef| match column.auto {
            _ if column.generated.is_some() => None,
            Some(_) => Some("null".to_owned()),
            None => self.default_of(column),
        };
        let columns = table.columns.iter().enumerate();
        match columns
            .filter_map(|(i, column)| default(column).map(|text| (i, text)))
            .next()
        {
            Some((i, text)) => {
                self.column_list(table, &[i]);
                self.raw(&format!(" values ({text})"));
            }
            None => self.raw(" default values"),
        }
    }

    /// The default of a column that does not count itself up, written out.
    fn default_of(&self, column: &ColumnDef) -> Option<String> {
        match column.default {
            Some(DefaultDef::Now) => Some(self.syntax.now(column).to_owned()),
            Some(DefaultDef::RandomUuid) => self.syntax.random_uuid().map(str::to_owned),
            Some(DefaultDef::Sql(expr)) => Some(format!("({expr})")),
            Some(DefaultDef::Value(value)) => Some(self.syntax.literal(&value())),
            Some(DefaultDef::Known(value)) => Some(self.syntax.literal(value)),
            Some(DefaultDef::Next(sequence)) => {
                self.syntax.next_value(&sequence.quoted(self.syntax))
            }
            None => column.nullable.then(|| "null".to_owned()),
        }
    }

    // ------------------------------------------------------------ conflicts

    fn on_conflict(&mut self, insert: &Insert, conflict: &Conflict) {
        self.raw(" on conflict");
        if let Some(name) = conflict.constraint {
            self.raw(" on constraint ");
            self.name(name);
        } else if !conflict.target.is_empty() {
            self.column_list(insert.table, &conflict.target);
        }
        if let Some(filter) = &conflict.target_filter {
            // The predicate of an index names columns without their table.
            let columns = std::mem::replace(&mut self.columns, Columns::Bare);
            self.clause(" where ", Some(filter));
            self.columns = columns;
        }
        if conflict.set.is_empty() {
            self.raw(" do nothing");
        } else {
            self.raw(" do update set ");
            self.assignments(insert.name, &conflict.set, false);
            self.clause(" where ", conflict.filter.as_ref());
        }
    }

    fn on_duplicate_key(
        &mut self,
        insert: &Insert,
        conflict: &Conflict,
        given: &[usize],
        row_alias: bool,
    ) {
        self.check_target(insert.table, conflict, given);
        // The type does not allow it; a clause is never dropped silently.
        self.refuse_filters(conflict.target_filter.is_some() || conflict.filter.is_some());
        if row_alias && matches!(insert.rows, Rows::Values(_)) {
            self.raw(" as ");
            self.raw(EXCLUDED);
        }
        self.raw(" on duplicate key update ");
        if !conflict.set.is_empty() {
            return self.assignments(insert.name, &conflict.set, false);
        }
        // Nothing changes, and the rows for which nothing changed are counted.
        let columns = insert.table.columns;
        // A number that the statement itself has made up can't be set, not even to itself (error 1869).
        let key = insert.table.primary_key.first().map(|key| &columns[*key]);
        let plain = |column: &&ColumnDef| column.generated.is_none() && column.auto.is_none();
        let column = key
            .into_iter()
            .chain(columns)
            .find(plain)
            .or_else(|| columns.iter().find(|column| column.generated.is_none()));
        if let Some(column) = column {
            self.name(column.name);
            self.raw(&format!(" = if(({KEPT} := {KEPT} + 1) is null, "));
            let value = Expr::Column(insert.name, column);
            self.expr(&value);
            self.raw(", ");
            self.expr(&value);
            self.raw(")");
        }
    }

    fn refuse_filters(&mut self, filtered: bool) {
        if filtered {
            let dialect = self.syntax.name();
            self.refuse(format!("{dialect} has no condition on this conflict"));
        }
    }

    /// Every unique key of the table counts here, so those that were not named must not be able to be in conflict.
    fn check_target(&mut self, table: &TableDef, conflict: &Conflict, given: &[usize]) {
        if conflict.target.is_empty() {
            return;
        }
        let keys = unique_keys(table);
        let same = |key: &[usize]| {
            key.len() == conflict.target.len() && key.iter().all(|i| conflict.target.contains(i))
        };
        // A conflict on a key with more columns is one on the target as well.
        let wider = |key: &[usize]| conflict.target.iter().all(|i| key.contains(i));
        let fresh = |i: &usize| !given.contains(i) && never_equal(&table.columns[*i]);
        let names = |columns: &[usize]| {
            let names: Vec<_> = columns
                .iter()
                .map(|i| format!("`{}`", table.columns[*i].name))
                .collect();
            names.join(", ")
        };
        let (dialect, target) = (self.syntax.name(), names(&conflict.target));
        if !keys.iter().any(|key| same(key)) {
            self.refuse(format!(
                "table `{}` declares no unique key on {target}, and {dialect} decides by the unique keys it has: declare it, or use `.on_duplicate_key()`",
                table.name
            ));
        } else if let Some(other) = keys
            .iter()
            .find(|key| !wider(key) && !key.iter().any(fresh))
        {
            self.refuse(format!(
                "{dialect} can't tell a conflict on {target} from one on {}, the other unique key of table `{}`: use `.on_duplicate_key()` if both are meant",
                names(other),
                table.name
            ));
        }
    }

    /// The value that was proposed for a column.
    pub(super) fn excluded(&mut self, column: &ColumnDef) {
        if let Some(proposed) = &self.proposed
            && !proposed.contains(&column.name)
        {
            let default = self.default_of(column).filter(|_| column.auto.is_none());
            match default {
                Some(default) => self.raw(&default),
                None => self.refuse(format!(
                    "the row to insert gives no value to column `{}`, and {} does not tell which it gets: give it one, or set the column to an expression",
                    column.name,
                    self.syntax.name()
                )),
            }
            return;
        }
        if self.syntax.upsert() == (UpsertForm::OnDuplicateKey { row_alias: false }) {
            self.raw("values(");
            self.name(column.name);
            self.raw(")");
        } else {
            self.raw(EXCLUDED);
            self.raw(".");
            self.name(column.name);
        }
    }

    // ------------------------------------------------------------ merge

    fn merge(
        &mut self,
        insert: &Insert,
        conflict: &Conflict,
        rows: &mut [Vec<Cell>],
        given: &[usize],
    ) {
        let table = insert.table;
        self.refuse_filters(conflict.target_filter.is_some());
        self.raw("merge into ");
        self.table(table.schema, table.name);
        // Without it, two of these at once could both find no row.
        self.raw(" with (holdlock) using ");
        match &insert.rows {
            Rows::Query(_, query) => self.subquery(query),
            Rows::Values(_) if given.is_empty() => self.raw("(values (1))"),
            Rows::Values(_) => {
                self.raw("(values ");
                self.values(table, rows, given);
                self.raw(")");
            }
        }
        self.raw(" as ");
        self.raw(EXCLUDED);
        if given.is_empty() {
            self.raw(" (drizzle_row)");
        } else {
            self.column_list(table, given);
        }
        self.proposed = Some(given.iter().map(|i| table.columns[*i].name).collect());
        self.raw(" on ");
        let condition = self.same_key(insert, conflict, given);
        self.condition(&condition);
        if !conflict.set.is_empty() {
            self.raw(" when matched");
            self.clause(" and ", conflict.filter.as_ref());
            self.raw(" then update set ");
            self.assignments(insert.name, &conflict.set, false);
        }
        self.raw(" when not matched then insert");
        if given.is_empty() {
            self.raw(" default values");
        } else {
            self.column_list(table, given);
            self.raw(" values (");
            self.list(given, ", ", |w, i| w.excluded(&table.columns[*i]));
            self.raw(")");
        }
        self.proposed = None;
        self.output("inserted", &insert.returning);
    }

    /// The condition under which a row is in conflict with the proposed one.
    fn same_key(&mut self, insert: &Insert, conflict: &Conflict, given: &[usize]) -> Expr {
        let table = insert.table;
        let keys = if conflict.target.is_empty() {
            let mut keys = unique_keys(table);
            // A key that is not given, or only in part, is one that the database makes up.
            keys.retain(|key| key.iter().all(|i| given.contains(i)));
            keys
        } else {
            let mut missing = conflict.target.iter().filter(|i| !given.contains(i));
            match missing.clone().find(|i| !never_equal(&table.columns[**i])) {
                Some(missing) => self.refuse(format!(
                    "a conflict on column `{}` of `{}` needs a value for it in the row to insert, since {} does not tell its default",
                    table.columns[*missing].name, table.name, self.syntax.name()
                )),
                None if missing.next().is_some() => return never(),
                None => {}
            }
            vec![conflict.target.clone()]
        };
        let same = |i: &usize| {
            let column = &table.columns[*i];
            let there = Expr::Column(insert.name, column);
            Expr::binary(BinaryOp::Eq, there, Expr::Excluded(column))
        };
        if keys.is_empty() {
            return never();
        }
        let keys = keys
            .iter()
            .map(|key| Expr::And(key.iter().map(same).collect()));
        Expr::Or(keys.collect())
    }
}

/// Whether a common table expression writes.
fn writes(cte: &Cte) -> bool {
    matches!(cte.body, CteBody::Write(_)) || cte.uses.iter().any(|cte| writes(cte))
}

fn never() -> Expr {
    Expr::Raw(vec![Piece::Text("1 = 0".into())])
}

/// Whether a column that is given no value equals that of no other row: it is counted up, or NULL.
fn never_equal(column: &ColumnDef) -> bool {
    column.auto.is_some() || column.nullable && column.default.is_none()
}

/// The columns of each unique key of a table.
fn unique_keys(table: &TableDef) -> Vec<Vec<usize>> {
    let mut keys = Vec::new();
    if !table.primary_key.is_empty() {
        keys.push(table.primary_key.to_vec());
    }
    keys.extend(table.uniques.iter().map(|unique| unique.columns.to_vec()));
    let indexes = table.indexes.iter();
    let whole = |index: &&IndexDef| index.unique && index.filter.is_none() && index.is_of_columns();
    let unique = indexes.filter(whole);
    keys.extend(unique.map(|index| index.columns.iter().map(|(column, _)| *column).collect()));
    keys
}
