//! Random shapes of nested queries over random relations, each against the same tree made by hand from plain rows.
//!
//! The tables are fixed; how they are related is not: relations are made at run time, with random columns as keys, one
//! or two, directly or through a third table. So is what a level selects, its conditions, order, limit and offset.
#![allow(dead_code)]
use drizzle::ast::{self, BinaryOp};
use drizzle::decode::{DecodeError, Reader};
use drizzle::driver::Driver;
use drizzle::expr::{OrderKeys, Predicate};
use drizzle::nullability::Nullable;
use drizzle::prelude::*;
use drizzle::relation::{
    Branches, Find, Head, Keys, Level, Many, Nests, One, Plan, Relation, RelationDef,
    Shape as NestedShape, Store, branch, branch_of_some, find,
};
use drizzle::schema::{ColumnDef, SourceName, Table, TableDef, TableOn};
use drizzle::scope::{Scope, Valid};
use drizzle::types::Field as _;
use drizzle::value::{Kind, Value};

macro_rules! tables {
    ($($row:ident $table:ident $name:literal;)*) => {$(
        #[table(sqlite, postgres, mysql, cockroach, mssql, name = $name)]
        #[derive(Debug, Clone)]
        pub struct $row {
            #[column(primary_key)]
            pub id: i64,
            pub a: i64,
            pub b: Option<i64>,
            pub c: Option<i64>,
            pub n: Option<i32>,
            pub s: String,
        }
    )*};
}
tables! { N0 n0 "n0"; N1 n1 "n1"; N2 n2 "n2"; N3 n3 "n3"; }

const TABLES: usize = 4;
/// Columns that hold 64-bit integers, by which rows can be related.
const KEYS: usize = 4;
/// Those and `n`.
const INTEGERS: usize = 5;

/// Does something with the table of a number.
macro_rules! with_table {
    ($n:expr, $t:ident, $value:ident => $body:expr) => {
        match $n {
            0 => {
                type $t = n0::n0;
                let $value = n0;
                $body
            }
            1 => {
                type $t = n1::n1;
                let $value = n1;
                $body
            }
            2 => {
                type $t = n2::n2;
                let $value = n2;
                $body
            }
            _ => {
                type $t = n3::n3;
                let $value = n3;
                $body
            }
        }
    };
}

fn def(table: usize) -> (&'static TableDef, &'static SourceName) {
    with_table!(table, T, _value => (T::DEF, T::SOURCE))
}
fn column(table: usize, column: usize) -> ast::Expr {
    let (def, source) = def(table);
    ast::Expr::Column(source, &def.columns[column])
}

/// A row of any of the tables.
#[derive(Debug, Clone)]
struct Plain {
    integers: [Option<i64>; INTEGERS],
    text: String,
}
macro_rules! plain {
    ($row:expr) => {{
        let row = $row;
        Plain {
            integers: [
                Some(row.id),
                Some(row.a),
                row.b,
                row.c,
                row.n.map(i64::from),
            ],
            text: row.s,
        }
    }};
}

/// All rows, by table, in the order of their keys.
pub struct Data([Vec<Plain>; TABLES]);

/// The same numbers at every run.
struct Random(u64);
impl Random {
    fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n
    }
    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

// ---------------------------------------------------------------- the graph

/// A relation, as the database is told of it and as it is computed by hand.
#[derive(Debug)]
struct Edge {
    from: usize,
    to: usize,
    pairs: Pairs,
    /// There is one row at most.
    one: bool,
    /// Only rows whose column `c` is not NULL.
    filtered: bool,
    def: &'static RelationDef,
}
#[derive(Debug)]
enum Pairs {
    Direct(Vec<(usize, usize)>),
    Through(usize, Vec<(usize, usize)>, Vec<(usize, usize)>),
}

fn only_with_c<const TABLE: usize>() -> ast::Expr {
    ast::Expr::IsNull {
        operand: Box::new(column(TABLE, 3)),
        negated: true,
    }
}

fn pairs(random: &mut Random) -> Vec<(usize, usize)> {
    let mut pairs = vec![(random.below(KEYS), random.below(KEYS))];
    if random.chance(20) {
        pairs.push((random.below(KEYS), random.below(KEYS)));
    }
    pairs
}

fn defs(left: usize, right: usize, pairs: &[(usize, usize)]) -> &'static [(ColumnDef, ColumnDef)] {
    let (left, right) = (def(left).0, def(right).0);
    let pairs = pairs
        .iter()
        .map(|(a, b)| (left.columns[*a], right.columns[*b]));
    pairs.collect::<Vec<_>>().leak()
}

fn graph(random: &mut Random) -> Vec<Edge> {
    let names = ["r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9"];
    let edges = names.into_iter().enumerate().map(|(n, name)| {
        // Each table has at least two.
        let (from, to) = (n % TABLES, random.below(TABLES));
        let between = (0..TABLES)
            .filter(|t| *t != from && *t != to)
            .nth(random.below(2));
        let (pairs, keys) = match between.filter(|_| random.chance(30)) {
            None => {
                let pairs = pairs(random);
                let keys = Keys::Direct(defs(from, to, &pairs));
                (Pairs::Direct(pairs), keys)
            }
            Some(third) => {
                let (owner, other) = (pairs(random), pairs(random));
                let (table, source) = def(third);
                let keys = Keys::Through {
                    table,
                    source,
                    owner: defs(from, third, &owner),
                    other: defs(third, to, &other),
                };
                (Pairs::Through(third, owner, other), keys)
            }
        };
        let one =
            matches!(&pairs, Pairs::Direct(pairs) if pairs.iter().any(|(_, other)| *other == 0));
        let filtered = random.chance(15);
        let filter: [fn() -> ast::Expr; TABLES] = [
            only_with_c::<0>,
            only_with_c::<1>,
            only_with_c::<2>,
            only_with_c::<3>,
        ];
        let relation = RelationDef {
            name,
            table: def(to).0,
            source: def(to).1,
            owner: def(from).0,
            owner_source: def(from).1,
            keys,
            filter: filtered.then_some(filter[to]),
        };
        Edge {
            from,
            to,
            pairs,
            one,
            filtered,
            def: Box::leak(Box::new(relation)),
        }
    });
    edges.collect()
}

impl Edge {
    /// The rows of the relation that belong to a row, as often as they do, by the order of their keys.
    fn rows<'d>(&self, data: &'d Data, row: &Plain) -> Vec<&'d Plain> {
        let equal = |left: &Plain, right: &Plain, pairs: &[(usize, usize)]| {
            pairs.iter().all(|(a, b)| {
                left.integers[*a].is_some() && left.integers[*a] == right.integers[*b]
            })
        };
        let mut found = Vec::new();
        for other in &data.0[self.to] {
            if self.filtered && other.integers[3].is_none() {
                continue;
            }
            let times = match &self.pairs {
                Pairs::Direct(pairs) => usize::from(equal(row, other, pairs)),
                Pairs::Through(third, to_owner, to_other) => {
                    let between = data.0[*third].iter();
                    between
                        .filter(|between| {
                            equal(row, between, to_owner) && equal(between, other, to_other)
                        })
                        .count()
                }
            };
            found.extend(std::iter::repeat_n(other, times));
        }
        found
    }

    fn relation<T: Table, C>(&self, table: fn() -> T) -> Relation<(), T, C> {
        Relation::new(self.def, table)
    }
}

// ---------------------------------------------------------------- conditions and values

/// A condition on the rows of a table.
#[derive(Debug, Clone)]
enum Test {
    Gt(usize, i64),
    Eq(usize, i64),
    IsNull(usize),
    Some(usize, Option<Box<Test>>),
    None(usize, Option<Box<Test>>),
    Every(usize, Box<Test>),
    Not(Box<Test>),
    And(Vec<Test>),
    Or(Vec<Test>),
}

/// A condition of which the compiler knows nothing.
struct Raw(Option<ast::Expr>);
impl Predicate for Raw {
    type Part = ();
    fn predicate(self) -> ast::Expr {
        self.0.unwrap_or_else(|| ast::Expr::And(Vec::new()))
    }
}

fn test(random: &mut Random, edges: &[Edge], table: usize, depth: usize) -> Test {
    let of_table: Vec<usize> = (0..edges.len())
        .filter(|e| edges[*e].from == table)
        .collect();
    let edge = of_table[random.below(of_table.len())];
    let kinds = if depth == 0 { 3 } else { 9 };
    let inner = |random: &mut Random, table| Box::new(test(random, edges, table, depth - 1));
    match random.below(kinds) {
        0 => Test::Gt(random.below(INTEGERS), random.below(8) as i64),
        1 => Test::Eq(random.below(INTEGERS), random.below(8) as i64),
        2 => Test::IsNull(2 + random.below(3)),
        3 => Test::Some(
            edge,
            random.chance(70).then(|| inner(random, edges[edge].to)),
        ),
        4 => Test::None(
            edge,
            random.chance(70).then(|| inner(random, edges[edge].to)),
        ),
        5 => Test::Every(edge, inner(random, edges[edge].to)),
        6 => Test::Not(inner(random, table)),
        7 => Test::And(vec![*inner(random, table), *inner(random, table)]),
        _ => Test::Or(vec![*inner(random, table), *inner(random, table)]),
    }
}

impl Test {
    fn ast(&self, edges: &[Edge], table: usize) -> ast::Expr {
        let compare = |op, of: usize, k: i64| {
            let value = match of {
                4 => Value::I32(k as i32),
                _ => Value::I64(k),
            };
            ast::Expr::Binary(op, Box::new((column(table, of), ast::Expr::Value(value))))
        };
        let all = |tests: &[Test]| tests.iter().map(|test| test.ast(edges, table)).collect();
        match self {
            Test::Gt(of, k) => compare(BinaryOp::Gt, *of, *k),
            Test::Eq(of, k) => compare(BinaryOp::Eq, *of, *k),
            Test::IsNull(of) => ast::Expr::IsNull {
                operand: Box::new(column(table, *of)),
                negated: false,
            },
            Test::Not(test) => ast::Expr::Not(Box::new(test.ast(edges, table))),
            Test::And(tests) => ast::Expr::And(all(tests)),
            Test::Or(tests) => ast::Expr::Or(all(tests)),
            Test::Some(edge, test) | Test::None(edge, test) => {
                let edge = &edges[*edge];
                let negated = matches!(self, Test::None(..));
                with_table!(edge.to, T, value => {
                    let relation: Relation<(), T, Many> = edge.relation(value);
                    let condition = test.as_ref().map(|test| test.ast(edges, edge.to));
                    match (negated, condition) {
                        (false, None) => some(relation, ..).predicate(),
                        (false, condition) => some(relation, Raw(condition)).predicate(),
                        (true, None) => none(relation, ..).predicate(),
                        (true, condition) => none(relation, Raw(condition)).predicate(),
                    }
                })
            }
            Test::Every(edge, test) => {
                let edge = &edges[*edge];
                let condition = Raw(Some(test.ast(edges, edge.to)));
                with_table!(edge.to, T, value => every::<(), T, Many, _, _>(edge.relation(value), condition).predicate())
            }
        }
    }

    /// True, false or unknown.
    fn holds(&self, edges: &[Edge], data: &Data, row: &Plain) -> Option<bool> {
        let of_rows = |edge: &usize, test: Option<&Test>| {
            let mut rows = edges[*edge].rows(data, row).into_iter();
            rows.any(|row| test.is_none_or(|test| test.holds(edges, data, row) == Some(true)))
        };
        match self {
            Test::Gt(of, k) => row.integers[*of].map(|v| v > *k),
            Test::Eq(of, k) => row.integers[*of].map(|v| v == *k),
            Test::IsNull(of) => Some(row.integers[*of].is_none()),
            Test::Not(test) => test.holds(edges, data, row).map(|holds| !holds),
            Test::And(tests) => {
                let all: Vec<_> = tests
                    .iter()
                    .map(|test| test.holds(edges, data, row))
                    .collect();
                if all.contains(&Some(false)) {
                    Some(false)
                } else if all.contains(&None) {
                    None
                } else {
                    Some(true)
                }
            }
            Test::Or(tests) => {
                let all: Vec<_> = tests
                    .iter()
                    .map(|test| test.holds(edges, data, row))
                    .collect();
                if all.contains(&Some(true)) {
                    Some(true)
                } else if all.contains(&None) {
                    None
                } else {
                    Some(false)
                }
            }
            Test::Some(edge, test) => Some(of_rows(edge, test.as_deref())),
            Test::None(edge, test) => Some(!of_rows(edge, test.as_deref())),
            Test::Every(edge, test) => Some(
                edges[*edge]
                    .rows(data, row)
                    .into_iter()
                    .all(|row| test.holds(edges, data, row) == Some(true)),
            ),
        }
    }
}

/// A number that a level selects, or orders by.
#[derive(Debug, Clone, Copy)]
enum Number {
    Column(usize),
    Count(usize),
    Sum(usize),
    Min(usize),
    Max(usize),
}

fn number(random: &mut Random, edges: &[Edge], table: usize) -> Number {
    let of_table: Vec<usize> = (0..edges.len())
        .filter(|e| edges[*e].from == table)
        .collect();
    let edge = of_table[random.below(of_table.len())];
    match random.below(8) {
        0 => Number::Count(edge),
        1 => Number::Sum(edge),
        2 => Number::Min(edge),
        3 => Number::Max(edge),
        _ => Number::Column(random.below(INTEGERS)),
    }
}

/// The tree of an expression.
fn tree<K: OrderKeys>(expr: K) -> ast::Expr {
    let mut orders = Vec::new();
    expr.orders(&mut orders);
    orders.swap_remove(0).expr
}

impl Number {
    fn ast(self, edges: &[Edge], table: usize) -> (ast::Expr, Kind) {
        let (Number::Count(edge) | Number::Sum(edge) | Number::Min(edge) | Number::Max(edge)) =
            self
        else {
            let Number::Column(of) = self else {
                unreachable!()
            };
            return (column(table, of), def(table).0.columns[of].kind);
        };
        let edge = &edges[edge];
        macro_rules! of {
            ($($n:literal $t:ident)*) => {
                match edge.to {
                    $($n => {
                        let relation: Relation<(), _, Many> = edge.relation($t);
                        match self {
                            Number::Count(_) => (tree(count_of(relation)), Kind::I64),
                            Number::Sum(_) => (tree(sum_of(relation, $t::n)), Kind::I64),
                            Number::Min(_) => (tree(min_of(relation, $t::n)), Kind::I32),
                            _ => (tree(max_of(relation, $t::n)), Kind::I32),
                        }
                    })*
                    _ => unreachable!(),
                }
            };
        }
        of!(0 n0 1 n1 2 n2 3 n3)
    }

    fn of(self, edges: &[Edge], data: &Data, row: &Plain) -> Option<i64> {
        let values = |edge: usize| {
            edges[edge]
                .rows(data, row)
                .into_iter()
                .filter_map(|row| row.integers[4])
        };
        match self {
            Number::Column(of) => row.integers[of],
            Number::Count(edge) => Some(edges[edge].rows(data, row).len() as i64),
            Number::Sum(edge) => values(edge).reduce(|a, b| a + b),
            Number::Min(edge) => values(edge).min(),
            Number::Max(edge) => values(edge).max(),
        }
    }
}

// ---------------------------------------------------------------- shapes

/// What is found of a table.
#[derive(Debug, Clone)]
pub struct Wanted {
    table: usize,
    numbers: [Number; 3],
    filter: Option<Test>,
    /// Then by the key; without any, in no order.
    order: Option<Vec<(Number, bool)>>,
    limit: Option<i64>,
    offset: Option<i64>,
    nested: Vec<(usize, Wanted)>,
}

fn wanted(random: &mut Random, edges: &[Edge], table: usize, depth: usize, one: bool) -> Wanted {
    let of_table: Vec<usize> = (0..edges.len())
        .filter(|e| edges[*e].from == table)
        .collect();
    let order = random.chance(75).then(|| {
        let keys = (0..random.below(3)).map(|_| (number(random, edges, table), random.chance(50)));
        keys.collect::<Vec<_>>()
    });
    // Which rows a limit leaves is told by an order only.
    let cut = order.is_some() && !one;
    let limit = (cut && random.chance(40)).then(|| random.below(4) as i64);
    let offset = (cut && random.chance(25)).then(|| random.below(3) as i64);
    let count = if depth == 0 { 0 } else { random.below(3) };
    let nested = (0..count).map(|_| {
        let edge = of_table[random.below(of_table.len())];
        (
            edge,
            wanted(random, edges, edges[edge].to, depth - 1, edges[edge].one),
        )
    });
    let nested = nested.collect();
    Wanted {
        table,
        numbers: std::array::from_fn(|_| number(random, edges, table)),
        filter: random.chance(40).then(|| test(random, edges, table, 2)),
        order,
        limit,
        offset,
        nested,
    }
}

/// A row with the rows below it.
#[derive(Debug, Clone, PartialEq, PartialOrd)]
pub struct Tree {
    id: i64,
    numbers: [Option<i64>; 3],
    text: String,
    nested: Vec<Vec<Tree>>,
}

impl Wanted {
    /// By hand.
    fn of(&self, edges: &[Edge], data: &Data, rows: Vec<&Plain>) -> Vec<Tree> {
        let passes = |row: &&Plain| {
            self.filter
                .as_ref()
                .is_none_or(|test| test.holds(edges, data, row) == Some(true))
        };
        let mut rows: Vec<&Plain> = rows.into_iter().filter(passes).collect();
        rows.sort_by_key(|row| row.integers[0]);
        for (key, descending) in self.order.iter().flatten().rev() {
            // NULLs come first, whichever way.
            rows.sort_by_key(|row| {
                let value = key.of(edges, data, row);
                (
                    value.is_some(),
                    value.map(|value| if *descending { -value } else { value }),
                )
            });
        }
        let rows = rows.into_iter().skip(self.offset.unwrap_or(0) as usize);
        let rows = rows.take(self.limit.unwrap_or(i64::MAX) as usize);
        let tree = rows.map(|row| Tree {
            id: row.integers[0].unwrap_or_default(),
            numbers: self.numbers.map(|number| number.of(edges, data, row)),
            text: row.text.clone(),
            nested: self
                .nested
                .iter()
                .map(|(edge, wanted)| wanted.of(edges, data, edges[*edge].rows(data, row)))
                .collect(),
        });
        tree.collect()
    }

    /// Rows that were asked for in no order, in one that is known.
    fn ordered(&self, mut trees: Vec<Tree>) -> Vec<Tree> {
        for tree in &mut trees {
            for ((_, wanted), nested) in self.nested.iter().zip(&mut tree.nested) {
                *nested = wanted.ordered(std::mem::take(nested));
            }
        }
        if self.order.is_none() {
            trees.sort_by_key(|tree| tree.id);
        }
        trees
    }

    /// How many levels there are.
    fn levels(&self) -> usize {
        1 + self
            .nested
            .iter()
            .map(|(_, wanted)| wanted.levels())
            .sum::<usize>()
    }

    fn level<T>(&self, edges: &[Edge]) -> Level<T, Parts> {
        let filter = self.filter.as_ref().map(|test| test.ast(edges, self.table));
        Level::new()
            .filter(Raw(filter))
            .order_by(Orders(self, edges))
    }
}
type Parts = ((), ((), ()));

struct Orders<'a>(&'a Wanted, &'a [Edge]);
impl OrderKeys for Orders<'_> {
    type Part = ();
    fn orders(self, out: &mut Vec<ast::Order>) {
        let Some(order) = &self.0.order else { return };
        for (key, descending) in order {
            out.push(ast::Order {
                expr: key.ast(self.1, self.0.table).0,
                descending: *descending,
                nulls_first: Some(true),
            });
        }
        out.push(ast::Order {
            expr: column(self.0.table, 0),
            descending: false,
            nulls_first: None,
        });
    }
}

/// A shape that is known at run time only.
#[derive(Clone)]
struct Dynamic {
    wanted: std::sync::Arc<Wanted>,
    edges: &'static [Edge],
}
type Own = (i64, [Option<i64>; 3], String);

impl<S> Valid<S> for Dynamic {}
impl<S: Scope> NestedShape<S> for Dynamic {
    type Output = Tree;
    type Own = Own;
    type Branches = Slots;
    fn own(&self, out: &mut Vec<ast::Item>, kinds: &mut Vec<Kind>) {
        let item = |expr| ast::Item {
            expr,
            alias: None,
            read: None,
        };
        out.push(item(column(self.wanted.table, 0)));
        kinds.push(Kind::I64);
        for number in self.wanted.numbers {
            let (expr, kind) = number.ast(self.edges, self.wanted.table);
            out.push(item(expr));
            kinds.push(kind);
        }
        out.push(item(column(self.wanted.table, 5)));
        kinds.push(Kind::Text);
    }
    fn decode(row: &mut dyn Reader) -> Result<Own, DecodeError> {
        let wrong = |e: drizzle::types::TypeError| DecodeError {
            column: "a number".into(),
            expected: e.expected,
            found: e.found,
        };
        let id = row.next().and_then(i64::read).map_err(wrong)?;
        let mut numbers = [None; 3];
        for number in &mut numbers {
            *number = row.next().and_then(Option::<i64>::read).map_err(wrong)?;
        }
        Ok((
            id,
            numbers,
            row.next().and_then(String::read).map_err(wrong)?,
        ))
    }
    fn branches(&self, plan: &mut Plan, level: usize) -> Slots {
        let slots = self.wanted.nested.iter().map(|(edge, wanted)| {
            let edge = &self.edges[*edge];
            let shape = Dynamic {
                wanted: std::sync::Arc::new(wanted.clone()),
                edges: self.edges,
            };
            with_table!(edge.to, T, value => slot::<S, T>(value, edge, shape, plan, level))
        });
        Slots(slots.collect())
    }
    fn build((id, numbers, text): Own, nested: Vec<Vec<Tree>>) -> Tree {
        Tree {
            id,
            numbers,
            text,
            nested,
        }
    }
}

fn slot<S: Scope, T: Table>(
    table: fn() -> T,
    edge: &Edge,
    shape: Dynamic,
    plan: &mut Plan,
    parent: usize,
) -> Slot {
    let wanted = shape.wanted.clone();
    let level = wanted.level::<T>(shape.edges);
    if edge.one {
        let relation: Relation<(), T, One<drizzle::nullability::NotNull>> = edge.relation(table);
        return Slot::One((
            Nests::<S>::plan(&branch_of_some(relation, level, shape), plan, parent),
            (),
        ));
    }
    let relation: Relation<(), T, Many> = edge.relation(table);
    let store = match (wanted.limit, wanted.offset) {
        (None, None) => Nests::<S>::plan(&branch(relation, level, shape), plan, parent),
        (Some(limit), None) => {
            Nests::<S>::plan(&branch(relation, level.limit(limit), shape), plan, parent)
        }
        (None, Some(offset)) => {
            Nests::<S>::plan(&branch(relation, level.offset(offset), shape), plan, parent)
        }
        (Some(limit), Some(offset)) => Nests::<S>::plan(
            &branch(relation, level.limit(limit).offset(offset), shape),
            plan,
            parent,
        ),
    };
    Slot::Many((store, ()))
}

/// Where the rows of a level go, of which there are any number or one at most.
enum Slot {
    Many((Store<Own, Slots, Tree, Many>, ())),
    One((Store<Own, Slots, Tree, One<Nullable>>, ())),
}
/// Those of the levels below a level.
pub struct Slots(Vec<Slot>);
type Ready<C> = <(Store<Own, Slots, Tree, C>, ()) as Branches>::Ready;
/// The same, put together.
pub enum SlotReady {
    Many(Ready<Many>),
    One(Ready<One<Nullable>>),
}

/// The same for either kind.
macro_rules! either {
    ($slot:expr, $of:ident => $body:expr) => {
        match $slot {
            Slot::Many($of) => $body,
            Slot::One($of) => $body,
        }
    };
}
impl Branches for Slots {
    type Ready = Vec<SlotReady>;
    type Fields = Vec<Vec<Tree>>;
    fn accept(
        &mut self,
        level: i64,
        head: Head,
        row: &mut dyn Reader,
    ) -> Result<bool, DecodeError> {
        for slot in &mut self.0 {
            if either!(slot, slot => slot.accept(level, head, row)?) {
                return Ok(true);
            }
        }
        Ok(false)
    }
    fn ready(self) -> Result<Vec<SlotReady>, DecodeError> {
        let slots = self.0.into_iter().map(|slot| {
            Ok(match slot {
                Slot::Many(slot) => SlotReady::Many(slot.ready()?),
                Slot::One(slot) => SlotReady::One(slot.ready()?),
            })
        });
        slots.collect()
    }
    fn fields(ready: &mut Vec<SlotReady>, number: i64) -> Result<Vec<Vec<Tree>>, DecodeError> {
        let fields = ready.iter_mut().map(|slot| {
            Ok(match slot {
                SlotReady::Many(slot) => {
                    <(Store<Own, Slots, Tree, Many>, ())>::fields(slot, number)?.0
                }
                SlotReady::One(slot) => {
                    <(Store<Own, Slots, Tree, One<Nullable>>, ())>::fields(slot, number)?
                        .0
                        .into_iter()
                        .collect()
                }
            })
        });
        fields.collect()
    }
    fn empty(&self) -> Self {
        let slots = self.0.iter().map(|slot| match slot {
            Slot::Many(slot) => Slot::Many(slot.empty()),
            Slot::One(slot) => Slot::One(slot.empty()),
        });
        Slots(slots.collect())
    }
    fn absorb(&mut self, other: Self) {
        for (slot, other) in self.0.iter_mut().zip(other.0) {
            match (slot, other) {
                (Slot::Many(slot), Slot::Many(other)) => slot.absorb(other),
                (Slot::One(slot), Slot::One(other)) => slot.absorb(other),
                _ => {}
            }
        }
    }
    fn place(&mut self, places: &mut [Vec<usize>]) {
        self.0
            .iter_mut()
            .for_each(|slot| either!(slot, slot => slot.place(places)));
    }
    fn clear(&mut self) {
        self.0
            .iter_mut()
            .for_each(|slot| either!(slot, slot => slot.clear()));
    }
}

// ---------------------------------------------------------------- the comparison

const GRAPHS: u64 = 26;
const SHAPES: u64 = 20;

/// Every random shape on a database.
pub async fn compared<D: Driver>(db: &Db<D>) -> Result<(), Box<dyn std::error::Error>>
where
    n0::n0: TableOn<D>,
    n1::n1: TableOn<D>,
    n2::n2: TableOn<D>,
    n3::n3: TableOn<D>,
{
    let mut random = Random::new(7);
    macro_rules! filled {
        ($($table:ident $new:ident)*) => {$(
            db.create_table($table).execute().await?;
            let rows = (0..12).map(|id| {
                let mut some = |percent: usize| random.chance(percent).then(|| random.below(9) as i64);
                let (a, b, c, n) = (some(100).unwrap_or(0), some(75), some(60), some(80));
                $new::new().id(id).a(a).b(b).c(c).n(n.map(|n| n as i32)).s(format!("{}-{id}", stringify!($table)))
            });
            db.insert($table).values(rows.collect::<Vec<_>>()).execute().await?;
        )*};
    }
    filled!(n0 NewN0 n1 NewN1 n2 NewN2 n3 NewN3);
    macro_rules! plain_rows {
        ($($table:ident)*) => {
            Data([$(db.select(..).from($table).order_by($table::id).all().await?.into_iter().map(|row| plain!(row)).collect()),*])
        };
    }
    let data = plain_rows!(n0 n1 n2 n3);
    let (mut levels, mut rows, mut shapes) = (0, 0, 0);
    for seed in 0..GRAPHS {
        let mut random = Random::new(100 + seed);
        let edges: &'static [Edge] = graph(&mut random).leak();
        for shape in 0..SHAPES {
            let table = random.below(TABLES);
            let wanted = wanted(&mut random, edges, table, 3, false);
            let by_hand = wanted.ordered(wanted.of(edges, &data, data.0[table].iter().collect()));
            let found =
                with_table!(table, T, value => found::<D, T>(db, value(), &wanted, edges).await);
            let found = match found {
                Ok(found) => found.map(|found| wanted.ordered(found)),
                Err(error) => {
                    panic!("seed {seed}, shape {shape}: {error}\n{wanted:#?}\n{edges:#?}")
                }
            };
            for (way, found) in ["in one statement", "batched"].iter().zip(found) {
                assert!(
                    found == by_hand,
                    "seed {seed}, shape {shape}, {way}: found\n{found:#?}\nnot\n{by_hand:#?}\n{wanted:#?}\n{edges:#?}"
                );
            }
            levels += wanted.levels();
            rows += by_hand.iter().map(Tree::size).sum::<usize>();
            shapes += 1;
        }
    }
    // The shapes are worth comparing.
    assert!(
        shapes >= 500 && levels > 2 * shapes && rows > 10 * shapes,
        "{shapes} shapes, {levels} levels, {rows} rows"
    );
    Ok(())
}

impl Tree {
    fn size(&self) -> usize {
        1 + self.nested.iter().flatten().map(Tree::size).sum::<usize>()
    }
}

async fn found<D: Driver, T: Table + TableOn<D>>(
    db: &Db<D>,
    table: T,
    wanted: &Wanted,
    edges: &'static [Edge],
) -> Result<[Vec<Tree>; 2], Error> {
    let level = wanted.level::<T>(edges);
    let shape = Dynamic {
        wanted: std::sync::Arc::new(wanted.clone()),
        edges,
    };
    match (wanted.limit, wanted.offset) {
        (None, None) => run(db, find(&table, level, shape)).await,
        (Some(limit), None) => run(db, find(&table, level.limit(limit), shape)).await,
        (None, Some(offset)) => run(db, find(&table, level.offset(offset), shape)).await,
        (Some(limit), Some(offset)) => {
            run(db, find(&table, level.limit(limit).offset(offset), shape)).await
        }
    }
}

/// In one statement, and in one for each level.
async fn run<D: Driver, T: Table + TableOn<D>, P>(
    db: &Db<D>,
    find: Find<T, P, Dynamic>,
) -> Result<[Vec<Tree>; 2], Error>
where
    P: Valid<drizzle::relation::LevelScope<T, D>>,
    Find<T, P, Dynamic>: Clone,
{
    let batched = db.query(find.clone()).batched().all().await?;
    Ok([db.query(find).all().await?, batched])
}
