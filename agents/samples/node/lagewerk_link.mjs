// SPDX-License-Identifier: EUPL-1.2
// A connection to a Lagewerk broker, as broker/wire/PROTOCOL.md describes it. One call at a time.
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { decode, encode } from "@msgpack/msgpack"
import { Dealer } from "zeromq"

export const HELLO = 1, SUBMIT = 2, PING = 5, WELCOME = 33, ACCEPTED = 34, REJECTED = 35, PONG = 37, GONE = 38
export const READING = 20

const PING_MS = 3000 // the broker forgets a connection that is silent for 15 s
const SILENCE_MS = 10000 // nothing heard for so long: start anew with another socket
const PAUSE_MS_MAX = 5000

/** The broker does not want this client: another realm or another version. Trying again will not help. */
export class NotTaken extends Error {}

/** A Rejection on one line: number, place, what is wrong and what mends it. */
export const describe = (why) => `${why.code} at ${why.where || "-"}: ${why.what}${why.fix && `; ${why.fix}`}`

// zeromq.js takes CURVE keys as Z85 text (ZeroMQ RFC 32).
function z85(bytes) {
    const digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"
    const words = Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readUInt32BE(index * 4))
    return words.map((word) => [4, 3, 2, 1, 0].map((place) => digits[Math.floor(word / 85 ** place) % 85]).join("")).join("")
}

// identity.toml as lagewerk-keys writes it, one `key = 'text'` a line; this reads no other TOML.
function readIdentity(folder) {
    const told = Object.fromEntries([...readFileSync(join(folder, "identity.toml"), "utf8")
        .matchAll(/^(\w+) = ['"](.*)['"]$/gm)].map(([, key, value]) => [key, value]))
    const lines = readFileSync(join(folder, told.key_file), "ascii").split("\n")
    const keys = Object.fromEntries(lines.map((line) => line.split(" ")))
    const bytes = (hex) => Buffer.from(hex, "hex")
    return {
        endpoint: told.endpoint,
        realm: Buffer.from([{ live: 1, exercise: 2 }[told.realm_kind], ...bytes(told.realm_uuid)]),
        device: createHash("sha256").update(bytes(keys.public)).digest().subarray(0, 16),
        curve: {
            curveServerKey: z85(bytes(told.broker_curve_key)),
            curvePublicKey: z85(bytes(keys.public)),
            curveSecretKey: z85(bytes(keys.secret)),
        },
    }
}

export class Link {
    greeted = false // Welcome was heard on this socket
    #identity
    #software
    #socket
    #pauseMs = 100
    #heard = 0
    #said = 0

    constructor(folder, software) {
        this.#identity = readIdentity(folder)
        this.#software = software
    }

    noAnswer() {
        return `no answer from ${this.#identity.endpoint}: the broker is not running, or does not know this device ` +
            `(${this.#identity.device.toString("hex")})`
    }

    async say(verb, body) {
        this.#said = Date.now()
        await this.#socket.send(encode([verb, body]))
    }

    /** The next [verb, map] that the caller must know of, or undefined after so many ms. Says Hello and Ping, and starts
     *  anew when the broker says Gone or nothing at all: after each WELCOME say what has to be said again. */
    async hear(ms) {
        if (!this.#socket) await this.#open()
        if (Date.now() - this.#heard > SILENCE_MS) {
            console.error(`${this.noAnswer()}; trying on`)
            return await this.drop()
        }
        if (this.greeted && Date.now() - this.#said > PING_MS) await this.say(PING, {})
        this.#socket.receiveTimeout = Math.max(1, Math.min(1000, ms))
        const frames = await this.#socket.receive().catch((error) => { if (error.code !== "EAGAIN") throw error })
        if (!frames) return undefined
        this.#heard = Date.now()
        const [verb, body] = decode(frames[0], { useBigInt64: true }) // epochs need all 64 bits
        if (verb === REJECTED && !this.greeted) throw new NotTaken(describe(body.why))
        if (verb === WELCOME) Object.assign(this, { greeted: true }).#pauseMs = 100
        if (verb === GONE) await this.drop()
        return verb === PONG ? undefined : [verb, body]
    }

    /** Ends this connection; the next hear() makes another one. The pause before it grows. */
    async drop() {
        this.#socket.close()
        this.#socket = undefined
        this.greeted = false
        await pause(this.#pauseMs)
        this.#pauseMs = Math.min(this.#pauseMs * 2, PAUSE_MS_MAX)
    }

    /** An envelope with an id from the outbox (epoch: BigInt, counter); send in the order of the counters. */
    envelope(epoch, counter, kind, source, observedMs, payload) {
        const id = Buffer.alloc(33, 1)
        this.#identity.device.copy(id, 1)
        id.writeBigUInt64BE(epoch, 17)
        id.writeBigUInt64BE(BigInt(counter), 25)
        return encode({ realm: this.#identity.realm, id, kind, ver: 1, for: source, at: observedMs, cause: [], pay: encode(payload) })
    }

    async #open() {
        this.#socket = new Dealer({ ...this.#identity.curve, linger: 0 })
        this.#socket.connect(this.#identity.endpoint)
        this.#heard = Date.now()
        await this.say(HELLO, { proto: 1, realm: this.#identity.realm, soft: this.#software })
    }
}
