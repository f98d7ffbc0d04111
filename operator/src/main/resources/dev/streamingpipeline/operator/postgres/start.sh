# Makes the database where there is none, gives Airflow's role the password of the Secret, and serves.
set -e
data=/var/lib/postgresql/data/airflow
if [ ! -d "$data" ]; then
  # Under another name until it is whole, because a kill may come at any time
  rm -rf "$data.new"
  initdb --pgdata="$data.new" --username=postgres --auth=reject --encoding=UTF8 --locale=C.UTF-8 >/dev/null
  printf '%s\n' 'CREATE ROLE airflow LOGIN' 'CREATE DATABASE airflow OWNER airflow' |
    postgres --single -D "$data.new" postgres >/dev/null
  mv "$data.new" "$data"
fi
# A volume's group may have been given rights, with which the server refuses to start
chmod 700 "$data"
password=$(</etc/postgres-password/password)
# A statement that fails would be logged with the password in it
printf "ALTER ROLE airflow PASSWORD '%s'\n" "${password//\'/\'\'}" |
  postgres --single -D "$data" -c log_min_error_statement=panic postgres >/dev/null
exec postgres -D "$data" -c config_file=/etc/streaming-pipeline/postgresql.conf
