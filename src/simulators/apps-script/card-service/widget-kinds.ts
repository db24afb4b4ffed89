import { buttons, clickSteps } from './click-steps';
import { color, constant, part, push, text, truth, whole, type Built, type Step, type Steps } from './card-kinds';

/** Button, switch and end icon share one place: setting one takes the others' away. */
const control =
  (field: string, names: readonly string[]): Step =>
  (state, call, cards) => {
    for (const other of ['button', 'switchControl', 'endIcon']) Reflect.deleteProperty(state, other);
    state[field] = cards.part(call, 0, names).state;
  };

const icon = (change: (icon: Built) => void): Step => {
  return (state) => {
    change((state['icon'] ??= {}) as Built);
  };
};

const decoratedText: Steps = {
  ...clickSteps,
  setText: text('text'),
  setTopLabel: text('topLabel'),
  setBottomLabel: text('bottomLabel'),
  setWrapText: truth('wrapText'),
  setStartIcon: part('startIcon', ['IconImage']),
  setEndIcon: control('endIcon', ['IconImage']),
  setButton: control('button', buttons),
  setSwitchControl: control('switchControl', ['Switch']),
  setIcon: (state, call, cards) =>
    icon((own) => (own['knownIcon'] = cards.constant(call, 0, 'Icon')))(state, call, cards),
  setIconUrl: (state, call, cards) => icon((own) => (own['iconUrl'] = call.text(0)))(state, call, cards),
  setIconAltText: (state, call, cards) => icon((own) => (own['altText'] = call.text(0)))(state, call, cards),
};

export const widgetKinds: Readonly<Record<string, Steps>> = {
  TextParagraph: { setText: text('text'), setMaxLines: whole('maxLines') },
  Divider: {},
  DecoratedText: decoratedText,
  KeyValue: {
    ...decoratedText,
    setContent: text('text'),
    setMultiline: truth('wrapText'),
    setSwitch: control('switchControl', ['Switch']),
  },
  Image: { ...clickSteps, setImageUrl: text('imageUrl'), setAltText: text('altText') },
  IconImage: {
    setAltText: text('altText'),
    setIcon: constant('knownIcon', 'Icon'),
    setIconUrl: text('iconUrl'),
    setMaterialIcon: part('materialIcon', ['MaterialIcon']),
    setImageCropType: constant('imageType', 'ImageCropType'),
  },
  MaterialIcon: { setName: text('name'), setFill: truth('fill'), setWeight: whole('weight'), setGrade: whole('grade') },
  Grid: {
    ...clickSteps,
    setTitle: text('title'),
    setNumColumns: whole('columnCount'),
    setBorderStyle: part('borderStyle', ['BorderStyle']),
    addItem: (state, call, cards) => {
      push(state, 'items', cards.part(call, 0, ['GridItem']).state);
    },
  },
  GridItem: {
    setIdentifier: text('id'),
    setTitle: text('title'),
    setSubtitle: text('subtitle'),
    setImage: part('image', ['ImageComponent']),
    setLayout: constant('layout', 'GridItemLayout'),
    // Card v1 has no place for it; the builder takes it all the same.
    setTextAlignment: (_state, call, cards) => {
      cards.constant(call, 0, 'HorizontalAlignment');
    },
  },
  ImageComponent: {
    setImageUrl: text('imageUri'),
    setAltText: text('altText'),
    setCropStyle: part('cropStyle', ['ImageCropStyle']),
    setBorderStyle: part('borderStyle', ['BorderStyle']),
  },
  ImageCropStyle: {
    setImageCropType: constant('type', 'ImageCropType'),
    setAspectRatio: (state, call) => {
      state['aspectRatio'] = call.number(0);
    },
  },
  BorderStyle: {
    setType: constant('type', 'BorderType'),
    setCornerRadius: whole('cornerRadius'),
    setStrokeColor: (state, call) => {
      state['strokeColor'] = color(call);
    },
  },
};
