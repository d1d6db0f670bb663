# SPDX-License-Identifier: EUPL-1.2
"""How long Redis and PostgreSQL take from a kill to the first answered write, their readers' state read back: with as
many records of 200 bytes as the product is given. Durations in seconds."""
import re
import socket
import subprocess
import time

BODY = b"x" * 200
BATCH = 1000


def connect(port):
    connection = socket.create_connection(("127.0.0.1", port), 60)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection.settimeout(120)
    return connection


def answer(connection, *words):
    connection.sendall(b"*%d\r\n" % len(words) + b"".join(b"$%d\r\n%s\r\n" % (len(w), w) for w in words))
    return connection.recv(65536)


def write_redis(port, count):
    connection = connect(port)
    one = b"*5\r\n$4\r\nXADD\r\n$3\r\npre\r\n$1\r\n*\r\n$1\r\nd\r\n$200\r\n" + BODY + b"\r\n"
    for _ in range(max(1, count // BATCH)):
        connection.sendall(one * BATCH)
        got = 0
        while got < 2 * BATCH:
            got += connection.recv(1 << 20).count(b"\r\n")
    connection.close()


def read_redis(port):
    """All records, as a reader does that builds its state anew."""
    connection, last, got = connect(port), b"-", 0
    while True:
        connection.sendall(b"*6\r\n$6\r\nXRANGE\r\n$3\r\npre\r\n$%d\r\n%s\r\n$1\r\n+\r\n$5\r\nCOUNT\r\n$5\r\n10000\r\n"
                           % (len(last), last))
        part = connection.recv(1 << 20)
        count = int(part[1:part.index(b"\r\n")])
        bodies, tail = part.count(BODY), part[-400:]
        while bodies < count or not part.endswith(b"\r\n"):
            part = connection.recv(1 << 22)
            bodies += (tail[-(len(BODY) - 1):] + part).count(BODY)
            tail = (tail + part)[-400:]
        got += count
        if count < 10000:
            connection.close()
            return got
        last = b"(" + re.findall(rb"\r\n(\d+-\d+)\r\n", tail)[-1]


def redis(servers, count, repetitions):
    port = servers.PORT["r_every"]
    servers.redis("r_every", "always")
    write_redis(port, count)
    took = []
    for _ in range(repetitions):
        servers.kill9("r_every")
        begin = time.monotonic()
        servers.redis("r_every", "always", keep=True)
        connection = connect(port)
        while not answer(connection, b"XADD", b"probe", b"*", b"d", b"1").startswith(b"$"):
            time.sleep(0.005)
        first = time.monotonic() - begin
        connection.close()
        read_redis(port)
        took.append({"start_s": round(first, 3), "picture_s": round(time.monotonic() - begin, 3)})
    servers.stop("r_every")
    return took


def postgres(servers, count, repetitions):
    servers.pg()
    servers.sql("ALTER TABLE ev DISABLE TRIGGER tag")
    took = []
    fill = f"INSERT INTO ev(lon,lat,payload) SELECT 135.5,34.7,decode(repeat('78',200),'hex') FROM generate_series(1,{count})"
    for _ in range(repetitions):
        servers.sql("TRUNCATE ev; CHECKPOINT;")
        servers.sql(fill)
        servers.kill9("pg")
        time.sleep(1)  # its children leave by themselves
        begin = time.monotonic()
        servers.pg(keep=True)
        servers.sql("INSERT INTO ev(lon,lat,payload) VALUES (135.5,34.7,'x')")
        first = time.monotonic() - begin
        subprocess.run(["psql", "-qAt", servers.PGCI, "-c", "COPY (SELECT id,lon,lat,payload FROM ev) TO STDOUT WITH BINARY"],
                       stdout=subprocess.DEVNULL, check=True)
        took.append({"start_s": round(first, 3), "picture_s": round(time.monotonic() - begin, 3)})
    servers.stop("pg")
    return took
