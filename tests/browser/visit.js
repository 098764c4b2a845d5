// What visit.py asks of a page. Each function answers with what is wrong, in words.
(() => {
  const CONTROL = 'a[href], button, input, select, textarea, summary';
  const WORKED = `${CONTROL}, label, option`;
  const shown = each => each.checkVisibility({ visibilityProperty: true })
    && each.type !== 'hidden';
  const usable = each => shown(each) && each.tabIndex >= 0 && !each.matches(':disabled');
  const words = text => text.replace(/\s+/g, ' ').trim();
  const name = each => `<${each.localName}${each.id ? `#${each.id}` : ''}> `
    + words(each.innerText || each.name || each.className || '').slice(0, 40);
  const all = () => [...document.querySelectorAll(CONTROL)].filter(usable);
  // One of the radio buttons of a question is reached by Tab: the chosen one, else the first.
  const stops = () => all().filter(each => {
    if (each.type !== 'radio') return true;
    const others = all().filter(other => other.type === 'radio' && other.name === each.name
      && other.form === each.form);
    return each === (others.find(other => other.checked) || others[0]);
  });

  const box = each => {
    const boxes = [each, ...(/checkbox|radio/.test(each.type) ? each.labels : [])]
      .map(one => one.getBoundingClientRect());
    return [
      Math.max(...boxes.map(one => one.right)) - Math.min(...boxes.map(one => one.left)),
      Math.max(...boxes.map(one => one.bottom)) - Math.min(...boxes.map(one => one.top)),
    ];
  };
  const inText = each => {
    const around = each.localName === 'a' && each.closest('p, li, dd, td, figcaption');
    return around && words(around.textContent) !== words(each.textContent)
      && getComputedStyle(each).display === 'inline';
  };
  const small = () => all().filter(each => !each.matches('.skip')).flatMap(each => {
    const [width, height] = box(each);
    const least = inText(each) ? 24 : 44;
    return Math.min(width, height) < least - 0.5
      ? `${name(each)} is ${width.toFixed()} by ${height.toFixed()} px` : [];
  });

  const misnamed = () => {
    axe.setup(document.documentElement);
    const found = all().flatMap(each => {
      const label = each.labels && each.labels[0];
      const visible = words((label || each).innerText || '').toLowerCase();
      const told = words(axe.commons.text.accessibleText(each)).toLowerCase();
      if (!told) return `${name(each)} has no name`;
      return each.matches('select, textarea') && !label || told.includes(visible)
        ? [] : `${name(each)} is called "${told}"`;
    });
    axe.teardown();
    return found;
  };

  const ROLES = 'button link checkbox radio switch tab menuitem option combobox slider'.split(' ');
  const secret = () => [...document.body.querySelectorAll('*')].flatMap(each => {
    if (each.closest(WORKED) || !shown(each)) return [];
    const told = getComputedStyle(each).cursor === 'pointer' || each.hasAttribute('onclick')
      || ROLES.includes(each.getAttribute('role')) || each.tabIndex >= 0
      || (window.heardClicks || []).includes(each) && !each.matches('form')
      || (/(^| )hx-(get|post|put|delete)/.test(each.getAttributeNames().join(' '))
        && !each.matches('form') && !each.hasAttribute('hx-trigger'));
    return told && !each.matches('[tabindex="-1"]') ? name(each) : [];
  });

  const ungrouped = () => all().filter(each => !each.closest('[data-group]')).map(name);

  // Where the focus is, after Tab: the place of the stop, and what is wrong with it.
  const focused = () => {
    const each = document.activeElement;
    const found = [];
    const style = getComputedStyle(each);
    const clear = /^rgba\(.*, 0\)$|^transparent$/.test(style.outlineColor);
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2 || clear) {
      found.push(`${name(each)} has no ring`);
    }
    for (const one of each.getClientRects()) {
      const [x, y] = [one.left + one.width / 2, one.top + one.height / 2];
      const hit = document.elementFromPoint(x, y);
      const own = hit && (each.contains(hit) || (hit.closest('label') || {}).control === each);
      if (!own) found.push(`${name(each)} is covered by ${hit ? name(hit) : 'nothing: out of sight'}`);
    }
    const inParts = /date|time|month|week/.test(each.type);
    return [window.stopsOfThePage.indexOf(each), name(each), found, inParts];
  };
  const begin = () => {
    if (document.activeElement) document.activeElement.blur();
    scrollTo(0, 0);
    window.stopsOfThePage = stops();
    return window.stopsOfThePage.map(name);
  };

  return { small, misnamed, secret, ungrouped, focused, begin };
})()
