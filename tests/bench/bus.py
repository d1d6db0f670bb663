# SPDX-License-Identifier: EUPL-1.2
"""A realm, its broker and its fusion worker on loopback, for the benchmarks. Started here, ended here by pid."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import time

PASSPHRASE = "bench bench bench"
STATIONS = 500


class Bus:
    """One broker (gate: "curve" as it ships, or "plain") with the worker beside it."""

    def __init__(self, bins: pathlib.Path, work: pathlib.Path):
        self.bins, self.work = bins, work
        self.template = work / "template"
        self.processes = {}
        self._found()

    def _found(self):
        """A live realm with one device that publishes and one that follows; copied for each run."""
        env = dict(os.environ, LAGEWERK_PASSPHRASE=PASSPHRASE)
        self._run(["lagewerk-broker", "init", "--realm", self.template, "--kind", "live", "--name", "Bench"], env)
        broker = self._start("template", ["lagewerk-broker", "run", "--realm", self.template])
        self._endpoint(broker)
        for name, role, source in (("load", "field", "station:*"), ("desk", "observer", "desk")):
            self._run(["lagewerk-keys", "enrol-device", "--realm", self.template, "--name", name, "--role", role,
                       "--source", source], env)
        self._stop("template")

    def _run(self, command, env=None):
        done = subprocess.run([str(self.bins / command[0]), *map(str, command[1:])], env=env, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"{command[0]}: {done.stderr.strip()}")

    def _start(self, name, command):
        log = open(self.work / f"{name}.log", "wb")
        process = subprocess.Popen([str(self.bins / command[0]), *map(str, command[1:])], stdout=subprocess.PIPE,
                                   stderr=log, stdin=subprocess.DEVNULL)
        self.processes[name] = process
        return process

    @staticmethod
    def _endpoint(process):
        for line in process.stdout:
            text = line.decode()
            if text.startswith("listening on "):
                return text.split()[-1]
        raise RuntimeError("the broker did not start")

    def _stop(self, name, how=signal.SIGTERM):
        process = self.processes.pop(name, None)
        if process is None:
            return
        process.send_signal(how)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def up(self, gate, realm=None, worker=True):
        """A fresh copy of the realm unless one is given. Returns the seconds until the broker listened."""
        self.gate = gate
        self.realm = realm or self.work / "realm"
        if realm is None:
            shutil.rmtree(self.realm, ignore_errors=True)
            shutil.copytree(self.template, self.realm)
        begin = time.monotonic()
        if gate == "plain":
            broker = self._start("broker", ["bench_broker", self.realm, 0])
        else:
            broker = self._start("broker", ["lagewerk-broker", "run", "--realm", self.realm])
        self.endpoint = self._endpoint(broker)
        took = time.monotonic() - begin
        if worker:
            self._start("worker", ["bench_worker", self.realm / "parties/fusion", gate, self.endpoint, STATIONS])
        return took

    def down(self, how=signal.SIGTERM):
        self._stop("worker")
        self._stop("broker", how)

    def kill_worker(self):
        """As a fault would: the worker reads the journal anew and goes on."""
        self._stop("worker", signal.SIGKILL)
        self._start("worker", ["bench_worker", self.realm / "parties/fusion", self.gate, self.endpoint, STATIONS])

    def cpu(self, name):
        """CPU seconds of a process so far."""
        fields = open(f"/proc/{self.processes[name].pid}/stat").read().rsplit(")", 1)[1].split()
        return sum(int(x) for x in fields[11:13]) / os.sysconf("SC_CLK_TCK")

    def memory_mb(self, name):
        for line in open(f"/proc/{self.processes[name].pid}/status"):
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0.0

    def load(self, pubs, subs, *more, timeout=120):
        """One run of the load; with the CPU of broker and worker per answered reading."""
        before = {name: self.cpu(name) for name in self.processes}
        command = [str(self.bins / "bench_load"), "--publish", str(self.realm / "parties/load"), "--follow",
                   str(self.realm / "parties/desk"), "--endpoint", self.endpoint, "--gate", self.gate, "--pubs", str(pubs),
                   "--subs", str(subs), "--stations", str(STATIONS), *map(str, more)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout)
        if done.returncode != 0 or not done.stdout.startswith("{"):
            raise RuntimeError(f"bench_load: {done.stderr.strip()[-300:]}")
        result = json.loads(done.stdout)
        for name, seconds in before.items():
            result[f"cpu_us_{name}"] = round((self.cpu(name) - seconds) * 1e6 / max(1, result.get("acked", 0)), 2)
        return result
