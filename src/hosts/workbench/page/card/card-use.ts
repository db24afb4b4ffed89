import type { OnClick } from '#cards/card';

/** What a drawn card may do, without knowing who does it. */
export interface CardUse {
  readonly isBusy: boolean;
  press(onClick: OnClick, key: string): void;
  type(name: string, values: readonly string[]): void;
  fold(section: number): void;
  follow(url: string): void;
}
