/**
 * Words of the list that name a technical state, an action, business, politeness or a person in a request for IT help. They say
 * nothing about the writer's attitude, and severity is in the priority already. A star stands for any ending.
 */
export const neutralStems: readonly string[] = // States of machines and what is done to them
  (
    'abandon* accept acceptance accepted accepts accident* activ* active actives adopt* advanced affected alarm ' +
    'alarms alert* alone anti attach* attack* aversion* awol* backed backing backs banned ban barrier* block* boost* bright* broke ' +
    'calm casual casually charged charges clean* clear cleared clears clearly collaps* collid* commit* conflict* constrained ' +
    'contag* contradict* crash* creat* credit* critic critical critics crush* cut cuts cutting damag* danger* dead* deadlock deaf* ' +
    'dearth* debt* dedicated defeat* defect* defend* defens* deficit degrad* demand* denied denies deny denying derail* destroy* ' +
    'destruct* disaster* numb* treat determin* die died disabl* disappear* discard* disput* distort* dirt* doubt downside drag drop drown* dump* ' +
    'easier easily emergenc* empt* energ* engag* error* escap* excel excels exclu* exhaust* expand* expel* exploit* explor* ' +
    'expos* extend* fail* fake* fall* fals* fatal* fault* fight* fire fired fit flop* flu focused forbid* forced freez* free freed ' +
    'freely freeware frees gain* gun hack* hand hard harm* heal* hid hide hides hiding huge hurt* hurtling hurts ill ' +
    'illegal* immune impersonal* impos* improv* increase* increased infect* infring* injur* insecur* interrupt* ' +
    'isolat* jail* join* kill killed killing kills lag* launch* leak* leave legal* limit* lone lose loses losing ' +
    'loss losses lossy lost low lower* lows lurk* manipul* master* matter* miss missed misses murder* natural* neat* negative* ' +
    'no noisy novel* obsolete obstacle* odd offline ok okay okays outstanding overload* panic* penalt* ' +
    'play* poison* popular* positiv* postpon* power* pressur* prevent* privileg* problem problems progress* protect* push* ' +
    'question* rape* refus* pretend* holiday* reach* ready reject* relie* rescue* resolv* restor* restrict* retain* risk* rob robs robust* ' +
    'safe* save saved scam* scare* scream* secur* sever* severe severed shak* share* shock shoot* short* shortage* ' +
    'sick sin* slam slash* smart* solid* solution* solv* spam* spark* special* stab* stall* steal* stealth* stole* stop* strain* ' +
    'strang* strength* strik* strong* success* super suspect* suspend* suspicio* terror* threat* tops top tired torn tough* trap* ' +
    'trick* trivial* unapproved unaware unclear unconfirmed uncontrolled undecided unequal unified united unprotected unsecured ' +
    'unsettled unstable unsuccessful* unsupported unsure unwanted valid* victim* violat* virtue* virul* vision* vital* vulnerab* ' +
    'war warm* warn* wars weak* weapon* winn* win wins won worn wreck* xp ' +
    // Requests, business and the politeness that goes with both
    'admit admits admitted advantage* agree agreed agreeing agreement agreements agrees allow amazon apolog* approv* ' +
    'asset assets assur* award* best better benefit* bonus* careful* certain* chance chances challeng* cancel* ' +
    'dear dears determinable easy emergency encourag* energy fine friend* fyi gift* giving good ' +
    'grant* greet* grow* guarantee* help* helping helps hesit* hope hopes ideal* ignore ignores important importantly inhibit* ' +
    'interest* invit* keen kind kindly legally like liked likes luck* merit* natural novel opportun* optim* party pay pls plz please ' +
    'pretty prepar* prize* profit* promis* promot* reassur* recommend* responsib* reward* rich* sincere* ' +
    'sorry support* supreme* sure* surpris* tia treasur* true* truth* trust* truly unfortunate urgent* useful* valuab* value* ' +
    'valued vip want wealth* welcom* well wish* worth yeah yep yes ' +
    // Names of people, products and units
    'dick faith fan grace hail joy* mia romance* sunny* wells ' +
    // Abbreviations that mean something else in IT
    'aas aml bfe bl bz dx ez ff gg gl gla gn gt hak iou jj jk jp jt jw kk l lts ly mml nh nme np nitl pita po ptl pu qq qt ' +
    'rig sete sob tx ty urw vbg vbs wag wd wp xtc zzz'
  ).split(' ');

/** Words that are used for machines and for people: they count for three tenths. */
export const weakStems: readonly string[] = (
  'annoyance* appreciat* bad badly bless* bother* broken care cares cautio* chaos cheers comfort* confus* crisis delay* ' +
  'difficult* disrupt* distract* disturb* doubts ease eased forget* grateful* hesitant hopefully ' +
  'inconvenien* lack* mess messed messy missing mistake* pain* pleasant* pleasure poor problematic* reluct* respect* ruin* ' +
  'sadly serious silly sluggish* stress* struggl* stuck suffer* thank* thanks thks thx tnx ' +
  'trouble* ugly unfortunately unhealthy weird* worr* worse* wrong*'
).split(' ');

/** What politeness says of itself. It tells an attitude only where it is denied: happy to wait, but not happy with this. */
export const courtesyStems: readonly string[] =
  'acceptable adequate appreciated confident confidence fair glad happy helpful impressed impressive pleased satisfact* satisfied thrilled'.split(
    ' ',
  );
