//! Window functions, and aggregates of some rows only.
use super::Writer;
use crate::ast::{Exclude, Expr, Frame, FrameEdge, FrameUnit, Order, Window, WindowName};

/// The windows with names of one select.
#[derive(Default)]
pub(super) struct Named {
    windows: Vec<(WindowName, Window)>,
    /// Whether their clause has been written.
    written: bool,
}

impl Writer {
    /// `function over (..)`.
    pub(super) fn over(&mut self, function: &Expr, window: &Window) {
        if let Some(clause) = self.no_windows {
            self.refuse(format!(
                "a window function can't stand in {clause}, which is computed before it: \
                 select it in a subquery, and use its column"
            ));
        }
        let outer = self.no_windows.replace("another window function");
        match function {
            Expr::Call(name, args) if args.len() == 3 && !self.syntax.has_lag_default() => {
                self.neighbour_or_default(name, args, window);
            }
            _ => {
                self.expr(function);
                self.window(function, window);
            }
        }
        self.no_windows = outer;
    }

    /// `lag(1, n)` is NULL where there is no such row, and nowhere else.
    fn neighbour_or_default(&mut self, name: &'static str, args: &[Expr], window: &Window) {
        let [value, offset, default] = args else {
            return;
        };
        let one = Expr::Raw(vec![crate::ast::Piece::Text("1".into())]);
        let call = |value: &Expr| Expr::Call(name, vec![value.clone(), offset.clone()]);
        let (there, neighbour) = (call(&one), call(value));
        self.raw("case when ");
        self.expr(&there);
        self.window(&there, window);
        self.raw(" is null then ");
        self.expr(default);
        self.raw(" else ");
        self.expr(&neighbour);
        self.window(&neighbour, window);
        self.raw(" end");
    }

    fn window(&mut self, function: &Expr, window: &Window) {
        self.raw(" over ");
        let plain_aggregate = match function {
            Expr::Aggregate { distinct, .. } => {
                if *distinct {
                    self.refuse(
                        "no database has aggregates of distinct values over a window".into(),
                    );
                }
                window.frame.is_none()
            }
            Expr::Filtered(..) => window.frame.is_none(),
            _ => false,
        };
        if let Some(name) = &window.name
            && self.refers_to(name, window)
        {
            return self.name(name.name);
        }
        let any_order = self.syntax.orders_windows() && !plain_aggregate;
        self.window_definition(&window.partition, &window.order, window.frame, any_order);
    }

    /// Whether a window can be written by its name; its definition then is in the select's clause.
    fn refers_to(&mut self, name: &WindowName, window: &Window) -> bool {
        if !self.syntax.has_named_windows() {
            return false;
        }
        let mut known = self.windows.windows.iter();
        match known.find(|(known, _)| known.name == name.name) {
            Some((known, _)) if known.is(name) => true,
            Some(_) => {
                self.refuse(format!(
                    "two windows of one select are named `{}`",
                    name.name
                ));
                true
            }
            // What orders the rows is written after the clause.
            None if self.windows.written => false,
            None => {
                self.windows.windows.push((name.clone(), window.clone()));
                true
            }
        }
    }

    /// `window w as (..)`.
    pub(super) fn window_clause(&mut self) {
        let windows = std::mem::take(&mut self.windows.windows);
        for (i, (name, window)) in windows.iter().enumerate() {
            self.raw(if i == 0 { " window " } else { ", " });
            self.name(name.name);
            self.raw(" as ");
            self.before_windows("a window", |w| {
                w.window_definition(&window.partition, &window.order, window.frame, false);
            });
        }
        self.windows = Named {
            windows,
            written: true,
        };
    }

    /// `(partition by .. order by .. rows between ..)`.
    pub(super) fn window_definition(
        &mut self,
        partition: &[Expr],
        order: &[Order],
        frame: Option<Frame>,
        any_order: bool,
    ) {
        self.raw("(");
        let start = self.out.text.len();
        if !partition.is_empty() {
            self.raw("partition by ");
            self.list(partition, ", ", Self::expr);
        }
        if !order.is_empty() || any_order {
            self.space(start);
            if order.is_empty() {
                self.raw("order by (select null)");
            } else {
                self.order(order, &[]);
            }
        }
        if let Some(frame) = frame {
            self.space(start);
            self.frame(frame, order.len());
        }
        self.raw(")");
    }

    fn space(&mut self, start: usize) {
        if self.out.text.len() > start {
            self.raw(" ");
        }
    }

    fn frame(&mut self, frame: Frame, keys: usize) {
        if frame.start.place() > frame.end.place() {
            self.refuse("the frame of a window ends before it starts".into());
        }
        let offset = frame.start.is_offset() || frame.end.is_offset();
        match frame.unit {
            FrameUnit::Range if offset && keys != 1 => self.refuse(
                "`range_between` with a distance needs exactly one key in `order_by`, a number"
                    .into(),
            ),
            FrameUnit::Groups if keys == 0 => {
                self.refuse("`groups_between` needs the window's `order_by`".into());
            }
            _ => {}
        }
        self.raw(match frame.unit {
            FrameUnit::Rows => "rows between ",
            FrameUnit::Range => "range between ",
            FrameUnit::Groups => "groups between ",
        });
        self.edge(frame.start);
        self.raw(" and ");
        self.edge(frame.end);
        self.raw(match frame.exclude {
            None => "",
            Some(Exclude::CurrentRow) => " exclude current row",
            Some(Exclude::Group) => " exclude group",
            Some(Exclude::Ties) => " exclude ties",
        });
    }

    fn edge(&mut self, edge: FrameEdge) {
        match edge {
            FrameEdge::UnboundedPreceding => self.raw("unbounded preceding"),
            FrameEdge::Preceding(n) => self.raw(&format!("{n} preceding")),
            FrameEdge::CurrentRow => self.raw("current row"),
            FrameEdge::Following(n) => self.raw(&format!("{n} following")),
            FrameEdge::UnboundedFollowing => self.raw("unbounded following"),
        }
    }

    /// An aggregate of the rows for which a condition holds. It ignores NULL, so where there is no `filter` it is one
    /// of values that are NULL in the other rows.
    pub(super) fn filtered(&mut self, aggregate: &Expr, condition: &Expr) {
        if condition.is_empty() {
            return self.expr(aggregate);
        }
        if let Expr::Filtered(inner) = aggregate {
            // A second filter: both have to hold.
            let both = Expr::And(vec![inner.1.clone(), condition.clone()]);
            return self.filtered(&inner.0, &both);
        }
        if self.syntax.has_aggregate_filter() {
            self.expr(aggregate);
            self.raw(" filter (where ");
            self.condition(condition);
            return self.raw(")");
        }
        let when = |value: Expr| Expr::Case {
            arms: vec![(condition.clone(), value)],
            otherwise: None,
        };
        match aggregate.clone() {
            Expr::Aggregate {
                name,
                distinct,
                operand,
                kind,
            } => {
                let one = || Expr::Raw(vec![crate::ast::Piece::Text("1".into())]);
                let value = operand.map_or_else(one, |operand| *operand);
                self.expr(&Expr::Aggregate {
                    name,
                    distinct,
                    operand: Some(Box::new(when(value))),
                    kind,
                });
            }
            _ => self.refuse(format!(
                "{} has no `filter` for this aggregate",
                self.syntax.name()
            )),
        }
    }
}
