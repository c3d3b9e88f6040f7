//! How to connect.
use std::time::Duration;

/// How the connection is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Encryption {
    /// TLS before anything else is said (TDS 8.0, SQL Server 2022 and Azure SQL).
    Strict,
    /// TLS for everything.
    #[default]
    Required,
    /// TLS for the login; the rest as the server wants it.
    Optional,
    /// None, the password included: for tests on one machine.
    Off,
}

/// How to connect to SQL Server, for [`Db::connect_with`](crate::Db::connect_with). What is set here goes
/// before what the URL says.
///
/// The URL is `mssql://user:password@host:port/database`, with these settings after a `?`, each percent-encoded:
///
/// - `encrypt`: `strict`, `required` (or `true`, the default), `optional` (or `false`), `off`
/// - `trust_server_certificate`: `true` takes any certificate
/// - `instance`: the name of an instance, whose port is asked of the SQL Server Browser
/// - `application_name`: what the server shows in its list of sessions
/// - `connect_timeout`, `command_timeout`: in seconds; a `command_timeout` of 0 is none
///
/// ```
/// use drizzle::driver::mssql::{Encryption, MssqlOptions};
/// use std::time::Duration;
/// let options = MssqlOptions::new()
///     .max_connections(20)
///     .acquire_timeout(Duration::from_secs(5))
///     .encryption(Encryption::Strict);
/// ```
#[derive(Debug, Clone)]
#[must_use = "options do nothing until a database connects with them"]
pub struct MssqlOptions {
    pub(super) max_connections: u32,
    pub(super) acquire_timeout: Duration,
    pub(super) recycle_timeout: Duration,
    pub(super) connect_timeout: Option<Duration>,
    pub(super) command_timeout: Option<Option<Duration>>,
    pub(super) encryption: Option<Encryption>,
    pub(super) trust_server_certificate: Option<bool>,
    pub(super) discard_after_raw: bool,
}

impl Default for MssqlOptions {
    fn default() -> Self {
        Self::new()
    }
}

impl MssqlOptions {
    /// The defaults: up to 10 connections, encrypted, certificates checked.
    pub fn new() -> Self {
        MssqlOptions {
            max_connections: 10,
            acquire_timeout: Duration::from_secs(30),
            recycle_timeout: Duration::from_secs(5),
            connect_timeout: None,
            command_timeout: None,
            encryption: None,
            trust_server_certificate: None,
            discard_after_raw: false,
        }
    }

    /// The most connections that are open at once; at least one.
    pub fn max_connections(self, connections: u32) -> Self {
        MssqlOptions {
            max_connections: connections.max(1),
            ..self
        }
    }
    /// How long a query waits for a connection before it fails.
    pub fn acquire_timeout(self, timeout: Duration) -> Self {
        MssqlOptions {
            acquire_timeout: timeout,
            ..self
        }
    }
    /// How long connecting may take, the login included. 15 seconds if nobody says.
    pub fn connect_timeout(self, timeout: Duration) -> Self {
        MssqlOptions {
            connect_timeout: Some(timeout),
            ..self
        }
    }
    /// How long the server may be silent during a statement; `None` is forever. Then the statement fails
    /// and its connection is closed. 30 seconds if nobody says.
    pub fn command_timeout(self, timeout: impl Into<Option<Duration>>) -> Self {
        MssqlOptions {
            command_timeout: Some(timeout.into()),
            ..self
        }
    }
    /// How long a used connection may take to get ready for the next user before it is replaced.
    pub fn recycle_timeout(self, timeout: Duration) -> Self {
        MssqlOptions {
            recycle_timeout: timeout,
            ..self
        }
    }
    /// How the connection is encrypted.
    pub fn encryption(self, encryption: Encryption) -> Self {
        MssqlOptions {
            encryption: Some(encryption),
            ..self
        }
    }
    /// Takes any certificate: the connection is encrypted, but with whom is not known.
    pub fn trust_server_certificate(self, trust: bool) -> Self {
        MssqlOptions {
            trust_server_certificate: Some(trust),
            ..self
        }
    }
    /// Closes a connection after statements that may leave traces in its session: temporary tables, `set`,
    /// `use`. Otherwise only transactions, the isolation level and `xact_abort` are put back.
    pub fn discard_after_raw(self, discard: bool) -> Self {
        MssqlOptions {
            discard_after_raw: discard,
            ..self
        }
    }
}
