//! The one statement of a nested query: each level a common table expression or a part of a `union all`.
//!
//! Every row begins with its level, the number of the row it belongs to and its own number within the level. Numbers
//! are given by `row_number()`, so keys are compared by the database alone, whatever their types and collations.
use super::{Cut, Keys, RelationDef};
use crate::ast::{
    BinaryOp, Body, Cte, Expr, Item, Join, JoinKind, Order, Piece, Query, Select, SetOp, Source,
    Window,
};
use crate::dialect::Syntax;
use crate::error::Error;
use crate::schema::{ColumnDef, SourceName, SqlTypeDef, TableDef};
use crate::value::{Kind, Value};
use std::sync::{Arc, OnceLock};

/// The levels of a nested query, parents before their children.
#[derive(Debug, Default)]
pub struct Plan {
    pub(super) levels: Vec<Level>,
    /// Whether the default filters of tables are left out, of every level.
    pub(crate) unfiltered: bool,
}

/// One level, without types.
#[derive(Debug)]
pub(super) struct Level {
    pub(super) parent: Option<(usize, &'static RelationDef)>,
    pub(super) table: &'static TableDef,
    pub(super) source: &'static SourceName,
    pub(super) items: Vec<Item>,
    pub(super) kinds: Vec<Kind>,
    pub(super) filter: Option<Expr>,
    pub(super) order: Vec<Order>,
    pub(super) cut: Cut,
    /// Whether the default filters of its tables are left out.
    pub(super) unfiltered: bool,
    /// The columns that levels below compare with theirs.
    pub(super) keys: Vec<&'static ColumnDef>,
}

/// The levels that have as many levels above them.
pub(super) struct Depth {
    pub(super) levels: Vec<usize>,
}

/// What a level selects: the expressions, and the type of each.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    pub(crate) items: Vec<Item>,
    pub(crate) kinds: Vec<Kind>,
}

/// What else a level says.
#[derive(Debug, Clone, Default)]
pub(crate) struct Clauses {
    pub(crate) filter: Option<Expr>,
    pub(crate) order: Vec<Order>,
    pub(crate) cut: Cut,
    pub(crate) unfiltered: bool,
}

/// Names of levels, columns and keys: made once, for the whole program.
const MOST: usize = 2048;
pub(super) fn names(prefix: &'static str, n: usize) -> Result<&'static str, Error> {
    type Names = OnceLock<Vec<&'static str>>;
    static LEVELS: Names = OnceLock::new();
    static COLUMNS: Names = OnceLock::new();
    static KEYS: Names = OnceLock::new();
    let of = match prefix {
        "l" => &LEVELS,
        "c" => &COLUMNS,
        _ => &KEYS,
    };
    let names = of.get_or_init(|| {
        let name = |n| &*Box::leak(format!("{prefix}{n}").into_boxed_str());
        (0..MOST).map(name).collect()
    });
    names.get(n).copied().ok_or_else(|| {
        Error::Invalid(format!(
            "a nested query has at most {MOST} levels, and as many columns in each"
        ))
    })
}

/// The columns before those of the levels.
const HEAD: usize = 3;
const PARENT: &str = "p";
const NUMBER: &str = "n";
/// The number of a row among those of its parent.
const RANK: &str = "r";
/// A level whose rows are still to be cut off.
pub(super) const WHOLE: &str = "t";

pub(super) fn literal(text: impl Into<std::borrow::Cow<'static, str>>) -> Expr {
    Expr::Raw(vec![Piece::Text(text.into())])
}
pub(super) fn item(expr: Expr, alias: &'static str) -> Item {
    Item::new(expr, Some(alias))
}
pub(super) fn equal(left: Expr, right: Expr) -> Expr {
    Expr::binary(BinaryOp::Eq, left, right)
}

impl Plan {
    /// Adds a level; gives its number.
    pub(crate) fn add(
        &mut self,
        parent: Option<(usize, &'static RelationDef)>,
        (table, source): (&'static TableDef, &'static SourceName),
        columns: Columns,
        clauses: Clauses,
    ) -> usize {
        if let Some((parent, relation)) = parent {
            let keys = &mut self.levels[parent].keys;
            for (own, _) in relation.keys.of_owner() {
                if !keys.iter().any(|known| known.name == own.name) {
                    keys.push(own);
                }
            }
        }
        self.levels.push(Level {
            parent,
            table,
            source,
            items: columns.items,
            kinds: columns.kinds,
            filter: clauses.filter,
            order: clauses.order,
            cut: clauses.cut,
            unfiltered: clauses.unfiltered,
            keys: Vec::new(),
        });
        self.levels.len() - 1
    }

    /// Where the columns of each level stand in every row. Levels share those of the same type: a row is as wide as
    /// the widest of them, not as all together.
    fn places(&self, syntax: &'static dyn Syntax) -> (Vec<Vec<usize>>, Vec<Slot>) {
        let mut slots: Vec<Slot> = Vec::new();
        let of_level = |level: &Level| {
            let mut taken = vec![false; slots.len()];
            let columns = level.kinds.iter().zip(&level.items);
            let place = columns.map(|(kind, item)| {
                let own = Slot::of(*kind, item);
                let fits = |(slot, taken): (&Slot, &bool)| !taken && slot.takes(&own, syntax);
                let found = slots.iter().zip(&taken).position(fits);
                let at = found.unwrap_or_else(|| {
                    slots.push(own);
                    taken.push(false);
                    slots.len() - 1
                });
                taken[at] = true;
                at
            });
            place.collect()
        };
        (self.levels.iter().map(of_level).collect(), slots)
    }

    /// The statement for the levels, and where each finds its columns in a row of it.
    ///
    /// # Errors
    /// When there are too many levels or columns.
    pub(crate) fn query(
        &self,
        syntax: &'static dyn Syntax,
    ) -> Result<(Query, Vec<Vec<usize>>), Error> {
        let (places, slots) = self.places(syntax);
        let mut builder = Builder {
            plan: self,
            places,
            slots,
            rereads: syntax.reads_ctes_again(),
            ctes: vec![None; self.levels.len()],
        };
        let mut parts: Vec<Query> = Vec::new();
        for (n, level) in self.levels.iter().enumerate() {
            parts.push(builder.part(n, level)?);
        }
        let mut parts = parts.into_iter();
        let mut whole = parts.next().unwrap_or_else(|| plain(Select::default()));
        for part in parts {
            whole = Query {
                body: Body::Set(SetOp::UnionAll, Box::new((whole, part))),
                ..plain(Select::default())
            };
        }
        whole.with = builder.ctes.into_iter().flatten().collect();
        let mut places = builder.places;
        for place in places.iter_mut().flatten() {
            *place += HEAD;
        }
        Ok((whole, places))
    }
}

struct Builder<'a> {
    plan: &'a Plan,
    /// Where the columns of each level stand.
    places: Vec<Vec<usize>>,
    slots: Vec<Slot>,
    /// The database may compute a common table expression again wherever it is used, so numbers must come out the same.
    rereads: bool,
    /// The levels that others use, as far as they are built.
    ctes: Vec<Option<Arc<Cte>>>,
}

impl Builder<'_> {
    /// The rows of a level, as a part of the whole; others find what they need of it in `ctes`.
    fn part(&mut self, n: usize, level: &Level) -> Result<Query, Error> {
        let has_children = !level.keys.is_empty();
        if !has_children && level.parent.is_none() {
            // Nothing else: the rows come in their order.
            let mut query = plain(Select {
                items: self.row(n, literal("0"), literal("0"), own(level))?,
                ..self.select(level)?
            });
            query.order_by = level.order.clone();
            query.limit = level.cut.limit.clone();
            query.offset = level.cut.offset.clone();
            return Ok(query);
        }
        let cut = level.parent.is_some() && level.cut.is_some();
        if !has_children && !cut {
            let number = match level.order.is_empty() {
                true => literal("0"),
                false => self.number(level, false)?,
            };
            return Ok(plain(Select {
                items: self.row(n, self.parent(level)?, number, own(level))?,
                ..self.select(level)?
            }));
        }
        // Numbered, and with a name for each column.
        let mut inner = plain(Select {
            items: self.numbered(level, cut)?,
            ..self.select(level)?
        });
        if level.parent.is_none() {
            inner.order_by = match level.cut.is_some() {
                true => self.order(level, self.rereads),
                false => Vec::new(),
            };
            inner.limit = level.cut.limit.clone();
            inner.offset = level.cut.offset.clone();
        }
        let name = names("l", n)?;
        let query = match (has_children, cut) {
            (true, false) => inner,
            (true, true) => {
                let mut items = vec![
                    item(Expr::Derived(WHOLE, PARENT), PARENT),
                    item(Expr::Derived(WHOLE, NUMBER), NUMBER),
                ];
                for i in 0..level.items.len() {
                    let name = names("c", i)?;
                    items.push(item(Expr::Derived(WHOLE, name), name));
                }
                for i in 0..level.keys.len() {
                    let name = names("k", i)?;
                    items.push(item(Expr::Derived(WHOLE, name), name));
                }
                let some = Select {
                    items,
                    from: Some(Source::Subquery(WHOLE, Arc::new(inner))),
                    filter: Some(within(&level.cut)),
                    ..Select::default()
                };
                plain(some)
            }
            (false, _) => {
                let columns =
                    (0..level.items.len()).map(|i| Ok(Expr::Derived(WHOLE, names("c", i)?)));
                let columns = columns.collect::<Result<Vec<_>, Error>>()?;
                return Ok(plain(Select {
                    items: self.row(
                        n,
                        Expr::Derived(WHOLE, PARENT),
                        Expr::Derived(WHOLE, NUMBER),
                        columns,
                    )?,
                    from: Some(Source::Subquery(WHOLE, Arc::new(inner))),
                    filter: Some(within(&level.cut)),
                    ..Select::default()
                }));
            }
        };
        let columns = (0..level.items.len()).map(|i| Ok(Expr::Derived(name, names("c", i)?)));
        let columns = columns.collect::<Result<Vec<_>, Error>>()?;
        let cte = Arc::new(Cte::new(name, query));
        self.ctes[n] = Some(cte.clone());
        Ok(plain(Select {
            items: self.row(
                n,
                Expr::Derived(name, PARENT),
                Expr::Derived(name, NUMBER),
                columns,
            )?,
            from: Some(Source::Cte(cte)),
            ..Select::default()
        }))
    }

    /// A row of the whole: its place, then the columns of all levels, NULL but for its own.
    fn row(
        &self,
        n: usize,
        parent: Expr,
        number: Expr,
        columns: Vec<Expr>,
    ) -> Result<Vec<Item>, Error> {
        // The first part names the columns of the whole.
        let item = |expr, name| Item::new(expr, (n == 0).then_some(name));
        let mut items = vec![
            item(literal(n.to_string()), "l"),
            item(parent, PARENT),
            item(number, NUMBER),
        ];
        let mut columns: Vec<Option<Expr>> = columns.into_iter().map(Some).collect();
        for (i, slot) in self.slots.iter().enumerate() {
            let own = self.places[n].iter().position(|place| *place == i);
            // What the others have in its place is of the same type, also as it is read.
            let read = match own {
                Some(own) => self.plan.levels[n].items[own].read,
                None => slot.kind.converted(),
            };
            let own = own.and_then(|own| columns.get_mut(own)?.take());
            let expr = own.unwrap_or(Expr::TypedNull(slot.kind, slot.sql_type));
            items.push(Item {
                read,
                ..item(expr, names("c", i)?)
            });
        }
        Ok(items)
    }

    /// The number of the row that a row belongs to.
    fn parent(&self, level: &Level) -> Result<Expr, Error> {
        match level.parent {
            None => Ok(literal("0")),
            Some((parent, _)) => Ok(Expr::Derived(names("l", parent)?, NUMBER)),
        }
    }

    /// The order of a level's rows; a complete one leaves no choice.
    fn order(&self, level: &Level, complete: bool) -> Vec<Order> {
        match complete {
            true => complete_order(level),
            false => level.order.clone(),
        }
    }

    /// The number of a row within its level: rows of one parent follow each other.
    fn number(&self, level: &Level, complete: bool) -> Result<Expr, Error> {
        let mut order = Vec::new();
        if complete && level.parent.is_some() {
            order.push(Order {
                expr: self.parent(level)?,
                descending: false,
                nulls_first: None,
            });
        }
        let asked = level.order.is_empty() && !self.rereads && !level.cut.is_some();
        order.extend(self.order(level, complete && !asked));
        Ok(row_number(Vec::new(), order))
    }

    /// A level's place, columns and keys, each under a name.
    fn numbered(&self, level: &Level, cut: bool) -> Result<Vec<Item>, Error> {
        let mut items = vec![
            item(self.parent(level)?, PARENT),
            item(self.number(level, true)?, NUMBER),
        ];
        for (i, expr) in own(level).into_iter().enumerate() {
            items.push(item(expr, names("c", i)?));
        }
        for (i, key) in level.keys.iter().enumerate() {
            items.push(item(Expr::Column(level.source, key), names("k", i)?));
        }
        if cut {
            let rank = row_number(vec![self.parent(level)?], self.order(level, true));
            items.push(item(rank, RANK));
        }
        Ok(items)
    }

    /// From which tables a level comes.
    fn select(&self, level: &Level) -> Result<Select, Error> {
        let mut select = Select {
            from: Some(Source::Table(level.table, level.source)),
            filter: level.filter.clone(),
            unfiltered: level.unfiltered || self.plan.unfiltered,
            ..Select::default()
        };
        let Some((parent, relation)) = level.parent else {
            return Ok(select);
        };
        let name = names("l", parent)?;
        let key = |own: &ColumnDef| {
            let keys = &self.plan.levels[parent].keys;
            let at = keys.iter().position(|key| key.name == own.name);
            Ok::<_, Error>(Expr::Derived(name, names("k", at.unwrap_or(0))?))
        };
        let mut join = |source: Source, on: Vec<Expr>| {
            select.joins.push(Join {
                kind: JoinKind::Inner,
                source,
                lateral: false,
                on: Some(Expr::And(on)),
            });
        };
        let parents = self.ctes[parent].clone().map(Source::Cte);
        let parents = parents.ok_or_else(|| Error::Invalid("a level without its parent".into()))?;
        match &relation.keys {
            Keys::Direct(pairs) => {
                let on = pairs
                    .iter()
                    .map(|(own, other)| Ok(equal(Expr::Column(level.source, other), key(own)?)));
                join(parents, on.collect::<Result<_, Error>>()?);
            }
            Keys::Through {
                table,
                source,
                owner,
                other,
            } => {
                let on = other.iter().map(|(third, other)| {
                    equal(
                        Expr::Column(source, third),
                        Expr::Column(level.source, other),
                    )
                });
                join(Source::Table(table, source), on.collect());
                let on = owner
                    .iter()
                    .map(|(own, third)| Ok(equal(Expr::Column(source, third), key(own)?)));
                join(parents, on.collect::<Result<_, Error>>()?);
            }
        }
        Ok(select)
    }
}

/// The order of a level's rows, and the key in it, so that it leaves no choice.
pub(super) fn complete_order(level: &Level) -> Vec<Order> {
    let mut order = level.order.clone();
    let table = level.table;
    let all: Vec<usize> = (0..table.columns.len()).collect();
    let columns = match table.primary_key {
        [] => &all,
        key => key,
    };
    for column in columns.iter().map(|i| &table.columns[*i]) {
        let there =
            |order: &Order| matches!(&order.expr, Expr::Column(_, c) if c.name == column.name);
        if !order.iter().any(there) && column.kind.can_be_ordered() {
            order.push(Order {
                expr: Expr::Column(level.source, column),
                descending: false,
                nulls_first: None,
            });
        }
    }
    order
}

/// `row_number() over (partition by .. order by ..)`.
pub(super) fn row_number(partition: Vec<Expr>, order: Vec<Order>) -> Expr {
    let window = Window {
        partition,
        order,
        frame: None,
        name: None,
    };
    Expr::Over(Box::new((Expr::Call("row_number", Vec::new()), window)))
}

/// The selected expressions.
fn own(level: &Level) -> Vec<Expr> {
    level.items.iter().map(|item| item.expr.clone()).collect()
}

/// A column of the whole.
#[derive(Clone, Copy)]
struct Slot {
    kind: Kind,
    /// The column type that the schema names, which a NULL in its place has to have.
    sql_type: Option<SqlTypeDef>,
    /// It is a column of a table, whose type is known for certain.
    column: bool,
}
impl Slot {
    fn of(kind: Kind, item: &Item) -> Self {
        let (sql_type, column) = match &item.expr {
            Expr::Column(_, column) => (column.sql_type, true),
            _ => (None, false),
        };
        Slot {
            kind,
            sql_type,
            column,
        }
    }

    /// Whether a column of another level can stand here.
    fn takes(&self, other: &Slot, syntax: &'static dyn Syntax) -> bool {
        let same = self.column && other.column && self.sql_type == other.sql_type;
        syntax.has_untyped_columns() || same && self.kind == other.kind && syntax.mixes(self.kind)
    }
}

/// Among the rows that are wanted of each parent.
pub(super) fn within(cut: &Cut) -> Expr {
    let rank = || Expr::Derived(WHOLE, RANK);
    let bound = |value: &Value| Expr::Value(value.clone());
    let mut conditions = Vec::new();
    if let Some(offset) = &cut.offset {
        conditions.push(Expr::binary(BinaryOp::Gt, rank(), bound(offset)));
    }
    if let Some(limit) = &cut.limit {
        let from = match &cut.offset {
            None => rank(),
            Some(offset) => Expr::binary(BinaryOp::Sub, rank(), bound(offset)),
        };
        conditions.push(Expr::binary(BinaryOp::Lte, from, bound(limit)));
    }
    Expr::And(conditions)
}

pub(super) fn plain(select: Select) -> Query {
    Query {
        body: Body::Select(Box::new(select)),
        with: Vec::new(),
        order_by: Vec::new(),
        limit: None,
        offset: None,
    }
}

impl Cut {
    pub(crate) fn is_some(&self) -> bool {
        self.limit.is_some() || self.offset.is_some()
    }
}
