"""docker-compose.yml and the Dockerfile: Compose takes the file, no password is in it, and it names what this version has."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import typer
from click import Group

from api.settings import Settings
from cli.main import app

yaml = pytest.importorskip("yaml")
ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "docker-compose.yml"
COMPOSE = yaml.safe_load(FILE.read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]


def compose():
    """The command: Docker's plugin, or docker-compose."""
    for command in (["docker", "compose"], ["docker-compose"]):
        if shutil.which(command[0]) and not subprocess.run([*command, "version"], capture_output=True, check=False).returncode:
            return command
    pytest.skip("Compose is needed: run .ci/compose.sh install")


def config(password):
    environment = {key: value for key, value in os.environ.items() if not key.startswith("VETKG_")}
    if password:
        environment["VETKG_NEO4J_PASSWORD"] = password
    command = [*compose(), "--file", str(FILE), "config", "-q"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=ROOT)


def test_compose_takes_the_file():
    done = config("a-password-of-mine")
    assert done.returncode == 0, done.stderr


def test_without_a_password_nothing_starts():
    done = config("")
    assert done.returncode != 0
    assert "8 characters" in done.stderr


def test_no_password_is_in_the_file_and_every_port_is_this_machines():
    text = FILE.read_text(encoding="utf-8")
    for line in text.splitlines():
        if re.search(r"PASSWORD|AUTH", line) and not line.startswith("#"):
            assert "${VETKG_NEO4J_PASSWORD:?" in line or "$${NEO4J_AUTH" in line, line
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]
    assert len(ports) == 4
    assert all(str(port).startswith("127.0.0.1:") for port in ports)


def test_images_have_versions():
    images = [service["image"] for service in SERVICES.values() if "build" not in service]
    images += re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    assert images
    assert [image for image in images if not re.search(r":\d", image)] == []


def test_the_settings_it_gives_are_settings():
    known = {f"VETKG_{name.upper()}" for name in Settings.__dataclass_fields__}
    given = {name for service in SERVICES.values() for name in service.get("environment", {}) if name.startswith("VETKG_")}
    assert {"VETKG_CYPHER", "VETKG_RDF", "VETKG_NEO4J_PASSWORD"} <= given
    assert given <= known


def test_the_commands_it_runs_are_commands():
    for name in ("load-neo4j", "load-fuseki"):
        command, *rest = typer.main.get_command(app), *SERVICES[name]["command"]
        while isinstance(command, Group):
            command = command.commands[rest.pop(0)]
        command.make_context(name, rest, resilient_parsing=False)


def test_the_dockerfile_copies_what_is_there_and_let_through():
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    copied = {source for line in re.findall(r"^COPY (?!--from)(.+) \S+$", text, re.MULTILINE) for source in line.split()}
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    let_through = {line[1:] for line in ignored if line.startswith("!")}
    assert copied == let_through
    assert [source for source in copied if not (ROOT / source).exists()] == []
    targets = set(re.findall(r"^FROM \S+ AS (\S+)$", text, re.MULTILINE))
    assert {service["build"]["target"] for service in SERVICES.values() if "build" in service} <= targets
