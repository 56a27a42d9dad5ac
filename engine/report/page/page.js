"use strict";
(() => {
  const dialog = document.getElementById("unit");
  const packed = document.getElementById("packed");
  const letters = {};
  for (const each of document.querySelectorAll(".legend .key")) {
    const kind = each.className.replace("key", "").trim();
    letters[kind] ??= each.textContent;
  }

  /* What stands behind the verdicts is opened when it is first asked for. */
  let opened = null;
  const lines = () => {
    opened ??= (async () => {
      const bytes = Uint8Array.from(atob(packed.textContent), (each) => each.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
      return (await new Response(stream).text()).split("\n");
    })();
    return opened;
  };

  /* Foreign text goes into the page as text only. */
  const filled = (name, data) => {
    const made = document.getElementById(name).content.cloneNode(true);
    for (const part of made.querySelectorAll("[data-part]")) {
      if (!data[part.dataset.part]?.length) part.remove();
    }
    for (const slot of made.querySelectorAll("[data-slot]")) {
      const text = data[slot.dataset.slot];
      if (text) slot.textContent = text;
      else slot.remove();
    }
    /* lists come last: their parts are filled already */
    for (const key of made.querySelectorAll("[data-kind]")) {
      key.classList.add(data.kind);
      key.textContent = letters[data.kind] ?? "";
    }
    for (const named of made.querySelectorAll("[data-name]")) named.dataset.name = data[named.dataset.name];
    for (const list of made.querySelectorAll("[data-each]")) {
      const found = data[list.dataset.each] ?? [];
      if (found.length) list.append(...found.map((each) => filled(list.dataset.with, each)));
      else list.remove();
    }
    return made;
  };

  const asked = () => {
    const found = /^#unit-(\d+)(?:\/(.+))?$/.exec(location.hash);
    return found && { number: Number(found[1]), target: found[2] && decodeURIComponent(found[2]) };
  };

  let shown = 0;
  const show = async () => {
    const wanted = asked();
    if (!wanted) {
      if (dialog.open) dialog.close();
      return;
    }
    if (typeof DecompressionStream === "undefined") {
      dialog.replaceChildren(packed.dataset.tooOld);
      if (!dialog.open) dialog.showModal();
      return;
    }
    const all = await lines();
    if (!all[wanted.number]) return;
    const targets = JSON.parse(all[0]);
    const data = JSON.parse(all[wanted.number]);
    for (const row of data.rows) {
      const target = targets[row.target];
      Object.assign(row, { name: target.name, asked: target.asked, citation: target.citation, citing: target.document });
    }
    dialog.replaceChildren(filled("of-unit", data));
    for (const button of dialog.querySelectorAll("[data-go]")) {
      const next = wanted.number + Number(button.dataset.go);
      button.disabled = next < 1 || !all[next];
    }
    shown = wanted.number;
    if (!dialog.open) dialog.showModal();
    dialog.style.scrollPaddingTop = `${dialog.querySelector(".tools").offsetHeight + 8}px`;
    const row = [...dialog.querySelectorAll("details")].find((each) => each.dataset.name === wanted.target);
    if (row) {
      row.open = true;
      row.querySelector("summary").focus();
      row.scrollIntoView({ block: "start" });
    } else {
      dialog.scrollTop = 0;
      dialog.querySelector("#unit-title").focus();
    }
  };
  /* An entry of the history knows how many steps it is from the page without a dialog. */
  const open = (hash) => {
    history.pushState({ steps: (history.state?.steps ?? 0) + 1 }, "", hash);
    show();
  };

  dialog.addEventListener("close", () => {
    dialog.replaceChildren();
    if (!asked()) return;
    if (history.state?.steps) history.go(-history.state.steps);
    else history.replaceState(null, "", location.href.split("#")[0]);
  });
  dialog.addEventListener("click", (event) => {
    const go = event.target.closest("[data-go]");
    if (go) open(`#unit-${shown + Number(go.dataset.go)}`);
    else if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
  });
  addEventListener("popstate", show);
  addEventListener("beforeprint", () => {
    if (!dialog.open) return;
    for (const each of dialog.querySelectorAll("details")) each.open = true;
  });

  const hashOf = (cell) => {
    const table = cell.closest("table");
    const target = table.tHead.rows[1].cells[cell.cellIndex - 1].dataset.target;
    return `#unit-${cell.parentNode.dataset.unit}/${encodeURI(target)}`;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#unit-"]');
    const cell = event.target.closest(".matrix td");
    if (event.ctrlKey || event.metaKey || event.shiftKey || !(link || cell)) return;
    event.preventDefault();
    if (cell) focusOn(cell);
    open(link ? link.getAttribute("href") : hashOf(cell));
  });

  /* A matrix is one stop of the tab key; the arrows move within it. */
  const focusOn = (cell) => {
    for (const each of cell.closest("table").querySelectorAll('td[tabindex="0"]')) each.tabIndex = -1;
    cell.tabIndex = 0;
    cell.focus();
  };
  const shownRow = (row, step) => {
    do row = step < 0 ? row.previousElementSibling : row.nextElementSibling;
    while (row?.hidden);
    return row;
  };
  const moves = {
    ArrowLeft: (cell) => cell.previousElementSibling,
    ArrowRight: (cell) => cell.nextElementSibling,
    ArrowUp: (cell) => shownRow(cell.parentNode, -1)?.cells[cell.cellIndex],
    ArrowDown: (cell) => shownRow(cell.parentNode, 1)?.cells[cell.cellIndex],
    Home: (cell) => cell.parentNode.cells[1],
    End: (cell) => cell.parentNode.lastElementChild,
  };
  for (const table of document.querySelectorAll(".matrix")) {
    table.setAttribute("role", "grid");
    const first = table.tBodies[0].rows[0].cells[1];
    if (first) first.tabIndex = 0;
    table.addEventListener("keydown", (event) => {
      const cell = event.target.closest("td");
      if (!cell || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        open(hashOf(cell));
        return;
      }
      const next = moves[event.key]?.(cell);
      if (!moves[event.key]) return;
      event.preventDefault();
      if (next?.tagName === "TD") focusOn(next);
    });
    table.addEventListener("mouseover", (event) => {
      const cell = event.target.closest("td");
      if (!cell || cell.title) return;
      const column = table.tHead.rows[1].cells[cell.cellIndex - 1];
      cell.title = `${column.title}: ${cell.getAttribute("aria-label")}`;
    });
  }

  /* Rankings can be sorted, and both tables of a level filtered by name. */
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
  for (const level of document.querySelectorAll(".level")) {
    const ranking = level.querySelector(".ranking");
    const matrix = level.querySelector(".matrix");
    const status = level.querySelector(".found");
    const rows = [...ranking.tBodies[0].rows].map((row, place) => ({
      row,
      place,
      name: plain(row.cells[1].textContent),
      other: matrix.tBodies[0].rows[place],
    }));
    if (rows.length < 2) continue;
    const field = level.querySelector(".filter input");
    level.querySelector(".filter").hidden = false;
    field.addEventListener("input", () => {
      const wanted = plain(field.value.trim());
      let found = 0;
      for (const each of rows) {
        const hidden = !each.name.includes(wanted);
        each.row.hidden = hidden;
        each.other.hidden = hidden;
        found += !hidden;
      }
      status.textContent = wanted ? status.dataset.text.replace("{shown}", found).replace("{all}", rows.length) : "";
    });
    const number = (each, column) => Number.parseInt(each.row.cells[column].textContent, 10);
    const orders = [
      (a, b) => a.place - b.place,
      (a, b) => a.row.cells[1].textContent.localeCompare(b.row.cells[1].textContent, document.documentElement.lang),
      null,
      ...[3, 4, 5].map((column) => (a, b) => number(b, column) - number(a, column) || a.place - b.place),
    ];
    const heads = [...ranking.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      if (!orders[column]) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      if (column === 0) head.setAttribute("aria-sort", "ascending");
      button.addEventListener("click", () => {
        const turned = head.getAttribute("aria-sort") === (column > 2 ? "descending" : "ascending");
        for (const each of heads) each.removeAttribute("aria-sort");
        const order = (a, b) => (turned ? -1 : 1) * orders[column](a, b);
        head.setAttribute("aria-sort", (column > 2) === turned ? "ascending" : "descending");
        const sorted = [...rows].sort(order);
        ranking.tBodies[0].append(...sorted.map((each) => each.row));
        matrix.tBodies[0].append(...sorted.map((each) => each.other));
        status.textContent = ranking.dataset.sorted.replace("{column}", button.textContent);
      });
    });
  }

  if (asked()) show();
})();
