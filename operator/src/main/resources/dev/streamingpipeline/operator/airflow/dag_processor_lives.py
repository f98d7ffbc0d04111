"""Exits with 0 while this pod's DAG processor is alive. It has no port for probes: it writes heartbeats to the
database.

With --wait it polls for ten seconds, because starting this script costs more than many queries."""

import contextlib
import socket
import sys
import time

import psycopg2


def lives(database):
    with database.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM job WHERE job_type = 'DagProcessorJob' AND state = 'running'"
            " AND split_part(hostname, '.', 1) = %s AND latest_heartbeat > now() - interval '60 s'",
            [socket.gethostname()],
        )
        return cursor.fetchone()


deadline = time.monotonic() + (10 if "--wait" in sys.argv else 0)
with contextlib.closing(psycopg2.connect("connect_timeout=2", options="-c statement_timeout=2000")) as database:
    # So that each query sees the latest data
    database.autocommit = True
    while not lives(database):
        if time.monotonic() >= deadline:
            sys.exit(1)
        time.sleep(0.5)
