use crate::matrix::{self, Cases};

tests! {
    /// Every column type there is on this dialect, to the bit.
    async fn every_column_type(db) {
        matrix::run(db, D::cases()).await?;
    }
}
