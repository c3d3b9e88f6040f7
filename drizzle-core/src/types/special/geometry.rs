//! PostgreSQL's geometric types.
use super::{Special, elements, special};

/// A point in a plane.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// From left to right.
    pub x: f64,
    /// From bottom to top.
    pub y: f64,
}

impl Point {
    /// The point with these coordinates.
    pub const fn new(x: f64, y: f64) -> Self {
        Point { x, y }
    }
}

/// An infinite line: `ax + by + c = 0`. Not both of `a` and `b` are zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// The factor of `x`.
    pub a: f64,
    /// The factor of `y`.
    pub b: f64,
    /// What is added.
    pub c: f64,
}

/// A line from one point to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LineSegment(pub Point, pub Point);

/// PostgreSQL's `box`, by two opposite corners. The database gives the upper right one first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rectangle(pub Point, pub Point);

/// Points that are joined by lines; at least one.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// Whether the last point is joined to the first.
    pub closed: bool,
    /// The points.
    pub points: Vec<Point>,
}

/// The area within a closed path.
#[derive(Debug, Clone, PartialEq)]
pub struct Polygon(pub Vec<Point>);

/// A circle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Circle {
    /// Its centre.
    pub center: Point,
    /// Its radius, which is not negative.
    pub radius: f64,
}

fn flat(points: impl IntoIterator<Item = Point>) -> Vec<f64> {
    points.into_iter().flat_map(|p| [p.x, p.y]).collect()
}

fn points(coordinates: &[f64]) -> Option<Vec<Point>> {
    let (pairs, rest) = coordinates.as_chunks::<2>();
    rest.is_empty()
        .then(|| pairs.iter().map(|[x, y]| Point::new(*x, *y)).collect())
}

fn numbers<const N: usize>(shape: Special) -> Option<[f64; N]> {
    match shape {
        Special::Coordinates(v) => v.try_into().ok(),
        _ => None,
    }
}

special! {
    Point, "point", Plain,
        |v| Ok(Special::Coordinates(vec![v.x, v.y])),
        |shape| numbers(shape).map(|[x, y]| Point { x, y });
    Line, "line", Plain,
        |v| if v.a == 0.0 && v.b == 0.0 {
            Err("`a` and `b` of a line are both zero")
        } else {
            Ok(Special::Coordinates(vec![v.a, v.b, v.c]))
        },
        |shape| numbers(shape).map(|[a, b, c]| Line { a, b, c });
    LineSegment, "lseg", Plain,
        |v| Ok(Special::Coordinates(flat([v.0, v.1]))),
        |shape| numbers(shape).map(|[a, b, c, d]| LineSegment(Point::new(a, b), Point::new(c, d)));
    Rectangle, "box", Plain,
        |v| Ok(Special::Coordinates(flat([v.0, v.1]))),
        |shape| numbers(shape).map(|[a, b, c, d]| Rectangle(Point::new(a, b), Point::new(c, d)));
    Path, "path", Plain,
        |v| if v.points.is_empty() {
            Err("a path has no points")
        } else {
            Ok(Special::Path(v.closed, flat(v.points)))
        },
        |shape| match shape {
            Special::Path(closed, v) => points(&v).map(|points| Path { closed, points }),
            _ => None,
        };
    Polygon, "polygon", Plain,
        |v| if v.0.is_empty() {
            Err("a polygon has no points")
        } else {
            Ok(Special::Path(true, flat(v.0)))
        },
        |shape| match shape {
            Special::Path(_, v) => points(&v).map(Polygon),
            _ => None,
        };
    Circle, "circle", Plain,
        |v| if v.radius < 0.0 {
            Err("the radius of a circle is negative")
        } else {
            Ok(Special::Circle(v.center.x, v.center.y, v.radius))
        },
        |shape| match shape {
            Special::Circle(x, y, radius) => Some(Circle { center: Point::new(x, y), radius }),
            _ => None,
        };
}
elements! { Point Line LineSegment Rectangle Path Polygon Circle }
