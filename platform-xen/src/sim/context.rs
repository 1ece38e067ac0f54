//! Reads the records of sethvmcontext as Xen would, and refuses what Xen's guest would not survive either.
//!
//! Facts: public/hvm/save.h, public/arch-x86/hvm/save.h; the checks of hvm_load_cpu_ctxt and the PVH start ABI
//! (docs/misc/pvh.pandoc). Written from the header, not from the builder: it is the builder's test.
//! Deliberately absent: state other than HEADER, CPU and MTRR.

/// How the first VCPU starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// %eip
    pub entry: u64,
    /// %ebx: address of hvm_start_info.
    pub start_info: u64,
}

fn number<const N: usize>(bytes: &[u8], at: usize) -> u64 {
    let mut value = [0; 8];
    if let Some(from) = bytes.get(at..at + N) {
        value[..N].copy_from_slice(from);
    }
    u64::from_le_bytes(value)
}

/// The start state in `records`, or what is wrong with it.
pub fn read(records: &[u8], vcpus: u32) -> Result<Start, &'static str> {
    let (mut rest, mut start, mut mtrrs, mut first) = (records, None, 0, true);
    loop {
        let (head, body) = rest.split_at_checked(8).ok_or("no END record")?;
        let (code, instance, len) = (number::<2>(head, 0), number::<2>(head, 2), number::<4>(head, 4) as usize);
        let (body, after) = body.split_at_checked(len).ok_or("a record is cut off")?;
        rest = after;
        match (code, len) {
            (1, 24) if first => {
                if number::<4>(body, 0) != 0x5438_1286 || number::<4>(body, 4) != 1 {
                    return Err("bad magic or version");
                }
            }
            _ if first => return Err("HEADER is not first"),
            (2, 1032) if instance == 0 => start = Some(cpu(body)?),
            (14, 240) if instance < u64::from(vcpus) => {
                mtrrs += 1;
                mtrr(body)?;
            }
            (0, 0) if rest.is_empty() => break,
            (0, 0) => return Err("bytes after END"),
            _ => return Err("unknown record, instance or length"),
        }
        first = false;
    }
    if mtrrs != vcpus {
        return Err("not one MTRR record a VCPU");
    }
    start.ok_or("no CPU record")
}

fn cpu(body: &[u8]) -> Result<Start, &'static str> {
    let at = |offset| number::<8>(body, offset);
    let at32 = |offset| number::<4>(body, offset);
    if at(656) & 0x8000_0011 != 0x11 || at(672) != 0 || at(680) != 0 || at(992) != 0 {
        return Err("not protected mode without paging (CR0, CR3, CR4, EFER)");
    }
    if at(648) & !0xd5 != 2 {
        return Err("EFLAGS");
    }
    if at(720) >> 32 != 0 || at(728) >> 32 != 0 || at32(1028) != 0 || at32(1024) & !1 != 0 {
        return Err("DR6, DR7, flags or padding");
    }
    // cs, ds, es and ss: flat, present, 32 bits; code is code.
    for (n, kind) in [(0, 0xc9b), (1, 0xc93), (2, 0xc93), (5, 0xc93)] {
        if at32(768 + 4 * n) != 0xffff_ffff || at(808 + 8 * n) != 0 || at32(888 + 4 * n) != kind {
            return Err("a segment is not flat");
        }
    }
    if at32(768 + 24) != 0x67 || at32(888 + 24) != 0x8b {
        return Err("TR");
    }
    Ok(Start { entry: at(640), start_info: at(520) })
}

fn mtrr(body: &[u8]) -> Result<(), &'static str> {
    if body[..8].iter().any(|kind| !matches!(kind, 0 | 1 | 4..=7)) {
        return Err("PAT");
    }
    if number::<1>(body, 224) > 8 || number::<8>(body, 232) != 0x806 {
        return Err("MTRR is not enabled with default write-back");
    }
    Ok(())
}
