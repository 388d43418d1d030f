"""ROBOT (OWL API, HermiT), called as the tests need it: is an ontology consistent, and is it in OWL 2 DL?"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from rdflib import Graph

JARS = Path(os.environ.get("VETKG_SERVERS", Path.home() / ".cache" / "vetkg-servers")) / "robot"


def robot(*arguments):
    """Run ROBOT; skips where Java or the jars are not at hand."""
    if not shutil.which("java") or not (JARS / "pom.xml").exists():
        pytest.skip("Java and ROBOT are not at hand: run .ci/servers.sh install")
    command = ["java", "-XX:+UseSerialGC", "-cp", f"{JARS}/*", "org.obolibrary.robot.CommandLineInterface", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


def contradiction(graph, folder):
    """What HermiT finds wrong with the ontology, axioms and data together; empty where nothing is."""
    path = written(graph, folder)
    done = robot("reason", "--reasoner", "hermit", "--input", path, "--output", folder / "reasoned.owl")
    return "" if done.returncode == 0 else done.stdout + done.stderr


def not_dl(graph, folder):
    """The ways in which the ontology is not in OWL 2 DL."""
    report = folder / "profile.txt"
    done = robot("validate-profile", "--profile", "DL", "--input", written(graph, folder), "--output", report)
    return "" if done.returncode == 0 else report.read_text(encoding="utf-8")


def written(graph: Graph, folder: Path) -> Path:
    path = folder / "ontology.ttl"
    graph.serialize(path, format="turtle")
    return path
