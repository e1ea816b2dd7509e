"use strict";
/* Sorts and filters the findings and shows them page by page. Without it the page says the same, in its given order. */
(() => {
  const list = document.getElementById("list");
  if (!list) return;
  const rows = Array.from(list.tBodies);
  let order = rows.slice();
  let fitting = rows;
  let page = 0;
  const heads = Array.from(list.tHead.rows[0].cells);
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  const keyOf = (row, column, kind) => {
    const cell = row.rows[0].cells[column];
    if (kind === "number") return cell.dataset.k === "" ? null : Number(cell.dataset.k);
    return cell.textContent.trim() || null;
  };
  const compare = (a, b) => (typeof a === "number" ? a - b : collator.compare(a, b));

  const sort = (head, column) => {
    const kind = head.dataset.sort;
    const first = kind === "number" ? "descending" : "ascending";
    const other = first === "ascending" ? "descending" : "ascending";
    const wanted = head.getAttribute("aria-sort") === first ? other : first;
    const sign = wanted === "ascending" ? 1 : -1;
    const keyed = rows.map((row, place) => ({ row, place, key: keyOf(row, column, kind) }));
    keyed.sort((a, b) => {
      if (a.key === null || b.key === null) return (a.key === null) - (b.key === null) || a.place - b.place;
      return sign * compare(a.key, b.key) || a.place - b.place;
    });
    order = keyed.map((one) => one.row);
    for (const one of heads) one.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", wanted);
    filter();
  };

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.title = head.dataset.says;
    button.addEventListener("click", () => sort(head, column));
    head.replaceChildren(button);
  });

  const form = document.getElementById("filter");
  const wanted = document.getElementById("wanted");
  const gravity = document.getElementById("gravity");
  const clause = document.getElementById("clause");
  const shown = document.getElementById("shown");
  const none = document.getElementById("no-match");
  const fold = (text) => text.normalize("NFKC").toLowerCase();

  const size = document.getElementById("size");
  const pages = document.querySelector(".pages");
  const place = pages.querySelector(".place");
  const go = Object.fromEntries(Array.from(pages.querySelectorAll("[data-go]"), (one) => [one.dataset.go, one]));
  const count = () => (Number(size.value) ? Math.max(1, Math.ceil(fitting.length / Number(size.value))) : 1);

  const put = (wanted) => {
    list.replaceChildren(list.tHead);
    for (const row of wanted) list.append(row); // one by one: a fragment of ten thousand takes five times as long
  };
  const show = (wanted) => {
    const last = count() - 1;
    const each = Number(size.value) || fitting.length;
    page = Math.min(Math.max(wanted, 0), last);
    list.classList.toggle("paged", Number(size.value) > 0);
    put(fitting.slice(page * each, (page + 1) * each));
    place.textContent = place.dataset.text.replace("#", page + 1).replace("@", last + 1);
    go.first.disabled = go.previous.disabled = page === 0;
    go.next.disabled = go.last.disabled = page === last;
    pages.hidden = last === 0;
  };

  const texts = new Map();
  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, fold(row.textContent));
    return texts.get(row);
  };
  const filter = () => {
    const parts = fold(wanted.value).split(/\s+/).filter(Boolean);
    fitting = order.filter(
      (row) =>
        (!gravity.value || row.dataset.gravity === gravity.value) &&
        (!clause.value || row.dataset.clause === clause.value) &&
        parts.every((part) => textOf(row).includes(part)),
    );
    shown.textContent = shown.dataset.text.replace("#", fitting.length);
    none.hidden = fitting.length > 0;
    show(0);
  };

  const steps = { first: () => 0, previous: () => page - 1, next: () => page + 1, last: () => count() - 1 };
  for (const [name, button] of Object.entries(go)) {
    button.addEventListener("click", () => {
      show(steps[name]());
      if (button.disabled) (button === go.next || button === go.last ? go.previous : go.next).focus();
      list.scrollIntoView({ block: "start" });
    });
  }
  size.addEventListener("change", () => show(0));
  window.addEventListener("beforeprint", () => put(fitting)); // on paper there are no pages but those of the printer
  window.addEventListener("afterprint", () => show(page));

  let waiting = 0;
  wanted.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });
  for (const choice of [gravity, clause]) choice.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const link of document.querySelectorAll("a[data-find]")) {
    link.addEventListener("click", () => {
      clause.value = link.dataset.find;
      filter();
    });
  }
  form.hidden = false;
  filter();
})();
