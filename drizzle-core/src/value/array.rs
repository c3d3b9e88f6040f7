//! The elements of an array.

/// The elements of an array, in one dimension or several.
#[derive(Debug, Clone, PartialEq)]
pub struct Array<V> {
    /// How many elements there are in each dimension, the outermost first. None for an empty array.
    pub dimensions: Vec<usize>,
    /// All elements; the last dimension runs fastest.
    pub items: Vec<V>,
}

impl<V> Array<V> {
    /// An array of one dimension; of nothing, the empty array.
    pub fn of(items: Vec<V>) -> Self {
        Array {
            dimensions: if items.is_empty() {
                Vec::new()
            } else {
                vec![items.len()]
            },
            items,
        }
    }

    /// Puts arrays of equal dimensions into one that has a dimension more.
    ///
    /// # Errors
    /// Why they don't go together.
    pub fn stacked(rows: Vec<Self>) -> Result<Self, &'static str> {
        let Some(first) = rows.first() else {
            return Ok(Array::of(Vec::new()));
        };
        if first.dimensions.is_empty() {
            return Err("an array of empty arrays has no form in SQL");
        }
        if rows.iter().any(|row| row.dimensions != first.dimensions) {
            return Err("the rows of an array of several dimensions differ in length");
        }
        let dimensions = std::iter::once(rows.len())
            .chain(first.dimensions.iter().copied())
            .collect();
        Ok(Array {
            dimensions,
            items: rows.into_iter().flat_map(|row| row.items).collect(),
        })
    }

    /// The rows of an array of several dimensions.
    pub(crate) fn rows(self) -> impl Iterator<Item = Self> {
        let dimensions = self.dimensions.get(1..).unwrap_or_default().to_vec();
        let size = dimensions.iter().product::<usize>().max(1);
        let mut items = self.items.into_iter();
        std::iter::from_fn(move || {
            let row: Vec<V> = items.by_ref().take(size).collect();
            (!row.is_empty()).then(|| Array {
                dimensions: dimensions.clone(),
                items: row,
            })
        })
    }
}
