//! Images that are bad, or come inline as `data:` URIs: clear errors, nothing left behind.
//!
//! Deliberately absent: what is slow to decode or unpack; `unpacking` has that.

use crate::builder::small_kernel;
use crate::rig::{Answer, Client, Rig, b, s};
use crate::wire::Wire;
use agent::manifest::Limits;

pub fn base64(bytes: &[u8]) -> String {
    let mut text = api_core::wire::base64::encode(bytes);
    while !text.len().is_multiple_of(4) {
        text.push('=');
    }
    text
}

fn start(rig: &mut Rig<Wire>, client: &Client, kernel: &str) -> Answer {
    let vm = rig.create_with(client, kernel, "");
    let answer = rig.call(client, "VM.start", &[s(&vm), b(false)]);
    rig.ok(client, "VM.hard_shutdown", &[s(&vm)]);
    rig.ok(client, "VM.destroy", &[s(&vm)]);
    answer
}

#[test]
fn inline_kernels_up_to_the_limit() {
    let kernel = small_kernel();
    for len in kernel.len()..kernel.len() + 3 {
        let mut kernel = kernel.clone();
        kernel.resize(len, 0);
        let uri = format!("data:application/octet-stream;base64,{}", base64(&kernel));
        for (limit, fits) in [(len, true), (len - 1, false)] {
            let limits = Limits { inline_image_bytes: limit as u32, ..Limits::default() };
            let mut rig = Rig::with(limits, 1);
            let client = rig.login(5);
            rig.settle();
            let before = rig.counts();
            match start(&mut rig, &client, &uri) {
                Ok(_) => assert!(fits, "{len} bytes, limit {limit}"),
                Err(error) => {
                    assert!(!fits, "{len} bytes, limit {limit}: {error:?}");
                    assert_eq!((error[0].as_str(), error[1].as_str()), ("VALUE_NOT_SUPPORTED", "PV_kernel"));
                    assert_eq!(error[3], format!("the image is over the limit of {limit} bytes"));
                }
            }
            rig.settle();
            assert_eq!(rig.counts(), before);
            rig.no_violations("");
        }
    }
    // Without padding too.
    let mut rig = Rig::new();
    let client = rig.login(5);
    start(&mut rig, &client, &format!("data:;base64,{}", base64(&kernel).trim_end_matches('='))).expect("starts");
}

#[test]
fn bad_images_are_refused_with_a_reason() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    rig.settle();
    let before = rig.counts();
    let kernel = small_kernel();
    let cut = format!("data:;base64,{}", base64(&kernel[..kernel.len() / 2]));
    for (uri, why) in [
        ("data:", "a data: URI without a comma"),
        ("data:,x", "a data: URI that is not base64"),
        ("data:text/plain,x", "a data: URI that is not base64"),
        ("data:;base64,f0VMR*==", "a data: URI with broken base64"),
        ("data:;base64,f0VMR", "a data: URI with broken base64"),
        ("data:;base64,=", "a data: URI with broken base64"),
        ("data:;base64,====", "a data: URI with broken base64"),
        ("data:;base64,", "not a kernel: neither ELF nor bzImage"),
        ("data:;base64,aGVsbG8=", "not a kernel: neither ELF nor bzImage"),
        (&cut, "a segment lies outside the file"),
        ("/broken", "not a kernel: neither ELF nor bzImage"),
        ("file:///broken", "not a kernel: neither ELF nor bzImage"),
        ("/nothing", "there is no such image"),
        ("file:///../tiny", "there is no such image"),
        ("tiny", "there is no such image"),
        ("http://h/tiny", "there is no such image"),
    ] {
        let error = start(&mut rig, &client, uri).expect_err(uri);
        let shown = &uri[..uri.len().min(40)];
        assert_eq!((error[0].as_str(), error[1].as_str()), ("VALUE_NOT_SUPPORTED", "PV_kernel"), "{shown}");
        assert!(
            error[3].contains(why) || why.starts_with("a segment") && error[3].contains("segment"),
            "{shown}: {}",
            error[3]
        );
    }
    rig.settle();
    assert_eq!(rig.counts(), before);
    rig.no_violations("");
}
