"use strict";
(function () {
  const body = document.body;
  const dialog = document.getElementById("sign-in");
  const notice = document.getElementById("notice");
  const UNAUTHORIZED = 401;
  const UNSENT = new WeakSet();
  let afterSignIn = null;

  function setToken(token) {
    body.setAttribute("hx-headers", JSON.stringify({ "X-CSRF-Token": token }));
    document.querySelectorAll('input[name="csrf"]').forEach((input) => { input.value = token; });
  }

  function showForm(html, login) {
    dialog.innerHTML = html;
    const form = dialog.querySelector("form");
    form.elements.login.value = login;
    if (dialog.open) { (login ? form.elements.password : form.elements.login).focus(); }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      fetch("/login", {
        method: "POST",
        headers: { "HX-Request": "true" },
        body: new URLSearchParams(new FormData(form)),
      }).then(async (answer) => {
        if (answer.ok) {
          setToken(answer.headers.get("X-CSRF-Token"));
          dialog.close();
          const next = afterSignIn;
          afterSignIn = null;
          if (next) { next(); }
        } else {
          showForm(await answer.text(), form.elements.login.value);
        }
      }).catch(offline);
    });
  }

  /* What was typed stays on the page below; afterwards the same is sent again. */
  function signIn(next) {
    afterSignIn = next || afterSignIn;
    if (!dialog.open) {
      fetch("/login/dialog").then((answer) => answer.text()).then((html) => {
        if (!dialog.open) { showForm(html, ""); dialog.showModal(); }
      }).catch(offline);
    }
  }

  function offline() {
    notice.textContent = notice.dataset.text;
    notice.hidden = false;
  }

  function online() { notice.hidden = true; }

  function sendOnce(form, submitter) {
    UNSENT.add(form);
    form.requestSubmit(submitter);
  }

  /* Before a form leaves the page, ask whether the session still lasts. */
  body.addEventListener("submit", (event) => {
    const form = event.target;
    const plain = form.method === "post" && !form.hasAttribute("hx-post")
      && !["/login", "/logout", "/preferences"].includes(new URL(form.action, location).pathname);
    if (!plain || event.defaultPrevented) { return; }
    if (UNSENT.has(form)) {
      UNSENT.delete(form);
      if (!form.hasAttribute("data-download")) { form.querySelectorAll("button").forEach((button) => button.classList.add("sent")); }
      return;
    }
    event.preventDefault();
    const submitter = event.submitter;
    fetch("/session").then((answer) => {
      online();
      if (answer.status === UNAUTHORIZED) { signIn(() => sendOnce(form, submitter)); } else { sendOnce(form, submitter); }
    }).catch(offline);
  });

  body.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status !== UNAUTHORIZED) { return; }
    const element = event.detail.requestConfig.elt;
    const polls = element.hasAttribute("data-polls");
    signIn(polls ? null : () => htmx.trigger(element, event.detail.requestConfig.triggeringEvent?.type || "submit"));
  });
  body.addEventListener("htmx:sendError", offline);
  body.addEventListener("htmx:afterOnLoad", online);

  /* Keys: an element with data-key is clicked or focused by that key, unless one is typing. */
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, dialog[open]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) { return; }
    const element = Array.from(document.querySelectorAll("[data-key]")).find((each) => each.dataset.key === event.key && !each.disabled && each.offsetParent !== null);
    if (element) {
      event.preventDefault();
      if (element.matches("input:not([type=checkbox]):not([type=radio]), textarea, select")) { element.focus(); } else { element.click(); }
    }
  });

  /* From a field with data-arrows, the arrow keys lead to the links that it names, and back. */
  document.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") { return; }
    const field = document.querySelector("[data-arrows]");
    const stops = field ? [field].concat(Array.from(document.querySelectorAll(field.dataset.arrows))) : [];
    const at = stops.indexOf(document.activeElement);
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at >= 0 && next) { event.preventDefault(); next.focus(); }
  });

  /* On a narrow screen the menu scrolls: the entry of this page is in sight. */
  const current = document.querySelector(".menu [aria-current]");
  if (current) {
    const menu = current.closest(".menu");
    menu.scrollLeft = current.offsetLeft - menu.offsetLeft - 40;
  }

  const focused = document.querySelector("[data-focus]");
  if (focused) { focused.focus(); }

  /* Escape leaves a field, so that the keys of the page work again. j and k go through the rows of a list. */
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest && event.target.closest("input, textarea, select");
    if (event.key === "Escape" && field) { field.blur(); return; }
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (!step || field || event.ctrlKey || event.metaKey || event.altKey) { return; }
    const rows = Array.from(document.querySelectorAll("[data-row]"));
    if (rows.length === 0) { return; }
    event.preventDefault();
    const now = rows.indexOf(document.activeElement);
    rows[now < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, now + step))].focus();
  });

  /* A box that ticks all of one name. */
  document.addEventListener("change", (event) => {
    if (!event.target.dataset.all) { return; }
    event.target.form.querySelectorAll('input[name="' + event.target.dataset.all + '"]').forEach((box) => { box.checked = event.target.checked; });
  });

  /* What a person works on is left with its page. */
  window.addEventListener("pagehide", () => {
    document.querySelectorAll("[data-leave]").forEach((each) => {
      const token = JSON.parse(body.getAttribute("hx-headers"))["X-CSRF-Token"];
      navigator.sendBeacon(each.dataset.leave, new URLSearchParams({ csrf: token }));
    });
  });

  /* Charts: data-chart holds {x, series: [{label, values, colour, bars}], time}; a table beside it says the same. */
  function colour(name) { return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim(); }

  function draw(element) {
    if (typeof uPlot === "undefined") { return; }
    const chart = JSON.parse(element.dataset.chart);
    const height = Number(element.dataset.height || 180);
    const axis = { stroke: colour("muted"), grid: { stroke: colour("line"), width: 1 }, ticks: { stroke: colour("line") } };
    const series = chart.series.map((each) => ({
      label: each.label,
      stroke: colour(each.colour),
      fill: each.bars ? colour(each.colour) : undefined,
      width: each.bars ? 0 : 2,
      dash: each.dash || undefined,
      points: { show: Boolean(each.points), size: 6 },
      paths: each.bars ? uPlot.paths.bars({ size: [0.8, 60] }) : undefined,
    }));
    const options = {
      width: Math.max(200, element.clientWidth),
      height,
      legend: { show: true, live: false },
      cursor: { show: false },
      scales: { x: { time: Boolean(chart.time) }, y: { range: (u, low, high) => [Math.min(0, low), Math.max(1, high * 1.05)] } },
      axes: [Object.assign({}, axis, { values: chart.labels ? (u, at) => at.map((v) => chart.labels[chart.x.indexOf(v)] || "") : undefined, splits: chart.labels ? () => ticks(chart.x, element.clientWidth) : undefined }), Object.assign({ size: 60, values: (u, at) => at.map((v) => v.toLocaleString(document.documentElement.lang)) }, axis)],
      series: [{}].concat(series),
    };
    if (chart.range) { options.scales.y.range = chart.range; }
    element.replaceChildren();
    new uPlot(options, [chart.x].concat(chart.series.map((each) => each.values)), element);
  }

  function ticks(x, width) {
    const step = Math.max(1, Math.ceil(x.length / Math.max(2, Math.floor(width / 70))));
    return x.filter((value, index) => index % step === 0);
  }

  function drawAll(root) {
    (root.querySelectorAll ? root.querySelectorAll("[data-chart]") : []).forEach(draw);
  }

  drawAll(document);
  body.addEventListener("htmx:load", (event) => {
    const loaded = event.detail.elt;
    if (loaded.matches && loaded.matches("[data-chart]")) { draw(loaded); }
    drawAll(loaded);
  });

  /* An element with data-polls="SECONDS" renews itself while the page is visible. What is folded open stays so. */
  let lastPoll = Date.now();
  function poll(now) {
    document.querySelectorAll("[data-polls]").forEach((element) => {
      if (document.visibilityState === "visible" && !dialog.open && now - lastPoll >= Number(element.dataset.polls) * 1000) {
        lastPoll = now;
        htmx.trigger(element, "renew");
      }
    });
  }
  setInterval(() => poll(Date.now()), 500);
  document.addEventListener("visibilitychange", () => { lastPoll = 0; poll(Date.now()); });
  let open = [];
  body.addEventListener("htmx:beforeSwap", () => { open = Array.from(document.querySelectorAll("details[id][open]")).map((each) => each.id); });
  body.addEventListener("htmx:afterSwap", () => open.forEach((id) => { const each = document.getElementById(id); if (each) { each.open = true; } }));
  let resizing;
  window.addEventListener("resize", () => { clearTimeout(resizing); resizing = setTimeout(() => drawAll(document), 150); });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawAll(document));
})();
