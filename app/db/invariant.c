// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/db/invariant.h"

#include "app/base/text.h"

typedef struct {
  const char *code;
  const char *query; // one column: what is wrong, as a sentence; one row for each violation
  const char *remedy;
} Rule;

static const Rule rules[] = {
  {"board-label-twice",
   "SELECT format ('Board %s is on the plan “%s” %d times.', label, plan.name, count (*))"
   "  FROM board JOIN plan ON plan.id = board.plan"
   "  GROUP BY board.plan, label HAVING count (*) > 1",
   "Give each board of a plan a label of its own."},
  {"paper-number-twice",
   "SELECT format ('Paper %s is in the workshop %s %d times.', number, code, count (*))"
   "  FROM paper JOIN workshop ON workshop.id = paper.workshop"
   "  GROUP BY workshop, number HAVING count (*) > 1",
   "Give each paper of a workshop a number of its own."},
  {"topic-letter-twice",
   "SELECT format ('The letter %s stands for %d topics.', letter, count (*))"
   "  FROM topic GROUP BY letter HAVING count (*) > 1",
   "Give each topic a letter of its own."},
  {"workshop-code-twice",
   "SELECT format ('The code %s stands for %d workshops.', code, count (*))"
   "  FROM workshop GROUP BY code HAVING count (*) > 1",
   "Give each workshop a code of its own."},
  {"kiosk-code-twice",
   "SELECT format ('The code %s stands for %d kiosks.', code, count (*))"
   "  FROM place WHERE kind = 'kiosk' GROUP BY code HAVING count (*) > 1",
   "Give each kiosk a code of its own."},
  {"placement-of-another-item",
   "SELECT format ('Board %s carries paper %s in “%s”, but the paper is not presented there.',"
   "    label, number, item.title)"
   "  FROM placement JOIN presentation ON presentation.id = placement.presentation"
   "  JOIN board ON board.id = placement.board JOIN item ON item.id = placement.item"
   "  JOIN paper ON paper.id = presentation.paper"
   "  WHERE presentation.item <> placement.item",
   "Take the paper off the board, or present it in that poster session."},
  {"placement-of-a-talk",
   "SELECT format ('Board %s carries paper %s, whose presentation there is no poster but %s.',"
   "    label, number, presentation.kind)"
   "  FROM placement JOIN presentation ON presentation.id = placement.presentation"
   "  JOIN board ON board.id = placement.board JOIN paper ON paper.id = presentation.paper"
   "  WHERE presentation.kind <> 'poster'",
   "Put only posters on boards."},
  {"placement-on-closed-board",
   "SELECT format ('Board %s is closed, but paper %s is on it.', label, number)"
   "  FROM placement JOIN board ON board.id = placement.board"
   "  JOIN presentation ON presentation.id = placement.presentation"
   "  JOIN paper ON paper.id = presentation.paper"
   "  WHERE board.state = 'closed'",
   "Move the paper to another board, or open this one."},
  {"placement-of-withdrawn-paper",
   "SELECT format ('Paper %s is withdrawn, but it is on board %s.', number, label)"
   "  FROM placement JOIN board ON board.id = placement.board"
   "  JOIN presentation ON presentation.id = placement.presentation"
   "  JOIN paper ON paper.id = presentation.paper"
   "  WHERE paper.withdrawn = 1",
   "Take the paper off the board."},
  {"more-than-30-boards",
   "SELECT format ('The poster session “%s” uses %d boards of the plan “%s”.', item.title,"
   "    count (*), plan.name)"
   "  FROM placement JOIN board ON board.id = placement.board"
   "  JOIN plan ON plan.id = board.plan JOIN item ON item.id = placement.item"
   "  GROUP BY placement.item, board.plan HAVING count (*) > 30",
   "Use at most 30 boards of a plan in one poster session."},
  {"last-day-before-first",
   "SELECT format ('The workshop %s ends on %s, before its first day %s.', code, last_day,"
   "    first_day) FROM workshop WHERE last_day < first_day",
   "Correct one of the two days."},
  {"live-end-before-start",
   "SELECT format ('“%s” ended before it started.', title) FROM item"
   "  WHERE live_end < live_start",
   "Correct the time at which it started or ended."},
  {"waiting-rank-twice",
   "SELECT format ('%d papers wait for a board of “%s” in place %d.', count (*), item.title,"
   "    waiting.rank) FROM waiting JOIN item ON item.id = waiting.item"
   "  GROUP BY waiting.item, waiting.rank HAVING count (*) > 1",
   "Give each waiting paper a place of its own."},
  {"topic-without-name",
   "SELECT format ('Topic %s has no name.', letter) FROM topic"
   "  WHERE NOT EXISTS (SELECT 1 FROM topic_name WHERE topic = topic.id)",
   "Name the topic in at least one language."},
  {"room-without-name",
   "SELECT format ('Room %d has no name.', id) FROM room"
   "  WHERE NOT EXISTS (SELECT 1 FROM room_name WHERE room = room.id)",
   "Name the room in at least one language."},
};

static AffViolation *
create_violation (const Rule *rule, const char *sentence)
{
  AffViolation *violation = g_new0 (AffViolation, 1);
  violation->code = g_strdup (rule->code);
  violation->sentence = aff_text_clean (sentence);
  violation->remedy = g_strdup (rule->remedy);
  return violation;
}

void
aff_violation_free (AffViolation *self)
{
  if (self == NULL)
    return;
  g_free (self->code);
  g_free (self->sentence);
  g_free (self->remedy);
  g_free (self);
}

static gboolean
ask_all (AffDb *db, gpointer violations, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++) {
    g_autoptr (AffStatement) query = aff_db_prepare (db, rules[i].query);
    while (aff_statement_step (query))
      g_ptr_array_add (violations, create_violation (&rules[i], aff_statement_text (query, 0)));
    if (!aff_statement_finish (query, error))
      return FALSE;
  }
  return TRUE;
}

GPtrArray *
aff_invariant_list (AffDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);
  g_autoptr (GPtrArray)
    violations = g_ptr_array_new_with_free_func ((GDestroyNotify) aff_violation_free);
  if (!aff_db_read (db, ask_all, violations, error))
    return NULL;
  return g_steal_pointer (&violations);
}
