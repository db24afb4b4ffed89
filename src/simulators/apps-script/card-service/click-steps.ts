import { Refusal } from '../sync-channel';
import { color, constant, part, push, text, truth, type Built, type Step, type Steps } from './card-kinds';

const click =
  (field: string, names: readonly string[]): Step =>
  (state, call, cards) => {
    state['onClick'] = { [field]: cards.part(call, 0, names).state };
  };

/** What a button, an image or a card's menu line can do. One click, one thing: the last call wins. */
export const clickSteps: Steps = {
  setOnClickAction: click('action', ['Action']),
  setOpenLink: click('openLink', ['OpenLink']),
  setOnClickOpenLinkAction: click('openDynamicLinkAction', ['Action']),
  setAuthorizationAction: click('openLink', ['AuthorizationAction']),
  setComposeAction: (state, call, cards) => {
    cards.constant(call, 1, 'ComposedEmailType');
    state['onClick'] = { action: cards.part(call, 0, ['Action']).state };
  },
};

/** `TEXT` is the former name of a button without a frame. */
const buttonStyle =
  (enumeration: string): Step =>
  (state, call, cards) => {
    const style = cards.constant(call, 0, enumeration);
    state['type'] = style === 'TEXT' ? 'BORDERLESS' : style;
  };

export const buttons = ['TextButton', 'ImageButton'];

/** Parameters travel as text only. */
const parameters: Step = (state, call) => {
  const entries = Object.entries(call.record(0)).map(([key, value]) => ({
    key,
    value: typeof value === 'string' ? value : call.mismatch(),
  }));
  state['parameters'] = entries;
};

const rgb: Step = (state, call) => {
  state['color'] = color(call);
};

export const clickKinds: Readonly<Record<string, Steps>> = {
  Action: {
    setFunctionName: text('function'),
    setMethodName: text('function'),
    setParameters: parameters,
    setLoadIndicator: constant('loadIndicator', 'LoadIndicator'),
    setPersistValues: truth('persistValues'),
    setInteraction: constant('interaction', 'Interaction'),
    addRequiredWidget: (state, call) => {
      push(state, 'requiredWidgets', call.text(0));
    },
    setAllWidgetsAreRequired: truth('allWidgetsAreRequired'),
  },
  AuthorizationAction: { setAuthorizationUrl: text('url') },
  OpenLink: {
    setUrl: text('url'),
    setOpenAs: constant('openAs', 'OpenAs'),
    setOnClose: (state, call, cards) => {
      const onClose = cards.constant(call, 0, 'OnClose');
      state['onClose'] = onClose === 'RELOAD_ADD_ON' ? 'RELOAD' : onClose;
    },
  },
  TextButton: {
    ...clickSteps,
    setText: text('text'),
    setAltText: text('altText'),
    setDisabled: truth('disabled'),
    setBackgroundColor: rgb,
    setTextButtonStyle: buttonStyle('TextButtonStyle'),
  },
  ImageButton: {
    ...clickSteps,
    setAltText: text('altText'),
    setBackgroundColor: rgb,
    setImageButtonStyle: buttonStyle('ImageButtonStyle'),
    setIcon: (state, call, cards) => {
      state['icon'] = { knownIcon: cards.constant(call, 0, 'Icon') };
    },
    setIconUrl: (state, call) => {
      state['icon'] = { iconUrl: call.text(0) };
    },
    setMaterialIcon: (state, call, cards) => {
      state['icon'] = { materialIcon: cards.part(call, 0, ['MaterialIcon']).state };
    },
  },
  ButtonSet: {
    addButton: (state, call, cards) => {
      push(state, 'buttons', cards.part(call, 0, buttons).state);
    },
  },
  CardAction: { ...clickSteps, setText: text('actionLabel') },
  FixedFooter: {
    setPrimaryButton: (state, call, cards) => {
      const button = cards.part(call, 0, ['TextButton']).state;
      assertFilled(button);
      state['primaryButton'] = button;
    },
    setSecondaryButton: part('secondaryButton', ['TextButton']),
  },
};

function assertFilled(button: Built): void {
  if (button['type'] !== undefined && button['type'] !== 'FILLED') {
    throw new Refusal('The primary button of a fixed footer must be a filled button.');
  }
}
