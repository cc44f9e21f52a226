// SPDX-License-Identifier: GPL-3.0-or-later
// The members of Affiche's own JSON, for those who write and read it.
//   {"format": "affiche-programme", "schema": 5, "generator": {"name", "version"},
//    "programme": "UUID", "as_of": "2026-10-04T13:21:00Z" or null, "head": "of the log",
//    "meta": {"is_sample": "1", …}, "last_ids": {"paper": 28, …},
//    "tables": {"paper": [{"id": 1, "title": "…", …}, …], …}}
// Tables and columns are named as in data/schema; a blob is base64. `last_ids` has the highest id
// that a table ever had: a row up to it that is not in the file is gone, one above was added
// elsewhere.
#pragma once

#define AFF_WHOLE_FORMAT "affiche-programme"

// The words of meta that go along.
#define AFF_WHOLE_META                                                                         \
  {                                                                                            \
    "is_sample", "simulated_start", "source", NULL                                             \
  }
