// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/gist.h"

#include "app/db/db-private.h"

// Which tables a change touched.
enum {
  TOUCHES_BOARD = 1 << 0,
  TOUCHES_PLACEMENT = 1 << 1,
  TOUCHES_WAITING = 1 << 2,
  TOUCHES_PRESENCE = 1 << 3,
  TOUCHES_PRINTED = 1 << 4,
  TOUCHES_PRESENTATION = 1 << 5,
  TOUCHES_PAPER = 1 << 6,
  TOUCHES_PERSON = 1 << 7,
  TOUCHES_MORE = 1 << 8,
};

static const struct {
  const char *table;
  guint bit;
} tables[] = {
  {"board", TOUCHES_BOARD},       {"placement", TOUCHES_PLACEMENT},
  {"waiting", TOUCHES_WAITING},   {"presence", TOUCHES_PRESENCE},
  {"printed", TOUCHES_PRINTED},   {"presentation", TOUCHES_PRESENTATION},
  {"paper", TOUCHES_PAPER},       {"paper_author", TOUCHES_PAPER},
  {"paper_topic", TOUCHES_PAPER}, {"link", TOUCHES_PAPER},
  {"person", TOUCHES_PERSON},
};

typedef struct {
  gint64 presentation;
  gint64 board;
} Seat;

// One row of the changeset.
typedef struct {
  sqlite3_changeset_iter *iterator;
  const char *table;
  int operation; // of what is told: turned round of an inverse
  gboolean is_inverse;
} Row;

typedef struct {
  AffDb *db;
  guint touched;
  GArray *came; // Seat
  GArray *left; // Seat
  Seat held;    // whose kept was set
  gboolean is_kept;
  AffGistKind board_kind;
  gint64 board;
  gint64 paper;
  gint64 waiter;
  gint64 present; // presentation
  guint boards;   // rows
  guint waits;
  guint waited;
} Work;

static int
find_column (AffDb *db, const char *table, const char *column)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "SELECT cid FROM pragma_table_info (?1) WHERE name = ?2");

  aff_statement_bind_text (statement, 1, table);
  aff_statement_bind_text (statement, 2, column);
  return aff_statement_step (statement) ? (int) aff_statement_int (statement, 0) : -1;
}

static sqlite3_value *
read_side (const Row *row, int column, gboolean is_new)
{
  sqlite3_value *value = NULL;
  int rc = is_new ? sqlite3changeset_new (row->iterator, column, &value)
                  : sqlite3changeset_old (row->iterator, column, &value);

  return rc == SQLITE_OK ? value : NULL;
}

// What COLUMN became; of a row that went, what it was. NULL if it stayed.
static sqlite3_value *
read_value (Work *work, const Row *row, const char *column)
{
  int index = find_column (work->db, row->table, column);
  sqlite3_value *value = index >= 0 ? read_side (row, index, !row->is_inverse) : NULL;

  if (!value && index >= 0 && row->operation != SQLITE_UPDATE)
    value = read_side (row, index, row->is_inverse);
  return value;
}

// Of a column that names the row.
static gint64
read_id (Work *work, const Row *row, const char *column)
{
  int index = find_column (work->db, row->table, column);
  sqlite3_value *value = index >= 0 ? read_side (row, index, TRUE) : NULL;

  if (!value && index >= 0)
    value = read_side (row, index, FALSE);
  return value ? sqlite3_value_int64 (value) : 0;
}

static void
take_placement (Work *work, const Row *row)
{
  Seat seat = {read_id (work, row, "presentation"), read_id (work, row, "board")};

  if (row->operation == SQLITE_INSERT)
    g_array_append_val (work->came, seat);
  else if (row->operation == SQLITE_DELETE)
    g_array_append_val (work->left, seat);
  else {
    sqlite3_value *kept = read_value (work, row, "kept");
    work->held = seat;
    work->is_kept = kept && sqlite3_value_int (kept) != 0;
  }
}

static AffGistKind
find_board_kind (Work *work, const Row *row)
{
  sqlite3_value *state = row->operation == SQLITE_UPDATE ? read_value (work, row, "state")
                                                         : NULL;
  const char *word = state ? (const char *) sqlite3_value_text (state) : NULL;

  if (g_strcmp0 (word, "closed") == 0)
    return AFF_GIST_CLOSED;
  if (g_strcmp0 (word, "open") == 0)
    return AFF_GIST_OPENED;
  if (g_strcmp0 (word, "reserved") == 0)
    return AFF_GIST_RESERVED;
  return read_value (work, row, "note") ? AFF_GIST_NOTE : AFF_GIST_BOARD;
}

static void
take_row (Work *work, const Row *row, guint bit)
{
  switch (bit) {
  case TOUCHES_BOARD:
    work->boards++;
    work->board = read_id (work, row, "id");
    work->board_kind = find_board_kind (work, row);
    break;
  case TOUCHES_PLACEMENT:
    take_placement (work, row);
    break;
  case TOUCHES_WAITING:
    work->waits += row->operation == SQLITE_INSERT;
    work->waited += row->operation == SQLITE_DELETE;
    if (row->operation != SQLITE_UPDATE)
      work->waiter = read_id (work, row, "paper");
    break;
  case TOUCHES_PRESENCE:
    work->present = read_id (work, row, "presentation");
    break;
  case TOUCHES_PAPER:
    if (g_str_equal (row->table, "paper"))
      work->paper = read_id (work, row, "id");
    else if (work->paper == 0)
      work->paper = read_id (work, row, "paper");
    break;
  default:
    break;
  }
}

static guint
find_bit (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (tables[i].table, table))
      return tables[i].bit;
  return TOUCHES_MORE;
}

static int
turn (int operation)
{
  return operation == SQLITE_INSERT   ? SQLITE_DELETE
         : operation == SQLITE_DELETE ? SQLITE_INSERT
                                      : operation;
}

static gboolean
read_rows (Work *work, GBytes *changes, gboolean is_inverse)
{
  Row row = {.is_inverse = is_inverse};
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (changes, &length);

  if (sqlite3changeset_start (&row.iterator, (int) length, (void *) data) != SQLITE_OK)
    return FALSE;
  while (sqlite3changeset_next (row.iterator) == SQLITE_ROW) {
    int columns = 0;
    sqlite3changeset_op (row.iterator, &row.table, &columns, &row.operation, NULL);
    if (is_inverse)
      row.operation = turn (row.operation);
    guint bit = find_bit (row.table);
    work->touched |= bit;
    take_row (work, &row, bit);
  }
  return sqlite3changeset_finalize (row.iterator) == SQLITE_OK;
}

static const Seat *
find_seat (const GArray *seats, const Seat *wanted, gboolean by_board)
{
  for (guint i = 0; i < seats->len; i++) {
    const Seat *seat = &g_array_index (seats, Seat, i);

    if (by_board ? seat->board == wanted->board : seat->presentation == wanted->presentation)
      return seat;
  }
  return NULL;
}

// One poster arrived: from nowhere, from another board, or in the place of another poster.
static AffGist
tell_arrival (const Work *work)
{
  const Seat *seat = &g_array_index (work->came, Seat, 0);
  const Seat *former = find_seat (work->left, seat, FALSE);
  const Seat *rival = find_seat (work->left, seat, TRUE);
  AffGist gist = {.presentation = seat->presentation, .board = seat->board};

  if (work->left->len > (guint) (former != NULL) + (rival != NULL && rival != former))
    return (AffGist){.kind = AFF_GIST_MOVES};
  gist.kind = rival && rival != former ? AFF_GIST_REPLACED
              : former                 ? AFF_GIST_MOVED
                                       : AFF_GIST_PLACED;
  if (rival && rival != former)
    gist.other_presentation = rival->presentation;
  if (former)
    gist.other_board = former->board;
  return gist;
}

static AffGist
tell_placement (const Work *work)
{
  const Seat *came = work->came->len ? &g_array_index (work->came, Seat, 0) : NULL;
  const Seat *left = work->left->len ? &g_array_index (work->left, Seat, 0) : NULL;

  if (!came && !left)
    return (AffGist){.kind = work->is_kept ? AFF_GIST_KEPT : AFF_GIST_LET_GO,
                     .presentation = work->held.presentation,
                     .board = work->held.board};
  if (work->came->len == 1)
    return tell_arrival (work);
  if (!came && work->left->len == 1)
    return (AffGist){.kind = AFF_GIST_TAKEN_OFF,
                     .presentation = left->presentation,
                     .board = left->board};
  if (work->came->len == 2 && work->left->len == 2 && find_seat (work->left, came, FALSE) &&
      find_seat (work->left, came, TRUE) && find_seat (work->left, came + 1, FALSE) &&
      find_seat (work->left, came + 1, TRUE))
    return (
      AffGist){.kind = AFF_GIST_SWAPPED, .board = came->board, .other_board = came[1].board};
  return (AffGist){.kind = AFF_GIST_MOVES};
}

static AffGist
tell_waiting (const Work *work)
{
  if (work->waits + work->waited != 1)
    return (AffGist){.kind = AFF_GIST_WAITING};
  return (AffGist){.kind = work->waits ? AFF_GIST_WAITS : AFF_GIST_WAITED,
                   .paper = work->waiter};
}

// What carries the rest with it decides: a closed board takes posters off, a withdrawn paper
// leaves its board.
static AffGist
tell (const Work *work)
{
  if ((work->touched & TOUCHES_MORE) || work->boards > 1)
    return (AffGist){.kind = AFF_GIST_PROGRAMME};
  if (work->touched & TOUCHES_PAPER)
    return (AffGist){.kind = AFF_GIST_PAPER, .paper = work->paper};
  if (work->touched & TOUCHES_PERSON)
    return (AffGist){.kind = AFF_GIST_PROGRAMME};
  if (work->touched & TOUCHES_BOARD)
    return (AffGist){.kind = work->board_kind, .board = work->board};
  if (work->touched & TOUCHES_PLACEMENT)
    return tell_placement (work);
  if (work->touched & TOUCHES_WAITING)
    return tell_waiting (work);
  if (work->touched & TOUCHES_PRESENCE)
    return (AffGist){.kind = AFF_GIST_PRESENCE, .presentation = work->present};
  if (work->touched & TOUCHES_PRINTED)
    return (AffGist){.kind = AFF_GIST_PRINTED};
  return (AffGist){.kind = AFF_GIST_PROGRAMME};
}

AffGist
aff_gist_read (AffDb *db, GBytes *changes, gboolean is_inverse)
{
  AffGist gist = {.kind = AFF_GIST_PROGRAMME};

  g_return_val_if_fail (db != NULL && changes != NULL, gist);
  Work work = {.db = db,
               .came = g_array_new (FALSE, FALSE, sizeof (Seat)),
               .left = g_array_new (FALSE, FALSE, sizeof (Seat))};

  if (read_rows (&work, changes, is_inverse))
    gist = tell (&work);
  g_array_unref (work.came);
  g_array_unref (work.left);
  return gist;
}
