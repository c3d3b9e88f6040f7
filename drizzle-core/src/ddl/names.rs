//! Names of constraints that the schema does not name.
use crate::schema::TableDef;

/// The longest name that is made up, in bytes: no database cuts it.
const LONGEST: usize = 63;

/// The names that are taken in a table.
pub(super) struct Names(Vec<String>);

impl Names {
    pub(super) fn of(table: &TableDef) -> Self {
        let keys = table.foreign_keys.get();
        let names = (table.uniques.iter().map(|key| key.name))
            .chain(table.checks.iter().map(|check| check.name))
            .chain(table.indexes.iter().map(|index| index.name))
            .chain(keys.iter().map(|key| key.name))
            .chain(table.primary_key_name);
        Names(names.map(str::to_owned).collect())
    }

    /// The parts joined by `_`: cut if that is too long, and told apart from names that are taken.
    pub(super) fn make(&mut self, parts: &[&str]) -> String {
        let wanted = parts.join("_");
        let taken = |name: &str| self.0.iter().any(|taken| taken.eq_ignore_ascii_case(name));
        let mut name = shortened(&wanted);
        for n in 2.. {
            if !taken(&name) {
                break;
            }
            name = shortened(&format!("{wanted}{n}"));
        }
        self.0.push(name.clone());
        name
    }
}

/// As the schema language does it: the end of a name that is too long becomes a hash of the whole.
fn shortened(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    let folded = (hash ^ (hash >> 32)) & 0xffff_ffff;
    let cut = (0..=LONGEST - 9)
        .rev()
        .find(|end| name.is_char_boundary(*end));
    format!("{}_{folded:08x}", &name[..cut.unwrap_or(0)])
}
