import { areaUnderCurve } from '#domain/readiness/probability/accuracy/area-under-curve';
import { brierScore, brierSkill, logLoss } from '#domain/readiness/probability/accuracy/prediction';

const said = (chance: number, isRenewed: boolean) => ({ chance, isRenewed });
const four = [said(0.9, true), said(0.8, true), said(0.7, false), said(0.4, false)];

test('the Brier score is the mean squared distance, and skill the share saved', () => {
  expect(brierScore(four)).toBeCloseTo((0.01 + 0.04 + 0.49 + 0.16) / 4, 12);
  expect(
    brierSkill(
      four,
      four.map(({ isRenewed }) => said(0.5, isRenewed)),
    ),
  ).toBeCloseTo(1 - 0.175 / 0.25, 12);
  expect(brierSkill(four, four)).toBe(0);
});

test('log loss is the mean surprise', () => {
  expect(logLoss(four)).toBeCloseTo(-(Math.log(0.9) + Math.log(0.8) + Math.log(0.3) + Math.log(0.6)) / 4, 12);
});

test('the area counts pairs in the right order, ties half', () => {
  expect(areaUnderCurve(four)).toBe(1);
  expect(areaUnderCurve([said(0.9, true), said(0.5, true), said(0.5, false), said(0.6, false)])).toBe(2.5 / 4);
  expect(areaUnderCurve([said(0.5, true), said(0.5, false)])).toBe(0.5);
  expect(areaUnderCurve([said(0.5, true)])).toBeUndefined();
});

test('the area is what counting every pair gives', () => {
  const predictions = Array.from({ length: 40 }, (_, place) => said(((place * 7) % 13) / 13, (place * 5) % 3 !== 0));
  const renewed = predictions.filter(({ isRenewed }) => isRenewed);
  const lost = predictions.filter(({ isRenewed }) => !isRenewed);
  const wins = renewed.flatMap(({ chance }) =>
    lost.map((other): number => (chance > other.chance ? 1 : chance === other.chance ? 0.5 : 0)),
  );
  expect(areaUnderCurve(predictions)).toBeCloseTo(wins.reduce((sum, win) => sum + win, 0) / wins.length, 12);
});
