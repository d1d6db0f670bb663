# SPDX-License-Identifier: EUPL-1.2
"""The measured rows as the tables of README.md: medians with the least and the most, and which goals are not reached."""
import statistics


def text(value):
    if value is None:
        return "-"
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:,.0f}"


class Table:
    def __init__(self, rows, notes, without, minutes):
        self.rows, self.notes, self.without, self.minutes = rows, notes, without, minutes
        self.missed = []

    def values(self, part, who, field, **where):
        return {r["rep"]: r[field] for r in self.rows if r["part"] == part and r["who"] == who and r.get(field)
                and all(r.get(k) == v for k, v in where.items())}

    def median(self, part, who, field, **where):
        found = self.values(part, who, field, **where)
        return statistics.median(found.values()) if found else None

    def show(self):
        self.details()
        print(f"\nTen agents, ten consoles, {self.minutes:.0f} minutes in all. Ratio: of the medians; in brackets the least and the "
              "most of the repetitions, each against its neighbour in time.\n")
        print("| figure | ratio | goal |\n|---|---|---|")
        self.goals()
        print(f"\nNot reached: {'; '.join(self.missed) if self.missed else 'none of what was measured'}.")
        for note in self.notes:
            print(f"- {note}")
        if self.without:
            print(f"- peers left out: {self.without}")

    def details(self):
        print("\n| part | who | P/S | runs | msg/s to all | p50 us | p99 us (min-max) | broker CPU us/msg | stall % |\n"
              "|---|---|---|---|---|---|---|---|---|")
        for part, who, pubs, subs in dict.fromkeys((r["part"], r["who"], r.get("P"), r.get("S")) for r in self.rows if "thr" in r):
            at = {"P": pubs, "S": subs}
            p99 = self.values(part, who, "p99us", **at).values()
            spread = f"{text(statistics.median(p99))} ({text(min(p99))}-{text(max(p99))})" if p99 else "-"
            print(f"| {part} | {who} | {pubs}/{subs} | {len(p99)} | {text(self.median(part, who, 'thr', **at))} | "
                  f"{text(self.median(part, who, 'p50us', **at))} | {spread} | "
                  f"{text(self.median(part, who, 'cpu_us_broker', **at))} | {text(self.median(part, who, 'stall_pct', **at))} |")

    def line(self, name, value, spread, goal, isAtLeast):
        limit = f"at {'least' if isAtLeast else 'most'} {goal}"
        if value is None:
            print(f"| {name} | not measured | {limit} |")
            return
        isReached = value >= goal if isAtLeast else value <= goal
        if not isReached:
            self.missed.append(f"{name}: {text(value)} ({limit})")
        brackets = f" ({text(min(spread))}-{text(max(spread))})" if len(spread) > 1 else ""
        print(f"| {name} | {text(value)}{brackets} | {limit}{'' if isReached else ': **not reached**'} |")

    def ratio(self, name, field, mine, other, goal, isAtLeast, otherField=None, **where):
        """`mine` and `other`: part and contestant."""
        a = self.values(*mine, field, **where)
        b = self.values(*other, otherField or field, **where)
        if not a or not b:
            return self.line(name, None, [], goal, isAtLeast)
        spread = [a[rep] / b[rep] for rep in a if rep in b]
        self.line(name, statistics.median(a.values()) / statistics.median(b.values()), spread, goal, isAtLeast)

    def goals(self):
        ten = {"P": 10, "S": 10}
        fan, plain = ("fan", "lagewerk_plain"), "lagewerk_plain"
        self.ratio("messages/s to every console, no encryption, against zref_sync_coal", "thr", fan, ("fan", "zref_sync_coal"), 0.5, True, **ten)
        self.ratio("against Mosquitto QoS 1 (does less: nothing on disk)", "thr", fan, ("fan", "mosq"), 10, True, **ten)
        self.ratio("against NATS JetStream R1 with worker (does less: no sync)", "thr", fan, ("fan", "nats_r1+w"), 5, True, **ten)
        self.ratio("against Redis appendfsync always with worker", "thr", fan, ("fan", "redis_always+w"), 2.5, True, **ten)
        self.ratio("with CURVE against without", "thr", ("fan", "lagewerk_curve"), fan, 0.35, True, **ten)
        self.ratio("broker CPU per message against zref_sync_coal", "cpu_us_broker", fan, ("fan", "zref_sync_coal"), 2, False, **ten)
        self.ratio("against NATS R1 with worker", "cpu_us_broker", fan, ("fan", "nats_r1+w"), 0.1, False, **ten)
        self.ratio("p50 at 500/s against zref_sync", "p50us", ("rate500", plain), ("rate500", "zref_sync"), 1.2, False)
        self.ratio("p50 at 500/s against Redis always with worker", "p50us", ("rate500", plain), ("rate500", "redis_always+w"), 0.9, False)
        self.ratio("p99 at 5,000/s against NATS R1 with worker", "p99us", ("rate5000", plain), ("rate5000", "nats_r1+w"), 1.0, False)
        self.ratio("p99 at 5,000/s against Redis always with worker", "p99us", ("rate5000", plain), ("rate5000", "redis_always+w"), 0.5, False)
        self.ratio("raw reading to the worker's fact, p50, against zref_sync's p50", "fused50us", ("rate500", plain), ("rate500", "zref_sync"), 3,
                   False, otherField="p50us")
        for field, name in (("call99us", "emergency call"), ("draft99us", "draft of a warning"), ("approval99us", "signature under it")):
            self.ratio(f"{name}: p99 in a tenfold burst against quiet", field, ("burst", "burst"), ("burst", "quiet"), 2, False)
        over = ("overload", "lagewerk_curve")
        self.ratio("twice what it can carry: still comes through, of what it can", "thr", over, over, 0.8, True, otherField="can")
        self.ratio("an emergency call's p99 then against a reading's", "call99us", over, over, 0.5, False, otherField="p99us")
        peak = self.values(*over, "peak_mb")
        self.line("the broker's memory then, MB", max(peak.values()) if peak else None, [], 512, False)
        self.ratio("throughput with a million stored against little", "thr", ("growth", "many"), ("growth", "few"), 0.9, True)
        for peer, name in (("redis_always", "Redis"), ("postgres", "PostgreSQL")):
            self.ratio(f"start with a million records to the first answer, picture rebuilt, against {name}", "picture_s",
                       ("start", "lagewerk_curve"), ("start", peer), 0.2, False)
        self.ratio("a console's join with a million records against a thousand live objects", "join_ms", ("join", "many"), ("join", "few"), 1.2, False)
        self.soak()

    def soak(self):
        memory = self.values("soak", "lagewerk_curve", "memory_mb")
        late = [value for minute, value in memory.items() if minute >= 5]
        if len(late) > 1:
            self.line("soak: the broker's memory after minute 5, most against least", max(late) / min(late), [], 1.05, False)
        disk = self.values("soak", "lagewerk_curve", "bytes_per_record")
        if len(late) > 1:
            self.line("soak: bytes on disk for a record, at the end against minute 5", disk[max(disk)] / disk[5], [], 1.05, False)
