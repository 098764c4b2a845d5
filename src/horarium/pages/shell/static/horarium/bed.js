// As soon as the curtain is drawn from elsewhere, this page is covered, on a device at his bed within
// seconds. What was being typed goes along, sealed, and is there again when he opens it.

const every = Number(document.currentScript.dataset.every) || 0;
let covering = false;

const changed = each => {
  if (each.matches('[type=checkbox], [type=radio]')) return each.checked !== each.defaultChecked;
  if (each.matches('textarea, input:not([type=hidden])')) return each.value !== each.defaultValue;
  if (!each.matches('select')) return false;
  const first = [...each.options].some(one => one.defaultSelected);
  return first ? [...each.options].some(one => one.selected !== one.defaultSelected)
    : each.selectedIndex > 0;
};

const cover = () => {
  if (covering) return;
  covering = true;
  const form = [...document.forms].find(
    each => each.method === 'post' && [...each.elements].some(changed),
  );
  document.body.hidden = true;
  if (form) HTMLFormElement.prototype.submit.call(form); else location.reload();
};

const look = async () => {
  try {
    const answer = await fetch('/curtain/covered/', { cache: 'no-store' });
    if (answer.ok && await answer.text() === 'covered') cover();
  } catch {
    // The house does not answer; what is on the screen stays until it does.
  }
};

if (every) setInterval(look, every);
document.addEventListener('visibilitychange', () => document.hidden || look());
document.addEventListener('covered', cover); // htmx was told so
// A page that the browser kept is not shown again as it was.
addEventListener('pageshow', event => event.persisted && location.reload());
