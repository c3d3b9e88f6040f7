//! The URL of a server.
use super::options::{Encryption, MssqlOptions};
use std::time::Duration;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(15);
const COMMAND_TIMEOUT: Duration = Duration::from_secs(30);

/// What a URL and the options say. Its Debug is left out: it holds the password.
#[derive(Clone)]
pub(super) struct Target {
    pub(super) host: String,
    pub(super) port: Option<u16>,
    pub(super) instance: Option<String>,
    pub(super) user: String,
    pub(super) password: String,
    pub(super) database: Option<String>,
    pub(super) application_name: String,
    pub(super) encryption: Encryption,
    pub(super) trust_server_certificate: bool,
    pub(super) connect_timeout: Duration,
    pub(super) command_timeout: Option<Duration>,
}

impl Target {
    /// Reads a URL. Errors quote nothing of it but names of settings.
    pub(super) fn parse(url: &str) -> Result<Self, String> {
        let rest = url
            .strip_prefix("mssql://")
            .or_else(|| url.strip_prefix("sqlserver://"))
            .ok_or("the URL does not begin with `mssql://`")?;
        let (rest, settings) = rest.split_once('?').unwrap_or((rest, ""));
        // A password may hold an `@` that nobody encoded; a host can't.
        let (login, rest) = rest.rsplit_once('@').unwrap_or(("", rest));
        let (place, database) = rest.split_once('/').unwrap_or((rest, ""));
        let (user, password) = login.split_once(':').unwrap_or((login, ""));
        let (host, port) = place_of(place)?;
        let mut target = Target {
            host,
            port,
            instance: None,
            user: decoded(user)?,
            password: decoded(password)?,
            database: Some(decoded(database)?).filter(|name| !name.is_empty()),
            application_name: "drizzle".into(),
            encryption: Encryption::default(),
            trust_server_certificate: false,
            connect_timeout: CONNECT_TIMEOUT,
            command_timeout: Some(COMMAND_TIMEOUT),
        };
        for setting in settings.split('&').filter(|setting| !setting.is_empty()) {
            let (name, value) = setting.split_once('=').unwrap_or((setting, ""));
            target.set(&decoded(name)?, decoded(value)?)?;
        }
        Ok(target)
    }

    fn set(&mut self, name: &str, value: String) -> Result<(), String> {
        let wrong = || format!("the URL's `{name}` has no value that is known");
        match name {
            "user" => self.user = value,
            "password" => self.password = value,
            "database" => self.database = Some(value),
            "instance" => self.instance = Some(value),
            "application_name" => self.application_name = value,
            "encrypt" => {
                self.encryption = match &*value.to_ascii_lowercase() {
                    "strict" => Encryption::Strict,
                    "required" | "mandatory" | "true" | "yes" => Encryption::Required,
                    "optional" | "false" | "no" => Encryption::Optional,
                    "off" => Encryption::Off,
                    _ => return Err(wrong()),
                }
            }
            "trust_server_certificate" => {
                self.trust_server_certificate = match &*value.to_ascii_lowercase() {
                    "true" | "yes" => true,
                    "false" | "no" => false,
                    _ => return Err(wrong()),
                }
            }
            "connect_timeout" => self.connect_timeout = seconds(&value).ok_or_else(wrong)?,
            "command_timeout" => {
                let timeout = seconds(&value).ok_or_else(wrong)?;
                self.command_timeout = Some(timeout).filter(|timeout| !timeout.is_zero());
            }
            _ => return Err("the URL has a setting that is not known".into()),
        }
        Ok(())
    }

    /// What the options say goes first.
    pub(super) fn with(self, options: &MssqlOptions) -> Self {
        Target {
            encryption: options.encryption.unwrap_or(self.encryption),
            trust_server_certificate: options
                .trust_server_certificate
                .unwrap_or(self.trust_server_certificate),
            connect_timeout: options.connect_timeout.unwrap_or(self.connect_timeout),
            command_timeout: options.command_timeout.unwrap_or(self.command_timeout),
            ..self
        }
    }
}

fn place_of(place: &str) -> Result<(String, Option<u16>), String> {
    let (host, port) = match place.strip_prefix('[') {
        // An IPv6 address.
        Some(rest) => {
            let (host, port) = rest
                .split_once(']')
                .ok_or("the URL's address has no closing bracket")?;
            (host, port.strip_prefix(':'))
        }
        None => match place.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (place, None),
        },
    };
    let port = match port {
        Some(port) => Some(port.parse().map_err(|_| "the URL's port is no port")?),
        None => None,
    };
    let host = decoded(host)?;
    let host = if host.is_empty() {
        "localhost".into()
    } else {
        host
    };
    Ok((host, port))
}

fn seconds(value: &str) -> Option<Duration> {
    value.parse().ok().map(Duration::from_secs)
}

/// Text without its percent-encoding.
fn decoded(text: &str) -> Result<String, String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || (rest.next().map(char::from)).and_then(|digit| digit.to_digit(16));
        let (Some(high), Some(low)) = (digit(), digit()) else {
            return Err("a `%` in the URL is not followed by two hexadecimal digits".into());
        };
        bytes.push((high * 16 + low) as u8);
    }
    String::from_utf8(bytes).map_err(|_| "what the URL encodes is not UTF-8".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_read() {
        let target = Target::parse(
            "mssql://me:p%40ss%2Fw%C3%B6rd%25@db.example:1444/my%20shop?encrypt=strict&trust_server_certificate=true\
             &application_name=a%26b&instance=SQLEXPRESS&connect_timeout=3&command_timeout=0",
        )
        .unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(
            (&*target.host, target.port, &*target.user, &*target.password),
            ("db.example", Some(1444), "me", "p@ss/wörd%")
        );
        assert_eq!(target.database.as_deref(), Some("my shop"));
        assert_eq!(target.encryption, Encryption::Strict);
        assert!(target.trust_server_certificate);
        assert_eq!(target.application_name, "a&b");
        assert_eq!(target.instance.as_deref(), Some("SQLEXPRESS"));
        assert_eq!(target.connect_timeout, Duration::from_secs(3));
        assert_eq!(target.command_timeout, None);
    }

    #[test]
    fn little_is_needed() {
        let target = Target::parse("mssql://sa@[::1]").unwrap_or_else(|e| panic!("{e}"));
        assert_eq!((&*target.host, target.port), ("::1", None));
        assert_eq!(target.database, None);
        assert_eq!(target.encryption, Encryption::Required);
        assert!(!target.trust_server_certificate);
        let options = MssqlOptions::new()
            .encryption(Encryption::Off)
            .command_timeout(None);
        let target = target.with(&options);
        assert_eq!(target.encryption, Encryption::Off);
        assert_eq!(target.command_timeout, None);
        let target = Target::parse("sqlserver://a:b:c@d@h:1/").unwrap_or_else(|e| panic!("{e}"));
        assert_eq!((&*target.password, &*target.host), ("b:c@d", "h"));
    }

    #[test]
    fn what_is_wrong_is_told_without_the_password() {
        for url in [
            "postgres://me:s3cr3t@host/db",
            "mssql://me:s3cr3t@host:99999/db",
            "mssql://me:s3cr3t%zz@host/db",
            "mssql://me:s3cr3t%ff@host/db",
            "mssql://me:s3cr3t@[::1/db",
            "mssql://me:x@host/db?encrypt=s3cr3t",
            "mssql://me:x@host/db?s3cr3t=1",
            "mssql://me:x@host/db?connect_timeout=s3cr3t",
        ] {
            let error = Target::parse(url).err();
            assert!(
                error.as_ref().is_some_and(|e| !e.contains("s3cr3t")),
                "{error:?}"
            );
        }
    }
}
