"""The DAGs of the pipeline and of the tenants on its platform: each one's only task starts the pod that the CronJob
would start."""

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import yaml
from airflow.exceptions import AirflowException, AirflowFailException
from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
from airflow.sdk import DAG

# The producer's exit code for invalid settings: the user must change something first
UNUSABLE = 2


class ProducerRun(KubernetesPodOperator):
    """A run of the producer. The summary in its last line becomes the task's XCom."""

    def __init__(self, *, runs, **settings):
        super().__init__(**settings)
        self.runs = runs

    def execute(self, context):
        try:
            super().execute(context)
        except AirflowException as failure:
            end = self.end()
            if end is None:
                raise
            summary = summary_in(end.message) or {}
            reason = summary.get("reason") or end.message or end.reason
            kind = AirflowFailException if end.exit_code == UNUSABLE else AirflowException
            raise kind(f"The producer ended with exit code {end.exit_code}: {reason}") from failure
        finally:
            end = self.end()
            if end is not None:
                context["ti"].xcom_push(key="return_value", value=summary_in(end.message))
                self.forget_earlier_runs()

    def end(self):
        """The producer's terminated state; None while it is running."""
        status = self.remote_pod.status if self.remote_pod else None
        containers = (status.container_statuses if status else None) or []
        ends = (c.state.terminated for c in containers if c.name == self.base_container_name)
        return next(ends, None)

    def forget_earlier_runs(self):
        """Deletes the pods of earlier runs. The last one is kept, because the operator reads its result into the
        pipeline's status."""
        last = self.remote_pod.metadata
        pods = self.client.list_namespaced_pod(last.namespace, label_selector=self.runs)
        for pod in pods.items:
            if pod.metadata.name != last.name and pod.status.phase in ("Succeeded", "Failed"):
                self.pod_manager.delete_pod(pod)


def summary_in(message):
    """The summary in a container's termination message; None where it crashed before it wrote one."""
    for line in (message or "").splitlines():
        if line.startswith("{"):
            try:
                return json.loads(line)
            except ValueError:
                continue
    return None


for settings in yaml.safe_load(Path(__file__).with_name("dags.yaml").read_text()):
    with DAG(
        dag_id=settings["dagId"],
        description=f"Polls the source of the pipeline {settings['pipeline']}",
        schedule=settings.get("schedule"),
        start_date=datetime(2024, 1, 1, tzinfo=timezone.utc),
        catchup=False,
        max_active_runs=1,
    ):
        ProducerRun(
            task_id="produce",
            runs=settings["runs"],
            pod_template_dict=settings["pod"],
            base_container_name="producer",
            termination_message_policy="FallbackToLogsOnError",
            kubernetes_conn_id=None,
            in_cluster=True,
            on_finish_action="keep_pod",
            log_pod_spec_on_failure=False,
            log_events_on_failure=True,
            # In seconds; the node may have to pull the image
            startup_timeout_seconds=600,
            startup_check_interval_seconds=1,
            # Same as the CronJob
            retries=2,
            retry_delay=timedelta(seconds=10),
        )
