#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// Says readings of one gauge to a Lagewerk broker. Debian 12: nodejs, npm. See ../README.md.
import { randomBytes } from "node:crypto"
import { parseArgs } from "node:util"
import { ACCEPTED, Link, NotTaken, READING, REJECTED, SUBMIT, WELCOME, describe } from "./lagewerk_link.mjs"

const IN_ONE_SUBMIT = 500 // the protocol takes 1000

const USAGE = `usage: gauge_agent.mjs --identity DIR --station S --value CM [--unit U] [--every S] [--count N] [--patience S]
Says readings of one gauge (Pegel) to a Lagewerk broker, again and again until they are safe.
  --identity DIR   the device's folder (identity.toml, curve.key), from lagewerk-keys enrol-device
  --station S      id of the gauge, without "station:"
  --value CM       water level (Wasserstand)
  --unit U         unit of the value; only cm is taken for a water level
  --every S        seconds between two readings (60)
  --count N        end after N readings; 0: never (0)
  --patience S     give up when the broker is not heard for S seconds; 0: never (0)
Exit status: 0 all accepted, 1 some rejected, 2 called wrongly, 3 the broker did not answer.
What is not accepted yet is kept in memory, not on disk: a killed agent loses it.`

function readOptions() {
    const names = ["identity", "station", "value", "unit", "every", "count", "patience"]
    const { values } = parseArgs({
        options: { help: { type: "boolean" }, ...Object.fromEntries(names.map((name) => [name, { type: "string" }])) },
    })
    if (values.help) return undefined
    for (const name of ["identity", "station", "value"]) if (!values[name]) throw new Error(`--${name} is needed; see --help`)
    const number = (name, otherwise) => {
        const value = Number(values[name] ?? otherwise)
        if (!Number.isFinite(value)) throw new Error(`--${name} must be a number`)
        return value
    }
    return {
        identity: values.identity, station: values.station, value: number("value"), unit: values.unit ?? "cm",
        everyMs: number("every", 60) * 1000, count: number("count", 0), patienceMs: number("patience", 0) * 1000,
    }
}

class GaugeAgent {
    epoch = randomBytes(8).readBigUInt64BE() // a new outbox; it lives as long as this program
    counter = 0
    outbox = new Map() // counter -> envelope, in rising order, until the broker has it safe
    rejected = 0
    nextReading = Date.now()
    answered = Date.now()

    constructor(options, link) {
        this.options = options
        this.link = link
    }

    more() {
        return !this.options.count || this.counter < this.options.count
    }

    async run() {
        while (this.more() || this.outbox.size) {
            await this.readGaugeWhenDue()
            const answer = await this.link.hear(this.more() ? this.nextReading - Date.now() : 1000)
            if (answer) {
                this.answered = Date.now()
                await this.take(...answer)
            } else if (!this.link.greeted && this.options.patienceMs && Date.now() - this.answered > this.options.patienceMs) {
                console.error(`${this.link.noAnswer()}; ${this.outbox.size} readings not said`)
                return 3
            }
        }
        console.log(`done: ${this.counter - this.rejected} accepted, ${this.rejected} rejected`)
        return this.rejected ? 1 : 0
    }

    async readGaugeWhenDue() {
        if (!this.more() || Date.now() < this.nextReading) return
        this.nextReading += this.options.everyMs
        const reading = { qty: 1, val: this.options.value, unit: this.options.unit }
        const source = `station:${this.options.station}`
        this.outbox.set(++this.counter, this.link.envelope(this.epoch, this.counter, READING, source, Date.now(), reading))
        if (this.link.greeted) await this.link.say(SUBMIT, { envs: [this.outbox.get(this.counter)] })
    }

    async take(verb, body) {
        if (verb === WELCOME) {
            console.log(`connected to ${body.name}; ${this.outbox.size} readings to say`)
            const waiting = [...this.outbox.values()]
            for (let first = 0; first < waiting.length; first += IN_ONE_SUBMIT)
                await this.link.say(SUBMIT, { envs: waiting.slice(first, first + IN_ONE_SUBMIT) })
        } else if (verb === ACCEPTED && BigInt(body.epoch) === this.epoch) {
            const safe = [...this.outbox.keys()].filter((counter) => counter <= body.upto)
            for (const counter of safe) this.outbox.delete(counter)
            if (safe.length) console.log(`accepted up to ${body.upto}`)
        } else if (verb === REJECTED) {
            await this.takeRejection(body.id, body.why)
        }
    }

    async takeRejection(id, why) {
        console.log(`rejected ${describe(why)}`)
        if (why.code >= 400) return await this.link.drop() // capacity, not content: keep all, greet again later
        if (!id) throw new NotTaken(describe(why)) // nobody can say which one: nothing of it can be said again
        this.rejected++
        this.outbox.delete(Number(Buffer.from(id).readBigUInt64BE(25)))
    }
}

try {
    const options = readOptions()
    if (options) process.exitCode = await new GaugeAgent(options, new Link(options.identity, "sample-gauge-agent-node 0.1")).run()
    else console.log(USAGE)
} catch (error) {
    console.error(`gauge_agent: ${error.message}`)
    process.exitCode = error instanceof NotTaken ? 1 : 2
}
