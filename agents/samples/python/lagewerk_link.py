# SPDX-License-Identifier: EUPL-1.2
"""A connection to a Lagewerk broker, as broker/wire/PROTOCOL.md describes it. Not thread-safe; one socket at a time."""
import hashlib
import os
import struct
import sys
import time
import tomllib

try:
    import msgpack
    import zmq
    from zmq.utils import z85
except ImportError as missing:
    package = "python3-msgpack" if missing.name == "msgpack" else "python3-zmq"
    print(f"this needs the Debian package {package}: sudo apt-get install python3-zmq python3-msgpack\n"
          f"({missing} in {sys.executable}; Debian's packages serve /usr/bin/python3)", file=sys.stderr)
    sys.exit(69)  # EX_UNAVAILABLE

HELLO, SUBMIT, FOLLOW, CREDIT, PING = 1, 2, 3, 4, 5
WELCOME, ACCEPTED, REJECTED, BATCH, PONG, GONE = 33, 34, 35, 36, 37, 38
READING = 20

PING_S = 3  # the broker forgets a connection that is silent for 15 s
SILENCE_S = 10  # nothing heard for so long: start anew with another socket
PAUSE_S_MAX = 5


class NotTaken(Exception):
    """The broker does not want this client: another realm or another version. Trying again will not help."""


def describe(why):
    """A Rejection on one line: number, place, what is wrong and what mends it."""
    fix = f"; {why['fix']}" if why["fix"] else ""
    return f"{why['code']} at {why['where'] or '-'}: {why['what']}{fix}"


class Link:
    def __init__(self, folder, software):
        with open(os.path.join(folder, "identity.toml"), "rb") as file:
            told = tomllib.load(file)
        with open(os.path.join(folder, told["key_file"]), encoding="ascii") as file:
            keys = dict(line.split() for line in file.read().splitlines()[1:])
        self.endpoint = told["endpoint"]
        self.realm = bytes([{"live": 1, "exercise": 2}[told["realm_kind"]]]) + bytes.fromhex(told["realm_uuid"])
        self._broker = z85.encode(bytes.fromhex(told["broker_curve_key"]))
        self._public, self._secret = (bytes.fromhex(keys[name]) for name in ("public", "secret"))
        self.device = hashlib.sha256(self._public).digest()[:16]
        self.software = software
        self.greeted = False  # Welcome was heard on this socket
        self._socket = None
        self._pause = 0.1
        self._heard = self._said = 0.0

    def say(self, verb, body):
        self._said = time.monotonic()
        self._socket.send(msgpack.packb([verb, body]))

    def hear(self, seconds):
        """The next (verb, map) that the caller must know of, or None after so many seconds. Says Hello and Ping, and
        starts anew when the broker says Gone or nothing at all: after each WELCOME say what has to be said again."""
        if self._socket is None:
            self._open()
        now = time.monotonic()
        if now - self._heard > SILENCE_S:
            print(f"{self.no_answer()}; trying on", file=sys.stderr)
            self.drop()
            return None
        if self.greeted and now - self._said > PING_S:
            self.say(PING, {})
        if not self._socket.poll(int(min(seconds, 1.0) * 1000)):
            return None
        verb, body = msgpack.unpackb(self._socket.recv())
        self._heard = time.monotonic()
        if verb == REJECTED and not self.greeted:
            raise NotTaken(describe(body["why"]))
        if verb == WELCOME:
            self.greeted, self._pause = True, 0.1
        if verb == GONE:
            self.drop()
        return None if verb == PONG else (verb, body)

    def no_answer(self):
        return (f"no answer from {self.endpoint}: the broker is not running, or does not know this device "
                f"({self.device.hex()})")

    def drop(self):
        """Ends this connection; the next hear() makes another one, after a pause that grows."""
        if self._socket is not None:
            self._socket.close(linger=0)
            self._socket, self.greeted = None, False
            time.sleep(self._pause)
            self._pause = min(self._pause * 2, PAUSE_S_MAX)

    def envelope(self, number, kind, source, observed_ms, payload):
        """An envelope with an id from the outbox. `number` = (epoch, counter); send in the order of the counters."""
        return msgpack.packb({
            "realm": self.realm,
            "id": b"\x01" + self.device + struct.pack(">QQ", *number),
            "kind": kind, "ver": 1, "for": source, "at": observed_ms, "cause": [],
            "pay": msgpack.packb(payload),
        })

    def _open(self):
        self._socket = zmq.Context.instance().socket(zmq.DEALER)
        self._socket.curve_serverkey = self._broker
        self._socket.curve_publickey = z85.encode(self._public)
        self._socket.curve_secretkey = z85.encode(self._secret)
        self._socket.connect(self.endpoint)
        self._heard = time.monotonic()
        self.say(HELLO, {"proto": 1, "realm": self.realm, "soft": self.software})
