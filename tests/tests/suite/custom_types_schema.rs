//! Types of the program's own, with SQL of their own on every dialect.
#![allow(dead_code, reason = "each dialect is a feature")]
use drizzle::prelude::*;

/// A fingerprint: hexadecimal digits in the program, bytes in the database, which converts them.
#[derive(Debug, Clone, PartialEq, SqlCustom)]
#[sql_custom(
    sqlite("blob", write = "unhex(?)", read = "nullif(hex(?), '')"),
    postgres("bytea", write = "decode(?, 'hex')", read = "encode(?, 'hex')"),
    cockroach("bytes", write = "decode(?, 'hex')", read = "encode(?, 'hex')"),
    mysql("varbinary(32)", write = "unhex(?)", read = "hex(?)"),
    mssql(
        "varbinary(32)",
        write = "convert(varbinary(32), ?, 2)",
        read = "convert(varchar(64), ?, 2)"
    )
)]
pub struct Print(pub [u8; 4]);

impl CustomType for Print {
    type Encoded = String;
    fn encode(self) -> Result<String, &'static str> {
        Ok(self.0.iter().map(|byte| format!("{byte:02x}")).collect())
    }
    fn decode(text: String) -> Result<Self, &'static str> {
        let number = u32::from_str_radix(&text, 16).map_err(|_| "no four bytes")?;
        Ok(Print(number.to_be_bytes()))
    }
}

/// A version such as 3.14, kept as a number, so that versions are ordered.
#[derive(Debug, Clone, Copy, PartialEq, SqlCustom)]
#[sql_custom(
    sqlite("integer"),
    postgres("integer"),
    cockroach("int4"),
    mysql("int"),
    mssql("int")
)]
pub struct Version {
    pub major: u16,
    pub minor: u16,
}

impl CustomType for Version {
    type Encoded = i32;
    fn encode(self) -> Result<i32, &'static str> {
        if self.minor >= 1000 {
            return Err("a version's second number is below 1000");
        }
        Ok(i32::from(self.major) * 1000 + i32::from(self.minor))
    }
    fn decode(number: i32) -> Result<Self, &'static str> {
        let parts = (u16::try_from(number / 1000), u16::try_from(number % 1000));
        match parts {
            (Ok(major), Ok(minor)) => Ok(Version { major, minor }),
            _ => Err("a negative number"),
        }
    }
}

#[table(sqlite, postgres, mysql, cockroach, mssql)]
#[derive(Debug, Clone, PartialEq)]
pub struct Program {
    #[column(primary_key)]
    pub id: i32,
    pub print: Print,
    pub other: Option<Print>,
    #[column(default = sql("1005"))]
    pub version: Version,
}

#[table(sqlite, postgres, mysql, cockroach, mssql)]
#[derive(Debug, Clone, PartialEq)]
pub struct Patch {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(programs::id))]
    pub program_id: i32,
    pub print: Option<Print>,
}

relations! {
    programs {
        patches: many(patches),
    }
    patches {
        program: one(programs) on (program_id => id),
    }
}
