'use strict';
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const reports = all('.report');
  const narrow = matchMedia('(max-width:62rem)');
  document.documentElement.classList.add('js');

  // Findings of the report that is shown.
  let shown = reports[0], at = null;
  const items = () => all('.findings>li', shown).filter((item) => !item.hidden);

  function tell() {
    const status = shown && shown.querySelector('[data-status]');
    if (!status) return;
    const listed = items(), place = listed.indexOf(at);
    status.textContent = status.dataset[place < 0 ? 'of' : 'status'].replace('{n}', place + 1).replace('{m}', listed.length);
  }

  function choose(item, toText) {
    if (!item) return;
    all('.active,.related', shown).forEach((one) => { if (one.tagName !== 'UL') one.classList.remove('active', 'related'); });
    const number = item.dataset.n;
    const marks = all('[data-main~="' + number + '"]', shown);
    item.classList.add('active');
    marks.forEach((mark) => mark.classList.add('active'));
    all('[data-figure~="' + number + '"]', shown).forEach((mark) => mark.classList.add('related'));
    at = item;
    if (marks[0] && (toText || !narrow.matches)) marks[0].scrollIntoView({block: 'center', inline: 'center'});
    if (!toText) {
      item.focus({preventScroll: true});
      if (narrow.matches) item.scrollIntoView({block: 'nearest'});
      else {
        const panel = item.closest('.panel');
        panel.scrollTop += item.getBoundingClientRect().top - panel.getBoundingClientRect().top - 120;
      }
    }
    tell();
  }

  function step(by) {
    const listed = items();
    if (!listed.length) return;
    const place = listed.indexOf(at);
    choose(listed[place < 0 ? (by > 0 ? 0 : listed.length - 1) : (place + by + listed.length) % listed.length]);
  }

  function filter(report) {
    const off = all('button[data-severity]', report).filter((button) => button.getAttribute('aria-pressed') === 'false');
    const without = off.map((button) => button.dataset.severity);
    const search = report.querySelector('.tools input[type=search]');
    const wanted = search ? search.value.trim().toLowerCase() : '';
    all('.findings>li', report).forEach((item) => {
      item.hidden = without.includes(item.dataset.severity) || !item.textContent.toLowerCase().includes(wanted);
    });
    tell();
  }

  function show(report) {
    shown = report;
    at = null;
    reports.forEach((one) => one.classList.toggle('folded', one !== report));
    all('nav.reports a').forEach((link) => {
      if (link.hash === '#' + report.id) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    });
    tell();
  }

  function follow() {
    go(location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1))));
  }

  function go(target) {
    const report = target && target.closest('.report');
    if (report && report !== shown) show(report);
    if (!target || target === report) return;
    if (target.matches('.findings>li')) choose(target);
    else if (target.dataset.main) choose(shown.querySelector('.findings>li[data-n="' + target.dataset.main.split(' ')[0] + '"]'), true);
  }

  if (reports.length) {
    show(shown);
    follow();
    addEventListener('hashchange', follow);
    document.addEventListener('click', (event) => {
      const toggle = event.target.closest('button[data-severity]');
      if (toggle) {
        toggle.setAttribute('aria-pressed', toggle.getAttribute('aria-pressed') !== 'true');
        filter(toggle.closest('.report'));
        return;
      }
      const link = event.target.closest('a[href^="#"]');
      if (link && location.protocol === 'about:') { // shown within another page, where links lead out of it
        event.preventDefault();
        const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        go(target);
        if (target && !target.dataset.main) target.scrollIntoView({block: 'nearest'});
        return;
      }
      if (event.target.closest('a,button,input,label,summary') || String(getSelection())) return;
      const item = event.target.closest('.findings>li');
      if (item) { choose(item); return; }
      const mark = event.target.closest('[data-main]');
      if (mark) choose(shown.querySelector('.findings>li[data-n="' + mark.dataset.main.split(' ')[0] + '"]'));
    });
    document.addEventListener('input', (event) => {
      if (event.target.matches('.report input[type=search]')) filter(event.target.closest('.report'));
    });
    document.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.target.matches('input[type=search]')) {
        if (event.key === 'Escape') { event.target.value = ''; filter(shown); event.target.blur(); }
        return;
      }
      const keys = shown.querySelector('input[data-keys]');
      if (keys && !keys.checked) return;
      if (event.key === 'j' || event.key === 'n') step(1);
      else if (event.key === 'k' || event.key === 'p') step(-1);
      else if (event.key === '/') { event.preventDefault(); shown.querySelector('.tools input[type=search]')?.focus(); }
      else if (event.key === 'Enter' && event.target.matches('.findings>li')) choose(event.target, true);
    });
  }

  // Lists of bodies: filtered by words and by state, sorted by a column.
  all('table[data-list]').forEach((table) => {
    const rows = all('tbody tr', table);
    const search = document.querySelector('input[data-for="' + table.id + '"]');
    const state = document.querySelector('select[data-for="' + table.id + '"]');
    const group = document.querySelector('select[data-group-for="' + table.id + '"]');
    const status = document.querySelector('[data-count-for="' + table.id + '"]');
    const narrowDown = () => {
      let count = 0;
      rows.forEach((row) => {
        const fits = (!search || row.textContent.toLowerCase().includes(search.value.trim().toLowerCase()))
          && (!state || !state.value || row.dataset.state.split(' ').includes(state.value))
          && (!group || !group.value || row.dataset.group === group.value);
        row.hidden = !fits;
        count += fits;
      });
      if (status) status.textContent = status.dataset.text.replace('{n}', count).replace('{m}', rows.length);
    };
    [search, state, group].forEach((one) => one && one.addEventListener('input', narrowDown));
    narrowDown();
    all('thead button', table).forEach((button) => button.addEventListener('click', () => {
      const head = button.closest('th'), column = [...head.parentNode.children].indexOf(head);
      const down = head.getAttribute('aria-sort') === 'ascending';
      all('th[aria-sort]', table).forEach((one) => one.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const value = (row) => row.children[column].dataset.value ?? row.children[column].textContent;
      const compare = (one, other) => {
        const a = value(one), b = value(other);
        if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
        const order = isNaN(a) || isNaN(b) ? a.localeCompare(b, 'zh') : a - b;
        return down ? -order : order;
      };
      rows.slice().sort(compare).forEach((row) => table.tBodies[0].append(row));
    }));
  });
})();
