-- What assigning boards, printing labels and finding a way need beside the programme itself.

-- The floor as people walk it: polygons of the plan, "x,y x,y x,y" in whole millimetres, closed by
-- themselves. One may walk where an area is 'walkable' and none is an 'obstacle'; 'steps' may be
-- walked by whoever can climb them; a 'passage' is walkable floor that staff can close. What is
-- step-free is so because the plan says it.
CREATE TABLE area (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan INTEGER NOT NULL REFERENCES plan (id),
  kind TEXT NOT NULL CHECK (kind IN ('walkable', 'obstacle', 'steps', 'passage')),
  step_free INTEGER NOT NULL DEFAULT 0 CHECK (step_free IN (0, 1)),
  closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)),
  code TEXT,
  points TEXT NOT NULL,
  element TEXT
) STRICT;

CREATE INDEX area_by_plan ON area (plan);

-- The label of a poster as it was last printed: on which board it says it hangs, and the SHA-256
-- of all that stands on it. A row that no longer matches is a label to print again.
CREATE TABLE printed (
  presentation INTEGER PRIMARY KEY REFERENCES presentation (id),
  board TEXT NOT NULL,
  digest TEXT NOT NULL,
  time INTEGER NOT NULL
) STRICT;

-- Boards of a poster session that are kept free for what the day brings.
ALTER TABLE item ADD COLUMN reserve INTEGER NOT NULL DEFAULT 0 CHECK (reserve >= 0);
-- "A0 portrait": what presenters were told to bring.
ALTER TABLE item ADD COLUMN poster_format TEXT;
-- When its presenter is asked to stand there: local minutes of the item's day, as item.minute.
-- NULL: as long as the item lasts.
ALTER TABLE presentation ADD COLUMN attend_from INTEGER;
ALTER TABLE presentation ADD COLUMN attend_until INTEGER;
-- The face on which a poster hangs; NULL: as wide as the board's ground on the plan, any height.
ALTER TABLE board ADD COLUMN panel_width_mm INTEGER CHECK (panel_width_mm > 0);
ALTER TABLE board ADD COLUMN panel_height_mm INTEGER CHECK (panel_height_mm > 0);
