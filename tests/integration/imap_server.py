# SPDX-License-Identifier: EUPL-1.2
"""A mailbox server that is not ours (Dovecot), without rights of its own. usage: imap_server.py FOLDER

FOLDER has server.pem and server.key. Makes a home for it and becomes Dovecot; before that it writes FOLDER/home (where
HOME/mail is the mailbox as a maildir, of the user "stab" with the password "geheim") and FOLDER/port of 127.0.0.1, which
asks for STARTTLS. As root it gives its rights up first: Dovecot wants users of its own then, which not every machine has."""
import ctypes
import grp
import os
import pwd
import shutil
import signal
import socket
import sys
import tempfile
from pathlib import Path

DOVECOT = "/usr/sbin/dovecot"
CONFIG = """
base_dir = {home}/run
state_dir = {home}/run
log_path = {home}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{home}/server.pem
ssl_key = <{home}/server.key
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 0
default_vsz_limit = 0
mail_location = maildir:{home}/mail
passdb {{
  driver = passwd-file
  args = {home}/passwd
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/mail
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


def free_port():
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def put(file, text):
    part = file.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.rename(file)


def main():
    folder = Path(sys.argv[1])
    if not os.access(DOVECOT, os.X_OK):
        sys.exit("there is no " + DOVECOT + ": install dovecot-imapd (packaging/test-packages.txt)")
    home = Path(tempfile.mkdtemp(prefix="lagewerk-imap-"))
    put(folder / "home", str(home))
    home.chmod(0o755)
    for name in ("run", "mail", "mail/new", "mail/cur", "mail/tmp"):
        (home / name).mkdir()
    for name in ("server.pem", "server.key"):
        shutil.copy(folder / name, home / name)
    (home / "passwd").write_text("stab:{PLAIN}geheim\n", encoding="utf-8")
    who = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
    port = free_port()
    (home / "dovecot.conf").write_text(CONFIG.format(
        home=home, user=who.pw_name, group=grp.getgrgid(who.pw_gid).gr_name, uid=who.pw_uid, gid=who.pw_gid, port=port),
        encoding="utf-8")
    put(folder / "port", str(port))
    if os.getuid() == 0:
        for file in [home, *home.rglob("*")]:
            os.chown(file, who.pw_uid, who.pw_gid)
        os.setgroups([])
        os.setgid(who.pw_gid)
        os.setuid(who.pw_uid)
    # The change of user took back that it ends with its parent.
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)
    os.chdir(home)
    os.execv(DOVECOT, [DOVECOT, "-F", "-c", str(home / "dovecot.conf")])


main()
