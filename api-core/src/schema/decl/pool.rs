//! cpu_pool (XenAPI 1.0.10, "Class: cpu_pool").
//!
//! A pool object is a Xen cpupool while it is activated. The text types host_CPUs as VMs in the table and as host CPUs
//! in the getter: it is host CPUs.

schema! {
    mod cpu_pool: cpu_pool {
        doc = "A group of CPUs with a scheduler of its own. create makes a record; activate makes it a pool of Xen's.",
        create = Hook::Pool, destroy = Hook::Pool, errors = &[POOL_BAD_STATE], bound = 64,
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        name_label: Str, RW, "Name that VM.pool_name picks a pool by; Xen's own pools are Pool-0 and so on.";
        name_description: Str, RW, "Free text for people; nothing acts on it.";
        resident_on: Ref(host), RO_run, "The host it belongs to: always this one.";
        auto_power_on: Bool, RW, "A wish to activate it at boot; kept, nothing acts on it yet.";
        started_VMs: Set(&Ref(VM)), RO_run, "VMs whose domain is in the pool now; empty unless activated.",
            source = Source::Live(Live::PoolVms);
        ncpu: Int, RW,
            "How many CPUs activate takes, up to 4096; activate refuses 0. Setting it on an activated pool is \
             POOL_BAD_STATE.", default = Default::Int(1), check = Check::Cpus, inactive = true;
        sched_policy: Str, RW,
            "Scheduler for the next activate, such as credit2; empty means that of Xen's first pool.";
        proposed_CPUs: Set(&Str), RW,
            "Numbers of CPUs, as texts, that activate takes first if they are free. Changing it on an activated pool \
             is POOL_BAD_STATE.", inactive = true;
        host_CPUs: Set(&Ref(host_cpu)), RO_run, "CPUs the pool has now; empty unless activated.",
            source = Source::Live(Live::PoolCpus);
        activated: Bool, RO_run, "Whether Xen has the pool now.", source = Source::Live(Live::PoolActive);
        other_config: Map(&[Str, Str]), RW, "Texts by key for clients to keep; the host acts on none of them.";
    }
    messages {
        activate(self: Ref(cpu_pool)) -> Void [POOL_BAD_STATE, INSUFFICIENT_CPUS, UNKOWN_SCHED_POLICY], Admin,
            Handler::PoolActivate,
            "Makes a pool in Xen of ncpu free CPUs, those of proposed_CPUs first and any others after. Too few are \
             INSUFFICIENT_CPUS.", since = V1_0_10;
        deactivate(self: Ref(cpu_pool)) -> Void [POOL_BAD_STATE], Admin, Handler::PoolDeactivate,
            "Ends the pool in Xen and frees its CPUs; the object stays. POOL_BAD_STATE while a domain is in it, and \
             for Xen's first pool.", since = V1_0_10;
        add_host_CPU_live(self: Ref(cpu_pool), host_cpu: Ref(host_cpu)) -> Void [POOL_BAD_STATE, INVALID_CPU], Admin,
            Handler::PoolAddCpu, "Puts a free CPU into an activated pool. INVALID_CPU if another pool has it.",
            since = V1_0_10;
        remove_host_CPU_live(self: Ref(cpu_pool), host_cpu: Ref(host_cpu)) -> Void
            [POOL_BAD_STATE, INVALID_CPU, LAST_CPU_NOT_REMOVEABLE], Admin, Handler::PoolRemoveCpu,
            "Frees a CPU of an activated pool. INVALID_CPU if it is not there or Xen keeps it, LAST_CPU_NOT_REMOVEABLE \
             if it is the only one.", since = V1_0_10;
    }
}
