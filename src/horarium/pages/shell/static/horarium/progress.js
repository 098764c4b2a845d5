// How far the planner is, said as it goes on. It moves no focus and leads nowhere by itself: once
// there is an answer, a link to it appears. Without this script there is a link to look again.

const place = document.querySelector('[data-progress]');

if (place) {
  const sentence = place.querySelector('[role=status]');
  const steps = place.querySelector('ol');
  const say = text => { if (sentence.textContent !== text) sentence.textContent = text; };
  const show = lines => {
    while (steps.children.length > lines.length) steps.lastElementChild.remove();
    while (steps.children.length < lines.length) steps.append(document.createElement('li'));
    lines.forEach((line, at) => {
      if (steps.children[at].textContent !== line) steps.children[at].textContent = line;
    });
  };
  const heard = new EventSource(place.dataset.progress);
  heard.addEventListener('step', event => {
    const told = JSON.parse(event.data);
    say(told.sentence);
    show(told.steps);
  });
  heard.addEventListener('end', event => {
    heard.close();
    say(JSON.parse(event.data).sentence);
    const ended = place.querySelector('[data-when=ended]');
    ended.hidden = false;
    place.querySelectorAll('[data-when=going]').forEach(each => {
      if (each.contains(document.activeElement)) ended.firstElementChild.focus();
      each.hidden = true;
    });
  });
  addEventListener('pagehide', () => heard.close());
}
