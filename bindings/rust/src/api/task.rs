//! task: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// Tells how an Async call goes. Finished tasks are kept for a day at most, fewer of them if they are many or large.
    /// What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    TaskRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// Async. and the method's name, unless a client set another; not unique.
        new name_label "name_label": String = String::new();
        /// Free text; says so when a result was too large to be kept.
        new name_description "name_description": String = String::new();
        /// How the call goes: pending, cancelling, or how it ended.
        run status "status": TaskStatusType = TaskStatusType::Pending;
        /// The session that made the call. Every other session reads none here.
        run session "session": Ref<Session> = Ref::none();
        /// Percent done, 0 to 100; 100 at any end, also a bad one.
        run progress "progress": i64 = 0;
        /// Type of the result in the API's spelling, void for none; known from the start.
        run r#type "type": String = String::new();
        /// The result in XML-RPC once status is success; empty for void. Over 16 KiB it is dropped, and name_description
        /// says so.
        run result "result": String = String::new();
        /// The error's code, then its parameters, if the call failed or was cancelled; else empty.
        run error_info "error_info": Vec<String> = Vec::new();
        /// Cancel while the call can still be taken back, else empty.
        run allowed_operations "allowed_operations": Vec<TaskAllowedOperations> = Vec::new();
    }
}

calls! {
    /// Tells how an Async call goes. Finished tasks are kept for a day at most, fewer of them if they are many or large.
    Task {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "task.get_uuid" (task: &Ref<Task>) -> String;
        /// Get `name_label`: Async. and the method's name, unless a client set another; not unique.
        call get_name_label "task.get_name_label" (task: &Ref<Task>) -> String;
        /// Set `name_label`: Async. and the method's name, unless a client set another; not unique.
        call set_name_label "task.set_name_label" (task: &Ref<Task>, value: &str) -> ();
        /// Get `name_description`: Free text; says so when a result was too large to be kept.
        call get_name_description "task.get_name_description" (task: &Ref<Task>) -> String;
        /// Set `name_description`: Free text; says so when a result was too large to be kept.
        call set_name_description "task.set_name_description" (task: &Ref<Task>, value: &str) -> ();
        /// Get `status`: How the call goes: pending, cancelling, or how it ended.
        call get_status "task.get_status" (task: &Ref<Task>) -> TaskStatusType;
        /// Get `session`: The session that made the call. Every other session reads none here.
        call get_session "task.get_session" (task: &Ref<Task>) -> Ref<Session>;
        /// Get `progress`: Percent done, 0 to 100; 100 at any end, also a bad one.
        call get_progress "task.get_progress" (task: &Ref<Task>) -> i64;
        /// Get `type`: Type of the result in the API's spelling, void for none; known from the start.
        call get_type "task.get_type" (task: &Ref<Task>) -> String;
        /// Get `result`: The result in XML-RPC once status is success; empty for void. Over 16 KiB it is dropped, and
        /// name_description says so.
        call get_result "task.get_result" (task: &Ref<Task>) -> String;
        /// Get `error_info`: The error's code, then its parameters, if the call failed or was cancelled; else empty.
        call get_error_info "task.get_error_info" (task: &Ref<Task>) -> Vec<String>;
        /// Get `allowed_operations`: Cancel while the call can still be taken back, else empty.
        call get_allowed_operations "task.get_allowed_operations" (task: &Ref<Task>) -> Vec<TaskAllowedOperations>;
        /// All fields of the task.
        call get_record "task.get_record" (task: &Ref<Task>) -> TaskRecord;
        /// All fields of the task, those of 0.4.3 included.
        call get_record_internal "task.get_record_internal" (task: &Ref<Task>) -> TaskRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "task.to_XML" (task: &Ref<Task>) -> String;
        /// The task of this uuid.
        call get_by_uuid "task.get_by_uuid" (uuid: &str) -> Ref<Task>;
        /// Every task.
        call get_all "task.get_all" () -> Vec<Ref<Task>>;
        /// Every task with its record.
        call get_all_records "task.get_all_records" () -> BTreeMap<Ref<Task>, TaskRecord>;
        /// Every task of this name_label.
        call get_by_name_label "task.get_by_name_label" (label: &str) -> Vec<Ref<Task>>;
        /// Make a task; what the record lacks takes its default.
        call create "task.create" (args: &TaskRecord) -> Ref<Task>;
        /// Destroy the task.
        call destroy "task.destroy" (task: &Ref<Task>) -> ();
        /// Ends the call and undoes what it did: status is cancelling, then cancelled. OPERATION_NOT_ALLOWED if
        /// allowed_operations lacks Cancel. Errors: OPERATION_NOT_ALLOWED.
        call cancel "task.cancel" (task: &Ref<Task>) -> ();
    }
}
