// Everything on a page, worked by one switch or two that send keys; docs/explanation/hands.md.
// Groups are lit in turn; a press enters one, and what is in it is lit in turn, at last the way
// back; a press on an item is a click. Where a group holds one thing, the thing is lit instead.
// What is lit has the focus. Without data-switches on <body> nothing here does anything.

const told = document.body.dataset;
// How long a thing is lit; how long a press must last to count, and how long after it another is
// ignored; how often all is lit before the scan rests.
const [STEP, HOLD, AGAIN, ROUNDS] = ['step', 'hold', 'again', 'rounds'].map(each => +told[each]);
const SELECT = told.selectKey;
const NEXT = told.switches === '2' ? told.stepKey : '';
const REACT = 300; // sooner than this nobody answers what they see

const GROUP = '[data-group]';
const ITEM = 'a[href]:not(.skip), button, input, select, textarea, summary';
const TYPED = 'textarea, input:not([type=checkbox], [type=radio], [type=submit], [type=file])';

let mode; // scan, rest, hand (a keyboard is used), type
let inside = []; // groups entered, each with its place
let lit, back, index; // what is lit; whether as the way back; its place
let passed; // steps since the last press
let down, counted, late; // a key is down; it counted; a step was due meanwhile
let moving; // the scan itself moves the focus
let stepping, holding; // timers
const deafUntil = {};

const now = () => performance.now();
const inner = () => (inside.length ? inside.at(-1).group : null);
const usable = each => each.tabIndex >= 0 && !each.matches(':disabled')
  && each.checkVisibility({ visibilityProperty: true });

// What is lit in turn in a group, or on the page: what stands in no deeper group.
const level = group => {
  const root = group || document.querySelector('dialog:modal') || document.body;
  return [...root.querySelectorAll(`${GROUP}, ${ITEM}`)].flatMap(each => {
    const around = each.parentElement.closest(GROUP);
    if (around !== group && (group || root.contains(around))) return [];
    if (!each.matches(GROUP)) return usable(each) ? each : [];
    const its = level(each);
    return its.length > 1 ? each : its;
  });
};

const light = (each, isBack) => {
  if (lit) {
    lit.classList.remove('scan', 'scan-group', 'scan-back');
    lit.ariaDescription = null;
  }
  [lit, back] = [each, isBack];
  if (!lit) return;
  if (lit.matches(GROUP)) lit.tabIndex = -1;
  lit.classList.add(back ? 'scan-back' : lit.matches(GROUP) ? 'scan-group' : 'scan');
  if (back) lit.ariaDescription = 'Back';
  moving = true;
  lit.focus({ preventScroll: true });
  moving = false;
  lit.scrollIntoView({ block: 'nearest', behavior: 'instant' });
};

// Where what is lit stands now: itself, else its id, else its place.
const place = things => {
  if (back) return things.length;
  const at = things.findIndex(each => each === lit || (lit && lit.id && each.id === lit.id));
  return at < 0 ? Math.min(index, things.length) : at;
};

const wait = () => {
  clearTimeout(stepping);
  if (!NEXT) stepping = setTimeout(() => { if (down) late = true; else move(); }, STEP);
};

const move = () => {
  const things = level(inner());
  const count = things.length + (inside.length ? 1 : 0);
  passed += 1;
  if (!count || (!NEXT && passed > ROUNDS * count)) return inside.length ? leave() : rest();
  index = (place(things) + 1) % count;
  light(things[index] || inner(), index === things.length);
  wait();
};

const begin = () => {
  light(null);
  [mode, inside, passed] = ['scan', [], 0];
  index = Math.max(level(null).findIndex(each => each.closest('main')), 0) - 1;
  move();
};

const rest = () => {
  if (lit) lit.blur();
  light(null);
  mode = 'rest';
};

// The scan goes on from here after a full step.
const stay = each => {
  [mode, passed] = ['scan', 0];
  light(each);
  index = level(inner()).indexOf(each);
  wait();
};

const enter = (group, from) => {
  inside.push({ group, index, from });
  light(null);
  [index, passed] = [-1, 0];
  move();
};

const leave = () => {
  const left = inside.pop();
  light(null);
  if (left.from) return close(left);
  [lit, index, passed] = [left.group, left.index, 0];
  move();
};

const select = () => {
  if (back) leave();
  else if (lit.matches(GROUP)) enter(lit);
  else if (lit.matches('select')) choose(lit);
  else if (lit.matches(TYPED)) type(lit);
  else {
    passed = 0;
    wait();
    lit.click();
  }
};

// The options of a list that drops down become items.
const make = (kind, parts) => Object.assign(document.createElement(kind), parts);

const choose = list => {
  const options = [...list.options].filter(each => !each.disabled);
  const many = options.length > 12 && Math.ceil(Math.sqrt(options.length));
  const choices = make('div', { className: 'scan-choices' });
  choices.dataset.group = '';
  let part = choices;
  options.forEach((option, at) => {
    if (many && at % many === 0) {
      part = choices.appendChild(make('div'));
      part.dataset.group = '';
    }
    const textContent = option.text + (option.selected ? ' (now)' : '');
    const onclick = () => {
      option.selected = !(list.multiple && option.selected);
      list.dispatchEvent(new Event('change', { bubbles: true }));
      close(inside.splice(inside.findIndex(each => each.from))[0]);
    };
    part.append(make('button', { type: 'button', textContent, onclick }));
  });
  (list.closest('label') || list).after(choices);
  enter(choices, list);
};

const close = ({ group, from }) => {
  group.remove();
  stay(from);
};

// In a field, keys type; a long press of the switch leaves it, or any of a function key.
const textContent = 'Typing. To go on, hold the switch.';
const note = make('p', { className: 'scan-note', role: 'status', textContent });

const type = field => {
  clearTimeout(stepping);
  mode = 'type';
  if (lit !== field) light(field);
  (field.closest('label') || field).after(note);
};

const typeKey = (event, code) => {
  if (code !== SELECT && code !== NEXT) return;
  const writes = event.key.length === 1 || (event.key === 'Enter' && lit.matches('textarea'));
  if (!writes || event.repeat) event.preventDefault();
  if (event.repeat || down) return;
  down = code;
  holding = setTimeout(() => {
    const [field, at] = [lit, lit.selectionStart];
    if (writes && at && /\s/.test(field.value[at - 1])) field.setRangeText('', at - 1, at, 'end');
    note.remove();
    stay(field);
  }, /^F\d/.test(code) ? HOLD : HOLD + 1000);
};

const count = code => {
  counted = true;
  if (mode !== 'scan') begin();
  else if (code === NEXT) move();
  else select();
};

const press = event => {
  const { code } = event;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (mode === 'type') return typeKey(event, code);
  if (mode === 'hand') byHand();
  if (code !== SELECT && code !== NEXT) {
    if (mode === 'scan' && lit.matches(TYPED) && event.key.length === 1) type(lit);
    return;
  }
  if (mode === 'hand' && code === SELECT && document.activeElement.matches(ITEM)) return;
  event.preventDefault();
  event.stopPropagation();
  if (event.repeat || down || now() < deafUntil[code]) return;
  down = code;
  if (HOLD) holding = setTimeout(count, HOLD, code);
  else count(code);
};

const release = event => {
  if (event.code && event.code !== down) return;
  if (event.code && mode !== 'type') event.preventDefault();
  clearTimeout(holding);
  if (counted) deafUntil[down] = now() + AGAIN;
  if (late && mode === 'scan') wait();
  down = counted = late = null;
};

// Somebody uses keyboard or mouse: the scan lets them, and begins again after.
const byHand = () => {
  mode = 'hand';
  clearTimeout(stepping);
  stepping = setTimeout(begin, Math.max(5000, 3 * STEP));
};

const focused = ({ target }) => {
  if (moving || target === lit) return;
  if (lit && !lit.isConnected) return mend();
  note.remove();
  light(null);
  if (target.matches(TYPED)) type(target);
  else byHand();
};

// What is shown anew moves neither light nor focus. Where what was lit is gone, the nearest is lit
// for a full step, and a press on its way to the other does not count.
const mend = () => {
  if (!lit || lit.isConnected) return;
  const [was, typing] = [lit, mode === 'type'];
  mode = 'scan';
  note.remove();
  for (const each of inside) each.group = document.getElementById(each.group.id) || each.group;
  const gone = inside.findIndex(each => !each.group.isConnected);
  if (gone >= 0) [[{ index }], back] = [inside.splice(gone), false];
  const things = level(inner());
  if (!things.length) return begin();
  index = Math.min(place(things), things.length - (back ? 0 : 1));
  light(things[index] || inner(), back);
  if (was.id && was.id === lit.id) return typing && type(lit);
  clearTimeout(holding);
  deafUntil[SELECT] = deafUntil[NEXT] = now() + REACT;
  wait();
};

if (+told.switches) {
  addEventListener('keydown', press, true);
  addEventListener('keyup', release, true);
  addEventListener('blur', release);
  addEventListener('focusin', focused);
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
  deafUntil[SELECT] = deafUntil[NEXT] = now() + Math.max(AGAIN, REACT);
  begin();
}
