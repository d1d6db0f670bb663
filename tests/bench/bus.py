# SPDX-License-Identifier: EUPL-1.2
"""A realm, its broker and its fusion worker on loopback, for the benchmarks. Started here, ended here by pid."""
import json
import os
import pathlib
import shutil
import signal
import socket
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
        env = dict(os.environ, LAGEWERK_PASSPHRASE=PASSPHRASE, LAGEWERK_PERSON_PASSPHRASE=PASSPHRASE)
        self._run(["lagewerk-broker", "init", "--realm", self.template, "--kind", "live", "--name", "Bench"], env)
        broker = self._start("template", ["lagewerk-broker", "run", "--realm", self.template])
        self._endpoint(broker)
        for name, roles, sources in (("load", ["field"], ["station:*"]), ("desk", ["observer"], ["desk"]),
                                     ("alerts", ["console", "field"], ["post:*", "unit:*"])):
            self._run(["lagewerk-keys", "enrol-device", "--realm", self.template, "--name", name,
                       *(word for role in roles for word in ("--role", role)),
                       *(word for source in sources for word in ("--source", source))], env)
        self._run(["lagewerk-keys", "enrol-person", "--realm", self.template, "--name", "anna", "--role", "author",
                   "--cheap-seal"], env)
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

    def up(self, gate, realm=None, worker=True, pictures=False, stations=STATIONS):
        """A fresh copy of the realm unless one is given. Returns the seconds until the broker listened."""
        self.gate, self.pictures, self.stations = gate, pictures, stations
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
            self._start_worker()
        return took

    def _start_worker(self):
        self._start("worker", ["bench_worker", self.realm / "parties/fusion", self.gate, self.endpoint, self.stations,
                               *(["pictures"] if self.pictures else [])])

    def down(self, how=signal.SIGTERM):
        self._stop("worker")
        self._stop("broker", how)

    def kill_worker(self):
        """As a fault would: the worker reads the journal anew and goes on."""
        self._stop("worker", signal.SIGKILL)
        self._start_worker()

    def nonsense(self):
        """As a stranger would: bytes that are no ZeroMQ, and a connection that says nothing."""
        host, port = self.endpoint.removeprefix("tcp://").rsplit(":", 1)
        for said in (os.urandom(4096), b""):
            connection = socket.create_connection((host, int(port)), 5)
            connection.sendall(said)
            connection.close()

    def urgent(self, calls):
        """What bench_load needs to send what must not wait."""
        return ["--urgent", self.realm / "parties/alerts", "--person", self.realm / "people/anna.key", "--calls", calls]

    def join(self):
        """Joins as a console does."""
        done = subprocess.run([str(self.bins / "bench_join"), str(self.realm / "parties/desk"), self.gate, self.endpoint],
                              capture_output=True, text=True, timeout=400)
        if not done.stdout.startswith("{"):
            raise RuntimeError(f"bench_join: {done.stderr.strip()[-300:]}")
        joined = json.loads(done.stdout)
        if not joined["full"]:
            raise RuntimeError("bench_join: no full picture in time")
        return joined

    def settle(self, patience=120):
        """Until the worker has caught up and handed its picture over: it uses no processor any more."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            before = self.cpu("worker")
            time.sleep(1)
            if self.cpu("worker") - before < 0.1:
                return

    def cpu(self, name):
        """CPU seconds of a process so far."""
        fields = open(f"/proc/{self.processes[name].pid}/stat").read().rsplit(")", 1)[1].split()
        return sum(int(x) for x in fields[11:13]) / os.sysconf("SC_CLK_TCK")

    def memory_mb(self, name, what="VmRSS"):
        for line in open(f"/proc/{self.processes[name].pid}/status"):
            if line.startswith(what + ":"):
                return int(line.split()[1]) / 1024
        return 0.0

    def load(self, pubs, subs, *more, timeout=120, stations=STATIONS):
        """One run of the load; with the CPU of broker and worker per answered reading."""
        before = {name: self.cpu(name) for name in self.processes}
        command = [str(self.bins / "bench_load"), "--publish", str(self.realm / "parties/load"), "--follow",
                   str(self.realm / "parties/desk"), "--endpoint", self.endpoint, "--gate", self.gate, "--pubs", str(pubs),
                   "--subs", str(subs), "--stations", str(stations), *map(str, more)]
        env = dict(os.environ, LAGEWERK_PERSON_PASSPHRASE=PASSPHRASE)
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, env=env)
        if done.returncode != 0 or not done.stdout.startswith("{"):
            raise RuntimeError(f"bench_load: {done.stderr.strip()[-300:]}")
        result = json.loads(done.stdout)
        for name, seconds in before.items():
            result[f"cpu_us_{name}"] = round((self.cpu(name) - seconds) * 1e6 / max(1, result.get("acked", 0)), 2)
        return result
