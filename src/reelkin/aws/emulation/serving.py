"""The emulation as a server on this machine, spoken to by the real boto3: moto, with jobs that run.

moto takes a training or transform job and calls it completed at once, knows no way to stop one, and asks nobody about
roles. That is put right here, on the way in; everything else is moto's.
"""

from __future__ import annotations

import io
import json
import os
from contextlib import contextmanager
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

import boto3
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.moto_server.werkzeug_app import (
    DomainDispatcherApplication,
    MotoRequestHandler,
    create_backend_app,
)
from werkzeug.serving import make_server

from reelkin.aws.emulation.job import Job, JobNotFound, find_job
from reelkin.aws.emulation.permissions import SERVICE, refuse_role
from reelkin.aws.emulation.refusing import Refused
from reelkin.aws.emulation.running import run
from reelkin.aws.emulation.transforming import TransformJob, find_model, run_transform

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Environment = dict[str, Any]
    StartResponse = Callable[..., Any]
    Application = Callable[[Environment, StartResponse], Iterable[bytes]]

REGION = "us-east-1"
CREDENTIALS = {"AWS_ACCESS_KEY_ID": "emulated", "AWS_SECRET_ACCESS_KEY": "emulated"}
ROLE = "arn:aws:iam::123456789012:role/emulated"
"""A role of moto's account that jobs may run under, and that may do everything in S3."""
TRUST = {"Effect": "Allow", "Principal": {"Service": SERVICE}, "Action": "sts:AssumeRole"}
MAY = {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}
JSON = [("Content-Type", "application/x-amz-json-1.1")]
ELSEWHERE = ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL_SAGEMAKER")
"""What would lead boto3 to somewhere else."""


class Emulation:
    """A running server.

    Attributes:
        url: its address, for `AWS_ENDPOINT_URL`.
        app: what answers, called with each request as WSGI has it.
        jobs: the training jobs begun so far, by name.
        transforms: the transform jobs begun so far, by name.
    """

    def __init__(self) -> None:
        self.jobs: dict[str, Job] = {}
        self.transforms: dict[str, TransformJob] = {}
        self._clients: dict[tuple[str, str], Any] = {}
        self._making = Lock()
        self._moto: Application = DomainDispatcherApplication(create_backend_app)
        self.app: Application = self._answer
        self._server = make_server("127.0.0.1", 0, self._call, threaded=True, request_handler=_QuietHandler)
        self._thread = Thread(target=self._server.serve_forever, name="emulated AWS", daemon=True)
        self.url = f"http://127.0.0.1:{self._server.port}"

    def start(self) -> None:
        """Begin to answer; `ROLE` is there from then on."""
        self._thread.start()
        self.make_role(ROLE.rpartition("/")[2], TRUST, MAY)

    def make_role(self, name: str, trust: dict[str, Any], may: dict[str, Any]) -> str:
        """See that there is a role of this name with this trust and these rights, each a statement; its ARN."""
        iam = self.client("iam")
        said, allowed = (json.dumps({"Version": "2012-10-17", "Statement": [one]}) for one in (trust, may))
        try:
            iam.create_role(RoleName=name, AssumeRolePolicyDocument=said)
        except iam.exceptions.EntityAlreadyExistsException:
            iam.update_assume_role_policy(RoleName=name, PolicyDocument=said)
        iam.put_role_policy(RoleName=name, PolicyName="may", PolicyDocument=allowed)
        return str(iam.get_role(RoleName=name)["Role"]["Arn"])

    def stop(self) -> None:
        """Stop the jobs that run, and answer no more."""
        for job in self.jobs.values():
            job.stop()
        for transform in self.transforms.values():
            transform.stop()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def environment(self) -> dict[str, str]:
        """The variables by which boto3 finds this server and nothing else."""
        return {**CREDENTIALS, "AWS_ENDPOINT_URL": self.url, "AWS_DEFAULT_REGION": REGION}

    def client(self, service: str, region: str = REGION) -> Any:
        """boto3's client of this server, whatever the environment says."""
        with self._making:
            if (service, region) not in self._clients:
                session = boto3.session.Session("emulated", "emulated", region_name=region)
                self._clients[service, region] = session.client(service, endpoint_url=self.url)
            return self._clients[service, region]

    def _call(self, environ: Environment, start_response: StartResponse) -> Iterable[bytes]:
        return self.app(environ, start_response)

    def _answer(self, environ: Environment, start_response: StartResponse) -> Iterable[bytes]:
        action = environ.get("HTTP_X_AMZ_TARGET", "")
        answer = {
            "SageMaker.CreateTrainingJob": self._train,
            "SageMaker.StopTrainingJob": self._stop,
            "SageMaker.CreateModel": self._make_model,
            "SageMaker.CreateTransformJob": self._transform,
            "SageMaker.StopTransformJob": self._stop_transform,
        }.get(action)
        if answer is None:
            return self._moto(environ, start_response)
        try:
            return answer(environ, start_response, _body(environ))
        except Refused as error:
            return _refused(start_response, "ValidationException", str(error.args[0]))

    def _train(
        self, environ: Environment, start_response: StartResponse, request: dict[str, Any]
    ) -> Iterable[bytes]:
        if request.get("TrainingJobName") in self.jobs:
            told = "Training job names must be unique within an AWS account and region"
            return _refused(start_response, "ResourceInUse", told)
        refuse_role(str(request.get("RoleArn")), REGION)
        answer = list(self._moto(environ, start_response))
        said = json.loads(b"".join(answer))
        if "TrainingJobArn" in said:
            job = find_job(said["TrainingJobArn"], request)
            job.begin()
            self.jobs[job.name] = job
            Thread(target=run, args=(job, self.client), name=f"emulated {job.name}", daemon=True).start()
        return answer

    def _make_model(
        self, environ: Environment, start_response: StartResponse, request: dict[str, Any]
    ) -> Iterable[bytes]:
        refuse_role(str(request.get("ExecutionRoleArn")), REGION)
        return self._moto(environ, start_response)

    def _transform(
        self, environ: Environment, start_response: StartResponse, request: dict[str, Any]
    ) -> Iterable[bytes]:
        if request.get("TransformJobName") in self.transforms:
            told = "Job names must be unique within an AWS account and region"
            return _refused(start_response, "ResourceInUse", told)
        find_model(request, DEFAULT_ACCOUNT_ID, REGION)
        answer = list(self._moto(environ, start_response))
        said = json.loads(b"".join(answer))
        if "TransformJobArn" in said:
            job = TransformJob(said["TransformJobArn"], request)
            self.transforms[job.name] = job
            Thread(target=run_transform, args=(job, self.client), daemon=True).start()
        return answer

    def _stop(
        self, environ: Environment, start_response: StartResponse, request: dict[str, Any]
    ) -> Iterable[bytes]:
        return _stopped(start_response, self.jobs.get(name := request.get("TrainingJobName", "")), name)

    def _stop_transform(
        self, environ: Environment, start_response: StartResponse, request: dict[str, Any]
    ) -> Iterable[bytes]:
        return _stopped(
            start_response, self.transforms.get(name := request.get("TransformJobName", "")), name
        )


class _QuietHandler(MotoRequestHandler):
    """Requests are answered, not told of on standard error."""

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 - as it is called above
        del type, message, args


@contextmanager
def emulated_aws(bucket: str = "reelkin-emulated") -> Iterator[Emulation]:
    """Run the emulation, and let boto3 in this process speak to it and to nothing else while the block runs.

    Args:
        bucket: a bucket that is there from the start.
    """
    emulation = Emulation()
    emulation.start()
    before = {name: os.environ.get(name) for name in (*emulation.environment, *ELSEWHERE)}
    try:
        os.environ.update(emulation.environment)
        for name in ELSEWHERE:
            os.environ.pop(name, None)
        emulation.client("s3").create_bucket(Bucket=bucket)
        yield emulation
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
        emulation.stop()


def _stopped(start_response: StartResponse, job: Job | TransformJob | None, name: str) -> Iterable[bytes]:
    if job is None:
        return _refused(start_response, "ValidationException", str(JobNotFound(name)))
    job.stop()
    start_response("200 OK", JSON)
    return [b"{}"]


def _refused(start_response: StartResponse, code: str, told: str) -> Iterable[bytes]:
    start_response("400 Bad Request", JSON)
    return [json.dumps({"__type": code, "message": told}).encode()]


def _body(environ: Environment) -> dict[str, Any]:
    """The request's JSON; the stream is put back for who reads it next."""
    content = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = io.BytesIO(content)
    value = json.loads(content)
    assert isinstance(value, dict)
    return value
