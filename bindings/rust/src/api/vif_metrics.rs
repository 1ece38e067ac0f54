//! VIF_metrics: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// Traffic figures of one VIF. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only
    /// `get_record_internal` has.
    VifMetricsRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// What the guest receives, in KiB/s; 0 while it is not attached.
        run io_read_kbs "io_read_kbs": f64 = 0.0;
        /// What the guest sends, in KiB/s; 0 while it is not attached.
        run io_write_kbs "io_write_kbs": f64 = 0.0;
        /// When the figures were taken: the time of the answer.
        run last_updated "last_updated": crate::DateTime = Default::default();
    }
}

calls! {
    /// Traffic figures of one VIF.
    VifMetrics {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "VIF_metrics.get_uuid" (vif_metrics: &Ref<VifMetrics>) -> String;
        /// Get `io_read_kbs`: What the guest receives, in KiB/s; 0 while it is not attached.
        call get_io_read_kbs "VIF_metrics.get_io_read_kbs" (vif_metrics: &Ref<VifMetrics>) -> f64;
        /// Get `io_write_kbs`: What the guest sends, in KiB/s; 0 while it is not attached.
        call get_io_write_kbs "VIF_metrics.get_io_write_kbs" (vif_metrics: &Ref<VifMetrics>) -> f64;
        /// Get `last_updated`: When the figures were taken: the time of the answer.
        call get_last_updated "VIF_metrics.get_last_updated" (vif_metrics: &Ref<VifMetrics>) -> crate::DateTime;
        /// All fields of the VIF_metrics.
        call get_record "VIF_metrics.get_record" (vif_metrics: &Ref<VifMetrics>) -> VifMetricsRecord;
        /// All fields of the VIF_metrics, those of 0.4.3 included.
        call get_record_internal "VIF_metrics.get_record_internal" (vif_metrics: &Ref<VifMetrics>) -> VifMetricsRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "VIF_metrics.to_XML" (vif_metrics: &Ref<VifMetrics>) -> String;
        /// The VIF_metrics of this uuid.
        call get_by_uuid "VIF_metrics.get_by_uuid" (uuid: &str) -> Ref<VifMetrics>;
        /// Every VIF_metrics.
        call get_all "VIF_metrics.get_all" () -> Vec<Ref<VifMetrics>>;
        /// Every VIF_metrics with its record.
        call get_all_records "VIF_metrics.get_all_records" () -> BTreeMap<Ref<VifMetrics>, VifMetricsRecord>;
    }
}
