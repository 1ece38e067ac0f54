//! VBD_metrics: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// Transfer figures of one VBD. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only
    /// `get_record_internal` has.
    VbdMetricsRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// What the guest reads, in KiB/s; 0 while it is not attached.
        run io_read_kbs "io_read_kbs": f64 = 0.0;
        /// What the guest writes, in KiB/s; 0 while it is not attached.
        run io_write_kbs "io_write_kbs": f64 = 0.0;
        /// When the figures were taken: the time of the answer.
        run last_updated "last_updated": crate::DateTime = Default::default();
    }
}

calls! {
    /// Transfer figures of one VBD.
    VbdMetrics {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "VBD_metrics.get_uuid" (vbd_metrics: &Ref<VbdMetrics>) -> String;
        /// Get `io_read_kbs`: What the guest reads, in KiB/s; 0 while it is not attached.
        call get_io_read_kbs "VBD_metrics.get_io_read_kbs" (vbd_metrics: &Ref<VbdMetrics>) -> f64;
        /// Get `io_write_kbs`: What the guest writes, in KiB/s; 0 while it is not attached.
        call get_io_write_kbs "VBD_metrics.get_io_write_kbs" (vbd_metrics: &Ref<VbdMetrics>) -> f64;
        /// Get `last_updated`: When the figures were taken: the time of the answer.
        call get_last_updated "VBD_metrics.get_last_updated" (vbd_metrics: &Ref<VbdMetrics>) -> crate::DateTime;
        /// All fields of the VBD_metrics.
        call get_record "VBD_metrics.get_record" (vbd_metrics: &Ref<VbdMetrics>) -> VbdMetricsRecord;
        /// All fields of the VBD_metrics, those of 0.4.3 included.
        call get_record_internal "VBD_metrics.get_record_internal" (vbd_metrics: &Ref<VbdMetrics>) -> VbdMetricsRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "VBD_metrics.to_XML" (vbd_metrics: &Ref<VbdMetrics>) -> String;
        /// The VBD_metrics of this uuid.
        call get_by_uuid "VBD_metrics.get_by_uuid" (uuid: &str) -> Ref<VbdMetrics>;
        /// Every VBD_metrics.
        call get_all "VBD_metrics.get_all" () -> Vec<Ref<VbdMetrics>>;
        /// Every VBD_metrics with its record.
        call get_all_records "VBD_metrics.get_all_records" () -> BTreeMap<Ref<VbdMetrics>, VbdMetricsRecord>;
    }
}
