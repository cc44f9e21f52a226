-- SPDX-License-Identifier: GPL-3.0-or-later
-- What every new programme starts with: the order in which a paper's links are chosen for its code.
-- A DOI comes first, and counts once it is marked live.

INSERT INTO link_kind (kind, rank) VALUES
  ('doi', 0),
  ('openreview', 1),
  ('proceedings', 2);
