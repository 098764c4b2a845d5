"""The style of the page for the kitchen wall: black on white, hairlines, one red for rubrics.

Print and wide screens show a sheet: seven rows, hours from left to right. Narrow screens show
the same document as a list of days. The type sizes of the sheet are set for reading at two
metres; ``layout`` chooses them.
"""

STYLE = """
:root { --ink: #000; --line: #767676; --rubric: #9b1c1c; }
* { box-sizing: border-box; margin: 0; padding: 0; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { color: var(--ink); background: #fff; font: 18px/1.4 "Helvetica Neue", Helvetica, Arial,
  "Liberation Sans", "Noto Sans", "DejaVu Sans Condensed", sans-serif;
  font-variant-numeric: tabular-nums lining-nums; overflow-wrap: anywhere; }
main { max-width: 40rem; margin: 0 auto; padding: 16px; }
h1, h2 { font-family: "Iowan Old Style", Palatino, "Liberation Serif", "Noto Serif", Georgia,
  "Times New Roman", "DejaVu Serif Condensed", serif; font-weight: normal; line-height: 1.1; }
h1 { font-size: 30px; }
h2 { font-size: 26px; }
ol, ul { list-style: none; }
b, strong { font-weight: bold; }
.axis, .beside { display: none; }
.day { border-top: 1px solid var(--line); padding: 14px 0; margin-top: 14px; }
.lanes li { padding: 5px 0 5px 12px; border-left: 4px solid var(--ink); margin: 8px 0; }
.lanes b { display: block; font-size: 24px; line-height: 1.2; }
.lanes .gap { border: 3px dashed var(--rubric); padding: 8px 10px; }
.lanes .unplanned { border: 1px dotted #000; }
.unplanned b { font-weight: normal; }
.gap strong, .change { color: var(--rubric); font-weight: bold; }
.gap .text { background: #fff; padding: 1px 4px; }
.gap { background: repeating-linear-gradient(135deg, #fff 0 5px, #d9b3b3 5px 7px);
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.band { display: none; }
.labels { margin-top: 10px; }
.labels li { padding: 2px 0; }
.empty { color: #444; }
footer { border-top: 3px double var(--ink); margin-top: 18px; padding-top: 12px; }
footer ol { margin: 8px 0 12px; }
footer ol { counter-reset: call; }
footer li { padding: 4px 0; counter-increment: call; }
footer li::before { content: counter(call) ". "; }
footer b { margin-right: .4em; }
footer .unbroken { white-space: nowrap; }

@media print { @page { size: landscape; margin: 7mm; } }
@media print, (min-width: 1120px) {
  main { width: 281mm; max-width: none; height: 194mm; padding: 0; display: grid;
    overflow: hidden;
    grid-template-rows: 10mm 4mm repeat(7, minmax(0, 1fr)) 26.5mm; }
  header { display: flex; justify-content: space-between; align-items: baseline; gap: 8mm; }
  h1 { font-size: 24pt; white-space: nowrap; }
  .opening { font-size: 13pt; text-align: right; }
  .axis, .day { display: grid; grid-template-columns: 27mm minmax(0, 1fr); }
  .axis div { grid-column: 2; position: relative; white-space: nowrap; font-size: 10pt;
    line-height: 4mm; }
  .axis span { position: absolute; left: calc(var(--at) / 24 * 100%);
    transform: translateX(-50%); }
  .axis span:first-child { transform: none; }
  .axis span:last-child { transform: translateX(-100%); }
  .day { grid-template-rows: minmax(0, 1fr) 6.2mm; margin: 0; padding: .5mm 0 .4mm;
    border-top: .4mm solid #000; }
  .day > h2 { grid-area: 1 / 1 / 3 / 2; font-size: 20pt; line-height: 1; padding-top: .8mm; }
  .beside { display: block; grid-area: 1 / 1 / 3 / 2; padding: 9.3mm 2mm 0 0;
    font-size: calc(var(--size) * 1pt);
    line-height: 1.08; }
  .beside span { display: block; }
  .beside .lack { font-weight: bold; color: var(--rubric); }
  .long { display: none; }
  .lanes { grid-area: 1 / 2; position: relative;
    background: repeating-linear-gradient(90deg, #bbb 0 .15mm, transparent .15mm 12.5%);
    -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .lanes li { position: absolute; margin: 0; padding: 0 .3mm 0 .9mm; overflow: hidden;
    border-left: .9mm solid #000; border-bottom: .2mm solid #000; line-height: 1.05;
    left: calc(var(--from) / 1440 * 100%); width: calc((var(--to) - var(--from)) / 1440 * 100%);
    min-width: 1.2mm; top: calc(var(--lane) / var(--lanes) * 100%);
    height: calc(100% / var(--lanes)); font-size: calc(var(--size) * 1pt);
    display: flex; align-items: center; }
  .lanes b { display: inline; font-size: 1em; line-height: inherit; }
  .lanes .hours { font-size: calc(var(--hours) * 1em); white-space: nowrap; margin-left: .25em; }
  .lanes .stacked .text > * { display: block; margin-left: 0; }
  .lanes .gap { border: .7mm dashed var(--rubric); padding: 0 .6mm; z-index: 1; }
  .lanes .unplanned { border: .3mm dotted #000; }
  .gap .text { padding: 0 .6mm; }
  .unfit .text, .then { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
  .band { display: block; position: absolute; left: 0; right: 0; bottom: .2mm; height: 1.5mm;
    background: #8a8a8a; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .band i { position: absolute; top: 0; bottom: 0; background: #fff; border: .3mm solid #000;
    left: calc(var(--from) / 1440 * 100%); width: calc((var(--to) - var(--from)) / 1440 * 100%); }
  .mark { position: absolute; bottom: 0; height: 21mm; border-left: .5mm dotted var(--rubric);
    left: calc(var(--from) / 1440 * 100%); }
  .foot { grid-area: 2 / 2; position: relative; }
  .labels { margin: 0; font-size: calc(var(--size) * 1pt); line-height: 4.4mm; }
  .labels li { position: absolute; top: 0; left: calc(var(--x) / 236 * 100%);
    max-width: calc((var(--w) + 3) / 236 * 100%); padding: 0; white-space: nowrap;
    overflow: hidden; text-overflow: ellipsis; }
  .brief .spare { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
  .labels li > * + * { margin-left: .25em; }
  .empty { grid-column: 2; align-self: center; font-size: 14pt; }
  footer { margin: 0; padding-top: .8mm; display: grid; align-items: start; column-gap: 6mm;
    grid-template-columns: 25mm minmax(0, 1fr) 44mm; }
  footer h2 { font-size: 15.5pt; }
  footer ol { margin: 0; height: 24.3mm; columns: var(--columns); column-gap: 5mm;
    column-fill: auto; font-size: calc(var(--size) * 1pt); line-height: 1.16; }
  footer li { padding: 0; break-inside: avoid; }
  footer .rules { font-size: 9pt; line-height: 1.15; }
}
@media screen and (min-width: 1120px) { main { margin: 24px auto; } }
@media print { main { width: 100%; } }
"""
