"""What the README says is there."""

import re
import tomllib
from pathlib import Path

import click
import pytest

from astana_reader.cli.program import commands
from astana_reader.cli.table import COMMANDS
from astana_reader.exchange.formats import FORMATS, Format
from astana_reader.settings.config import Settings

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "annotations/README.md")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_first_two_commands_are_those_of_a_user_and_of_a_tester() -> None:
    block = README.split("```sh\n")[1].split("```")[0]
    first, second = (line.partition("#")[0].strip() for line in block.strip().splitlines())
    assert first == "uv tool install . && astana-reader"
    assert second == "uv run --extra dev pytest"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "astana-reader" in project["scripts"]
    assert any(need.startswith("pytest") for need in project["optional-dependencies"]["dev"])


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_and_option_is_told(command: str) -> None:
    (row,) = re.findall(rf"\| `astana-reader {command}[ `].*", README)
    (shared,) = re.findall(r"^Whatever takes ARTICLE .*", README, re.MULTILINE)
    found = commands.get_command(click.Context(commands), command)
    assert found
    for param in found.params:
        if isinstance(param, click.Option):
            told = row + shared if "ARTICLE" in row else row
            assert any(name in told for name in param.opts), param.opts


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    document = ROOT / name
    targets = re.findall(r"\]\(([^)#]+)", document.read_text(encoding="utf-8"))
    assert targets
    for target in targets:
        assert target.startswith("https://") or (document.parent / target).exists(), target


def test_every_setting_is_told() -> None:
    block = README.split("```toml\n")[1].split("```")[0]
    for name in Settings.__dataclass_fields__:
        written = name.replace("_", "[-_]")
        assert re.search(rf"^(?:{written} =|\[{written}\])", block, re.MULTILINE), name


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_what_a_format_can_t_hold_is_told(form: Format) -> None:
    table = README.split("| can't hold |\n")[1].split("\n\n")[0]
    (cell,) = re.findall(rf"^\| `{form.id}` \| [^|]* \| (.*) \|$", table, re.MULTILINE)
    assert cell.split("; ") == [
        what if how.startswith("left out") else f"{what} ({how})" for what, how in form.lost
    ]
