//! What a client asks, read from the wire.
//! <https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-tds>

/// A request, and on which connection it came.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Request {
    pub(crate) connection: usize,
    /// The transaction it is part of; 0 is none.
    pub(crate) transaction: u64,
    pub(crate) call: Call,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Call {
    /// A batch.
    Batch(String),
    /// A call of `sp_executesql`: the text, the declared types, the values as text.
    Execute(String, String, Vec<String>),
    /// A request of the transaction manager.
    Transaction(u16),
}

impl Request {
    /// The SQL.
    pub(crate) fn text(&self) -> &str {
        match &self.call {
            Call::Batch(text) | Call::Execute(text, ..) => text,
            Call::Transaction(_) => "",
        }
    }
}

/// Reads what follows the packets' headers. It is a test's own client that speaks, so what is not
/// understood is a panic.
pub(crate) fn parse(connection: usize, kind: u8, message: &[u8]) -> Request {
    let mut bytes = Bytes(message);
    let headers = bytes.number(4) as usize;
    let mut headers = Bytes(bytes.take(headers - 4));
    assert_eq!((headers.number(4), headers.number(2)), (18, 2));
    let transaction = headers.number(8) as u64;
    let call = match kind {
        1 => Call::Batch(utf16(bytes.0)),
        3 => {
            assert_eq!(bytes.number(2), 0xFFFF, "procedures are called by number");
            assert_eq!(bytes.number(2), 10, "sp_executesql");
            assert_eq!(bytes.number(2), 0, "no options");
            let text = bytes.parameter().1;
            let declared = bytes.parameter().1;
            let mut values = Vec::new();
            while !bytes.0.is_empty() {
                let (name, value) = bytes.parameter();
                assert_eq!(name, format!("@P{}", values.len() + 1));
                values.push(value);
            }
            Call::Execute(text, declared, values)
        }
        14 => Call::Transaction(bytes.number(2) as u16),
        kind => panic!("a packet of the type {kind}"),
    };
    Request {
        connection,
        transaction,
        call,
    }
}

pub(crate) fn utf16(bytes: &[u8]) -> String {
    let units: Vec<_> = bytes
        .chunks_exact(2)
        .map(|unit| u16::from_le_bytes([unit[0], unit[1]]))
        .collect();
    String::from_utf16(&units).unwrap()
}

struct Bytes<'b>(&'b [u8]);
impl<'b> Bytes<'b> {
    fn take(&mut self, n: usize) -> &'b [u8] {
        let (taken, rest) = self.0.split_at(n);
        self.0 = rest;
        taken
    }
    fn byte(&mut self) -> usize {
        self.take(1)[0].into()
    }
    /// Little-endian, without a sign.
    fn number(&mut self, n: usize) -> u128 {
        let bytes = self.take(n);
        bytes
            .iter()
            .rev()
            .fold(0, |number, byte| number << 8 | u128::from(*byte))
    }
    /// With a sign.
    fn integer(&mut self, n: usize) -> i64 {
        let unused = 64 - n as u32 * 8;
        (self.number(n) as i64) << unused >> unused
    }
    /// Bytes with a length: of two bytes, or in chunks if they may be of any length.
    fn long(&mut self, most: u128) -> Option<Vec<u8>> {
        if most != 0xFFFF {
            return match self.number(2) {
                0xFFFF => None,
                length => Some(self.take(length as usize).to_vec()),
            };
        }
        if self.number(8) == u128::from(u64::MAX) {
            return None;
        }
        let mut all = Vec::new();
        loop {
            match self.number(4) as usize {
                0 => return Some(all),
                length => all.extend(self.take(length)),
            }
        }
    }
    fn parameter(&mut self) -> (String, String) {
        let length = self.byte() * 2;
        let name = utf16(self.take(length));
        assert_eq!(self.byte(), 0, "no output parameter");
        (name, self.value())
    }

    /// A type and a value; the strings of the call itself stand alone.
    fn value(&mut self) -> String {
        let kind = self.byte();
        match kind {
            0x1F => "null".into(),
            0xE7 => {
                let most = self.number(2);
                _ = self.take(5);
                self.long(most).map_or("null".into(), |bytes| utf16(&bytes))
            }
            0xA5 => {
                let most = self.number(2);
                self.long(most).map_or("null".into(), |bytes| {
                    if bytes.len() > 64 {
                        format!("{} bytes", bytes.len())
                    } else {
                        format!("{bytes:02x?}")
                    }
                })
            }
            0x6C => {
                let (_, _precision, scale) = (self.byte(), self.byte(), self.byte());
                let length = self.byte();
                if length == 0 {
                    return "null".into();
                }
                let sign = if self.byte() == 1 { "" } else { "-" };
                format!("{sign}{}e-{scale}", self.number(length - 1))
            }
            0x28 => {
                let length = self.byte();
                format!("day {}", self.number(length))
            }
            0x29..=0x2B => {
                let scale = self.byte();
                let length = self.byte();
                if length == 0 {
                    return "null".into();
                }
                let rest = [0, 3, 5][kind - 0x29];
                let ticks = self.number(length - rest);
                match kind {
                    0x29 => format!("time {ticks}e-{scale}"),
                    0x2A => format!("day {} time {ticks}e-{scale}", self.number(3)),
                    _ => {
                        let day = self.number(3);
                        let offset = self.integer(2);
                        format!("day {day} time {ticks}e-{scale} offset {offset}")
                    }
                }
            }
            // Of one length or none.
            0x24 | 0x26 | 0x68 | 0x6D => {
                _ = self.byte();
                let length = self.byte();
                match (kind, length) {
                    (_, 0) => "null".into(),
                    (0x24, _) => format!("{:02x?}", self.take(length)),
                    (0x6D, 4) => f32::from_bits(self.number(4) as u32).to_string(),
                    (0x6D, _) => f64::from_bits(self.number(8) as u64).to_string(),
                    _ => self.integer(length).to_string(),
                }
            }
            kind => panic!("a parameter of the type {kind:#x}"),
        }
    }
}
