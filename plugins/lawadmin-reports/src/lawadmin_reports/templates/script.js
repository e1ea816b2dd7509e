"use strict";
/* Sorts and filters the findings. Without it the page says the same, in its given order. */
(() => {
  const list = document.getElementById("list");
  if (!list) return;
  const rows = Array.from(list.tBodies);
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
    const order = head.getAttribute("aria-sort") === first ? other : first;
    const sign = order === "ascending" ? 1 : -1;
    const keyed = rows.map((row, place) => ({ row, place, key: keyOf(row, column, kind) }));
    keyed.sort((a, b) => {
      if (a.key === null || b.key === null) return (a.key === null) - (b.key === null) || a.place - b.place;
      return sign * compare(a.key, b.key) || a.place - b.place;
    });
    for (const one of keyed) list.append(one.row); // one by one: a fragment of ten thousand takes five times as long
    for (const one of heads) one.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", order);
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
  let texts = null;

  const filter = () => {
    const parts = fold(wanted.value).split(/\s+/).filter(Boolean);
    if (parts.length && !texts) texts = rows.map((row) => fold(row.textContent));
    let count = 0;
    rows.forEach((row, place) => {
      const fits =
        (!gravity.value || row.dataset.gravity === gravity.value) &&
        (!clause.value || row.dataset.clause === clause.value) &&
        parts.every((part) => texts[place].includes(part));
      row.hidden = !fits;
      count += fits;
    });
    shown.textContent = shown.dataset.text.replace("#", count);
    none.hidden = count > 0;
  };

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
