tests! {
    /// At least 500 random shapes over random relations give what plain rows give by hand.
    async fn random_shapes_are_what_plain_rows_say(db) {
        crate::nested_shapes_model::compared(db).await?;
    }
}
