//! Password hashes: argon2id (RFC 9106) in PHC strings, `$argon2id$v=19$m=4096,t=3,p=1$SALT$HASH`.
//!
//! Parameters are part of each hash and bounded when read, so that a hash cannot ask for more than the control domain
//! has. Comparison takes the same time whatever differs. Deliberately absent: other functions, rehashing.

use crate::wire::base64;
use alloc::string::String;
use alloc::vec::Vec;
use argon2::{Algorithm, Argon2, Block, Params, Version};
use core::fmt::Write;
use subtle::ConstantTimeEq;

/// Most memory of a hash, KiB.
pub const MAX_M_KIB: u32 = 64 << 10;
/// Most memory times passes, KiB.
pub const MAX_WORK: u32 = 256 << 10;
/// Most lanes.
pub const MAX_P: u32 = 4;

/// A password's hash as it is kept.
#[derive(Clone, Debug)]
pub struct Hash {
    phc: String,
    params: Params,
    salt: Vec<u8>,
    hash: Vec<u8>,
}

/// Why a password could not be checked at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoMemory;

impl Hash {
    /// Its PHC string.
    pub fn phc(&self) -> &str {
        &self.phc
    }

    /// A hash from its PHC string, if it is argon2id and within the bounds.
    pub fn parse(phc: &str) -> Option<Hash> {
        let mut parts = phc.split('$');
        let parts = [parts.next()?, parts.next()?, parts.next()?, parts.next()?, parts.next()?, parts.next()?]
            .into_iter()
            .chain(parts);
        let all: heapless::Vec<&str, 6> = {
            let mut list = heapless::Vec::new();
            for part in parts {
                list.push(part).ok()?;
            }
            list
        };
        let ["", "argon2id", "v=19", params, salt, hash] = all.as_slice() else { return None };
        let (mut m, mut t, mut p) = (None, None, None);
        for item in params.split(',') {
            let (name, value) = item.split_once('=')?;
            let slot = match name {
                "m" => &mut m,
                "t" => &mut t,
                "p" => &mut p,
                _ => return None,
            };
            if slot.replace(value.parse::<u32>().ok()?).is_some() {
                return None;
            }
        }
        let (m, t, p) = (m?, t?, p?);
        if m > MAX_M_KIB || p > MAX_P || m.checked_mul(t)? > MAX_WORK {
            return None;
        }
        let (salt, hash) = (base64::decode(salt)?, base64::decode(hash)?);
        if !(8..=64).contains(&salt.len()) || !(16..=64).contains(&hash.len()) {
            return None;
        }
        Some(Hash { phc: String::from(phc), params: Params::new(m, t, p, Some(hash.len())).ok()?, salt, hash })
    }

    /// A hash no password has, as dear to check as this one.
    pub fn decoy(like: Option<&Hash>) -> Hash {
        let like = like.cloned();
        like.unwrap_or(Hash {
            phc: String::new(),
            params: Params::new(4096, 3, 1, Some(32)).unwrap_or_default(),
            salt: alloc::vec![0; 16],
            hash: alloc::vec![0; 32],
        })
    }

    /// Whether it is the password's.
    pub fn verify(&self, password: &[u8]) -> Result<bool, NoMemory> {
        let mut out = alloc::vec![0; self.hash.len()];
        derive(&self.params, password, &self.salt, &mut out)?;
        Ok(out.ct_eq(&self.hash).into())
    }
}

/// Fills `out`; fails rather than aborts when the memory is not there.
fn derive(params: &Params, password: &[u8], salt: &[u8], out: &mut [u8]) -> Result<(), NoMemory> {
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    let blocks = params.block_count();
    let mut memory: Vec<Block> = Vec::new();
    memory.try_reserve_exact(blocks).map_err(|_| NoMemory)?;
    memory.resize(blocks, Block::new());
    argon.hash_password_into_with_memory(password, salt, out, &mut memory).map_err(|_| NoMemory)
}

/// The PHC string of a password; empty if the parameters are out of bounds.
pub fn hash_password(password: &[u8], salt: &[u8; 16], m_kib: u32, t: u32, p: u32) -> String {
    let mut phc = String::new();
    let mut out = [0u8; 32];
    if let Ok(params) = Params::new(m_kib, t, p, Some(out.len()))
        && derive(&params, password, salt, &mut out).is_ok()
    {
        let (salt, hash) = (base64::encode(salt), base64::encode(&out));
        let _ = write!(phc, "$argon2id$v=19$m={m_kib},t={t},p={p}${salt}${hash}");
    }
    phc
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_and_wrong() {
        let phc = hash_password(b"secret", b"0123456789abcdef", 64, 2, 1);
        let hash = Hash::parse(&phc).unwrap();
        assert_eq!(hash.verify(b"secret"), Ok(true));
        assert_eq!(hash.verify(b"Secret"), Ok(false));
        assert_eq!(hash.verify(b""), Ok(false));
    }

    /// The string the reference implementation prints for: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 24
    #[test]
    fn reference_vector() {
        let phc = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assert_eq!(Hash::parse(phc).unwrap().verify(b"password"), Ok(true));
    }

    #[test]
    fn bounds_when_read() {
        let with = |params: &str| {
            let phc =
                ["$argon2id$v=19$", params, "$MDEyMzQ1Njc4OWFiY2RlZg$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"].concat();
            Hash::parse(&phc).is_some()
        };
        assert!(with("m=4096,t=3,p=1"));
        assert!(with("m=65536,t=4,p=4"));
        for bad in [
            "m=65537,t=1,p=1",
            "m=65536,t=5,p=1",
            "m=4096,t=4294967295,p=1",
            "m=4096,t=3,p=5",
            "m=4096,t=3",
            "m=4096,t=3,p=1,p=1",
            "m=4096,t=0,p=1",
            "m=0,t=3,p=1",
            "m=-1,t=3,p=1",
            "",
        ] {
            assert!(!with(bad), "{bad}");
        }
        for bad in
            ["", "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$AAAA", "plain", "$$$$$$$$$$$$", "$argon2id$v=16$m=64,t=1,p=1$a$b"]
        {
            assert!(Hash::parse(bad).is_none(), "{bad}");
        }
    }
}
