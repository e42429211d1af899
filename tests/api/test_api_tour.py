"""The notebook of the Python face runs as it stands, and is committed without outputs."""

import json
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

TOUR = Path(__file__).resolve().parents[2] / "queries" / "tour.ipynb"


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Cell id → everything it showed, the notebook being run from a directory that holds nothing."""
    home = tmp_path_factory.mktemp("jupyter")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
            patch.setenv(name, str(home / name.lower()))
        patch.setenv("JUPYTER_NO_CONFIG", "1")
        for proxy in ("http_proxy", "https_proxy"):  # whoever asked the network would fail
            patch.setenv(proxy, "http://127.0.0.1:9")
        notebook = nbformat.read(TOUR, as_version=4)
        (home / "run").mkdir()
        run = {"metadata": {"path": str(home / "run")}}
        NotebookClient(notebook, timeout=30, kernel_name="python3", resources=run).execute()
    shown = {}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            shown[cell.id] = "\n".join(
                text
                for o in cell.outputs
                for text in (o.get("text", ""), *map(str, o.get("data", {}).values()))
                if text
            )
    return shown


def shown_by(outputs: dict[str, str], code: str) -> str:
    """What the one code cell that says this showed."""
    cells = json.loads(TOUR.read_text(encoding="utf-8"))["cells"]
    [cell] = [c for c in cells if c["cell_type"] == "code" and code in "".join(c["source"])]
    return outputs[cell["id"]]


def test_fire_is_answered_by_article_22_with_its_words(outputs: dict[str, str]) -> None:
    table = shown_by(outputs, 'fire = z.who("消防")')
    assert "公安部门是<mark>消防</mark>、道路交通和危险物品公共安全领域的负有安全监管职责的部门" in table
    data = shown_by(outputs, "first = fire.rows[0]")
    assert "公安部门" in data and "22.1" in data and "found 2018-10-01" in data


def test_implied_and_gap(outputs: dict[str, str]) -> None:
    lifts = shown_by(outputs, "电梯")
    assert "implied: True" in lifts and "31.1 质量技术监督部门 · 特种设备" in lifts
    railways = shown_by(outputs, "铁路")
    assert railways.startswith("gap") and "20.1 comprehensive 安全生产监督管理部门" in railways


def test_duties_roles_query_and_proof(outputs: dict[str, str]) -> None:
    duties = shown_by(outputs, 'z.duties("公安部门")').splitlines()
    assert duties[0] == "7" and [line.split()[0] for line in duties[1:]] == [f"22-{n}" for n in range(1, 8)]
    roles = shown_by(outputs, 'z.roles("公安部门").rows')
    assert [line.split()[0] for line in roles.splitlines()] == ["22.1"] * 3
    assert "（危险物品公共安全）" in roles
    assert "新党厅字〔2018〕76号 2018-09-18" in shown_by(outputs, 'z.query("laws")')
    assert "道路交通" in shown_by(outputs, 'z.query("roles"')
    proof = shown_by(outputs, "source[first.start : first.end]")
    assert "['消防']" in proof and "rows proven" in proof


def test_committed_without_outputs_and_with_fixed_ids() -> None:
    notebook = json.loads(TOUR.read_text(encoding="utf-8"))
    nbformat.validate(notebook)
    assert notebook["metadata"] == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for n, cell in enumerate(notebook["cells"], 1):
        assert cell["id"] == f"tour-{n:02}" and cell["metadata"] == {}
        assert cell["cell_type"] == "markdown" or (cell["outputs"] == [] and cell["execution_count"] is None)
    again = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert TOUR.read_text(encoding="utf-8") == again


def test_every_date_is_given() -> None:
    code = TOUR.read_text(encoding="utf-8")
    assert re.findall(r"zeren\.open\((.*?)\)", code) == [r"as_of=\"2018-10-01\""]
