"""The Xen Management API from Python: see ``Session``.

    from xenith_api import Session

    with Session("http://127.0.0.1:9363/", "root", "PASSWORD") as x:
        for vm, record in x.VM.get_all_records().items():
            print(vm, record["name_label"], record["power_state"])
"""

from ._runtime import Failure
from .session import Session

__all__ = ["Failure", "Session"]
