"""The page that a person opens at /docs: what can be asked, and a place to try it. It loads nothing from elsewhere."""

from __future__ import annotations

import html
import json

from sheets_addin.functions import ARGUMENTS, CALLS, CELL_FUNCTIONS
from sheets_addin.server.pages import CALLS_EXAMPLE, FUNCTIONS_EXAMPLE, REFRESH_EXAMPLE, WHY_EXAMPLE
from sheets_addin.vocabulary.client_table import CLIENT_TABLE
from sheets_addin.vocabulary.language import Language, Text

_ABOUT = Text(
    en="This server answers the cell functions of a sales workbook and refreshes it. It keeps nothing between two "
    "requests. Every field is described in {openapi}.",
    ru="Этот сервер отвечает на функции в ячейках книги продаж и обновляет её. Между запросами он ничего не хранит. "
    "Все поля описаны в {openapi}.",
)
_FUNCTIONS = Text(en="Functions", ru="Функции")
_CALLED = Text(en="Each is called {call}.", ru="Каждая вызывается так: {call}.")
_ALL_CLIENTS = Text(
    en="This one answers from all clients, at the address {address}:",
    ru="Эта отвечает по всем клиентам, по адресу {address}:",
)
_ROW = Text(en="What a row holds", ru="Что в строке")
_ROW_ORDER = Text(
    en="In this order, unless headers are given; headers may stand in any order, in English or Russian:",
    ru="В таком порядке, если не указаны заголовки; с заголовками порядок любой, язык русский или английский:",
)
_TRY = Text(en="Try it", ru="Попробовать")
_KEY = Text(en="Key (where one is needed)", ru="Ключ (если он нужен)")
_SEND = Text(en="Send", ru="Отправить")

_STYLE = """
:root { color-scheme: light dark; --page: #fff; --text: #1c2430; --raised: #f3f5f8; --link: #0b5a92; }
@media (prefers-color-scheme: dark) {
  :root { --page: #1e2226; --text: #e9eef3; --raised: #2a3036; --link: #7cc0f0; }
}
a { color: var(--link); }
body { background: var(--page); color: var(--text); }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; } td { padding: .2rem 1rem .2rem 0; vertical-align: top; }
textarea, pre { width: 100%; box-sizing: border-box; font: 14px/1.4 ui-monospace, monospace; }
textarea { height: 16rem; } pre { background: var(--raised); padding: 1rem; overflow: auto; min-height: 2rem; }
input { width: 24rem; max-width: 100%; }
"""
_SCRIPT = """
for (const form of document.forms) form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const headers = {"Content-Type": "application/json"};
  const key = document.getElementById("key").value.trim();
  if (key) headers.Authorization = "Bearer " + key;
  const answer = await fetch(form.getAttribute("action"), {method: "POST", headers, body: form.elements.body.value});
  form.querySelector("pre").textContent = answer.status + "\\n" + JSON.stringify(await answer.json(), null, 2);
});
"""


def guide(language: Language) -> str:
    """The page as HTML in ``language``."""

    def said(text: Text) -> str:
        return html.escape(text.in_language(language))

    names = [
        f"[{name}]" if argument.optional else name
        for argument in ARGUMENTS
        for name in [argument.name.in_language(language)]
    ]
    call = f"<code>F({'; '.join(names)})</code>"
    functions = "".join(
        f"<tr><td><code>{function.name}</code></td><td>{said(function.meaning)}</td></tr>"
        for function in CELL_FUNCTIONS.values()
    )
    arguments = "".join(
        f"<tr><td>{said(argument.name)}</td><td>{said(argument.meaning)}</td></tr>" for argument in ARGUMENTS
    )
    row = ", ".join(html.escape(column.header(language)) for column in CLIENT_TABLE)
    about = said(_ABOUT).format(openapi='<a href="/openapi.json">/openapi.json</a>')
    return f"""<!doctype html>
<html lang="{language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Sheets-addin</title><style>{_STYLE}</style>
<h1>Sheets-addin</h1>
<p>{about}</p>
<h2>{said(_FUNCTIONS)}</h2>
<p>{said(_CALLED).format(call=call)}</p>
<table>{arguments}</table>
<table>{functions}</table>
<p>{said(_ALL_CLIENTS).format(address="<code>/v1/calls</code>")}</p>
<table><tr><td><code>{CALLS.name}</code></td><td>{said(CALLS.meaning)}</td></tr></table>
<h2>{said(_ROW)}</h2>
<p>{said(_ROW_ORDER)} {row}.</p>
<h2>{said(_TRY)}</h2>
<p><label>{said(_KEY)}: <input id="key" autocomplete="off"></label></p>
{_form("/v1/functions", FUNCTIONS_EXAMPLE, said(_SEND))}
{_form("/v1/why", WHY_EXAMPLE, said(_SEND))}
{_form("/v1/calls", CALLS_EXAMPLE, said(_SEND))}
{_form("/v1/refresh", REFRESH_EXAMPLE, said(_SEND))}
<script>{_SCRIPT}</script>
</html>
"""


def _form(address: str, example: object, send: str) -> str:
    body = html.escape(json.dumps(example, ensure_ascii=False, indent=2))
    return (
        f'<h3>POST {address}</h3><form action="{address}"><textarea name="body" spellcheck="false" '
        f'aria-label="{address}">{body}</textarea><p><button>{send}</button></p><pre></pre></form>'
    )
