"""The package against a host: the one of the environment, or a simulated one started here."""

import json
import os
import pickle
import subprocess
import sys
import unittest
from datetime import datetime, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "bindings" / "python"))

from xenith_api import Failure, Session  # noqa: E402
from xenith_api import classes  # noqa: E402
from xenith_api._runtime import decode, encode, parse  # noqa: E402
from xenith_api._schema import METHODS  # noqa: E402

PORT = "19473"


def setUpModule():
    global HOST, STARTED
    STARTED = "XENITH_URL" not in os.environ
    if STARTED:
        up = subprocess.run([ROOT / "x", "sim", "--json", "--port-base", PORT], check=True, stdout=subprocess.PIPE)
        up = json.loads(up.stdout)
        HOST = (up["url"], up["user"], up["password"], up["guests"]["tiny"])
    else:
        names = ("XENITH_URL", "XENITH_USER", "XENITH_PASSWORD")
        HOST = (*(os.environ[name] for name in names), json.loads(os.environ["XENITH_GUEST"]))


def tearDownModule():
    if STARTED:
        subprocess.run([ROOT / "x", "down", "--port-base", PORT], check=True)


def login(url=None):
    return Session(url or HOST[0], HOST[1], HOST[2], timeout=60)


def record(name, **more):
    guest = HOST[3]
    return {
        "name_label": name,
        "PV_kernel": guest["kernel"],
        "PV_ramdisk": guest["ramdisk"],
        "PV_args": guest["args"],
        "memory_static_max": guest["memory"],
        "memory_dynamic_max": guest["memory"],
        **more,
    }


class Surface(unittest.TestCase):
    def test_every_method_of_the_host_is_here_and_no_other(self):
        with login() as x:
            methods = x.host.list_methods()
            self.assertEqual(sorted(methods), sorted(METHODS))
            for method in methods:
                name, _, message = method.partition(".")
                self.assertTrue(callable(getattr(getattr(x, name), message)), method)

    def test_async_forms_are_those_of_the_host(self):
        with login() as x:
            for method in METHODS:
                name, _, message = method.partition(".")
                none = name in ("session", "task")
                # Of accessors there is one, but it is of no use here.
                self.assertFalse(none and hasattr(getattr(x.Async, name, None), message), method)
                # Without parameters: the host says either that there is no such method, or that they are missing.
                with self.assertRaises(Failure) as refused:
                    x._send("Async." + method, ())
                self.assertEqual(refused.exception.code == "MESSAGE_METHOD_UNKNOWN", none, method)

    def test_records_have_the_fields_of_the_host(self):
        with login() as x:
            for name in ("VM", "host", "host_metrics", "console", "user", "session", "VM_metrics"):
                for record in getattr(x, name).get_all_records().values():
                    self.assertLessEqual(set(record), set(getattr(classes, name + "Record").__annotations__))


class Types(unittest.TestCase):
    def test_values_are_converted_both_ways(self):
        moment = datetime(2024, 1, 31, 12, 0, 0, tzinfo=timezone.utc)
        for value, ty in [
            (1 << 60, "int"),
            (moment, "datetime"),
            ([1, 2], "(int) Set"),
            ({1: [2]}, "(int -> (int) Set) Map"),
            ({"a": "b"}, "(string -> string) Map"),
            ({"memory_static_max": 5, "VIFs": ["x"]}, "VM record"),
        ]:
            self.assertEqual(decode(encode(value, parse(ty)), parse(ty)), value)
        self.assertEqual(encode(7, parse("int")), "7")
        for value, ty in [(True, "int"), (1.5, "int"), ("x", "(string) Set"), ("x", "datetime"), ({"nam": ""}, "VM record")]:
            with self.assertRaises(TypeError):
                encode(value, parse(ty))

    def test_failures_travel(self):
        failure = pickle.loads(pickle.dumps(Failure(["A", "b"])))
        self.assertEqual((failure.code, failure.params, str(failure)), ("A", ["b"], "A b"))


class Life(unittest.TestCase):
    def test_a_vm_lives(self):
        with login() as x:
            vm = x.wait(x.Async.VM.create(record("python", user_version=3)), timeout=60)
            try:
                self.assertIn(vm, x.VM.get_by_name_label("python"))
                self.assertEqual((x.VM.get_user_version(vm), x.VM.get_power_state(vm)), (3, "Halted"))
                self.assertIsNone(x.wait(x.Async.VM.start(vm, False), timeout=60))
                self.assertEqual(x.VM.get_power_state(vm), "Running")
                metrics = x.VM_metrics.get_record(x.VM.get_metrics(vm))
                self.assertEqual(metrics["VCPUs_number"], 1)
                self.assertEqual(metrics["start_time"].tzinfo, timezone.utc)
                self.assertTrue(all(isinstance(vcpu, int) for vcpu in metrics["VCPUs_CPU"]))
                x.VM.pause(vm)
                self.assertEqual(x.VM.get_power_state(vm), "Paused")
                with self.assertRaises(Failure) as refused:
                    x.wait(x.Async.VM.pause(vm))
                self.assertEqual(refused.exception.code, "VM_BAD_POWER_STATE")
                self.assertEqual(refused.exception.params, [vm, "Running", "Paused"])
            finally:
                x.VM.hard_shutdown(vm)
                x.VM.destroy(vm)
            with self.assertRaises(Failure) as gone:
                x.VM.get_record(vm)
            self.assertEqual(gone.exception.code, "HANDLE_INVALID")

    def test_maps_sets_and_plain_style(self):
        with login() as x:
            vm = x.VM.create(record("python-maps", other_config={"a": "<&>\u00e9"}))
            try:
                self.assertEqual(x.VM.get_other_config(vm), {"a": "<&>\u00e9"})
                x.VM.add_to_other_config(vm, "b", "2")
                with self.assertRaises(Failure) as duplicate:
                    x.VM.add_to_other_config(vm, "b", "3")
                self.assertEqual(duplicate.exception.code, "MAP_DUPLICATE_KEY")
                x.VM.remove_from_other_config(vm, "a")
                self.assertEqual(x.VM.get_other_config(vm), {"b": "2"})
                self.assertEqual(len(x.VM.get_consoles(vm)), 1)
                # xenapi: as on the wire.
                self.assertEqual(x.xenapi.VM.get_memory_static_max(vm), str(HOST[3]["memory"]))
                self.assertEqual(x.xenapi.VM.get_record(vm)["VCPUs_max"], "1")
                self.assertEqual(x.VM.get_memory_static_max(vm), HOST[3]["memory"])
                pool = x.cpu_pool.create({"name_label": "python", "proposed_CPUs": ["0"]})
                x.cpu_pool.add_to_proposed_CPUs(pool, "1")
                self.assertEqual(sorted(x.cpu_pool.get_proposed_CPUs(pool)), ["0", "1"])
                x.cpu_pool.destroy(pool)
            finally:
                x.VM.destroy(vm)

    def test_events(self):
        with login() as x:
            x.event.register(["vm"])
            vm = x.VM.create(record("python-event"))
            seen = []
            # What was made and destroyed between two questions is not told of.
            for operation in ("add", "del"):
                while not any(e["operation"] == operation and e["ref"] == vm for e in seen):
                    seen += x.event.next()
                if operation == "add":
                    x.VM.destroy(vm)
            self.assertTrue(all(isinstance(e["id"], int) and isinstance(e["timestamp"], datetime) for e in seen))

    def test_sessions_end(self):
        with self.assertRaises(Failure) as refused:
            Session(HOST[0], HOST[1], "wrong")
        self.assertEqual(refused.exception.code, "SESSION_AUTHENTICATION_FAILED")
        x = Session(HOST[0])
        x.xenapi.login_with_password(HOST[1], HOST[2])
        handle = x.handle
        now = datetime.now(timezone.utc)
        self.assertLess(abs((x.session.get_last_active(handle) - now).total_seconds()), 600)
        x.close()
        x.handle = handle
        with self.assertRaises(Failure) as ended:
            x.VM.get_all()
        self.assertEqual((ended.exception.code, ended.exception.params), ("SESSION_INVALID", [handle]))
        x.handle = ""
        x.close()
        for url in ("https://a/", "nonsense"):
            with self.assertRaises(ValueError):
                Session(url)


if __name__ == "__main__":
    unittest.main()
