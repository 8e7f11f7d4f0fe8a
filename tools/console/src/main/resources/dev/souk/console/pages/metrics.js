import { get } from "./api.js";
import { chart } from "./chart.js";
import { element, prose } from "./dom.js";
import { filterForm } from "./filters.js";
import { keyed } from "./keyed.js";

const PERIODS = [5, 15].map((minutes) => [String(minutes), `${minutes} minutes`]);
const FIELDS = [{ name: "minutes", label: "Period", type: "select", options: PERIODS, value: "15" }];

/** The course of the figures of all processes, in one chart for each figure. */
export function metricsPage(route, controls) {
  const filters = filterForm({ route, label: "Period of the charts", fields: FIELDS, changed: controls.refresh });
  const hint = prose("No figures yet. The first come some seconds after `./souk up`.");
  const nothing = element("p", { class: "empty", hidden: true }, hint);
  const charts = element("div", { class: "charts" });
  return {
    title: "Metrics",
    interval: 2000,
    node: element("div", {}, filters.node, nothing, charts),
    async refresh(signal) {
      const answer = await get("/api/metrics", filters.values(), signal);
      const groups = groupsOf(answer);
      nothing.hidden = groups.length > 0;
      keyed(charts, groups, (group) => group.name, chart);
    },
  };
}

function groupsOf({ times, series }) {
  const instants = times.map((instant) => Date.parse(instant));
  return [...Map.groupBy(series, (each) => each.name)].map(([name, group]) => ({
    name,
    title: group[0].title,
    unit: group[0].unit,
    times: instants,
    series: group.toSorted((a, b) => a.process.localeCompare(b.process)),
  }));
}
