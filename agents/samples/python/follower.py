#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Follows the journal of a Lagewerk broker, one JSON line a record. Debian 12: python3-zmq, python3-msgpack. See ../README.md."""
import argparse
import json
import os
import signal
import sys

import lagewerk_link as lw  # first: says which package is missing
import msgpack


def arguments():
    parser = argparse.ArgumentParser(
        description="Prints every record of a Lagewerk journal as one line of JSON (byte strings as hexadecimal digits), from "
                    "where it stopped the last time.",
        epilog="Exit status: 0 ended by --count or a signal, 1 a hole in the sequence or refused, 2 called wrongly, "
               "69 a package is missing.")
    parser.add_argument("--identity", required=True, metavar="DIR",
                        help="the device's folder (identity.toml, curve.key), from lagewerk-keys enrol-device")
    parser.add_argument("--state", required=True, metavar="FILE", help="where it is kept how far was read; made when absent")
    parser.add_argument("--from", dest="first", type=int, default=1, metavar="SEQ",
                        help="first sequence when there is no state yet (1)")
    parser.add_argument("--kinds", type=int, nargs="*", default=[], metavar="K", help="only these kinds, e.g. 20: readings")
    parser.add_argument("--credit", type=int, default=2000, metavar="N", help="records in flight at most (2000)")
    parser.add_argument("--count", type=int, default=0, metavar="N", help="end after N records; 0: never (0)")
    return parser.parse_args()


def readable(value):
    """JSON knows no bytes, and map keys must be text."""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, dict):
        return {str(key): readable(inner) for key, inner in value.items()}
    return [readable(inner) for inner in value] if isinstance(value, list) else value


def line_of(packed):
    record = msgpack.unpackb(packed)
    record["env"] = msgpack.unpackb(record["env"])
    record["env"]["pay"] = msgpack.unpackb(record["env"]["pay"])
    return record["seq"], json.dumps(readable(record), ensure_ascii=False)


class State:
    """How far was printed, and in which journal. Written after the lines, so that a crash says a line twice, never not at all."""

    def __init__(self, path, first):
        self.path, self.epoch, self.thru = path, None, max(first, 1) - 1
        if os.path.exists(path):
            with open(path, encoding="ascii") as file:
                told = json.load(file)
            self.epoch, self.thru = told["epoch"], told["thru"]

    def write(self):
        sys.stdout.flush()
        with open(self.path + ".new", "w", encoding="ascii") as file:
            json.dump({"epoch": self.epoch, "thru": self.thru}, file)
        os.replace(self.path + ".new", self.path)


class Follower:
    def __init__(self, options, link, state):
        self.options, self.link, self.state = options, link, state
        self.printed = 0

    def run(self):
        while not self.options.count or self.printed < self.options.count:
            answer = self.link.hear(1.0)
            if not answer:
                continue
            verb, body = answer
            if verb == lw.WELCOME:
                self.follow(body)
            elif verb == lw.BATCH and not self.take(body):
                return 1
            elif verb == lw.GONE:
                print(f"the broker ended it: {body['why']}; once more", file=sys.stderr)
            elif verb == lw.REJECTED:
                raise lw.NotTaken(lw.describe(body["why"]))
        return 0

    def follow(self, welcome):
        state = self.state
        if state.epoch is not None and (welcome["epoch"] != state.epoch or welcome["seq"] < state.thru):
            print(f"the journal was restored from a copy (epoch {state.epoch} -> {welcome['epoch']}, its end {welcome['seq']}, "
                  f"read up to {state.thru}): forget what was printed, it begins again at 1", file=sys.stderr)
            state.thru = 0
        state.epoch = welcome["epoch"]
        state.write()
        self.link.say(lw.FOLLOW, {"from": state.thru + 1, "kinds": self.options.kinds, "credit": self.options.credit})

    def take(self, batch):
        for packed in batch["recs"]:
            seq, line = line_of(packed)
            if seq <= self.state.thru:
                continue
            if not self.options.kinds and seq != self.state.thru + 1:
                print(f"a hole: {self.state.thru + 1} to {seq - 1} did not come; the state file keeps the place, start again",
                      file=sys.stderr)
                return False
            print(line)
            self.state.thru = seq
            self.printed += 1
            if self.printed == self.options.count:
                self.state.write()
                return True
        self.state.thru = max(self.state.thru, batch["thru"])
        self.state.write()
        self.link.say(lw.CREDIT, {"thru": self.state.thru})
        return True


def main():
    options = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        link = lw.Link(options.identity, "sample-follower-python 0.1")
        state = State(options.state, options.first)
    except (OSError, KeyError, ValueError) as error:
        print(f"follower: --identity {options.identity}, --state {options.state}: {error}", file=sys.stderr)
        return 2
    try:
        return Follower(options, link, state).run()
    except lw.NotTaken as error:
        print(f"follower: the broker does not take this follower: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
