# Creates the database where there is none, sets the password of Airflow's role from the Secret, and starts the server.
set -e
data=/var/lib/postgresql/data/airflow
if [ ! -d "$data" ]; then
  # Under a temporary name until it is complete, because the pod may be killed at any time
  rm -rf "$data.new"
  initdb --pgdata="$data.new" --username=postgres --auth=reject --encoding=UTF8 --locale=C.UTF-8 >/dev/null
  printf '%s\n' 'CREATE ROLE airflow LOGIN' 'CREATE DATABASE airflow OWNER airflow' |
    postgres --single -D "$data.new" postgres >/dev/null
  mv "$data.new" "$data"
fi
# fsGroup may have added permissions for the group, with which the server refuses to start
chmod 700 "$data"
password=$(</etc/postgres-password/password)
# A failed statement would be logged together with the password
printf "ALTER ROLE airflow PASSWORD '%s'\n" "${password//\'/\'\'}" |
  postgres --single -D "$data" -c log_min_error_statement=panic postgres >/dev/null
exec postgres -D "$data" -c config_file=/etc/streaming-pipeline/postgresql.conf
