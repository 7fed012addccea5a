/** Tables and charts of a workbook model, as Excel's interface gives them; see workbook_objects.js. */

function tableNode(sheet, table) {
  return thing({
    id: table.name,
    get: { Name: () => table.name, ShowTotals: () => table.hasTotals, Id: () => table.name },
    set: {
      Name: (value) => {
        table.name = value;
      },
      Style: (value) => {
        table.style = value;
      },
      ShowBandedRows: (value) => {
        table.banded = value;
      },
    },
    call: {
      GetRange: () => rangeNode({ sheet, ...table }),
      Resize: ({ area: { row, column, rows, columns } }) => {
        if (row !== table.row) throw new ExcelFault("InvalidArgument", "the header row must stay");
        Object.assign(table, { column, rows, columns });
      },
    },
  });
}

function chartNode(sheet, chart) {
  const option = (path) => (value) => {
    chart.options[path] = value;
  };
  const axis = (name) => () =>
    thing({
      get: { Title: () => thing({ set: { Text: option(`${name} title`), Visible: option(`${name} titled`) } }) },
      set: {
        Minimum: option(`${name} minimum`),
        Maximum: option(`${name} maximum`),
        ReversePlotOrder: option(`${name} reversed`),
        Position: option(`${name} crossed at`),
      },
    });
  return thing({
    id: chart.id,
    get: {
      Id: () => chart.id,
      Name: () => chart.name,
      Title: () => thing({ set: { Text: option("title") } }),
      Legend: () => thing({ set: { Visible: option("legend"), Position: option("legend at") } }),
      Axes: () => thing({ get: { ValueAxis: axis("value"), CategoryAxis: axis("category") } }),
      Series: () =>
        thing({
          items: () => chart.series.map(seriesNode),
          call: {
            GetItemAt: (place) => seriesNode(chart.series[place]),
            Add: (name) => {
              chart.series.push({ name });
              return seriesNode(chart.series.at(-1));
            },
          },
        }),
    },
    set: {
      Name: (value) => {
        chart.name = value;
      },
    },
    call: {
      SetPosition: ({ area: from }, { area: to }) => {
        chart.place = [from.row, from.column, to.row, to.column];
      },
      Delete: () => {
        sheet.charts.splice(sheet.charts.indexOf(chart), 1);
      },
    },
  });
}

function seriesNode(series) {
  const cells =
    (name) =>
    ({ area: { row, column, rows, columns } }) => {
      series[name] = [row, column, rows, columns];
    };
  const colour = (name) => (value) => {
    series[name] = value;
  };
  const fill = (name) => () =>
    thing({
      get: {
        Fill: () => thing({ call: { SetSolidColor: colour(name) } }),
        Line: () => thing({ set: { Color: colour(name) } }),
      },
    });
  return thing({
    get: {
      Format: fill("colour"),
      Points: () => thing({ call: { GetItemAt: (place) => thing({ get: { Format: fill(`point ${place}`) } }) } }),
    },
    set: {
      Name: (value) => {
        series.name = value;
      },
      HasDataLabels: (value) => {
        series.labelled = value;
      },
    },
    call: { SetValues: cells("values"), SetXAxisValues: cells("categories") },
  });
}
