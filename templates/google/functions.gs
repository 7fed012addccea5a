/** The cell functions. Google reads the comments, and shows them as hints. */

/**
 * К какой из пяти баз относится клиент, а значит, что с ним делать.
 * Which of the five bases the client belongs to, hence what to do with it.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function SEGMENT(row, headers, today) {
  return ofRows_("SEGMENT", row, headers, today);
}

/**
 * 1 — быстрый и крупный, 2 — быстрый и мелкий, 3 — долгий и крупный, 4 — долгий и мелкий.
 * 1 fast and large, 2 fast and small, 3 slow and large, 4 slow and small.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function PRIORITY(row, headers, today) {
  return ofRows_("PRIORITY", row, headers, today);
}

/**
 * A: нужно, деньги есть, срочно. B: не срочно. C: денег нет. Пусто: выяснить.
 * A: need, money, urgent. B: not urgent. C: no money. Blank: find out.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function ABC(row, headers, today) {
  return ofRows_("ABC", row, headers, today);
}

/**
 * X — заказывает часто, Y — время от времени, Z — редко; пусто — 12 месяцев не заказывал.
 * X orders often, Y now and then, Z seldom; blank: not in 12 months.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function XYZ(row, headers, today) {
  return ofRows_("XYZ", row, headers, today);
}

/**
 * Высокая, средняя или низкая: по потенциалу в год, а без него — по сумме сделки.
 * High, Medium or Low by yearly potential, or by the deal where that is blank.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function VALUE_TIER(row, headers, today) {
  return ofRows_("VALUE_TIER", row, headers, today);
}

/**
 * Что просрочено и на сколько дней; самое давнее — первым.
 * What is overdue and by how many days, most days first.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function OVERDUE(row, headers, today) {
  return ofRows_("OVERDUE", row, headers, today);
}

/**
 * «В работе с» плюс предельный срок: к этому дню продать или перевести.
 * In work since plus the time limit: by then sell, or move.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function DEADLINE(row, headers, today) {
  return ofRows_("DEADLINE", row, headers, today);
}

/**
 * Куда перевести клиента, у которого вышел крайний срок, и почему.
 * Where to move a client whose deadline has passed, and why.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function SUGGESTED_MOVE(row, headers, today) {
  return ofRows_("SUGGESTED_MOVE", row, headers, today);
}

/**
 * Перестал покупать, снизил закупки или ушёл думать, а ему не позвонили.
 * Stopped buying, buys less, or went to think and was not called.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function WINBACK(row, headers, today) {
  return ofRows_("WINBACK", row, headers, today);
}

/**
 * Что сейчас сделать по клиенту.
 * The one thing to do with the client now.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function NEXT_ACTION(row, headers, today) {
  return ofRows_("NEXT_ACTION", row, headers, today);
}

/**
 * Средний заказ × заказов в год × лет жизни клиента.
 * Average order x orders per year x years of a client's life.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function LTV(row, headers, today) {
  return ofRows_("LTV", row, headers, today);
}

/**
 * Сколько дней самой давней просрочке.
 * Days of the longest delay.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function DAYS_OVERDUE(row, headers, today) {
  return ofRows_("DAYS_OVERDUE", row, headers, today);
}

/**
 * Чем занят продавец / чем занят покупатель; ⚠ — этапы не сходятся.
 * What the seller does / what the buyer does; ⚠ where the two do not fit.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function PHASE(row, headers, today) {
  return ofRows_("PHASE", row, headers, today);
}

/**
 * Почему клиент там, где он есть: причина каждого результата с цифрами этого клиента.
 * Why the client is where it is: the reason of every result, with the client's own figures.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function WHY(row, headers, today) {
  return ofRows_("WHY", row, headers, today);
}

/**
 * День менеджера, как на вкладке «Приоритеты»: место, клиент, телефон, следующее действие, почему сейчас, минуты.
 * A manager's day as on Priorities: place, client, phone, next action, why now, minutes.
 *
 * @param {any} manager The manager's name; case, spaces and ё/е do not matter. / Имя менеджера; регистр, пробелы и ё/е не важны.
 * @param {any} [clients] All clients of the company, with or without their headers; left out, the tab Clients. / Все клиенты компании, с заголовками или без них; если не указаны, вкладка «Клиенты».
 * @param {any} [headers] The headers of the clients where they do not stand above them; left out, the order of a new workbook holds. / Заголовки, если их нет над клиентами; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} A manager's day as on Priorities: place, client, phone, next action, why now, minutes. / День менеджера, как на вкладке «Приоритеты»: место, клиент, телефон, следующее действие, почему сейчас, минуты.
 * @customfunction
 */
function CALLS(manager, clients, headers, today) {
  return callsOfDay_(manager, clients, headers, today);
}
