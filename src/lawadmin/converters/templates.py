"""Read the templates of official letters from packs and folders; a later one stands in the place of an earlier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.resources.abc import Traversable

from lawadmin.assessment.letter import Template, parse
from lawadmin.converters.reading import nearest
from lawadmin.errors import ConfigError, Problems

SUFFIX = ".txt"

#: No template is longer.
LONGEST = 200_000

#: The fields that are filled in from the records.
RECORDED = frozenset(
    [
        *"事项 程序 机关 评判日 期限 期限长度 依据 版本 起算步骤 起算日 届满日 计算".split(),
        *"准予日 延长长度 批准人 办结情况 逾期天数 经手 问题 规定 期限一览 待核".split(),
    ]
)

#: The fields that no record holds: they are always left blank, for a human hand.
BY_HAND = frozenset(
    [
        *"当事人 联系人 电话 延期理由 报送机关 超期原因 措施".split(),
        *"督办机关 监督机关 回复期限 补充意见 补正内容 补正期限 接收地点".split(),
    ]
)

_ABOUT = ("extended", "late")


def read_templates(folders: Iterable[Traversable | None]) -> Mapping[str, Template]:
    """Read the templates of folders by kind, the name of their file; Problems with every fault of every file."""
    found = [template for folder in folders if folder is not None for template in _templates(folder)]
    faults = [fault for template in found for fault in _faults(template)]
    if faults:
        raise Problems(faults)
    return {template.kind: template for template in found}


def _templates(folder: Traversable) -> Iterator[Template]:
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(SUFFIX):
            yield parse(file.name.removesuffix(SUFFIX), _text(file), str(file))


def _text(file: Traversable) -> str:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = f"it cannot be read ({type(error).__name__})"
        raise ConfigError(str(file), reason=reason, remedy="Save it as text in UTF-8") from None
    if len(text) > LONGEST:
        remedy = "Shorten the template"
        raise ConfigError(str(file), reason=f"it has more than {LONGEST} characters", remedy=remedy)
    return text


def _faults(template: Template) -> Iterator[ConfigError]:
    known = RECORDED | BY_HAND
    for name in template.names:
        if name not in known:
            yield ConfigError(template.where, reason=f"no field is called {name!r}", remedy=nearest(name, known))
    for word in template.about:
        if word not in _ABOUT and not word.startswith("step="):
            remedy = "Write extended, late or step= with a part of a step's name"
            yield ConfigError(template.where, reason=f"no limits are called {word!r}", remedy=remedy)
    if not template.lines:
        yield ConfigError(template.where, reason="the template is empty", remedy="Write its lines, or take it away")
