//! task: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A long-running asynchronous task. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only
    /// `get_record_internal` has.
    TaskRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// A human-readable name.
        new name_label "name_label": String = String::new();
        /// A notes field containing human-readable description.
        new name_description "name_description": String = String::new();
        /// Current status of the task.
        run status "status": TaskStatusType = TaskStatusType::Pending;
        /// The session that created the task; told to that session only.
        run session "session": Ref<Session> = Ref::none();
        /// If the task is still pending, its progress in percent; 100 once it is over.
        run progress "progress": i64 = 0;
        /// The type of the result, as in the text, if the task succeeded.
        run r#type "type": String = String::new();
        /// The result of the task as the XML-RPC value it would have been, if there is one. One over 16 KiB is not kept: it
        /// is empty then, and name_description says so.
        run result "result": String = String::new();
        /// Code and parameters of the error, if the task failed.
        run error_info "error_info": Vec<String> = Vec::new();
        /// What can be done with the task now.
        run allowed_operations "allowed_operations": Vec<TaskAllowedOperations> = Vec::new();
    }
}

calls! {
    /// A long-running asynchronous task.
    Task {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "task.get_uuid" (task: &Ref<Task>) -> String;
        /// Get `name_label`: A human-readable name.
        call get_name_label "task.get_name_label" (task: &Ref<Task>) -> String;
        /// Set `name_label`: A human-readable name.
        call set_name_label "task.set_name_label" (task: &Ref<Task>, value: &str) -> ();
        /// Get `name_description`: A notes field containing human-readable description.
        call get_name_description "task.get_name_description" (task: &Ref<Task>) -> String;
        /// Set `name_description`: A notes field containing human-readable description.
        call set_name_description "task.set_name_description" (task: &Ref<Task>, value: &str) -> ();
        /// Get `status`: Current status of the task.
        call get_status "task.get_status" (task: &Ref<Task>) -> TaskStatusType;
        /// Get `session`: The session that created the task; told to that session only.
        call get_session "task.get_session" (task: &Ref<Task>) -> Ref<Session>;
        /// Get `progress`: If the task is still pending, its progress in percent; 100 once it is over.
        call get_progress "task.get_progress" (task: &Ref<Task>) -> i64;
        /// Get `type`: The type of the result, as in the text, if the task succeeded.
        call get_type "task.get_type" (task: &Ref<Task>) -> String;
        /// Get `result`: The result of the task as the XML-RPC value it would have been, if there is one. One over 16 KiB
        /// is not kept: it is empty then, and name_description says so.
        call get_result "task.get_result" (task: &Ref<Task>) -> String;
        /// Get `error_info`: Code and parameters of the error, if the task failed.
        call get_error_info "task.get_error_info" (task: &Ref<Task>) -> Vec<String>;
        /// Get `allowed_operations`: What can be done with the task now.
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
        /// Cancel this task: what it did is undone. Errors: OPERATION_NOT_ALLOWED.
        call cancel "task.cancel" (task: &Ref<Task>) -> ();
    }
}
