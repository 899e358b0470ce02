/* Sorts tables, copies the address of a figure, saves a drawing. Every page is complete without this file. */
(() => {
  'use strict';
  const english = document.documentElement.lang === 'en';
  const say = (nl, en) => (english ? en : nl);

  const make = (className, text, press) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = className;
    button.textContent = text;
    button.addEventListener('click', press);
    return button;
  };

  /* A number as the page writes it; nothing for a word ("geheim"), which stands last. */
  const numberOf = (text) => {
    const found = text.replace(/\u2212/g, '-').match(/^[\s\u00a0]*([+-]?)[\s\u00a0\u20ac]*(-?)(\d[\d.,]*)/);
    if (!found) return null;
    const digits = english ? found[3].replace(/,/g, '') : found[3].replace(/\./g, '').replace(',', '.');
    return (found[1] === '-' || found[2] === '-' ? -1 : 1) * parseFloat(digits);
  };

  const orders = new WeakMap();
  const sort = (table, column, numeric, direction) => {
    for (const body of table.tBodies) {
      const all = [...body.rows];
      all.forEach((row, i) => orders.has(row) || orders.set(row, i));
      const rows = all.filter((row) => !row.querySelector('[scope=rowgroup]'));
      const text = (row) => row.cells[column].textContent.trim();
      rows.sort((a, b) => {
        const before = orders.get(a) - orders.get(b);
        if (direction === 0) return before;
        if (!numeric) return direction * text(a).localeCompare(text(b), 'nl', { numeric: true }) || before;
        const [x, y] = [numberOf(text(a)), numberOf(text(b))];
        if (x === null || y === null) return (x === null) - (y === null) || before;
        return direction * (x - y) || before;
      });
      body.append(...rows);
    }
  };

  const numbers = '.utrecht-table__header-cell--numeric-column';
  const states = ['ascending', 'descending', 'none'];
  for (const table of document.querySelectorAll('.utrecht-table')) {
    const heads = [...table.tHead.rows[0].cells];
    if (table.rows.length < 4 || !table.tHead.querySelector(numbers)) continue;
    heads.forEach((head, column) => {
      const numeric = head.matches(numbers);
      head.setAttribute('aria-sort', 'none');
      const button = make('sort', '', () => {
        const next = states[(states.indexOf(head.getAttribute('aria-sort')) + 1) % 3];
        heads.forEach((other) => other.setAttribute('aria-sort', 'none'));
        head.setAttribute('aria-sort', next);
        sort(table, column, numeric, { ascending: 1, descending: -1, none: 0 }[next]);
      });
      button.append(...head.childNodes);
      head.append(button);
    });
  }

  const copied = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = document.createElement('textarea');
      field.value = text;
      document.body.append(field);
      field.select();
      const done = document.execCommand('copy');
      field.remove();
      return done;
    }
  };
  for (const link of document.querySelectorAll('.permalink')) {
    const told = document.createElement('span');
    told.setAttribute('role', 'status');
    const button = make('tool', say('Kopieer de link', 'Copy the link'), async () => {
      told.textContent = await copied(link.href) ? say('Gekopieerd.', 'Copied.') : link.href;
      button.focus();
    });
    link.after(' ', button, ' ', told);
    const figure = link.closest('figure');
    if (!figure || figure.querySelector('a[href$=".svg"]')) continue;
    button.after(' ', make('tool', say('Bewaar de figuur (SVG)', 'Save the figure (SVG)'), () => {
      const svg = [...figure.querySelectorAll('svg')].find((one) => one.getBoundingClientRect().width > 0);
      const file = document.createElement('a');
      file.href = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' }));
      file.download = `${figure.id}.svg`;
      file.click();
      setTimeout(() => URL.revokeObjectURL(file.href), 1000);
    }));
  }
})();
