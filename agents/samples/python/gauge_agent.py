#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Says readings of one gauge to a Lagewerk broker. Debian 12: python3-zmq, python3-msgpack. See ../README.md."""
import argparse
import secrets
import sys
import time

import lagewerk_link as lw

IN_ONE_SUBMIT = 500  # the protocol takes 1000


def arguments():
    parser = argparse.ArgumentParser(
        description="Says readings of one gauge (Pegel) to a Lagewerk broker, again and again until they are safe.",
        epilog="Exit status: 0 all accepted, 1 some rejected, 2 called wrongly, 3 the broker did not answer, 69 a "
               "package is missing. What is not accepted yet is kept in memory, not on disk: a killed agent loses it.")
    parser.add_argument("--identity", required=True, metavar="DIR",
                        help="the device's folder (identity.toml, curve.key), from lagewerk-keys enrol-device")
    parser.add_argument("--station", required=True, metavar="S", help="id of the gauge, without 'station:'")
    parser.add_argument("--value", required=True, type=float, metavar="CM", help="water level (Wasserstand)")
    parser.add_argument("--unit", default="cm", metavar="U", help="unit of the value; only cm is taken for a water level")
    parser.add_argument("--every", type=float, default=60, metavar="S", help="seconds between two readings (60)")
    parser.add_argument("--count", type=int, default=0, metavar="N", help="end after N readings; 0: never (0)")
    parser.add_argument("--patience", type=float, default=0, metavar="S",
                        help="give up when the broker is not heard for S seconds; 0: never (0)")
    return parser.parse_args()


class GaugeAgent:
    def __init__(self, options, link):
        self.options, self.link = options, link
        self.epoch = secrets.randbits(64)  # a new outbox; it lives as long as this program
        self.counter = 0
        self.outbox = {}  # counter -> envelope, in rising order, until the broker has it safe
        self.rejected = 0
        self.next_reading = self.heard = time.monotonic()

    def run(self):
        while not (self.options.count and self.counter >= self.options.count and not self.outbox):
            self.read_gauge_when_due()
            answer = self.link.hear(max(0.0, self.next_reading - time.monotonic()) if self.more() else 1.0)
            if answer:
                self.heard = time.monotonic()
                self.take(*answer)
            elif not self.link.greeted and 0 < self.options.patience < time.monotonic() - self.heard:
                print(f"{self.link.no_answer()}; {len(self.outbox)} readings not said", file=sys.stderr)
                return 3
        print(f"done: {self.counter - self.rejected} accepted, {self.rejected} rejected", flush=True)
        return 1 if self.rejected else 0

    def more(self):
        return not self.options.count or self.counter < self.options.count

    def read_gauge_when_due(self):
        if not self.more() or time.monotonic() < self.next_reading:
            return
        self.next_reading += self.options.every
        self.counter += 1
        reading = {"qty": 1, "val": self.options.value, "unit": self.options.unit}
        self.outbox[self.counter] = self.link.envelope((self.epoch, self.counter), lw.READING,
                                                       "station:" + self.options.station, int(time.time() * 1000), reading)
        if self.link.greeted:
            self.link.say(lw.SUBMIT, {"envs": [self.outbox[self.counter]]})

    def take(self, verb, body):
        if verb == lw.WELCOME:
            print(f"connected to {body['name']}; {len(self.outbox)} readings to say", flush=True)
            waiting = list(self.outbox.values())
            for first in range(0, len(waiting), IN_ONE_SUBMIT):
                self.link.say(lw.SUBMIT, {"envs": waiting[first:first + IN_ONE_SUBMIT]})
        elif verb == lw.ACCEPTED and body["epoch"] == self.epoch:
            safe = [counter for counter in self.outbox if counter <= body["upto"]]
            for counter in safe:
                del self.outbox[counter]
            if safe:
                print(f"accepted up to {body['upto']}", flush=True)
        elif verb == lw.REJECTED:
            self.take_rejection(body.get("id"), body["why"])

    def take_rejection(self, id_bytes, why):
        print("rejected " + lw.describe(why), flush=True)
        if why["code"] >= 400:  # capacity, not content: keep all, greet again later
            self.link.drop()
        elif id_bytes is None:  # nobody can say which one: nothing of it can be said again
            raise lw.NotTaken(lw.describe(why))
        else:
            self.rejected += 1
            self.outbox.pop(int.from_bytes(id_bytes[25:], "big"), None)


def main():
    options = arguments()
    try:
        link = lw.Link(options.identity, "sample-gauge-agent-python 0.1")
    except (OSError, KeyError, ValueError) as error:
        print(f"gauge_agent: --identity {options.identity}: {error}", file=sys.stderr)
        return 2
    try:
        return GaugeAgent(options, link).run()
    except lw.NotTaken as error:
        print(f"gauge_agent: the broker does not take this agent: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 1


if __name__ == "__main__":
    sys.exit(main())
