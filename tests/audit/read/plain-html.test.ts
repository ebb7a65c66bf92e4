import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../../pipeline/audit/read/page.js';
import { type PageParts, readPlainHtml } from '../../../pipeline/audit/read/plain-html.js';

type Event = readonly [kind: string, name: string, attributes?: Readonly<Record<string, string>>];

/** Collects what a reader tells; texts that follow each other are one. */
function recorder(): { events: Event[]; parts: PageParts } {
  const events: Event[] = [];
  return {
    events,
    parts: {
      onopentag: (name, attributes) => events.push(['open', name, { ...attributes }]),
      ontext(text) {
        const last = events.at(-1);
        if (last?.[0] === 'text') events[events.length - 1] = ['text', last[1] + text];
        else events.push(['text', text]);
      },
      onclosetag: (name) => events.push(['close', name]),
    },
  };
}

/** `null` where the page is not plain. */
function plainly(html: string): Event[] | null {
  const { events, parts } = recorder();
  return readPlainHtml(html, new Set(), parts) ? events : null;
}

/** The same from the full reader, without the declaration at the beginning. */
function fully(html: string): Event[] {
  const { events, parts } = recorder();
  const parser = new Parser(parts, { decodeEntities: true, recognizeSelfClosing: true });
  parser.write(html);
  parser.end();
  return events;
}

describe('readPlainHtml', () => {
  it.each([
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>A &amp; B</title></head><body></body></html>',
    '<p>vor <strong>3</strong><br> nach &lt;5&gt; &quot;x&quot; &#39;y&#39; &#x27;z&#x27;</p>',
    '<table><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td>1</td><td></td></tr></tbody></table>',
    '<svg viewBox="0 0 9 9"><clipPath id="a"><path d="M0,0"/></clipPath><text y="3">7</text></svg>',
    '<div\n  class="a"\tdata-x="2"   title="3 &amp; 4" ><ul><li>1</li><li>2</li></ul></div>',
  ])('tells what a full reader tells: %s', (html) => {
    expect(plainly(html)).toEqual(fully(html));
  });

  it.each([
    ['an element that does not end', '<div><p>3</p>'],
    ['ends in another order', '<b><i>3</b></i>'],
    ['an end without a beginning', '</div>'],
    ['an end that is cut off', '<div>3</div'],
    ['a paragraph that a block closes', '<p>3<div>4</div></p>'],
    ['an item that an item closes', '<ul><li>1<li>2</li></li></ul>'],
    ['a cell that a cell closes', '<tr><td>1<td>2</td></td></tr>'],
    ['a link in a link', '<a href="#x">1<a href="#y">2</a></a>'],
    ['a remark', '<p>3</p><!-- 4 -->'],
    ['a script', '<script>3</script>'],
    ['a value without quotation marks', '<p title=3>x</p>'],
    ['a value in single quotation marks', "<p title='3'>x</p>"],
    ['two attributes of one name', '<p title="3" title="4">x</p>'],
    ['an attribute without a value', '<p hidden>3</p>'],
    ['an entity that is not known here', '<p>3&nbsp;4</p>'],
    ['a sign of an entity alone', '<p>3 & 4</p>'],
    ['a name in capitals', '<P>3</P>'],
    ['a foreign part of a drawing', '<svg><foreignObject>3</foreignObject></svg>'],
    ['a tag in a title', '<title><b>3</b></title>'],
    ['an end of an element that has none', '<p>3<br></br></p>'],
    ['a comparison sign', '<p>1 < 2</p>'],
  ])('leaves to the full reader: %s', (_, html) => {
    expect(plainly(html)).toBeNull();
  });

  it('does not hide from the page what only the full reader understands', () => {
    const page = readPage('<p>Kinder: 3</p><div hidden>4</div><!-- 5 --><p title=6>x');
    expect(page.texts.map((t) => t.text)).toEqual(['Kinder: 3', '4', '6', 'x']);
    expect(page.foreign).toHaveLength(2);
  });
});
