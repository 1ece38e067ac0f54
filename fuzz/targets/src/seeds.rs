//! Inputs to start from: good ones of each kind, made here, so that there is a base even without a corpus.
//!
//! Deliberately absent: what fuzzing found; that is in `fuzz/corpus`.

use crate::builder::{Load, elf, note, small_kernel, small_pv_kernel};
use crate::rig::{b, body, bundle, post, record, s, vm};
use agent::manifest::{Limits, Manifest, NewFile, Nic, write};

/// The seeds of a target.
pub fn of(target: &str) -> Vec<Vec<u8>> {
    match target {
        "agent" => pieces(),
        "block" => crate::block::seeds(),
        "bundle" => bundles(),
        "console" => consoles(),
        "elf" => elves(),
        "firmware" => crate::firmware::seeds(),
        "http" => https(),
        "image_name" => names(),
        "nbd" => crate::nbd::seeds(),
        "net" => crate::net::seeds(),
        "saved" => crate::saved::seeds(),
        "unpack" => images(),
        "xenstore" => crate::xenstore::seeds(),
        "xmlrpc" => calls(),
        other => panic!("no target {other}"),
    }
}

fn requests() -> Vec<Vec<u8>> {
    let call = body("session.login_with_password", &[s("root"), s("secret")]);
    let chunks: String =
        call.as_bytes().chunks(40).map(|c| format!("{:x};e=1\r\n{}\r\n", c.len(), String::from_utf8_lossy(c))).collect();
    vec![
        post("host.get_all", &[s("x")]),
        format!("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n{chunks}0\r\nT: v\r\n\r\n").into_bytes(),
        b"GET /console?ref=a%2Db&session_id=%zz%2 HTTP/1.1\r\n\r\nHEAD http://h:1/x?y HTTP/1.0\r\nConnection: keep-alive\r\n\r\n".to_vec(),
        b"CONNECT /console?ref=x HTTP/1.1\r\nAuthorization: Bearer x\r\n\r\nraw".to_vec(),
        b"\r\nGET /metrics?session_id=&session_id HTTP/1.1\nConnection: close, x\n\n".to_vec(),
    ]
}

fn https() -> Vec<Vec<u8>> {
    let sizes: [&[u8]; 3] = [&[0], &[2, 7, 30], &[3, 0, 100, 1]];
    requests().iter().flat_map(|r| sizes.iter().map(|sizes| [sizes, r.as_slice()].concat())).collect()
}

fn pieces() -> Vec<Vec<u8>> {
    let split = |request: &Vec<u8>| request.chunks(90).flat_map(|p| [&[p.len() as u8], p].concat()).collect();
    requests().iter().map(split).collect()
}

fn calls() -> Vec<Vec<u8>> {
    let session = s("SESSION");
    let map = record(&[("a", s("b")), ("", s("&lt;&#10;"))]);
    let calls = [
        body("session.login_with_password", &[s("root"), s("secret")]),
        body("VM.create", &[session.clone(), vm("/tiny", "")]),
        body("VM.create", &[session.clone(), record(&[("name_label", s("x")), ("other_config", map)])]),
        body("host.get_all_records", std::slice::from_ref(&session)),
        body("Async.VM.start", &[session.clone(), s("SESSION"), b(true)]),
        body("VM.set_memory_static_max", &[session.clone(), s("x"), s("-9223372036854775808")]),
        body("session.get_uuid", &[session.clone(), session]),
        "<?xml version='1.0'?><!-- c --><methodCall><methodName>a</methodName><params><param><value><array><data><value><i4>1</i4></value><value><double>1e5</double></value></data></array></value></param></params></methodCall>".to_string(),
    ];
    calls.map(String::into_bytes).to_vec()
}

fn elves() -> Vec<Vec<u8>> {
    let load = |paddr, offset| Load { paddr, offset, file: 0x80, memory: 0x200 };
    let two = [load(1 << 20, 0x200), load(2 << 20, 0x280)];
    let pv = |kind, value: u64| small_pv_kernel(&note(kind, &value.to_le_bytes()));
    vec![
        elf(true, &two, Some(1 << 20)),
        elf(false, &two, Some(1 << 20)),
        elf(true, &two[..1], Some(0x10_0010)),
        pv(15, 0x80_0000_0000),
        pv(2, 0xffff_ffff_8010_1000),
        pv(16, 1),
    ]
}

fn bundles() -> Vec<Vec<u8>> {
    let rich = Manifest { nics: vec![Nic { dhcp: true, ..Nic::default() }], name: "n".to_string(), ..Manifest::default() };
    let file = |name, data| NewFile { name, data, sha256: [3; 32] };
    let one = write(&rich, &[file("tiny", b"abc"), file("none", b"")]);
    vec![one.expect("written"), write(&bundle(Limits::default()).manifest, &[]).expect("written")]
}

fn consoles() -> Vec<Vec<u8>> {
    let drain = |prod: u32| [&[0], &prod.to_le_bytes()[..]].concat();
    let input = |len: u8, cons: u32| [&[len | 1], &cons.to_le_bytes()[..]].concat();
    let talk = [drain(100), drain(2148), input(9, 0), input(201, 45), drain(2149)].concat();
    vec![talk, drain(2049), [drain(u32::MAX), drain(0)].concat(), [input(1, 1), input(3, 0)].concat()]
}

fn names() -> Vec<Vec<u8>> {
    [
        "file:///tiny",
        "/tiny",
        "/broken",
        "file:///../tiny",
        "data:;base64,f0VMRg==",
        "data:application/x,abc",
        "data:x;base64,AAAA",
        "",
    ]
    .map(|name| name.as_bytes().to_vec())
    .to_vec()
}

fn images() -> Vec<Vec<u8>> {
    let mut all = vec![small_kernel()[..512].to_vec()];
    let payloads: [&[u8]; 4] = [
        include_bytes!("../../../platform-xen/tests/fixtures/payload.xz"),
        include_bytes!("../../../platform-xen/tests/fixtures/payload.zst"),
        include_bytes!("../../../platform-xen/tests/fixtures/payload.gz"),
        include_bytes!("../../../platform-xen/tests/fixtures/payload.lz4"),
    ];
    for payload in payloads {
        // The first KiB and a small declared size: enough for every header and for thousands of tries a second.
        let mut payload = payload[..payload.len().min(1 << 10)].to_vec();
        payload.extend(60_000u32.to_le_bytes());
        let mut file = vec![0; 1024];
        file[0x1f1] = 1;
        file[0x1fe..0x200].copy_from_slice(&[0x55, 0xaa]);
        file[0x202..0x208].copy_from_slice(b"HdrS\x0f\x02");
        file[0x24c..0x250].copy_from_slice(&(payload.len() as u32).to_le_bytes());
        file.extend(payload);
        all.push(file);
    }
    all
}
