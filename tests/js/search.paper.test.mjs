import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from './page.mjs';

const { hits, isHit, marksIn } = await load('search');
const { data, elements } = await load('data');

const sorted = (ids) => [...ids].sort();
const chinese = (id) => `${elements.get(id).text['zh-Hant']}\n${elements.get(id).label?.['zh-Hant'] ?? ''}`;

for (const query of [
  'maoyi',
  'MaoYi',
  'mao yi',
  'mào yì',
  'mao4yi4',
  'maoy',
  'ㄇㄠˋㄧˋ',
  'ㄇㄠˋ ㄧˋ',
  'ㄇㄠㄧ',
  '贸易',
]) {
  test(`${query} finds what 貿易 finds`, () => {
    assert.deepEqual(sorted(hits(query)), sorted(hits('貿易')));
  });
}

for (const query of ['my', 'ㄇㄧ']) {
  test(`the initials ${query} find whatever holds 貿易, and more`, () => {
    const found = new Set(hits(query));
    assert.ok(hits('貿易').every((id) => found.has(id)));
    assert.ok(found.size > hits('貿易').length);
  });
}

test('every element whose Chinese holds 全球化 is found by characters of either script and by both spellings', () => {
  const holding = data.elements.map(({ id }) => id).filter((id) => chinese(id).includes('全球化'));
  for (const query of ['全球化', 'quanqiuhua', 'quan qiu hua', 'qqh', 'ㄑㄩㄢˊㄑㄧㄡˊㄏㄨㄚˋ', 'ㄑㄑㄏ']) {
    assert.deepEqual(
      holding.filter((id) => !isHit(id, query)),
      [],
      query,
    );
  }
});

test('Simplified characters find what the map writes in Traditional ones, also where several fall together', () => {
  assert.deepEqual(sorted(hits('经济发展')), sorted(hits('經濟發展')));
  assert.ok(hits('发展').length > 0);
  assert.deepEqual(sorted(hits('著')), sorted(hits('着')));
});

test('a character that has two sounds is found by either', () => {
  const holding = (words) => data.elements.map(({ id }) => id).filter((id) => chinese(id).includes(words));
  assert.ok(holding('成長').every((id) => isHit(id, 'chengzhang')));
  assert.ok(holding('長期').every((id) => isHit(id, 'changqi')));
});

test('ü may be typed as ü, v or u', () => {
  assert.ok(hits('shuilü').length > 0);
  for (const query of ['shuilv', 'shuilu', 'shui lü4', 'ㄕㄨㄟˋㄌㄩˋ'])
    assert.ok(
      hits('稅率').every((id) => isHit(id, query)),
      query,
    );
});

test('characters must stand side by side', () => {
  assert.deepEqual(hits('易貿'), []);
});

test('words in two languages and in two spellings can be sought together', () => {
  for (const id of hits('貿易 chengzhang trade'))
    assert.ok(isHit(id, '貿易') && isHit(id, 'chengzhang') && isHit(id, 'trade'));
  assert.ok(hits('貿易 chengzhang growth').length > 0);
  assert.deepEqual(hits('貿易chengzhang').length > 0, true);
});

test('what is written so comes before what only sounds so', () => {
  const found = hits('shi');
  const written = found.map((id) => JSON.stringify(elements.get(id)).toLowerCase().includes('shi'));
  assert.deepEqual(written, [...written].sort().reverse());
  assert.ok(written.includes(false));
});

test('what is found is marked, in any script and by any spelling', () => {
  const marked = (text, query) => marksIn(text, query).map(([from, to]) => text.slice(from, to));
  assert.deepEqual(marked('市場開放貿易成長', 'maoyi'), ['貿易']);
  assert.deepEqual(marked('市場開放貿易成長', '贸易 開放'), ['開放貿易']);
  assert.deepEqual(marked('Trade drives trade', 'TRADE'), ['Trade', 'trade']);
  assert.deepEqual(marked('ＡＰＥＣ會員', 'apec'), ['ＡＰＥＣ']);
  assert.deepEqual(marked('nothing here', 'maoyi'), []);
});

test('a query of punctuation, of signs of a pattern or of a hundred letters does no harm', () => {
  for (const query of ['?', '[(*', '\\', '的'.repeat(100), 'a'.repeat(500), 'ㄅ'.repeat(99), '\u{1F600}', 'é', '˙']) {
    assert.ok(Array.isArray(hits(query)), query);
    assert.ok(Array.isArray(marksIn('貿易 trade', query)), query);
  }
});
