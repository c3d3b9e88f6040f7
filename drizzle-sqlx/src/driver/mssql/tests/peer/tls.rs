//! TLS, before anything else or within the packets of PRELOGIN.
use super::message;
use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection};
use std::io::{self, Read as _, Write as _};
use std::sync::Arc;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream};
use tokio::net::TcpStream;

#[derive(Clone)]
pub(crate) struct Tls {
    /// Whether it comes before anything else.
    pub(crate) strict: bool,
    config: Arc<ServerConfig>,
}

impl Tls {
    /// With a certificate that nobody has reason to trust.
    pub(crate) fn new(strict: bool) -> Self {
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let key = PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap();
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .unwrap();
        // They would come after the handshake, when the client no longer looks into packets.
        config.send_tls13_tickets = 0;
        config.alpn_protocols = vec![b"tds/8.0".to_vec()];
        Tls {
            strict,
            config: Arc::new(config),
        }
    }

    /// Shakes hands; gives what is within.
    pub(crate) async fn accept(&self, mut outside: TcpStream) -> io::Result<DuplexStream> {
        let mut tls = ServerConnection::new(Arc::clone(&self.config)).map_err(io::Error::other)?;
        // What comes with the last part of the handshake.
        let mut clear = Vec::new();
        while tls.is_handshaking() {
            let bytes = if self.strict {
                some(&mut outside).await?
            } else {
                let (kind, bytes) = message(&mut outside).await?;
                assert_eq!(kind, 0x12, "the handshake is part of PRELOGIN");
                bytes
            };
            let heard = hear(&mut tls, &bytes);
            // An alert, perhaps.
            let said = say(&mut tls)?;
            match (said.is_empty(), self.strict) {
                (true, _) => {}
                (_, true) => outside.write_all(&said).await?,
                (_, false) => {
                    let [high, low] = (said.len() as u16 + 8).to_be_bytes();
                    let header = [0x12, 1, high, low, 0, 0, 0, 0];
                    outside.write_all(&[&header[..], &said].concat()).await?;
                }
            }
            clear = heard?;
        }
        let (inside, mut near) = tokio::io::duplex(1 << 16);
        near.write_all(&clear).await?;
        tokio::spawn(async move {
            let mut plain = vec![0; 4_096];
            loop {
                tokio::select! {
                    bytes = some(&mut outside) => {
                        let clear = hear(&mut tls, &bytes?)?;
                        near.write_all(&clear).await?;
                    }
                    length = near.read(&mut plain) => {
                        let length = length?;
                        if length == 0 {
                            return io::Result::Ok(());
                        }
                        tls.writer().write_all(&plain[..length])?;
                        outside.write_all(&say(&mut tls)?).await?;
                    }
                }
            }
        });
        Ok(inside)
    }
}

/// Some bytes, at least one.
async fn some(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; 4_096];
    match stream.read(&mut bytes).await? {
        0 => Err(io::ErrorKind::UnexpectedEof.into()),
        length => {
            bytes.truncate(length);
            Ok(bytes)
        }
    }
}

fn hear(tls: &mut ServerConnection, mut bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut clear = Vec::new();
    while !bytes.is_empty() {
        tls.read_tls(&mut bytes)?;
        tls.process_new_packets().map_err(io::Error::other)?;
        match tls.reader().read_to_end(&mut clear) {
            Err(e) if e.kind() != io::ErrorKind::WouldBlock => return Err(e),
            _ => {}
        }
    }
    Ok(clear)
}

fn say(tls: &mut ServerConnection) -> io::Result<Vec<u8>> {
    let mut said = Vec::new();
    while tls.wants_write() {
        tls.write_tls(&mut said)?;
    }
    Ok(said)
}
