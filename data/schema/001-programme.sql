-- The programme of a poster session: everything a kiosk shows, in one file.
-- Rules every table obeys, because changes are recorded and undone by SQLite sessions:
-- a PRIMARY KEY each, ids never reused, no generated column, no trigger, foreign keys NO ACTION,
-- and no UNIQUE over a column that is updated (such rules are queries in app/db/invariant.c).
-- Planned times: a local day and a minute after its midnight (may pass 1440), either may be NULL.
-- Live times and all other instants: seconds since 1970 UTC. Places: millimetres from the plan's
-- top left corner, x east, y south. Angles: degrees clockwise from the plan's north.

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE change (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  time INTEGER NOT NULL,
  who TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('init', 'edit', 'undo', 'redo', 'import', 'plan')),
  sentence TEXT NOT NULL,
  undoes INTEGER REFERENCES change (sequence),
  changeset BLOB NOT NULL,
  hash BLOB NOT NULL CHECK (length (hash) = 32)
) STRICT;

CREATE TABLE plan (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  svg BLOB NOT NULL CHECK (length (svg) <= 524288),
  sha256 TEXT NOT NULL,
  width_mm INTEGER NOT NULL CHECK (width_mm > 0),
  height_mm INTEGER NOT NULL CHECK (height_mm > 0)
) STRICT;

CREATE TABLE room (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan INTEGER REFERENCES plan (id),
  rank INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE room_name (
  room INTEGER NOT NULL REFERENCES room (id),
  language TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (room, language)
) STRICT, WITHOUT ROWID;

-- What is on the floor beside boards. A kiosk's heading is the direction its reader faces.
CREATE TABLE place (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan INTEGER NOT NULL REFERENCES plan (id),
  kind TEXT NOT NULL CHECK (kind IN ('kiosk', 'door', 'stage', 'seats', 'coffee', 'registration',
                                     'toilets', 'accessible-toilet', 'lift', 'stairs',
                                     'first-aid', 'cloakroom', 'other')),
  code TEXT NOT NULL,
  x_mm INTEGER NOT NULL,
  y_mm INTEGER NOT NULL,
  width_mm INTEGER NOT NULL DEFAULT 0,
  height_mm INTEGER NOT NULL DEFAULT 0,
  heading_deg INTEGER CHECK (heading_deg BETWEEN 0 AND 359),
  element TEXT
) STRICT;

CREATE TABLE place_name (
  place INTEGER NOT NULL REFERENCES place (id),
  language TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (place, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE workshop (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  language TEXT NOT NULL DEFAULT 'en',
  short_title TEXT,
  tagline TEXT,
  edition INTEGER CHECK (edition > 0),
  parent TEXT,
  venue TEXT,
  city TEXT,
  country TEXT,
  first_day TEXT CHECK (first_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  last_day TEXT CHECK (last_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  zone TEXT NOT NULL DEFAULT 'Europe/Paris',
  certainty TEXT NOT NULL DEFAULT 'final' CHECK (certainty IN ('final', 'preliminary')),
  room INTEGER REFERENCES room (id),
  rank INTEGER NOT NULL DEFAULT 0,
  source TEXT,
  source_key TEXT
) STRICT;

CREATE TABLE alias (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workshop INTEGER NOT NULL REFERENCES workshop (id),
  kind TEXT NOT NULL CHECK (kind IN ('workshop', 'tutorial')),
  name TEXT NOT NULL,
  short_name TEXT
) STRICT;

CREATE TABLE section (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workshop INTEGER NOT NULL REFERENCES workshop (id),
  kind TEXT NOT NULL CHECK (kind IN ('overview', 'aims', 'topics', 'programme', 'tracks',
                                     'submission', 'policies', 'venue', 'contact')),
  rank INTEGER NOT NULL DEFAULT 0,
  title TEXT,
  text TEXT NOT NULL,
  language TEXT NOT NULL DEFAULT 'en'
) STRICT;

CREATE TABLE deadline (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workshop INTEGER NOT NULL REFERENCES workshop (id),
  title TEXT NOT NULL,
  language TEXT NOT NULL DEFAULT 'en',
  instant INTEGER NOT NULL,
  zone TEXT NOT NULL,
  source TEXT
) STRICT;

-- What a source says. Statements of one subject that contradict each other are all kept; a
-- statement with a count is compared with the items, papers or boards that it counts.
CREATE TABLE statement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workshop INTEGER NOT NULL REFERENCES workshop (id),
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  source TEXT NOT NULL,
  counts TEXT CHECK (counts IN ('item', 'keynote', 'poster', 'oral', 'panel', 'break',
                                'opening', 'talk', 'track', 'board', 'minute')),
  count INTEGER CHECK (count >= 0),
  contradicts INTEGER REFERENCES statement (id)
) STRICT;

-- A value that no source gives and somebody supplied: shown to staff as such by `check`.
CREATE TABLE assumption (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workshop INTEGER NOT NULL REFERENCES workshop (id),
  field TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE track (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workshop INTEGER NOT NULL REFERENCES workshop (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  language TEXT NOT NULL DEFAULT 'en',
  admission TEXT NOT NULL CHECK (admission IN ('review', 'availability')),
  rank INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workshop INTEGER NOT NULL REFERENCES workshop (id),
  title TEXT NOT NULL,
  subtitle TEXT,
  language TEXT NOT NULL DEFAULT 'en',
  type TEXT,
  day TEXT CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  minute INTEGER CHECK (minute BETWEEN 0 AND 2879),
  duration_min INTEGER CHECK (duration_min BETWEEN 0 AND 2880),
  shortest_min INTEGER CHECK (shortest_min BETWEEN 0 AND duration_min),
  fixed INTEGER NOT NULL DEFAULT 0 CHECK (fixed IN (0, 1)),
  certainty TEXT NOT NULL DEFAULT 'final' CHECK (certainty IN ('final', 'to-confirm')),
  cancelled INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1)),
  room INTEGER REFERENCES room (id),
  hang_minute INTEGER,
  clear_minute INTEGER,
  material TEXT,
  live_start INTEGER,
  live_end INTEGER,
  source_key TEXT
) STRICT;

CREATE TABLE item_nature (
  item INTEGER NOT NULL REFERENCES item (id),
  nature TEXT NOT NULL CHECK (nature IN ('opening', 'keynote', 'poster', 'break', 'oral', 'panel',
                                         'talk', 'tutorial', 'social', 'other')),
  PRIMARY KEY (item, nature)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  affiliation TEXT
) STRICT;

-- Somebody unknown is a row without a person and with a reason, never a person of that name.
CREATE TABLE item_person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  item INTEGER NOT NULL REFERENCES item (id),
  person INTEGER REFERENCES person (id),
  role TEXT NOT NULL CHECK (role IN ('speaker', 'chair', 'panellist')),
  reason TEXT CHECK (reason IN ('to-be-announced', 'withdrawn')),
  rank INTEGER NOT NULL DEFAULT 0,
  CHECK ((person IS NULL) = (reason IS NOT NULL))
) STRICT;

CREATE TABLE paper (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workshop INTEGER NOT NULL REFERENCES workshop (id),
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  language TEXT NOT NULL DEFAULT 'en',
  abstract TEXT,
  track INTEGER REFERENCES track (id),
  origin TEXT,
  withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
  width_mm INTEGER CHECK (width_mm > 0),
  power INTEGER NOT NULL DEFAULT 0 CHECK (power IN (0, 1)),
  low INTEGER NOT NULL DEFAULT 0 CHECK (low IN (0, 1)),
  source_key TEXT
) STRICT;

CREATE TABLE paper_author (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  paper INTEGER NOT NULL REFERENCES paper (id),
  person INTEGER NOT NULL REFERENCES person (id),
  rank INTEGER NOT NULL,
  presenter INTEGER NOT NULL DEFAULT 0 CHECK (presenter IN (0, 1))
) STRICT;

CREATE TABLE topic (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  letter TEXT NOT NULL CHECK (letter GLOB '[A-Z]'),
  rank INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE topic_name (
  topic INTEGER NOT NULL REFERENCES topic (id),
  language TEXT NOT NULL,
  name TEXT NOT NULL,
  short_name TEXT,
  PRIMARY KEY (topic, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE paper_topic (
  paper INTEGER NOT NULL REFERENCES paper (id),
  topic INTEGER NOT NULL REFERENCES topic (id),
  rank INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (paper, topic)
) STRICT, WITHOUT ROWID;

-- Which address a paper's code opens: the first kind of this order for which the paper has a
-- live link. Hosts outside link_host are a finding for staff.
CREATE TABLE link_kind (
  kind TEXT PRIMARY KEY,
  rank INTEGER NOT NULL
) STRICT;

CREATE TABLE link_host (
  host TEXT PRIMARY KEY
) STRICT;

CREATE TABLE link (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  paper INTEGER NOT NULL REFERENCES paper (id),
  kind TEXT NOT NULL,
  address TEXT NOT NULL,
  live INTEGER NOT NULL DEFAULT 1 CHECK (live IN (0, 1))
) STRICT;

CREATE TABLE presentation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  paper INTEGER NOT NULL REFERENCES paper (id),
  item INTEGER NOT NULL REFERENCES item (id),
  kind TEXT NOT NULL CHECK (kind IN ('poster', 'oral', 'spotlight')),
  rank INTEGER NOT NULL DEFAULT 0,
  embargo INTEGER
) STRICT;

CREATE TABLE board (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan INTEGER NOT NULL REFERENCES plan (id),
  label TEXT NOT NULL,
  x_mm INTEGER NOT NULL,
  y_mm INTEGER NOT NULL,
  facing_deg INTEGER NOT NULL CHECK (facing_deg BETWEEN 0 AND 359),
  width_mm INTEGER NOT NULL CHECK (width_mm > 0),
  height_mm INTEGER NOT NULL CHECK (height_mm > 0),
  power INTEGER NOT NULL DEFAULT 0 CHECK (power IN (0, 1)),
  low INTEGER NOT NULL DEFAULT 0 CHECK (low IN (0, 1)),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed', 'reserved')),
  note TEXT,
  element TEXT
) STRICT;

-- A move is a delete and an insert, never an update of item, board or presentation.
CREATE TABLE placement (
  item INTEGER NOT NULL REFERENCES item (id),
  board INTEGER NOT NULL REFERENCES board (id),
  presentation INTEGER NOT NULL REFERENCES presentation (id),
  kept INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1)),
  PRIMARY KEY (item, board, presentation),
  UNIQUE (item, board),
  UNIQUE (item, presentation)
) STRICT, WITHOUT ROWID;

CREATE TABLE waiting (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  item INTEGER NOT NULL REFERENCES item (id),
  paper INTEGER NOT NULL REFERENCES paper (id),
  rank INTEGER NOT NULL
) STRICT;

-- What a presenter said of the own presence; a word past its `until` is silence again.
CREATE TABLE presence (
  presentation INTEGER PRIMARY KEY REFERENCES presentation (id),
  hung INTEGER NOT NULL DEFAULT 0 CHECK (hung IN (0, 1)),
  word TEXT CHECK (word IN ('expected', 'here', 'back-at', 'away', 'no-show')),
  since INTEGER,
  until INTEGER,
  back INTEGER,
  CHECK ((word IS NULL) = (since IS NULL))
) STRICT;

CREATE TABLE notice (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  loudness TEXT NOT NULL CHECK (loudness IN ('notice', 'warning', 'emergency')),
  sent INTEGER NOT NULL,
  shown_from INTEGER NOT NULL,
  shown_until INTEGER
) STRICT;

CREATE TABLE notice_text (
  notice INTEGER NOT NULL REFERENCES notice (id),
  language TEXT NOT NULL,
  lead TEXT NOT NULL,
  text TEXT,
  PRIMARY KEY (notice, language)
) STRICT, WITHOUT ROWID;

CREATE INDEX item_by_workshop ON item (workshop);
CREATE INDEX alias_by_workshop ON alias (workshop);
CREATE INDEX section_by_workshop ON section (workshop);
CREATE INDEX item_person_by_item ON item_person (item);
CREATE INDEX paper_author_by_paper ON paper_author (paper);
CREATE INDEX link_by_paper ON link (paper);
CREATE INDEX presentation_by_item ON presentation (item);
CREATE INDEX presentation_by_paper ON presentation (paper);
CREATE INDEX board_by_plan ON board (plan);
CREATE INDEX placement_by_presentation ON placement (presentation);
