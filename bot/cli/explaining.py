"""An entry of the manual on the terminal, asked for by its code."""

from textwrap import indent, wrap

import click

from bot.content.codes import Code
from bot.content.manual import code_of, codes_near, explanations

WIDTH = 88


class CodeType(click.ParamType[Code]):
    """The code of a problem, in capitals or not."""

    name = "code"

    def convert(self, value: str | Code, param: click.Parameter | None, ctx: click.Context | None) -> Code:
        """The code; where there is none of the name, those that may have been meant."""
        code = code_of(value)
        if code is None:
            near = "\n".join(f"  {code} {code.meaning}" for code in codes_near(value))
            self.fail(f"there is no code {value}. Perhaps one of these was meant:\n{near}", param, ctx)
        return code


def explained(code: Code) -> str:
    """The entry of the code, laid out for a terminal."""
    entry = explanations()[code]
    parts = [f"{code} ({code.severity}): {code.meaning}", "\n".join(wrap(entry.paragraph, WIDTH))]
    if entry.wrong:
        parts.append(f"In place of\n\n{indent(entry.wrong.rstrip(), '    ')}")
    parts.append(f"{'write' if entry.wrong else 'For example'}\n\n{indent(entry.right.rstrip(), '    ')}")
    return "\n\n".join(parts)
