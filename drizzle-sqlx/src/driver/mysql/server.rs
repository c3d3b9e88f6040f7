//! Which server it is, and what each connection asks of it.
use super::encode::Types;
use crate::driver::shared::trusted;
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection, MySqlRow};
use sqlx::{Decode, Executor as _, Row as _};

/// What the driver has to know of a server.
#[derive(Debug, Clone)]
pub(super) struct Server {
    /// A MariaDB, not a MySQL.
    pub(super) maria: bool,
    /// A statement that waited too long for a lock undoes its whole transaction.
    pub(super) timeouts_undo: bool,
    pub(super) types: Types,
}

/// The statement that makes a session what [`MySqlOptions`](super::MySqlOptions) promise.
pub(super) fn session(connect: &MySqlConnectOptions) -> Result<String, sqlx::Error> {
    let mut sql = String::from(
        "set autocommit = 1, time_zone = '+00:00', sql_mode = concat(@@sql_mode, ',STRICT_TRANS_TABLES,\
         NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO'), \
         group_concat_max_len = 4294967295, names utf8mb4",
    );
    if let Some(collation) = connect.get_collation() {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
        if !collation.bytes().all(plain) {
            return Err(refused("the name of the collation is not one"));
        }
        sql += " collate ";
        sql += collation;
    }
    Ok(sql)
}

fn refused(why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> sqlx::Error {
    sqlx::Error::Configuration(why.into())
}

impl Server {
    /// Asks the server at the other end.
    pub(super) async fn ask(connection: &mut MySqlConnection) -> Result<Self, sqlx::Error> {
        let sql = format!(
            "select version(), cast(@@innodb_rollback_on_timeout as char), @@session.time_zone, \
             @@character_set_client, {}",
            Types::COLUMNS
        );
        let row = connection.fetch_one(sqlx::raw_sql(trusted(sql))).await?;
        let [version, timeouts, zone, charset] = [0, 1, 2, 3].map(|at| text(&row, at));
        let maria = is_supported(version).map_err(refused)?;
        if zone != "+00:00" && zone != "UTC" {
            return Err(refused("the session's time zone is not +00:00"));
        }
        if charset != "utf8mb4" {
            return Err(refused("the session's character set is not utf8mb4"));
        }
        Ok(Server {
            maria,
            timeouts_undo: matches!(timeouts, "1" | "ON"),
            types: Types::of(&row, 4)
                .ok_or_else(|| refused("the server has no dates or decimals of MySQL"))?,
        })
    }
}

fn text(row: &MySqlRow, at: usize) -> &str {
    let raw = row.try_get_raw(at).ok();
    raw.and_then(|raw| <&str as Decode<sqlx::MySql>>::decode(raw).ok())
        .unwrap_or_default()
}

/// Whether it is a MariaDB, if it is not too old.
fn is_supported(version: &str) -> Result<bool, String> {
    let maria = version.to_ascii_lowercase().contains("mariadb");
    // MariaDB that stands behind MySQL's clients may say `5.5.5-10.6.4-MariaDB`.
    let number = match version.strip_prefix("5.5.5-") {
        Some(number) if maria => number,
        _ => version,
    };
    let mut parts = number.split(|c: char| !c.is_ascii_digit());
    let mut part = || parts.next().and_then(|part| part.parse::<u32>().ok());
    let (Some(major), Some(minor)) = (part(), part()) else {
        return Err(format!("the server's version `{version}` is unknown"));
    };
    // A service that leaves out the last number is trusted with it.
    let patch = part().unwrap_or(u32::MAX);
    let (name, least) = if maria {
        ("MariaDB", (10, 6, 0))
    } else {
        ("MySQL", (8, 0, 31))
    };
    if (major, minor, patch) < least {
        let (major, minor, patch) = least;
        return Err(format!(
            "the server is {name} {number}, but {major}.{minor}.{patch} is the oldest that this driver works with"
        ));
    }
    Ok(maria)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_servers_are_refused() {
        for (version, maria) in [
            ("8.0.31", false),
            ("8.4.5-5.1", false),
            ("9.1.0-commercial", false),
            ("8.0", false),
            ("10.6.0-MariaDB", true),
            ("10.11.6-MariaDB-0+deb12u1-log", true),
            ("11.8.2-MariaDB-ubu2404", true),
            ("5.5.5-10.11.6-MariaDB", true),
        ] {
            assert_eq!(is_supported(version), Ok(maria), "{version}");
        }
        for version in [
            "8.0.30",
            "5.7.44-log",
            "8.0.11-TiDB-v7.5.0",
            "10.5.23-MariaDB",
            "5.5.5-10.4.3-MariaDB",
            "",
            "x.y",
        ] {
            assert!(is_supported(version).is_err(), "{version}");
        }
        assert_eq!(
            is_supported("5.7.44-log").unwrap_err(),
            "the server is MySQL 5.7.44-log, but 8.0.31 is the oldest that this driver works with"
        );
    }

    #[test]
    fn a_session_is_strict() {
        let connect = MySqlConnectOptions::new();
        assert!(session(&connect).is_ok_and(|sql| sql.ends_with("names utf8mb4")));
        let collated = connect.clone().collation("utf8mb4_bin");
        assert!(
            session(&collated).is_ok_and(|sql| sql.ends_with("names utf8mb4 collate utf8mb4_bin"))
        );
        assert!(session(&connect.collation("utf8mb4_bin; drop table users")).is_err());
    }
}
