"""The JSON API: every answer fits the OpenAPI document, and its record is that of the contract."""

import json
from pathlib import Path
from typing import Any

import pytest
import urllib3
from jsonschema import Draft202012Validator

from onrecord import Record
from onrecord.web.api.endpoints import ENDPOINTS
from tests.web.served import Served

CONTRACT = Path(__file__).parents[2] / "docs" / "schema.json"
TEXT = "LUNE - Ann Reed said on Monday that the road was open. الميناء \U0001f30a\n"


@pytest.fixture(scope="module")
def document(served: Served) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        urllib3.request("GET", f"{served.url}/api/openapi.json").data
    )
    return found


def validator(
    document: dict[str, Any], path: str, method: str, status: str
) -> Draft202012Validator:
    answer = document["paths"][path][method]["responses"][status]
    if "$ref" in answer:
        answer = document["components"]["responses"][answer["$ref"].rpartition("/")[2]]
    schema = answer["content"]["application/json"]["schema"]
    return Draft202012Validator({**schema, "components": document["components"]})


def ask(served: Served, path: str) -> tuple[int, Any]:
    answer = urllib3.request("GET", served.url + path)
    return answer.status, json.loads(answer.data)


CASES = [
    ("/api/reports", "", 3),
    ("/api/reports", "?since=2024-06-04&until=2024-06&limit=1", 1),
    ("/api/reports", "?outlet=Coast%20Post", 1),
    ("/api/statements", "?by=Ida%20Brask&mode=indirect", 4),
    ("/api/statements", "?about=boats&as_of=2100-01-01", 2),
    ("/api/figures", "?measure=killed&place=Orlen%20Bay", 2),
    ("/api/people", "?kind=person&name=Osei", 1),
    ("/api/search", "?q=sirens", 2),
    ("/api/search", "", 0),
    ("/api/decisions", "", 0),
]


@pytest.mark.parametrize(("path", "query", "count"), CASES)
def test_lists_fit_their_schema(
    served: Served, document: dict[str, Any], path: str, query: str, count: int
) -> None:
    status, found = ask(served, path + query)
    assert status == 200
    validator(document, path, "get", "200").validate(found)
    assert len(found) == count


def test_a_record_is_that_of_the_contract(served: Served, document: dict[str, Any]) -> None:
    path = f"/api/reports/{served.versions['wave-2']}"
    _, found = ask(served, path)
    validator(document, "/api/reports/{version}", "get", "200").validate(found)
    Draft202012Validator(json.loads(CONTRACT.read_text(encoding="utf-8"))).validate(found)
    assert Record.from_dict(found).report.id == "wave-2"
    _, versions = ask(served, f"/api/reports/{served.versions['wave-1']}/versions")
    validator(document, "/api/reports/{version}/versions", "get", "200").validate(versions)
    assert [version["ordinal"] for version in versions] == [1, 2]


def test_the_document_has_every_endpoint_and_says_what_it_takes(document: dict[str, Any]) -> None:
    assert set(document["paths"]) == {e.path for e in ENDPOINTS} | {"/api/read"}
    assert document["openapi"].startswith("3.1")
    for path in document["paths"].values():
        for operation in path.values():
            assert operation["summary"]
            assert all(p["schema"] for p in operation.get("parameters", ()))
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
        assert all(p.get("description") for p in schema["properties"].values())


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/reports/nothing", 404),
        ("/api/reports/nothing/versions", 404),
        ("/api/reports?since=yesterday", 422),
        ("/api/statements?limit=0", 422),
        ("/api/statements?limit=99999", 422),
        ("/api/statements?mode=loud", 409),
        ("/api/nothing", 404),
    ],
)
def test_what_cannot_be_answered_says_why(
    served: Served, document: dict[str, Any], path: str, status: int
) -> None:
    found, answer = ask(served, path)
    assert found == status
    Draft202012Validator(document["components"]["schemas"]["Fault"]).validate(answer)


def test_reading_keeps_nothing(served: Served, document: dict[str, Any]) -> None:
    before = ask(served, "/api/reports")
    answer = urllib3.request("POST", f"{served.url}/api/read", json={"text": TEXT})
    found = json.loads(answer.data)
    validator(document, "/api/read", "post", "200").validate(found)
    assert found["report"]["text"] == TEXT
    assert found["statements"][0]["entity"] == "Ann Reed"
    assert ask(served, "/api/reports") == before


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"text": "a", "url": "b"}, 422),
        ({"text": " "}, 422),
        ({"url": "http://127.0.0.1/"}, 422),
        ({"url": "/etc/passwd"}, 422),
        ([], 422),
        ({"text": "\ud800 said Ann."}, 422),
    ],
)
def test_reading_refuses_what_is_no_report(served: Served, body: object, status: int) -> None:
    assert (
        urllib3.request(
            "POST",
            f"{served.url}/api/read",
            body=json.dumps(body),
            headers={"content-type": "application/json"},
        ).status
        == status
    )


def test_reading_takes_nothing_that_a_form_can_send(served: Served) -> None:
    for kind in (
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
    ):
        answer = urllib3.request(
            "POST",
            f"{served.url}/api/read",
            body=json.dumps({"text": TEXT}),
            headers={"content-type": kind},
        )
        assert answer.status == 415
