# SPDX-License-Identifier: EUPL-1.2
"""A web server that is not ours (Python's http.server) and notes what is posted to it. usage: post_server.py FOLDER [tls]

Writes FOLDER/port when it listens, and for each POST FOLDER/posts/N.json: path, headers and body. FOLDER/status holds the
status that it answers with (201 without it); of a key that it has taken already it says 409. While FOLDER/hold exists it
has taken a message and does not say so; FOLDER/drop: it notes the message and hangs up. With "tls" it speaks HTTPS by the
certificate FOLDER/server.pem and its key FOLDER/server.key."""
import json
import ssl
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

FOLDER = Path(sys.argv[1])


class Notebook(BaseHTTPRequestHandler):
    count, keys = 0, set()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        Notebook.count += 1
        key = self.headers["Idempotency-Key"]
        noted = {"path": self.path, "key": key, "type": self.headers["Content-Type"],
                 "authorization": self.headers["Authorization"], "body": body.decode("utf-8")}
        part = FOLDER / "posts" / f"{Notebook.count}.part"
        part.write_text(json.dumps(noted), encoding="utf-8")
        part.rename(part.with_suffix(".json"))
        while (FOLDER / "hold").exists():
            time.sleep(0.02)
        if (FOLDER / "drop").exists():
            self.close_connection = True
            return
        asked = FOLDER / "status"
        status = 409 if key in Notebook.keys else int(asked.read_text()) if asked.exists() else 201
        if status < 300:
            Notebook.keys.add(key)
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_words):
        pass


(FOLDER / "posts").mkdir(parents=True)
server = ThreadingHTTPServer(("127.0.0.1", 0), Notebook)
if len(sys.argv) > 2 and sys.argv[2] == "tls":
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(FOLDER / "server.pem", FOLDER / "server.key")
    server.socket = context.wrap_socket(server.socket, server_side=True)
part = FOLDER / "port.part"
part.write_text(str(server.server_address[1]))
part.rename(FOLDER / "port")
server.serve_forever()
