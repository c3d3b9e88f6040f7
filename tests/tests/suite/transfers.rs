// Two accounts, between which transactions move money.
#[allow(dead_code, reason = "not every dialect has each test")]
pub async fn start(db: &Db<D>) -> Result<(), Error> {
    db.create_table(accounts).execute().await?;
    db.insert(accounts).values([NewAccount::new().user_id(1).balance(100), NewAccount::new().user_id(2).balance(50)]).execute().await?;
    Ok(())
}

#[allow(dead_code, reason = "not every dialect has each test")]
pub async fn balances(db: &impl Executor<D>) -> Result<Vec<i64>, Error> {
    db.select(accounts::balance).from(accounts).order_by(accounts::user_id).all().await
}

#[allow(dead_code, reason = "not every dialect has each test")]
pub async fn add(db: &impl Executor<D>, user: i32, amount: i64) -> Result<u64, Error> {
    db.update(accounts).set(accounts::balance, accounts::balance + amount).filter(eq(accounts::user_id, user)).execute().await
}
