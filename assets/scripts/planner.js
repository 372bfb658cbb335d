"use strict";
// Counts working days as microsite/model/work_calendar.py does; days are whole days of UTC, so no time zone shifts them.
(() => {
  const DAY = 86400000;
  const root = document.getElementById("planner");
  const input = document.getElementById("planner-start");
  const day = (text) => Date.parse(text + "T00:00:00Z");
  const iso = (time) => new Date(time).toISOString().slice(0, 10);
  const first = day(root.dataset.first), announced = day(root.dataset.announced), last = day(root.dataset.last);
  const words = Object.fromEntries([...root.querySelectorAll("[data-word]")].map((word) => [word.dataset.word, word.textContent]));
  const holidays = [...root.querySelectorAll(".planner-holidays li")].map((item) => (
    { name: item.textContent, first: day(item.dataset.first), last: day(item.dataset.last) }));
  const worked = new Set(root.dataset.workdays.split(" ").filter(Boolean).map(day));
  const off = new Set(holidays.flatMap((each) => range(each.first, each.last)));
  const format = new Intl.DateTimeFormat(root.dataset.locale, { dateStyle: "long", timeZone: "UTC" });

  function range(from, to) {
    return Array.from({ length: (to - from) / DAY + 1 }, (_, number) => from + number * DAY);
  }

  function isWorkday(time) {
    const weekday = new Date(time).getUTCDay();
    return worked.has(time) || (weekday !== 0 && weekday !== 6 && !off.has(time));
  }

  // The day on which `count` working days after `start` end; null outside the years there are.
  function after(start, count) {
    if (start < first) return null;
    for (let time = start + DAY; time <= last; time += DAY) {
      if (isWorkday(time) && --count === 0) return time;
    }
    return null;
  }

  function monthsAfter(start, months) {
    const from = new Date(start);
    const month = from.getUTCMonth() + months;
    const lastDay = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
    return Date.UTC(from.getUTCFullYear(), month, Math.min(from.getUTCDate(), lastDay));
  }

  function ends(start, span) {
    const { low, high, months } = span.dataset;
    if (Number(months)) return [monthsAfter(start, Number(months))];
    const found = low === high ? [after(start, Number(low))] : [after(start, Number(low)), after(start, Number(high))];
    return found.includes(null) ? [] : found;
  }

  function time(at) {
    const element = document.createElement("time");
    element.dateTime = iso(at);
    element.textContent = format.format(at);
    return element;
  }

  function joined(parts, separator) {
    return parts.flatMap((part, number) => (number ? [separator, part] : [part]));
  }

  // What lies between a start and an end besides weekends: holidays that fell on weekdays, weekends that are worked.
  function explanation(start, end) {
    const between = range(start + DAY, end);
    const skipped = holidays.filter((each) => each.first <= end && each.last > start);
    const made = between.filter((each) => worked.has(each));
    const line = [];
    if (skipped.length) line.push(words.skipped, " ", ...joined(skipped.map((each) => each.name), words.separator), " ");
    if (made.length) line.push(words.worked, " ", ...joined(made.map(time), words.separator));
    return line;
  }

  function show() {
    const start = day(input.value);
    const problem = root.querySelector(".planner-problem");
    const outside = !(start >= first && start <= last);
    problem.hidden = !outside;
    problem.textContent = outside ? problem.dataset.outside : "";
    for (const span of root.querySelectorAll(".planner-ends > div")) {
      const found = outside ? [] : ends(start, span);
      const counted = !Number(span.dataset.months);
      const result = joined(found.map(time), words.to);
      if (found.length && span.dataset.about) result.unshift(words.about);
      if (found.length && counted && found.at(-1) > announced) result.push(words.estimate);
      span.querySelector(".planner-end").replaceChildren(...(found.length || outside ? result : [words.beyond]));
      span.querySelector(".planner-days").replaceChildren(...(found.length && counted ? explanation(start, found.at(-1)) : []));
    }
  }

  function remember() {
    if (input.value) history.replaceState(null, "", "#start=" + input.value);
  }

  function asText() {
    const spans = [...root.querySelectorAll(".planner-ends > div")].map((span) => (
      [...span.children].map((part) => part.textContent.replace(/\s+/g, " ").trim()).filter(Boolean).join("\n")));
    const assumption = document.getElementById("planner-assumption").textContent;
    return [`${root.querySelector("label").textContent}: ${format.format(day(input.value))}`, ...spans, assumption].join("\n\n");
  }

  // iCalendar (RFC 5545): whole days, lines folded well below 75 bytes, no clock read.
  function asCalendar() {
    const fold = (line) => line.replace(/(.{20})(?=.)/gu, "$1\r\n ");
    const escape = (text) => text.replace(/\s+/g, " ").trim().replace(/[\\;,]/g, "\\$&");
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//microsite//planner//"];
    for (const span of root.querySelectorAll(".planner-ends > div")) {
      const found = ends(day(input.value), span);
      if (!found.length) continue;
      const figure = span.querySelector("[data-figure]").dataset.figure;
      lines.push("BEGIN:VEVENT", `UID:${figure}-${input.value}@planner`, `DTSTAMP:${input.value.replaceAll("-", "")}T000000Z`,
        `DTSTART;VALUE=DATE:${iso(found[0]).replaceAll("-", "")}`, `DTEND;VALUE=DATE:${iso(found.at(-1) + DAY).replaceAll("-", "")}`,
        fold(`SUMMARY:${escape(span.querySelector("dt").textContent)}`),
        fold(`DESCRIPTION:${escape(document.getElementById("planner-assumption").textContent)}`), "END:VEVENT");
    }
    return [...lines, "END:VCALENDAR", ""].join("\r\n");
  }

  function download(text, type, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  onActions(root, {
    calendar: () => download(asCalendar(), "text/calendar", `${input.value}.ics`),
    copy: () => copyText(asText()),
    share: () => { remember(); return copyText(location.href); },
    print: () => print(),
  });
  root.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", show);
  input.addEventListener("change", remember);
  const shared = /^#start=(\d{4}-\d\d-\d\d)$/.exec(location.hash);
  if (shared) input.value = shared[1];
  root.hidden = false;
  show();
})();
