import { SaveQueue } from '#hosts/workbench/save-queue';

test('wishes during a save are granted together by one more', async () => {
  let running = 0;
  let saves = 0;
  const queue = new SaveQueue(async () => {
    running += 1;
    expect(running).toBe(1);
    saves += 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
    running -= 1;
  });
  await Promise.all([queue.save(), queue.save(), queue.save(), queue.save()]);
  expect(saves).toBe(2);
  await queue.save();
  expect(saves).toBe(3);
});

test('a failed save is told and does not stop the next', async () => {
  let isDiskFull = true;
  const queue = new SaveQueue(async () => {
    if (isDiskFull) throw new Error('disk full');
  });
  await expect(queue.save()).rejects.toThrow('disk full');
  isDiskFull = false;
  await queue.save();
  await queue.idle();
});
