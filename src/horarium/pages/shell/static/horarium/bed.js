// On a device at his bed: as soon as the curtain is drawn from elsewhere, this page is covered.
// What was being typed goes along, sealed, and is there again when he opens it.

const EVERY = 3000;

const typed = form => [...form.elements].some(each => (each.matches('textarea, input:not([type])')
  || ['text', 'email', 'date', 'time', 'number', 'search', 'tel'].includes(each.type))
  && each.value !== each.defaultValue);

const cover = () => {
  const form = [...document.forms].find(each => each.method === 'post' && typed(each));
  document.body.hidden = true;
  if (form) form.submit(); else location.reload();
};

const look = async () => {
  try {
    const answer = await fetch('/curtain/covered/', { cache: 'no-store' });
    if (answer.ok && await answer.text() === 'covered') cover();
  } catch {
    // The house does not answer; what is on the screen stays until it does.
  }
};

setInterval(look, EVERY);
document.addEventListener('visibilitychange', () => document.hidden || look());
// A page that the browser kept is not shown again as it was.
addEventListener('pageshow', event => event.persisted && location.reload());
