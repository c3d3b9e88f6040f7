use drizzle::prelude::*; pub fn schema() -> drizzle::ddl::Schema<MySql> { schema![] }
