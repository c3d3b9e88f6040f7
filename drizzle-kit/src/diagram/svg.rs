//! A picture in one file: light or dark as its reader has it, without scripts, fonts or anything else from elsewhere.
use super::layout::{Box, LINE, Layout, TITLE, layout, text_width};
use super::{Ends, name_of};
use drizzle_core::catalog::{Catalog, ForeignKey, Table};
use std::fmt::Write as _;

// Plain rules, which every program that shows an SVG knows; the second part is for browsers.
const STYLE: &str = "\
.paper{fill:#ffffff}.box{fill:#ffffff;stroke:#d1d9e0}.head{fill:#eef2f6;stroke:#d1d9e0}\
text{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace;fill:#1f2328}\
.name{font-weight:600;font-size:14px}.type{fill:#59636e;font-size:12px}.mark{fill:#0969da;font-size:10px;font-weight:600}\
.edge,.end{fill:none;stroke:#818b98;stroke-width:1.4}.weak{stroke-dasharray:5 4}.edge:hover{stroke:#0969da;stroke-width:2.4}\
@media(prefers-color-scheme:dark){.paper{fill:#0d1117}.box{fill:#0d1117;stroke:#3d444d}.head{fill:#1c2330;stroke:#3d444d}\
text{fill:#f0f6fc}.type{fill:#9198a1}.mark{fill:#4493f8}.edge,.end{stroke:#656c76}.edge:hover{stroke:#4493f8}}";

/// A schema as an SVG: a box for each table, and a line for each foreign key, with a crow's foot at the end where there may
/// be many rows and a ring where there may be none. Dashed: the key is no part of the row's own.
pub fn svg(catalog: &Catalog) -> String {
    let Layout {
        boxes,
        width,
        height,
    } = layout(catalog);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         role=\"img\">\n<title>Tables and their foreign keys</title>\n<style>{STYLE}</style>\n\
         <rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>\n"
    );
    for table in &catalog.tables {
        for key in &table.foreign_keys {
            edge(&mut out, &boxes, table, key);
        }
    }
    for placed in &boxes {
        table(&mut out, placed);
    }
    out.push_str("</svg>\n");
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML has no place for these.
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

fn table(out: &mut String, placed: &Box) {
    let Box {
        name,
        rows,
        x,
        y,
        width,
        ..
    } = placed;
    let height = placed.height();
    _ = writeln!(
        out,
        "<g><rect class=\"box\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"6\"/>\
         <path class=\"head\" d=\"M{x} {}v-{}a6 6 0 0 1 6 -6h{}a6 6 0 0 1 6 6v{}z\"/>\
         <text class=\"name\" x=\"{}\" y=\"{}\">{}</text>",
        y + TITLE,
        TITLE - 6,
        width - 12,
        TITLE - 6,
        x + 12,
        y + 20,
        escaped(name),
    );
    for (number, row) in rows.iter().enumerate() {
        let base = y + TITLE + number * LINE + 16;
        _ = write!(
            out,
            "<text x=\"{}\" y=\"{base}\">{}</text>",
            x + 12,
            escaped(&row.name)
        );
        let mut at = x + 12 + text_width(&row.name, 8) + 8;
        for mark in row.marks.words() {
            _ = write!(
                out,
                "<text class=\"mark\" x=\"{at}\" y=\"{}\">{mark}</text>",
                base - 1
            );
            at += 20;
        }
        let null = if row.nullable { "?" } else { "" };
        _ = writeln!(
            out,
            "<text class=\"type\" x=\"{}\" y=\"{base}\" text-anchor=\"end\">{}{null}</text>",
            x + width - 12,
            escaped(&row.ty)
        );
    }
    out.push_str("</g>\n");
}

/// An end of a line: where it touches the box, and to which side it leaves.
#[derive(Clone, Copy)]
struct End {
    x: isize,
    y: isize,
    /// 1: to the right, -1: to the left.
    side: isize,
}

fn end(placed: &Box, column: &str, side: isize) -> End {
    let x = if side > 0 {
        placed.x + placed.width
    } else {
        placed.x
    };
    End {
        x: x as isize,
        y: placed.line(column) as isize,
        side,
    }
}

fn edge(out: &mut String, boxes: &[Box], table: &Table, key: &ForeignKey) {
    let find = |name: &str| boxes.iter().find(|placed| placed.name == name);
    let child_name = name_of(&table.schema, &table.name);
    let parent_name = name_of(&key.foreign_schema, &key.foreign_table);
    // A table that is not part of the schema has no box.
    let (Some(child), Some(parent)) = (find(&child_name), find(&parent_name)) else {
        return;
    };
    let column = key.columns.first().map_or("", String::as_str);
    let referred = key.foreign_columns.first().map_or("", String::as_str);
    let (from, to) = match child.place.cmp(&parent.place) {
        std::cmp::Ordering::Greater => (end(child, column, -1), end(parent, referred, 1)),
        std::cmp::Ordering::Less => (end(child, column, 1), end(parent, referred, -1)),
        std::cmp::Ordering::Equal => (end(child, column, 1), end(parent, referred, 1)),
    };
    let far = ((from.x - to.x).abs() / 2).clamp(36, 220);
    let ends = Ends::of(table, key);
    let weak = if ends.identifying { "" } else { " weak" };
    let title = format!(
        "{child_name}.{} → {parent_name}.{}",
        key.columns.join(", "),
        key.foreign_columns.join(", ")
    );
    // The feet and rings stand between the box and the line.
    let (start, stop) = (from.x + 16 * from.side, to.x + 16 * to.side);
    _ = writeln!(
        out,
        "<path class=\"edge{weak}\" d=\"M{start} {}C{} {} {} {} {stop} {}\"><title>{}</title></path>",
        from.y,
        start + far * from.side,
        from.y,
        stop + far * to.side,
        to.y,
        to.y,
        escaped(&title),
    );
    // Whose rows refer: many or one, and perhaps none.
    let foot = if ends.single {
        format!("M{} {}v12", from.x + 6 * from.side, from.y - 6)
    } else {
        let tip = from.x + 10 * from.side;
        let (x, y) = (from.x, from.y);
        format!("M{x} {}L{tip} {y}L{x} {}", y - 6, y + 6)
    };
    let ring =
        |x: isize, y: isize| format!("<circle class=\"end\" cx=\"{x}\" cy=\"{y}\" r=\"3.5\"/>");
    _ = writeln!(
        out,
        "<path class=\"end\" d=\"{foot}M{} {}H{start}\"/>{}",
        from.x,
        from.y,
        ring(from.x + 13 * from.side, from.y)
    );
    // The row that is referred to: one, or perhaps none.
    let second = if ends.required {
        format!("M{} {}v12", to.x + 11 * to.side, to.y - 6)
    } else {
        String::new()
    };
    let perhaps = if ends.required {
        String::new()
    } else {
        ring(to.x + 13 * to.side, to.y)
    };
    _ = writeln!(
        out,
        "<path class=\"end\" d=\"M{} {}v12{second}M{} {}H{stop}\"/>{perhaps}",
        to.x + 6 * to.side,
        to.y - 6,
        to.x,
        to.y,
    );
}
