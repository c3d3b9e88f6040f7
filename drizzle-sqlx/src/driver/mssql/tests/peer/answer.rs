//! What a server answers, written for the wire.
use std::sync::Arc;
use tokio::sync::Notify;

/// How an answer ends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum End {
    /// As it should.
    #[default]
    Whole,
    /// It never does.
    Stalled,
    /// With the connection.
    Dropped,
}

/// Tokens, and how they are sent.
#[derive(Debug, Clone, Default)]
pub(crate) struct Answer {
    pub(crate) bytes: Vec<u8>,
    pub(crate) end: End,
    /// Nothing is sent before this is notified.
    pub(crate) after: Option<Arc<Notify>>,
    /// The most bytes in a packet; 0 is as many as usual.
    pub(crate) packet: usize,
}

/// A value with its type, both as they are sent.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    pub(crate) info: Vec<u8>,
    pub(crate) value: Vec<u8>,
}

pub(crate) fn cell(info: &[u8], value: &[u8]) -> Cell {
    Cell {
        info: info.to_vec(),
        value: value.to_vec(),
    }
}

pub(crate) fn units(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// `int`
pub(crate) fn int(value: i32) -> Cell {
    cell(&[0x38], &value.to_le_bytes())
}

/// `nvarchar(max)`
pub(crate) fn text(value: &str) -> Cell {
    let units = units(value);
    let mut bytes = (units.len() as u64).to_le_bytes().to_vec();
    if !units.is_empty() {
        bytes.extend((units.len() as u32).to_le_bytes());
        bytes.extend(units);
    }
    bytes.extend([0; 4]);
    cell(&[0xE7, 0xFF, 0xFF, 9, 4, 208, 0, 52], &bytes)
}

impl Answer {
    fn token(mut self, kind: u8, body: &[&[u8]]) -> Self {
        self.bytes.push(kind);
        body.iter()
            .for_each(|part| self.bytes.extend_from_slice(part));
        self
    }

    /// A token with its length in front.
    fn sized(self, kind: u8, body: &[&[u8]]) -> Self {
        let body = body.concat();
        self.token(kind, &[&(body.len() as u16).to_le_bytes(), &body])
    }

    /// The columns of the rows that follow.
    pub(crate) fn columns(mut self, columns: &[Cell]) -> Self {
        self = self.token(0x81, &[&(columns.len() as u16).to_le_bytes()]);
        for column in columns {
            self.bytes.extend([0, 0, 0, 0, 1, 0]);
            self.bytes.extend_from_slice(&column.info);
            // The name of the table, which only the oldest types have: no parts.
            if matches!(column.info[0], 0x22 | 0x23 | 0x63) {
                self.bytes.push(0);
            }
            self.bytes.extend([1, b'c', 0]);
        }
        self
    }

    pub(crate) fn row(mut self, cells: &[Cell]) -> Self {
        self = self.token(0xD1, &[]);
        cells
            .iter()
            .for_each(|cell| self.bytes.extend_from_slice(&cell.value));
        self
    }

    /// A row that says by bits where NULLs are.
    pub(crate) fn row_with_nulls(mut self, cells: &[Option<Cell>]) -> Self {
        self = self.token(0xD2, &[]);
        for eight in cells.chunks(8) {
            let bits = eight.iter().enumerate();
            let bits = bits.map(|(bit, cell)| u8::from(cell.is_none()) << bit);
            self.bytes.push(bits.sum());
        }
        let there = cells.iter().flatten();
        there.for_each(|cell| self.bytes.extend_from_slice(&cell.value));
        self
    }

    /// Columns and a row of them.
    pub(crate) fn only(cells: &[Cell]) -> Self {
        Answer::default().columns(cells).row(cells).done(Some(1))
    }

    /// The end of a statement of a batch, with a count.
    pub(crate) fn done(self, rows: Option<u64>) -> Self {
        self.finished(0xFD, 0, rows)
    }

    /// The end of a statement of a batch that goes on.
    pub(crate) fn done_and_more(self) -> Self {
        self.finished(0xFD, 1, None)
    }

    /// The end of a statement of a call, with a count.
    pub(crate) fn done_in_call(self, rows: Option<u64>) -> Self {
        self.finished(0xFF, 1, rows)
    }

    /// The end of a call.
    pub(crate) fn end_of_call(self) -> Self {
        self.token(0x79, &[&[0; 4]]).finished(0xFE, 0, None)
    }

    fn finished(self, kind: u8, more: u16, rows: Option<u64>) -> Self {
        let status = more | if rows.is_some() { 0x10 } else { 0 };
        let rows = rows.unwrap_or(0).to_le_bytes();
        self.token(kind, &[&status.to_le_bytes(), &[0, 0], &rows])
    }

    /// An error.
    pub(crate) fn error(self, number: u32, class: u8, message: &str) -> Self {
        self.message(0xAA, number, class, message)
    }

    /// A message that is no error.
    pub(crate) fn info(self, message: &str) -> Self {
        self.message(0xAB, 5701, 0, message)
    }

    fn message(self, kind: u8, number: u32, class: u8, message: &str) -> Self {
        let text = units(message);
        let length = (text.len() as u16 / 2).to_le_bytes();
        self.sized(
            kind,
            &[
                &number.to_le_bytes(),
                &[1, class],
                &length,
                &text,
                &[1, b's', 0, 0],
                &3u32.to_le_bytes(),
            ],
        )
    }

    /// A change of the environment.
    pub(crate) fn change(self, kind: u8, body: &[u8]) -> Self {
        self.sized(0xE3, &[&[kind], body])
    }

    /// The transaction begins.
    pub(crate) fn begun(self, transaction: u64) -> Self {
        self.change(8, &[&[8], &transaction.to_le_bytes()[..], &[0]].concat())
    }

    /// It ends: 9 is committed, 10 rolled back.
    pub(crate) fn ended(self, kind: u8, transaction: u64) -> Self {
        self.change(kind, &[&[0, 8], &transaction.to_le_bytes()[..]].concat())
    }

    /// The client is let in.
    pub(crate) fn logged_in() -> Self {
        let short = |text: &str| [&[text.len() as u8], &units(text)[..]].concat();
        Answer::default()
            .change(1, &[short("shop"), short("master")].concat())
            .change(7, &[5, 9, 4, 208, 0, 52, 0])
            .change(4, &[short("4096"), short("4096")].concat())
            .info("Changed database context to 'shop'.")
            .sized(
                0xAD,
                &[
                    &[1, 0x74, 0, 0, 4],
                    &short("Microsoft SQL Server"),
                    &[15, 0, 7, 208],
                ],
            )
            .done(None)
    }

    /// The client is sent elsewhere.
    pub(crate) fn routed(host: &str, port: u16) -> Self {
        let name = units(host);
        let length = (host.len() as u16).to_le_bytes();
        let body = [&[0][..], &port.to_le_bytes(), &length, &name].concat();
        let body = [&(body.len() as u16).to_le_bytes()[..], &body, &[0, 0]].concat();
        let mut answer = Answer::logged_in();
        let done = answer.bytes.split_off(answer.bytes.len() - 13);
        answer = answer.change(20, &body);
        answer.bytes.extend(done);
        answer
    }

    pub(crate) fn ending(self, end: End) -> Self {
        Answer { end, ..self }
    }

    pub(crate) fn after(self, signal: &Arc<Notify>) -> Self {
        Answer {
            after: Some(Arc::clone(signal)),
            ..self
        }
    }

    pub(crate) fn in_packets_of(self, packet: usize) -> Self {
        Answer { packet, ..self }
    }
}
