# SPDX-License-Identifier: EUPL-1.2
"""A mail server that is not ours (aiosmtpd) and notes what it takes. usage: mail_server.py FOLDER [login | tls]

Writes FOLDER/port when it listens, and for each mail FOLDER/mails/N.json: headers and text as Python's own mail reader
decodes them. While FOLDER/hold exists it has taken a mail and does not say so. Addresses that begin with "niemand" are
refused. With "login" it takes mails from "stab" with the password "geheim" only; with "tls" only behind STARTTLS, with the
certificate FOLDER/server.pem and its key FOLDER/server.key."""
import asyncio
import email
import email.policy
import json
import ssl
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult

FOLDER = Path(sys.argv[1])


class Notebook:
    count = 0

    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        if address.startswith("niemand"):
            return "550 nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        Notebook.count += 1
        noted = {"id": mail["Message-ID"], "from": mail["From"], "to": mail["To"], "subject": mail["Subject"],
                 "date": mail["Date"].datetime.isoformat(), "auto": mail["Auto-Submitted"],
                 "text": mail.get_content().replace("\r\n", "\n"), "envelope": [envelope.mail_from] + envelope.rcpt_tos,
                 "headers": len(mail.keys()), "greeted": session.host_name, "tls": session.ssl is not None}
        part = FOLDER / "mails" / f"{Notebook.count}.part"
        part.write_text(json.dumps(noted), encoding="utf-8")
        part.rename(part.with_suffix(".json"))
        while (FOLDER / "hold").exists():
            await asyncio.sleep(0.02)
        return "250 OK"


def login(_server, _session, _envelope, _mechanism, data):
    return AuthResult(success=(data.login, data.password) == (b"stab", b"geheim"))


async def main():
    word = sys.argv[2] if len(sys.argv) > 2 else ""
    needs, context = word == "login", None
    if word == "tls":
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(FOLDER / "server.pem", FOLDER / "server.key")
    (FOLDER / "mails").mkdir()
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(Notebook(), authenticator=login if needs else None, auth_required=needs, auth_require_tls=False,
                     tls_context=context, require_starttls=context is not None),
        "127.0.0.1", 0)
    part = FOLDER / "port.part"
    part.write_text(str(server.sockets[0].getsockname()[1]))
    part.rename(FOLDER / "port")
    await server.serve_forever()


asyncio.run(main())
