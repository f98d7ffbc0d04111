"""The login of Airflow's web pages: by name and password, of accounts in its database."""

from flask_appbuilder.const import AUTH_DB

AUTH_TYPE = AUTH_DB
WTF_CSRF_ENABLED = True
