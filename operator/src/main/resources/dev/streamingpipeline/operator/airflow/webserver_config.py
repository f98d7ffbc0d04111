"""The login of Airflow's web UI: by user name and password, with accounts in its database."""

from flask_appbuilder.const import AUTH_DB

AUTH_TYPE = AUTH_DB
WTF_CSRF_ENABLED = True
