# SPDX-License-Identifier: EUPL-1.2
"""The peers of the benchmarks: from a harness outside the checkout, started here and ended here."""
import json
import os
import pathlib
import shutil
import subprocess
import sys


class Peers:
    """The reference program and the stacks a town would assemble instead, from the shared harness."""

    WANTED = {"zref_sync_coal": "z2", "zref_sync": "z1", "mosq": "mosq", "nats_r1+w": "nats1", "redis_always+w": "r_always"}

    def __init__(self, folder):
        self.names = []
        self.why = ""
        if not (folder / "servers.py").exists():
            self.why = f"no harness at {folder}"
            return
        sys.path.insert(0, str(folder))
        import servers
        self.s = servers
        if not pathlib.Path(servers.BIN, "fanbench").exists():
            self.why = f"the harness is not built in {servers.BIN} (its README says how)"
            return
        os.makedirs(servers.RUN, exist_ok=True)
        have = shutil.which
        starts = {
            "zref_sync": lambda: servers.zref("z1", "zin", "zout", 1, 0),
            "zref_sync_coal": lambda: servers.zref("z2", "zin_c", "zout_c", 1, 1),
            "mosq": lambda: servers.mosq() if have("mosquitto") or have("/usr/sbin/mosquitto") else None,
            "nats_r1+w": lambda: servers.nats1() if have("nats-server") or have("/usr/sbin/nats-server") else None,
            "redis_always+w": lambda: servers.redis("r_always", "always") if have("redis-server") else None,
        }
        os.environ["PATH"] += ":/usr/sbin"
        for name, start in starts.items():
            start()
            if self.WANTED[name] in servers.procs:
                self.names.append(name)
            else:
                self.why += f"{name} is not installed; "

    def run(self, name, pubs, subs, *more):
        port = self.s.PORT
        polys = ["--stage", "1", "--polys", self.s.ROOT + "/data/p500.txt"]
        kind = {
            "zref_sync": ["zref", f"{port['zin']},{port['zout']}"],
            "zref_sync_coal": ["zref", f"{port['zin_c']},{port['zout_c']}"],
            "mosq": ["mqtt", f"{port['mosq']}"],
            "nats_r1+w": ["nats", f"{port['nats1']}", *polys],
            "redis_always+w": ["redis", f"{port['r_always']}", *polys],
        }[name]
        process = self.s.procs[self.WANTED[name]]

        def cpu():
            fields = open(f"/proc/{process.pid}/stat").read().rsplit(")", 1)[1].split()
            return sum(int(x) for x in fields[11:15]) / os.sysconf("SC_CLK_TCK")
        before = cpu()
        done = subprocess.run([self.s.BIN + "/fanbench", "--proto", kind[0], "--ports", kind[1], *kind[2:], "--pubs", str(pubs),
                               "--subs", str(subs), "--label", name, *map(str, more)], capture_output=True, text=True, timeout=120)
        if not done.stdout.startswith("{"):
            raise RuntimeError(f"{name}: {done.stderr.strip()[-200:]}")
        result = json.loads(done.stdout)
        result["cpu_us_broker"] = round((cpu() - before) * 1e6 / max(1, result.get("acked", 0)), 2)
        return result

    def stop(self):
        if hasattr(self, "s"):
            self.s.stop_all()
