// SPDX-License-Identifier: GPL-3.0-or-later
// The sessions that papers are presented in.
#include "app/import/merge-private.h"

// A session is found by its key and by its title, the first one of a title.
void
aff_merge_remember_session (AffMerge *self, const char *key, const char *title, gint64 id)
{
  char *folded = aff_merge_fold (title);

  if (key)
    aff_merge_remember (self->sessions, g_strdup (key), id);
  if (g_hash_table_contains (self->sessions, folded))
    g_free (folded);
  else
    aff_merge_remember (self->sessions, folded, id);
}

static void
note_default (gint64 *session, gint64 id)
{
  if (*session != id)
    *session = *session == 0 ? id : -1;
}

static gboolean
takes_place (AffMerge *self, gint64 id)
{
  AffStatement *row = aff_merge_sql (self,
                                     "SELECT 1 FROM item WHERE id = ?1 AND cancelled = 0");

  aff_statement_bind_int (row, 1, id);
  gboolean is_there = aff_statement_step (row);
  aff_statement_reset (row);
  return is_there;
}

void
aff_merge_note_session (AffMerge *self, gint64 id, guint natures)
{
  if (!(natures & (AFF_NATURE_POSTER | AFF_NATURE_ORAL)) || !takes_place (self, id))
    return;
  if (natures & AFF_NATURE_POSTER)
    note_default (&self->poster_session, id);
  if (natures & AFF_NATURE_ORAL)
    note_default (&self->talk_session, id);
}

static gint64
make_session (AffMerge *self, const char *title, AffPresentationKind kind)
{
  AffNature nature = kind == AFF_KIND_POSTER ? AFF_NATURE_POSTER : AFF_NATURE_ORAL;
  gint64 id = aff_merge_next_id (self, "item");
  AffStatement *row = aff_merge_sql (self, "INSERT INTO item (id, workshop, title, certainty)"
                                           " VALUES (?1, ?2, ?3, 'to-confirm')");

  aff_statement_bind_int (row, 1, id);
  aff_statement_bind_int (row, 2, self->workshop);
  aff_statement_bind_text (row, 3, title);
  aff_statement_run (row);
  aff_merge_natures (self, id, nature);
  aff_merge_remember_session (self, title, title, id);
  aff_merge_note_session (self, id, nature);
  self->outcome->items_new++;
  aff_merge_remark (self, AFF_REMARK_GUESSED, "session-made", title,
                    "Papers are presented in a session of which the schedule knows nothing.",
                    "The session was made, day and time to be announced.");
  return id;
}

gint64
aff_merge_find_session (AffMerge *self, const char *name)
{
  gint64 id = aff_merge_lookup (self->sessions, name);
  g_autofree char *folded = id == 0 ? aff_merge_fold (name) : NULL;

  return id == 0 ? aff_merge_lookup (self->sessions, folded) : id;
}

gint64
aff_merge_session (AffMerge *self, const char *name, AffPresentationKind kind)
{
  gboolean is_poster = kind == AFF_KIND_POSTER;
  const char *title = name ? name : is_poster ? "Poster session" : "Talks";
  g_autofree char *folded = aff_merge_fold (title);
  gint64 id = is_poster ? self->poster_session : MAX (self->talk_session, 0);

  if (name)
    id = aff_merge_lookup (self->sessions, name);
  if (id == 0)
    id = aff_merge_lookup (self->sessions, folded);
  return id != 0 ? id : make_session (self, title, kind);
}
