// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/proposal-text.h"

#include <glib/gi18n.h>

#define MM_PER_CM 10

const char *
aff_proposal_text_gain (AffGainKind kind)
{
  switch (kind) {
  case AFF_GAIN_TOPIC_NEIGHBOURS:
    return _ ("Neighbours that share a topic");
  case AFF_GAIN_AUTHOR_NEIGHBOURS:
    return _ ("Neighbours that share an author");
  case AFF_GAIN_PLACED:
    return _ ("Papers with a board");
  case AFF_GAIN_KEPT:
    return _ ("Fixed posters left alone");
  case AFF_GAIN_POWER:
    return _ ("Papers with power near a socket");
  case AFF_GAIN_LOW:
    return _ ("Papers on the low boards they need");
  case AFF_GAIN_STAGE:
    return _ ("Ways from posters to their stage");
  case AFF_GAIN_TOPIC_WALK:
    return _ ("Ways to the next poster of the topic");
  case AFF_GAIN_FAIR:
    return _ ("Good boards beyond a track’s fair share");
  case AFF_GAIN_COUNT:
  default:
    g_return_val_if_reached ("");
  }
}

char *
aff_proposal_text_count (const AffGain *gain)
{
  gboolean is_way = gain->kind == AFF_GAIN_STAGE || gain->kind == AFF_GAIN_TOPIC_WALK;
  gboolean is_same = gain->before == gain->after;

  g_return_val_if_fail (gain != NULL, NULL);
  if (gain->of >= 0 && is_same)
    return g_strdup_printf (_ ("%1$d of %2$d"), gain->after, gain->of);
  if (is_way && is_same)
    return g_strdup_printf (_ ("%d m, as now"), gain->after);
  if (is_same)
    return g_strdup_printf (_ ("%d, as now"), gain->after);
  if (is_way)
    // Translators: metres before and after.
    return g_strdup_printf (_ ("%1$d to %2$d m"), gain->before, gain->after);
  // Translators: a count before and after, "16 to 23".
  return g_strdup_printf (_ ("%1$d to %2$d"), gain->before, gain->after);
}

// Why it moves to ROW's board: goes on after "From board 10: ".
static char *
explain (const AffProposalRow *row)
{
  const AffWhy *why = &row->why;
  const char *other = why->other != NULL ? why->other->paper->number : "";
  const char *beside = why->beside != NULL ? why->beside->label : "";

  switch (why->kind) {
  case AFF_WHY_CLOSED:
    return g_strdup (_ ("that board is closed."));
  case AFF_WHY_TAKEN:
    return g_strdup (_ ("another session needs that board."));
  case AFF_WHY_TOO_WIDE:
    return g_strdup_printf (_ ("the poster is %1$d cm wide, that board %2$d cm."),
                            why->after / MM_PER_CM, why->before / MM_PER_CM);
  case AFF_WHY_POWER:
    return g_strdup (_ ("it asked for power, which is here."));
  case AFF_WHY_LOW:
    return g_strdup (_ ("it asked for a low board, and this is one."));
  case AFF_WHY_STAGE:
    return g_strdup_printf (_ ("it goes on stage afterwards, %1$d m away instead of %2$d m."),
                            why->after, why->before);
  case AFF_WHY_TOPIC:
    return g_strdup_printf (ngettext ("%1$d neighbour of its topic instead of %2$d, near %3$s "
                                      "on board %4$s.",
                                      "%1$d neighbours of its topic instead of %2$d, near "
                                      "%3$s on board %4$s.",
                                      why->after),
                            why->after, why->before, other, beside);
  case AFF_WHY_AUTHOR:
    return g_strdup_printf (_ ("%1$s on board %2$s shares an author, %3$d m away instead of "
                               "%4$d m."),
                            other, beside, why->after, why->before);
  case AFF_WHY_SIMILAR:
    return g_strdup_printf (_ ("%1$s on board %2$s resembles it most, %3$d m away instead of "
                               "%4$d m."),
                            other, beside, why->after, why->before);
  case AFF_WHY_NUMBER:
    return g_strdup (_ ("board numbers follow topics."));
  case AFF_WHY_MAKES_ROOM:
    return g_strdup_printf (_ ("it makes room for %s."), other);
  case AFF_WHY_FAIR:
    return g_strdup (_ ("the tracks share the boards that many pass."));
  case AFF_WHY_NO_BOARD:
  case AFF_WHY_WHOLE:
  default:
    return g_strdup (_ ("posters that belong together come closer, all in all."));
  }
}

char *
aff_proposal_text_reason (const AffProposalRow *row)
{
  g_return_val_if_fail (row != NULL, NULL);
  const AffWhy *why = &row->why;

  if (row->before == NULL && why->other == NULL)
    return g_strdup (_ ("Gets its first board."));
  if (row->before == NULL)
    return g_strdup_printf (_ ("Gets its first board; %1$s on board %2$s is of its topic."),
                            why->other->paper->number, why->beside->label);
  g_autofree char *reason = explain (row);
  // Translators: the board a poster leaves, and why: "From board 10: it makes room for P161."
  return g_strdup_printf (_ ("From board %1$s: %2$s"), row->before->label, reason);
}

static const char *
name_person (gconstpointer record)
{
  return ((const AffPerson *) record)->name;
}

static const char *
name_poster (gconstpointer record)
{
  return ((const AffPresentation *) record)->paper->number;
}

// FORMAT takes the names of MOST records.
static GPtrArray *
list_lines (const GPtrArray *records,
            guint most,
            const char *(*name) (gconstpointer),
            char *(*make) (const char *) )
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++) {
    g_string_append (names, names->len > 0 ? ", " : "");
    g_string_append (names, name (g_ptr_array_index (records, i)));
    if ((i + 1) % most == 0 || i + 1 == records->len) {
      g_ptr_array_add (lines, make (names->str));
      g_string_truncate (names, 0);
    }
  }
  g_string_free (names, TRUE);
  return lines;
}

static char *
make_told (const char *names)
{
  return g_strdup_printf (_ ("To be told: %s"), names);
}

static char *
make_labels (const char *numbers)
{
  return g_strdup_printf (_ ("Labels that change: %s"), numbers);
}

GPtrArray *
aff_proposal_text_told (const AffProposal *proposal, guint most)
{
  g_return_val_if_fail (proposal != NULL && most > 0, NULL);
  return list_lines (proposal->told, most, name_person, make_told);
}

GPtrArray *
aff_proposal_text_labels (const AffProposal *proposal, guint most)
{
  g_return_val_if_fail (proposal != NULL && most > 0, NULL);
  return list_lines (proposal->labels, most, name_poster, make_labels);
}

// Adds PART, which is taken over, if COUNT is not 0.
static void
append (GString *line, int count, char *part)
{
  if (count > 0) {
    g_string_append (line, line->len > 0 ? ", " : "");
    g_string_append (line, part);
  }
  g_free (part);
}

char *
aff_proposal_text_summary (const AffProposal *proposal)
{
  g_return_val_if_fail (proposal != NULL, NULL);
  int told = (int) proposal->told->len, labels = (int) proposal->labels->len;
  GString *line = g_string_new (NULL);

  append (line, proposal->n_moves,
          g_strdup_printf (ngettext ("%d move", "%d moves", proposal->n_moves),
                           proposal->n_moves));
  append (line, proposal->n_first,
          g_strdup_printf (ngettext ("%d first board", "%d first boards", proposal->n_first),
                           proposal->n_first));
  append (line, told,
          g_strdup_printf (ngettext ("%d person to tell", "%d people to tell", told), told));
  append (line, labels,
          g_strdup_printf (ngettext ("%d label changes", "%d labels change", labels), labels));
  return g_string_free (line, FALSE);
}

char *
aff_proposal_text_use (const AffProposal *proposal)
{
  g_return_val_if_fail (proposal != NULL, NULL);
  int moves = proposal->n_moves;

  return g_strdup_printf (ngettext ("Use this plan, %d move", "Use this plan, %d moves", moves),
                          moves);
}

char *
aff_proposal_text_used (const AffProposal *proposal)
{
  g_return_val_if_fail (proposal != NULL, NULL);
  GString *line = g_string_new (NULL);

  append (line, proposal->n_moves,
          g_strdup_printf (ngettext ("%d poster moved", "%d posters moved", proposal->n_moves),
                           proposal->n_moves));
  append (line, proposal->n_first,
          g_strdup_printf (ngettext ("%d first board given", "%d first boards given",
                                     proposal->n_first),
                           proposal->n_first));
  g_autofree char *parts = g_string_free (line, FALSE);
  // Translators: a toast, "Plan used: 3 posters moved, 1 first board given".
  return g_strdup_printf (_ ("Plan used: %s"), parts);
}

char *
aff_proposal_text_limit (const AffProposalSetting *setting)
{
  g_return_val_if_fail (setting != NULL, NULL);

  if (setting->by_topic)
    return g_strdup (_ ("Numbered by topic"));
  if (setting->mode == AFF_PROPOSAL_WHOLE)
    return g_strdup (_ ("Any number of moves"));
  return g_strdup_printf (ngettext ("At most %d move", "At most %d moves", setting->most_moves),
                          setting->most_moves);
}
