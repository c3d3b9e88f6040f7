//! Connecting, and connections for reuse.
use super::conn::Conn;
use super::error;
use super::options::{Encryption, MssqlOptions};
use super::url::Target;
use crate::driver::secret::Secret;
use deadpool::managed::{self, Metrics, Object, RecycleError, RecycleResult};
use drizzle_core::error::Error;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;
use tiberius::error::Error as Failure;
use tiberius::{AuthMethod, Client, Config, EncryptionLevel, SqlBrowser as _};
use tokio::net::TcpStream;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::compat::TokioAsyncWriteCompatExt as _;

/// A connection that was idle for longer is tested before it is used.
const TRUSTED_IDLE: Duration = Duration::from_secs(1);
/// More than any server takes, and less than a semaphore counts.
const MOST_CONNECTIONS: u32 = 1 << 16;
/// Where the SQL Server Browser listens.
const BROWSER_PORT: u16 = 1434;

/// The connections of a [`Db<Mssql>`](crate::Db).
#[derive(Clone)]
pub struct Pool {
    idle: managed::Pool<Manager>,
    /// One permit for each connection that may be taken; closing waits for all of them.
    permits: Arc<Semaphore>,
    most: u32,
    options: Arc<MssqlOptions>,
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = self.idle.status();
        f.debug_struct("Pool")
            .field("open", &status.size)
            .field("most", &status.max_size)
            .finish_non_exhaustive()
    }
}

/// A connection of a [`Pool`]. One whose answer was not read to its end is closed, not given back.
pub struct Connection {
    conn: Option<Object<Manager>>,
    /// A transaction is open that nobody will end.
    abandoned: bool,
    pub(super) recycle_timeout: Duration,
    discard_after_raw: bool,
    /// Given back after the connection.
    _permit: OwnedSemaphorePermit,
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection")
            .field("abandoned", &self.abandoned)
            .finish_non_exhaustive()
    }
}

impl Connection {
    pub(super) fn conn(&mut self) -> Result<&mut Conn, Error> {
        self.conn
            .as_deref_mut()
            .ok_or_else(|| error::unusable("the connection has been given back"))
    }

    /// Rolls back what nobody will end, and only then gives the connection back.
    pub(super) fn discard(mut self) {
        self.abandoned = true;
        drop(self);
    }

    pub(super) fn abandon(mut self) {
        self.abandoned = true;
        // With an answer under way, closing is the quickest way to get rid of the statement and its locks.
        if self.conn.as_ref().is_none_or(|conn| conn.is_busy()) {
            return;
        }
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                let limit = self.recycle_timeout;
                if let Ok(conn) = self.conn() {
                    let done = tokio::time::timeout(limit, conn.rollback()).await;
                    self.abandoned = !matches!(done, Ok(Ok(())));
                }
                drop(self);
            });
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        if let Some(conn) = self.conn.take()
            && (self.abandoned || conn.is_busy() || self.discard_after_raw && conn.raw)
        {
            // Out of the pool, and then closed: the server rolls back.
            drop(Object::take(conn));
        }
    }
}

/// Makes connections, and makes used ones ready.
pub(super) struct Manager {
    target: Target,
    secret: Secret,
    recycle_timeout: Duration,
}

impl managed::Manager for Manager {
    type Type = Conn;
    type Error = Error;

    async fn create(&self) -> Result<Conn, Error> {
        let limit = self.target.connect_timeout;
        match tokio::time::timeout(limit, connect(&self.target)).await {
            Ok(Ok(conn)) => Ok(conn),
            Ok(Err(failure)) => Err(error::connecting(&failure, |message| {
                self.secret.redact(message)
            })),
            Err(_) => Err(error::unusable(format!(
                "the server did not let us in within {limit:?}"
            ))),
        }
    }

    async fn recycle(&self, conn: &mut Conn, metrics: &Metrics) -> RecycleResult<Error> {
        if conn.is_busy() {
            return Err(RecycleError::message("an answer was not read to its end"));
        }
        if conn.touched || metrics.last_used() > TRUSTED_IDLE {
            tokio::time::timeout(self.recycle_timeout, conn.reset())
                .await
                .map_err(|_| RecycleError::message("the reset took too long"))??;
        }
        Ok(())
    }
}

async fn connect(target: &Target) -> Result<Conn, Failure> {
    let mut config = Config::new();
    config.host(&target.host);
    if let Some(port) = target.port {
        config.port(port);
    }
    if let Some(database) = &target.database {
        config.database(database);
    }
    config.application_name(&target.application_name);
    config.authentication(AuthMethod::sql_server(&target.user, &target.password));
    config.encryption(match target.encryption {
        Encryption::Strict => EncryptionLevel::Strict,
        Encryption::Required => EncryptionLevel::Required,
        Encryption::Optional => EncryptionLevel::Off,
        Encryption::Off => EncryptionLevel::NotSupported,
    });
    if target.trust_server_certificate {
        config.trust_cert();
    }
    // The whole of it has a limit already.
    config.handshake_timeout(None);
    config.command_timeout(target.command_timeout);
    let stream = match &target.instance {
        // A port in the URL is that of the instance; without one, the browser is asked.
        Some(instance) if target.port.is_none() => {
            config.instance_name(instance);
            config.port(BROWSER_PORT);
            TcpStream::connect_named(&config).await?
        }
        _ => TcpStream::connect((&*target.host, target.port.unwrap_or(1433))).await?,
    };
    match login(config.clone(), stream).await {
        // Azure's gateway says where the database is. It does so once.
        Err(Failure::Routing { host, port }) => {
            config.host(&host);
            config.port(port);
            let stream = TcpStream::connect((&*host, port)).await?;
            login(config, stream).await
        }
        done => done,
    }
}

async fn login(config: Config, stream: TcpStream) -> Result<Conn, Failure> {
    stream.set_nodelay(true)?;
    Client::connect(config, stream.compat_write())
        .await
        .map(Conn::new)
}

impl Pool {
    /// Connects once, to tell at once what is wrong.
    pub(super) async fn connect(url: &str, options: MssqlOptions) -> Result<Self, Error> {
        let secret = Secret::of(url);
        let target =
            Target::parse(url).map_err(|message| error::unusable(secret.redact(message)))?;
        let target = target.with(&options);
        let manager = Manager {
            secret: secret.and(&target.password),
            target,
            recycle_timeout: options.recycle_timeout,
        };
        let most = options.max_connections.min(MOST_CONNECTIONS);
        let idle = managed::Pool::builder(manager)
            .max_size(most as usize)
            .build()
            .map_err(|e| error::unusable(e.to_string()))?;
        let pool = Pool {
            idle,
            permits: Arc::new(Semaphore::new(most as usize)),
            most,
            options: Arc::new(options),
        };
        pool.acquire().await?;
        Ok(pool)
    }

    pub(super) async fn acquire(&self) -> Result<Connection, Error> {
        let closed = || error::unusable("the pool has been closed");
        let taken = async {
            let permit = Arc::clone(&self.permits).acquire_owned().await;
            let permit = permit.map_err(|_| closed())?;
            let conn = self.idle.get().await.map_err(|e| match e {
                managed::PoolError::Backend(e) => e,
                managed::PoolError::Closed => closed(),
                e => error::unusable(e.to_string()),
            })?;
            Ok(Connection {
                conn: Some(conn),
                abandoned: false,
                recycle_timeout: self.options.recycle_timeout,
                discard_after_raw: self.options.discard_after_raw,
                _permit: permit,
            })
        };
        let limit = self.options.acquire_timeout;
        tokio::time::timeout(limit, taken)
            .await
            .unwrap_or_else(|_| {
                Err(Error::PoolTimeout(Box::new(error::DriverError::new(
                    format!("no connection became free within {limit:?}"),
                ))))
            })
    }

    /// Closes the connections; those that are in use, when they are given back, for which it waits.
    pub(super) async fn close(&self) {
        self.idle.close();
        if let Ok(_all) = self.permits.acquire_many(self.most).await {
            self.permits.close();
        }
    }
}
