"""Migrates Airflow's database to its version, and creates the administrator's account or sets its current password."""

import os
import sys

from airflow.__main__ import main
from airflow.providers.fab.auth_manager.cli_commands.utils import get_application_builder

# Runs the command in this process: most of the time of each goes into loading Airflow
sys.argv = ["airflow", "db", "migrate"]
main()

name = os.environ["ADMIN_USERNAME"]
password = os.environ["ADMIN_PASSWORD"]

with get_application_builder() as builder:
    accounts = builder.sm
    account = accounts.find_user(name)
    done = (
        accounts.reset_password(account.id, password)
        if account
        else accounts.add_user(
            username=name,
            first_name="Pipeline",
            last_name="Administrator",
            email=f"{name}@localhost",
            role=accounts.find_role("Admin"),
            password=password,
        )
    )
if not done:
    raise SystemExit(f"the account {name} could not be made; the lines above say why")
