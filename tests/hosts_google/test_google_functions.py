"""Cell functions in Google Sheets: one request for a range, remembered answers, short texts where there is none."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from sheets_addin.functions import CALLS, CELL_FUNCTIONS
from sheets_addin.vocabulary.parsing import text_of
from tests.hosts_google.answering import server_saying
from tests.server.conftest import free_port

HEADERS = ["Клиент", "Долг", "Срок оплаты", "Последний заказ", "Менеджер", "Следующий контакт"]
ENGLISH_HEADERS = ["Client", "Debt", "Payment due", "Last order", "Manager", "Next contact"]
DAY_ZERO = dt.date(1899, 12, 30)


def day(text):
    return {"day": (dt.date.fromisoformat(text) - DAY_ZERO).days}


def clients(count, headers=HEADERS):
    rows = [
        [f"Клиент {number}", number % 3 * 50_000, day("2026-02-14"), day("2026-03-01"), "Анна", day("2026-03-31")]
        for number in range(count)
    ]
    return {"name": "Клиенты", "visible": True, "rows": [headers, *rows]}


# what Google hands over: the values of an area, and the calling cell with its formula
CALL = """
  const sheet = googleHost.book.getSheetByName("Клиенты");
  const call = (name, area, ...others) => {
    googleHost.caller = sheet.getRange(1, 20, 1, 1);
    sheet.change(0, 19).formula = `=${name}(${area})`;
    const values = sheet.getRange(area.replace(/\\$/g, "")).getValues();
    return globalThis[name](values.length * values[0].length === 1 ? values[0][0] : values, ...others);
  };
  const today = new Date(Date.UTC(2026, 2, 31, 9));
  Days.prototype.today = () => "2026-03-31";
"""


def as_sent(sheet):
    return [
        [(DAY_ZERO + dt.timedelta(cell["day"])).isoformat() if isinstance(cell, dict) else cell for cell in row]
        for row in sheet["rows"]
    ]


def expected(server, function, sheet, today="2026-03-31"):
    rows = as_sent(sheet)
    return server.functions({"function": function, "rows": rows[1:]}, headers=rows[0], today=today)[0]["values"]


def test_a_thousand_rows_in_one_range_are_one_fetch(google):
    sheet = clients(1000)
    found = google.run(f"{CALL} return [call('SEGMENT', 'A2:F1001'), googleHost.fetches.length];", [sheet])
    assert found == [[[value] for value in expected(google.server, "SEGMENT", sheet)], 1]
    assert len({value for [value] in found[0]}) > 1


def test_the_same_question_is_asked_once_for_all_people(google):
    code = f"""{CALL}
      const [first, second] = [1, 2].map(() => JSON.stringify(call("WHY", "A2:F1001")));
      return [first === second, googleHost.fetches.length, googleHost.cache.kept.size];"""
    same, fetches, kept = google.run(code, [clients(1000)])
    assert (same, fetches) == (True, 1)
    # a long answer takes several values of the cache, none above Google's limit
    assert kept > 2


def test_a_changed_cell_or_setting_is_asked_for_anew(google):
    rows = [["Настройка", "Значение"], ["Чёрный: долг просрочен, дней", 30]]
    settings = {"name": "Настройки", "visible": True, "rows": rows}
    code = f"""{CALL}
      const before = call("SEGMENT", "A3:F3");
      sheet.getRange(3, 2, 1, 1).setValues([[0]]);
      const paid = call("SEGMENT", "A3:F3");
      sheet.getRange(3, 2, 1, 1).setValues([[50000]]);
      READ.clear();
      googleHost.book.getSheetByName("Настройки").getRange(2, 2, 1, 1).setValues([[90]]);
      return [before, paid, call("SEGMENT", "A3:F3"), googleHost.fetches.length];"""
    before, paid, patient, fetches = google.run(code, [clients(3), settings])
    assert before == "Чёрный"
    assert paid != "Чёрный"
    assert patient != "Чёрный"
    assert fetches == 3


def test_headers_are_found_from_the_formula(google):
    moved = {"name": "Клиенты", "visible": True, "rows": [[None] * 8, ["Примечание", None, *HEADERS]]}
    moved["rows"] += [["своё", None, *row] for row in clients(3)["rows"][1:]]
    code = f"""{CALL}
      const alone = call("SEGMENT", "$C4:$H4");
      googleHost.caller = null;
      const values = sheet.getRange("C4:H4").getValues();
      return [alone, SEGMENT(values, sheet.getRange("C2:H2").getValues()), SEGMENT(values)];"""
    alone, given, unknown = google.run(code, [moved])
    assert alone == given == "Чёрный"
    assert unknown.startswith("#ЗНАЧ!")


def test_rows_without_content_stay_blank_and_days_come_as_days(google):
    headers = ["Клиент", "Стадия", "В работе с"]
    sheet = {"name": "Клиенты", "visible": True, "rows": [headers, ["Берёза", "Новый", day("2026-03-20")]]}
    code = f"""{CALL}
      const values = call("DEADLINE", "A2:C6");
      return [values, values[0][0] instanceof Date && daysOfBook_().text(values[0][0])];"""
    values, text = google.run(code, [sheet])
    assert values[1:] == [[""]] * 4
    limit = google.server.functions(
        {"function": "DEADLINE", "rows": [["Берёза", "Новый", "2026-03-20"]]}, headers=headers, today="2026-03-31"
    )[0]["values"][0]
    assert text == f"{dt.date.fromisoformat(limit):%d.%m.%Y}"


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Kamchatka", "Etc/UTC"])
def test_days_are_those_of_the_workbook_in_every_zone(google, zone):
    sheet = clients(40)
    sent = "JSON.parse(googleHost.fetches[0].options.payload).calls[0].rows[0]"
    code = f"{CALL} call('WHY', 'A2:F41'); return {sent};"
    row = google.run(code, [sheet], zone=zone)
    assert row == ["Клиент 0", 0, "14.02.2026", "01.03.2026", "Анна", "31.03.2026"]


@pytest.mark.parametrize("time", [dt.time(10, 30), dt.time(0, 0, 30), dt.time()])
def test_a_day_with_a_time_is_sent_as_a_file_is_read(google, time):
    moment = dt.datetime.combine(dt.date(2026, 1, 2), time)
    number = (moment - dt.datetime.combine(DAY_ZERO, dt.time())) / dt.timedelta(days=1)
    sheet = {"name": "Клиенты", "visible": True, "rows": [[{"day": number}]]}
    code = f"{CALL} return sent_(sheet.getRange(1, 1, 1, 1).getValues()[0][0], daysOfBook_());"
    assert google.run(code, [sheet]) == text_of(moment)


def test_calls_of_a_manager_spill(google):
    sheet = clients(30)
    code = f"{CALL} return [CALLS('анна', undefined, undefined, today), CALLS('Борис')];"
    rows, nobody = google.run(code, [sheet])
    asked = {"manager": "Анна", "rows": as_sent(sheet), "today": "2026-03-31"}
    answer = google.server.ask("/v1/calls", asked).json()
    assert rows == [[cell if cell is not None else "" for cell in row] for row in answer["rows"]]
    assert len(rows) > 3
    assert nobody.startswith("#ЗНАЧ!")
    assert "Анна" in nobody


SHORT = [
    ("no_address", "сервер не указан", "server is not set"),
    ("unreachable", "нет сервера", "no server"),
    ("no_key", "сервер: нужен ключ", "server: key needed"),
    ("refused", "сервер: нет доступа", "server: no access"),
    ("failed", "сервер: сбой", "server: failure"),
    ("nonsense", "сервер: неверный ответ", "server: wrong answer"),
    ("no_results", "сервер: неверный ответ", "server: wrong answer"),
    ("too_few", "сервер: неверный ответ", "server: wrong answer"),
    ("quota", "Google: лимит исчерпан", "Google: quota used up"),
]


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize(("fault", "russian", "english"), SHORT)
def test_a_cell_without_an_answer_says_why(google, language, fault, russian, english):
    answers = {
        "no_key": (401, {"error": {"message": "no"}}),
        "refused": (401, {"error": {"message": "no"}}),
        "failed": (500, "oops"),
        "nonsense": (200, "<html>"),
        "no_results": (200, {"status": "ok"}),
        "too_few": (200, {"results": [{"values": ["Золотой"], "type": "text"}]}),
    }
    with server_saying([answers.get(fault, (200, {}))]) as address:
        properties = {"SALES_SERVER": address}
        if fault == "no_address":
            properties = {}
        elif fault == "refused":
            properties["SALES_KEY"] = "sa_1"
        elif fault == "unreachable":
            properties = {"SALES_SERVER": f"http://127.0.0.1:{free_port()}"}
        code = f"""{CALL}
          googleHost.quotaIsOut = {str(fault == "quota").lower()};
          return [call("SEGMENT", "A2:F5"), call("SEGMENT", "A3:F3"), googleHost.fetches.length];"""
        sheet = clients(3, HEADERS if language == "ru" else ENGLISH_HEADERS)
        block, one, fetches = google.run(code, [sheet], language=language, properties=properties)
    said = russian if language == "ru" else english
    assert block == [[said]] * 3 + [[""]]
    assert one == said
    # the second cell does not wait for a server that was away just now
    assert fetches == {"no_address": 0, "unreachable": 3}.get(fault, 1)


def test_a_cell_speaks_one_language_whatever_google_takes_for_that_of_the_workbook(google):
    settings = {"name": "Настройки", "visible": True, "rows": [["Настройка", "Значение"], ["Язык", "русский"]]}
    code = f"""{CALL} return [CALLS("Борис"), SEGMENT(sheet.getRange("A2:B2").getValues(), [["x", "y"]])];"""
    for sheets, shown, kept_out in (
        ([clients(1, ENGLISH_HEADERS), settings], ("#ЗНАЧ! ", "; ожидалось: "), "; expected: "),
        ([clients(1)], ("#ЗНАЧ! ", "; ожидалось: "), "; expected: "),
        ([clients(1, ENGLISH_HEADERS)], ("#VALUE! ", "; expected: "), "; ожидалось: "),
    ):
        [text, *others] = google.run(code, sheets, language="en")
        assert all(part in text for part in shown)
        assert kept_out not in text
        assert all(("; ожидалось: " in one) == one.startswith("#ЗНАЧ! ") for one in others)


def test_another_servers_refusal_is_told_in_its_words(google):
    with server_saying([(404, {"error": {"message": "Not here."}})]) as address:
        code = f"""{CALL} return [CALLS("Анна"), call("SEGMENT", "A2:F2")];"""
        found = google.run(code, [clients(1)], properties={"SALES_SERVER": address})
    assert found == ["ошибка: Not here."] * 2


def test_a_wrong_answer_is_not_remembered(google):
    right = {"results": [{"values": ["Золотой"], "type": "text"}]}
    with server_saying([(200, None), (200, right)]) as address:
        code = f"""{CALL}
          const first = call("SEGMENT", "A2:F2");
          forgetAway_();
          return [first, call("SEGMENT", "A2:F2")];"""
        found = google.run(code, [clients(1)], properties={"SALES_SERVER": address})
    assert found == ["сервер: неверный ответ", "Золотой"]


def test_what_google_itself_refuses_is_told_apart(google):
    said = [
        "You do not have permission to call UrlFetchApp.fetch. Required permissions: .../script.external_request",
        "Превышен лимит: URLFetch POST Size.",
        "Service invoked too many times in a short time: urlfetch rateMax. Try Utilities.sleep(1000) between calls.",
        "Сервис использовался слишком часто в течение дня: urlfetch.",
        "Timeout: https://sales.example/v1/functions",
    ]
    code = f"""{CALL}
      return {json.dumps(said)}.map((refusal, place) => {{
        forgetAway_();
        const before = googleHost.fetches.length;
        googleHost.http = () => ({{ refusal }});
        return [call("SEGMENT", `A${{place + 2}}:F${{place + 2}}`), googleHost.fetches.length - before];
      }});"""
    assert google.run(code, [clients(5, ENGLISH_HEADERS)], language="en") == [
        ["Google: not allowed", 1],
        ["Google: too much at once", 1],
        ["Google: too many requests", 3],
        ["Google: quota used up", 1],
        ["no server", 3],
    ]
    assert google.run(code, [clients(5)])[0][0] == "Google: нет разрешения"


@pytest.mark.parametrize("header", ["Retry-After", "retry-after"])
def test_a_server_that_is_busy_for_a_moment_is_asked_again_when_it_says(google, header):
    right = {"results": [{"values": ["Золотой"], "type": "text"}]}
    with server_saying([(503, "later", {header: "3"}), (429, "later", {header: "900"}), (200, right)]) as address:
        code = f"{CALL} return [call('SEGMENT', 'A2:F2'), googleHost.slept];"
        found = google.run(code, [clients(1)], properties={"SALES_SERVER": address})
    assert found == ["Золотой", [3000, 5000]]


def test_a_server_that_hangs_is_not_waited_for_again(google):
    code = f"""{CALL}
      let now = 0;
      Date.now = () => now;
      googleHost.http = () => {{ now += 9000; return {{ error: "hangs" }}; }};
      return [call("SEGMENT", "A2:F2"), googleHost.fetches.length];"""
    assert google.run(code, [clients(1)]) == ["нет сервера", 1]


def test_a_piece_that_the_cache_has_lost_is_noticed(google):
    code = f"""{CALL}
      const first = call("WHY", "A2:F1001");
      const piece = [...googleHost.cache.kept.keys()].find((name) => name.endsWith(" 1"));
      googleHost.cache.kept.delete(piece);
      return [JSON.stringify(call("WHY", "A2:F1001")) === JSON.stringify(first), googleHost.fetches.length];"""
    assert google.run(code, [clients(1000)]) == [True, 2]


def test_the_answers_for_six_thousand_clients_find_room_in_the_cache(google):
    code = """
      const rows = Array.from({ length: 6000 }, (_, place) => [`Клиент ${place}`, place]);
      const call = (row) => ({ function: "WHY", headers: null, rows: [row] });
      const question = (row) => ({ settings: [], today: "2026-03-31", calls: [call(row)] });
      const values = rows.map(([name]) => `${name}: «позвонить и напомнить об оплате» 😀 `.repeat(8));
      keepAnswers_(contextOf_(question(rows[0])), rows.map(markOf_), { values, format: "text" });
      const wrong = (row, place) => place % 97 === 0 && preparedAnswer_(question(row))?.value !== values[place];
      const missing = rows.filter(wrong);
      return [missing.length, googleHost.cache.kept.size];"""
    missing, kept = google.run(code)
    assert missing == 0
    # Google keeps a thousand values, those of all functions among them
    assert kept < 200


def test_the_key_goes_with_the_question_and_is_in_no_cell(google):
    code = f"""{CALL}
      call("SEGMENT", "A2:F2");
      return [googleHost.fetches[0].options.headers.Authorization, JSON.stringify(googleHost.book.seen())];"""
    properties = {"SALES_SERVER": google.server.address, "SALES_KEY": "secret"}
    sent, seen = google.run(code, [clients(1)], properties=properties)
    assert sent == "Bearer secret"
    assert "secret" not in seen


def test_every_function_is_there_with_hints_in_both_languages(google):
    text = (google.project / "Code.gs").read_text(encoding="utf-8")
    for function in (*CELL_FUNCTIONS.values(), CALLS):
        comment = text.split(f"function {function.name}(")[0].rsplit("/**", 1)[1]
        assert "@customfunction" in comment
        assert function.meaning.en in comment
        assert function.meaning.ru in comment
