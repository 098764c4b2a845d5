// What visit.py asks of a page. Each function answers with what is wrong, in words.
(() => {
  const CONTROL = 'a[href], button, input, select, textarea, summary';
  const WORKED = `${CONTROL}, label, option`;
  const shown = each => each.checkVisibility({ visibilityProperty: true })
    && each.type !== 'hidden';
  const usable = each => shown(each) && each.tabIndex >= 0 && !each.matches(':disabled');
  const words = text => text.replace(/\s+/g, ' ').trim();
  const name = each => `<${each.localName}${each.id ? `#${each.id}` : ''}> `
    + words(each.innerText || each.name || each.getAttribute('class') || '').slice(0, 40);
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

  // With forced colours all backgrounds are one: what is told by them is told by an edge, or by words.
  const rgb = colour => (colour.match(/[\d.]+/g) || [0, 0, 0, 0]).map(Number);
  const seen = colour => { const parts = rgb(colour); return parts.length < 4 || parts[3] > 0; };
  const light = colour => rgb(colour).slice(0, 3)
    .map(each => each / 255)
    .map(each => (each <= 0.03928 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4))
    .reduce((sum, each, at) => sum + each * [0.2126, 0.7152, 0.0722][at], 0);
  const apart = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const behind = each => {
    for (let one = each.parentElement; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (seen(colour)) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const SIDES = ['Top', 'Right', 'Bottom', 'Left'];
  const edged = (each, pseudo) => {
    const style = getComputedStyle(each, pseudo);
    return SIDES.some(side => style[`border${side}Style`] !== 'none'
      && parseFloat(style[`border${side}Width`]) >= 1 && seen(style[`border${side}Color`])
      && apart(style[`border${side}Color`], behind(each)) >= 3);
  };
  const SHAPES = 'path, rect, circle, line, polygon';
  const tells = each => {
    const style = getComputedStyle(each);
    const coloured = seen(style.backgroundColor) && style.backgroundColor !== behind(each);
    return coloured || style.backgroundImage !== 'none';
  };
  // Before colours are forced: what is told by its background.
  const painted = () => {
    window.paintedOnThePage = [...document.body.querySelectorAll('*')]
      .filter(each => shown(each) && !each.closest('svg') && tells(each));
  };
  const drawn = each => {
    const style = getComputedStyle(each);
    return ['fill', 'stroke'].some(kind => style[kind] !== 'none' && seen(style[kind])
      && apart(style[kind], behind(each.closest('svg'))) >= 3);
  };
  const flattened = () => {
    const lost = window.paintedOnThePage.filter(each => !words(each.innerText || '')
      && !edged(each) && getComputedStyle(each).forcedColorAdjust !== 'none');
    const edgeless = all().filter(each => each.matches('button, .button, input, select, textarea')
      && !edged(each) && !edged(each, '::before') && !each.matches('.quiet'));
    const gone = [...document.querySelectorAll('svg')].flatMap(
      svg => [...svg.querySelectorAll(SHAPES)].filter(each => !drawn(each)));
    const ringless = stops().filter(each => {
      each.focus({ preventScroll: true });
      const style = getComputedStyle(each);
      return style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2
        || apart(style.outlineColor, behind(each)) < 3;
    });
    document.activeElement.blur();
    return [
      ...lost.map(each => `${name(each)} is told by its background alone`),
      ...edgeless.map(each => `${name(each)} has no edge`),
      ...gone.map(each => `${name(each)} of a picture is gone`),
      ...ringless.map(each => `${name(each)} has no ring`),
    ];
  };

  return {
    small, misnamed, secret, ungrouped, focused, begin, painted, flattened,
  };
})()
