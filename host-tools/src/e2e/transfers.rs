//! Disks imported and exported over HTTP, by the Rust client.

use super::context::Context;
use crate::client::Error;
use anyhow::{Context as _, Result, ensure};
use xenith_client::Ref;
use xenith_client::api::{PbdRecord, SrRecord, Vdi, VdiRecord};

const SIZE: usize = 3 << 20;

/// Noise at the start and in the middle, zeroes elsewhere.
fn data() -> Vec<u8> {
    let mut seed = 1u32;
    let mut noise = |bytes: &mut [u8]| {
        for byte in bytes {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *byte = (seed >> 24) as u8;
        }
    };
    let mut data = vec![0; SIZE];
    noise(&mut data[..300_000]);
    noise(&mut data[2 << 20..(2 << 20) + 5]);
    data
}

fn export(c: &mut Context<'_>, vdi: &Ref<Vdi>) -> Result<Vec<u8>> {
    let mut got = Vec::new();
    c.client.export(vdi, |bytes, all| {
        ensure!(all == SIZE as u64, "there are to be {all} bytes");
        got.extend_from_slice(bytes);
        Ok(())
    })?;
    Ok(got)
}

fn refused(result: std::result::Result<(), Error>, code: &str) -> Result<()> {
    match result {
        Err(error) if error.code() == Some(code) => Ok(()),
        other => anyhow::bail!("{code} was to come, not {other:?}"),
    }
}

pub fn round(c: &mut Context<'_>) -> Result<()> {
    let record = SrRecord { r#type: "memory".into(), physical_size: 10 << 20, ..SrRecord::default() };
    let sr = c.client.sr().create(&record)?;
    let host = c.client.host().get_all()?.into_iter().next().context("no host")?;
    let pbd = c.client.pbd().create(&PbdRecord { host, SR: sr.clone(), ..PbdRecord::default() })?;
    c.client.pbd().plug(&pbd)?;
    let record = VdiRecord { SR: sr.clone(), virtual_size: SIZE as i64, ..VdiRecord::default() };
    let vdi = c.client.vdi().create(&record)?;
    let data = data();
    let mut last = 0;
    c.client.import(&vdi, SIZE as u64, &mut &data[..], |sent| last = sent).context("import")?;
    ensure!(last == SIZE as u64, "{last} bytes were sent");
    ensure!(export(c, &vdi)? == data, "another disk came back");
    let used = c.client.sr().get_physical_utilisation(&sr)?;
    // 300,000 bytes are in five extents of 64 KiB.
    ensure!(used == 6 << 16, "it takes {used} bytes");

    // What is too much, to be written nowhere, or in a disk that is frozen.
    let zeroes = &mut std::io::repeat(0);
    refused(c.client.import(&vdi, SIZE as u64 + 1, zeroes, |_| {}), "VALUE_NOT_SUPPORTED")?;
    let copy = c.client.vdi().snapshot(&vdi)?;
    refused(c.client.import(&copy, 1 << 20, zeroes, |_| {}), "VDI_READONLY")?;
    refused(c.client.import(&Ref::none(), 1 << 20, zeroes, |_| {}), "HANDLE_INVALID")?;

    // One that ends early leaves what it wrote, and the disk to others.
    let mut connection = c.client.connect()?;
    let session = c.client.session.clone();
    let head =
        format!("PUT /import_raw_vdi?vdi={vdi}&session_id={session} HTTP/1.1\r\nHost: x\r\nContent-Length: {SIZE}\r\n\r\n");
    connection.send(head.as_bytes())?;
    connection.send(&[0; 200_000])?;
    drop(connection);
    c.eventually("the disk is free again", |c| Ok(c.client.import(&vdi, 300_000, zeroes, |_| {}).is_ok()))?;
    let mut cleared = data.clone();
    cleared[..300_000].fill(0);
    ensure!(export(c, &vdi)? == cleared && export(c, &copy)? == data, "the copy is what it was, the disk is not");

    // All of the SR at once, and a disk from there back.
    let second = c.client.sr().clone(&sr, "", "second")?;
    let mut there = c.client.sr().get_VDIs(&second)?.iter().map(|vdi| export(c, vdi)).collect::<Result<Vec<_>>>()?;
    there.sort_by_key(|disk| *disk == data);
    ensure!(there == [cleared, data], "the clone has other disks");
    let back = c.client.sr().get_VDIs(&second)?.into_iter().next().context("no disk")?;
    let back = c.client.vdi().copy(&back, &sr)?;
    ensure!(there.contains(&export(c, &back)?), "it is another disk");

    c.client.vdi().destroy(&back)?;
    for (sr, disks) in [(&sr, [vdi, copy].to_vec()), (&second, c.client.sr().get_VDIs(&second)?)] {
        for disk in disks {
            c.client.vdi().destroy(&disk)?;
        }
        for pbd in c.client.sr().get_PBDs(sr)? {
            c.client.pbd().unplug(&pbd)?;
            c.client.pbd().destroy(&pbd)?;
        }
        c.client.sr().destroy(sr)?;
    }
    Ok(())
}
