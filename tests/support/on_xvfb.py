# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a program on an X server of its own: on_xvfb.py PROGRAM [ARGUMENT ...].

For tests in which the platform itself takes part, such as drag and drop.
"""
import os
import subprocess
import sys


def main():
    readable, writable = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writable), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=[writable], stderr=subprocess.DEVNULL)
    os.close(writable)
    try:
        with os.fdopen(readable) as pipe:
            display = pipe.readline().strip()
        if not display:
            sys.exit("on_xvfb.py: the X server did not start")
        environment = dict(os.environ, DISPLAY=":" + display, QT_QPA_PLATFORM="xcb")
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.exit(main())
