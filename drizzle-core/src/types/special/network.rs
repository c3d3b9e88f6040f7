//! Addresses of networks and hardware.
use super::{Special, elements, special};
use std::fmt;
use std::net::IpAddr;

/// An address with the length of its network's prefix: `192.168.0.7/24`.
///
/// ```
/// use drizzle_core::types::Inet;
/// use std::net::{IpAddr, Ipv4Addr};
/// let host = Inet::from(IpAddr::from(Ipv4Addr::LOCALHOST));
/// assert_eq!(host.to_string(), "127.0.0.1/32");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Inet {
    /// The address.
    pub address: IpAddr,
    /// How many of its bits are the network's: all of them for a host.
    pub prefix: u8,
}

/// A network: an address whose bits after the prefix are zero. On PostgreSQL; CockroachDB has [`Inet`] alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cidr {
    /// The first address.
    pub address: IpAddr,
    /// How many of its bits are the network's.
    pub prefix: u8,
}

fn longest(address: IpAddr) -> u8 {
    if address.is_ipv4() { 32 } else { 128 }
}

/// The bits of an address after its prefix.
fn host_bits(address: IpAddr, prefix: u8) -> u128 {
    match address {
        IpAddr::V4(v) => u128::from(u32::MAX.checked_shr(prefix.into()).unwrap_or(0) & v.to_bits()),
        IpAddr::V6(v) => u128::MAX.checked_shr(prefix.into()).unwrap_or(0) & v.to_bits(),
    }
}

fn net(address: IpAddr, prefix: u8) -> Result<Special, &'static str> {
    if prefix > longest(address) {
        return Err("the prefix of an address is longer than the address");
    }
    Ok(Special::Net(address, prefix))
}

impl From<IpAddr> for Inet {
    /// The address of a host.
    fn from(address: IpAddr) -> Self {
        Inet {
            address,
            prefix: longest(address),
        }
    }
}
impl fmt::Display for Inet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.prefix)
    }
}
impl fmt::Display for Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.prefix)
    }
}

/// A hardware address of six bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MacAddr(pub [u8; 6]);
/// A hardware address of eight bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MacAddr8(pub [u8; 8]);

special! {
    Inet, "inet", Plain,
        |v| net(v.address, v.prefix),
        |shape| match shape {
            Special::Net(address, prefix) => Some(Inet { address, prefix }),
            _ => None,
        };
    Cidr, "cidr", Plain,
        |v| if v.prefix <= longest(v.address) && host_bits(v.address, v.prefix) != 0 {
            Err("the address of a network has bits after its prefix")
        } else {
            net(v.address, v.prefix)
        },
        |shape| match shape {
            Special::Net(address, prefix) => Some(Cidr { address, prefix }),
            _ => None,
        };
    MacAddr, "macaddr", Plain,
        |v| Ok(Special::Mac(v.0.into())),
        |shape| match shape {
            Special::Mac(bytes) => bytes.try_into().ok().map(MacAddr),
            _ => None,
        };
    MacAddr8, "macaddr8", Plain,
        |v| Ok(Special::Mac(v.0.into())),
        |shape| match shape {
            Special::Mac(bytes) => bytes.try_into().ok().map(MacAddr8),
            _ => None,
        };
}
elements! { Inet Cidr MacAddr MacAddr8 }

/// The address of a host. A column of networks is read as [`Inet`].
impl super::SqlType for IpAddr {
    const KIND: super::Kind = <Inet as super::SqlType>::KIND;
    fn into_value(self) -> super::Value {
        Inet::from(self).into_value()
    }
    fn from_value(value: super::ValueRef<'_>) -> Result<Self, super::TypeError> {
        let found = Inet::from_value(value)?;
        if found.prefix == longest(found.address) {
            Ok(found.address)
        } else {
            Err(super::TypeError::range(
                "IpAddr",
                "the address of a network",
            ))
        }
    }
}
impl<D: super::HasSpecial<Inet>> super::SqlTypeOn<D> for IpAddr {}
