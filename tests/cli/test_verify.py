from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import County, lawadmin

MATTER = "XK-2026-902"


@pytest.fixture(scope="module")
def proof(county: County, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the certificates of one decision, as a clerk would."""
    path = tmp_path_factory.mktemp("proof") / "why.json"
    said = county.ask("why", MATTER, "decide", "--proof", str(path))
    assert (said.code, said.err) == (0, "")
    return path


def changed(proof: Path, to: Path, old: str, new: str) -> str:
    text = proof.read_text(encoding="utf-8")
    assert old in text
    to.write_text(text.replace(old, new), encoding="utf-8")
    return str(to)


def store(county: County) -> str:
    return f"sqlite:{county.folder / 'lawadmin.db'}"


def test_what_why_wrote_is_accepted_by_the_events_that_it_states(proof: Path) -> None:
    said = lawadmin("verify", str(proof))
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[0].startswith(f"成立：{MATTER}/administrative-licensing-act/decide/")
    assert said.out.splitlines()[0].endswith("（第四十二条第一款），最后一日 2026-03-18（周三）")
    assert said.out.splitlines()[-1] == "法律和通知以所装为准，步骤以文件所载为准。"


def test_it_is_accepted_by_the_events_of_the_store(county: County, proof: Path) -> None:
    said = lawadmin("verify", str(proof), "--store", store(county), "--lang", "en")
    assert said.code == 0
    assert said.out.splitlines()[-1] == "Law and notices as installed, events from the store."


def test_one_certificate_a_reading_and_every_limit_of_a_matter(county: County, tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    county.ask("why", MATTER, "--proof", str(path))
    said = lawadmin("verify", str(path), "--format", "json")
    assert said.code == 0
    assert len({row["limit"] for row in said.rows}) > 1
    assert {row["accepted"] for row in said.rows} == {True}
    assert list(said.rows[0]) == ["key", "limit", "article", "last", "accepted", "refused"]


def test_another_day_is_refused(proof: Path, tmp_path: Path) -> None:
    forged = changed(proof, tmp_path / "forged.json", '"last": "2026-03-18"', '"last": "2026-03-24"')
    said = lawadmin("verify", forged, "--format", "json")
    assert said.code == 1
    assert [(row["accepted"], row["last"]) for row in said.rows] == [(False, "2026-03-24")]
    assert lawadmin("verify", forged).out.startswith("不成立，最后一日 2026-03-24（周二）：")


def test_events_stated_otherwise_than_in_the_store_are_refused_there(
    county: County, proof: Path, tmp_path: Path
) -> None:
    plain = json.loads(proof.read_text(encoding="utf-8"))
    plain["events"] = [event for event in plain["events"] if event["step"] != "受理"]
    pretended = tmp_path / "pretended.json"
    pretended.write_text(json.dumps(plain), encoding="utf-8")
    assert lawadmin("verify", str(pretended)).code == 1
    assert lawadmin("verify", str(pretended), "--store", store(county)).code == 0


def test_a_certificate_of_another_matter_is_refused(proof: Path, tmp_path: Path) -> None:
    plain = json.loads(proof.read_text(encoding="utf-8"))
    plain["certificates"][0]["matter"] = "XK-2026-901"
    other = tmp_path / "other.json"
    other.write_text(json.dumps(plain), encoding="utf-8")
    said = lawadmin("verify", str(other))
    assert (said.code, "证书所涉是另一事项" in said.out) == (1, True)


def test_a_matter_that_the_store_does_not_know_is_bad_input(county: County, proof: Path, tmp_path: Path) -> None:
    unknown = changed(proof, tmp_path / "unknown.json", MATTER, "XK-1999-001")
    assert lawadmin("verify", unknown, "--store", store(county)).code == 3


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"form": 1}'])
def test_what_cannot_be_read_is_bad_input(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    said = lawadmin("verify", str(path))
    assert said.code == 3
    assert str(path) in said.err


def test_a_file_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    assert lawadmin("verify", str(tmp_path / "none.json")).code == 3


def test_where_no_day_comes_out_nothing_is_written(county: County, tmp_path: Path) -> None:
    path = tmp_path / "none.json"
    said = county.ask("why", MATTER, "apply_renewal", "--proof", str(path))
    assert (said.code, "没有可以证明的日期" in said.err) == (3, True)
    assert not path.exists()
