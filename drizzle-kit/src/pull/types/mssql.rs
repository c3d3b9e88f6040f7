//! SQL Server, in the words of `sys.types`.
use super::{DECIMAL, DateTypes, Typed, UUID, parts};

pub(super) fn typed(ty: &str, dates: DateTypes) -> Typed {
    plain(ty, dates).unwrap_or_else(|| Typed::unknown(ty))
}

fn plain(ty: &str, dates: DateTypes) -> Option<Typed> {
    let (word, numbers) = parts(ty);
    Some(match (word.as_str(), &numbers[..]) {
        ("bit", []) => Typed::plain("bool"),
        ("tinyint", []) => Typed::plain("u8"),
        ("smallint", []) => Typed::plain("i16"),
        ("int", []) => Typed::plain("i32"),
        ("bigint", []) => Typed::plain("i64"),
        ("real", []) => Typed::plain("f32"),
        ("float", []) => Typed::plain("f64"),
        ("decimal" | "numeric", [p, s]) => match word.as_str() {
            "decimal" => Typed::word(DECIMAL, format!("numeric({p}, {s})")),
            _ => Typed::native(DECIMAL, ty),
        },
        ("money", []) => Typed::word(DECIMAL, "money"),
        ("smallmoney", []) => Typed::word(DECIMAL, "smallmoney"),
        ("nvarchar(max)", []) => Typed::plain("String"),
        ("nvarchar", [n]) => Typed::word("String", format!("varchar({n})")),
        ("nchar", [n]) => Typed::word("String", format!("char({n})")),
        ("varchar" | "char", [_]) | ("varchar(max)" | "text" | "ntext" | "sysname", []) => {
            Typed::native("String", ty)
        }
        ("varbinary(max)", []) => Typed::plain("Vec<u8>"),
        ("varbinary", [n]) => Typed::word("Vec<u8>", format!("varbinary({n})")),
        ("binary", [n]) => Typed::plain(&format!("[u8; {n}]")),
        ("image", []) => Typed::native("Vec<u8>", ty),
        ("uniqueidentifier", []) => Typed::plain(UUID),
        ("date", []) => Typed::plain(dates.date),
        ("time", [7]) => Typed::plain(dates.time),
        ("time", [p]) => Typed::word(dates.time, format!("time({p})")),
        ("datetime2", [7]) => Typed::plain(dates.timestamp),
        ("datetime2", [p]) => Typed::word(dates.timestamp, format!("timestamp({p})")),
        ("datetimeoffset", [7]) => Typed::plain(dates.timestamptz),
        ("datetimeoffset", [p]) => Typed::word(dates.timestamptz, format!("timestamptz({p})")),
        ("datetime", []) => Typed::native(dates.timestamp, ty),
        ("smalldatetime", []) => Typed::word(dates.timestamp, "smalldatetime"),
        ("xml", []) => Typed::word("String", "xml"),
        ("rowversion" | "timestamp", []) => Typed::word("[u8; 8]", "rowversion"),
        _ => return None,
    })
}
